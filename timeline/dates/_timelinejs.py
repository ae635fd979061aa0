"""Date objects of TimelineJS: numbers for a start and an end, and a text to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from timeline.dates._calendar import civil
from timeline.dates._convert import Converted, marks_lost
from timeline.dates._edtf import Day, Edtf, Month, Year
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._moment import Moment
from timeline.dates._words import words
from timeline.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.dates._edtf import CalendarDate


def to_timelinejs(value: Edtf) -> Converted[dict[str, Any] | None]:
    """Return `start_date`, `end_date` where there is one, and `display_date` with the words.

    >>> from timeline.dates import Edtf
    >>> to_timelinejs(Edtf.parse("2015-09~")).value
    {'start_date': {'year': 2015, 'month': 9}, 'display_date': 'September 2015 (approximate)'}
    """
    display = words(value)
    if isinstance(value, Day | Month | Year):
        return Converted({"start_date": _numbers(value), "display_date": display}, marks_lost(value))
    if isinstance(value, Moment):
        clock = {"hour": value.hour, "minute": value.minute, "second": value.second}
        numbers = _numbers(Day(value.year, value.month, value.day)) | clock
        lost = ("the time shift",) if value.shift else ()
        return Converted({"start_date": numbers, "display_date": display}, lost)
    return _span(value, display)


def _span(value: Edtf, display: str) -> Converted[dict[str, Any] | None]:
    first, last = value.reach
    if first is None:
        return Converted(None, ("the whole date: TimelineJS needs a start",))
    plain = (
        isinstance(value, Interval)
        and isinstance(value.begin, Day | Month | Year)
        and isinstance(value.end, Day | Month | Year | End)
    )
    lost = [*marks_lost(value), *(() if plain else ("the form of the date, but for its words",))]
    made: dict[str, Any] = {"start_date": _numbers(_end(value, first, start=True)), "display_date": display}
    if last is None:
        lost.append(f"that the end is {value.finish}")
    else:
        made["end_date"] = _numbers(_end(value, last, start=False))
    return Converted(made, tuple(lost))


def _end(value: Edtf, number: int, *, start: bool) -> CalendarDate:
    given = (value.begin if start else value.end) if isinstance(value, Interval) else None
    return given if isinstance(given, Day | Month | Year) else Day(*civil(number))


def _numbers(date: CalendarDate) -> dict[str, int]:
    # TimelineJS shows the year -44 as 44 BCE: its years have no 0.
    year = int(getattr(date, "year", 0))
    names = ("month", "day")[: len(date.components) - 1]
    return {"year": year if year > 0 else year - 1} | {name: int(getattr(date, name)) for name in names}


def from_timelinejs(value: Mapping[str, Any]) -> Converted[Edtf]:
    """Return the date of a slide: its start, or the interval from start to end.

    Raises:
        DateError: The numbers make no date.
    """
    lost = tuple(f"'{key}'" for key in ("display_date",) if value.get(key))
    begin = _read(value.get("start_date"))
    if value.get("end_date") is None:
        return Converted(begin, lost)
    end = _read(value["end_date"])
    if isinstance(begin, Moment) or isinstance(end, Moment):
        raise DateError(str(value), 0, "a span from day to day", "leave the clock times out")
    return Converted(Interval(begin, end), lost)


def _read(given: Any) -> Day | Month | Year | Moment:
    try:
        numbers = [int(given[name]) for name in _NAMES if given.get(name) not in {None, ""}]
    except (AttributeError, KeyError, TypeError, ValueError):
        raise DateError(str(given), 0, "an object with a year, and numbers") from None
    if not numbers or given.get("year") in {None, ""} or not numbers[0]:
        raise DateError(str(given), 0, "a year other than 0")
    year, *rest = numbers[0] if numbers[0] > 0 else numbers[0] + 1, *numbers[1:]
    if len(rest) > len(_NAMES) - 1 or any(
        given.get(name) not in {None, ""} for name in _NAMES[len(numbers) :]
    ):
        raise DateError(str(given), 0, "no number without the larger one before it")
    return _built(year, rest)


_NAMES = ("year", "month", "day", "hour", "minute", "second")


def _built(year: int, rest: list[int]) -> Day | Month | Year | Moment:
    match rest:
        case []:
            return Year(year)
        case [month]:
            return Month(year, month)
        case [month, day]:
            return Day(year, month, day)
        case [month, day, hour, minute, second]:
            return Moment(year, month, day, hour, minute, second)
        case _:
            raise DateError(str(rest), 0, "a clock time with hour, minute and second, or none")
