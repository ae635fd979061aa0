"""Phrases for days and weeks: "on Monday", "5 September", "12/09", "last week"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import attrs

from timeline.dates._edtf import Day, Edtf
from timeline.dates._event_date import Basis
from timeline.dates._rules import (
    STEP,
    WHICH,
    Found,
    RefusedError,
    Rules,
    Telling,
    between,
    century_year,
    day_of,
    either,
    monday,
    month_end,
    month_from,
    nearest_day,
    on_the_side_of_the_tense,
    week_of,
)
from timeline.dates._sets import OneOf
from timeline.dates._telling import (
    DAY,
    MONTH,
    MONTHS,
    NUMBER,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    number,
)

if TYPE_CHECKING:
    import re

RULES: Final = Rules()
_MONTHS, _DAYS = 12, 31


@RULES.of(
    r"(?:earlier |later )?today|(?:right |as of )?now|at (?:this|the) (?:very )?moment|at present|currently"
)
def _today(_: re.Match[str], telling: Telling) -> Found:
    return Found(day_of(telling.day))


@RULES.of(r"(the day before yesterday|yesterday|tomorrow|the day after tomorrow)")
def _near_day(match: re.Match[str], telling: Telling) -> Found:
    steps = {"the day before yesterday": -2, "yesterday": -1, "tomorrow": 1, "the day after tomorrow": 2}
    return Found(day_of(telling.day + timedelta(days=steps[match[1]])))


@RULES.of(rf"(?:early |late |early on |late on )?({WEEKDAY})")
def _weekday(match: re.Match[str], telling: Telling) -> Found:
    steps = (WEEKDAYS[match[1]] - telling.day.weekday()) % 7
    return Found(day_of(telling.day + timedelta(days=steps if telling.future or not steps else steps - 7)))


@RULES.of(rf"(this past|this coming) ({WEEKDAY})")
def _strict_weekday(match: re.Match[str], telling: Telling) -> Found:
    ahead = (WEEKDAYS[match[2]] - telling.day.weekday() - 1) % 7 + 1
    return Found(
        day_of(
            telling.day
            + timedelta(
                days=ahead
                if match[1] == "this coming"
                else -((telling.day.weekday() - WEEKDAYS[match[2]] - 1) % 7 + 1)
            )
        )
    )


@RULES.of(rf"(last|next|this) ({WEEKDAY})")
def _week_or_nearest(match: re.Match[str], telling: Telling) -> Found:
    place = WEEKDAYS[match[2]]
    in_week = monday(telling.day) + timedelta(days=7 * STEP[match[1]] + place)
    if match[1] == "this":
        return Found(on_the_side_of_the_tense(day_of(in_week), telling))
    ahead = (place - telling.day.weekday() - 1) % 7 + 1
    nearest = telling.day + timedelta(
        days=ahead if match[1] == "next" else -((telling.day.weekday() - place - 1) % 7 + 1)
    )
    # Writers mean the nearest such day, or the one in the week before or after; where these differ, both are kept.
    return Found(either(*map(day_of, sorted((in_week, nearest)))))


@RULES.of(rf"({WEEKDAY}) (?:of )?(last|this|next) week|(last|this|next) week ?'?s? ({WEEKDAY})")
def _weekday_of_week(match: re.Match[str], telling: Telling) -> Found:
    name, which = match[1] or match[4], match[2] or match[3]
    return Found(day_of(monday(telling.day) + timedelta(days=7 * STEP[which] + WEEKDAYS[name])))


@RULES.of(rf"({NUMBER}) weeks? (ago|from) (?:on )?({WEEKDAY})|({WEEKDAY}) week")
def _weeks_from_weekday(match: re.Match[str], telling: Telling) -> Found:
    back = match[2] == "ago"
    start = telling.read(f"{'' if back else 'this coming '}{match[3] or match[4]}").value.earliest or 1
    weeks = number(match[1] or "one")
    return Found(day_of(date.fromordinal(start + (-7 if back else 7) * weeks)))


@RULES.of(rf"({WEEKDAY}) (.+)")
def _weekday_and_date(match: re.Match[str], telling: Telling) -> Found:
    found = telling.read(match[2])
    if not isinstance(found.value, Day):
        raise RefusedError("names a weekday beside something that is no day")
    if (found.value.earliest - 1) % 7 != WEEKDAYS[match[1]]:
        raise RefusedError(f"names a weekday that {found.value} is not")
    return found


@RULES.of(rf"(?:early |late |early on |late on )?(?:{DAY} ({MONTH})|({MONTH}) {DAY})(?: {YEAR})?")
def _day_month(match: re.Match[str], telling: Telling) -> Found:
    day, month = int(match[1] or match[4]), MONTHS[match[2] or match[3]]
    if match[5]:
        return Found(Day(int(match[5]), month, day), basis=Basis.STATED)
    return Found(nearest_day(month, day, telling))


@RULES.of(rf"(last|this|next) (?:{DAY} ({MONTH})|({MONTH}) {DAY})")
def _which_day_month(match: re.Match[str], telling: Telling) -> Found:
    day, month = int(match[2] or match[5]), MONTHS[match[3] or match[4]]
    if match[1] == "this":
        return Found(on_the_side_of_the_tense(Day(telling.day.year, month, day), telling))
    aside = timedelta(days=1 if match[1] == "next" else -1)
    beyond = attrs.evolve(telling, day=telling.day + aside, future=match[1] == "next")
    return Found(nearest_day(month, day, beyond))


@RULES.of(r"the ([0-3]?[0-9])(?:st|nd|rd|th)(?: of (this|last|next) month)?")
def _day_of_month(match: re.Match[str], telling: Telling) -> Found:
    if match[2]:
        month = month_from(telling.day, STEP[match[2]])
        return Found(Day(month.year, month.month, int(match[1])))
    steps = range(13) if telling.future else range(0, -13, -1)
    for month in (month_from(telling.day, step) for step in steps):
        if int(match[1]) <= month_end(month.year, month.month).day:
            day = date(month.year, month.month, max(1, int(match[1])))
            if day == telling.day or (day > telling.day) == telling.future:
                return Found(day_of(day))
    raise RefusedError("names a day that no month has")


@RULES.of(r"([0-9]{1,2})(?:/([0-9]{1,2})|([/.-])([0-9]{1,2})\3([0-9]{4}|[0-9]{2}))")
def _numbers(match: re.Match[str], telling: Telling) -> Found:
    if match[0] in {"9/11", "24/7"}:
        raise RefusedError("is a name and no date")
    one, other, last = int(match[1]), int(match[2] or match[4]), match[5]
    year_first = match[3] == "-" and len(last) < len("2022") and other <= _MONTHS and int(last) <= _DAYS
    if year_first and telling.order is None:
        raise RefusedError("is a date in two orders; tell the order")
    readings = {"day first": (other, one), "month first": (one, other)}
    wanted = [readings[telling.order]] if telling.order else list(dict.fromkeys(readings.values()))
    possible = [(month, day) for month, day in wanted if 1 <= month <= _MONTHS and 1 <= day <= _DAYS]
    if len(possible) != 1:
        raise RefusedError(
            "is a date in two orders; tell the order" if possible else "is no date in this order"
        )
    month, day = possible[0]
    if last:
        short = len(last) < len("2022")
        year = century_year(int(last), telling) if short else int(last)
        return Found(Day(year, month, day), basis=Basis.RELATIVE if short else Basis.STATED)
    return Found(nearest_day(month, day, telling))


@RULES.of(rf"(?:on )?this (?:very )?day in {YEAR}")
def _this_day_in(match: re.Match[str], telling: Telling) -> Found:
    return Found(Day(int(match[1]), telling.day.month, telling.day.day))


@RULES.of(r"([0-9]{4}(?:-[0-9]{2}-[0-9]{2})?)")
def _iso(match: re.Match[str], _: Telling) -> Found:
    return Found(Edtf.parse(match[1]), basis=Basis.STATED)


@RULES.of(rf"{WHICH} week")
def _whole_week(match: re.Match[str], telling: Telling) -> Found:
    return Found(between(*week_of(telling, STEP[match[1].split()[-1]])))


@RULES.of(r"(?:the )?week before last")
def _week_before_last(_: re.Match[str], telling: Telling) -> Found:
    return Found(between(*week_of(telling, -2)))


@RULES.of(r"(?:the )?week (of|beginning|starting) (.+)")
def _week_of_day(match: re.Match[str], telling: Telling) -> Found:
    found = telling.read(match[2])
    if not isinstance(found.value, Day):
        raise RefusedError("names a week by something that is no day")
    first = date.fromordinal(found.value.earliest)
    if match[1] == "of":
        first = monday(first)
    return attrs.evolve(found, value=between(first, first + timedelta(days=6)))


@RULES.of(r"(?:the )?weekend of (.+)")
def _weekend_of_day(match: re.Match[str], telling: Telling) -> Found:
    found = telling.read(match[1])
    place = ((found.value.earliest or 1) - 1) % 7
    if not isinstance(found.value, Day) or place < WEEKDAYS["saturday"]:
        raise RefusedError("names a weekend by something that is no day of one")
    saturday = date.fromordinal(found.value.earliest - place + WEEKDAYS["saturday"])
    return attrs.evolve(found, value=between(saturday, saturday + timedelta(days=1)))


@RULES.of(r"(?:the |earlier |early )?(?:(last|next) |this (past|coming) |this )?weekend")
def _weekend(match: re.Match[str], telling: Telling) -> Found:
    future = match[2] == "coming" or (telling.future and match[2] != "past")
    # The nearest one, which may be under way.
    under_way = telling.day - timedelta(days=(telling.day.weekday() - WEEKDAYS["saturday"]) % 7)
    near = under_way
    if future and telling.day > under_way + timedelta(days=1):
        near += timedelta(days=7)
    if match[1] is None:
        return Found(between(near, near + timedelta(days=1)))
    in_week = monday(telling.day) + timedelta(days=7 * STEP[match[1]] + WEEKDAYS["saturday"])
    if match[1] == "last":
        return Found(between(in_week, in_week + timedelta(days=1)))
    # Said before Saturday, the next weekend is the coming one, or the one of next week.
    if telling.day.weekday() >= WEEKDAYS["saturday"]:
        return Found(between(in_week, in_week + timedelta(days=1)))
    days = [in_week + timedelta(days=step) for step in (-7, -6, 0, 1)]
    return Found(OneOf(tuple(map(day_of, days))))
