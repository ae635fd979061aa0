"""Where in a JSON text a value stands.

The standard library's parser keeps no places. They are needed only for the text that turns out to have faults,
so such a text is walked a second time, and only the places asked for are kept.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Final, TypeAlias

import attrs

from timeline.errors import Position

__all__ = ["Lines", "Token", "depth_exceeded", "places", "tokens"]

Path: TypeAlias = tuple[str | int, ...]
_Tree: TypeAlias = "dict[str | int, _Tree]"

_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[{}\[\]:,]|[^\s"{}\[\]:,]+', re.DOTALL)


class Lines:
    """Turns offsets in a text into lines and columns.

    Args:
        text: The text.
        file: What the positions call it.
        first: The number of its first line.
    """

    def __init__(self, text: str, file: str, first: int = 1) -> None:
        self._file = file
        self._first = first
        self._starts = [0, *(found.end() for found in re.finditer("\n", text))]

    def position(self, offset: int) -> Position:
        """Return the position of an offset."""
        index = bisect_right(self._starts, offset) - 1
        return Position(self._file, index + self._first, offset - self._starts[index] + 1)


@attrs.define
class _Level:
    """One array or object that is open."""

    is_object: bool
    step: str | int = -1
    key_at: int = 0
    awaits_key: bool = False
    keys: set[str] = attrs.field(factory=set[str])


@attrs.frozen
class Token:
    """A value in a JSON text: its first token, and the way to it.

    Attributes:
        offset: Where it begins.
        text: The token: a whole scalar, or the bracket that opens an array or object.
        key_at: Where its key begins, in an object.
        repeated: Whether the object has had the key before.
        levels: The arrays and objects around it; read it at once, it changes as the walk goes on.
    """

    offset: int
    text: str
    key_at: int
    repeated: bool
    levels: list[_Level]

    @property
    def path(self) -> Path:
        """The way to the value: keys and indexes."""
        return tuple(level.step for level in self.levels)


def tokens(text: str) -> Iterator[Token]:
    """Yield each value of a well-formed JSON text, outer ones before what is in them."""
    levels: list[_Level] = []
    repeated = False
    for match in _TOKEN.finditer(text):
        piece, at = match[0], match.start()
        level = levels[-1] if levels else None
        if piece in "]}":
            levels.pop()
        elif level is not None and piece == ",":
            level.awaits_key = level.is_object
        elif piece == ":":
            continue
        elif level is not None and level.awaits_key:
            repeated = _take_key(level, piece, at)
        else:
            yield _value(levels, piece, at, repeated=repeated)
            repeated = False
            if piece in "[{":
                levels.append(_Level(is_object=piece == "{", awaits_key=piece == "{"))


def _take_key(level: _Level, piece: str, at: int) -> bool:
    key: str = json.loads(piece, strict=False)
    repeated = key in level.keys
    level.keys.add(key)
    level.step, level.key_at, level.awaits_key = key, at, False
    return repeated


def _value(levels: list[_Level], piece: str, at: int, *, repeated: bool) -> Token:
    level = levels[-1] if levels else None
    if level is not None and not level.is_object:
        level.step = int(level.step) + 1
        level.key_at = at
    return Token(at, piece, level.key_at if level else at, repeated, levels)


def places(text: str, wanted: Iterable[Path]) -> dict[Path, tuple[int, int]]:
    """Return where the values at some paths begin, and where their keys do.

    A path that leads to no value gets the place of the nearest value around it.
    """
    paths = list(wanted)
    tree = _tree(paths)
    found: dict[Path, tuple[int, int]] = {(): (0, 0)}
    trail: list[_Tree | None] = []
    for token in tokens(text):
        depth = len(token.levels)
        del trail[depth:]
        above = trail[-1] if trail else None
        step = token.levels[-1].step if depth else -1
        node = tree if depth == 0 else above and above.get(step)
        trail.append(node)
        if node is not None:
            found[token.path] = (token.offset, token.key_at)
    return {path: found[_nearest(path, found)] for path in paths}


def _tree(paths: Iterable[Path]) -> _Tree:
    tree: _Tree = {}
    for path in paths:
        node = tree
        for step in path:
            node = node.setdefault(step, {})
    return tree


def _nearest(path: Path, found: dict[Path, tuple[int, int]]) -> Path:
    return next(path[:length] for length in range(len(path), -1, -1) if path[:length] in found)


def depth_exceeded(text: str, limit: int) -> int:
    """Return where the first bracket stands that is inside more than `limit` others."""
    depth = 0
    for match in _TOKEN.finditer(text):
        depth += (match[0] in "[{") - (match[0] in "]}")
        if depth > limit:
            return match.start()
    return len(text)
