"""Phrases counted from the publication, "two days ago", and phrases with nothing to count from."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import attrs

from timeline.dates._duration import Duration
from timeline.dates._edtf import CalendarDate, Day, Edtf, Month, Year
from timeline.dates._event_date import Basis
from timeline.dates._interval import Interval
from timeline.dates._rules import (
    STEP,
    UNIT,
    Found,
    RefusedError,
    Rules,
    Telling,
    between,
    day_of,
    known_day,
    month_from,
    moved,
    on_the_side_of_the_tense,
    week_of,
)
from timeline.dates._sets import OneOf, Range
from timeline.dates._shift import shift
from timeline.dates._telling import (
    ABOUT,
    NUMBER,
    WEEKDAY,
    WEEKDAYS,
    number,
)

RULES: Final = Rules()
_HOURS = 24  # of a day
_LENGTHS: Final = {"week": (1, "week"), "quarter": (3, "month"), "year": (1, "year")}


@RULES.of(rf"(?:exactly |just )?({NUMBER}) {UNIT} ago(?: (today))?")
def _ago(match: re.Match[str], telling: Telling) -> Found:
    return _away(number(match[1]), match[2], telling, back=True, exact=bool(match[3]))


@RULES.of(rf"(?:about|around|some|roughly|approximately|nearly|almost|close to) ({NUMBER} {UNIT} ago)")
def _about(match: re.Match[str], telling: Telling) -> Found:
    return _roughly(telling.read(match[1]))


def _roughly(found: Found) -> Found:
    """Mark every end of a time as approximate, of a set of weeks as of a year."""
    return attrs.evolve(found, value=Edtf.parse(re.sub(r"(?<=[0-9X])(?=\.\.|\]|$)", "~", str(found.value))))


@RULES.of(rf"{ABOUT} (.+)")
def _around(match: re.Match[str], telling: Telling) -> Found:
    found = telling.read(match[1])
    if not isinstance(found.value, CalendarDate) or found.value.qualifiers or found.part is not None:
        raise RefusedError("is about a time that is no plain date")
    return _roughly(found)


@RULES.of(rf"({NUMBER}) years? ago ({WEEKDAY})")
def _years_ago_weekday(match: re.Match[str], telling: Telling) -> Found:
    away = (WEEKDAYS[match[2]] - telling.day.weekday() + 3) % 7 - 3
    nearest = day_of(telling.day + timedelta(days=away))
    offset = Duration(years=number(match[1]), negative=True)
    return Found(shift(nearest, offset), offset=offset)


@RULES.of(rf"(?:the )?(first|last) ({NUMBER}) {UNIT} (?:of|in) (.+)")
def _share_of(match: re.Match[str], telling: Telling) -> Found:
    whole = telling.read(match[4])
    begin, end = known_day(whole.value.earliest), known_day(whole.value.latest)
    length = _length(number(match[2]), match[3], back=match[1] == "last")
    if match[1] == "first":
        return attrs.evolve(whole, value=between(begin, min(end, moved(begin, length) - timedelta(days=1))))
    return attrs.evolve(whole, value=between(max(begin, moved(end + timedelta(days=1), length)), end))


@RULES.of(rf"(?:more than|over|at least|well over) ({NUMBER} {UNIT} ago)")
def _longer_ago(match: re.Match[str], telling: Telling) -> Found:
    found = telling.read(match[1])
    if not isinstance(found.value, CalendarDate):
        raise RefusedError("is longer ago than a time that has no one date")
    return attrs.evolve(found, value=OneOf((Range(None, found.value),)))


@RULES.of(rf"(?:less than|under|not) ({NUMBER}) {UNIT} ago")
def _less_ago(match: re.Match[str], telling: Telling) -> Found:
    return Found(between(moved(telling.day, _length(number(match[1]), match[2], back=True)), telling.day))


@RULES.of(rf"({NUMBER}) {UNIT} ago (last|this|next) (week|month)")
def _same_time(match: re.Match[str], telling: Telling) -> Found:
    offset, steps = _length(number(match[1]), match[2], back=True), STEP[match[3]]
    then = moved(telling.day, offset)
    if match[4] == "month":
        return Found(month_from(then, steps), offset=offset)
    return Found(between(*week_of(attrs.evolve(telling, day=then), steps)), offset=offset)


@RULES.of(r"half a (century|decade) ago")
def _half(match: re.Match[str], telling: Telling) -> Found:
    return telling.read(f"about {50 if match[1] == 'century' else 5} years ago")


@RULES.of(rf"({NUMBER}) centur(?:y|ies) ago")
def _centuries_ago(match: re.Match[str], telling: Telling) -> Found:
    count = number(match[1])
    offset = Duration(years=100 * count, negative=True)
    return Found(Edtf.parse(f"{Year(telling.day.year - 100 * count)}~"), offset=offset)


@RULES.of(rf"({NUMBER}) hours? ago|(?:within )?the (past|last|next|coming)(?: ({NUMBER}))? hours?")
def _hours(match: re.Match[str], telling: Telling) -> Found:
    if match[1] is None and match[3] is None and match[0].endswith("s"):
        raise RefusedError("says no number of hours")
    hours = number(match[1] or match[3] or "one")
    days = timedelta(days=-(-hours // _HOURS))
    if match[1]:
        # Nobody says at what hour the report was written.
        return Found(between(telling.day - days, telling.day - timedelta(days=hours // _HOURS)))
    back = match[2] in {"past", "last"}
    ends = (telling.day - days, telling.day) if back else (telling.day, telling.day + days)
    return Found(Interval(*map(day_of, ends)))


@RULES.of(rf"(?:the )?(?:({NUMBER}) {UNIT}|(week|quarter|year)) (?:ended|ending|through|to) (.+)")
def _up_to(match: re.Match[str], telling: Telling) -> Found:
    last = telling.read(match[4]).value
    if last.latest is None or not isinstance(last, Day | Month):
        raise RefusedError("counts back from something that is no day")
    count, unit = (number(match[1]), match[2]) if match[1] else _LENGTHS[match[3]]
    begin = moved(date.fromordinal(last.latest + 1), _length(count, unit, back=True))
    return Found(Interval(day_of(begin), day_of(date.fromordinal(last.latest))))


@RULES.of(rf"(?:({NUMBER}) days?|the day) (before|after) (.+)|(?:the )?(eve) of (.+)")
def _days_from_day(match: re.Match[str], telling: Telling) -> Found:
    found = telling.read(match[3] or match[5])
    if not isinstance(found.value, Day) or found.part is not None:
        raise RefusedError("is counted from something that is no day")
    count, back = number(match[1] or "one"), match[2] == "before" or bool(match[4])
    there = shift(found.value, Duration(days=count, negative=back))
    return attrs.evolve(
        found, value=on_the_side_of_the_tense(there, telling) if found.basis is Basis.RELATIVE else there
    )


@RULES.of(rf"({NUMBER}) {UNIT} (?:from now|from today|hence)")
def _from_now(match: re.Match[str], telling: Telling) -> Found:
    return _away(number(match[1]), match[2], telling, back=False, exact=False)


@RULES.of(rf"in ({NUMBER}) {UNIT}(?:'? time)?")
def _in_time(match: re.Match[str], telling: Telling) -> Found:
    if not telling.future:
        raise RefusedError("tells of the future; say so by the tense")
    return _away(number(match[1]), match[2], telling, back=False, exact=False)


def _away(count: int, unit: str, telling: Telling, *, back: bool, exact: bool) -> Found:
    steps = -count if back else count
    offset = _length(count, unit, back=back)
    if exact or unit == "day":
        return Found(shift(day_of(telling.day), offset), offset=offset)
    if unit == "week":
        return Found(between(*week_of(telling, steps)), offset=offset)
    if unit == "month":
        return Found(month_from(telling.day, steps), offset=offset)
    if unit == "year":
        return Found(Year(telling.day.year + steps), offset=offset)
    # Who counts in decades counts roughly.
    return Found(Edtf.parse(f"{Year(telling.day.year + 10 * steps)}~"), offset=offset)


def _length(count: int, unit: str, *, back: bool) -> Duration:
    if unit == "decade":
        return Duration(years=10 * count, negative=back)
    return Duration(
        years=count if unit == "year" else 0,
        months=count if unit == "month" else 0,
        weeks=count if unit == "week" else 0,
        days=count if unit == "day" else 0,
        negative=back,
    )


@RULES.of(rf"(in |over |within |during |for )?(?:the|this) (past|last|next|coming)(?: ({NUMBER}))? {UNIT}")
def _span(match: re.Match[str], telling: Telling) -> Found:
    if match[3] is None and match[0].endswith("s"):
        raise RefusedError(f"says no number of {match[4]}s")
    back, bare = match[2] in {"past", "last"}, match[1] is None and match[3] is None
    if bare and (match[2] == "next" or (match[2], match[4]) == ("last", "day")):
        # "The next day" of a story follows the day before it there.
        raise RefusedError("is counted from something other than the publication")
    if not back and not telling.future:
        raise RefusedError("tells of the future; say so by the tense")
    other = day_of(moved(telling.day, _length(number(match[3] or "one"), match[4], back=back)))
    here = day_of(telling.day)
    if match[1] == "within ":
        return Found(OneOf((Range(other, here) if back else Range(here, other),)))
    return Found(Interval(other, here) if back else Interval(here, other))


@RULES.of(rf"within (?:the next )?({NUMBER}) (hour)s?|within the next ({NUMBER}) {UNIT}")
def _within(match: re.Match[str], telling: Telling) -> Found:
    if not telling.future:
        raise RefusedError("tells of the future; say so by the tense")
    if match[2] == "hour":
        return Found(between(telling.day, telling.day + timedelta(days=-(-number(match[1]) // _HOURS))))
    return Found(between(telling.day, moved(telling.day, _length(number(match[3]), match[4], back=False))))
