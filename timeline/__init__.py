"""Sourced chronologies: typed, dated events that say who says so.

    >>> from timeline import Meeting, Timeline
    >>> Timeline(id="t", title="T", events=[Meeting(id="m", title="They meet", date="2022-02-04")])["m"].date.words
    '4 February 2022'

Everything here is loaded when first used (PEP 562), so that importing `timeline.dates` alone stays light.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from timeline.dates import Edtf, EventDate
    from timeline.errors import TimelineError
    from timeline.events import (
        Account,
        Agreement,
        Count,
        Event,
        Exercise,
        Measure,
        Meeting,
        Operation,
        Place,
        Pledge,
        Publication,
        Relation,
        Statement,
        Status,
        Superlative,
        Tally,
        Vote,
    )
    from timeline.parties import Participant, Party
    from timeline.provenance import Citation, Digest, Reference, Source, TextPosition, TextQuote, Wording
    from timeline.timeline import Timeline
    from timeline.views import as_of, diff, merge

__all__ = [
    "Account",
    "Agreement",
    "Citation",
    "Count",
    "Digest",
    "Edtf",
    "Event",
    "EventDate",
    "Exercise",
    "Measure",
    "Meeting",
    "Operation",
    "Participant",
    "Party",
    "Place",
    "Pledge",
    "Publication",
    "Reference",
    "Relation",
    "Source",
    "Statement",
    "Status",
    "Superlative",
    "Tally",
    "TextPosition",
    "TextQuote",
    "Timeline",
    "TimelineError",
    "Vote",
    "Wording",
    "as_of",
    "diff",
    "merge",
]

_ROOMS = {
    "timeline.dates": ("Edtf", "EventDate"),
    "timeline.errors": ("TimelineError",),
    "timeline.parties": ("Participant", "Party"),
    "timeline.provenance": (
        "Citation",
        "Digest",
        "Reference",
        "Source",
        "TextPosition",
        "TextQuote",
        "Wording",
    ),
    "timeline.timeline": ("Timeline",),
    "timeline.views": ("as_of", "diff", "merge"),
}


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    room = next((room for room, names in _ROOMS.items() if name in names), "timeline.events")
    return getattr(import_module(room), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
