"""Spans of days, and moving their ends by what people say: weeks, calendar months, years.

Days are the numbers of `timeline.dates`. A span has no end on the side where nothing bounds it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import attrs

from timeline.dates import EventDate, civil, day_number

if TYPE_CHECKING:
    from timeline.dates import Duration, Edtf

__all__ = ["Span", "in_words", "month_end", "month_start", "moved"]


@attrs.frozen
class Span:
    """The days something may have happened on, both ends included."""

    first: int | None
    last: int | None

    @classmethod
    def of(cls, date: EventDate | Edtf) -> Span:
        """Return every day that a date may fall on."""
        value = date.value if isinstance(date, EventDate) else date
        return cls(*value.reach)

    def is_before(self, other: Span) -> bool:
        """Say whether it certainly ends before the other begins."""
        return self.last is not None and other.first is not None and self.last < other.first

    def meets(self, other: Span) -> bool:
        """Say whether the two may have a day in common."""
        return not self.is_before(other) and not other.is_before(self)

    def widened(self, days: int) -> Span:
        """Return the span with some days more at each end."""
        first = None if self.first is None else self.first - days
        return Span(first, None if self.last is None else self.last + days)


def month_start(day: int, months: int = 0) -> int:
    """Return the first day of the month so many months from the one of `day`."""
    year, month, _ = civil(day)
    years, place = divmod(12 * year + month - 1 + months, 12)
    return day_number(years, place + 1, 1)


def month_end(day: int, months: int = 0) -> int:
    """Return the last day of the month so many months from the one of `day`."""
    return month_start(day, months + 1) - 1


def moved(span: Span, by: Duration) -> Span:
    """Return a span moved by a duration; where the calendar lacks the day, both neighbours count."""
    first = None if span.first is None else _month_day(span.first, by.signed_months, late=False)
    last = None if span.last is None else _month_day(span.last, by.signed_months, late=True)
    days = by.signed_days
    return Span(None if first is None else first + days, None if last is None else last + days)


def _month_day(day: int, months: int, *, late: bool) -> int:
    there = month_start(day, months) + civil(day)[2] - 1
    end = month_end(day, months)
    return there if there <= end else end + late


def in_words(span: Span) -> str:
    """Say a span in a fault: ``2018-08-01 to 2018-08-31``."""
    if span.first == span.last and span.first is not None:
        return _iso(span.first)
    if span.first is None or span.last is None:
        sides = ("on or after " + _iso(span.first)) if span.first is not None else ""
        return sides or ("on or before " + _iso(span.last) if span.last is not None else "any day")
    return f"{_iso(span.first)} to {_iso(span.last)}"


def _iso(day: int) -> str:
    year, month, number = civil(day)
    return f"{year:04}-{month:02}-{number:02}"
