"""Count days in the proleptic Gregorian calendar, without limit in either direction.

Day 1 is 0001-01-01, as in `datetime.date.toordinal`; day 0 is 31 December of the year 0, which is 1 BC.
"""

from __future__ import annotations

from datetime import date

_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
_LAST_DATE_YEAR = 9999
_DAYS_IN_MONTH = (0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_FEBRUARY = 2


def is_leap(year: int) -> bool:
    """Tell whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_month(year: int, month: int) -> int:
    """Return the number of days of a month."""
    return 29 if month == _FEBRUARY and is_leap(year) else _DAYS_IN_MONTH[month]


def day_number(year: int, month: int = 1, day: int = 1) -> int:
    """Return the number of a day. The day has to exist; year 0 is 1 BC.

    >>> day_number(1, 1, 1), day_number(0, 12, 31), day_number(-43, 3, 15)
    (1, 0, -15997)
    """
    if 1 <= year <= _LAST_DATE_YEAR:
        return date(year, month, day).toordinal()
    # The calendar repeats every 400 years: count in the cycle that `date` can reach, then move.
    cycles, rest = divmod(year - 1, _CYCLE_YEARS)
    return date(rest + 1, month, day).toordinal() + cycles * _CYCLE_DAYS


def civil(number: int) -> tuple[int, int, int]:
    """Return the year, month and day that a day number stands for.

    >>> civil(1), civil(0)
    ((1, 1, 1), (0, 12, 31))
    """
    cycles, rest = divmod(number - 1, _CYCLE_DAYS)
    day = date.fromordinal(rest + 1)
    return day.year + cycles * _CYCLE_YEARS, day.month, day.day


def weekday(number: int) -> int:
    """Return the day of the week, Monday 0 to Sunday 6."""
    return (number - 1) % 7


def as_date(number: int | None) -> date | None:
    """Return the day as a `datetime.date`, or None where that type cannot reach.

    >>> as_date(day_number(2022, 9, 12))
    datetime.date(2022, 9, 12)
    >>> as_date(0) is None
    True
    """
    if number is None or not date.min.toordinal() <= number <= date.max.toordinal():
        return None
    return date.fromordinal(number)
