"""Dates in records: the value in words, and how it is known."""

from __future__ import annotations

from typing import Final

from timeline.dates import Anchor, Basis, CalendarDate, Duration, End, EventDate, Interval, words
from timeline.events import Event, Status
from timeline.prose._lookup import event_title, source_title
from timeline.prose._phrases import listed, number_words
from timeline.text import fold
from timeline.timeline import Timeline

__all__ = [
    "UNDATED",
    "as_of_words",
    "basis_words",
    "date_words",
    "dated_words",
    "derivation_words",
    "offset_words",
]

UNDATED: Final = "undated"

# What is said where an anchor is known, and where none is.
_FROM: Final = {
    Basis.STATED: "with reference to",
    Basis.RELATIVE: "reckoned from",
    Basis.INFERRED: "inferred from",
    Basis.BOUNDED: "known only within bounds, set by",
}
_AS: Final = {
    Basis.STATED: "that is",
    Basis.RELATIVE: "reckoned as",
    Basis.INFERRED: "inferred as",
    Basis.BOUNDED: "known only within bounds, set by",
}
_ALONE: Final = {
    Basis.STATED: "",
    Basis.RELATIVE: "reckoned from another date",
    Basis.INFERRED: "inferred",
    Basis.BOUNDED: "known only within bounds",
}
# Statuses in which an event is told as it stands; the end of its days is then the day of the telling.
_STANDING: Final = frozenset({Status.ONGOING, Status.DID_NOT_OCCUR})
_TWO: Final = 2


def date_words(event: Event) -> str:
    """Return the date of an event in words, or that it has none."""
    if event.date is None:
        return UNDATED
    standing = event.status in _STANDING and event.date.basis is not Basis.STATED
    told_then = standing or event.date.basis is Basis.BOUNDED
    return (as_of_words(event.date) if told_then else "") or event.date.words


def dated_words(timeline: Timeline, date: EventDate) -> str:
    """Return a date in words, with how it is known behind it where that is not plain."""
    told = (as_of_words(date) if date.basis is Basis.BOUNDED else "") or date.words
    basis = basis_words(timeline, date)
    return f"{told} ({basis})" if basis else told


def as_of_words(date: EventDate) -> str:
    """Return the day as of which something is known whose start is not; empty where a date tells something else.

    >>> as_of_words(EventDate.parse("/2021-06-16")), as_of_words(EventDate.parse("2021-06-16"))
    ('as of 16 June 2021', '')
    """
    end = _known_end(date)
    bare = date.part is None and date.zone is None
    return f"as of {words(end)}" if end and bare else ""


def _known_end(date: EventDate) -> CalendarDate | None:
    value = date.value
    if not isinstance(value, Interval) or value.begin is not End.UNKNOWN:
        return None
    return value.end if isinstance(value.end, CalendarDate) else None


def basis_words(timeline: Timeline, date: EventDate) -> str:
    """Return how a date is known: the source's words, its basis, what it was resolved against.

    Empty where the source states it plainly.
    """
    stated = f"stated as “{date.stated}”" if date.stated and fold(date.stated) != fold(date.words) else ""
    return "; ".join(filter(None, [stated, derivation_words(timeline, date)]))


def derivation_words(timeline: Timeline, date: EventDate) -> str:
    """Return what a date follows from, without the source's own words for it; empty where nothing says so."""
    anchors = [_anchor_words(timeline, anchor) for anchor in date.anchor]
    if date.offset:
        return f"{_AS[date.basis]} {offset_words(date.offset)} {listed(anchors) or 'another date'}"
    if not anchors:
        return _ALONE[date.basis]
    bound = _bound_words(date, anchors) if date.basis is Basis.BOUNDED else ""
    return bound or f"{_FROM[date.basis]} {listed(anchors)}"


def _bound_words(date: EventDate, anchors: list[str]) -> str:
    """Return on which side of its anchors a date lies; empty where they do not say which of them sets which bound."""
    earliest, latest = date.value.earliest, date.value.latest
    if earliest is not None and latest is not None:
        return f"between {' and '.join(anchors)}" if len(anchors) == _TWO else ""
    if len(anchors) > 1:
        return ""
    if _known_end(date):
        return f"as of {anchors[0]}"
    if isinstance(date.value, Interval):
        return ""
    return f"not {'later' if earliest is None else 'earlier'} than {anchors[0]}"


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
