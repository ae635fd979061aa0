"""`timeline formats`: what can be written and read here, with options and limits."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from timeline.cli._terminal import bold, say, wrapped
from timeline.errors import MissingExtraError, RecordError
from timeline.ports import (
    Exporter,
    describe_options,
    exporter_named,
    exporter_names,
    importer_named,
    importer_names,
)

__all__ = ["add_call", "run"]


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "formats",
        help="list the formats installed, their options and limits",
        description="List the formats installed: suffixes, options, and what each cannot carry.",
    )
    parser.add_argument("name", metavar="NAME", nargs="?", help="only this format")
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Print the formats."""
    names = [arguments.name] if arguments.name else sorted({*exporter_names(), *importer_names()})
    for name in names:
        for line in _lines(name):
            say(line)
    return 0


def _lines(name: str) -> Iterator[str]:
    try:
        # A name that nobody has is looked for among the exporters: they are the longer list.
        importer = importer_named(name) if name in importer_names() else None
        exporter = exporter_named(name) if name in exporter_names() or importer is None else None
    except (MissingExtraError, RecordError) as error:
        yield bold(name)
        yield from wrapped(str(error), indent="  ")
        yield ""
        return
    known = exporter or importer
    ways = " and ".join(way for way, there in (("written", exporter), ("read", importer)) if there)
    yield f"{bold(name)}  {known.title if known else ''} ({', '.join(known.suffixes) if known else ''}; {ways})"
    if exporter:
        yield from _exporter_lines(exporter)
    if importer and describe_options(importer.options):
        yield "  When read:"
        yield from _option_lines(importer.name, importer.options)
    yield ""


def _exporter_lines(exporter: Exporter[Any]) -> Iterator[str]:
    yield from _option_lines(exporter.name, exporter.options)
    for limit in exporter.limits:
        yield from wrapped(f"cannot carry: {limit}", indent="  ", hang="      ")


def _option_lines(name: str, options: type[Any]) -> Iterator[str]:
    for option in describe_options(options):
        choices = f" ({' | '.join(option.choices)})" if option.choices else ""
        default = f" Default: {option.default}." if option.default else ""
        text = f"-O {name}.{option.name}=...{choices}  {option.help}{default}"
        yield from wrapped(text, indent="  ", hang="      ")
