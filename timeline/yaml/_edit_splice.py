"""Changes of a text at known places: what is not between them keeps every byte."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline.yaml._edit_tree import UnfitError

__all__ = ["Splice", "after_line", "column_of", "line_start", "rest_of_line", "spliced"]


@attrs.frozen(order=True)
class Splice:
    """A stretch of a text, and what stands there instead; an empty stretch is an insertion."""

    start: int
    end: int
    text: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with changes made in it.

    Raises:
        UnfitError: Two of them meet in one place.
    """
    parts: list[str] = []
    done = 0
    # Sorting is stable: what is inserted at one place keeps its order.
    for splice in sorted(splices, key=lambda splice: (splice.start, splice.end)):
        if splice.start < done:
            raise UnfitError("two of its changes meet in one place")
        parts += [text[done : splice.start], splice.text]
        done = splice.end
    return "".join([*parts, text[done:]])


def line_start(text: str, index: int) -> int:
    """Return the index at which the line of an index begins."""
    return text.rfind("\n", 0, index) + 1


def after_line(text: str, index: int) -> int:
    """Return the index at which the next line begins, or the end of the text."""
    end = text.find("\n", index)
    return len(text) if end < 0 else end + 1


def column_of(text: str, index: int) -> int:
    """Return the column of an index, from 0."""
    return index - line_start(text, index)


def rest_of_line(text: str, index: int) -> str:
    """Return what stands on a line from an index on, without its end."""
    return text[index : after_line(text, index)].rstrip("\r\n")
