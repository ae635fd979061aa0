"""`timeline export`: publish a chronology in one format or several, and say what each could not carry."""

from __future__ import annotations

import argparse
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from timeline.cli._folder import make_folder
from timeline.cli._losses import print_losses, print_notes
from timeline.cli._options import add_option_argument, read_options
from timeline.cli._targets import STANDARD_OUTPUT, add_name_option, names_file, target_paths
from timeline.cli._terminal import Watcher, bold, complain, dim, plural, say, singular
from timeline.cli._views import add_view_options, say_outside, view_of
from timeline.errors import ExportError, LossError, OptionError
from timeline.ports import (
    Exporter,
    ExportResult,
    Loss,
    export_parts,
    exporter_for_path,
    exporter_named,
    exporter_names,
    render,
    split,
)
from timeline.reading import read_timeline
from timeline.timeline import Timeline

__all__ = ["add_call", "run"]


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "export",
        help="publish a chronology: calendar, workbook, JSON, Markdown ...",
        description="Publish a chronology. Without --to and without a file name, in the four main formats.",
    )
    source = parser.add_argument(
        "input", metavar="INPUT", type=Path, help="the folder of the chronology, or a file"
    )
    # Behind --to, which takes several names, argparse cannot tell it from one of them: see `_input`.
    source.required = False
    parser.add_argument(
        "-o", "--output", metavar="OUT", default=".", help="a folder, a file, or - (default: here)"
    )
    parser.add_argument(
        "--to", metavar="NAME", nargs="+", action="extend", help="the formats; see `timeline formats`"
    )
    add_name_option(parser)
    add_option_argument(parser)
    add_view_options(parser)
    parser.add_argument(
        "--fail-on-loss", action="store_true", help="write nothing when something would be lost"
    )
    parser.add_argument(
        "--previous", metavar="FILE", type=Path, help="the calendar this one follows, if not the one replaced"
    )
    parser.add_argument(
        "--now", metavar="TIME", type=_time, help="the time of this run, such as 2022-09-12T20:00:00Z"
    )
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="list every loss, and all that a view leaves out"
    )
    return parser


def _time(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(
            f"found {text!r}, expected a time such as 2022-09-12T20:00:00Z"
        ) from None
    if found.utcoffset() is None:
        raise argparse.ArgumentTypeError(
            f"found {text!r}, which has no zone; add Z or an offset such as +08:00"
        )
    return found


def run(arguments: argparse.Namespace) -> int:
    """Export, and print what was written and what was lost."""
    source = _input(arguments)
    exporters = _exporters(arguments)
    options = read_options(arguments.option, exporters)
    whole = read_timeline(source)
    targets = target_paths(whole.id, exporters, arguments)
    _warn(whole)
    timeline = view_of(whole, arguments, flag="-v", verbose=arguments.verbose)
    say_outside(whole, timeline)
    if arguments.output == STANDARD_OUTPUT:
        return _to_standard_output(timeline, exporters, options, arguments)
    if arguments.fail_on_loss:
        _refuse_losses(timeline, exporters, options, arguments)
    if not names_file(arguments.output):
        make_folder(Path(arguments.output))
    for exporter, target in zip(exporters, targets, strict=True):
        _export(timeline, exporter, target, options[exporter.name], arguments)
    return 0


def _input(arguments: argparse.Namespace) -> Path:
    """Return the input, which stands among the formats where it was typed behind them."""
    if arguments.input is not None:
        return Path(arguments.input)
    if len(arguments.to or ()) > 1 and arguments.to[-1] not in exporter_names():
        return Path(arguments.to.pop())
    raise OptionError("INPUT", "found none", "name the folder of the chronology, or a file")


def _warn(timeline: Timeline) -> None:
    from timeline.check import check  # noqa: PLC0415 - checking is loaded when something is checked

    faults = check(timeline)
    if faults:
        complain(f"{plural(len(faults), 'fault')} in the chronology; `timeline check` lists them", prefix="")


def _exporters(arguments: argparse.Namespace) -> list[Exporter[Any]]:
    if arguments.to:
        return [exporter_named(name) for name in dict.fromkeys(arguments.to)]
    if arguments.output != STANDARD_OUTPUT and names_file(arguments.output):
        return [exporter_for_path(arguments.output)]
    found = [exporter_named(name) for name in exporter_names()]
    return [exporter for exporter in found if exporter.main]


def _previous(arguments: argparse.Namespace) -> bytes | None:
    if arguments.previous is None:
        return None
    try:
        content: bytes = arguments.previous.read_bytes()
    except OSError as error:
        raise ExportError(f"{arguments.previous}: could not be read: {error.strerror}") from error
    return content


def _export(
    timeline: Timeline,
    exporter: Exporter[Any],
    target: Path,
    options: dict[str, str],
    arguments: argparse.Namespace,
) -> None:
    watcher = Watcher(exporter.name)
    try:
        results = export_parts(
            timeline,
            target,
            to=exporter.name,
            options=options,
            previous=_previous(arguments),
            now=arguments.now,
            progress=watcher,
        )
    finally:
        watcher.clear()
    for result in results:
        _print_result(result, verbose=arguments.verbose)


def _print_result(result: ExportResult, *, verbose: bool) -> None:
    counts = ", ".join(
        f"{number:,} {what if number != 1 else singular(what)}" for what, number in result.counts.items()
    )
    say(f"{bold(str(result.path))}  {dim(f'{counts}, {_size(result.size)}')}")
    if not result.losses:
        say(dim("  nothing lost"))
    print_losses(result.losses, sys.stdout, verbose=verbose)
    print_notes(result.notes, sys.stdout)


def _size(size: int) -> str:
    return f"{size / 1000:,.0f} kB" if size >= 1000 else f"{size} bytes"  # noqa: PLR2004 - kilo is what it says


def _to_standard_output(
    timeline: Timeline,
    exporters: list[Exporter[Any]],
    options: dict[str, dict[str, str]],
    arguments: argparse.Namespace,
) -> int:
    if len(exporters) != 1:
        raise OptionError("output", "found - for several formats, expected one", "name it with --to")
    exporter = exporters[0]
    rendering = render(
        timeline,
        exporter,
        options=options[exporter.name],
        previous=_previous(arguments),
        now=arguments.now,
        fail_on_loss=arguments.fail_on_loss,
    )
    sys.stdout.buffer.write(rendering.data)
    sys.stdout.buffer.flush()
    print_losses(rendering.losses, sys.stderr, verbose=arguments.verbose)
    print_notes(rendering.notes, sys.stderr)
    return 0


def _refuse_losses(
    timeline: Timeline,
    exporters: list[Exporter[Any]],
    options: dict[str, dict[str, str]],
    arguments: argparse.Namespace,
) -> None:
    """Write none of the formats where one of them would lose something."""
    losses: list[Loss] = []
    for exporter in exporters:
        found = _losses(timeline, exporter, options[exporter.name], arguments)
        if found:
            complain(f"{exporter.name}:", prefix="")
            print_losses(found, sys.stderr, verbose=arguments.verbose)
        losses.extend(found)
    if losses:
        raise LossError(losses)


def _losses(
    timeline: Timeline, exporter: Exporter[Any], options: dict[str, str], arguments: argparse.Namespace
) -> list[Loss]:
    watcher = Watcher(f"{exporter.name} (looking for losses)")
    previous = _previous(arguments)
    try:
        return [
            loss
            for part in split(timeline, exporter, options).values()
            for loss in render(timeline, exporter, options=part, previous=previous, progress=watcher).losses
        ]
    finally:
        watcher.clear()
