"""Phrases for days by their place or name: "Easter Sunday", "the first Monday in October", "the last week of May"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

import attrs

from timeline.dates._calendar import days_in_month
from timeline.dates._edtf import Day, Month
from timeline.dates._event_date import Basis
from timeline.dates._rules import (
    Found,
    RefusedError,
    Rules,
    Telling,
    between,
    day_of,
    nearest_day,
    nearest_of,
    years_around,
)
from timeline.dates._telling import MONTH, MONTHS, ORDINALS, WEEKDAY, WEEKDAYS, YEAR, one_of

if TYPE_CHECKING:
    import re

RULES: Final = Rules()
_FIXED: Final = {
    "new year's day": (1, 1),
    "orthodox christmas": (1, 7),
    "valentine's day": (2, 14),
    "st patrick's day": (3, 17),
    "earth day": (4, 22),
    "bastille day": (7, 14),
    "veterans day": (11, 11),
    "international women's day": (3, 8),
    "may day": (5, 1),
    "the fourth of july": (7, 4),
    "halloween": (10, 31),
    "all saints' day": (11, 1),
    "armistice day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "christmas day": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
}
# Days after Easter Sunday.
_MOVABLE: Final = {
    "ash wednesday": -46,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "holy saturday": -1,
    "easter sunday": 0,
    "easter monday": 1,
    "ascension day": 39,
    "pentecost": 49,
    "whit monday": 50,
}
_AMERICAN: Final = {
    "martin luther king day": "third monday in january",
    "presidents' day": "third monday in february",
    "memorial day": "last monday in may",
    "labor day": "first monday in september",  # Labour Day, so written, is another
    "columbus day": "second monday in october",
    "thanksgiving": "fourth thursday in november",
    "thanksgiving day": "fourth thursday in november",
}
_ORDINAL: Final = one_of(ORDINALS)
_WEEK: Final = 7
_ORTHODOX: Final = 2  # as dateutil.easter numbers them
_WESTERN: Final = 3


@RULES.of(rf"({one_of(_FIXED)})(?: (?:of |in )?{YEAR})?")
def _fixed(match: re.Match[str], telling: Telling) -> Found:
    month, day = _FIXED[match[1]]
    if match[2]:
        return Found(Day(int(match[2]), month, day), basis=Basis.STATED)
    return Found(nearest_day(month, day, telling))


@RULES.of(rf"(orthodox )?({one_of(_MOVABLE)})(?: (?:of |in )?{YEAR})?")
def _movable(match: re.Match[str], telling: Telling) -> Found:
    from dateutil import easter  # noqa: PLC0415  # loaded when a text asks for it

    rite: Final = _ORTHODOX if match[1] else _WESTERN
    away = timedelta(days=_MOVABLE[match[2]])
    if match[3]:
        return Found(day_of(easter.easter(int(match[3]), rite) + away), basis=Basis.STATED)
    return Found(nearest_of((easter.easter(year, rite) + away for year in years_around(telling)), telling))


@RULES.of(rf"easter(?: weekend)?(?: (?:of |in )?{YEAR})?")
def _easter(match: re.Match[str], telling: Telling) -> Found:
    year = f" {match[1]}" if match[1] else ""
    friday, last = telling.read(f"good friday{year}"), telling.read(f"easter monday{year}")
    if (first := friday.value.earliest or 0) + 3 != last.value.latest:
        raise RefusedError("is under way")
    return attrs.evolve(friday, value=between(date.fromordinal(first), date.fromordinal(first + 3)))


@RULES.of(rf"({one_of(_AMERICAN)})(?: (?:of |in )?{YEAR})?")
def _american(match: re.Match[str], telling: Telling) -> Found:
    return telling.read(f"the {_AMERICAN[match[1]]}{f' {match[2]}' if match[2] else ''}")


@RULES.of(rf"(?:the )?({_ORDINAL}) ({WEEKDAY}) (?:in|of) (?:({MONTH})|(.+))")
def _placed_weekday(match: re.Match[str], telling: Telling) -> Found:
    place, weekday = ORDINALS[match[1]], WEEKDAYS[match[2]]
    if match[3]:
        month = MONTHS[match[3]]
        days = (_placed(Month(year, month), place, weekday) for year in years_around(telling))
        return Found(nearest_of(days, telling))
    whole = telling.read(match[4])
    return attrs.evolve(whole, value=day_of(_placed(_month(whole), place, weekday)))


def _placed(month: Month, place: int, weekday: int) -> date:
    """Return the first, second and so on of a weekday in a month; 0 is the last."""
    end = date(month.year, month.month, days_in_month(month.year, month.month))
    if not place:
        return end - timedelta(days=(end.weekday() - weekday) % _WEEK)
    begin = end.replace(day=1)
    return begin + timedelta(days=(weekday - begin.weekday()) % _WEEK + _WEEK * (place - 1))


@RULES.of(rf"(?:the )?({_ORDINAL}) (week|weekend) (?:in|of) (.+)")
def _placed_week(match: re.Match[str], telling: Telling) -> Found:
    whole, place = telling.read(match[3]), ORDINALS[match[1]]
    month = _month(whole)
    if match[2] == "weekend":
        saturday = _placed(month, place, WEEKDAYS["saturday"])
        return attrs.evolve(whole, value=between(saturday, saturday + timedelta(days=1)))
    # Counted in sevens from the first of the month, the last back from its end.
    begin = (_WEEK * (place - 1) if place else days_in_month(month.year, month.month) - _WEEK) + 1
    first = date(month.year, month.month, begin)
    return attrs.evolve(whole, value=between(first, first + timedelta(days=_WEEK - 1)))


@RULES.of(r"(?:the )?(?:very )?(first|last) day of (.+)")
def _end_day(match: re.Match[str], telling: Telling) -> Found:
    whole = telling.read(match[2])
    day = whole.value.earliest if match[1] == "first" else whole.value.latest
    if day is None:
        raise RefusedError("has no first or no last day")
    return attrs.evolve(whole, value=day_of(date.fromordinal(day)))


def _month(found: Found) -> Month:
    if not isinstance(found.value, Month):
        raise RefusedError("names a place in something that is no month")
    return found.value
