"""`timeline diff`: what lies between two states of a chronology."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Any, Final

from timeline.cli._terminal import say, width
from timeline.reading import read_timeline

__all__ = ["add_call", "run"]

_FORMATS: Final = ("text", "markdown", "json")


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "diff",
        help="say what changed between two states of a chronology",
        description="Say what was added, removed and changed, field by field, with the citation that changed it. "
        "Nothing is printed where nothing changed.",
    )
    parser.add_argument("old", metavar="OLD", type=Path, help="the folder or file as it was")
    parser.add_argument("new", metavar="NEW", type=Path, help="the folder or file as it is")
    parser.add_argument(
        "--to", choices=_FORMATS, default="text", help="text, an errata section, or JSON (default: text)"
    )
    parser.add_argument(
        "--exit-code", action="store_true", help="exit with 1 where something changed, as diff does"
    )
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Print the differences."""
    from timeline.views import diff, markdown, text_lines, to_json  # noqa: PLC0415 - loaded when it is asked for

    old, new = read_timeline(arguments.old), read_timeline(arguments.new)
    found = diff(old, new)
    if arguments.to == "text":
        for line in text_lines(found, old, new, columns=width()):
            say(line)
    else:
        write = to_json if arguments.to == "json" else markdown
        sys.stdout.buffer.write(write(found, old, new).encode())
    return 1 if found and arguments.exit_code else 0
