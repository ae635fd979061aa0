"""Which records of a file are which records of a folder, and what each becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import attrs

from timeline.errors import RecordError
from timeline.events import Event, references
from timeline.fields import about_of
from timeline.importing._incoming import Incoming
from timeline.importing._refusal import Refusal
from timeline.parties import Party
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.views import Record
from timeline.yaml import record_text

__all__ = ["Wanted", "wanted"]

_ROOMS: Final = {"sources": Record.SOURCE, "parties": Record.PARTY, "events": Record.EVENT}
_REFERS: Final = {"source": "sources", "party": "parties", "event": "events"}


@attrs.frozen
class Wanted:
    """What a chronology is to become, and what of the file it does not take."""

    timeline: Timeline
    refused: tuple[Refusal, ...]


def wanted(standing: Timeline | None, incoming: Incoming) -> Wanted:
    """Return what a chronology becomes with what a file brings.

    Args:
        standing: The chronology, None where there is none yet.
        incoming: What the file brings.
    """
    refused: list[Refusal] = []
    # A chronology without events is false, and is one all the same.
    empty = attrs.evolve(incoming.timeline, sources=(), parties=(), events=())
    base = empty if standing is None else standing
    same = base.id == incoming.timeline.id
    rooms: dict[str, Any] = {}
    doomed: set[tuple[str, str]] = set()
    for room, sort in _ROOMS.items():
        before, brought = getattr(base, room), getattr(incoming.timeline, room)
        rooms[room], untouched = _room(before, brought, _updater(incoming), sort, refused)
        doomed |= {(room, record.id) for record in untouched if _is_gone(record, incoming, same=same)}
    kept = _still_named(rooms, doomed)
    refused += [
        Refusal(_ROOMS[room], name, "the file does not have it any more, but other records name it")
        for room, name in sorted(kept)
    ]
    left = {room: [each for each in rooms[room] if (room, each.id) not in doomed - kept] for room in rooms}
    header = _updater(incoming)(base, incoming.timeline) if same else base
    return Wanted(attrs.evolve(header, **left), tuple(refused))


def _updater(incoming: Incoming) -> Callable[[Any, Any], Any]:
    return incoming.importer.update or _with_remarks


def _with_remarks(standing: Any, brought: Any) -> Any:
    """Return the record of a file with what the standing one has and no format carries."""
    own = attrs.fields_dict(brought.__class__)
    remarks = {
        field.name: getattr(standing, field.name)
        for field in attrs.fields(standing.__class__)
        if not about_of(field).published and field.name in own
    }
    return attrs.evolve(brought, **remarks)


def _room(
    before: Iterable[Any],
    brought: Iterable[Any],
    update: Callable[[Any, Any], Any],
    sort: Record,
    refused: list[Refusal],
) -> tuple[list[Any], list[Any]]:
    """Return the records of a room as they become, and those that the file does not bring."""
    rows = {record.id: record for record in before}
    untouched = dict(rows)
    by_former = {name: record.id for record in rows.values() for name in _formerly(record)}
    for record in brought:
        names = (record.id, *_formerly(record))
        name = next((name for name in names if name in untouched), by_former.get(record.id))
        try:
            made = record if name is None or name not in rows else _updated(rows[name], record, update)
            record_text(made)
        except RecordError as error:
            refused.append(Refusal(sort, record.id, str(error)))
            untouched.pop(name or record.id, None)
            continue
        rows[name or record.id] = made
        untouched.pop(name or record.id, None)
    return list(rows.values()), list(untouched.values())


def _updated(standing: Any, brought: Any, update: Callable[[Any, Any], Any]) -> Any:
    if brought.id in _formerly(standing):
        # The folder has renamed it since; its id is the newer one.
        brought = attrs.evolve(brought, id=standing.id, formerly=standing.formerly)
    return update(standing, brought)


def _formerly(record: Event | Party | Source) -> tuple[str, ...]:
    return record.formerly if isinstance(record, Event) else ()


def _is_gone(record: Any, incoming: Incoming, *, same: bool) -> bool:
    covers = incoming.run.covers
    return same if covers is None else covers(record)


def _still_named(rooms: dict[str, Any], doomed: set[tuple[str, str]]) -> set[tuple[str, str]]:
    """Return the records that would go and are named by some that stay; those then stay too."""
    kept: set[tuple[str, str]] = set()
    records = [(room, record) for room, several in rooms.items() for record in several]
    while True:
        staying = [record for room, record in records if (room, record.id) not in doomed - kept]
        named = set(_named(staying)) & doomed
        if named <= kept:
            return kept
        kept |= named


def _named(records: Iterable[Any]) -> Iterator[tuple[str, str]]:
    for record in records:
        for reference in references(record):
            if reference.to in _REFERS:
                yield _REFERS[reference.to], reference.id
