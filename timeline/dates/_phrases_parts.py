"""Phrases with a part of the day: "Monday night", "overnight", "the early hours of 24 February"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

import attrs

from timeline.dates._edtf import Day
from timeline.dates._event_date import PartOfDay
from timeline.dates._interval import Interval
from timeline.dates._rules import Found, RefusedError, Telling, between, known_day
from timeline.dates._sets import AllOf, OneOf
from timeline.dates._telling import PART, PARTS, WEEKDAY, without_preposition

_PART_BEFORE: Final = re.compile(rf"(?:the )?({PART}) (?:of |on )?(.+)")
_PART_AMID: Final = re.compile(rf"({WEEKDAY}) ({PART}) (.+)")
_PART_AFTER: Final = re.compile(rf"(?:(early|late) )?(.+?) ({PART})")
_HERE: Final = {"this": "today", "tomorrow": "tomorrow", "yesterday": "yesterday"}
_NIGHTS: Final = {"tonight": "today", "last night": "yesterday"}
_BEFORE_DAWN: Final = re.compile(
    r"(?:just |shortly |well )?before (?:dawn|daybreak|sunrise) (?:of |on )?(.+)"
)
_NEAR_PART: Final = re.compile(
    rf"(?:just|shortly) (?:before|after) (?:{PART}|sunset|sunrise|daybreak|nightfall) (?:of |on )?(.+)"
)
_OVERNIGHT: Final = re.compile(r"overnight(?: (?:on |(into ))?(.+))?")


def near_part(phrase: str, telling: Telling) -> Found | None:
    """Read "shortly after noon" and the like; None where the phrase is something else."""
    before_dawn, near = _BEFORE_DAWN.fullmatch(phrase), _NEAR_PART.fullmatch(phrase)
    if before_dawn is not None:
        return _with_part(before_dawn[1], "early hours", telling, spanning=False)
    if near is not None:
        # Shortly after noon is no longer noon: the day alone is as sharp as the phrase.
        return telling.read_whole(near[1])
    return None


def part_of_day(phrase: str, telling: Telling) -> Found | None:
    """Read a part of a day; None where the phrase has none."""
    if phrase in _NIGHTS:
        return attrs.evolve(telling.read(_NIGHTS[phrase]), part=PartOfDay.NIGHT)
    overnight = _OVERNIGHT.fullmatch(phrase)
    if overnight is not None:
        return _overnight(overnight[2], telling, into=bool(overnight[1]))
    amid = _PART_AMID.fullmatch(phrase)
    if amid is not None:
        return _with_part(f"{amid[1]} {amid[3]}", amid[2], telling, spanning=False)
    before, after = _PART_BEFORE.fullmatch(phrase), _PART_AFTER.fullmatch(phrase)
    if before is not None:
        return _with_part(before[2], before[1], telling, spanning=True)
    if after is not None:
        day = _HERE.get(after[2], after[2])
        # "9-10 November night" is one night; "Monday to Tuesday night" ends with one.
        return _with_part(day, after[3], telling, spanning="-" in day)
    return None


def _overnight(day: str | None, telling: Telling, *, into: bool) -> Found:
    """Read the night between two days: the one over at publication, or the one that begins on a day or leads into it."""
    found = telling.read_whole(day or "today")
    if not isinstance(found.value, Day):
        raise RefusedError("names a part of the day of something that is no day")
    first = date.fromordinal(found.value.earliest - (into or (day is None and not telling.future)))
    return attrs.evolve(found, value=between(first, first + timedelta(days=1)), part=PartOfDay.NIGHT)


def _with_part(day: str, part: str, telling: Telling, *, spanning: bool) -> Found:
    found = telling.read_whole(without_preposition(day.removeprefix("the ")))
    if (
        spanning
        and PARTS[part] is PartOfDay.NIGHT
        and isinstance(found.value, Interval)
        and _adjoin(found.value)
    ):
        begin, end = known_day(found.value.earliest), known_day(found.value.latest)
        return attrs.evolve(found, value=between(begin, end), part=PartOfDay.NIGHT)
    if not isinstance(found.value, Day | AllOf | OneOf) or found.part is not None:
        raise RefusedError("names a part of the day of something that is no day")
    return attrs.evolve(found, part=PARTS[part])


def _adjoin(value: Interval) -> bool:
    ends = (value.begin, value.end)
    return all(isinstance(end, Day) for end in ends) and value.latest == (value.earliest or 0) + 1
