"""A diff as JSON, in the shapes of the interchange format, for programs that follow a chronology."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final, TypeVar

import attrs

from timeline.fields import require
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, Form, Style
from timeline.timeline import Timeline
from timeline.views._because import because
from timeline.views._diff import Change, Diff, Room
from timeline.views._differences import (
    VERSION,
    Differences,
    EventDifferences,
    FieldDifference,
    Named,
    PartyDifferences,
    RecordDifference,
    RoomDifferences,
    SourceDifferences,
    differences_form,
)

__all__ = ["to_json"]

RoomT = TypeVar("RoomT", bound=RoomDifferences)

_FORM: Final = differences_form()


def to_json(diff: Diff, old: Timeline, new: Timeline) -> str:
    """Return a diff as a JSON text. What is never published is not in it.

    Args:
        diff: The differences.
        old: The timeline before.
        new: The timeline now.

    Raises:
        RecordError: One of the three is something else.
    """
    require("to_json", Diff, diff=diff)
    require("to_json", Timeline, old=old, new=new)
    before, after = (HEADER.write(timeline, Style.EXCHANGED) for timeline in (old, new))
    found = Differences(
        version=VERSION,
        old=Named(id=old.id, title=old.title),
        new=Named(id=new.id, title=new.title),
        timeline=tuple(_fields(before, after)) if diff.header else (),
        sources=_told(SourceDifferences, diff.sources, SOURCE),
        parties=_told(PartyDifferences, diff.parties, PARTY),
        events=_told(EventDifferences, diff.events, EVENT),
    )
    plain = _FORM.write(found, Style.EXCHANGED)
    return json.dumps(plain, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _told(cls: type[RoomT], room: Room[Any], form: Form) -> RoomT:
    changed = (_told_record(change, form) for change in room.changed)
    return cls(
        added=room.added,
        removed=room.removed,
        changed=tuple(record for record in changed if record.changes),
        order=room.order,
    )


def _told_record(change: Change[Any], form: Form) -> RecordDifference:
    old, new = (form.write(record, Style.EXCHANGED) for record in (change.old, change.new))
    return RecordDifference(
        id=change.new.id,
        was=change.old.id if change.old.id != change.new.id else None,
        changes=tuple(_because(change, field) for field in _fields(old, new)),
    )


def _fields(old: dict[str, Any], new: dict[str, Any]) -> Iterator[FieldDifference]:
    for key in {**old, **new}:
        before, after = old.get(key), new.get(key)
        # A field that is null and one that is left out are the same to a reader of the interchange format.
        if before != after:
            yield FieldDifference(field=key, old=before, new=after)


def _because(change: Change[Any], field: FieldDifference) -> FieldDifference:
    why = because(change.old, change.new, field.field)
    return attrs.evolve(field, citations=why.citations, fresh=why.fresh if why.citations else None)
