"""The careful way from YAML text to plain data: every fault, and where every value stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs
import yaml

from timeline.errors import Fault, Position
from timeline.yaml._advice import QUOTE, syntax_fault
from timeline.yaml._events import MAX_DEPTH, MERGE_KEY, is_count, parser_events
from timeline.yaml._spot import Plain, Spot

__all__ = ["Careful", "build_carefully"]

# How much longer than what was typed the data may become through aliases.
_EXPANSION: Final = 20
_EXPANSION_BASE: Final = 10_000


@attrs.frozen
class Careful:
    """What was found in a document.

    Attributes:
        plain: Its data; None where it could not be read to its end.
        spot: Where each value stands.
        faults: What is wrong with it, in its order.
        whole: Whether it could be read to its end.
    """

    plain: Plain
    spot: Spot
    faults: tuple[Fault, ...]
    whole: bool


def build_carefully(text: str, file: str, above: int = 0) -> Careful:
    """Return the plain data of a document, where each value stands, and its faults.

    Args:
        text: The document, or a part of one.
        file: The name under which its places are shown.
        above: How many lines of the file stand above the text.
    """
    builder = _Builder(text, file, above)
    try:
        for event in parser_events(text):
            builder.takers[type(event)](event)
    except _EndError:
        return Careful(None, Spot(1, 1), tuple(builder.faults), whole=False)
    except yaml.YAMLError as error:
        faults = (*builder.faults, syntax_fault(error, text, file, above))
        return Careful(None, Spot(1, 1), faults, whole=False)
    plain = builder.root[0] if builder.root else None
    return Careful(plain, builder.frame.spot.parts.get(0, Spot(1, 1)), tuple(builder.faults), whole=True)


class _EndError(Exception):
    """A fault after which the rest of the document cannot be told apart."""


@attrs.define
class _Frame:
    value: Any
    spot: Spot
    anchor: str | None = None
    keyed: bool = False
    flow: bool = False
    start: int = 0
    size: int = 1
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return self.keyed and self.key is None


class _Builder:
    def __init__(self, text: str, file: str, above: int) -> None:
        self.text = text
        self.file = file
        self.first = above + 1
        self.root: list[Any] = []
        self.frames = [_Frame(self.root, Spot(1, 1, {}, {}))]
        self.faults: list[Fault] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.typed = 0
        self.takers: dict[type[Any], Callable[[Any], None]] = {
            yaml.StreamStartEvent: self._pass,
            yaml.StreamEndEvent: self._pass,
            yaml.DocumentStartEvent: self._start,
            yaml.DocumentEndEvent: self._pass,
            yaml.ScalarEvent: self._scalar,
            yaml.AliasEvent: self._alias,
            yaml.MappingStartEvent: lambda event: self._open({}, event, keyed=True),
            yaml.SequenceStartEvent: lambda event: self._open([], event, keyed=False),
            yaml.MappingEndEvent: self._close,
            yaml.SequenceEndEvent: self._close,
        }

    @property
    def frame(self) -> _Frame:
        return self.frames[-1]

    def _pass(self, event: Any) -> None:
        pass

    def _start(self, event: Any) -> None:
        if self.root:
            self._end(event, "several-documents", "found a second document (---)", "one a file")

    def _scalar(self, event: Any) -> None:
        self._check_tag(event)
        value: str | None = event.value
        if event.style == ">" and is_count(self.text, event):
            value = self._count(event)
        if self.frame.awaits_key:
            self._key(value or "", event)
            return
        if value == "" and not event.style:
            value = None
        self.typed += 1
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._attach(value, self._spot(event), 1)

    def _count(self, event: Any) -> str:
        shown = self.text[event.start_mark.index :].split(maxsplit=1)[0]
        self._note(
            event,
            "unquoted",
            f"found {shown}, which YAML reads as the start of a folded text",
            "a text",
            f'quote a count that begins with >: "{shown}"',
        )
        return shown

    def _key(self, key: str, event: Any) -> None:
        frame = self.frame
        first = frame.spot.keys.get(key)
        if first is not None:
            problem = f"found the key {key!r} twice, first on line {first.line}"
            self._note(event, "duplicate-key", problem, "each key once", "rename or remove one")
        elif key == MERGE_KEY:
            self._note(event, "merge-key", "found <<, which merges mappings", "", "write the fields out")
        frame.key = key
        frame.spot.keys.setdefault(key, self._spot(event))

    def _open(self, value: Any, event: Any, *, keyed: bool) -> None:
        self._check_tag(event)
        if len(self.frames) > MAX_DEPTH:
            self._end(
                event, "too-deep", f"found more than {MAX_DEPTH} levels inside each other", "a flatter file"
            )
        if self.frame.awaits_key:
            self._end(event, "bad-key", "found a structure as a key", "a text as a key", QUOTE)
        self.typed += 1
        mark = event.start_mark
        spot = Spot(mark.line + self.first, mark.column + 1, {}, {})
        self.frames.append(_Frame(value, spot, event.anchor, keyed, bool(event.flow_style), mark.index))

    def _close(self, event: Any) -> None:
        frame = self.frames.pop()
        value = frame.value
        if frame.keyed and frame.flow and value and all(item is None for item in value.values()):
            value = self._set(frame, event)
        if frame.anchor:
            self.anchors[frame.anchor] = (value, frame.size)
        self._attach(value, frame.spot, frame.size)

    def _set(self, frame: _Frame, event: Any) -> str:
        shown = " ".join(self.text[frame.start : event.end_mark.index].split())
        position = Position(self.file, frame.spot.line, frame.spot.column)
        fault = Fault(
            code="unquoted",
            problem=f"found {shown}, which YAML reads as a mapping without values",
            expected="a text",
            advice=f'put quotes around it: "{shown}"',
            position=position,
        )
        self.faults.append(fault)
        return shown

    def _attach(self, value: Any, spot: Spot, size: int) -> None:
        frame = self.frame
        frame.size += size
        if not frame.keyed:
            frame.spot.parts[len(frame.value)] = spot
            frame.value.append(value)
        else:
            # Of two values under one key the first stays; the second has its fault.
            key = frame.key or ""
            frame.spot.parts.setdefault(key, spot)
            frame.value.setdefault(key, value)
            frame.key = None

    def _alias(self, event: Any) -> None:
        name = event.anchor
        if self.frame.awaits_key:
            self._end(event, "bad-key", "found an alias as a key", "a text as a key", QUOTE)
        if any(frame.anchor == name for frame in self.frames):
            self._end(event, "endless-alias", f"found *{name} inside itself", "an alias of something else")
        if name not in self.anchors:
            self._note(event, "unknown-alias", f"found *{name}", f"&{name} before it", QUOTE)
        value, size = self.anchors.get(name, (f"*{name}", 1))
        if sum(frame.size for frame in self.frames) + size > self.typed * _EXPANSION + _EXPANSION_BASE:
            self._end(
                event, "too-large", "the aliases stand for too much", "a text written out where it is meant"
            )
        self._attach(value, self._spot(event), size)

    def _check_tag(self, event: Any) -> None:
        if event.tag not in {None, "!"}:
            problem = f"found the tag {event.tag}"
            self._note(event, "tag", problem, "plain values: every scalar is a text", "remove the tag")

    def _note(self, event: Any, code: str, problem: str, expected: str, advice: str = "") -> None:
        spot = self._spot(event)
        position = Position(self.file, spot.line, spot.column)
        fault = Fault(code=code, problem=problem, expected=expected, advice=advice, position=position)
        self.faults.append(fault)

    def _end(self, event: Any, code: str, problem: str, expected: str, advice: str = "") -> None:
        self._note(event, code, problem, expected, advice)
        raise _EndError

    def _spot(self, event: Any) -> Spot:
        return Spot(event.start_mark.line + self.first, event.start_mark.column + 1)
