"""The chronology as its sources allowed on a day: nothing that only later ones say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date as Date  # noqa: N812 - the word itself names what is asked for

import attrs

from timeline.dates import Edtf, EventDate, civil
from timeline.errors import OptionError
from timeline.events import Event, references
from timeline.fields import require
from timeline.parties import Party
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.views._reduced import Missing, reduced
from timeline.views._remark import Record, Remark

__all__ = ["AsOf", "as_of"]


@attrs.frozen(kw_only=True)
class AsOf:
    """A chronology as its sources allowed on a day.

    Attributes:
        timeline: The view.
        left: What is not in it, and why.
    """

    timeline: Timeline
    left: tuple[Remark, ...]


def as_of(timeline: Timeline, date: Edtf | EventDate | Date | str) -> AsOf:
    """Return a chronology as its sources allowed on a day.

    A source counts from the day by which it was certainly published: the last its date leaves open, or the day
    it was retrieved, whichever is earlier. A field that only later sources support leaves the view.

    Args:
        timeline: The chronology.
        date: The day; of a month or a year, its last.

    Raises:
        DateError: The text is no EDTF.
        OptionError: The date has no last day.
        RecordError: One of the two is something else.

    >>> from timeline.events import Event
    >>> wire = Source(id="wire", title="A report", published="2022-02-24")
    >>> war = Event(id="invasion", title="Russia invades Ukraine", citations=["wire"])
    >>> whole = Timeline(id="t", title="T", sources=[wire], events=[war])
    >>> [str(remark) for remark in as_of(whole, "2022-01").left][0]
    'event invasion: supported only by wire (published 2022-02-24)'
    """
    require("as_of", Timeline, timeline=timeline)
    day = _last_day(date)
    gone = _gone(timeline, day)
    if not gone:
        return AsOf(timeline=timeline, left=())
    events, remarks = _events(timeline, gone, day)
    parties = _parties(timeline, events)
    sources = [source for source in timeline.sources if source.id not in gone]
    view = attrs.evolve(timeline, sources=sources, parties=parties, events=events)
    return AsOf(timeline=view, left=(*remarks, *_absent(timeline, view, gone)))


def _last_day(date: Edtf | EventDate | Date | str) -> int:
    text = date.isoformat() if isinstance(date, Date) else date
    value = Edtf.parse(text) if isinstance(text, str) else text
    require("as_of", (Edtf, EventDate), "a date, or its EDTF text", date=value)
    if value.latest is None:
        problem = f"found {str(value)!r}, which has no last day"
        raise OptionError("as-of", problem, "give a day such as 2022-02-24")
    return value.latest


def _gone(timeline: Timeline, day: int) -> dict[str, str]:
    """Return the sources that were not certainly out by a day, each with what is known of when it was."""
    known = {source.id for source in timeline.sources}
    cited = dict.fromkeys(citation.source for event in timeline.events for citation in event.citations)
    late = {source.id: _when(source) for source in timeline.sources if not _is_out(source, day)}
    return late | {name: "not among the sources" for name in cited if name not in known}


def _out_by(source: Source) -> int | None:
    """Return the day by which a source was certainly published."""
    dates = (date.latest for date in (source.published, source.retrieved) if date is not None)
    return min((day for day in dates if day is not None), default=None)


def _is_out(source: Source, day: int) -> bool:
    known = _out_by(source)
    return known is not None and known <= day


def _when(source: Source) -> str:
    return f"published {source.published}" if source.published else "of unknown date"


def _events(timeline: Timeline, gone: Mapping[str, str], day: int) -> tuple[list[Event], list[Remark]]:
    """Return the events of the view. One that leaves takes what points to it, so this goes on until none does."""
    left = dict(_uncited(timeline, day))
    missing = Missing(sources=gone, events=_names(timeline, left))
    while True:
        made = {event.id: reduced(event, missing) for event in timeline.events if event.id not in left}
        left |= {event_id: remarks for event_id, (event, remarks) in made.items() if event is None}
        undated = [name for name, (event, _) in made.items() if event and _lost_date(timeline[name], event)]
        found = Missing(sources=gone, events=_names(timeline, left), dates=_names(timeline, undated))
        if found == missing:
            told = left | {event_id: remarks for event_id, (_, remarks) in made.items()}
            kept = [event for event, _ in made.values() if event is not None]
            return kept, [remark for event in timeline.events for remark in told[event.id]]
        missing = found


def _lost_date(before: Event, after: Event) -> bool:
    return before.date is not None and after.date is None


def _names(timeline: Timeline, event_ids: Iterable[str]) -> frozenset[str]:
    events = [timeline[event_id] for event_id in event_ids]
    return frozenset(name for event in events for name in (event.id, *event.formerly))


def _uncited(timeline: Timeline, day: int) -> Iterator[tuple[str, list[Remark]]]:
    """Yield the events that cite nothing, on any day before the last publication: nothing says that they were known."""
    days = [known for known in map(_out_by, timeline.sources) if known is not None]
    if not days or day >= max(days):
        return
    year, month, number = civil(max(days))
    reason = f"cites no source, so it counts from the last publication on, {year:04}-{month:02}-{number:02}"
    for event in timeline.events:
        if not event.citations:
            yield event.id, [Remark(record=Record.EVENT, id=event.id, reason=reason)]


def _parties(timeline: Timeline, events: Iterable[Event]) -> list[Party]:
    """Return the parties without those of whom only what has left speaks."""
    leaving = _spoken_of(timeline, timeline.events) - _spoken_of(timeline, events)
    return [party for party in timeline.parties if party.id not in leaving]


def _spoken_of(timeline: Timeline, events: Iterable[Event]) -> set[str]:
    above = {party.id: party.belongs_to for party in timeline.parties}
    found: set[str] = set()
    waiting = [reference.id for event in events for reference in references(event) if reference.to == "party"]
    while waiting:
        party = waiting.pop()
        if party not in found:
            found.add(party)
            waiting.extend(above.get(party, ()))
    return found


def _absent(timeline: Timeline, view: Timeline, gone: Mapping[str, str]) -> Iterator[Remark]:
    for source in timeline.sources:
        if source.id in gone:
            yield Remark(record=Record.SOURCE, id=source.id, reason=gone[source.id])
    staying = {party.id for party in view.parties}
    for party in timeline.parties:
        if party.id not in staying:
            reason = "only what has left the view speaks of it"
            yield Remark(record=Record.PARTY, id=party.id, reason=reason)
