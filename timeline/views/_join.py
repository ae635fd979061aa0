"""Two values of one field as one, where neither contradicts the other."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

from timeline.fields import FrozenMap
from timeline.views._paths import is_empty, is_items, is_labelled, names_of

__all__ = ["CONFLICT", "joined", "joined_text"]


class _Conflict(Enum):
    CONFLICT = "conflict"


CONFLICT: Final = _Conflict.CONFLICT
"""Stands for two values that cannot both be the field's."""

# Lists whose items stand beside each other, whatever they are called by.
_SETS: Final = frozenset({"formerly", "tags", "calls", "relations", "superlatives", "aliases", "belongs_to"})
# Lists in which the order is part of what is said.
_WHOLE: Final = frozenset({"authors"})


def joined(name: str, one: Any, other: Any) -> Any:
    """Return what two values of a field say together, or `CONFLICT`.

    >>> joined("tags", ("naval",), ("drill", "naval"))
    ('naval', 'drill')
    >>> joined("members", 193, 15)
    <_Conflict.CONFLICT: 'conflict'>
    """
    if one == other or is_empty(other):
        return one
    if is_empty(one):
        return other
    if is_labelled(one) and is_labelled(other):
        return _by_label(one, other)
    if is_items(one) and is_items(other) and name not in _WHOLE:
        return _items(name, one, other)
    return CONFLICT


def _by_label(one: Mapping[str, Any], other: Mapping[str, Any]) -> Any:
    differ = any(label in one and one[label] != item for label, item in other.items())
    return CONFLICT if differ else FrozenMap({**one, **other})


def _items(name: str, one: tuple[Any, ...], other: tuple[Any, ...]) -> Any:
    fresh = tuple(item for item in other if item not in one)
    if name not in _SETS:
        mine, theirs = _called(one), _called(other)
        if any(_of(one, called) != _of(other, called) for called in mine & theirs):
            return CONFLICT
    return (*one, *fresh)


def _called(items: tuple[Any, ...]) -> set[str]:
    return {found for item in items for found in names_of(item)[:1]}


def _of(items: tuple[Any, ...], called: str) -> list[Any]:
    return [item for item in items if called in names_of(item)[:1]]


def joined_text(one: str | None, other: str | None) -> str | None:
    """Return two remarks one below the other; one that is in the other already is not said twice."""
    if not other or (one and other in one):
        return one
    return other if not one or one in other else f"{one}\n\n{other}"
