"""`timeline init`: a small, commented chronology to begin from."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from timeline.cli._folder import make_folder
from timeline.cli._terminal import say
from timeline.errors import ExportError
from timeline.ports import write_atomically

__all__ = ["add_call", "run"]


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "init",
        help="begin a chronology",
        description="Write a small, commented chronology that checks and exports, to change into your own.",
    )
    parser.add_argument(
        "folder", metavar="DIR", type=Path, nargs="?", default=Path(), help="where (default: here)"
    )
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Write the files; none is written where one would be replaced."""
    starter = dict(_files(files("timeline.cli") / "starter", ""))
    folder: Path = arguments.folder
    standing = [name for name in starter if (folder / name).exists()]
    if standing:
        raise ExportError(f"{folder / standing[0]} exists already; nothing was written; name another folder")
    for name, content in sorted(starter.items()):
        target = folder / name
        make_folder(target.parent)
        write_atomically(target, [content])
        say(str(target))
    say()
    say("Next:")
    say(f"  timeline check {folder} --texts {folder / 'texts'}")
    say(f"  timeline export {folder} -o {folder / 'build'}")
    return 0


def _files(folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if entry.is_dir():
            yield from _files(entry, f"{prefix}{entry.name}/")
        elif entry.name.endswith((".yaml", ".txt")):
            yield f"{prefix}{entry.name}", entry.read_bytes()
