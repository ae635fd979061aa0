"""The interchange format's version, and how documents of older versions become documents of this one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any, Final, TypeAlias

from timeline.forms import Faults, document_schema
from timeline.forms import line_schema as _line_schema

__all__ = ["MARKS", "VERSION", "header_of", "line_schema", "schema", "upgraded"]

Document: TypeAlias = dict[str, Any]

VERSION: Final = 1
"""The version written. It grows when a reader of the last one would misread or refuse what is written."""

MARKS: Final = ("version", "$schema")
"""Keys that speak of the document, not of the timeline."""


def _from_unmarked(document: Document) -> Document:
    # The drafts before versions were marked have the shape of version 1.
    return document


_UPGRADES: Final[dict[int, Callable[[Document], Document]]] = {0: _from_unmarked}


def upgraded(document: Document, faults: Faults) -> Document | None:
    """Return a document as one of this version, or None once it is noted that it cannot be read."""
    found = document.get("version", 0)
    if not isinstance(found, int) or isinstance(found, bool) or found < 0:
        faults.add(
            ("version",), "bad-version", f"found {_shown(found)}", f"a whole number, such as {VERSION}"
        )
        return None
    if found > VERSION:
        problem = f"found version {found} of the format, expected at most {VERSION}"
        faults.add(
            ("version",), "newer-version", problem, "", "a newer release wrote it: upgrade sourced-timeline"
        )
        return None
    for version in range(found, VERSION):
        document = _UPGRADES[version](document)
    return document


def _shown(found: object) -> str:
    return repr(found)[:40]


def header_of(plain: Document) -> Document:
    """Return a timeline's own fields with the version before them."""
    return {"version": VERSION, **plain}


def schema(kinds: Iterable[str] | None = None) -> Document:
    """Return the JSON Schema (2020-12) of this version.

    Args:
        kinds: The kinds of event that it describes; left out, those installed. Others are allowed as well.
    """
    return document_schema(VERSION, kinds)


def line_schema(kinds: Iterable[str] | None = None) -> Document:
    """Return the JSON Schema (2020-12) of one line of JSON Lines; see `schema`."""
    return _line_schema(VERSION, kinds)
