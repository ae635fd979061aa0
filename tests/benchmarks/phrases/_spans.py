"""What a reader makes of a phrase, and the spans of days that years, months, weeks and seasons are."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import reduce

import attrs

from timeline.dates import day_number, weekday

_MONTHS = 12
_WEEK = 7
_SINCE = re.compile(r"(since|after)\b", re.IGNORECASE)
_UNTIL = re.compile(r"(by|until|before|till)\b", re.IGNORECASE)


@attrs.frozen
class Span:
    """The earliest and the latest day, numbered; None where nothing bounds it."""

    first: int | None
    last: int | None

    def within(self, other: Span) -> bool:
        return _low(other) <= _low(self) and _high(self) <= _high(other)


@attrs.frozen(kw_only=True)
class Reading:
    """What a reader makes of a phrase: its span, or None for no date, and the clock or part of the day."""

    span: Span | None = None
    hour: str | None = None


def _low(span: Span) -> float:
    return float("-inf") if span.first is None else span.first


def _high(span: Span) -> float:
    return float("inf") if span.last is None else span.last


def days(year: int, month: int, day: int, count: int = 1) -> Span:
    first = day_number(year, month, day)
    return Span(first, first + count - 1)


def months(year: int, month: int, count: int = 1) -> Span:
    """Return so many months; the end may lie in a later year."""
    over, last = divmod(month - 1 + count, _MONTHS)
    return Span(day_number(year, month), day_number(year + over, last + 1) - 1)


def years(year: int, count: int = 1) -> Span:
    return months(year, 1, _MONTHS * count)


def week_of(day: int) -> Span:
    """Return the week, Monday to Sunday, that a day lies in."""
    monday = day - weekday(day)
    return Span(monday, monday + _WEEK - 1)


def iso_week(year: int, number: int) -> Span:
    """Return a week by its number; week 1 is the one with 4 January in it (ISO 8601-1, 3.1.1.23)."""
    first = week_of(day_number(year, 1, 4))
    shift = _WEEK * (number - 1)
    return Span((first.first or 0) + shift, (first.last or 0) + shift)


def unit_of(unit: str, year: int, month: int, day: int) -> Span:
    """Return the year, month, week or day around a day, for readers that give a day and tell what they mean by it."""
    if unit == "year":
        return years(year)
    if unit == "month":
        return months(year, month)
    return week_of(day_number(year, month, day)) if unit == "week" else days(year, month, day)


def joined(spans: Iterable[Span]) -> Span | None:
    """Return one span for the several that a reader found in a phrase.

    "From 2007 to 2012" goes from the first to the last; of "a Friday" within "a week" the narrower is meant.
    """
    found = list(spans)
    return reduce(_two, found) if found else None


def _two(one: Span, other: Span) -> Span:
    if one.within(other):
        return one
    if other.within(one):
        return other
    return Span(min(one, other, key=_low).first, max(one, other, key=_high).last)


def bounded(words: str, span: Span | None) -> Span | None:
    """Return the span with the bound taken off that the first of its words leaves open: "since 2002", "by Friday"."""
    if span is None:
        return None
    if _SINCE.match(words):
        return Span(span.first, None)
    return Span(None, span.last) if _UNTIL.match(words) else span
