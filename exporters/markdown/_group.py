"""Sections: by year and month, or by kind, party or source. Every event is in one, and in full only once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

import attrs

from exporters.markdown._anchors import anchor_of
from timeline.dates import (
    AllOf,
    CalendarDate,
    Edtf,
    Interval,
    Masked,
    Month,
    Precision,
    Range,
    Year,
    civil,
    words,
)
from timeline.events import Event
from timeline.prose import capitalised, kind_words
from timeline.selection import party_ids
from timeline.timeline import Timeline

__all__ = ["GroupBy", "Section", "outline", "sections"]

_NO_YEAR: Final = 9999
_NAMED: Final = frozenset({Precision.DECADE, Precision.CENTURY})


class GroupBy(StrEnum):
    """What the sections are made by."""

    DATE = "date"
    KIND = "kind"
    PARTY = "party"
    SOURCE = "source"


@attrs.frozen(kw_only=True)
class Section:
    """A heading and what stands under it.

    Attributes:
        key: The key of its anchor.
        title: Its heading, in plain text.
        events: The events told here.
        also: The events that belong here too and are told in an earlier section.
        parts: The sections within it.
    """

    key: str
    title: str
    events: tuple[Event, ...] = ()
    also: tuple[Event, ...] = ()
    parts: tuple[Section, ...] = ()

    @property
    def size(self) -> int:
        """How many events are in it, those told elsewhere included."""
        return len(self.events) + len(self.also) + sum(part.size for part in self.parts)


def sections(timeline: Timeline, by: GroupBy) -> tuple[Section, ...]:
    """Return the sections of a timeline, each with its events in chronological order."""
    return _BY[by](timeline)


def outline(found: Iterable[Section]) -> Iterator[tuple[str, str]]:
    """Yield the key and the plain text of every heading, those of the events included, in order."""
    for section in found:
        yield section.key, section.title
        yield from ((anchor_of("event", event.id), event.title) for event in section.events)
        yield from outline(section.parts)


def _by_date(timeline: Timeline) -> tuple[Section, ...]:
    years: dict[str, dict[str, list[Event]]] = {}
    for event in timeline.events:
        year, month = _place(event)
        years.setdefault(year, {}).setdefault(month, []).append(event)
    return tuple(_year_section(year, months) for year, months in years.items())


def _year_section(year: str, months: dict[str, list[Event]]) -> Section:
    key = _date_key(year)
    if list(months) == [""]:
        return Section(key=key, title=year, events=tuple(months[""]))
    rest = {month or f"{year}, month not known": events for month, events in months.items()}
    parts = [
        Section(key=_date_key(title), title=title, events=tuple(events)) for title, events in rest.items()
    ]
    return Section(key=key, title=year, parts=tuple(parts))


def _date_key(title: str) -> str:
    return f"in-{re.sub(r'[^0-9A-Za-z]+', '-', title).lower()}"


def _place(event: Event) -> tuple[str, str]:
    """Return the year and the month under which an event is told, the month empty where it is not known."""
    if event.date is None:
        return "Undated", ""
    begin = _beginning(event.date.value)
    if begin.earliest is None or begin.latest is None:
        return _half_open(begin), ""
    (first, first_month, _), (last, last_month, _) = civil(begin.earliest), civil(begin.latest)
    if (first, first_month) == (last, last_month):
        return words(Year(first)), words(Month(first, first_month))
    if first == last:
        return words(Year(first)), ""
    return _several_years(begin, first, last), ""


def _several_years(begin: Edtf, first: int, last: int) -> str:
    """Return the heading for a date that may lie in several years: "1990s" where it is just these."""
    if last - first >= _NO_YEAR:
        return "Year not known"
    named = isinstance(begin, Masked) and begin.month is None and begin.precision in _NAMED
    return capitalised(words(begin)) if named else words(Interval(Year(first), Year(last)))


def _beginning(value: Edtf) -> Edtf:
    """Return what says when the event began: of a span its first end, of several days the first."""
    if isinstance(value, Interval) and isinstance(value.begin, CalendarDate):
        return value.begin
    if isinstance(value, AllOf):
        first = value.members[0]
        begin = first.first if isinstance(first, Range) else first
        return begin if begin is not None else value
    return value


def _half_open(value: Edtf) -> str:
    if value.latest is not None:
        return f"Up to {words(Year(civil(value.latest)[0]))}"
    if value.earliest is not None:
        return f"{words(Year(civil(value.earliest)[0]))} or later"
    return "Year not known"


def _by_kind(timeline: Timeline) -> tuple[Section, ...]:
    names = {event.kind: _plural(event) for event in timeline.events}
    return _grouped(timeline, "kind", names, lambda event: [event.kind], "")


_PLURALS: Final = {"event": "other events"}


def _plural(event: Event) -> str:
    name = kind_words(event)
    several = _PLURALS.get(name) or (f"{name[:-1]}ies" if name.endswith("y") else f"{name}s")
    return capitalised(several)


def _by_party(timeline: Timeline) -> tuple[Section, ...]:
    names = {party.id: party.name for party in timeline.parties}
    return _grouped(timeline, "with", names, party_ids, "No party named")


def _by_source(timeline: Timeline) -> tuple[Section, ...]:
    names = {source.id: source.title for source in timeline.sources}
    return _grouped(timeline, "from", names, _source_ids, "No source cited")


def _source_ids(event: Event) -> set[str]:
    return {citation.source for citation in event.citations}


def _grouped(
    timeline: Timeline,
    what: str,
    names: Mapping[str, str],
    ids_of: Callable[[Event], Iterable[str]],
    rest: str,
) -> tuple[Section, ...]:
    """Return a section a name, in the order of the names; ids without one come last.

    An event of several names is told under the first and pointed to under the others.
    """
    order = {record_id: place for place, record_id in enumerate(names)}
    told: dict[str, list[Event]] = {record_id: [] for record_id in names}
    also: dict[str, list[Event]] = {}
    for event in timeline.events:
        first, *others = sorted(ids_of(event), key=lambda key: (order.get(key, len(order)), key)) or [""]
        told.setdefault(first, []).append(event)
        for other in others:
            told.setdefault(other, [])
            also.setdefault(other, []).append(event)
    return tuple(
        Section(
            key=anchor_of(what, record_id),
            title=names.get(record_id, record_id) or rest,
            events=tuple(events),
            also=tuple(also.get(record_id, ())),
        )
        for record_id, events in told.items()
        if events or record_id in also
    )


_BY: Final[dict[GroupBy, Callable[[Timeline], tuple[Section, ...]]]] = {
    GroupBy.DATE: _by_date,
    GroupBy.KIND: _by_kind,
    GroupBy.PARTY: _by_party,
    GroupBy.SOURCE: _by_source,
}
