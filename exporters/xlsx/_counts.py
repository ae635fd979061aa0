"""What the sheet Summary counts: events by month, year or longer time, and kind.

An event counts in the month in which it begins, where that is known; never in one that is merely possible. A
record that stands for a series is not one event, so it is counted apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from enum import IntEnum
from typing import Final

import attrs

from exporters.xlsx._dates import first_part
from timeline.dates import civil
from timeline.events import Event
from timeline.prose import label_words

__all__ = ["Counts", "Period", "Unit", "count_by", "count_events", "known_period", "period_label", "span"]

_MONTHS: Final = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MOST: Final = 72
"""How many columns a chart shows legibly."""


class Unit(IntEnum):
    """The time that one column of the chart stands for; longer than a month, its number of years."""

    MONTH = 0
    YEAR = 1
    DECADE = 10
    CENTURY = 100


@attrs.frozen(order=True)
class Period:
    """A stretch of time: a month, or the years of a unit that begin with `year`. None: not known so closely."""

    year: int
    month: int | None = None


@attrs.frozen(kw_only=True)
class Counts:
    """Events counted by period and kind.

    Attributes:
        unit: What the periods are.
        kinds: The kinds, in words, in the order of their names.
        rows: Each period with its counts, the periods without events among them where they are few enough.
        unplaced: The counts of events of which no period is known.
    """

    unit: Unit
    kinds: tuple[str, ...]
    rows: tuple[tuple[str, tuple[int, ...]], ...]
    unplaced: tuple[int, ...]


def known_period(event: Event, unit: Unit) -> Period | None:
    """Return the period in which an event begins, or None where it may be one of several."""
    if event.date is None:
        return None
    part = first_part(event.date.value)
    if part.earliest is None or part.latest is None:
        return None
    (first, first_month, _), (last, last_month, _) = civil(part.earliest), civil(part.latest)
    if unit is Unit.MONTH:
        return Period(first, first_month) if (first, first_month) == (last, last_month) else None
    first, last = first // unit * unit, last // unit * unit
    return Period(first) if first == last else None


def span(events: Iterable[Event]) -> Unit:
    """Return the shortest unit in which the events fill no more columns than a chart shows legibly."""
    months = [period for event in events if (period := known_period(event, Unit.MONTH))]
    years = [period for event in events if (period := known_period(event, Unit.YEAR))]
    if years and len(months) == len(years) and _distance(months, Unit.MONTH) <= _MOST:
        return Unit.MONTH
    return next((unit for unit in (Unit.YEAR, Unit.DECADE) if _distance(years, unit) <= _MOST), Unit.CENTURY)


def _distance(periods: list[Period], unit: Unit) -> int:
    if not periods:
        return 0
    return _index(max(periods), unit) - _index(min(periods), unit) + 1


def _index(period: Period, unit: Unit) -> int:
    return period.year * 12 + (period.month or 1) - 1 if unit is Unit.MONTH else period.year // unit


def _period(index: int, unit: Unit) -> Period:
    return Period(index // 12, index % 12 + 1) if unit is Unit.MONTH else Period(index * unit)


def count_events(events: Iterable[Event], unit: Unit) -> Counts:
    """Count events by period and kind."""
    single = [event for event in events if not event.stands_for_series]
    kinds = tuple(sorted({label_words(event.kind) for event in single}))
    found: dict[Period | None, Counter[str]] = {}
    for event in single:
        found.setdefault(known_period(event, unit), Counter())[label_words(event.kind)] += 1
    unplaced = found.pop(None, Counter[str]())
    periods = _filled([period for period in found if period], unit)
    rows = [(period_label(period, unit), _row(found.get(period, Counter()), kinds)) for period in periods]
    return Counts(unit=unit, kinds=kinds, rows=tuple(rows), unplaced=_row(unplaced, kinds))


def count_by(
    events: Iterable[Event], label: Callable[[Event], str], kinds: tuple[str, ...]
) -> dict[str, tuple[int, ...]]:
    """Count events by any label and kind, the labels in the order in which they are met."""
    found: dict[str, Counter[str]] = {}
    for event in events:
        found.setdefault(label(event), Counter())[label_words(event.kind)] += 1
    return {name: _row(counted, kinds) for name, counted in found.items()}


def _row(counted: Counter[str], kinds: tuple[str, ...]) -> tuple[int, ...]:
    return tuple(counted[kind] for kind in kinds)


def _filled(periods: list[Period], unit: Unit) -> list[Period]:
    """Return the periods with those between them, so that time runs evenly; only the former where that is too many."""
    if not periods or _distance(periods, unit) > _MOST:
        return sorted(periods)
    first, last = _index(min(periods), unit), _index(max(periods), unit)
    return [_period(index, unit) for index in range(first, last + 1)]


def period_label(period: Period, unit: Unit) -> str:
    """Return a period as a heading shows it.

    >>> period_label(Period(2022, 2), Unit.MONTH), period_label(Period(1960), Unit.DECADE), period_label(Period(-43), Unit.YEAR)
    ('February 2022', '1960s', '44 BC')
    """
    year = str(period.year) if period.year > 0 else f"{1 - period.year} BC"
    if unit is Unit.MONTH:
        return f"{_MONTHS[(period.month or 1) - 1]} {year}"
    if unit is Unit.YEAR:
        return year
    return f"{year}s" if period.year > 0 else f"{unit.value} years from {year}"
