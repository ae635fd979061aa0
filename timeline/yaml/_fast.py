"""The fast way from YAML text to plain data: for files in which there is nothing unusual.

Most files have no fault, no anchor and no tag, and nobody asks where their values stand. For those, one small
loop over the parser's events is enough, at half the time of the careful one; see docs/decisions/reading-yaml.md.
Whatever is out of the ordinary makes this way give up, and the careful one begins anew.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from timeline.yaml._events import MAX_DEPTH, MERGE_KEY, is_count, parser_events
from timeline.yaml._spot import Plain

__all__ = ["UnusualError", "build_plain"]


class UnusualError(Exception):
    """Something in the file needs the careful way."""


class _Frame:
    """A list or mapping being filled; of a mapping, also the key whose value comes next."""

    __slots__ = ("key", "keyed", "value")

    def __init__(self, value: Any, keyed: bool) -> None:
        self.value = value
        self.keyed = keyed
        self.key: str | None = None


def build_plain(text: str) -> Plain:
    """Return the plain data of a document.

    Raises:
        UnusualError: There is more to say about the document than its values.
        yaml.YAMLError: It is no YAML.
    """
    builder = _Builder(text)
    takers = builder.takers
    for event in parser_events(text):
        takers[type(event)](event)
    return builder.root[0] if builder.root else None


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root: list[Any] = []
        self.frame = _Frame(self.root, keyed=False)
        self.frames = [self.frame]
        self.takers: dict[type[Any], Callable[[Any], None]] = {
            yaml.StreamStartEvent: _pass,
            yaml.StreamEndEvent: _pass,
            yaml.DocumentStartEvent: self._start,
            yaml.DocumentEndEvent: _pass,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: _give_up,
            yaml.MappingStartEvent: self._mapping,
            yaml.SequenceStartEvent: self._sequence,
            yaml.MappingEndEvent: self._close_mapping,
            yaml.SequenceEndEvent: self._close,
        }

    def _start(self, event: Any) -> None:
        if self.root:
            _give_up(event)

    def _scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None or event.style == ">":
            self._check(event)
        value: str = event.value
        frame = self.frame
        if not frame.keyed:
            frame.value.append(value if value or event.style else None)
        elif frame.key is None:
            if value in frame.value or value == MERGE_KEY:
                raise UnusualError
            frame.key = value
        else:
            frame.value[frame.key] = value if value or event.style else None
            frame.key = None

    def _check(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None or is_count(self.text, event):
            raise UnusualError

    def _mapping(self, event: Any) -> None:
        self._open({}, event, keyed=True)

    def _sequence(self, event: Any) -> None:
        self._open([], event, keyed=False)

    def _open(self, value: Any, event: Any, *, keyed: bool) -> None:
        frame = self.frame
        if event.anchor is not None or event.tag is not None or len(self.frames) > MAX_DEPTH:
            raise UnusualError
        if not frame.keyed:
            frame.value.append(value)
        elif frame.key is None:
            raise UnusualError
        else:
            frame.value[frame.key] = value
            frame.key = None
        self.frame = _Frame(value, keyed)
        self.frames.append(self.frame)

    def _close_mapping(self, event: Any) -> None:
        values = self.frame.value.values()
        # {a,b} is a mapping of a and b to nothing: a date whose quotes are missing.
        if values and not any(value is not None for value in values):
            raise UnusualError
        self._close(event)

    def _close(self, _: Any) -> None:
        self.frames.pop()
        self.frame = self.frames[-1]


def _pass(_: Any) -> None:
    return


def _give_up(_: Any) -> None:
    raise UnusualError
