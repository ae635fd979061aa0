"""A plan: what an import would do to the files of a folder, read back before anybody is asked to write it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import attrs

from timeline.errors import ExportError, Fault, InputError
from timeline.importing._files import Files, read_files
from timeline.importing._incoming import Incoming
from timeline.importing._match import wanted
from timeline.importing._refusal import Refusal
from timeline.reading import read_timeline
from timeline.timeline import Timeline
from timeline.views import Change, Diff, diff
from timeline.yaml import folder_texts

__all__ = ["Plan", "plan_import"]

_YAML: Final = (".yaml", ".yml")


@attrs.frozen(kw_only=True)
class Plan:
    """What an import would do.

    Attributes:
        folder: The folder of the chronology.
        old: The chronology as it stands; of a new one, its heading alone.
        new: What it becomes.
        diff: What lies between the two: what is created, changed field by field, removed.
        unchanged: How many records of the file stand there as it has them.
        refused: What is left as it stands, and why.
        files: What files become, by their path in the folder.
        before: What stood in them; None where there was no such file.
        incoming: What the file brings.
    """

    folder: Path
    old: Timeline
    new: Timeline
    diff: Diff
    unchanged: int
    refused: tuple[Refusal, ...]
    files: Mapping[str, bytes] = attrs.field(repr=False)
    before: Mapping[str, bytes | None] = attrs.field(repr=False)
    incoming: Incoming = attrs.field(repr=False)


def plan_import(incoming: Incoming, folder: Path) -> Plan:
    """Return what an import would do to a folder; nothing is written.

    Raises:
        InputError: The folder holds a chronology with faults, or something else.
        ExportError: A change cannot be written so that it reads back.
    """
    if _is_new(folder):
        return _plan_new(incoming, folder)
    files = read_files(folder)
    old = files.timeline
    found = wanted(old, incoming)
    refused = [*found.refused, *files.edit(diff(old, found.timeline), incoming.timeline.id)]
    new = files.without_refused(found.timeline)
    return _checked(incoming, folder, old, new, refused, files)


def _is_new(folder: Path) -> bool:
    if not folder.exists():
        return True
    if not folder.is_dir():
        raise InputError([Fault(code="no-folder", problem=f"{folder}: found a file, expected a folder")])
    return (
        not any(path.suffix.lower() in _YAML for path in folder.iterdir())
        and not (folder / "events").exists()
    )


def _plan_new(incoming: Incoming, folder: Path) -> Plan:
    found = wanted(None, incoming)
    old = attrs.evolve(found.timeline, sources=(), parties=(), events=())
    files = Files(folder=folder, timeline=old)
    files.made = {name: text.encode() for name, text in folder_texts(found.timeline).items()}
    return _checked(incoming, folder, old, found.timeline, list(found.refused), files)


def _checked(
    incoming: Incoming, folder: Path, old: Timeline, new: Timeline, refused: list[Refusal], files: Files
) -> Plan:
    between = diff(old, new)
    if files.made:
        _refuse_other(new, files)
    touched = sum(
        len(room.added) + len(room.changed) for room in (between.events, between.sources, between.parties)
    )
    brought = incoming.timeline
    total = len(brought.events) + len(brought.sources) + len(brought.parties)
    refusals = sum(1 for refusal in refused if _is_in(brought, refusal))
    return Plan(
        folder=folder,
        old=old,
        new=new,
        diff=between,
        unchanged=max(total - touched - refusals, 0),
        refused=tuple(refused),
        files=files.made,
        before={name: files.given.get(name) for name in files.made},
        incoming=incoming,
    )


def _is_in(timeline: Timeline, refusal: Refusal) -> bool:
    records: tuple[Any, ...] = (*timeline.events, *timeline.sources, *timeline.parties)
    return any(record.id == refusal.id for record in records)


def _refuse_other(new: Timeline, files: Files) -> None:
    """Read the files back as they would stand, and refuse to write what would say something else."""
    with TemporaryDirectory() as scratch:
        for name, content in {**files.given, **files.made}.items():
            target = Path(scratch) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        try:
            found = read_timeline(scratch)
        except InputError as error:
            raise _unwritable(error.faults[0].message) from error
    if found != new:
        names = [change.new.id for change in _changes(diff(new, found))]
        raise _unwritable(f"{', '.join(names[:5]) or 'the heading'} would read back otherwise")


def _changes(difference: Diff) -> Iterator[Change[Any]]:
    yield from difference.events.changed
    yield from difference.sources.changed
    yield from difference.parties.changed


def _unwritable(reason: str) -> ExportError:
    return ExportError(f"the import cannot be written: {reason}; nothing was written; edit the files by hand")
