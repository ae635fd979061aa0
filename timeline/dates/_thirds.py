"""Early, mid and late: the thirds of a month, a year or a decade, by a convention of this project.

Reports use the words without saying where a third ends. So the value has the convention's bounds, and is told in the
source's own word, which is no sharper than the source is.
"""

# ruff: noqa: RUF001 - Cyrillic letters are no mistyped Latin ones

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum, unique
from typing import TYPE_CHECKING, Final

from timeline.dates._calendar import days_in_month
from timeline.dates._edtf import CalendarDate, Day, Edtf, Month, Year
from timeline.dates._kinds import Precision
from timeline.dates._limits import LAST_YEAR
from timeline.dates._masked import Masked
from timeline.dates._season import GROUPS, Season
from timeline.dates._sets import OneOf, Range

if TYPE_CHECKING:
    from timeline.dates._event_date import EventDate


@unique
class Third(StrEnum):
    """Which third of a time."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"


_DAYS: Final = {Third.EARLY: (1, 10), Third.MID: (11, 20), Third.LATE: (21, 31)}
_MONTHS: Final = {Third.EARLY: (1, 4), Third.MID: (5, 8), Third.LATE: (9, 12)}
_YEARS: Final = {Third.EARLY: (0, 3), Third.MID: (4, 6), Third.LATE: (7, 9)}
_HUNDRED: Final = {Third.EARLY: (1, 33), Third.MID: (34, 66), Third.LATE: (67, 100)}
_DECADE: Final = re.compile(r"([0-9]{3})X")
# The words for a third in the languages that dates are told in, since a source may be in any of them.
_MARKS: Final = {
    Third.EARLY: re.compile(
        r"\bearl(?:y|ier)\b(?! hours)|\b(?:beginning|start)\b|\banfang\b|früh|\bdébut\b|\bнач[ае]л|(?<!最)初|上旬"
    ),
    Third.MID: re.compile(r"\bmid\b|\bmiddle\b|\bmitte\b|\bmi-|\bmilieu\b|\bсередин|年中|中旬|中期"),
    Third.LATE: re.compile(
        r"\blat(?:e|er|ter)\b|\bend\b|\bende\b|spät|\bfin\b|\bкон(?:ец|ц[аеу])|下旬|底|末"
    ),
}
_SEASONS: Final = {
    21: re.compile(r"spring|frühling|frühjahr|printemps|весн|春"),
    22: re.compile(r"summer|sommer|été|лет[аоу]|夏"),
    23: re.compile(r"autumn|\bfall\b|herbst|automne|осен|秋"),
    24: re.compile(r"winter|hiver|зим|冬"),
}
_WINTER, _DECEMBER = 24, 12


def third_of(whole: object, third: Third) -> Edtf | None:
    """Return a third of a month, a season, a year, a decade or a century; None of anything that has no agreed thirds.

    >>> third_of(Month(2015, 9), Third.LATE)
    Edtf.parse('[2015-09-21..2015-09-30]')
    """
    if isinstance(whole, Season) and whole.precision is Precision.SEASON:
        first, _, _ = GROUPS[whole.code]
        years, place = divmod(first - 1 + list(Third).index(third), 12)
        return Month(whole.year + years, place + 1)
    ends = _ends(whole, third)
    return OneOf((Range(*ends),)) if ends else None


def _ends(whole: object, third: Third) -> tuple[CalendarDate, CalendarDate] | None:
    if isinstance(whole, Month):
        first, last = _DAYS[third]
        year, month = whole.year, whole.month
        return Day(year, month, first), Day(year, month, min(last, days_in_month(year, month)))
    if isinstance(whole, Year):
        first, last = _MONTHS[third]
        return Month(whole.year, first), Month(whole.year, last)
    century = _century(whole)
    if century is not None:
        first, last = _HUNDRED[third]
        return Year(century + first), Year(century + last)
    decade = _DECADE.fullmatch(str(whole)) if isinstance(whole, Masked) else None
    if decade is None:
        return None
    first, last = _YEARS[third]
    return Year(int(decade[1]) * 10 + first), Year(int(decade[1]) * 10 + last)


def _century(whole: object) -> int | None:
    """Return the year before a century, as the phrases for centuries give it: [1901..2000]."""
    ends = whole.members[0] if isinstance(whole, OneOf) and len(whole.members) == 1 else None
    if not isinstance(ends, Range) or not isinstance(ends.first, Year) or not isinstance(ends.last, Year):
        return None
    before = ends.first.year - 1
    return before if before % 100 == 0 and ends.last.year == before + 100 else None


def third_whole(value: object) -> CalendarDate | None:
    """Return the month, year or decade that a value is a third of; None where it is none."""
    whole = _whole(value)
    return whole if whole and any(third_of(whole, third) == value for third in Third) else None


def third_stated(date: EventDate) -> tuple[Third, CalendarDate] | None:
    """Return which third of what a date is, where its source says "late" or the like of it; else None."""
    if date.stated is None:
        return None
    stated = unicodedata.normalize("NFC", date.stated.casefold())
    whole = _season(date.value, stated) or _whole(date.value)
    for third, marks in _MARKS.items():
        if whole and marks.search(stated) and third_of(whole, third) == date.value:
            return third, whole
    return None


def _season(value: object, stated: str) -> Season | None:
    """Return the season that a month lies in, where the words name it."""
    if not isinstance(value, Month):
        return None
    code = 21 + (value.month - 3) % 12 // 3
    year = value.year - (code == _WINTER and value.month < _DECEMBER)
    return Season(year, code) if _SEASONS[code].search(stated) else None


def _whole(value: object) -> CalendarDate | None:
    """Return what a date would be a third of: the month, year or decade that its first end lies in."""
    if not isinstance(value, OneOf) or len(value.members) != 1 or not isinstance(value.members[0], Range):
        return None
    first = value.members[0].first
    if isinstance(first, Day):
        return Month(first.year, first.month)
    if isinstance(first, Month):
        return Year(first.year)
    if isinstance(first, Year) and 0 <= first.year <= LAST_YEAR:
        return Masked(f"{first.year // 10:03}X")
    return None
