"""The one place that touches the disk: an output file is old or new, never torn."""

from __future__ import annotations

import os
import secrets
import stat
from collections.abc import Iterable
from contextlib import suppress
from itertools import chain
from pathlib import Path
from typing import Final

from timeline.errors import ExportError

__all__ = ["write_atomically"]

_FRESH: Final = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_OWNER_ONLY: Final = 0o600
_ANYBODY: Final = 0o666


def write_atomically(path: Path, chunks: Iterable[bytes]) -> int:
    """Write a file through a temporary one in the same folder, and put it in place in one step.

    A link is followed: the file it points to is replaced, the link stays. A file that stood there keeps its
    permissions; whatever goes wrong, it stays as it was. A pipe or a device is written to, never replaced, and
    nothing reaches it before the last chunk is there.

    Returns:
        The number of bytes written.

    Raises:
        ExportError: The file could not be written.
    """
    try:
        if _is_stream(path):
            return _pour(path, b"".join(chunks))
        return _replace(Path(os.path.realpath(path)), chunks)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError(f"{path}: could not be written: {reason}; what stood there is unchanged") from error


def _is_stream(path: Path) -> bool:
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def _pour(path: Path, data: bytes) -> int:
    with path.open("wb") as stream:
        return stream.write(data)


def _replace(target: Path, chunks: Iterable[bytes]) -> int:
    mode, parts = _mode(target), iter(chunks)
    # Most formats are ready with their first chunk: whoever is killed before has left no file behind.
    begin = next(parts, b"")
    handle, temporary = _fresh(target, _ANYBODY if mode is None else _OWNER_ONLY)
    try:
        with os.fdopen(handle, "wb") as file:
            size = sum(file.write(chunk) for chunk in chain([begin], parts))
            file.flush()
            os.fsync(file.fileno())
        if mode is not None:
            temporary.chmod(mode)
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)
    return size


def _fresh(target: Path, mode: int) -> tuple[int, Path]:
    """Open a new file beside the target; the system takes from its mode what no new file here may have."""
    temporary = target.with_name(f".{target.name[:40]}.{secrets.token_hex(8)}.tmp")
    return os.open(temporary, _FRESH, mode), temporary


def _mode(target: Path) -> int | None:
    """Return the permissions of the file that stands there; None where there is none."""
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except FileNotFoundError:
        return None


def _sync_folder(folder: Path) -> None:
    # Makes the replacement itself durable; Windows cannot open a folder, and needs no such step.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
