"""What the calendar and the grammar allow of a year, a month and a day, and how a year is written."""

from __future__ import annotations

from timeline.dates._calendar import days_in_month
from timeline.errors import DateError

LAST_YEAR = 9999  # of four digits; beyond it § L1 Letter-prefixed calendar year
_LAST_MONTH = 12
_SHORTEST_MONTH = 28


def year_text(year: int) -> str:
    """Return a year as EDTF writes it: four digits, or more with a leading Y."""
    if 0 <= year <= LAST_YEAR:
        return f"{year:04}"
    return f"-{-year:04}" if -LAST_YEAR <= year < 0 else f"Y{year}"


def check_whole(*numbers: object) -> None:
    """Refuse what is no whole number, a truth value included."""
    for number in numbers:
        if number.__class__ is not int:
            raise DateError(str(number), 0, "a whole number")


def check_year(year: int, value: object) -> None:
    """Refuse a year of more than four digits where a month follows it."""
    if not -LAST_YEAR <= year <= LAST_YEAR:
        raise DateError(str(value), 0, "a year from -9999 to 9999 before a month", "give the year alone")


def check_month(year: int, month: int, value: object) -> None:
    """Refuse a month that the calendar does not have."""
    check_year(year, value)
    if not 1 <= month <= _LAST_MONTH:
        raise month_error(str(value))


def month_error(text: str) -> DateError:
    """Build the error for a month that is none."""
    return DateError(text, text.index("-", 1) + 1, "a month from 01 to 12 or a season from 21 to 41")


def check_day(year: int, month: int, day: int) -> None:
    """Refuse a day that the calendar does not have."""
    if not (1 <= day <= _SHORTEST_MONTH and 1 <= month <= _LAST_MONTH and -LAST_YEAR <= year <= LAST_YEAR):
        _check_end_of_month(year, month, day)


def _check_end_of_month(year: int, month: int, day: int) -> None:
    text = f"{year_text(year)}-{month:02}-{day:02}"
    check_month(year, month, text)
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        raise DateError(text, len(text) - 2, f"a day from 01 to {last}")
