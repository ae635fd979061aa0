"""How high a row must be for its wrapped text: reckoned, because LibreOffice without a window grows no rows."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from math import ceil
from typing import Final
from unicodedata import category, east_asian_width

__all__ = ["HIGHEST", "LINE", "row_height", "text_lines", "text_width"]

LINE: Final = 12.75
"""Points between two lines of Arial 10."""

HIGHEST: Final = 409.0
"""The highest row there is, in points."""

_PADDING: Final = 3.0
# Widths of Arial in thousandths of its size, by the characters that share one (its font metrics).
_BY_WIDTH: Final = {
    191: "'",
    222: "ijl",
    260: "|",
    278: " !,./:;I[\\]ft",
    333: "()-`r",
    334: "{}",
    355: '"',
    389: "*",
    469: "^",
    500: "Jcksvxyz",
    556: "#$0123456789?L_abdeghnopqu",
    584: "+<=>~",
    611: "FTZ",
    667: "&ABEKPSVXY",
    722: "CDHNRUw",
    778: "GOQ",
    833: "Mm",
    889: "%",
    944: "W",
    1015: "@",
}
_WIDTHS: Final = {character: width for width, characters in _BY_WIDTH.items() for character in characters}
_DIGIT: Final = 556
_WIDE: Final = 1000
_OTHER: Final = 667
_SPACE: Final = 0.5
_WIDEST: Final = 1.9
"""In digits, as is the space."""

# A line can end behind a blank or a hyphen.
_PIECE: Final = re.compile(r"[^ -]*(?:[ -]|$)")
# A column is a digit wide at screen resolution, where glyphs are rounded up; a little room keeps the last word.
_ROOM: Final = 0.94


@lru_cache(maxsize=4096)
def _character_width(character: str) -> int:
    if category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return _WIDE if east_asian_width(character) in {"W", "F"} else _OTHER


@lru_cache(maxsize=16384)
def text_width(text: str) -> float:
    """Return the width of a text in digits of the same font.

    >>> text_width("2015")
    4.0
    """
    widths = _WIDTHS
    return sum(widths.get(character) or _character_width(character) for character in text) / _DIGIT


@lru_cache(maxsize=4096)
def text_lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of that width.

    >>> text_lines("one two three", 8.0)
    2
    """
    room = max(1.0, width * _ROOM)
    return sum(_paragraph_lines(paragraph, room) for paragraph in text.split("\n"))


def _paragraph_lines(paragraph: str, room: float) -> int:
    if len(paragraph) * _WIDEST <= room:
        return 1
    lines, used = 1, 0.0
    for piece in _PIECE.findall(paragraph):
        width = text_width(piece.rstrip(" "))
        if used and used + width > room:
            lines, used = lines + 1, 0.0
        # A piece wider than the column goes on in the next line.
        lines += ceil(max(0.0, width - room) / room)
        used = (used + width if width <= room else width % room) + _SPACE * piece.endswith(" ")
    return lines


def row_height(cells: Iterable[tuple[str, float]], line: float = LINE) -> float:
    """Return the height of a row, in points, from the texts of its cells and the widths of their columns."""
    lines = max((text_lines(text, width) for text, width in cells), default=1)
    return min(HIGHEST, round(lines * line + _PADDING, 2))
