"""`timeline apply`: make the changes that a diff tells."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from timeline.cli._result import add_output_option, write_result
from timeline.reading import read_timeline

__all__ = ["add_call", "run"]

_STANDARD_INPUT: Final = "-"


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "apply",
        help="make the changes of a diff",
        description="Make the changes that `timeline diff --to json` wrote. The chronology is the old one of the "
        "diff, or another that has all that the diff replaces; else nothing is written.",
    )
    parser.add_argument("input", metavar="OLD", type=Path, help="the folder or file to be changed")
    parser.add_argument("changes", metavar="CHANGES", type=Path, help="the diff, a JSON file, or -")
    add_output_option(parser)
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Apply, and write."""
    from timeline.views import apply, from_json  # noqa: PLC0415 - loaded when it is asked for

    old = read_timeline(arguments.input)
    path: Path = arguments.changes
    standard = str(path) == _STANDARD_INPUT
    text = sys.stdin.buffer.read() if standard else path.read_bytes()
    write_result(apply(from_json(text, old, name=str(path)), old), arguments.output)
    return 0
