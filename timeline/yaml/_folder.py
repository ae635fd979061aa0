"""Reading a chronology from its folder: every file, every fault, and where each record stands."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import attrs

from timeline.errors import Fault, InputError, Position, RecordError, nearest
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, UNREAD, Faults, Form, RecordForm
from timeline.timeline import Timeline
from timeline.yaml._plain import Plain, Spot, YamlFault, parse_yaml

__all__ = ["Reading", "read_folder"]

_SUFFIXES: Final = (".yaml", ".yml")
_FILES: Final = ("timeline", "sources", "parties", "events")
# A fault about a key is shown at the key; any other at the value.
_AT_KEY: Final = {"unknown-field", "duplicate-id"}


@attrs.frozen
class _Place:
    file: str
    spot: Spot

    def locate(self, path: tuple[str | int, ...], *, key: bool = False) -> Position:
        spot = self.spot.find(path, key=key)
        return Position(self.file, spot.line, spot.column)


@attrs.define
class Reading:
    """What was read from a folder, and where each record of it stands.

    Attributes:
        timeline: All records that could be read; None where there is not even a title.
        faults: What could not be read, in the order of the files.
        unread: The ids of records that are there but could not be read.
    """

    timeline: Timeline | None = None
    faults: list[Fault] = attrs.field(factory=list)
    unread: set[str] = attrs.field(factory=set)
    _places: dict[tuple[str, str], _Place] = attrs.field(factory=dict)

    def locate(self, path: tuple[str | int, ...]) -> Position | None:
        """Return where a value stands: the path begins with ``events``, ``sources`` or ``parties`` and an id."""
        room, name = (str(step) for step in (*path[:2], "", "")[:2])
        place = self._places.get((room, "" if room == "timeline" else name))
        if place is None:
            return None
        return place.locate(path[1:] if room == "timeline" else path[2:])

    def note(self, room: str, record_id: str, place: _Place) -> None:
        """Remember where a record stands."""
        self._places[room, record_id] = place

    def place_of(self, room: str, record_id: str) -> _Place | None:
        """Return where a record stands, or None."""
        return self._places.get((room, record_id))


def read_folder(folder: Path) -> Reading:
    """Read every file of a chronology's folder; faults are collected, not raised.

    Raises:
        InputError: The folder itself cannot be read or is no chronology.
    """
    _refuse_unfit(folder)
    reading = Reading()
    records: dict[str, list[Any]] = {name: [] for name in _FILES}
    for room, path in _files(folder, reading):
        document = _parse(path, _shown(folder, path), reading)
        if document is not None:
            _ROOMS[room](reading, records[room], *document)
    _assemble(reading, records)
    return reading


def _refuse_unfit(folder: Path) -> None:
    if not folder.is_dir():
        raise InputError(
            [Fault(code="no-folder", problem=f"{folder}: no such folder", advice="`timeline init` makes one")]
        )
    if not any((folder / f"timeline{suffix}").is_file() for suffix in _SUFFIXES):
        problem = f"{folder}: found no timeline.yaml"
        advice = "name the folder that holds it; `timeline init` makes one"
        raise InputError([Fault(code="no-timeline", problem=problem, advice=advice)])


def _shown(folder: Path, path: Path) -> str:
    return (folder / path.relative_to(folder)).as_posix()


def _files(folder: Path, reading: Reading) -> Iterator[tuple[str, Path]]:
    present = sorted(path for path in folder.iterdir() if path.suffix in _SUFFIXES and path.is_file())
    for name in _FILES:
        yield from ((name, path) for path in present if path.stem == name)
    for path in present:
        if path.stem not in _FILES and not path.name.startswith("."):
            guess = nearest(path.stem, _FILES)
            advice = f"did you mean {guess}.yaml?" if guess else "files of events go into the folder events/"
            expected = ", ".join(f"{name}.yaml" for name in _FILES)
            position = Position(_shown(folder, path), 1, 1)
            fault = Fault(
                code="unknown-file",
                problem="unknown file",
                expected=expected,
                advice=advice,
                position=position,
            )
            reading.faults.append(fault)
    for path in sorted((folder / "events").rglob("*")):
        if path.suffix in _SUFFIXES and path.is_file() and not path.name.startswith("."):
            yield "events", path


def _parse(path: Path, shown: str, reading: Reading) -> tuple[Plain, _Place] | None:
    try:
        plain, spot = parse_yaml(path.read_bytes().decode("utf-8"), shown)
    except UnicodeDecodeError as error:
        reading.faults.append(_undecodable(error, shown))
    except OSError as error:
        reading.faults.append(
            Fault(code="unreadable", problem=f"{shown}: could not be read: {error.strerror}")
        )
    except YamlFault as error:
        reading.faults.append(error.fault)
    else:
        return plain, _Place(shown, spot)
    return None


def _undecodable(error: UnicodeDecodeError, shown: str) -> Fault:
    before = error.object[: error.start]
    column = len(before.rpartition(b"\n")[2].decode("utf-8", "replace")) + 1
    return Fault(
        code="not-utf8",
        problem=f"found the byte 0x{error.object[error.start]:02x}",
        expected="text in UTF-8",
        advice="save the file as UTF-8",
        position=Position(shown, before.count(b"\n") + 1, column),
    )


def _read_header(reading: Reading, records: list[Any], plain: Plain, place: _Place) -> None:
    reading.note("timeline", "", place)
    value = _read(reading, HEADER, {} if plain is None else plain, place, ())
    if value is not UNREAD:
        records.append(value)


def _read_sources(reading: Reading, records: list[Any], plain: Plain, place: _Place) -> None:
    _read_by_id(reading, "sources", SOURCE, records, plain, place)


def _read_parties(reading: Reading, records: list[Any], plain: Plain, place: _Place) -> None:
    _read_by_id(reading, "parties", PARTY, records, plain, place)


def _read_by_id(
    reading: Reading, room: str, form: RecordForm, records: list[Any], plain: Plain, place: _Place
) -> None:
    if plain is None:
        return
    if not isinstance(plain, dict):
        _refuse(reading, place, f"a mapping of ids to {room}", "begin each with its id and a colon")
        return
    for record_id, item in plain.items():
        here = _Place(place.file, place.spot.parts[record_id])
        reading.note(room, record_id, here)
        value = _read(reading, form, _with_id(item, record_id, form), place, (record_id,))
        _keep(reading, records, value, record_id)


def _with_id(item: Plain, record_id: str, form: RecordForm) -> Plain:
    if isinstance(item, str) and form.short is not None:
        item = {form.short.typed: item}
    return {"id": record_id, **item} if isinstance(item, dict) else item


def _read_events(reading: Reading, records: list[Any], plain: Plain, place: _Place) -> None:
    if plain is None:
        return
    if not isinstance(plain, list):
        _refuse(reading, place, "a list of events", "begin each event with a dash")
        return
    for index, item in enumerate(plain):
        spot = place.spot.parts[index]
        event_id = item.get("id") if isinstance(item, dict) else None
        if isinstance(event_id, str) and _known_twice(reading, event_id, _Place(place.file, spot)):
            continue
        value = _read(reading, EVENT, item, place, (index,))
        _keep(reading, records, value, event_id if isinstance(event_id, str) else None)


def _known_twice(reading: Reading, event_id: str, place: _Place) -> bool:
    first = reading.place_of("events", event_id)
    if first is None:
        reading.note("events", event_id, place)
        return False
    fault = Fault(
        code="duplicate-id",
        problem=f"found the event id {event_id!r} twice, first at {first.locate(())}",
        expected="each id once",
        advice="rename or remove one",
        path=("events", event_id, "id"),
        position=place.locate(("id",)),
    )
    reading.faults.append(fault)
    return True


def _keep(reading: Reading, records: list[Any], value: Any, record_id: str | None) -> None:
    if value is not UNREAD:
        records.append(value)
    elif record_id is not None:
        reading.unread.add(record_id)


def _read(reading: Reading, form: Form, plain: Plain, place: _Place, path: tuple[str | int, ...]) -> Any:
    faults = Faults()
    value = form.read(plain, path, faults)
    for fault in faults.found:
        position = place.locate(fault.path, key=fault.code in _AT_KEY)
        reading.faults.append(attrs.evolve(fault, position=position))
    return value


def _refuse(reading: Reading, place: _Place, expected: str, advice: str) -> None:
    fault = Fault(
        code="wrong-shape",
        problem="found another shape",
        expected=expected,
        advice=advice,
        position=place.locate(()),
    )
    reading.faults.append(fault)


def _assemble(reading: Reading, records: dict[str, list[Any]]) -> None:
    if not records["timeline"]:
        return
    header: Timeline = records["timeline"][0]
    try:
        reading.timeline = attrs.evolve(
            header, sources=records["sources"], parties=records["parties"], events=records["events"]
        )
    except RecordError as error:
        reading.faults.append(Fault(code="bad-value", problem=str(error)))


_ROOMS: Final = {
    "timeline": _read_header,
    "sources": _read_sources,
    "parties": _read_parties,
    "events": _read_events,
}
