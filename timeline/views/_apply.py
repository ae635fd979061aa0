"""Applying a diff: each change is made where it finds what it expects, and refused elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, TypeVar

import attrs

from timeline.errors import RecordError
from timeline.events import Event
from timeline.fields import require
from timeline.parties import Party
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.views._diff import Change, Diff, FieldChange, Room

__all__ = ["apply", "misfit"]

RecordT = TypeVar("RecordT", Event, Source, Party)


def apply(diff: Diff, timeline: Timeline) -> Timeline:
    """Return a timeline with the changes of a diff made in it.

    On the old timeline of the diff this gives the new one. Another timeline will do, as long as it has every
    value that the diff replaces.

    Raises:
        RecordError: The timeline does not have what the diff replaces or removes, or has what it adds; or one of
            the two is something else.

    >>> from timeline.views import diff
    >>> before = Timeline(id="t", title="T", events=[Event(id="e", title="They meet", date="2015-10")])
    >>> after = Timeline(id="t", title="T", events=[Event(id="e", title="They meet", date="2015-10-05")])
    >>> apply(diff(before, after), before) == after
    True
    """
    require("apply", Diff, diff=diff)
    require("apply", Timeline, timeline=timeline)
    header = {change.name: _replaced("timeline", timeline, change) for change in diff.header}
    return attrs.evolve(
        timeline,
        **header,
        sources=_changed("source", diff.sources, timeline.sources),
        parties=_changed("party", diff.parties, timeline.parties),
        events=_changed("event", diff.events, timeline.events),
    )


def misfit(what: str, problem: str) -> RecordError:
    """Return the error that a timeline is not one to which a diff can be applied."""
    advice = "a diff fits the timeline that it was made from"
    return RecordError("diff", what, problem, advice)


def _replaced(what: str, record: Any, change: FieldChange) -> Any:
    # A record of another kind may lack the field, and a diff may expect just that.
    found = getattr(record, change.name, change.old)
    if found != change.old:
        raise misfit(what, f"{change.field} is {found!s:.60}, expected {change.old!s:.60}")
    return change.new


def _changed(what: str, room: Room[RecordT], records: Iterable[RecordT]) -> list[RecordT]:
    left = {record.id: record for record in records}
    _refuse_doubles(what, (change.old.id for change in room.changed), "changed")
    _refuse_doubles(what, room.order, "put in order")
    for gone in room.removed:
        if left.pop(gone.id, None) != gone:
            raise misfit(f"{what} {gone.id}", "found another record or none, expected the one to be removed")
    for change in room.changed:
        if change.old.id not in left:
            raise misfit(f"{what} {change.old.id}", "found none, expected the one to be changed")
    renamed = {change.old.id: _made(what, change, left[change.old.id]) for change in room.changed}
    made: list[RecordT] = [renamed.get(record_id, record) for record_id, record in left.items()]
    made.extend(room.added)
    known = {record.id for record in made}
    for record_id in room.order:
        if record_id not in known:
            raise misfit(f"{what} {record_id}", "found none, expected the one to be put in order")
    return _in_order(made, room.order)


def _refuse_doubles(what: str, ids: Iterable[str], done: str) -> None:
    for record_id, times in Counter(ids).items():
        if times > 1:
            problem = f"is {done} {times} times, expected once"
            raise RecordError("diff", f"{what} {record_id}", problem, "say it in one place")


def _made(what: str, change: Change[RecordT], record: RecordT) -> RecordT:
    changes = {field.name: _replaced(f"{what} {record.id}", record, field) for field in change.fields}
    cls = change.new.__class__
    names = [field.name for field in attrs.fields(cls)]
    values = {name: changes[name] if name in changes else getattr(record, name) for name in names}
    return cls(**values)


def _in_order(records: list[RecordT], order: tuple[str, ...]) -> list[RecordT]:
    place = {record_id: index for index, record_id in enumerate(order)}
    return sorted(records, key=lambda record: place.get(record.id, len(place))) if order else records
