"""Text in cells is text: never a formula, an error value or a date, never more than a cell holds.

Office Open XML (ECMA-376 part 1, 22.9.2.19) writes a character that XML cannot hold as ``_xHHHH_``, so a text
that happens to have that shape has its first underscore escaped, and no other.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Final, TypeAlias

import attrs

from exporters.xlsx._limits import Limits
from exporters.xlsx._links import Link
from exporters.xlsx._looks import Look
from timeline.events import Bound, Count
from timeline.text import clean_text

__all__ = [
    "CUT",
    "Content",
    "Scalar",
    "content",
    "count_content",
    "escaped",
    "fitted",
    "needs_quote",
    "number",
    "utf16_length",
]

Scalar: TypeAlias = str | int | float | date | datetime | None

CUT: Final = " […cut]"
"""Stands at the end of a text that a cell could not hold whole."""

_ESCAPE: Final = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
# What a program takes for the beginning of a formula when the cell is next edited, in full width too, as programs
# set up for Chinese or Japanese do; and the mark itself.
_FORMULA: Final = re.compile(
    "[=+@'\t\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH COMMERCIAL AT}"
    "\N{FULLWIDTH HYPHEN-MINUS}-]"
)
# A double holds 15 decimal digits, and so does a cell.
_EXACT: Final = 10**15
_BMP: Final = 0xFFFF


@attrs.frozen
class Content:
    """What a cell shows.

    Attributes:
        value: The value; None for an empty cell.
        look: A look of its own, where it does not have its column's.
        link: Where a click leads.
        inexact: Whether it is a bound of a date rather than the date.
    """

    value: Scalar
    look: Look | None = None
    link: Link | None = None
    inexact: bool = False


def content(value: Content | Scalar) -> Content:
    """Return what a column made as content."""
    return value if isinstance(value, Content) else Content(value)


def number(value: int | None) -> int | str | None:
    """Return a whole number, as text where a cell would round it."""
    return value if value is None or abs(value) < _EXACT else str(value)


def count_content(count: Count | None) -> int | str | None:
    """Return a count as a number where it is exact, else in words."""
    if count is None:
        return None
    return count.words if count.bound is not Bound.EXACTLY else number(count.number)


def escaped(text: str) -> str:
    """Return text so written that a reader of the format gives back what was meant.

    >>> escaped("_x0041_ and _x_")
    '_x005F_x0041_ and _x_'
    """
    return _ESCAPE.sub("_x005F_", text) if "_x" in text else text


def needs_quote(text: str) -> bool:
    """Say whether a program could take the text for a formula when the cell is next edited."""
    return _FORMULA.match(text) is not None


def utf16_length(text: str) -> int:
    """Return the length of a text as Excel counts it."""
    return len(text) if text.isascii() else len(text) + sum(ord(character) > _BMP for character in text)


def fitted(text: str, limits: Limits) -> tuple[str, str]:
    """Return text that a cell can hold, and why it is not the whole text; the reason is mostly empty."""
    clean = clean_text(text)
    shorter = _within_breaks(clean, limits)
    if shorter != clean:
        return _within_length(
            shorter, limits
        ), f"cut after {limits.breaks} line breaks, all that a cell holds"
    shorter = _within_length(clean, limits)
    if shorter != clean:
        return shorter, f"cut at {limits.text:,} characters, all that a cell holds"
    return clean, "characters that XML cannot hold were replaced" if clean != text.strip() else ""


def _within_breaks(text: str, limits: Limits) -> str:
    if text.count("\n") <= limits.breaks:
        return text
    return "\n".join(text.split("\n", limits.breaks + 1)[: limits.breaks + 1]) + CUT


def _within_length(text: str, limits: Limits) -> str:
    # Escaping makes a text longer in the file, and some readers count there.
    if utf16_length(escaped(text)) <= limits.text:
        return text
    low, high = 0, len(text)
    room = limits.text - len(CUT)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if utf16_length(escaped(text[:middle])) <= room else (low, middle - 1)
    return text[:low].rstrip() + CUT
