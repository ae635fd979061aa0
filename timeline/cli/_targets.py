"""Which files an export writes: a view has a name of its own, and never takes the place of the whole chronology."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from timeline.cli._views import is_view
from timeline.errors import OptionError, RecordError
from timeline.fields import clean_id
from timeline.ports import Exporter

__all__ = [
    "STANDARD_OUTPUT",
    "add_name_option",
    "default_name",
    "names_file",
    "refuse_the_place_of_the_whole",
    "target_paths",
]

STANDARD_OUTPUT: Final = "-"
_LONGEST_WORDS: Final = 40
_MARK: Final = 6


def add_name_option(parser: argparse.ArgumentParser) -> None:
    """Let a call take the name of the files it writes into a folder."""
    parser.add_argument(
        "--name",
        metavar="NAME",
        type=_name,
        help="what the files in a folder are called (default: the id of the chronology; for a view, with its "
        "conditions)",
    )


def _name(text: str) -> str:
    try:
        return clean_id(text)
    except RecordError as error:
        raise argparse.ArgumentTypeError(f"{error.problem}; the formats add their suffixes") from None


def names_file(output: str) -> bool:
    """Say whether OUT names a file rather than a folder."""
    path = Path(output)
    return not output.endswith("/") and not path.is_dir() and bool(path.suffix)


def target_paths(
    chronology: str, exporters: Iterable[Exporter[Any]], arguments: argparse.Namespace
) -> list[Path]:
    """Return the file of each format; none for standard output.

    Args:
        chronology: The id of the chronology.
        exporters: The formats.
        arguments: The options given.

    Raises:
        OptionError: One file is named for several formats, or a view for the calendar of the whole.
    """
    wanted = list(exporters)
    if arguments.name and (arguments.output == STANDARD_OUTPUT or names_file(arguments.output)):
        problem = f"found {arguments.name!r} beside the file {arguments.output}"
        raise OptionError("name", problem, "it names the files in a folder: give one of the two")
    if arguments.output == STANDARD_OUTPUT:
        return []
    if names_file(arguments.output):
        targets = [_only_file(wanted, arguments.output)]
    else:
        name = arguments.name or default_name(chronology, arguments)
        targets = [Path(arguments.output, f"{name}{exporter.suffixes[0]}") for exporter in wanted]
    for exporter, target in zip(wanted, targets, strict=True):
        if exporter.stateful and arguments.previous is None:
            refuse_the_place_of_the_whole(chronology, target, arguments, option="output")
    return targets


def _only_file(exporters: list[Exporter[Any]], output: str) -> Path:
    if len(exporters) > 1:
        raise OptionError(
            "output", f"found the file {output} for {len(exporters)} formats, expected a folder"
        )
    return Path(output)


def default_name(chronology: str, arguments: argparse.Namespace) -> str:
    """Return what files are called where nobody says: a view by its conditions, so that no two share a file."""
    if not is_view(arguments):
        return chronology
    said = sorted(arguments.where) + ([f"as-of={arguments.as_of}"] if arguments.as_of else [])
    words = re.sub(r"[\W_]+", "-", " ".join(said).casefold())[:_LONGEST_WORDS].strip("-")
    # The words leave out the signs: `date=2015` and `date~2015` are two views.
    mark = sha256("\n".join(said).encode(errors="surrogatepass")).hexdigest()[:_MARK]
    return f"{chronology}-{words}-{mark}" if words else f"{chronology}-{mark}"


def refuse_the_place_of_the_whole(
    chronology: str, target: Path, arguments: argparse.Namespace, *, option: str
) -> None:
    """Refuse to write the calendar of a view where, by its name, that of the whole chronology is.

    What stands there is read as the calendar that this one follows, so everything outside the view would be
    withdrawn before the eyes of the subscribers.

    Raises:
        OptionError: The view would stand there.
    """
    if is_view(arguments) and target.stem.casefold() == chronology.casefold():
        problem = (
            f"found {target} for a view, and by its name that is the calendar of the whole chronology, whose "
            "subscribers would see all other events withdrawn"
        )
        follow = ", or say with --previous which calendar it follows" if "previous" in arguments else ""
        raise OptionError(option, problem, f"give the view a file of its own{follow}")
