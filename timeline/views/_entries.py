"""A diff as a list of entries in words: what a text and an errata section both say, each in its way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from timeline.events import Event
from timeline.fields import Vocabulary, require
from timeline.parties import Party
from timeline.prose import citation_words, date_words, kind_words, listed, source_words
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.views._because import Because
from timeline.views._diff import Diff, FieldChange, Room
from timeline.views._parts import Part, Sides, parts
from timeline.views._remark import Record

__all__ = ["Correction", "Entry", "Sort", "entries"]


class Sort(Vocabulary):
    """What became of a record."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"


@attrs.frozen(kw_only=True)
class Correction:
    """A field that differs, in words.

    Attributes:
        parts: What differs in it.
        fresh: Whether the citations came with the change.
        citations: Who accounts for it.
    """

    parts: tuple[Part, ...]
    fresh: bool = False
    citations: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class Entry:
    """A record that differs, in words.

    Attributes:
        sort: What became of it.
        record: What it is.
        id: Its id, the new one where it has one.
        was: Its old id, where that is another.
        date: The date of an event; empty for other records.
        title: What it is called.
        kind: The kind of an event.
        citations: Who says so; for an event that was added or removed.
        corrections: The fields that differ.
        unpublished: Whether only remarks differ that are never published.
    """

    sort: Sort
    record: Record
    id: str
    was: str = ""
    date: str = ""
    title: str
    kind: str = ""
    citations: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    unpublished: bool = False


def entries(diff: Diff, old: Timeline, new: Timeline) -> list[Entry]:
    """Return what a diff says, in words: events first, then sources, parties and the timeline itself.

    Args:
        diff: The differences.
        old: The timeline before, by which ids of before have their names.
        new: The timeline now.

    Raises:
        RecordError: One of the three is something else.
    """
    require("entries", Diff, diff=diff)
    require("entries", Timeline, old=old, new=new)
    sides = Sides(old=old, new=new)
    found = [
        *_room(sides, Record.EVENT, diff.events),
        *_room(sides, Record.SOURCE, diff.sources),
        *_room(sides, Record.PARTY, diff.parties),
    ]
    if diff.header or diff.sources.order or diff.parties.order:
        found.append(_header(sides, diff))
    return found


def _header(sides: Sides, diff: Diff) -> Entry:
    orders = [
        Correction(parts=(Part(path=name, old="in another order", new=listed(room.order)),))
        for name, room in (("sources", diff.sources), ("parties", diff.parties))
        if room.order
    ]
    corrections = (*_corrections(sides, sides.old, sides.new, diff.header), *orders)
    return Entry(
        sort=Sort.CHANGED,
        record=Record.TIMELINE,
        id=sides.new.id,
        title=sides.new.title,
        corrections=corrections,
    )


def _room(sides: Sides, record: Record, room: Room[Any]) -> Iterator[Entry]:
    for change in room.changed:
        fields = change.fields
        yield attrs.evolve(
            _entry(sides.new, record, Sort.CHANGED, change.new),
            was=change.old.id if change.old.id != change.new.id else "",
            corrections=tuple(_corrections(sides, change.old, change.new, fields)),
            unpublished=not any(field.published for field in fields),
        )
    for added in room.added:
        yield _with_citations(sides.new, _entry(sides.new, record, Sort.ADDED, added), added)
    for removed in room.removed:
        yield _with_citations(sides.old, _entry(sides.old, record, Sort.REMOVED, removed), removed)


def _entry(timeline: Timeline, record: Record, sort: Sort, found: Any) -> Entry:
    if isinstance(found, Event):
        kind, date = kind_words(found), date_words(found)
        return Entry(sort=sort, record=record, id=found.id, title=found.title, date=date, kind=kind)
    return Entry(sort=sort, record=record, id=found.id, title=_TITLES[record](timeline, found))


def _source_title(timeline: Timeline, source: Source) -> str:
    return source_words(timeline, source)


def _party_title(timeline: Timeline, party: Party) -> str:
    del timeline
    return party.name


_TITLES: Final[dict[Record, Any]] = {Record.SOURCE: _source_title, Record.PARTY: _party_title}


def _with_citations(timeline: Timeline, entry: Entry, found: Any) -> Entry:
    if not isinstance(found, Event):
        return entry
    citations = tuple(citation_words(timeline, citation) for citation in found.citations)
    return attrs.evolve(entry, citations=citations)


def _corrections(sides: Sides, old: Any, new: Any, fields: Iterable[FieldChange]) -> Iterator[Correction]:
    for field in fields:
        if field.published and field.name != "id":
            yield _correction(sides, old, new, field, field.because)


def _correction(sides: Sides, old: Any, new: Any, field: FieldChange, why: Because) -> Correction:
    citations = dict.fromkeys(citation_words(sides.new, citation) for citation in why.citations)
    return Correction(parts=tuple(parts(sides, old, new, field)), fresh=why.fresh, citations=tuple(citations))
