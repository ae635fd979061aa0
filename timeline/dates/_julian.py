"""The Julian calendar, for sources that were dated by it."""

from __future__ import annotations

from timeline.dates._calendar import civil
from timeline.dates._edtf import Day
from timeline.errors import DateError

_CYCLE = 1461  # days of four years
_MARCH = (0, 31, 61, 92, 122, 153, 184, 214, 245, 275, 306, 337)
_LENGTHS = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_BEFORE_MARCH = 307  # day 0 is so many days after the Julian 1 March of the year 0
_FEBRUARY, _MONTHS, _YEAR = 2, 12, 365


def from_julian(year: int, month: int, day: int) -> Day:
    """Return the Gregorian day of a day in the Julian calendar; the year 0 is 1 BC.

    >>> from_julian(1917, 10, 25), from_julian(-43, 3, 15)
    (Edtf.parse('1917-11-07'), Edtf.parse('-0043-03-13'))
    """
    _check(year, month, day)
    return Day(*civil(julian_number(year, month, day)))


def julian_number(year: int, month: int, day: int) -> int:
    """Return the day number of a day in the Julian calendar."""
    years, place = divmod(12 * year + month - 3, _MONTHS)
    return years * _YEAR + years // 4 + _MARCH[place] + day - 1 - _BEFORE_MARCH


def to_julian(number: int) -> tuple[int, int, int]:
    """Return year, month and day in the Julian calendar of a day number.

    >>> from timeline.dates import Day
    >>> to_julian(Day(1917, 11, 7).earliest)
    (1917, 10, 25)
    """
    cycles, rest = divmod(number + _BEFORE_MARCH, _CYCLE)
    years = min(rest // _YEAR, 3)
    days = rest - years * _YEAR
    place = max(index for index, start in enumerate(_MARCH) if start <= days)
    year, month = divmod(12 * (4 * cycles + years) + place + 2, _MONTHS)
    return year, month + 1, days - _MARCH[place] + 1


def _check(year: int, month: int, day: int) -> None:
    longest = _LENGTHS[month] if 1 <= month <= _MONTHS else 0
    if month == _FEBRUARY and year % 4:
        longest -= 1
    if not 1 <= day <= longest:
        raise DateError(f"{year}-{month}-{day}", 0, "a day that the Julian calendar has")
