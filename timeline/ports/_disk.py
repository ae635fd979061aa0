"""The one place that touches the disk: an output file is old or new, never torn."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from timeline.errors import ExportError

__all__ = ["write_atomically"]


def write_atomically(path: Path, chunks: Iterable[bytes]) -> int:
    """Write a file through a temporary one in the same folder, and put it in place in one step.

    A link is followed: the file it points to is replaced, the link stays. A file that stood there keeps its
    permissions; whatever goes wrong, it stays as it was.

    Returns:
        The number of bytes written.

    Raises:
        ExportError: The file could not be written.
    """
    target = Path(os.path.realpath(path))
    try:
        return _replace(target, chunks)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise ExportError(f"{path}: could not be written: {reason}; what stood there is unchanged") from error


def _replace(target: Path, chunks: Iterable[bytes]) -> int:
    handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            size = sum(file.write(chunk) for chunk in chunks)
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode(target))
        temporary.replace(target)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(target.parent)
    return size


def _mode(target: Path) -> int:
    """Return the permissions of the file that stands there, or those a new file would get."""
    with suppress(FileNotFoundError):
        return target.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _sync_folder(folder: Path) -> None:
    # Makes the replacement itself durable; Windows cannot open a folder, and needs no such step.
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
