"""What a standing record becomes when a calendar brings it anew: what a calendar cannot hold stays as it stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

import attrs

from timeline.dates import EventDate
from timeline.errors import RecordError
from timeline.events import Event, Relation
from timeline.provenance import Citation
from timeline.text import clean_line
from timeline.timeline import Timeline

__all__ = ["update"]

ItemT = TypeVar("ItemT")

# What only another program's calendar says; of ours, the text tells it in words.
_FOREIGN: Final = ("summary", "custom", "count")
_HEADER: Final = ("title", "description", "language", "display_zone")


def update(standing: Any, brought: Any) -> Any:
    """Return a standing record with what a calendar says of it."""
    if isinstance(standing, Event):
        return _event(standing, brought)
    if isinstance(standing, Timeline):
        return attrs.evolve(standing, **{name: getattr(brought, name) for name in _HEADER})
    # Sources and parties stand in the feed whole, but for the remarks that are never published.
    private = {"private": standing.private} if hasattr(standing, "private") else {}
    return attrs.evolve(brought, **private)


def _event(standing: Event, brought: Event) -> Event:
    foreign = "uid" in brought.custom
    if not foreign and standing.kind != brought.kind:
        problem = f"found the kind {brought.kind!r}, and the folder has {standing.kind!r}"
        raise RecordError("event", "kind", problem, "change the kind by hand")
    changes: dict[str, Any] = {
        "title": brought.title,
        "date": _date(standing.date, brought.date),
        "status": brought.status,
        "tags": brought.tags,
        "citations": _merged(standing.citations, brought.citations, _pointer),
    }
    if (foreign or brought.place) and _place(standing) != _place(brought):
        # A journal entry of ours names no place (RFC 5545, 3.6.3), so none takes none away.
        changes["place"] = brought.place
    if foreign:
        changes |= {name: getattr(brought, name) for name in _FOREIGN}
        # What was added by hand beside what the calendar says stays.
        changes["custom"] = {**standing.custom, **brought.custom}
        changes["citations"] = _united(standing.citations, brought.citations, _passage)
    else:
        changes |= {
            "id": brought.id,
            "formerly": brought.formerly,
            # A link whose other end is not in the feed cannot be read back, so none is taken away.
            "relations": _united(standing.relations, brought.relations, _link),
        }
    return attrs.evolve(standing, **changes)


def _date(standing: EventDate | None, brought: EventDate | None) -> EventDate | None:
    if standing is None or brought is None:
        return brought
    return attrs.evolve(standing, value=brought.value, zone=brought.zone, part=brought.part)


def _place(event: Event) -> tuple[str, float | None, float | None] | None:
    place = event.place
    return (str(place), place.lat, place.lon) if place else None


def _pointer(citation: Citation) -> tuple[str, str | None, str]:
    return citation.source, citation.id, _at(citation)


def _passage(citation: Citation) -> tuple[str, str]:
    return citation.source, _at(citation)


def _at(citation: Citation) -> str:
    # A quotation keeps its line breaks; what is read from a calendar is a place in one line.
    return clean_line(str(citation.locator or ""))


def _link(relation: Relation) -> tuple[str, str]:
    return relation.kind.value, relation.event


def _merged(
    standing: tuple[ItemT, ...], brought: tuple[ItemT, ...], key: Callable[[ItemT], Any]
) -> tuple[ItemT, ...]:
    """Return the items brought, each as it stands where it stands already, with all that a calendar cannot say."""
    left = list(standing)
    made: list[ItemT] = []
    for item in brought:
        twin = next((other for other in left if key(other) == key(item)), None)
        if twin is not None:
            left.remove(twin)
        made.append(item if twin is None else twin)
    return tuple(made)


def _united(
    standing: tuple[ItemT, ...], brought: tuple[ItemT, ...], key: Callable[[ItemT], Any]
) -> tuple[ItemT, ...]:
    known = {key(item) for item in standing}
    return (*standing, *(item for item in brought if key(item) not in known))
