"""Dates in records: the value in words, and how it is known."""

from __future__ import annotations

from typing import Final

from timeline.dates import Anchor, Basis, Duration, EventDate, words
from timeline.events import Event
from timeline.prose._lookup import event_title, source_title
from timeline.prose._phrases import listed, number_words
from timeline.text import fold
from timeline.timeline import Timeline

__all__ = ["UNDATED", "basis_words", "date_words", "dated_words", "offset_words"]

UNDATED: Final = "undated"

# What is said where an anchor is known, and where none is.
_FROM: Final = {
    Basis.STATED: "with reference to",
    Basis.RELATIVE: "reckoned from",
    Basis.INFERRED: "inferred from",
    Basis.BOUNDED: "known only within bounds, set by",
}
_ALONE: Final = {
    Basis.STATED: "",
    Basis.RELATIVE: "reckoned from another date",
    Basis.INFERRED: "inferred",
    Basis.BOUNDED: "known only within bounds",
}


def date_words(event: Event) -> str:
    """Return the date of an event in words, or that it has none."""
    return event.date.words if event.date else UNDATED


def dated_words(timeline: Timeline, date: EventDate) -> str:
    """Return a date in words, with how it is known behind it where that is not plain."""
    basis = basis_words(timeline, date)
    return f"{date.words} ({basis})" if basis else date.words


def basis_words(timeline: Timeline, date: EventDate) -> str:
    """Return how a date is known: the source's words, its basis, what it was resolved against.

    Empty where the source states it plainly.
    """
    stated = f"stated as “{date.stated}”" if date.stated and fold(date.stated) != fold(date.words) else ""
    anchors = listed([_anchor_words(timeline, anchor) for anchor in date.anchor])
    offset = offset_words(date.offset) if date.offset else ""
    if offset:
        anchors = f"{offset} {anchors or 'another date'}"
    derived = f"{_FROM[date.basis]} {anchors}" if anchors else _ALONE[date.basis]
    return "; ".join(filter(None, [stated, derived]))


def offset_words(offset: Duration) -> str:
    """Return how far a date lies from another, as it stands before that other.

    >>> offset_words(Duration.parse("-P20Y")), offset_words(Duration.parse("P1Y6M"))
    ('20 years before', '1 year and 6 months after')
    """
    units = {"year": offset.years, "month": offset.months, "week": offset.weeks, "day": offset.days}
    parts = [number_words(number, unit) for unit, number in units.items() if number]
    return f"{listed(parts) or '0 days'} {'before' if offset.negative else 'after'}"


def _anchor_words(timeline: Timeline, anchor: Anchor) -> str:
    if anchor.date is not None:
        return words(anchor.date)
    if anchor.event is not None:
        return event_title(timeline, anchor.event)
    return f"the publication of {source_title(timeline, anchor.source or '')}"
