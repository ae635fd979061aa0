"""What the rules look at: the timeline, what could not be read of it, the texts, and look-ups made once."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, TypeAlias, TypeVar

import attrs

from timeline.check._days import Span
from timeline.check._guess import Guesser
from timeline.check._library import TextLibrary
from timeline.check._rule import Path
from timeline.dates import Anchor, EventDate
from timeline.events import Event, Reference, references
from timeline.parties import Party
from timeline.provenance import Citation, Source
from timeline.timeline import Timeline
from timeline.yaml import Document

__all__ = ["Context", "Dated", "Pointer", "typed_path"]

Record: TypeAlias = Source | Party | Event
MadeT = TypeVar("MadeT")


@attrs.frozen
class Pointer:
    """An id in a record, with the way to it from the top."""

    path: Path
    record: Record
    reference: Reference


@attrs.frozen
class Dated:
    """A date with its provenance, and where it stands.

    Attributes:
        path: The way to it.
        date: The date.
        event: The event whose date it is, in its own or an account's version.
        source: The source whose publication it is.
        citations: The citations that may be where its words come from.
    """

    path: Path
    date: EventDate
    event: Event | None = None
    source: Source | None = None
    citations: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True)
class Context:
    """What the rules look at.

    Attributes:
        timeline: The timeline.
        texts: The texts of its sources, where they are at hand.
        unread: Ids of records that are there but could not be read: nothing is said against pointing to them.
        lost: Rooms of which a whole file could not be read: nothing is said against pointing into them.
        uncited: Ids of events of which citations are there but could not be read.
        documents: The files it was read from, where it was read from a folder.
    """

    timeline: Timeline
    texts: TextLibrary | None = None
    unread: frozenset[str] = frozenset()
    lost: frozenset[str] = frozenset()
    uncited: frozenset[str] = frozenset()
    documents: tuple[Document, ...] = ()

    _made: dict[object, Any] = attrs.field(factory=dict[object, Any], init=False, eq=False, repr=False)

    def once(self, make: Callable[[Context], MadeT]) -> MadeT:
        """Return what a function makes of this context, made when it is first asked for."""
        if make not in self._made:
            self._made[make] = make(self)
        made: MadeT = self._made[make]
        return made

    @cached_property
    def guesser(self) -> Guesser:
        """Finds what a wrong id was meant to be."""
        return Guesser()

    @cached_property
    def pointers(self) -> tuple[Pointer, ...]:
        """Every id by which a record points to another."""
        return tuple(self._pointers())

    def _pointers(self) -> Iterator[Pointer]:
        rooms: tuple[tuple[str, tuple[Record, ...]], ...] = (
            ("sources", self.timeline.sources),
            ("parties", self.timeline.parties),
            ("events", self.timeline.events),
        )
        for room, records in rooms:
            for record in records:
                for reference in references(record):
                    yield Pointer(typed_path(room, record, reference.path), record, reference)

    @cached_property
    def pointers_by_event(self) -> dict[str, list[Pointer]]:
        """The ids in each event, by the event's id."""
        found: dict[str, list[Pointer]] = {event.id: [] for event in self.timeline.events}
        for pointer in self.pointers:
            if isinstance(pointer.record, Event):
                found[pointer.record.id].append(pointer)
        return found

    @cached_property
    def dates(self) -> tuple[Dated, ...]:
        """Every date that says where it comes from: of events, of accounts, of sources."""
        return tuple(self._dates())

    def _dates(self) -> Iterator[Dated]:
        if self.timeline.revised:
            yield Dated(("timeline", "revised"), self.timeline.revised)
        for source in self.timeline.sources:
            if source.published:
                yield Dated(("sources", source.id, "published"), source.published, source=source)
        for event in self.timeline.events:
            if event.date:
                yield Dated(("events", event.id, "date"), event.date, event, citations=event.citations)
            for label, account in event.accounts.items():
                date = account.values.get("date")
                if isinstance(date, EventDate):
                    cited = tuple(cited for cited in event.citations if cited.id in account.citations)
                    path = ("events", event.id, "accounts", label, "date")
                    yield Dated(path, date, event, citations=cited or event.citations)

    def anchor_date(self, anchor: Anchor) -> EventDate | None:
        """Return the date that an anchor stands for, where it is known."""
        if anchor.date is not None:
            return EventDate(anchor.date)
        if anchor.source is not None:
            source = self.timeline.find_source(anchor.source)
            return source.published if source else None
        event = self.timeline.find_event(anchor.event or "")
        return event.date if event else None

    def anchor_spans(self, date: EventDate) -> list[Span | None]:
        """Return the days of each anchor of a date, None for one whose date is not known."""
        dates = [self.anchor_date(anchor) for anchor in date.anchor]
        return [Span.of(found) if found else None for found in dates]


def typed_path(room: str, record: Record, path: Path) -> Path:
    """Return the way to a value as a person types it.

    An account's fields stand beside its own keys, and a link is typed as one pair.
    """
    if isinstance(record, Event) and len(path) > 1:
        if path[0] == "accounts":
            label, *rest = path[1:]
            path = ("accounts", label, *(rest[1:] if rest[:1] == ["values"] else rest))
        elif path[0] == "relations" and path[-1] == "event":
            path = (*path[:-1], record.relations[int(path[1])].kind.value)
    return (room, record.id, *path)
