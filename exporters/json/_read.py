"""Reading a whole document: all of it is checked before the first record is handed on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from exporters.json._format import MARKS, upgraded
from timeline.forms import (
    EVENT,
    HEADER,
    PARTY,
    SOURCE,
    UNREAD,
    Faults,
    Form,
    OpaqueEvent,
    Style,
    is_list,
    is_mapping,
)
from timeline.jsontext import MOST_FAULTS, located, parse, refuse
from timeline.ports import Importer, LossKind, NoOptions, Record, Run

__all__ = ["IMPORTER", "note_opaque", "read"]

_ROOMS: Final[dict[str, Form]] = {"sources": SOURCE, "parties": PARTY, "events": EVENT}


def read(file: BinaryIO, options: NoOptions, run: Run) -> Iterator[Record]:
    """Yield the timeline of a document, then its records.

    Raises:
        InputError: Faults in the document, all of them in one.
    """
    del options
    parsed = parse(file.read(), str(getattr(file, "name", "-")))
    faults = Faults(style=Style.EXCHANGED)
    records = _records(parsed.plain, faults)
    refuse(located(parsed, faults.found) if faults.found or parsed.faults else [])
    for record in records:
        note_opaque(record, run)
        yield record


def _records(plain: Any, faults: Faults) -> list[Record]:
    if not is_mapping(plain):
        HEADER.refuse(plain, (), faults)
        return []
    document = upgraded(plain, faults)
    if document is None:
        return []
    return [
        _header(document, faults),
        *(record for name in _ROOMS for record in _room(document, name, faults)),
    ]


def _header(document: dict[str, Any], faults: Faults) -> Any:
    beside = {*MARKS, *_ROOMS}
    own = {key: value for key, value in document.items() if key not in beside}
    for key in sorted(own.keys() - HEADER.keys):
        advice = faults.guess(key, _ROOMS)
        if advice:
            faults.add((key,), "unknown-field", f"unknown field {key[:60]!r} in a timeline", "", advice)
            del own[key]
    return HEADER.read_mapping(own, (), faults)


def _room(document: dict[str, Any], name: str, faults: Faults) -> Iterator[Any]:
    rows = document.get(name)
    if rows is None:
        return
    if not is_list(rows):
        faults.add((name,), "wrong-shape", "found something else", f"an array of {name}")
        return
    seen: set[str] = set()
    for index, row in enumerate(rows):
        if len(faults.found) > MOST_FAULTS:
            return
        record = _ROOMS[name].read(row, (name, index), faults)
        if record is not UNREAD:
            _refuse_double(record.id, seen, (name, index, "id"), faults)
            yield record


def _refuse_double(record_id: str, seen: set[str], path: tuple[str | int, ...], faults: Faults) -> None:
    if record_id in seen:
        faults.add(
            path, "duplicate-id", f"found the id {record_id!r} twice", "each id once", "rename or remove one"
        )
    seen.add(record_id)


def note_opaque(record: Record, run: Run) -> None:
    """Count a record that was read, and report the first event of each kind that is not installed."""
    if not isinstance(record, OpaqueEvent):
        return
    counted = f"events of the kind {record.kind!r}, which is not installed"
    if counted not in run.counts:
        reason = f"no package here has the kind {record.kind!r}: its own fields are carried as plain data"
        run.lost(record.id, "kind", LossKind.RESHAPED, reason)
    run.counts[counted] = run.counts.get(counted, 0) + 1


IMPORTER: Final = Importer(
    name="json", title="JSON, the interchange format", suffixes=(".json",), options=NoOptions, read=read
)
