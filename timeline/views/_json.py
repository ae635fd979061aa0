"""A diff as JSON, in the shapes of the interchange format, for programs that follow a chronology; and back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any, Final, TypeVar

import attrs

from timeline.errors import InputError
from timeline.fields import about_of, require
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, UNREAD, Faults, Form, Style
from timeline.timeline import Timeline
from timeline.views._apply import misfit
from timeline.views._because import because
from timeline.views._diff import Change, Diff, Room, header_changes
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
from timeline.views._strict import parse

__all__ = ["from_json", "to_json"]

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


def from_json(text: str | bytes, timeline: Timeline, *, name: str = "-") -> Diff:
    """Return the diff that a JSON text tells, for `apply` to make in a timeline.

    Remarks that are never published are in no such text: those of the timeline stay.

    Args:
        text: What `to_json` returned.
        timeline: The timeline that the changes are to be made in: the old one of the diff, or another that has
            every value the diff replaces.
        name: What the text is called in faults.

    Raises:
        InputError: The text is no diff, or a new value cannot be what its field says.
        RecordError: The timeline does not have what the diff replaces or removes.

    >>> from timeline.views import apply, diff
    >>> before = Timeline(id="t", title="A chronology")
    >>> after = Timeline(id="t", title="A longer chronology")
    >>> text = to_json(diff(before, after), before, after)
    >>> apply(from_json(text, before), before) == after
    True
    """
    require("from_json", (str, bytes), "a text in JSON", text=text)
    require("from_json", Timeline, timeline=timeline)
    faults = Faults(style=Style.EXCHANGED)
    found: Any = _FORM.read(parse(text, VERSION, name), (), faults)
    _refuse(faults)
    header = _remade(HEADER, timeline, found.timeline, "timeline", faults)
    rooms: dict[str, Any] = {
        "sources": _meant("source", found.sources, timeline.sources, SOURCE, faults),
        "parties": _meant("party", found.parties, timeline.parties, PARTY, faults),
        "events": _meant("event", found.events, timeline.events, EVENT, faults),
    }
    _refuse(faults)
    return Diff(header=header_changes(timeline, header), **rooms)


def _refuse(faults: Faults) -> None:
    if faults.found:
        raise InputError(faults.found)


def _meant(what: str, room: RoomDifferences, records: Sequence[Any], form: Form, faults: Faults) -> Room[Any]:
    standing = {record.id: record for record in records}
    return Room(
        added=room.added,
        removed=tuple(_meant_to_go(what, gone, standing, form) for gone in room.removed),
        changed=tuple(_meant_to_change(what, change, standing, form, faults) for change in room.changed),
        order=room.order,
    )


def _meant_to_go(what: str, gone: Any, standing: dict[str, Any], form: Form) -> Any:
    found = standing.get(gone.id)
    if found is None or form.write(found, Style.EXCHANGED) != form.write(gone, Style.EXCHANGED):
        raise misfit(f"{what} {gone.id}", "found another record or none, expected the one to be removed")
    return found


def _meant_to_change(
    what: str, change: RecordDifference, standing: dict[str, Any], form: Form, faults: Faults
) -> Change[Any]:
    old = standing.get(change.was or change.id)
    if old is None:
        raise misfit(f"{what} {change.was or change.id}", "found none, expected the one to be changed")
    new = _remade(form, old, change.changes, f"{what} {old.id}", faults)
    return Change(old=old, new=old if new is UNREAD else _with_unpublished(new, old))


def _remade(form: Form, record: Any, changes: Sequence[FieldDifference], what: str, faults: Faults) -> Any:
    plain = form.write(record, Style.EXCHANGED)
    for change in changes:
        found = plain.pop(change.field, None)
        if found != change.old:
            raise misfit(what, f"{change.field} is {_shown(found)}, expected {_shown(change.old)}")
        if change.new is not None:
            plain[change.field] = change.new
    return form.read(plain, (what,), faults)


def _shown(plain: Any) -> str:
    return f"{json.dumps(plain, ensure_ascii=False):.60}"


def _with_unpublished(new: Any, old: Any) -> Any:
    names = [field.name for field in attrs.fields(new.__class__) if not about_of(field).published]
    return attrs.evolve(new, **{name: getattr(old, name) for name in names if hasattr(old, name)})
