"""Phrases for decades, centuries and eras, and for years in short: "the '90s", "480 BC", "1941-45"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.dates._edtf import Month, Year
from timeline.dates._event_date import Basis
from timeline.dates._interval import Interval
from timeline.dates._masked import Masked
from timeline.dates._rules import Found, RefusedError, Rules, Telling, century_year
from timeline.dates._sets import OneOf, Range
from timeline.dates._telling import CENTURIES, DECADES, MONTH, MONTHS, SEASON, YEAR, one_of

if TYPE_CHECKING:
    import re

RULES: Final = Rules()
_MONTHS_IN_YEAR = 12


@RULES.of(r"(?:the )?([12][0-9]{2})0'?s")
def _decade(match: re.Match[str], _: Telling) -> Found:
    if match[1].endswith("0"):
        raise RefusedError("is a decade or a century")
    return Found(Masked(f"{match[1]}X"), basis=Basis.STATED)


@RULES.of(rf"(?:the )?(?:'?([1-9])0'?s|({one_of(DECADES)}))")
def _short_decade(match: re.Match[str], telling: Telling) -> Found:
    digit = match[1] or DECADES[match[2]]
    century, now = divmod(telling.day.year // 10, 10)
    if telling.future or int(digit) == now:
        raise RefusedError("is a decade of one century or another")
    return Found(Masked(f"{century - (int(digit) > now)}{digit}X"))


@RULES.of(rf"(?:the )?(?:([12]?[0-9])(?:st|nd|rd|th)|({one_of(CENTURIES)})) century(?: (bce?|ad|ce))?")
def _century(match: re.Match[str], _: Telling) -> Found:
    number = int(match[1]) if match[1] else CENTURIES[match[2]]
    if not number:
        raise RefusedError("is no century")
    last = 100 * number
    # The fifth century before our era began in 500 BC, which is the year -499.
    ends = (1 - last, 100 - last) if (match[3] or "").startswith("b") else (last - 99, last)
    return Found(OneOf((Range(*map(Year, ends)),)), basis=Basis.STATED)


@RULES.of(rf"(?:({MONTH}) )?(?:([0-9]{{1,4}}) (bce?|ad|ce)|(?:ad|ce) ([0-9]{{1,4}}))")
def _year_of_era(match: re.Match[str], _: Telling) -> Found:
    number = int(match[2] or match[4])
    if not number:
        raise RefusedError("is no year: 1 BC is followed by AD 1")
    year = 1 - number if (match[3] or "").startswith("b") else number
    return Found(Month(year, MONTHS[match[1]]) if match[1] else Year(year), basis=Basis.STATED)


@RULES.of(rf"(?:the )?(?:({SEASON}|{MONTH}) (?:of )?)?'([0-9]{{2}})")
def _year_in_short(match: re.Match[str], telling: Telling) -> Found:
    year = century_year(int(match[2]), telling)
    return telling.read(f"{match[1]} {year}" if match[1] else str(year))


@RULES.of(rf"{YEAR}[-/]([0-9]{{2}})")
def _years(match: re.Match[str], _: Telling) -> Found:
    first, short = int(match[1]), int(match[2])
    last = first - first % 100 + short
    if last > first and short > _MONTHS_IN_YEAR:
        return Found(Interval(Year(first), Year(last)), basis=Basis.STATED)
    if last > first:
        raise RefusedError("is a month of one year, or two years")
    return Found(Month(first, short), basis=Basis.STATED)


_TERM: Final = r"(?:season|term|session|biennium|budget|(?:school|academic|financial|fiscal) year)"


@RULES.of(rf"(?:the )?{YEAR}[-/]([0-9]{{2}}|[0-9]{{4}}) {_TERM}")
def _term(match: re.Match[str], _: Telling) -> Found:
    first = int(match[1])
    if int(match[2]) % 100 != (first + 1) % 100:
        raise RefusedError("names two years that do not follow each other")
    return Found(Interval(Year(first), Year(first + 1)), basis=Basis.STATED)
