r"""A diff as an errata section in Markdown: for what stood there, read what stands there now.

It keeps to what CommonMark, GFM and Pandoc agree on: headings, lists, emphasis. Texts never stand where a line
begins, so only what is special inside a line is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from timeline.prose import label_words
from timeline.text import clean_line
from timeline.timeline import Timeline
from timeline.views._diff import Diff
from timeline.views._entries import Correction, Entry, Sort, entries
from timeline.views._parts import Part
from timeline.views._remark import Record

__all__ = ["markdown"]

# CommonMark 0.31, 2.4 lets a backslash stand before any ASCII punctuation. What links without brackets (GFM 6.9), and
# Pandoc's notes, mathematics, citations and dashes, is broken up too.
_SPECIAL: Final = re.compile(
    r"[\\`*_{}\[\]<>|~#$^&@]|!(?=\[|$)|:(?=//)|/(?=/)|(?<=\bmailto):|(?<=\bxmpp):|(?<=\w)\.(?=[^\W\d_]{2})|(?<=\bwww)\."
    r"|:(?=[\w+-]*[a-z][\w+-]*:)|-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\."
)
_HEADINGS: Final = {Sort.CHANGED: "Corrected", Sort.ADDED: "Added", Sort.REMOVED: "Withdrawn"}


def markdown(diff: Diff, old: Timeline, new: Timeline) -> str:
    """Return a diff as an errata section; empty where nothing differs that is published.

    Args:
        diff: The differences.
        old: The timeline before.
        new: The timeline now.
    """
    found = [entry for entry in entries(diff, old, new) if not entry.unpublished]
    blocks = [block for sort in Sort for block in _section(sort, found)]
    return "\n\n".join(["## Errata", *blocks]) + "\n" if blocks else ""


def _section(sort: Sort, found: Iterable[Entry]) -> Iterator[str]:
    mine = [entry for entry in found if entry.sort is sort]
    if not mine:
        return
    yield f"### {_HEADINGS[sort]}"
    for entry in mine:
        yield "\n".join([f"**{_named(entry)}**", "", *_items(entry)]).rstrip()


def _named(entry: Entry) -> str:
    what = "" if entry.record is Record.EVENT else f"{entry.record.capitalize()}: "
    date = f" ({_escaped(entry.date)})" if entry.date else ""
    return f"{what}{_escaped(entry.title)}{date}"


def _items(entry: Entry) -> Iterator[str]:
    if entry.was:
        yield f"- *id*: for “{_escaped(entry.was)}” read “{_escaped(entry.id)}”."
    for citation in entry.citations:
        yield f"- *source*: {_escaped(citation)}"
    for correction in entry.corrections:
        yield from (f"- {_part(part)}" for part in correction.parts)
        yield from (f"  - {why}" for why in _why(correction))


def _part(part: Part) -> str:
    where = f"*{_escaped(label_words(part.path.replace('.', ', ')))}*"
    if part.old and part.new:
        return f"{where}: for “{_escaped(part.old)}” read “{_escaped(part.new)}”."
    return (
        f"{where}: insert “{_escaped(part.new)}”." if part.new else f"{where}: delete “{_escaped(part.old)}”."
    )


def _why(correction: Correction) -> Iterator[str]:
    label = "newly cited" if correction.fresh else "no new citation; so far"
    yield from (f"{label}: {_escaped(citation)}" for citation in correction.citations)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_escape, clean_line(text))


def _escape(found: re.Match[str]) -> str:
    # A backslash does not keep cmark-gfm from finding an address; an empty comment parts it.
    return "<!-- -->\\@" if found[0] == "@" else f"\\{found[0]}"
