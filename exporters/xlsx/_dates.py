"""Dates in cells: real ones where Excel can hold them, none where it cannot; the EDTF beside them decides.

Excel counts days from 1900 and takes that year for a leap year, so days before 1 March 1900 read differently in
different programs. Those cells stay empty.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import Final

import attrs

from exporters.xlsx._cells import Content
from exporters.xlsx._looks import Look
from timeline.dates import (
    AllOf,
    CalendarDate,
    Day,
    Edtf,
    EventDate,
    Interval,
    Moment,
    Month,
    OneOf,
    Precision,
    Range,
    Year,
    as_date,
)
from timeline.errors import RecordError

__all__ = ["Dates", "cell_dates", "first_part", "is_exact"]

_FIRST: Final = date(1900, 3, 1)
_CLOCK: Final = re.compile(r"([0-9]{2}):([0-9]{2})")
_BY_DAY: Final = frozenset({Precision.DAY, Precision.MINUTE, Precision.SECOND})


@attrs.frozen(kw_only=True)
class Dates:
    """A date as cells show it.

    Attributes:
        begin: The first day it may fall on, or the local wall time.
        end: The last day it may fall on; None where that would read the same.
        zone: The zone or shift the wall time holds in.
        utc: The time in UTC, where zone and time fix it.
    """

    begin: Content | None = None
    end: Content | None = None
    zone: str | None = None
    utc: Content | None = None


def cell_dates(given: EventDate | None) -> Dates:
    """Return the cells of a date; all empty for none."""
    if given is None:
        return Dates()
    wall = _wall_time(given)
    if wall is not None:
        return _timed(given, wall)
    first, last = _edges(given.value)
    inexact = not is_exact(given.value)
    begin, end = _day(given.earliest, first, inexact=inexact), _day(given.latest, last, inexact=inexact)
    same = begin is not None and end is not None and _reads(begin) == _reads(end)
    return Dates(begin=begin, end=None if same else end, zone=given.zone)


def is_exact(value: Edtf) -> bool:
    """Say whether a value means its days themselves: no choice among several, nothing doubtful or unspecified."""
    if value.approximate or value.uncertain or isinstance(value, OneOf):
        return False
    if isinstance(value, Interval):
        ends = [end for end in (value.begin, value.end) if isinstance(end, CalendarDate)]
        return all(isinstance(end, Day | Month | Year) for end in ends)
    return isinstance(value, Day | Month | Year | Moment | AllOf)


def first_part(value: Edtf) -> Edtf:
    """Return the part of a value that says when it begins: the start of a span, the first of several days.

    Where a value is one of several, that is all of it: any of them may be the beginning.
    """
    first = None if isinstance(value, OneOf) else _edges(value)[0]
    return first or value


def _edges(value: Edtf) -> tuple[Edtf | None, Edtf | None]:
    if isinstance(value, Interval):
        begin, end = value.begin, value.end
        return begin if isinstance(begin, Edtf) else None, end if isinstance(end, Edtf) else None
    if isinstance(value, OneOf | AllOf):
        first, last = value.members[0], value.members[-1]
        return first.first if isinstance(first, Range) else first, last.last if isinstance(
            last, Range
        ) else last
    return value, value


def _day(number: int | None, part: Edtf | None, *, inexact: bool) -> Content | None:
    day = as_date(number)
    if day is None or day < _FIRST:
        return None
    return Content(day, look=_look(part.precision if part else Precision.DAY), inexact=inexact)


def _look(precision: Precision) -> Look:
    if precision in _BY_DAY:
        return Look.DAY
    return Look.MONTH if precision is Precision.MONTH else Look.YEAR


def _reads(shown: Content) -> tuple[int, ...]:
    if not isinstance(shown.value, date):
        return ()
    parts = (shown.value.year, shown.value.month, shown.value.day)
    return parts[: {Look.YEAR: 1, Look.MONTH: 2}.get(shown.look or Look.DAY, 3)]


def _wall_time(given: EventDate) -> datetime | None:
    value, clock = given.value, _CLOCK.fullmatch(given.part or "")
    day = as_date(given.earliest)
    if day is None or day < _FIRST:
        return None
    if isinstance(value, Moment):
        return datetime.combine(day, time(value.hour, value.minute, value.second))
    if isinstance(value, Day) and clock:
        return datetime.combine(day, time(int(clock[1]), int(clock[2])))
    return None


def _timed(given: EventDate, wall: datetime) -> Dates:
    utc, shift = _utc(given, wall), given.value.shift if isinstance(given.value, Moment) else ""
    written = {"": None, "Z": "UTC"}.get(shift, f"UTC{shift}")
    return Dates(
        begin=_time(wall),
        zone=given.zone or written,
        utc=_time(utc) if utc is not None else None,
    )


def _time(wall: datetime) -> Content:
    return Content(wall, look=Look.SECOND if wall.second else Look.MINUTE)


def _utc(given: EventDate, wall: datetime) -> datetime | None:
    shift = given.value.utc_offset if isinstance(given.value, Moment) else None
    shift = _zone_offset(given, wall) if shift is None else shift
    if shift is None:
        return None
    try:
        utc = wall - shift
    except OverflowError:
        return None
    return utc if utc.date() >= _FIRST else None


def _zone_offset(given: EventDate, wall: datetime) -> timedelta | None:
    try:
        zone = given.tzinfo
    except RecordError:
        return None
    early, late = (wall.replace(tzinfo=zone, fold=fold).utcoffset() for fold in (0, 1))
    # When clocks change, an hour occurs twice or never: no one time in UTC answers to it.
    return early if early == late else None
