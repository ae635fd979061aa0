"""To and from the dates of other libraries and formats, each conversion with what it loses."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from timeline.dates._calendar import as_date, civil, days_in_month
from timeline.dates._edtf import Day, Month, Year
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._moment import Moment
from timeline.dates._season import Season
from timeline.dates._sets import AllOf, OneOf

if TYPE_CHECKING:
    from timeline.dates._edtf import Edtf

ValueT = TypeVar("ValueT")


@attrs.frozen
class Converted(Generic[ValueT]):
    """The result of a conversion.

    Attributes:
        value: What the other side gets; None where it has nothing that would be true.
        lost: What the value no longer says, each in words; empty where the way back is exact.
    """

    value: ValueT
    lost: tuple[str, ...] = ()


def marks_lost(value: Edtf) -> tuple[str, ...]:
    """Return the qualifiers that a format without any loses."""
    named = (("approximate", value.approximate), ("uncertain", value.uncertain))
    return tuple(f"that it is {name}" for name, marked in named if marked)


def to_date(value: Edtf) -> Converted[date | None]:
    """Return the `datetime.date` of a day or a moment.

    >>> from timeline.dates import Edtf
    >>> to_date(Edtf.parse("2015-09-03~"))
    Converted(value=datetime.date(2015, 9, 3), lost=('that it is approximate',))
    >>> to_date(Edtf.parse("2015-09"))
    Converted(value=None, lost=('the whole date: it is no single day',))
    """
    if not isinstance(value, Day | Moment):
        return Converted(None, ("the whole date: it is no single day",))
    day = as_date(value.earliest)
    if day is None:
        return Converted(None, ("the whole date: it lies outside the years 1 to 9999",))
    return Converted(day, (*marks_lost(value), *(("the clock time",) if isinstance(value, Moment) else ())))


def from_date(day: date) -> Day:
    """Return a day; nothing is lost."""
    return Day(day.year, day.month, day.day)


def to_datetime(value: Edtf) -> Converted[datetime | None]:
    """Return the `datetime.datetime` of a moment, aware of its shift where it has one."""
    day = as_date(value.earliest)
    if not isinstance(value, Moment):
        return Converted(None, ("the whole date: it has no clock time",))
    if day is None:
        return Converted(None, ("the whole date: it lies outside the years 1 to 9999",))
    shift = value.utc_offset
    zone = None if shift is None else timezone(shift)
    return Converted(
        datetime(day.year, day.month, day.day, value.hour, value.minute, value.second, tzinfo=zone)
    )


def from_datetime(moment: datetime) -> Converted[Moment]:
    """Return a moment to the second, with the shift from UTC where the datetime knows it."""
    lost = ["the fraction of a second"] if moment.microsecond else []
    if moment.fold and moment.tzinfo is None:
        lost.append("which of two equal clock times it is")
    if moment.tzinfo is not None and not isinstance(moment.tzinfo, timezone):
        lost.append("the name of the time zone")
    shift, rest = _shift(moment.utcoffset())
    if rest:
        lost.append("the seconds of the time shift")
    value = Moment(moment.year, moment.month, moment.day, moment.hour, moment.minute, moment.second, shift)
    return Converted(value, tuple(lost))


def _shift(offset: timedelta | None) -> tuple[str, bool]:
    if offset is None:
        return "", False
    minutes, rest = divmod(abs(offset), timedelta(minutes=1))
    if not minutes:
        return "Z", bool(rest)
    return f"{'-' if offset < timedelta() else '+'}{minutes // 60:02}:{minutes % 60:02}", bool(rest)


Span = tuple[date | None, date | None]


def to_span(value: Edtf) -> Converted[Span]:
    """Return the first possible day and the day after the last, as half-open spans have them; None where there is no bound.

    >>> from timeline.dates import Edtf
    >>> to_span(Edtf.parse("2015-09")).value
    (datetime.date(2015, 9, 1), datetime.date(2015, 10, 1))
    """
    first, last = value.reach
    ends = as_date(first), as_date(None if last is None else last + 1)
    lost = [*marks_lost(value), *_kind_lost(value)]
    for end, number, said in ((ends[0], first, value.start), (ends[1], last, value.finish)):
        if number is not None and end is None:
            lost.append("a bound outside the years 1 to 9999")
        if said is not End.KNOWN:
            lost.append(f"that an end is {said}")
    return Converted(ends, tuple(dict.fromkeys(lost)))


def _kind_lost(value: Edtf) -> tuple[str, ...]:
    if isinstance(value, OneOf):
        return ("that it is one of several",)
    if isinstance(value, AllOf):
        return ("that it is all of several",)
    if isinstance(value, Moment):
        return ("the clock time",)
    if isinstance(value, Interval) and all(isinstance(end, Day | End) for end in (value.begin, value.end)):
        return ()
    bare = value.bare() if isinstance(value, Day | Month | Year) else value
    return () if _from_days(*value.reach) == bare else ("the form of the date",)


def from_span(start: date | None, end: date | None) -> Edtf:
    """Return the year, month, day or interval that a half-open span covers; None is an open end.

    >>> from_span(date(2015, 9, 1), date(2015, 10, 1))
    Edtf.parse('2015-09')
    """
    first = None if start is None else start.toordinal()
    return _from_days(first, None if end is None else end.toordinal() - 1)


def _from_days(first: int | None, last: int | None) -> Edtf:
    begin = None if first is None else Day(*civil(first)) if _writable(first) else None
    end = None if last is None else Day(*civil(last)) if _writable(last) else None
    if begin is None or end is None:
        return Interval(begin or End.OPEN, end or End.OPEN)
    if (begin.day, end.day) == (1, days_in_month(end.year, end.month)):
        if (begin.month, end.month) == (1, 12) and begin.year == end.year:
            return Year(begin.year)
        if (begin.year, begin.month) == (end.year, end.month):
            return Month(begin.year, begin.month)
    return begin if begin == end else Interval(begin, end)


def _writable(number: int) -> bool:
    return abs(civil(number)[0]) <= 9999  # noqa: PLR2004  # § L0 Date: four digits before a month


def to_iso8601(value: Edtf) -> Converted[str | None]:
    """Return the text of ISO 8601-1 without the extensions of part 2, where there is one.

    >>> from timeline.dates import Edtf
    >>> to_iso8601(Edtf.parse("2015-09~"))
    Converted(value='2015-09', lost=('that it is approximate',))
    """
    if isinstance(value, Day | Month | Year):
        return _basic(value.bare(), marks_lost(value))
    if isinstance(value, Interval) and not isinstance(value.begin, End) and not isinstance(value.end, End):
        ends = to_iso8601(value.begin), to_iso8601(value.end)
        if ends[0].value is not None and ends[1].value is not None:
            return Converted(f"{ends[0].value}/{ends[1].value}", marks_lost(value))
    if isinstance(value, Moment):
        return _basic(value, ())
    form = "season" if isinstance(value, Season) else "form"
    return Converted(None, (f"the whole date: ISO 8601-1 has no such {form}",))


def _basic(value: Day | Month | Year | Moment, lost: tuple[str, ...]) -> Converted[str | None]:
    if value.level:
        return Converted(None, ("the whole date: ISO 8601-1 has years from 0000 to 9999",))
    return Converted(str(value), lost)
