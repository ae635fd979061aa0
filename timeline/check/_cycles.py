"""Finding what goes round in circles, without recursion, however long the circle."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import TypeVar

__all__ = ["cycles"]

NodeT = TypeVar("NodeT", bound=Hashable)


def cycles(following: Mapping[NodeT, Sequence[NodeT]]) -> Iterator[list[NodeT]]:
    """Yield circles in a directed graph: at least one for each group of nodes that go round, in linear time.

    >>> list(cycles({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}))
    [['a', 'b', 'c']]
    """
    done: set[NodeT] = set()
    for start in following:
        if start not in done:
            yield from _from(start, following, done)


def _from(
    start: NodeT, following: Mapping[NodeT, Sequence[NodeT]], done: set[NodeT]
) -> Iterator[list[NodeT]]:
    way, places = [start], {start: 0}
    ahead = [iter(following.get(start, ()))]
    while way:
        node = next(ahead[-1], None)
        if node is None:
            ahead.pop()
            left = way.pop()
            del places[left]
            done.add(left)
        elif node in places:
            yield way[places[node] :]
        elif node not in done:
            places[node] = len(way)
            way.append(node)
            ahead.append(iter(following.get(node, ())))
