"""What every part of the document draws on."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from exporters.markdown._anchors import anchor_of
from exporters.markdown._dialects import Dialect
from exporters.markdown._escape import Md
from exporters.markdown._notes import Notes
from timeline.events import Event, Relation
from timeline.timeline import Timeline

__all__ = ["Page", "backlinks"]


@attrs.frozen(kw_only=True)
class Page:
    """The document as it is being written.

    Attributes:
        timeline: What is written.
        dialect: The flavour it is written in.
        notes: The notes called so far.
        links_to: The events that link to an event, by its id, each with its link.
    """

    timeline: Timeline
    dialect: Dialect
    notes: Notes
    links_to: Mapping[str, list[tuple[Event, Relation]]]

    def line(self, text: str) -> Md:
        """Return text as one line of Markdown."""
        return self.dialect.text.line(text)

    def event_link(self, event_id: str) -> Md:
        """Return the title of an event as a link to its entry; an id that names none as it is."""
        if event_id not in self.timeline:
            return self.line(event_id)
        event = self.timeline[event_id]
        return self.dialect.link(self.line(event.title), anchor_of("event", event.id))


def backlinks(timeline: Timeline) -> dict[str, list[tuple[Event, Relation]]]:
    """Return, for each event that others link to, those others and their links."""
    found: dict[str, list[tuple[Event, Relation]]] = {}
    for event in timeline.events:
        for relation in event.relations:
            if relation.event in timeline:
                found.setdefault(timeline[relation.event].id, []).append((event, relation))
    return found
