"""`timeline merge`: two chronologies as one."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from timeline.cli._result import add_output_option, write_result
from timeline.cli._views import print_remarks
from timeline.errors import OptionError
from timeline.fields import clean_id
from timeline.reading import read_timeline

__all__ = ["add_call", "run"]


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
    add_output_option(parser)
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
    write_result(found.timeline, arguments.output)
    print_remarks("differ between the two", found.remarks, flag="-v", verbose=arguments.verbose)
    return 0


def _labels(given: list[str]) -> tuple[str, str]:
    first, second = map(clean_id, given)
    if first == second:
        raise OptionError("labels", f"found {first!r} twice", "give each chronology a label of its own")
    return first, second
