"""From YAML text to plain data: every scalar a text, and the place of each value when it is asked for.

PyYAML's parser events are read one by one instead of its composed nodes: deep nesting then meets a limit
of ours rather than the end of the C stack, and places are kept only for the file that turns out to have faults.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final, TypeAlias

import attrs
import yaml

from timeline.errors import Fault, Position

__all__ = ["Plain", "Spot", "YamlFault", "parse_yaml"]

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"

_Loader: Final = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MAX_DEPTH: Final = 64
_EXPANSION: Final = 20
_EXPANSION_BASE: Final = 10_000
# YAML 1.2.2, 5.1: what is not a printable character.
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_BYTE_ORDER_MARK: Final = "\ufeff"


class YamlFault(Exception):  # noqa: N818 - carries a fault to the reader of the folder, and never leaves it
    """The text is no YAML, or uses what no chronology needs."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(str(fault))


# Shared by the spots of all scalars, which have nothing inside; never written to.
_NONE_INSIDE: Final[dict[Any, Any]] = {}


@attrs.define
class Spot:
    """Where a value stands: its line and column from 1, and where the parts of it stand."""

    line: int
    column: int
    keys: dict[str, Spot] = _NONE_INSIDE
    parts: dict[str | int, Spot] = _NONE_INSIDE

    def find(self, path: tuple[str | int, ...], *, key: bool = False) -> Spot:
        """Return the spot of the value at `path`, or of its key; of the nearest value around it if there is none."""
        spot = self
        for index, step in enumerate(path):
            if key and index == len(path) - 1 and step in spot.keys:
                return spot.keys[str(step)]
            if step not in spot.parts:
                break
            spot = spot.parts[step]
        return spot


@attrs.define
class _Frame:
    value: Any
    spot: Spot
    anchor: str | None
    size: int = 1
    key: str | None = None

    @property
    def awaits_key(self) -> bool:
        return isinstance(self.value, dict) and self.key is None


def parse_yaml(text: str, file: str) -> tuple[Plain, Spot]:
    """Return the plain data of a YAML document, and where each value stands.

    Raises:
        YamlFault: The text is no YAML, repeats a key, uses tags, or nests or expands beyond reason.
    """
    text = text.removeprefix(_BYTE_ORDER_MARK)
    unfit = _UNPRINTABLE.search(text)
    if unfit:
        raise _Builder(file).fault_at(text, unfit.start(), f"found the character U+{ord(unfit[0]):04X}")
    builder = _Builder(file)
    try:
        for event in _events(text):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise YamlFault(_syntax_fault(error, text, file)) from error
    return builder.root, builder.spot


def _events(text: str) -> Iterator[yaml.Event]:
    loader = _Loader(text)
    try:
        while loader.check_event():
            yield loader.get_event()
    finally:
        loader.dispose()


class _Builder:
    def __init__(self, file: str) -> None:
        self.file = file
        self.root: Any = None
        self.spot = Spot(1, 1)
        self.frames: list[_Frame] = []
        self.anchors: dict[str, tuple[Any, int]] = {}
        self.real = 0
        self.documents = 0

    def take(self, event: Any) -> None:
        match event:
            case yaml.ScalarEvent():
                self._check_tag(event)
                plain = event.style is None or event.style == ""
                self._place(None if plain and event.value == "" else event.value, event)
            case yaml.AliasEvent():
                self._alias(event)
            case yaml.MappingStartEvent():
                self._open({}, event)
            case yaml.SequenceStartEvent():
                self._open([], event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._close()
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    raise self._fault(
                        event, "several-documents", "found a second document (---)", "one a file"
                    )
            case _:
                pass

    def _open(self, value: Any, event: Any) -> None:
        self._check_tag(event)
        if len(self.frames) >= _MAX_DEPTH:
            raise self._fault(
                event, "too-deep", f"found more than {_MAX_DEPTH} levels inside each other", "a flatter file"
            )
        if self.frames and self.frames[-1].awaits_key:
            raise self._fault(event, "bad-key", "found a structure as a key", "a text as a key", _QUOTE)
        self.real += 1
        mark = event.start_mark
        self.frames.append(_Frame(value, Spot(mark.line + 1, mark.column + 1, {}, {}), event.anchor))

    def _close(self) -> None:
        frame = self.frames.pop()
        self._attach(frame.value, frame.spot, frame.size)
        if frame.anchor:
            self.anchors[frame.anchor] = (frame.value, frame.size)

    def _place(self, value: str | None, event: Any) -> None:
        frame = self.frames[-1] if self.frames else None
        if frame and frame.awaits_key:
            self._key(frame, value, event)
            return
        self.real += 1
        if event.anchor:
            self.anchors[event.anchor] = (value, 1)
        self._attach(value, _spot(event), 1)

    def _key(self, frame: _Frame, key: str | None, event: Any) -> None:
        key = key or ""
        if key in frame.value:
            first = frame.spot.keys[key]
            problem = f"found the key {key!r} twice, first on line {first.line}"
            raise self._fault(event, "duplicate-key", problem, "each key once", "rename or remove one")
        frame.key = key
        frame.spot.keys[key] = _spot(event)

    def _attach(self, value: Any, spot: Spot, size: int) -> None:
        if not self.frames:
            self.root, self.spot = value, spot
            return
        frame = self.frames[-1]
        frame.size += size
        if isinstance(frame.value, list):
            frame.spot.parts[len(frame.value)] = spot
            frame.value.append(value)
        else:
            frame.spot.parts[frame.key or ""] = spot
            frame.value[frame.key or ""] = value
            frame.key = None

    def _alias(self, event: Any) -> None:
        if any(frame.anchor == event.anchor for frame in self.frames):
            raise self._fault(
                event, "endless-alias", f"found *{event.anchor} inside itself", "an alias of something else"
            )
        if event.anchor not in self.anchors:
            raise self._fault(
                event, "unknown-alias", f"found *{event.anchor}", f"&{event.anchor} before it", _QUOTE
            )
        value, size = self.anchors[event.anchor]
        if self.frames and self.frames[-1].awaits_key:
            raise self._fault(event, "bad-key", "found an alias as a key", "a text as a key")
        if sum(frame.size for frame in self.frames) + size > self.real * _EXPANSION + _EXPANSION_BASE:
            raise self._fault(
                event, "too-large", "the aliases stand for too much", "a text written out where it is meant"
            )
        self._attach(value, _spot(event), size)

    def _check_tag(self, event: Any) -> None:
        if event.tag not in {None, "!"}:
            problem = f"found the tag {event.tag}"
            raise self._fault(event, "tag", problem, "plain values: every scalar is a text", "remove the tag")

    def _fault(self, event: Any, code: str, problem: str, expected: str, advice: str = "") -> YamlFault:
        spot = _spot(event)
        position = Position(self.file, spot.line, spot.column)
        return YamlFault(
            Fault(code=code, problem=problem, expected=expected, advice=advice, position=position)
        )

    def fault_at(self, text: str, offset: int, problem: str) -> YamlFault:
        """Return the fault of a character that no YAML may hold."""
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        advice = r'remove it, or write it as an escape in double quotes, such as "\u0007"'
        fault = Fault(
            code="bad-character",
            problem=problem,
            expected="printable characters",
            advice=advice,
            position=Position(self.file, line, column),
        )
        return YamlFault(fault)


def _spot(event: Any) -> Spot:
    return Spot(event.start_mark.line + 1, event.start_mark.column + 1)


_QUOTE: Final = "put quotes around it if it is a text"


def _syntax_fault(error: yaml.MarkedYAMLError, text: str, file: str) -> Fault:
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    rows = text.split("\n")
    row = rows[line] if line < len(rows) else ""
    problem = " ".join(filter(None, [error.problem, error.context])) or "not readable as YAML"
    return Fault(
        code="bad-yaml",
        problem=f"not readable as YAML: {problem}",
        advice=_advice(row, column, str(error.problem)),
        position=Position(file, line + 1, column + 1),
    )


def _advice(row: str, column: int, problem: str) -> str:
    rest = row[column:]
    if re.search(r":\s*>=?\s*[0-9]", row) or re.search(r":\s*>=?\s*[0-9]", row[max(0, column - 2) :]):
        return 'quote a count that begins with >, such as ">12"'
    if rest.startswith("%") or re.search(r":\s*%", row):
        return "quote a date that begins with %"
    if rest.startswith("\t"):
        return "indent with spaces, not tabs"
    if rest.startswith(("@", "`")) or "mapping values" in problem:
        return "put quotes around a text that contains ': ' or begins with @ or `"
    return "see that brackets and quotes are closed and that lines are indented alike"
