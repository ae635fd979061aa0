"""Names for the ids in records; an id that names nothing is shown as it is."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from timeline.events import Event
from timeline.fields import Refers
from timeline.text import fold
from timeline.timeline import Timeline

__all__ = ["account_heading", "event_title", "name_of", "names_of", "source_title"]


def source_title(timeline: Timeline, source_id: str) -> str:
    """Return the title of a source in quotation marks."""
    source = timeline.find_source(source_id)
    return f"“{source.title}”" if source else source_id


def event_title(timeline: Timeline, event_id: str) -> str:
    """Return the title of an event in quotation marks."""
    return f"“{timeline[event_id].title}”" if event_id in timeline else event_id


def name_of(timeline: Timeline, to: Refers | None, record_id: str) -> str:
    """Return the name of what an id stands for."""
    if to == "party":
        return timeline.party_name(record_id)
    if to == "source":
        return source_title(timeline, record_id)
    return event_title(timeline, record_id) if to == "event" else record_id


def names_of(timeline: Timeline, to: Refers | None, value: Any) -> list[str]:
    """Return the names of the ids in a field that holds one id, several, or a mapping by id."""
    several: Iterable[str] = [value] if isinstance(value, str) else value
    return [name_of(timeline, to, item) for item in several]


def account_heading(timeline: Timeline, event: Event, label: str) -> str:
    """Return whose version it is, with the label of the account where one voice has several."""
    by = event.accounts[label].by
    if by is None:
        return label
    name = timeline.party_name(by)
    alone = [account.by for account in event.accounts.values()].count(by) == 1
    return name if alone or fold(name) == fold(label) else f"{name} ({label})"
