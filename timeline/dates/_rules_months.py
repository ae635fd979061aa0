"""Phrases for months and years: "in May", "late September", "earlier this year", "the 1990s"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs

from timeline.dates._edtf import Edtf, Month, Year
from timeline.dates._event_date import Basis
from timeline.dates._interval import Interval
from timeline.dates._masked import Masked
from timeline.dates._rules import (
    STEP,
    WHICH,
    Found,
    RefusedError,
    Rules,
    Telling,
    between,
    day_of,
    either,
    month_from,
    nearest_month,
    on_the_side_of_the_tense,
)
from timeline.dates._season import Season
from timeline.dates._sets import OneOf, Range
from timeline.dates._telling import (
    MONTH,
    MONTHS,
    THIRD,
    YEAR,
    third,
)
from timeline.dates._thirds import third_of

RULES: Final = Rules()


@RULES.of(rf"(?:the month of )?({MONTH})(?: of)?(?: {YEAR})?")
def _month(match: re.Match[str], telling: Telling) -> Found:
    if match[2]:
        return Found(Month(int(match[2]), MONTHS[match[1]]), basis=Basis.STATED)
    return Found(nearest_month(MONTHS[match[1]], telling))


@RULES.of(rf"(last|this|next) ({MONTH})")
def _which_month(match: re.Match[str], telling: Telling) -> Found:
    month, now = MONTHS[match[2]], telling.day
    if match[1] == "this":
        return Found(on_the_side_of_the_tense(Month(now.year, month), telling))
    if match[1] == "last":
        nearest = Month(now.year if month < now.month else now.year - 1, month)
    else:
        nearest = Month(now.year if month > now.month else now.year + 1, month)
    in_year = Month(now.year + STEP[match[1]], month)
    return Found(either(*sorted((nearest, in_year), key=lambda each: each.earliest)))


@RULES.of(rf"({MONTH}) (?:of )?(last|this|next) year|(last|this|next) year'?s? ({MONTH})")
def _month_of_year(match: re.Match[str], telling: Telling) -> Found:
    name, which = match[1] or match[4], match[2] or match[3]
    return Found(Month(telling.day.year + STEP[which], MONTHS[name]))


@RULES.of(rf"(?:the )?({THIRD}) (?:in )?(.+)")
def _third(match: re.Match[str], telling: Telling) -> Found:
    whole = telling.read(match[2])
    which, value = third(match[1]), whole.value
    found = third_of(value, which)
    if isinstance(value, Month) and match[2] in MONTHS and found and _on_wrong_side(found, telling):
        # The nearest month of the name is under way, and this third of it is on the wrong side of the publication.
        found = third_of(Month(value.year + (1 if telling.future else -1), value.month), which)
    if found is None:
        raise RefusedError("tells early, middle or late of something that has no agreed thirds")
    return attrs.evolve(whole, value=found)


def _on_wrong_side(found: Edtf, telling: Telling) -> bool:
    today, first, last = telling.day.toordinal(), found.earliest, found.latest
    return (last is not None and last < today) if telling.future else (first is not None and first > today)


@RULES.of(rf"(?:the (?=last quarter))?{WHICH} (month|year|decade|century|quarter)")
def _which_unit(match: re.Match[str], telling: Telling) -> Found:
    steps, unit, now = STEP[match[1].split()[-1]], match[2], telling.day
    if unit == "month":
        return Found(month_from(now, steps))
    if unit == "year":
        return Found(Year(now.year + steps))
    if unit == "quarter":
        years, place = divmod(now.year * 4 + (now.month - 1) // 3 + steps, 4)
        return Found(Season(years, 33 + place))
    if unit == "century":
        before = (now.year - 1) // 100 * 100 + 100 * steps
        return Found(OneOf((Range(Year(before + 1), Year(before + 100)),)))
    return Found(Masked(f"{now.year // 10 + steps:03}X"))


@RULES.of(r"(?:the )?(month|year) before last")
def _unit_before_last(match: re.Match[str], telling: Telling) -> Found:
    return Found(month_from(telling.day, -2) if match[1] == "month" else Year(telling.day.year - 2))


@RULES.of(rf"so far (?:in )?(this .+|{MONTH}|{YEAR})|(this .+) so far|(year) to date")
def _so_far(match: re.Match[str], telling: Telling) -> Found:
    begin = telling.read(match[1] or match[3] or "this year").value.earliest
    if begin is None or begin > telling.day.toordinal():
        raise RefusedError("is counted from a time that is not under way")
    return Found(Interval(day_of(date.fromordinal(begin)), day_of(telling.day)))


@RULES.of(r"(earlier|later) (?:in |on )?(.+)")
def _part_of_unit(match: re.Match[str], telling: Telling) -> Found:
    whole = telling.read(match[2]).value
    begin, end = whole.earliest, whole.latest
    if begin is None or end is None:
        raise RefusedError("has no first or no last day")
    if not begin <= telling.day.toordinal() <= end:
        raise RefusedError("tells earlier or later of a time that the publication does not lie in")
    if match[1] == "earlier":
        return Found(between(date.fromordinal(begin), telling.last))
    return Found(between(telling.first, date.fromordinal(end)))


@RULES.of(rf"(?:the year )?{YEAR}")
def _year(match: re.Match[str], _: Telling) -> Found:
    return Found(Year(int(match[1])), basis=Basis.STATED)
