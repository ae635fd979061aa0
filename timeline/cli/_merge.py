"""`timeline merge`: two chronologies as one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from timeline.cli._terminal import complain, plural, say
from timeline.cli._views import print_remarks
from timeline.errors import OptionError
from timeline.fields import clean_id
from timeline.ports import export_to_path, exporter_named, render
from timeline.reading import read_timeline
from timeline.timeline import Timeline
from timeline.yaml import write_folder

__all__ = ["add_call", "run"]

_STANDARD_OUTPUT: Final = "-"


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "merge",
        help="make one chronology of two",
        description="Make one chronology of two. Where they differ on an event, each version is kept as an account; "
        "what else differs is listed, and the first is followed.",
    )
    parser.add_argument(
        "first", metavar="A", type=Path, help="the folder or file whose ids and fields are kept"
    )
    parser.add_argument("second", metavar="B", type=Path, help="the folder or file that is merged into it")
    parser.add_argument(
        "-o",
        "--output",
        metavar="OUT",
        default=_STANDARD_OUTPUT,
        help="a folder to be, a file, or - (default: -, as JSON)",
    )
    parser.add_argument(
        "--labels",
        metavar=("A", "B"),
        nargs=2,
        help="what the two are called in accounts (default: their ids)",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list every difference")
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Merge, write, and print what differs."""
    from timeline.views import merge  # noqa: PLC0415 - loaded when it is asked for

    labels = _labels(arguments.labels) if arguments.labels else None
    found = merge(read_timeline(arguments.first), read_timeline(arguments.second), labels)
    if arguments.output == _STANDARD_OUTPUT:
        sys.stdout.buffer.write(render(found.timeline, exporter_named("json")).data)
        _say_private(found.timeline)
    else:
        _write(found.timeline, arguments.output)
    print_remarks("differ between the two", found.remarks, flag="-v", verbose=arguments.verbose)
    return 0


def _labels(given: list[str]) -> tuple[str, str]:
    first, second = map(clean_id, given)
    if first == second:
        raise OptionError("labels", f"found {first!r} twice", "give each chronology a label of its own")
    return first, second


def _write(timeline: Timeline, output: str) -> None:
    target = Path(output)
    if output.endswith("/") or target.is_dir() or not target.suffix:
        write_folder(timeline, target)
        say(str(target))
        return
    result = export_to_path(timeline, target)
    counts = ", ".join(plural(number, what.removesuffix("s")) for what, number in result.counts.items())
    say(f"{target}  {counts}")
    for loss in result.losses:
        complain(f"  {loss}", prefix="")
    _say_private(timeline)


def _say_private(timeline: Timeline) -> None:
    # A file is an export like any other, and no export has them.
    sources, events = ([record.private for record in room] for room in (timeline.sources, timeline.events))
    number = sum(remark is not None for remark in [*sources, *events])
    if number:
        complain(f"{plural(number, 'private remark')} not written: no format shows them", prefix="")
