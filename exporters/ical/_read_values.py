"""Values of properties as iCalendar writes them: texts, dates, times, durations."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from exporters.ical._read_lines import Component

__all__ = ["clock_of", "day_of", "duration_of", "text_of", "texts_of", "unescaped"]

_ESCAPE: Final = re.compile(r"\\([\\;,nN])")
_COMMA: Final = re.compile(r"(?:[^\\,]|\\.)*", re.DOTALL)
_DAY: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})", re.ASCII)
_TIME: Final = re.compile(r"([0-9]{8})T([0-9]{2})([0-9]{2})([0-9]{2})?(Z?)", re.ASCII)
_DURATION: Final = re.compile(
    r"([+-]?)P(?:([0-9]{1,5})W)?(?:([0-9]{1,6})D)?(?:T(?:([0-9]{1,6})H)?(?:([0-9]{1,7})M)?(?:([0-9]{1,8})S)?)?",
    re.ASCII,
)


def unescaped(value: str) -> str:
    r"""Return a TEXT value as it was meant (RFC 5545, 3.3.11).

    >>> unescaped(r"a\\, b\nc\\n")
    'a\\, b\nc\\n'
    """
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def text_of(component: Component, *names: str) -> str:
    """Return the first text that stands under one of some names, or an empty string."""
    for name in names:
        line = component.line(name)
        if line is not None and line.value.strip():
            return unescaped(line.value).strip()
    return ""


def texts_of(component: Component, name: str) -> list[str]:
    """Return the texts of a property that holds several, however often it stands there."""
    return [
        unescaped(part).strip()
        for line in component.all(name)
        for part in _COMMA.findall(line.value)
        if part.strip()
    ]


def day_of(value: str) -> date | None:
    """Return a DATE, or None where the value is none."""
    found = _DAY.fullmatch(value.strip())
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def clock_of(value: str) -> tuple[datetime, bool] | None:
    """Return a DATE-TIME as on the clock, and whether it is in UTC; None where the value is none."""
    found = _TIME.fullmatch(value.strip())
    day = day_of(found[1]) if found else None
    if found is None or day is None:
        return None
    # RFC 5545, 3.3.12: a leap second may be written; clocks without one show the second before.
    second = min(int(found[4] or 0), 59)
    try:
        return datetime(day.year, day.month, day.day, int(found[2]), int(found[3]), second), found[5] == "Z"  # noqa: DTZ001 - as on the clock
    except ValueError:
        return None


def duration_of(value: str) -> timedelta | None:
    """Return a DURATION, or None where the value is none."""
    found = _DURATION.fullmatch(value.strip())
    if found is None or not any(found.groups()[1:]):
        return None
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups()[1:])
    try:
        size = timedelta(weeks=weeks, days=days, hours=hours, minutes=minutes, seconds=seconds)
    except OverflowError:
        return None
    return -size if found[1] == "-" else size
