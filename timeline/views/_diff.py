"""What lies between two states of a chronology, and how the old one becomes the new."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, Generic, TypeVar

import attrs

from timeline.events import Event
from timeline.fields import about_of, key_of, require
from timeline.parties import Party
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.views._because import Because, because

__all__ = ["ABSENT", "Change", "Diff", "FieldChange", "Room", "diff", "header_changes"]

RecordT = TypeVar("RecordT", Event, Source, Party)


class _Absent:
    def __repr__(self) -> str:
        return "ABSENT"


ABSENT: Final = _Absent()
"""Stands for the value of a field that a kind of event does not have."""


@attrs.frozen(kw_only=True)
class FieldChange:
    """One field that differs.

    Attributes:
        name: The attribute's name, or `kind`.
        field: The name under which a person types it.
        old: Its value before, `ABSENT` where the kind did not have it.
        new: Its value now, `ABSENT` where the kind does not have it.
        because: The citations of the event that account for it.
        published: Whether the values may be shown to readers.
    """

    name: str
    field: str
    old: Any
    new: Any
    because: Because
    published: bool = True


@attrs.frozen(kw_only=True)
class Change(Generic[RecordT]):
    """A record that is in both, and differs; an event may have a new id."""

    old: RecordT
    new: RecordT

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """The fields that differ, in the order of the record."""
        return _field_changes(self.old, self.new)


@attrs.frozen(kw_only=True)
class Room(Generic[RecordT]):
    """The differences between two lists of records.

    Attributes:
        added: The records that are only in the new list.
        removed: The records that are only in the old one.
        changed: The records that are in both, and differ.
        order: The ids in the order of the new list, where it is not that of the old list, additions last.
    """

    added: tuple[RecordT, ...] = ()
    removed: tuple[RecordT, ...] = ()
    changed: tuple[Change[RecordT], ...] = ()
    order: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed or self.order)


@attrs.frozen(kw_only=True)
class Diff:
    """What lies between two states of a chronology; false where nothing does.

    Attributes:
        header: The fields of the timeline itself that differ.
        events: The differences between the events.
        sources: The differences between the sources.
        parties: The differences between the parties.
    """

    header: tuple[FieldChange, ...] = ()
    events: Room[Event]
    sources: Room[Source]
    parties: Room[Party]

    def __bool__(self) -> bool:
        return bool(self.header or self.events or self.sources or self.parties)


def diff(old: Timeline, new: Timeline) -> Diff:
    """Return what was added, removed and changed on the way from an old timeline to a new one.

    An event that names an old id in `formerly` is the same event under a new id.

    Raises:
        RecordError: One of them is no timeline.

    >>> before = Timeline(id="t", title="T", events=[Event(id="e", title="They meet", date="2015-10")])
    >>> after = Timeline(id="t", title="T", events=[Event(id="e", title="They meet", date="2015-10-05")])
    >>> [(change.field, str(change.old), str(change.new)) for change in diff(before, after).events.changed[0].fields]
    [('date', '2015-10', '2015-10-05')]
    """
    require("diff", Timeline, old=old, new=new)
    return Diff(
        header=header_changes(old, new),
        events=_room(old.events, new.events, _renamed(old.events, new.events), ordered=False),
        sources=_room(old.sources, new.sources, {}),
        parties=_room(old.parties, new.parties, {}),
    )


def header_changes(old: Timeline, new: Timeline) -> tuple[FieldChange, ...]:
    """Return the fields of the timeline itself that differ."""
    records = {"sources", "parties", "events"}
    return tuple(change for change in _field_changes(old, new) if change.name not in records)


def _field_changes(old: Any, new: Any) -> tuple[FieldChange, ...]:
    fields = {"kind": ("kind", True)} if isinstance(old, Event) else {}
    for record in (old, new):
        found = attrs.fields(record.__class__)
        fields |= {field.name: (key_of(field), about_of(field).published) for field in found}
    return tuple(_differing(old, new, fields))


def _differing(old: Any, new: Any, fields: Mapping[str, tuple[str, bool]]) -> Iterator[FieldChange]:
    for name, (key, published) in fields.items():
        before, after = getattr(old, name, ABSENT), getattr(new, name, ABSENT)
        if before is not after and before != after:
            why = because(old, new, key)
            yield FieldChange(name=name, field=key, old=before, new=after, because=why, published=published)


def _renamed(old: Iterable[Event], new: Iterable[Event]) -> dict[str, str]:
    """Return the new ids of the events that have one, by their old ids."""
    before, after = {event.id: event for event in old}, {event.id: event for event in new}
    found: dict[str, str] = {}
    for event in after.values():
        if event.id not in before:
            names = [name for name in event.formerly if name in before and name not in after]
            found |= dict.fromkeys([name for name in names if name not in found][:1], event.id)
    # A diff may also run backwards, from the state after a renaming to the one before it.
    taken = set(found.values())
    for event in before.values():
        if event.id not in after and event.id not in found:
            names = [name for name in event.formerly if name in after and name not in before]
            target = next((name for name in names if name not in taken), None)
            if target is not None:
                found[event.id] = target
                taken.add(target)
    return found


def _room(
    old: Sequence[RecordT], new: Sequence[RecordT], renamed: Mapping[str, str], *, ordered: bool = True
) -> Room[RecordT]:
    before = {renamed.get(record.id, record.id): record for record in old}
    after = {record.id: record for record in new}
    added = tuple(record for record in new if record.id not in before)
    order = [name for name in before if name in after] + [record.id for record in added]
    return Room(
        added=added,
        removed=tuple(record for name, record in before.items() if name not in after),
        changed=tuple(
            Change(old=before[name], new=record)
            for name, record in after.items()
            if name in before and before[name] != record
        ),
        order=tuple(after) if ordered and order != list(after) else (),
    )
