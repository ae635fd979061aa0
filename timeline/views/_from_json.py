"""A diff read back from JSON: all of it is checked, against itself and the timeline, before any is believed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

import attrs

from timeline.errors import Fault
from timeline.fields import about_of, key_of, require
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, UNREAD, Faults, Form, Style, is_mapping
from timeline.jsontext import Parsed, located, parse, refuse
from timeline.timeline import Timeline
from timeline.views._apply import misfit
from timeline.views._diff import Change, Diff, Room, header_changes
from timeline.views._differences import (
    VERSION,
    Differences,
    FieldDifference,
    RecordDifference,
    RoomDifferences,
    differences_form,
)

__all__ = ["from_json"]

Path: TypeAlias = tuple[str | int, ...]

_FORM: Final = differences_form()
_ROOMS: Final[dict[str, tuple[str, Form]]] = {
    "sources": ("source", SOURCE),
    "parties": ("party", PARTY),
    "events": ("event", EVENT),
}


def from_json(text: str | bytes, timeline: Timeline, *, name: str = "-") -> Diff:
    """Return the diff that a JSON text tells, for `apply` to make in a timeline.

    Remarks that are never published are in no such text: those of the timeline stay.

    Args:
        text: What `to_json` returned.
        timeline: The timeline that the changes are to be made in: the old one of the diff, or another that has
            every value the diff replaces.
        name: What the text is called in faults.

    Raises:
        InputError: The text is no diff, says one thing twice, or a new value cannot be what its field says.
        RecordError: The timeline does not have what the diff replaces or removes.

    >>> from timeline.views import apply, diff, to_json
    >>> before = Timeline(id="t", title="A chronology")
    >>> after = Timeline(id="t", title="A longer chronology")
    >>> text = to_json(diff(before, after), before, after)
    >>> apply(from_json(text, before), before) == after
    True
    """
    require("from_json", (str, bytes), "a text in JSON", text=text)
    require("from_json", Timeline, timeline=timeline)
    reading = _Reading(parse(text, name))
    found = reading.differences()
    header = reading.remade(HEADER, timeline, found.timeline, "timeline", ("timeline",))
    rooms: dict[str, Any] = {room: reading.room(room, found, timeline) for room in _ROOMS}
    reading.stop_at_faults()
    return Diff(header=header_changes(timeline, header), **rooms)


@attrs.frozen
class _Reading:
    """A text on its way to a diff, and the faults found in it.

    Attributes:
        parsed: The text.
        faults: What is wrong with it, each with the path to it.
    """

    parsed: Parsed
    faults: Faults = attrs.field(factory=lambda: Faults(style=Style.EXCHANGED))

    def stop_at_faults(self) -> None:
        """Raise what was found so far, if anything was."""
        if self.faults.found or self.parsed.faults:
            refuse(located(self.parsed, self.faults.found))

    def differences(self) -> Differences:
        """Return what the text says, sound in itself."""
        # Of a key that stands twice, either value may be meant; under another version, any key may mean another thing.
        self.stop_at_faults()
        plain: Any = self.parsed.plain
        if is_mapping(plain):
            self._check_version(plain)
            plain = {key: value for key, value in plain.items() if key != "$schema"}
        self.stop_at_faults()
        found: Any = _FORM.read(plain, (), self.faults)
        self.stop_at_faults()
        self._check_doubles(found)
        self.stop_at_faults()
        return found  # type: ignore[no-any-return]  # a form reads values of any class

    def _check_version(self, plain: dict[str, Any]) -> None:
        found = plain.get("version", VERSION)  # where there is none, the form says so
        if not isinstance(found, int) or isinstance(found, bool) or found < 1:
            expected = f"a whole number, such as {VERSION}"
            self.faults.add(("version",), "bad-version", f"found {found!r:.40}", expected)
        elif found > VERSION:
            advice = "a newer release wrote it: upgrade sourced-timeline"
            problem = f"found version {found}"
            self.faults.add(("version",), "newer-version", problem, f"at most {VERSION}", advice)

    def _check_doubles(self, found: Differences) -> None:
        self._refuse_doubles("field", _fields(found.timeline, ("timeline",)))
        for name in _ROOMS:
            room: RoomDifferences = getattr(found, name)
            for index, record in enumerate(room.changed):
                self._refuse_doubles("field", _fields(record.changes, (name, "changed", index, "changes")))
            before = len(self.faults.found)
            self._refuse_doubles("id", _ids_before(room, name))
            if before == len(self.faults.found):  # else most of them would be said twice
                self._refuse_doubles("id", _ids_after(room, name))
            self._refuse_doubles("id", (((name, "order", at), each) for at, each in enumerate(room.order)))

    def _refuse_doubles(self, what: str, named: Iterable[tuple[Path, str]]) -> None:
        seen: set[str] = set()
        for path, name in named:
            if name in seen:
                problem = f"found the {what} {name[:60]!r} twice"
                self.faults.add(
                    path, f"duplicate-{what}", problem, f"each {what} once", "say it in one place"
                )
            seen.add(name)

    def room(self, name: str, found: Differences, timeline: Timeline) -> Room[Any]:
        """Return the differences between records of one sort, as they are to be made in a timeline."""
        what, form = _ROOMS[name]
        said: RoomDifferences = getattr(found, name)
        standing = {record.id: record for record in getattr(timeline, name)}
        self._check_order(name, said, standing)
        return Room(
            added=said.added,
            removed=tuple(
                self._meant_to_go(what, gone, standing, form, (name, "removed", index))
                for index, gone in enumerate(said.removed)
            ),
            changed=tuple(
                self._meant_to_change(what, change, standing, form, (name, "changed", index))
                for index, change in enumerate(said.changed)
            ),
            order=said.order,
        )

    def _check_order(self, name: str, said: RoomDifferences, standing: Iterable[str]) -> None:
        if said.order and name == "events":
            advice = "leave it out: events stand in the order of their dates"
            self.faults.add((name, "order"), "unfit-order", "found an order of events", "", advice)
            return
        before = {record_id for _, record_id in _ids_before(said, name)}
        after = {record_id for _, record_id in _ids_after(said, name)}
        known = (set(standing) - before) | after
        for index, record_id in enumerate(said.order):
            if record_id not in known:
                advice = self.faults.guess(record_id, sorted(known))
                problem = f"found {record_id[:60]!r}, which is no id among the {name} afterwards"
                self.faults.add((name, "order", index), "unknown-id", problem, "", advice)

    def _meant_to_go(self, what: str, gone: Any, standing: dict[str, Any], form: Form, path: Path) -> Any:
        found = standing.get(gone.id)
        if found is None or form.write(found, Style.EXCHANGED) != form.write(gone, Style.EXCHANGED):
            raise misfit(f"{what} {gone.id}", "found another record or none, expected the one to be removed")
        for key, name in _unpublished(gone).items():
            if getattr(gone, name) is not None:
                self._refuse_unpublished((*path, key), key)
        return found

    def _meant_to_change(
        self, what: str, change: RecordDifference, standing: dict[str, Any], form: Form, path: Path
    ) -> Change[Any]:
        old = standing.get(change.was or change.id)
        if old is None:
            raise misfit(f"{what} {change.was or change.id}", "found none, expected the one to be changed")
        new = self.remade(form, old, change.changes, f"{what} {old.id}", (*path, "changes"))
        if new is UNREAD:
            return Change(old=old, new=old)
        if new.id != change.id:
            problem = f"found {change.id!r} of a record that is {new.id!r} once it is changed"
            self.faults.add((*path, "id"), "other-id", problem, "its id after the changes")
        return Change(old=old, new=_with_unpublished(new, old))

    def remade(
        self, form: Form, record: Any, changes: Sequence[FieldDifference], what: str, path: Path
    ) -> Any:
        """Return a record with its changes made, or the mark of an unread one once the faults are noted.

        Raises:
            RecordError: The record does not have what a change replaces.
        """
        plain = form.write(record, Style.EXCHANGED)
        for index, change in enumerate(changes):
            if change.field in _unpublished(record):
                self._refuse_unpublished((*path, index, "field"), change.field)
                continue
            found = plain.pop(change.field, None)
            if found != change.old:
                raise misfit(what, f"{change.field} is {_shown(found)}, expected {_shown(change.old)}")
            if change.new is not None:
                plain[change.field] = change.new
        known = len(self.faults.found)
        made = form.read(plain, (), self.faults)
        told = [
            attrs.evolve(fault, path=_told_at(fault, changes, path)) for fault in self.faults.found[known:]
        ]
        self.faults.found[known:] = told
        return made

    def _refuse_unpublished(self, path: Path, key: str) -> None:
        advice = "leave it out, and edit the chronology itself"
        problem = f"found {key!r}, which is never published and stays as it is"
        self.faults.add(path, "unpublished-field", problem, "", advice)


def _fields(changes: Sequence[FieldDifference], path: Path) -> Iterator[tuple[Path, str]]:
    return (((*path, index, "field"), change.field) for index, change in enumerate(changes))


def _ids_before(room: RoomDifferences, name: str) -> Iterator[tuple[Path, str]]:
    """Yield the ids of the records that are replaced or removed, as they stand before."""
    for index, change in enumerate(room.changed):
        yield (name, "changed", index, "was" if change.was else "id"), change.was or change.id
    yield from (((name, "removed", index, "id"), gone.id) for index, gone in enumerate(room.removed))


def _ids_after(room: RoomDifferences, name: str) -> Iterator[tuple[Path, str]]:
    """Yield the ids of the records that are new or changed, as they stand afterwards."""
    yield from (((name, "changed", index, "id"), change.id) for index, change in enumerate(room.changed))
    yield from (((name, "added", index, "id"), record.id) for index, record in enumerate(room.added))


def _told_at(fault: Fault, changes: Sequence[FieldDifference], path: Path) -> Path:
    """Return where a text tells what a changed record has a fault in."""
    at = next((at for at, change in enumerate(changes) if (change.field,) == fault.path[:1]), None)
    if at is None:
        return path
    return (
        (*path, at, "field")
        if fault.code == "unknown-field" and len(fault.path) == 1
        else (*path, at, "new", *fault.path[1:])
    )


def _shown(plain: Any) -> str:
    return f"{json.dumps(plain, ensure_ascii=False):.60}"


def _unpublished(record: Any) -> dict[str, str]:
    """Return the attributes of a record that are never published, by the names under which they are typed."""
    fields = attrs.fields(record.__class__)
    return {key_of(field): field.name for field in fields if not about_of(field).published}


def _with_unpublished(new: Any, old: Any) -> Any:
    names = _unpublished(new).values()
    return attrs.evolve(new, **{name: getattr(old, name) for name in names if hasattr(old, name)})
