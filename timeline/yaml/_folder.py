"""Reading a chronology from its folder: every file, every fault, and where each record stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import attrs

from timeline.errors import Fault, InputError, RecordError
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, UNREAD, Faults, Form, RecordForm
from timeline.timeline import Timeline
from timeline.yaml._files import ROOMS, files_of, read_text, refuse_unfit, stray_faults, unfinished_faults
from timeline.yaml._plain import Document, parse_yaml
from timeline.yaml._reading import Place, Reading
from timeline.yaml._spot import Path as Steps
from timeline.yaml._spot import Plain

__all__ = ["read_folder"]

# A fault about a key is shown at the key; any other at the value.
_AT_KEY: Final = {"unknown-field", "duplicate-id"}


def read_folder(folder: Path) -> Reading:
    """Read every file of a chronology's folder; faults are collected, not raised.

    Raises:
        InputError: The folder itself cannot be read or is no chronology.
    """
    reading = Reading()
    records: dict[str, list[Any]] = {name: [] for name in ROOMS}
    try:
        refuse_unfit(folder)
        files = list(files_of(folder))
        reading.faults.extend(stray_faults(folder))
        unfinished = list(unfinished_faults(folder))
    except OSError as error:
        problem = f"{error.filename or folder}: could not be read: {error.strerror}"
        raise InputError([Fault(code="unreadable", problem=problem)]) from error
    if unfinished:
        reading.faults.extend(unfinished)
        reading.lost.update(ROOMS)
    for room, path in files:
        _read_file(reading, records[room], room, path)
    _assemble(reading, records)
    reading.faults.sort(key=_by_place)
    return reading


def _by_place(fault: Fault) -> tuple[bool, Any]:
    return fault.position is None, fault.position


def _read_file(reading: Reading, records: list[Any], room: str, path: Path) -> None:
    text = read_text(path)
    if isinstance(text, Fault):
        reading.lost.add(room)
        reading.faults.append(text)
        return
    document = parse_yaml(text, path.as_posix())
    reading.add_document(document)
    if not document.whole:
        reading.lost.add(room)
    # Half a heading would only give rise to more faults; the sound records of any other file are read.
    if document.whole if room == "timeline" else document.plain is not None:
        _READERS[room](reading, records, document)


def _read_header(reading: Reading, records: list[Any], document: Document) -> None:
    place = Place(document)
    reading.note("timeline", "", place)
    value = _read(reading, HEADER, {} if document.plain is None else document.plain, place, ("timeline",))
    if value is not UNREAD:
        records.append(value)


def _read_sources(reading: Reading, records: list[Any], document: Document) -> None:
    _read_by_id(reading, records, document, "sources", SOURCE)


def _read_parties(reading: Reading, records: list[Any], document: Document) -> None:
    _read_by_id(reading, records, document, "parties", PARTY)


def _read_by_id(
    reading: Reading, records: list[Any], document: Document, room: str, form: RecordForm
) -> None:
    if not isinstance(document.plain, dict):
        _refuse(reading, document, room, f"a mapping of ids to {room}", "begin each with its id and a colon")
        return
    for record_id, item in document.plain.items():
        place = Place(document, (record_id,))
        if _is_known(reading, room, record_id, place):
            continue
        plain = _with_id(reading, item, record_id, form, place)
        _keep(reading, records, _read(reading, form, plain, place, (room, record_id)), record_id)


def _with_id(reading: Reading, item: Plain, record_id: str, form: RecordForm, place: Place) -> Plain:
    if isinstance(item, str) and form.short is not None:
        item = {form.short.typed: item}
    if not isinstance(item, dict):
        return item
    if item.get("id", record_id) != record_id:
        problem = f"found the id {item['id']!r} under the id {record_id!r}"
        advice = "leave the inner one out: the key is the id"
        position = place.locate(("id",))
        reading.add(Fault(code="two-ids", problem=problem, advice=advice, position=position))
    return {**item, "id": record_id}


def _read_events(reading: Reading, records: list[Any], document: Document) -> None:
    if not isinstance(document.plain, list):
        _refuse(reading, document, "events", "a list of events", "begin each event with a dash")
        return
    for index, item in enumerate(document.plain):
        place = Place(document, (index,))
        found = item.get("id") if isinstance(item, dict) else None
        event_id = found if isinstance(found, str) else None
        if event_id is not None and _is_known(reading, "events", event_id, place):
            continue
        path = ("events", index if event_id is None else event_id)
        _keep(reading, records, _read(reading, EVENT, item, place, path), event_id)


def _is_known(reading: Reading, room: str, record_id: str, place: Place) -> bool:
    first = reading.place_of(room, record_id)
    if first is None:
        reading.note(room, record_id, place)
        return False
    fault = Fault(
        code="duplicate-id",
        problem=f"found the id {record_id!r} twice in {room}, first at {first.locate()}",
        expected="each id once",
        advice="rename or remove one",
        path=(room, record_id, "id"),
        position=place.locate(("id",)),
    )
    reading.faults.append(fault)
    return True


def _keep(reading: Reading, records: list[Any], value: Any, record_id: str | None) -> None:
    if value is not UNREAD:
        records.append(value)
    elif record_id is not None:
        reading.unread.add(record_id)


def _read(reading: Reading, form: Form, plain: Plain, place: Place, path: Steps) -> Any:
    faults = Faults()
    value = form.read(plain, (), faults)
    for fault in faults.found:
        position = place.locate(fault.path, key=fault.code in _AT_KEY)
        reading.add(attrs.evolve(fault, path=(*path, *fault.path), position=position))
    return value


def _refuse(reading: Reading, document: Document, room: str, expected: str, advice: str) -> None:
    reading.lost.add(room)
    position = Place(document).locate()
    problem = "found a text" if isinstance(document.plain, str) else "found another shape"
    reading.add(
        Fault(code="wrong-shape", problem=problem, expected=expected, advice=advice, position=position)
    )


def _assemble(reading: Reading, records: dict[str, list[Any]]) -> None:
    if not records["timeline"]:
        return
    header: Timeline = records["timeline"][0]
    try:
        reading.timeline = attrs.evolve(
            header, sources=records["sources"], parties=records["parties"], events=records["events"]
        )
    except RecordError as error:
        # Ids that differ as typed and are one once cleaned.
        reading.faults.append(Fault(code="bad-value", problem=str(error)))


_READERS: Final = {
    "timeline": _read_header,
    "sources": _read_sources,
    "parties": _read_parties,
    "events": _read_events,
}
