"""Writing the chronology that a call made: as a folder, as a file, or as JSON on standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from timeline.cli._terminal import complain, plural, say
from timeline.ports import export_to_path, exporter_named, render
from timeline.timeline import Timeline
from timeline.yaml import write_folder

__all__ = ["add_output_option", "write_result"]

_STANDARD_OUTPUT: Final = "-"


def add_output_option(parser: argparse.ArgumentParser) -> None:
    """Let a call say where the chronology goes that it makes."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        default=_STANDARD_OUTPUT,
        help="a folder to be, a file, or - (default: -, as JSON)",
    )


def write_result(timeline: Timeline, output: str) -> None:
    """Write a chronology to a folder, where OUT has no suffix, to a file, or to standard output."""
    target = Path(output)
    if output == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(render(timeline, exporter_named("json")).data)
    elif output.endswith("/") or target.is_dir() or not target.suffix:
        write_folder(timeline, target)
        say(str(target))
        return
    else:
        _write_file(timeline, target)
    _say_private(timeline)


def _write_file(timeline: Timeline, target: Path) -> None:
    result = export_to_path(timeline, target)
    counts = ", ".join(plural(number, what.removesuffix("s")) for what, number in result.counts.items())
    say(f"{target}  {counts}")
    for loss in result.losses:
        complain(f"  {loss}", prefix="")


def _say_private(timeline: Timeline) -> None:
    # A file is an export like any other, and no export has them.
    sources, events = ([record.private for record in room] for room in (timeline.sources, timeline.events))
    number = sum(remark is not None for remark in [*sources, *events])
    if number:
        complain(f"{plural(number, 'private remark')} not written: no format shows them", prefix="")
