"""The passages that citations point to, found in the texts of their sources."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from hashlib import sha256
from itertools import islice
from typing import Final

import attrs

from timeline.check._context import Context
from timeline.check._rule import Path
from timeline.events import Event
from timeline.provenance import Citation, Source, TextPosition, TextQuote

__all__ = ["Passage", "State", "may_date", "passages", "passages_of"]

_DATED: Final = frozenset({"date", "edtf", "stated"})

# How many places of a long text are tried for a passage that moved, nearest first.
_MOST_PLACES: Final = 1_000_000


class State(Enum):
    """What became of a citation's place in the text."""

    EXACT = "exact"
    MOVED = "moved"
    MISSING = "missing"
    AMBIGUOUS = "ambiguous"
    WHOLE = "whole"
    UNSEEN = "unseen"


@attrs.frozen
class Passage:
    """A citation's passage.

    Attributes:
        path: The way to the locator, or to the citation where it has none.
        citation: The citation.
        state: Whether the passage stands where the locator says; WHOLE for a citation of the whole text, UNSEEN
            where the place is named in words or the text is not at hand.
        words: The words of the passage, empty where they were not found.
        at: Where it was found, if not where the locator says.
        length: How long the text is, in code points.
        times: In how many places the words stand.
    """

    path: Path
    citation: Citation
    state: State
    words: str = ""
    at: TextPosition | None = None
    length: int = 0
    times: int = 0


def passages(context: Context) -> Iterator[tuple[Event, Passage]]:
    """Yield the passage of each citation of each event."""
    found = context.once(_all)
    for event in context.timeline.events:
        for passage in found[event.id]:
            yield event, passage


def passages_of(context: Context, event: Event) -> tuple[Passage, ...]:
    """Return the passages of an event's citations, in their order."""
    return context.once(_all)[event.id]


def may_date(citation: Citation) -> bool:
    """Say whether the words of the event's date may come from a citation."""
    return not citation.supports or any(path.split(".")[-1] in _DATED for path in citation.supports)


def _all(context: Context) -> dict[str, tuple[Passage, ...]]:
    return {
        event.id: tuple(
            _passage(context, citation, ("events", event.id, "citations", index))
            for index, citation in enumerate(event.citations)
        )
        for event in context.timeline.events
    }


def _passage(context: Context, citation: Citation, path: Path) -> Passage:
    text = _text(context, context.timeline.find_source(citation.source))
    if text is None:
        return Passage(path, citation, State.UNSEEN)
    match citation.locator:
        case None:
            return Passage(path, citation, State.WHOLE, text)
        case TextPosition():
            return _at_position((*path, "at"), citation, citation.locator, text)
        case TextQuote():
            return _at_quote((*path, "at"), citation, citation.locator, text)
        case _:
            return Passage(path, citation, State.UNSEEN)


def _text(context: Context, source: Source | None) -> str | None:
    if context.texts is None or source is None or source.digest is None:
        return None
    return context.texts.find(source.digest)


def _at_position(path: Path, citation: Citation, at: TextPosition, text: str) -> Passage:
    words = text[at.start : at.end]
    if at.end <= len(text) and at.digest.matches(words):
        return Passage(path, citation, State.EXACT, words, length=len(text))
    found = _moved(at, text)
    if found is None:
        return Passage(path, citation, State.MISSING, length=len(text))
    words = text[found : found + at.end - at.start]
    place = TextPosition(start=found, end=found + len(words), digest=at.digest)
    return Passage(path, citation, State.MOVED, words, place, len(text))


def _moved(at: TextPosition, text: str) -> int | None:
    """Return where else a slice of the same length and digest begins, the nearest place first."""
    size = at.end - at.start
    wanted, digits = at.digest.hex, len(at.digest.hex)
    for start in islice(_outward(at.start, len(text) - size), _MOST_PLACES):
        if sha256(text[start : start + size].encode()).hexdigest()[:digits] == wanted:
            return start
    return None


def _outward(start: int, last: int) -> Iterator[int]:
    """Yield the numbers from 0 to `last`, the nearest to `start` first."""
    start = min(start, last)
    for distance in range(last + 1):
        if start - distance >= 0:
            yield start - distance
        if distance and start + distance <= last:
            yield start + distance


def _at_quote(path: Path, citation: Citation, quote: TextQuote, text: str) -> Passage:
    found = list(_quoted(quote, text))
    state = {0: State.MISSING, 1: State.EXACT}.get(len(found), State.AMBIGUOUS)
    return Passage(path, citation, state, quote.exact if found else "", length=len(text), times=len(found))


def _quoted(quote: TextQuote, text: str) -> Iterator[int]:
    """Yield where a quotation stands. White space may differ: a quotation typed over several lines was folded."""
    for match in re.finditer(f"(?={_loosely(quote.exact)})", text):
        end = re.compile(_loosely(quote.exact)).match(text, match.start())
        before, after = text[: match.start()], text[end.end() :] if end else ""
        if _ends(before, quote.prefix) and _begins(after, quote.suffix):
            yield match.start()


def _loosely(words: str) -> str:
    return r"\s+".join(map(re.escape, words.split()))


def _ends(before: str, prefix: str | None) -> bool:
    return not prefix or re.search(rf"{_loosely(prefix)}\s*\Z", before[-4 * len(prefix) - 100 :]) is not None


def _begins(after: str, suffix: str | None) -> bool:
    return not suffix or re.match(rf"\s*{_loosely(suffix)}", after) is not None
