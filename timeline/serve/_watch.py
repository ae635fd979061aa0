"""Whether an input has changed: a look at its files, without reading them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Final, TypeAlias

__all__ = ["Fingerprint", "fingerprint"]

Fingerprint: TypeAlias = tuple[tuple[str, int, int, int], ...]

_SUFFIXES: Final = (".yaml", ".yml")


def fingerprint(source: Path) -> Fingerprint:
    """Return what tells one state of an input from another: name, time, size and inode of each of its files.

    What is missing is left out, so that a folder that goes away, and comes back, has changed twice.
    """
    found: list[tuple[str, int, int, int]] = []
    for path in sorted(_files(source)):
        with suppress(OSError):
            about = path.stat()
            found.append((str(path), about.st_mtime_ns, about.st_size, about.st_ino))
    return tuple(found)


def _files(source: Path) -> Iterator[Path]:
    if not source.is_dir() and source.name != "timeline.yaml":
        yield source
        return
    folder = source if source.is_dir() else source.parent
    # Only where the reader looks: a chronology's folder may hold a repository or gigabytes of texts.
    yield from (path for path in _listed(folder) if path.suffix.lower() in _SUFFIXES)
    for inner, _, names in os.walk(folder / "events"):
        yield from (Path(inner, name) for name in names if name.lower().endswith(_SUFFIXES))


def _listed(folder: Path) -> list[Path]:
    try:
        return list(folder.iterdir())
    except OSError:
        return []
