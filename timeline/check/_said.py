"""What the words of a date say outright: weekdays, days, months and years, in English.

Nothing is guessed: a word that may mean something else is passed over, and so are words beside which a day or a
month is not the one that is meant ("before May", "two days after Monday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import attrs

from timeline.check._days import Span
from timeline.dates import civil, day_number

__all__ = ["Said", "is_hedged", "names_month_alone", "names_year_alone", "said_days", "said_weekdays"]

_WEEKDAYS: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SHORT: Final = ("Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug", "Sep", "Sept", "Oct", "Nov", "Dec")
_NUMBERS: Final = {name: number for number, name in enumerate(_MONTHS, 1)} | {
    short: number for short in _SHORT for number, name in enumerate(_MONTHS, 1) if name.startswith(short)
}
_LONGEST_MONTH: Final = 31

_MONTH: Final = rf"(?P<month>{'|'.join(_MONTHS)}|(?:{'|'.join(_SHORT)})(?=\.))\.?"
_YEAR: Final = r"(?P<year>1[0-9]{3}|20[0-9]{2})(?![0-9])"
_NTH: Final = r"(?:st|nd|rd|th)?"
_DAY_FIRST: Final = re.compile(rf"\b(?P<day>[0-9]{{1,2}}){_NTH}(?: of)? {_MONTH}(?:,? {_YEAR})?")
_MONTH_FIRST: Final = re.compile(rf"\b{_MONTH} (?P<day>[0-9]{{1,2}}){_NTH}(?![0-9:])(?:,? {_YEAR})?")
_MONTH_ONLY: Final = re.compile(rf"\b{_MONTH}\b(?:,? {_YEAR})?")
_YEAR_ONLY: Final = re.compile(rf"(?<![0-9./-]){_YEAR}")
_WEEKDAY: Final = re.compile(rf"\b({'|'.join(_WEEKDAYS)})\b")
_HEDGED: Final = re.compile(
    "\\b(before|after|since|until|till|by|from|ahead|prior|following|followed|later|earlier|anniversary|ago|eve|"
    "than|days?|weeks?|months?|years?|pre|post)\\b|['\u2019]s\\b",
    re.IGNORECASE,
)
_LEAD: Final = r"(?:(?:in|during|of|the|early|late|mid|middle|end|beginning|start|around|about|circa|sometime|on)[\s-]+)*"
_ONLY_MONTH: Final = re.compile(rf"{_LEAD}{_MONTH}(?:,? {_YEAR})?", re.IGNORECASE)
_ONLY_YEAR: Final = re.compile(rf"{_LEAD}{_YEAR}", re.IGNORECASE)


@attrs.frozen
class Said:
    """A day, month or year that words name, as far as they name it."""

    words: str
    year: int | None = None
    month: int | None = None
    day: int | None = None

    def may_be_in(self, span: Span) -> bool:
        """Say whether it may lie in a span."""
        if span.first is None or span.last is None:
            years = [self.year] if self.year is not None else []
        else:
            years = [self.year] if self.year is not None else _years(span.first, span.last)
        return not years or any(span.meets(self._in(year)) for year in years)

    def _in(self, year: int) -> Span:
        if self.month is None:
            return Span(day_number(year, 1, 1), day_number(year, 12, 31))
        first = day_number(year, self.month, 1)
        if self.day is not None:
            return Span(first + self.day - 1, first + self.day - 1)
        following = day_number(year + self.month // 12, self.month % 12 + 1, 1)
        return Span(first, following - 1)


def _years(first: int, last: int) -> list[int]:
    begin, end = civil(first)[0], civil(last)[0]
    # In two years and more every month is there.
    return [] if end - begin > 1 else list(range(begin, end + 1))


def is_hedged(words: str) -> bool:
    """Say whether the words may name another time than the one that is dated."""
    return bool(_HEDGED.search(words))


def said_weekdays(words: str) -> frozenset[int]:
    """Return the weekdays named, Monday 0 to Sunday 6."""
    return frozenset(_WEEKDAYS.index(name) for name in _WEEKDAY.findall(words))


def said_days(words: str) -> list[Said]:
    """Return the days, months and years named."""
    return list(_said_days(words))


def _said_days(words: str) -> Iterator[Said]:
    rest = words
    for pattern in (_DAY_FIRST, _MONTH_FIRST, _MONTH_ONLY, _YEAR_ONLY):
        for match in pattern.finditer(rest):
            found = _said(match)
            if found:
                yield found
        rest = pattern.sub(lambda match: " " * len(match[0]), rest)


def _said(match: re.Match[str]) -> Said | None:
    named = match.groupdict()
    month, day, year = named.get("month"), named.get("day"), named.get("year")
    if day is not None and not 1 <= int(day) <= _LONGEST_MONTH:
        return None
    return Said(
        match[0], int(year) if year else None, _NUMBERS[month] if month else None, int(day) if day else None
    )


def names_month_alone(words: str) -> bool:
    """Say whether the words name a month and no day of it."""
    return bool(_ONLY_MONTH.fullmatch(words.strip()))


def names_year_alone(words: str) -> bool:
    """Say whether the words name a year and no month of it."""
    return bool(_ONLY_YEAR.fullmatch(words.strip()))
