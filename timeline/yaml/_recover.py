"""Reading what is sound of a file that is no YAML somewhere: record by record.

A slip in one record would otherwise hide the faults of all others in its file. Records begin at the left margin,
with a dash in a list and with a key in a mapping, so a file can be cut before each of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, Final

from timeline.yaml._careful import Careful, build_carefully
from timeline.yaml._spot import Spot

__all__ = ["recover"]

_IN_LIST: Final = re.compile(r"^-(?=[ \t\r\n]|\Z)", re.MULTILINE)
_IN_MAPPING: Final = re.compile(r"^[^\s#\-\[\]{}][^\n]*?:(?=[ \t\r\n]|\Z)", re.MULTILINE)


def recover(text: str, file: str, broken: Careful) -> Careful:
    """Return what can be read of a document record by record, with the faults of every record.

    Args:
        text: The document.
        file: The name under which its places are shown.
        broken: What reading it as a whole gave, which stands where the records cannot be told apart.
    """
    parts = [build_carefully(part, file, above) for above, part in _parts(text)]
    sound = [part for part in parts if part.whole and isinstance(part.plain, list | dict)]
    # A record by itself has no anchors of others to refer to.
    faults = tuple(fault for part in parts for fault in part.faults if fault.code != "unknown-alias")
    if len({type(part.plain) for part in sound}) != 1 or all(part.whole for part in parts):
        return broken
    return Careful(*_joined(sound), faults, whole=False)


def _parts(text: str) -> Iterator[tuple[int, str]]:
    """Yield the records of a document, each with the number of lines above it."""
    starts = [match.start() for match in _IN_LIST.finditer(text)]
    starts = starts or [match.start() for match in _IN_MAPPING.finditer(text)]
    above, counted = 0, 0
    for start, end in pairwise([*starts, len(text)]):
        above += text.count("\n", counted, start)
        counted = start
        yield above, text[start:end]


def _joined(parts: list[Careful]) -> tuple[Any, Spot]:
    first = parts[0]
    spot = Spot(first.spot.line, first.spot.column, {}, {})
    if isinstance(first.plain, list):
        items = [
            (item, part.spot.parts[index]) for part in parts for index, item in enumerate(part.plain or ())
        ]
        spot.parts.update({index: place for index, (_, place) in enumerate(items)})
        return [item for item, _ in items], spot
    values: dict[str, Any] = {}
    for part in parts:
        for key, value in part.plain.items() if isinstance(part.plain, dict) else ():
            if key not in values:
                values[key] = value
                spot.keys[key], spot.parts[key] = part.spot.keys[key], part.spot.parts[key]
    return values, spot
