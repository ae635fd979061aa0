"""Reading a chronology, whatever it stands in: the folder of YAML files, or a file that an importer reads."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import attrs

from timeline.errors import Fault, InputError, RecordError, UnknownNameError
from timeline.events import Event
from timeline.parties import Party
from timeline.ports import Importer, Record, Run, importer_for_path, importer_named
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.yaml import read_folder

__all__ = ["assemble", "read_file", "read_timeline"]

_YAML: Final = (".yaml", ".yml")


def read_timeline(path: str | os.PathLike[str], *, format: str | None = None) -> Timeline:  # noqa: A002 - the word people use
    """Return the timeline in a folder of YAML files, or in a file that an installed importer reads.

    Raises:
        InputError: Faults in the input, all of them in one.
        UnknownNameError: No importer reads such a file.
    """
    target = Path(path)
    try:
        is_folder = target.is_dir()
    except OSError as error:
        raise _unreadable(target, error) from error
    if format is None and (is_folder or target.name == "timeline.yaml"):
        return _whole(target if is_folder else target.parent)
    try:
        return read_file(target, format=format)
    except UnknownNameError as error:
        if target.suffix.lower() not in _YAML:
            raise
        raise _part(target) from error


def _part(path: Path) -> InputError:
    problem = f"{path}: found one file of YAML"
    expected = "the folder of a chronology, in which timeline.yaml stands"
    return InputError([Fault(code="one-file", problem=problem, expected=expected)])


def _unreadable(path: Path, error: OSError) -> InputError:
    problem = f"{path}: could not be read: {error.strerror}"
    return InputError([Fault(code="unreadable", problem=problem)])


def _whole(folder: Path) -> Timeline:
    reading = read_folder(folder)
    if reading.faults or reading.timeline is None:
        raise InputError(reading.faults)
    return reading.timeline


def read_file(path: Path, *, format: str | None = None, run: Run | None = None) -> Timeline:  # noqa: A002 - see above
    """Return the timeline in one file, read by an importer.

    Raises:
        InputError: Faults in the file, or it cannot be read.
        UnknownNameError: No importer reads such a file.
    """
    try:
        if not path.exists():
            problem = f"{path}: no such file or folder"
            raise InputError([Fault(code="no-file", problem=problem, advice="see the path")])
        importer: Importer[Any] = importer_named(format) if format else importer_for_path(str(path))
        with path.open("rb") as file:
            return assemble(importer.read(file, importer.options(), run or Run()))
    except OSError as error:
        raise _unreadable(path, error) from error


def assemble(records: Iterable[Record]) -> Timeline:
    """Return the timeline made of what an importer yields.

    Raises:
        InputError: The importer yielded no timeline to hold its records, or two records of one id.
    """
    found: dict[type[Any], list[Any]] = {Timeline: [], Source: [], Party: [], Event: []}
    for record in records:
        next(rows for kind, rows in found.items() if isinstance(record, kind)).append(record)
    if not found[Timeline]:
        raise InputError(
            [Fault(code="no-timeline", problem="found no timeline", expected="its id and title first")]
        )
    header: Timeline = found[Timeline][0]
    try:
        return attrs.evolve(header, sources=found[Source], parties=found[Party], events=found[Event])
    except RecordError as error:
        raise InputError([Fault(code="bad-value", problem=str(error))]) from error
