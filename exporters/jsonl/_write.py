"""Writing JSON Lines: the timeline's own fields first, then every record on a line of its own."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Final

from exporters.json import VERSION
from timeline.errors import ExportError
from timeline.events import Event
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, Style
from timeline.parties import Party
from timeline.ports import Exporter, NoOptions, Record, Run
from timeline.provenance import Source
from timeline.timeline import Timeline

__all__ = ["EXPORTER", "write", "write_records"]

# JSON may hold these as they are, but many readers take each for the end of a line.
_LINE_ENDS: Final = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def write(timeline: Timeline, options: NoOptions, run: Run) -> Iterator[bytes]:
    """Yield a timeline line by line."""
    del options
    run.counts["parties"] = len(timeline.parties)
    return write_records(
        chain([timeline], timeline.sources, timeline.parties, run.track(timeline.events, "events"))
    )


def write_records(records: Iterable[Record]) -> Iterator[bytes]:
    """Yield a line for each record: what an importer yields can be passed on without ever being held.

    Of a `Timeline`, only its own fields are written; its records follow by themselves.
    """
    return map(_line, records)


def _line(record: Record) -> bytes:
    name, plain = _named(record)
    try:
        text = json.dumps({name: plain}, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
        for end, escaped in _LINE_ENDS.items():
            text = text.replace(end, escaped)
        return f"{text}\n".encode()
    except ValueError as error:
        raise ExportError(f"{record.id}: holds a value that JSON cannot hold: {error}") from error


def _named(record: Record) -> tuple[str, dict[str, Any]]:
    match record:
        case Timeline():
            return "timeline", {"version": VERSION, **HEADER.write_mapping(record, Style.EXCHANGED)}
        case Source():
            return "source", SOURCE.write_mapping(record, Style.EXCHANGED)
        case Party():
            return "party", PARTY.write_mapping(record, Style.EXCHANGED)
        case Event():
            return "event", EVENT.write(record, Style.EXCHANGED)


EXPORTER: Final = Exporter(
    name="jsonl",
    title="JSON Lines, a record a line",
    suffixes=(".jsonl", ".ndjson"),
    media_type="application/jsonl",
    options=NoOptions,
    write=write,
)
