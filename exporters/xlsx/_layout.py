"""On which sheet and row each record stands, reckoned before any is written, so that links can point ahead."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import attrs

from exporters.xlsx._limits import Limits
from exporters.xlsx._links import Spot
from exporters.xlsx._options import Split, XlsxOptions
from timeline.dates import civil
from timeline.events import Event
from timeline.timeline import Timeline

__all__ = ["Layout", "Spread", "lay_out", "year_label", "year_of"]

RecordT = TypeVar("RecordT")

_FAR: Final = 999_999


@attrs.define
class Spread:
    """Deals rows out to sheets: one after another, a new sheet when one is full or the label changes.

    >>> spread = Spread("Timeline", rows=3)
    >>> [spread.next().sheet for _ in range(5)]
    ['Timeline', 'Timeline', 'Timeline 2', 'Timeline 2', 'Timeline 3']
    """

    name: str
    rows: int
    _label: str = ""
    _row: int = 1
    _parts: dict[str, int] = attrs.field(factory=dict[str, int])

    def next(self, label: str = "") -> Spot:
        """Return the place of the next record."""
        if label != self._label or self._row >= self.rows or not self._parts:
            self._parts[label] = self._parts.get(label, 0) + 1
            self._label, self._row = label, 1
        self._row += 1
        return Spot(self._sheet(), self._row)

    def _sheet(self) -> str:
        part = self._parts[self._label]
        if not self._label:
            return self.name if part == 1 else f"{self.name} {part}"
        return f"{self.name} {self._label}" if part == 1 else f"{self.name} {self._label} ({part})"


def year_of(event: Event) -> int | None:
    """Return the year in which an event may first have begun, else may last have ended; 0 is 1 BC."""
    if event.date is None:
        return None
    day = event.date.earliest if event.date.earliest is not None else event.date.latest
    return civil(day)[0] if day is not None else None


def year_label(event: Event) -> str:
    """Return what a sheet of the events of one year is called after."""
    year = year_of(event)
    if year is None:
        return "undated"
    if abs(year) > _FAR:
        return "far past" if year < 0 else "far future"
    return str(year) if year > 0 else f"{1 - year} BC"


@attrs.frozen(kw_only=True)
class Layout:
    """Where records stand. Of citations, accounts and so on it holds the first of an event."""

    events: dict[str, Spot]
    citations: dict[str, Spot]
    accounts: dict[str, Spot]
    sources: dict[str, Spot]
    parties: dict[str, Spot]


def lay_out(
    timeline: Timeline, options: XlsxOptions, limits: Limits, account_rows: Callable[[Event], int]
) -> Layout:
    """Return where each record of a timeline will stand.

    Args:
        timeline: The timeline.
        options: Whether each year has a sheet.
        limits: When a sheet is full.
        account_rows: How many rows the accounts of an event take.
    """
    labelled = year_label if options.split is Split.YEAR else _no_label
    events = Spread("Timeline", limits.rows)
    return Layout(
        events={event.id: events.next(labelled(event)) for event in timeline.events},
        citations=_firsts("Citations", timeline.events, lambda event: len(event.citations), limits),
        accounts=_firsts("Accounts", timeline.events, account_rows, limits),
        sources=_each("Sources", (source.id for source in timeline.sources), limits),
        parties=_each("Parties", (party.id for party in timeline.parties), limits),
    )


def _no_label(event: Event) -> str:
    del event
    return ""


def _firsts(
    name: str, events: Iterable[Event], size: Callable[[Event], int], limits: Limits
) -> dict[str, Spot]:
    spread, found = Spread(name, limits.rows), dict[str, Spot]()
    for event in events:
        spots = [spread.next() for _ in range(size(event))]
        if spots:
            found[event.id] = spots[0]
    return found


def _each(name: str, ids: Iterable[str], limits: Limits) -> dict[str, Spot]:
    spread = Spread(name, limits.rows)
    return {record_id: spread.next() for record_id in ids}
