"""The options of formats as they are typed after -O, for every call that writes formats."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Any

from timeline.errors import OptionError, UnknownNameError
from timeline.ports import Exporter, build_options, describe_options, exporter_names

__all__ = ["add_option_argument", "read_options"]


def add_option_argument(parser: argparse.ArgumentParser) -> None:
    """Let a call take -O [FORMAT.]NAME=VALUE, as often as wanted."""
    parser.add_argument(
        "-O",
        "--option",
        metavar="[FORMAT.]NAME=VALUE",
        action="append",
        default=[],
        help="an option of a format",
    )


def read_options(given: Iterable[str], exporters: list[Exporter[Any]]) -> dict[str, dict[str, str]]:
    """Return the options typed after -O, by format: NAME=VALUE goes to each format that has it.

    Raises:
        OptionError: An option that a format has not, or a value it cannot take; so that no format is written then.
    """
    options: dict[str, dict[str, str]] = {exporter.name: {} for exporter in exporters}
    for text in given:
        key, equals, value = text.partition("=")
        if not equals or not key.strip():
            raise OptionError(text, "expected NAME=VALUE or FORMAT.NAME=VALUE")
        name, dot, option = key.strip().partition(".")
        for exporter in _addressed(name if dot else None, option if dot else name, exporters):
            options[exporter][option if dot else name] = value.strip()
    for each in exporters:
        build_options(each.options, options[each.name])
    return options


def _addressed(name: str | None, option: str, exporters: list[Exporter[Any]]) -> list[str]:
    if name is not None:
        if name not in exporter_names():
            raise UnknownNameError("format", name, exporter_names())
        return [exporter.name for exporter in exporters if exporter.name == name]
    able = [
        exporter.name
        for exporter in exporters
        if option in {help_.name for help_ in describe_options(exporter.options)}
    ]
    if not able:
        written = ", ".join(exporter.name for exporter in exporters)
        raise OptionError(option, f"none of {written} has it", "`timeline formats` lists every option")
    return able
