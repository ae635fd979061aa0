"""From where a phrase is told, what it means, and the rules that lead from the one to the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from typing import Final

import attrs

from timeline.dates._calendar import days_in_month
from timeline.dates._duration import Duration
from timeline.dates._edtf import CalendarDate, Day, Edtf, Month
from timeline.dates._event_date import Basis, PartOfDay
from timeline.dates._sets import OneOf, Range
from timeline.errors import TimelineError


class RefusedError(TimelineError):
    """A phrase that has no one date; carries the reason."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


class UnknownPhraseError(RefusedError):
    """A phrase that no rule is about."""

    def __init__(self, reason: str = "is no phrase that is understood") -> None:
        super().__init__(reason)


@attrs.frozen(kw_only=True)
class Telling:
    """From where a phrase is told: a day of publication, the first and last it can be, the tense, the order of 12/09."""

    day: date
    first: date
    last: date
    future: bool = False
    order: str | None = None
    atom: Callable[[str, Telling], Found] = attrs.field(eq=False)
    phrase: Callable[[str, Telling], Found] = attrs.field(eq=False)

    def read(self, text: str) -> Found:
        """Return what a phrase of one time means from here."""
        return self.atom(text, self)

    def read_whole(self, text: str) -> Found:
        """Return what a phrase means from here, of one time or several."""
        return self.phrase(text, self)


@attrs.frozen
class Found:
    """What a phrase means."""

    value: Edtf
    basis: Basis = attrs.field(default=Basis.RELATIVE, kw_only=True)
    offset: Duration | None = attrs.field(default=None, kw_only=True)
    part: PartOfDay | None = attrs.field(default=None, kw_only=True)
    within: bool = attrs.field(
        default=False, kw_only=True
    )  # a thing that lies in the time and does not fill it


Rule = Callable[[re.Match[str], Telling], Found]


class Rules:
    """Patterns of whole phrases, each with what it stands for; the first that fits decides."""

    def __init__(self) -> None:
        self.rules: list[tuple[re.Pattern[str], Rule]] = []

    def __iter__(self) -> Iterator[tuple[re.Pattern[str], Rule]]:
        return iter(self.rules)

    def of(self, pattern: str) -> Callable[[Rule], Rule]:
        """Add what a phrase of some form means."""

        def add(meaning: Rule) -> Rule:
            self.rules.append((re.compile(pattern), meaning))
            return meaning

        return add


STEP: Final = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
WHICH: Final = r"(last|this|next)"
UNIT: Final = r"(day|week|month|year|decade)s?"


def day_of(day: date) -> Day:
    """Return a calendar day as a value."""
    return Day(day.year, day.month, day.day)


def between(first: date, last: date) -> Edtf:
    """Return some time from one day to another."""
    if first > last:
        raise RefusedError("leaves no day, seen from the publication")
    return day_of(first) if first == last else OneOf((Range(day_of(first), day_of(last)),))


def either(one: CalendarDate, other: CalendarDate) -> Edtf:
    """Return one of two readings, or the one where both are the same."""
    return one if one == other else OneOf((one, other))


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, days_in_month(year, month))


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def month_from(day: date, steps: int) -> Month:
    """Return the month so many months after a day's."""
    years, place = divmod(day.year * 12 + day.month - 1 + steps, 12)
    return Month(years, place + 1)


def nearest_month(month: int, telling: Telling) -> Month:
    """Return the month of that name nearest to the publication on the side of the tense; its own month counts."""
    year = telling.day.year
    if telling.future:
        return Month(year if month >= telling.day.month else year + 1, month)
    return Month(year if month <= telling.day.month else year - 1, month)


def nearest_day(month: int, day: int, telling: Telling) -> Day:
    """Return the day nearest to the publication on the side of the tense; its own day counts."""
    years = (year for year in years_around(telling) if 1 <= day <= days_in_month(year, month))
    return nearest_of((date(year, month, day) for year in years), telling)


def nearest_of(days: Iterable[date], telling: Telling) -> Day:
    """Return the one of some days nearest to the publication on the side of the tense; its own day counts."""
    found = [each for each in days if (each >= telling.day if telling.future else each <= telling.day)]
    if not found:
        raise RefusedError("names a day that the calendar does not have")
    return day_of(min(found) if telling.future else max(found))


def years_around(telling: Telling) -> range:
    """Return the years in which a day that comes once a year, or in leap years, is looked for."""
    return range(telling.day.year - 8, telling.day.year + 9)


def century_year(short: int, telling: Telling) -> int:
    """Return the year that two digits stand for: the nearest one that the tense allows."""
    now = telling.day.year
    return now + (short - now) % 100 if telling.future else now - (now - short) % 100


def known_day(number: int | None) -> date:
    """Return the day of a number; an end that is not known is refused."""
    if number is None:
        raise RefusedError("has no first or no last day")
    return date.fromordinal(number)


def plain_date(found: Found) -> CalendarDate:
    """Return the value where it can be joined with others."""
    if found.part is not None or not isinstance(found.value, CalendarDate):
        raise RefusedError("joins times of which one is no plain date")
    return found.value


def moved(day: date, by: Duration) -> date:
    """Return a day so much later or earlier, the last of its month where that month has no such day."""
    years, place = divmod(12 * day.year + day.month - 1 + by.signed_months, 12)
    month = Month(years, place + 1)
    there = date(month.year, month.month, min(day.day, days_in_month(month.year, month.month)))
    return there + timedelta(days=by.signed_days)


def on_the_side_of_the_tense(value: Edtf, telling: Telling) -> Edtf:
    """Return a value that does not lie wholly on the other side of the publication than the tense says."""
    today, first, last = telling.day.toordinal(), value.earliest, value.latest
    if (last is not None and last < today) if telling.future else (first is not None and first > today):
        raise RefusedError("lies on the other side of the publication than the tense")
    return value


def week_of(telling: Telling, steps: int) -> tuple[date, date]:
    """Return the first and last day of a week, counted from that of the publication."""
    begin = monday(telling.day) + timedelta(days=7 * steps)
    return begin, begin + timedelta(days=6)
