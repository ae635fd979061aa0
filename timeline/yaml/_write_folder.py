"""A chronology as a folder of YAML files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from timeline.errors import ExportError, RecordError
from timeline.events import Event
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, OpaqueEvent, Style
from timeline.parties import Party
from timeline.ports import write_atomically
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.yaml._write_nodes import MARGIN, STEP, entry_lines

__all__ = ["folder_texts", "record_plain", "record_text", "write_folder"]


def record_plain(record: Timeline | Source | Party | Event) -> dict[str, Any]:
    """Return a record as a person types it: short forms, and without what goes without saying.

    Raises:
        RecordError: It is an event of a kind that is not installed, which no folder can hold.
    """
    if isinstance(record, Timeline):
        return HEADER.write_mapping(record, Style.TYPED)
    if isinstance(record, Event):
        return _event_plain(record)
    form = SOURCE if isinstance(record, Source) else PARTY
    return {key: value for key, value in form.write_mapping(record, Style.TYPED).items() if key != "id"}


def _event_plain(event: Event) -> dict[str, Any]:
    if isinstance(event, OpaqueEvent):
        raise RecordError(
            event.kind,
            "kind",
            f"the kind {event.kind!r} is not installed",
            "install the package that brings it",
        )
    plain: dict[str, Any] = EVENT.write(event, Style.TYPED)
    return {key: value for key, value in plain.items() if key != "kind" or value != Event.kind}


def record_text(record: Source | Party | Event) -> str:
    """Return a record as it stands in its file: an event behind a dash, the others under their ids."""
    plain = record_plain(record)
    if not isinstance(record, Event):
        return "".join(f"{line}\n" for line in entry_lines({record.id: plain}))
    # Never on one line, however short: events grow.
    first, *rest = entry_lines(plain, STEP)
    return "".join(
        f"{line}\n" for line in (f"- {first}", *(f"{MARGIN}{line}" if line else "" for line in rest))
    )


def folder_texts(timeline: Timeline) -> dict[str, str]:
    """Return the files of a chronology: their texts by their paths in its folder.

    Raises:
        RecordError: A record cannot stand in a file.
    """
    files = {"timeline.yaml": "".join(f"{line}\n" for line in entry_lines(record_plain(timeline)))}
    for name, records in (("sources", timeline.sources), ("parties", timeline.parties)):
        if records:
            files[f"{name}.yaml"] = "\n".join(map(record_text, records))
    if timeline.events:
        files[f"events/{timeline.id}.yaml"] = "\n".join(map(record_text, timeline.events))
    return files


def write_folder(timeline: Timeline, folder: Path) -> None:
    """Write a chronology as a folder of YAML files, which reads back as it was.

    Raises:
        ExportError: The folder holds a chronology already, or could not be written.
        RecordError: A record cannot stand in a file.
    """
    texts = folder_texts(timeline)
    standing = next((name for name in texts if (folder / name).exists()), None)
    if standing:
        raise ExportError(f"{folder / standing} exists already; nothing was written; name another folder")
    # The heading comes last: without it the folder is no chronology yet.
    for name, text in reversed(texts.items()):
        target = folder / name
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ExportError(f"{target.parent}: the folder could not be made: {error.strerror}") from error
        write_atomically(target, [text.encode()])
