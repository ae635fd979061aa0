"""Dates with unspecified digits (§ L1 and § L2 Unspecified digit): `201X`, `1985-04-XX`, `156X-12-25`.

An X stands for any digit that makes a date. The first and the last such date are found from the digits, by trying
years in order; only a mask that admits nothing but 29 February can pass over a year, so few are ever tried.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import product
from typing import TYPE_CHECKING

import attrs

from timeline.dates._calendar import day_number, days_in_month
from timeline.dates._edtf import CalendarDate
from timeline.dates._kinds import Precision
from timeline.dates._qualifier import Qualifier
from timeline.dates._season import GROUPS, group_end, group_start
from timeline.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FORM = re.compile(r"-?[0-9X]{4}(?:-[0-9X]{2}(?:-[0-9X]{2})?)?")
# § L1: the last or the last two digits of a year; the day; the month; the month and the day.
_LEVEL_1 = re.compile(r"-?[0-9]{2}(?:[0-9]X|XX)|-?[0-9]{4}-(?:XX|XX-XX|[0-9]{2}-XX)")
_BY_KNOWN_DIGITS = (Precision.MILLENNIUM, Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE)
_ANY = "XX"
_DIGITS = "0123456789"
_ONLY_LEAP = ((2,), (29,))


@attrs.frozen(repr=False, str=False)
class Masked(CalendarDate):
    """A date some of whose digits are not specified, written as X.

    >>> from timeline.dates import civil
    >>> masked = Masked("156X", "12", "25")
    >>> civil(masked.earliest), civil(masked.latest)
    ((1560, 12, 25), (1569, 12, 25))
    """

    year: str
    month: str | None = None
    day: str | None = None
    qualifiers: tuple[Qualifier, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        text = "-".join(self.components)
        if not _FORM.fullmatch(text) or "X" not in text:
            raise DateError(text, 0, "digits with at least one X among them", "use Year, Month or Day")
        _check_parts(self, text)
        if self.qualifiers:
            self._check_qualifiers()

    @property
    def components(self) -> tuple[str, ...]:
        """The texts of year, month or season, and day, as far as the date has them."""
        return tuple(part for part in (self.year, self.month, self.day) if part is not None)

    def _bare_level(self) -> int:
        return 1 if _LEVEL_1.fullmatch("-".join(self.components)) else 2

    @property
    def season(self) -> int | None:
        """The EDTF code where a season or another part of a year stands in the month's place."""
        return _season_code(self.month)

    @property
    def precision(self) -> Precision:
        """The unit of the last part before the first X: a decade for `156X-12-25`, a month for `1985-04-XX`."""
        known = self.year.lstrip("-").find("X")
        if known >= 0:
            return _BY_KNOWN_DIGITS[known]
        return Precision.YEAR if self.month is None or "X" in self.month else Precision.MONTH

    @property
    def unit(self) -> Precision:
        """The unit of what is dated: a day for `1985-04-XX`."""
        if self.season is not None:
            return GROUPS[self.season][2]
        if self.day is not None:
            return Precision.DAY
        return Precision.MONTH if self.month is not None else self.precision

    @property
    def earliest(self) -> int:
        """The number of the first day that fits the digits, or of the first day of the first month or year."""
        if self.season is not None:
            return group_start(next(years(self.year)), self.season)
        return _bound(self.year, self.month, self.day, last=False)

    @property
    def latest(self) -> int:
        """The number of the last day that fits the digits, or of the last day of the last month or year."""
        if self.season is not None:
            return group_end(next(years(self.year, newest_first=True)), self.season)
        return _bound(self.year, self.month, self.day, last=True)


def years(mask: str, *, newest_first: bool = False) -> Iterator[int]:
    """Return the years that fit four digits with X, in order."""
    negative = mask.startswith("-")
    choices = [_DIGITS if digit == "X" else digit for digit in mask[-4:]]
    if newest_first != negative:
        choices = [digits[::-1] for digits in choices]
    found = (int("".join(digits)) for digits in product(*choices))
    # There is no -0000: the year 0 is written without a sign.
    return (-year for year in found if year) if negative else found


@lru_cache(maxsize=256)
def fitting(mask: str | None, top: int) -> tuple[int, ...]:
    """Return the numbers from 1 to `top` that fit two digits with X; all of them for no mask."""
    if mask is None:
        return tuple(range(1, top + 1))
    pattern = mask.replace("X", ".")
    return tuple(number for number in range(1, top + 1) if re.fullmatch(pattern, f"{number:02}"))


def _season_code(month: str | None) -> int | None:
    return int(month) if month is not None and month.isdigit() and int(month) in GROUPS else None


def _ordered(numbers: tuple[int, ...], *, last: bool) -> Iterable[int]:
    return reversed(numbers) if last else numbers


@lru_cache(maxsize=1024)
def _find(year: str, month: str | None, day: str | None, *, last: bool) -> tuple[int, int, int] | None:
    months, days = fitting(month, 12), fitting(day, 31)
    for number in years(year, newest_first=last):
        for month_number in _ordered(months, last=last):
            longest = days_in_month(number, month_number)
            for day_of_month in _ordered(days, last=last):
                if day_of_month <= longest:
                    return number, month_number, day_of_month
        if (months, days) != _ONLY_LEAP:
            return None
    return None


def _bound(year: str, month: str | None, day: str | None, *, last: bool) -> int:
    found = _find(year, month, day, last=last)
    return day_number(*found) if found else 0  # None was refused on construction


def _check_parts(date: Masked, text: str) -> None:
    month_at = len(date.year) + 1
    if date.season is not None:
        if date.day is not None:
            raise DateError(text, month_at + 2, "the end, because a season has no days")
        return
    if date.month is not None and not fitting(date.month, 12):
        advice = "a season has no unspecified digits" if date.month[0] in "234" else ""
        raise DateError(text, month_at, "digits that a month from 01 to 12 can have", advice)
    if _find(date.year, date.month, date.day, last=False) is None:
        raise DateError(text, month_at + 3, "digits that a day of such a month can have")


def runs(date: Masked) -> Iterator[tuple[int, int]]:
    """Return the first and last day of each run of days that fit, in order."""
    found = _pieces(date)
    first, last = next(found)
    for begin, end in found:
        if begin > last + 1:
            yield first, last
            first = begin
        last = end
    yield first, last


def _pieces(date: Masked) -> Iterator[tuple[int, int]]:
    day = None if date.day == _ANY else date.day
    month = None if date.month == _ANY and day is None else date.month
    if month is None and "X" not in date.year.rstrip("X"):
        yield date.earliest, date.latest
        return
    for year in years(date.year):
        if date.season is not None:
            yield group_start(year, date.season), group_end(year, date.season)
        elif month is None:
            yield day_number(year, 1, 1), day_number(year, 12, 31)
        else:
            yield from _days(year, fitting(month, 12), day)


def _days(year: int, months: tuple[int, ...], day: str | None) -> Iterator[tuple[int, int]]:
    for month in months:
        longest = days_in_month(year, month)
        if day is None:
            yield day_number(year, month, 1), day_number(year, month, longest)
        else:
            yield from (
                (number, number)
                for number in (day_number(year, month, each) for each in fitting(day, longest))
            )
