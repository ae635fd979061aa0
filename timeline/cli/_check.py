"""`timeline check`: silent when all is well, else one line a fault."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from timeline.cli._terminal import complain, plural, say
from timeline.errors import Fault
from timeline.text import for_terminal

__all__ = ["add_call", "run"]


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "check",
        help="say what is wrong with a chronology",
        description="Say what is wrong with a chronology: one line a fault, nothing when all is well.",
    )
    parser.add_argument("input", metavar="INPUT", type=Path, help="the folder of the chronology, or a file")
    parser.add_argument(
        "--texts",
        metavar="DIR",
        type=Path,
        help="hold every locator against the texts of the sources in this folder",
    )
    parser.add_argument(
        "--notes", action="store_true", help="give advice too, on what is no fault but deserves a look"
    )
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Check, and print what was found."""
    from timeline.check import ADVICE  # noqa: PLC0415 - the rules are loaded when something is checked

    found = _faults(arguments.input, arguments.texts, notes=arguments.notes)
    for fault in found:
        say(for_terminal(str(fault)))
    faults = sum(fault.code not in ADVICE for fault in found)
    if found:
        notes = f" and {plural(len(found) - faults, 'note')}" if arguments.notes else ""
        complain(f"{plural(faults, 'fault')}{notes}", prefix="")
    return 1 if faults else 0


def _faults(source: Path, texts: Path | None, *, notes: bool) -> list[Fault]:
    from timeline.check import TextLibrary, check, check_folder  # noqa: PLC0415 - see above
    from timeline.reading import read_timeline  # noqa: PLC0415 - see above

    # The heading stands for its folder; only there has a fault its place.
    folder = source.parent if source.name == "timeline.yaml" else source
    if folder.is_dir():
        return check_folder(folder, texts=texts, notes=notes)
    library = TextLibrary.read(texts) if texts else None
    return check(read_timeline(source), texts=library, notes=notes)
