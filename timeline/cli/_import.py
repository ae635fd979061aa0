"""`timeline import`: what a file would change in a chronology, and with `--write` the change itself."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from timeline.cli._terminal import complain, plural, say, width, wrapped
from timeline.errors import ExportError, OptionError
from timeline.ports import Loss

__all__ = ["add_call", "run"]

_NAMED: Final = 3


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "import",
        help="bring a file into a chronology",
        description="Show what a file would create, change and remove in a chronology's folder. Nothing is written "
        "without --write.",
    )
    parser.add_argument(
        "file", metavar="FILE", type=Path, help="a calendar, JSON, or any file an importer reads"
    )
    parser.add_argument(
        "--into",
        metavar="DIR",
        type=Path,
        required=True,
        help="the folder of the chronology, or of a new one",
    )
    parser.add_argument("--write", action="store_true", help="write it")
    parser.add_argument("--from", dest="format", metavar="NAME", help="the format (default: by the suffix)")
    parser.add_argument(
        "-O",
        "--option",
        metavar="NAME=VALUE",
        action="append",
        default=[],
        help="an option of the format: since=2020",
    )
    parser.add_argument("-v", "--verbose", action="store_true", help="list everything that was left out")
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Show the plan, and write it where that is asked for."""
    from timeline.importing import (  # noqa: PLC0415 - loaded when something is imported
        apply,
        pending,
        plan_import,
        preview_lines,
        read_incoming,
        resume,
    )

    folder: Path = arguments.into
    incoming = read_incoming(arguments.file, format=arguments.format, options=_options(arguments.option))
    if pending(folder):
        if not arguments.write:
            raise ExportError(
                f"{folder}: an import was interrupted here; run it again with --write to finish it"
            )
        resume(folder)
        complain(f"{folder}: an interrupted import was finished first", prefix="")
    plan = plan_import(incoming, folder)
    for line in preview_lines(plan, columns=width()):
        say(line)
    _say_left_out(incoming.run.losses, verbose=arguments.verbose)
    if arguments.write:
        apply(plan)
        say(f"written: {', '.join(sorted(plan.files))}" if plan.files else "nothing to write")
    elif plan.files:
        say("nothing was written; --write writes it")
    return 0


def _options(given: list[str]) -> dict[str, str]:
    options: dict[str, str] = {}
    for text in given:
        name, equals, value = text.partition("=")
        if not equals:
            raise OptionError(text, "found no value, expected NAME=VALUE")
        options[name.strip()] = value.strip()
    return options


def _say_left_out(losses: Sequence[Loss], *, verbose: bool) -> None:
    groups: dict[tuple[str, str, str], list[str]] = {}
    for loss in losses:
        groups.setdefault((loss.field, loss.kind, loss.reason), []).append(loss.event or "")
    for (field, kind, reason), events in groups.items():
        named = [event for event in events if event]
        shown = named if verbose else named[:_NAMED]
        more = f" and {len(named) - len(shown):,} more" if len(shown) < len(named) else ""
        where = f" ({plural(len(named), 'event')}: {', '.join(shown)}{more})" if named else ""
        for line in wrapped(f"not as in the file: {field}: {kind}: {reason}{where}", hang="    "):
            say(line)
