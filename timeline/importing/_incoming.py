"""What a file brings."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import attrs

from timeline.errors import Fault, InputError
from timeline.ports import Importer, Run, build_options, importer_for_path, importer_named
from timeline.reading import assemble
from timeline.timeline import Timeline

__all__ = ["Incoming", "read_incoming"]


@attrs.frozen(kw_only=True)
class Incoming:
    """What a file brings.

    Attributes:
        name: What the file is called.
        timeline: Its records.
        importer: The format it is in.
        run: What was left out of it, and how much of a chronology it covers.
    """

    name: str
    timeline: Timeline
    importer: Importer[Any]
    run: Run


def read_incoming(
    path: Path,
    *,
    format: str | None = None,  # noqa: A002 - the word people use
    options: Mapping[str, Any] | None = None,
) -> Incoming:
    """Read what a file brings.

    Args:
        path: The file.
        format: The name of the importer; left out, it follows from the suffix.
        options: The importer's options, as values or text.

    Raises:
        InputError: Faults in the file, or it cannot be read.
        OptionError: The importer has no such option.
        UnknownNameError: No importer reads such a file.
    """
    importer = importer_named(format) if format else importer_for_path(str(path))
    chosen = build_options(importer.options, options or {})
    run = Run()
    try:
        with path.open("rb") as file:
            timeline = assemble(importer.read(file, chosen, run))
    except OSError as error:
        problem = f"{path}: could not be read: {error.strerror}"
        raise InputError([Fault(code="unreadable", problem=problem, advice="see the path")]) from error
    return Incoming(name=path.name, timeline=timeline, importer=importer, run=run)
