"""From bytes to components: an outer reading of iCalendar that takes what is sound and counts what is not.

Components are told apart before any library sees them, so that one malformed event costs that event alone. Nothing
but bytes is read: icalendar's own entry point would take a text of one line for the name of a file and open it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO, Final

import attrs

from timeline.errors import Fault, InputError, Position

__all__ = ["Component", "Line", "read_calendar"]

_MOST_BYTES: Final = 64 * 1024 * 1024
_MOST_LINES: Final = 2_000_000
_MOST_LEVELS: Final = 8
_EVENTS: Final = frozenset({"VEVENT", "VJOURNAL"})
_SIBLINGS: Final = _EVENTS | {"VTODO", "VFREEBUSY", "VTIMEZONE"}
# RFC 5545, 3.1, with the looser ends that programs write.
_LINE_END: Final = re.compile("\r\n|\n|\r")
_NAME: Final = re.compile(r"[A-Za-z0-9_-]+")
_PARAMETER: Final = re.compile(r';([A-Za-z0-9_-]+)=((?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)')
# RFC 6868, 3.2
_CARET: Final = {"^^": "^", "^n": "\n", "^'": '"'}


@attrs.frozen
class Line:
    """A content line.

    Attributes:
        name: The name of the property, in capitals.
        parameters: Its parameters by name, in capitals; quotes are taken off.
        value: Its value as written.
        number: The line of the file that it begins on.
        raw: The whole line, unfolded.
    """

    name: str
    parameters: dict[str, str]
    value: str
    number: int
    raw: str


@attrs.define
class Component:
    """A component: what stands between a BEGIN and its END.

    Attributes:
        name: VCALENDAR, VEVENT and so on.
        number: The line of the file that it begins on.
        lines: Its properties.
        parts: The components inside it.
        broken: How many of its lines are no content lines.
    """

    name: str
    number: int
    lines: list[Line] = attrs.field(factory=list[Line])
    parts: list[Component] = attrs.field(factory=list["Component"])
    broken: int = 0

    def line(self, name: str) -> Line | None:
        """Return the first property of that name, or None."""
        return next((line for line in self.lines if line.name == name), None)

    def all(self, name: str) -> list[Line]:
        """Return every property of that name."""
        return [line for line in self.lines if line.name == name]

    def raw(self) -> Iterator[str]:
        """Yield the component as content lines."""
        yield f"BEGIN:{self.name}"
        yield from (line.raw for line in self.lines)
        for part in self.parts:
            yield from part.raw()
        yield f"END:{self.name}"


def read_calendar(file: BinaryIO) -> tuple[Component, str]:
    """Return the calendar in a file, several of them as one, and its text.

    Raises:
        InputError: The file is no calendar in UTF-8, or larger than any.
    """
    name = str(getattr(file, "name", "-"))
    data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise _refused(name, 1, "too-large", "found more than 64 MB", "a calendar", "split it")
    text = _decoded(data, name)
    components = _components(text, name)
    calendars = [each for each in components if each.name == "VCALENDAR"]
    if not calendars and any(each.name in _EVENTS for each in components):
        # Some programs write an event alone.
        return Component("VCALENDAR", 1, parts=components), text
    if not calendars:
        raise _refused(name, 1, "no-calendar", "found no BEGIN:VCALENDAR", "an iCalendar file (RFC 5545)")
    first, *more = calendars
    for other in more:
        first.parts += other.parts
        first.broken += other.broken
    return first, text


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = f"found the byte 0x{data[error.start]:02x}"
        raise _refused(
            name, line, "not-utf8", problem, "text in UTF-8", "save the calendar as UTF-8"
        ) from error


def _refused(name: str, line: int, code: str, problem: str, expected: str, advice: str = "") -> InputError:
    position = Position(name, line, 1)
    return InputError(
        [Fault(code=code, problem=problem, expected=expected, advice=advice, position=position)]
    )


def _components(text: str, name: str) -> list[Component]:
    found: list[Component] = []
    open_: list[Component] = []
    for number, raw in _unfolded(text, name):
        line = _line(raw, number)
        if line is None:
            if open_:
                open_[-1].broken += 1
        elif line.name == "BEGIN":
            component = Component(line.value.strip().upper(), number)
            _close_unfinished(open_, component.name)
            if len(open_) >= _MOST_LEVELS:
                raise _refused(
                    name, number, "too-deep", "found components nested too deep", "at most 8 levels"
                )
            (open_[-1].parts if open_ else found).append(component)
            open_.append(component)
        elif line.name == "END":
            _close(open_, line.value.strip().upper())
        elif open_:
            open_[-1].lines.append(line)
    return found


def _close_unfinished(open_: list[Component], name: str) -> None:
    """Close an event whose END is missing where the next one begins: none stands inside another (RFC 5545, 3.6)."""
    outer = next((place for place, each in enumerate(open_) if each.name in _SIBLINGS), None)
    if name in _SIBLINGS and outer is not None:
        open_[outer].broken += 1
        del open_[outer:]


def _close(open_: list[Component], name: str) -> None:
    # An END that fits none is passed over; one that fits an outer component closes those inside it, too.
    if any(component.name == name for component in open_):
        while open_.pop().name != name:
            pass


def _unfolded(text: str, name: str) -> Iterator[tuple[int, str]]:
    """Yield each content line with the number of the line it begins on."""
    held: list[str] = []
    began = 1
    for number, row in enumerate(_LINE_END.split(text), 1):
        if number > _MOST_LINES:
            raise _refused(
                name, number, "too-large", "found more than 2,000,000 lines", "a calendar", "split it"
            )
        if row[:1] in {" ", "\t"} and held:
            held.append(row[1:])
            continue
        yield from _joined(began, held)
        held, began = [row], number
    yield from _joined(began, held)


def _joined(number: int, parts: list[str]) -> Iterator[tuple[int, str]]:
    line = "".join(parts)
    if line.strip():
        yield number, line


def _line(raw: str, number: int) -> Line | None:
    name = _NAME.match(raw)
    if name is None:
        return None
    at = name.end()
    parameters: dict[str, str] = {}
    while (found := _PARAMETER.match(raw, at)) is not None:
        parameters.setdefault(found[1].upper(), _unquoted(found[2]))
        at = found.end()
    if raw[at : at + 1] != ":":
        return None
    return Line(name[0].upper(), parameters, raw[at + 1 :], number, raw)


def _unquoted(value: str) -> str:
    return re.sub(r"\^[\^n']", lambda found: _CARET[found[0]], value.replace('"', ""))
