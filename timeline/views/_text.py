"""A diff as plain text, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Final

from timeline.text import clean_line, for_terminal
from timeline.timeline import Timeline
from timeline.views._diff import Diff
from timeline.views._entries import Correction, Entry, Sort, entries
from timeline.views._parts import Part
from timeline.views._remark import Record

__all__ = ["text_lines"]

_MARKS: Final = {Sort.CHANGED: "~", Sort.ADDED: "+", Sort.REMOVED: "-"}


def text_lines(diff: Diff, old: Timeline, new: Timeline, *, columns: int = 80) -> Iterator[str]:
    """Yield a diff in lines of text that no terminal can be steered by; none where nothing differs.

    Args:
        diff: The differences.
        old: The timeline before.
        new: The timeline now.
        columns: How wide a line may be.
    """
    for entry in entries(diff, old, new):
        for text, depth in _entry(entry):
            yield from textwrap.wrap(
                for_terminal(clean_line(text)),
                width=columns,
                initial_indent="    " * depth,
                subsequent_indent="    " * depth + "  ",
                break_on_hyphens=False,
            )


def _entry(entry: Entry) -> Iterator[tuple[str, int]]:
    what = "" if entry.record is Record.EVENT else f"{entry.record} "
    date = f"{entry.date}: " if entry.date else ""
    yield f"{_MARKS[entry.sort]} {what}{date}{entry.title} [{entry.id}]", 0
    if entry.was:
        yield f"renamed from {entry.was}", 1
    for citation in entry.citations:
        yield citation, 1
    for correction in entry.corrections:
        yield from _correction(correction)
    if entry.unpublished:
        yield "only a remark that is never published", 1


def _correction(correction: Correction) -> Iterator[tuple[str, int]]:
    for part in correction.parts:
        yield _part(part), 1
    label = "new" if correction.fresh else "no new citation; so far"
    for citation in correction.citations:
        yield f"{label}: {citation}", 2


def _part(part: Part) -> str:
    if part.old and part.new:
        return f"{part.path}: {part.old} -> {part.new}"
    return f"{part.path}: + {part.new}" if part.new else f"{part.path}: - {part.old}"
