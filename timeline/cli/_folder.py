"""Making a folder to write into."""

from __future__ import annotations

from pathlib import Path

from timeline.errors import ExportError

__all__ = ["make_folder"]


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, where they are not there yet.

    Raises:
        ExportError: It could not be made.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError) as error:
        raise ExportError(f"{folder}: found a file, expected a folder; name another place") from error
    except OSError as error:
        raise ExportError(f"{folder}: the folder could not be made: {error.strerror}") from error
