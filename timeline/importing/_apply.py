"""Writing a plan: every file new, or every file old; an interrupted write is finished by the next one.

All new files are first written aside. Then a journal is put into the folder: from that moment on the import counts
as made, and what is left is to put the files in their places, which may be done any number of times. The journal
is a file that reading a folder refuses, so nobody takes a half-written chronology for a whole one.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import attrs

from timeline.errors import ExportError
from timeline.importing._plan import Plan
from timeline.ports import write_atomically
from timeline.yaml import UNFINISHED

__all__ = ["apply", "pending", "resume"]

_ASIDE: Final = ".unfinished-import"
_HEAD: Final = (
    "# An import was interrupted here: some files may be old and some new. The next import finishes it.\n"
)


@attrs.frozen
class _Step:
    """One file to be put in its place: where it is kept aside, and the digests of what stood there and of what comes."""

    path: str
    aside: str
    old: str | None
    new: str


def apply(plan: Plan) -> None:
    """Write what a plan says: all of its files or none.

    Raises:
        ExportError: A file was changed since the plan was made, or could not be written. Where that happens after
            the journal is in place, `resume` or the next import finishes the write.
    """
    if not plan.files:
        return
    for name, content in plan.before.items():
        if _content(plan.folder / name) != content:
            raise ExportError(
                f"{plan.folder / name}: changed since it was read; nothing was written; run it again"
            )
    steps = [
        _Step(name, str(number), _digest(plan.before[name]), sha256(content).hexdigest())
        for number, (name, content) in enumerate(_heading_last(plan.files).items())
    ]
    _put_aside(plan.folder, steps, plan.files)
    journal = json.dumps([attrs.asdict(step) for step in steps], ensure_ascii=False, indent=1)
    write_atomically(plan.folder / UNFINISHED, [_HEAD.encode(), journal.encode(), b"\n"])
    _finish(plan.folder, steps)


def _heading_last(files: Mapping[str, bytes]) -> dict[str, bytes]:
    # A new folder is no chronology before its heading is there.
    return dict(sorted(files.items(), key=lambda item: item[0] == "timeline.yaml"))


def _put_aside(folder: Path, steps: list[_Step], files: Mapping[str, bytes]) -> None:
    _clear(folder / _ASIDE)
    try:
        (folder / _ASIDE).mkdir(parents=True)
    except OSError as error:
        raise ExportError(f"{folder}: could not be written: {error.strerror}; nothing was written") from error
    for step in steps:
        write_atomically(folder / _ASIDE / step.aside, [files[step.path]])


def _finish(folder: Path, steps: list[_Step]) -> None:
    for step in steps:
        target = folder / step.path
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            content = (folder / _ASIDE / step.aside).read_bytes()
        except OSError as error:
            raise ExportError(
                f"{target}: could not be written: {error.strerror}; import again to finish"
            ) from error
        write_atomically(target, [content])
    try:
        (folder / UNFINISHED).unlink()
    except OSError as error:
        raise ExportError(
            f"{folder / UNFINISHED}: could not be removed: {error.strerror}; import again"
        ) from error
    _clear(folder / _ASIDE)


def _clear(aside: Path) -> None:
    # What cannot be cleared is in nobody's way: without a journal it means nothing.
    with suppress(OSError):
        shutil.rmtree(aside)


def pending(folder: Path) -> bool:
    """Say whether an import into a folder was interrupted and is to be finished."""
    return (folder / UNFINISHED).is_file()


def resume(folder: Path) -> bool:
    """Finish an import that was interrupted; return whether there was one.

    Raises:
        ExportError: A file was edited since, or what was written aside is gone.
    """
    if not pending(folder):
        _clear(folder / _ASIDE)
        return False
    steps = _steps(folder)
    for step in steps:
        if _digest(_content(folder / _ASIDE / step.aside)) != step.new:
            raise _stuck(folder, f"{_ASIDE}/{step.aside} is not what was written aside")
        if _digest(_content(folder / step.path)) not in {step.old, step.new}:
            raise _stuck(folder, f"{step.path} was edited since")
    _finish(folder, steps)
    return True


def _steps(folder: Path) -> list[_Step]:
    try:
        text = (folder / UNFINISHED).read_text(encoding="utf-8")
        rows: list[dict[str, Any]] = json.loads(text.partition("\n")[2])
        return [_Step(**row) for row in rows]
    except (OSError, ValueError, TypeError) as error:
        raise _stuck(folder, "the journal cannot be read") from error


def _stuck(folder: Path, reason: str) -> ExportError:
    return ExportError(
        f"{folder / UNFINISHED}: the import cannot be finished: {reason}; to keep the files as they stand, "
        f"remove {UNFINISHED} and {_ASIDE}"
    )


def _content(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ExportError(f"{path}: could not be read: {error.strerror}") from error


def _digest(content: bytes | None) -> str | None:
    return None if content is None else sha256(content).hexdigest()
