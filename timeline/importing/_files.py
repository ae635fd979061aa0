"""The files of a folder while an import changes their records."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from timeline.errors import ExportError, Fault, InputError
from timeline.events import Event
from timeline.importing._refusal import Refusal
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.views import Diff, Record
from timeline.yaml import FileEdit, Reading, UnfitError, read_folder, record_plain, record_text

__all__ = ["Files", "read_files"]

_ROOMS: Final = {Record.SOURCE: "sources", Record.PARTY: "parties", Record.EVENT: "events"}


@attrs.define(kw_only=True)
class Files:
    """The files of a folder.

    Attributes:
        folder: The folder.
        timeline: The chronology in it.
        reading: Where its records stand.
        given: What the files hold, by their path in the folder.
        made: What the changed ones are to hold.
        refused: The records that are left as they stand.
    """

    folder: Path
    timeline: Timeline
    reading: Reading = attrs.field(factory=Reading)
    given: dict[str, bytes] = attrs.field(factory=dict[str, bytes])
    made: dict[str, bytes] = attrs.field(factory=dict[str, bytes])
    refused: set[tuple[str, str]] = attrs.field(factory=set[tuple[str, str]])
    _edits: dict[str, FileEdit] = attrs.field(factory=dict[str, FileEdit])

    def edit(self, difference: Diff, name: str) -> list[Refusal]:
        """Make the changes of a diff; return those that cannot be made.

        Args:
            difference: What is to change.
            name: The name of the file that new events go into.
        """
        refusals = list(self._header(difference))
        for sort in _ROOMS:
            refusals += self._room(difference, sort, name)
        for path, edit in self._edits.items():
            made = self._result(path, edit)
            if made != self.given.get(path):
                self.made[path] = made
        return refusals

    def _result(self, path: str, edit: FileEdit) -> bytes:
        try:
            return edit.result().encode()
        except UnfitError as error:
            problem = f"{self.folder / path}: cannot be edited: {error.reason}; nothing was written; edit it by hand"
            raise ExportError(problem) from error

    def _header(self, difference: Diff) -> Iterator[Refusal]:
        if difference.header:
            new = attrs.evolve(self.timeline, **{change.name: change.new for change in difference.header})
            yield from self._change(Record.TIMELINE, "timeline", "", self.timeline, new)

    def _room(self, difference: Diff, sort: Record, name: str) -> Iterator[Refusal]:
        room = getattr(difference, _ROOMS[sort])
        for change in room.changed:
            yield from self._change(sort, _ROOMS[sort], change.old.id, change.old, change.new)
        for record in room.removed:
            yield from self._remove(sort, record)
        if room.added:
            self._file(self._file_for(room.added[0], name)).add(map(record_text, room.added))

    def _change(self, sort: Record, room: str, record_id: str, old: Any, new: Any) -> Iterator[Refusal]:
        try:
            path, place = self._place(room, record_id)
            before, after = record_plain(old), record_plain(new)
            self._file(path).change(place, before, after)
        except UnfitError as error:
            yield self._refuse(sort, room, record_id, f"cannot be changed in place: {error.reason}")

    def _remove(self, sort: Record, record: Any) -> Iterator[Refusal]:
        room = _ROOMS[sort]
        try:
            path, place = self._place(room, record.id)
            self._file(path).remove(place)
        except UnfitError as error:
            yield self._refuse(sort, room, record.id, f"cannot be removed: {error.reason}")

    def _refuse(self, sort: Record, room: str, record_id: str, reason: str) -> Refusal:
        self.refused.add((room, record_id))
        return Refusal(sort, record_id or self.timeline.id, reason)

    def _place(self, room: str, record_id: str) -> tuple[str, tuple[str | int, ...]]:
        place = self.reading.place_of(room, record_id)
        if place is None:
            raise UnfitError("it is not where it was read")
        return Path(place.document.file).relative_to(self.folder).as_posix(), place.path

    def _file(self, path: str) -> FileEdit:
        if path not in self._edits:
            self._edits[path] = FileEdit(self.given.get(path, b"").decode())
        return self._edits[path]

    def _file_for(self, record: Any, name: str) -> str:
        if isinstance(record, Event):
            return f"events/{name}.yaml"
        room = "sources" if isinstance(record, Source) else "parties"
        return next(
            (path for path in self.given if Path(path).stem == room and "/" not in path), f"{room}.yaml"
        )

    def without_refused(self, wanted: Timeline) -> Timeline:
        """Return what the chronology becomes, with each refused record as it stands."""
        if not self.refused:
            return wanted
        header = self.timeline if ("timeline", "") in self.refused else wanted
        rooms: dict[str, Any] = {room: self._kept(room, getattr(wanted, room)) for room in _ROOMS.values()}
        return attrs.evolve(header, **rooms)

    def _kept(self, room: str, records: Any) -> list[Any]:
        standing = {each.id: each for each in getattr(self.timeline, room) if (room, each.id) in self.refused}
        rows = {record.id: record for record in records}
        return list({**rows, **standing}.values())


def read_files(folder: Path) -> Files:
    """Read the chronology of a folder, and the bytes of its files.

    Raises:
        InputError: It has faults; they have to be mended before anything is imported into it.
    """
    reading = read_folder(folder)
    if reading.faults or reading.timeline is None:
        raise InputError(reading.faults)
    given: dict[str, bytes] = {}
    for document in reading.documents:
        path = Path(document.file)
        content = path.read_bytes()
        if content.decode("utf-8-sig") != document.text:
            problem = f"{path}: changed while it was read"
            raise InputError([Fault(code="unreadable", problem=problem, advice="run the command again")])
        given[path.relative_to(folder).as_posix()] = content
    return Files(folder=folder, timeline=reading.timeline, reading=reading, given=given)
