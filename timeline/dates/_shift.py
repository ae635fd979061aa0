"""Move a date by a duration: the same kind of date comes back, as precise as before, or an error."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.dates._calendar import civil
from timeline.dates._edtf import CalendarDate, Day, Edtf, Month, Year
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._masked import Masked
from timeline.dates._moment import Moment
from timeline.dates._season import Season
from timeline.dates._sets import AllOf, Member, OneOf, Range
from timeline.errors import DateError

if TYPE_CHECKING:
    from timeline.dates._duration import Duration

_MONTHS = 12


def shift(value: Edtf, by: Duration) -> Edtf:
    """Return the date that lies a duration after `value`, or before it where the duration is negative.

    Qualifiers stay. A year cannot move by months, nor a month by days: the result would be no year and no month.

    >>> from timeline.dates import Duration, Edtf
    >>> str(shift(Edtf.parse("2004-06~"), Duration.parse("-P20Y")))
    '1984-06~'

    Raises:
        DateError: The kind of date has no such step, or the calendar does not have the day arrived at.
    """
    if isinstance(value, CalendarDate):
        return _shift_date(value, by)
    if isinstance(value, Moment):
        year, month, day = _day(value, by)
        return attrs.evolve(value, year=year, month=month, day=day)
    if isinstance(value, Interval):
        return Interval(_shift_end(value.begin, by), _shift_end(value.end, by))
    if isinstance(value, OneOf | AllOf):
        return attrs.evolve(value, members=tuple(_shift_member(member, by) for member in value.members))
    raise _refusal(value, by)


def _shift_member(member: Member, by: Duration) -> Member:
    if not isinstance(member, Range):
        return _shift_date(member, by)
    return Range(*(end and _shift_date(end, by) for end in (member.first, member.last)))


def _shift_end(end: CalendarDate | End, by: Duration) -> CalendarDate | End:
    return end if isinstance(end, End) else _shift_date(end, by)


def _shift_date(value: CalendarDate, by: Duration) -> CalendarDate:
    if isinstance(value, Day):
        year, month, day = _day(value, by)
        return Day(year, month, day, qualifiers=value.qualifiers)
    if isinstance(value, Month) and not by.signed_days:
        year, month = _month(value.year, value.month, by)
        return Month(year, month, qualifiers=value.qualifiers)
    if by.signed_days or by.signed_months % _MONTHS:
        raise _refusal(value, by)
    return _shift_years(value, by)


def _shift_years(value: CalendarDate, by: Duration) -> CalendarDate:
    years = by.signed_months // _MONTHS
    if isinstance(value, Year):
        return Year(value.year + years, qualifiers=value.qualifiers)
    if isinstance(value, Season):
        return Season(value.year + years, value.code, qualifiers=value.qualifiers)
    if isinstance(value, Masked):
        return _shift_masked(value, by)
    raise _refusal(value, by)


def _day(value: Day | Moment, by: Duration) -> tuple[int, int, int]:
    year, month = _month(value.year, value.month, by)
    return civil(Day(year, month, value.day).earliest + by.signed_days)


def _month(year: int, month: int, by: Duration) -> tuple[int, int]:
    years, place = divmod(12 * year + month - 1 + by.signed_months, _MONTHS)
    return years, place + 1


def _shift_masked(value: Masked, by: Duration) -> Masked:
    # Twenty years after the 1560s are the 1580s; five years after them straddle two decades.
    open_digits = len(value.year) - len(value.year.rstrip("X"))
    known = value.year[: len(value.year) - open_digits]
    step, rest = divmod(by.signed_months // _MONTHS, 10**open_digits)
    if rest or "X" in known or value.year.startswith("-"):
        raise _refusal(value, by)
    moved = int(known or 0) + step
    if not 0 <= moved < 10 ** len(known):
        raise _refusal(value, by)
    return attrs.evolve(value, year=f"{moved:0{len(known)}}" + "X" * open_digits)


def _refusal(value: Edtf, by: Duration) -> DateError:
    return DateError(
        str(value),
        0,
        f"a date that can move by {by} and stay as precise as it is",
        "give the bounds as an interval",
    )
