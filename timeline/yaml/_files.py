"""Which files of a folder belong to a chronology, and which only look as if they did."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from timeline.errors import Fault, InputError, Position, nearest

__all__ = [
    "ROOMS",
    "UNFINISHED",
    "files_of",
    "read_text",
    "refuse_unfit",
    "stray_faults",
    "unfinished_faults",
]

ROOMS: Final = ("timeline", "sources", "parties", "events")
UNFINISHED: Final = "unfinished-import.yaml"
"""The journal of an import: while it stands in a folder, some files may be old and some new."""

_SUFFIXES: Final = (".yaml", ".yml")


def refuse_unfit(folder: Path) -> None:
    """Refuse a folder that is none, or that holds no chronology.

    Raises:
        InputError: It is such a folder.
    """
    if not folder.is_dir():
        problem = f"{folder}: no such folder"
        raise InputError([Fault(code="no-folder", problem=problem, advice="`timeline init` makes one")])
    if not any((folder / f"timeline{suffix}").is_file() for suffix in _SUFFIXES):
        # An import into a new folder writes the heading last, and says better what is to be done.
        unfinished = list(unfinished_faults(folder))
        if unfinished:
            raise InputError(unfinished)
        problem = f"{folder}: found no timeline.yaml"
        advice = "name the folder that holds it; `timeline init` makes one"
        raise InputError([Fault(code="no-timeline", problem=problem, advice=advice)])


def unfinished_faults(folder: Path) -> Iterator[Fault]:
    """Yield the fault of a folder in which an import was interrupted."""
    path = folder / UNFINISHED
    if path.is_file():
        problem = "an import was interrupted, so some files may be old and some new"
        advice = "run it again with --write to finish it: timeline import FILE --into DIR --write"
        yield _fault("unfinished-import", path, problem, "", advice)


def files_of(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield the files of a chronology, each with its room: the heading first, the events last."""
    present = [path for path in _listed(folder) if _is_meant(path)]
    for room in ROOMS:
        yield from ((room, path) for path in present if path.stem == room)
    for path in _below(folder / "events"):
        if _is_yaml(path) and _is_meant(path):
            yield "events", path


def stray_faults(folder: Path) -> Iterator[Fault]:
    """Yield a fault for each file that was probably meant to be read, and is not."""
    for path in _listed(folder):
        if path.is_file() and path.stem not in ROOMS and path.name != UNFINISHED:
            guess = nearest(path.stem, ROOMS)
            advice = f"did you mean {guess}.yaml?" if guess else "files of events go into the folder events/"
            expected = ", ".join(f"{room}.yaml" for room in ROOMS)
            yield _fault("unknown-file", path, "unknown file", expected, advice)
    for room in ROOMS[:3]:
        twice = [path for path in _listed(folder) if path.stem == room and path.is_file()]
        for path in twice[1:]:
            yield _fault("second-file", path, f"found {path.name} beside {twice[0].name}", "one of the two")
    for path in sorted(folder.iterdir()):
        if path.is_dir() and path.name != "events" and nearest(path.name, ["events"]):
            yield _fault("unknown-file", path, "unknown folder", "events/", "did you mean events/?")
    for path in _below(folder / "events"):
        if path.is_symlink() and path.is_dir():
            yield _fault("unknown-file", path, "found a link to a folder", "a folder or file itself")


def _below(folder: Path) -> list[Path]:
    """Return what stands in a folder and those in it, in a fixed order.

    Raises:
        OSError: One of them cannot be read; `Path.rglob` would take it for empty.
    """
    found: list[Path] = []
    if folder.is_dir():
        for root, folders, files in os.walk(folder, onerror=_refuse):
            found.extend(Path(root, name) for name in (*folders, *files))
    return sorted(found)


def _refuse(error: OSError) -> None:
    raise error


def _is_meant(path: Path) -> bool:
    # A link that leads nowhere is meant as a file too, and reading it says what is wrong.
    return path.is_file() or (path.is_symlink() and not path.exists())


def _listed(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if _is_yaml(path))


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in _SUFFIXES and not path.name.startswith(".")


def _fault(code: str, path: Path, problem: str, expected: str, advice: str = "") -> Fault:
    position = Position(path.as_posix(), 1, 1)
    return Fault(code=code, problem=problem, expected=expected, advice=advice, position=position)


def read_text(path: Path) -> str | Fault:
    """Return the text of a file, or the fault that keeps it from being read."""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        return _undecodable(error, path.as_posix())
    except OSError as error:
        return _fault("unreadable", path, f"could not be read: {error.strerror}", "")


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
