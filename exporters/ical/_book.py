"""What the events of a feed share: names, sources, UIDs."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cached_property
from uuid import uuid5

import attrs

from timeline.errors import ExportError
from timeline.events import Event
from timeline.timeline import Timeline

__all__ = ["Book"]


@attrs.frozen
class Book:
    """A timeline as the events of its feed see it, and the ids of those whose date only follows from their links."""

    timeline: Timeline
    derived: Collection[str] = ()

    @cached_property
    def names(self) -> Timeline:
        """The timeline without its events: other events are then told by id.

        A change of one event must change its own lines alone, so none repeats another's title.
        """
        return attrs.evolve(self.timeline, events=())

    @cached_property
    def uids(self) -> Mapping[str, str]:
        """The UID of every event, under its present and its former ids.

        Raises:
            ExportError: Two events would share one.
        """
        found: dict[str, str] = {}
        owners: dict[str, Event] = {}
        for event in self.timeline.events:
            uid = self._uid(event.formerly[0] if event.formerly else event.id)
            other = owners.setdefault(uid, event)
            if other is not event:
                raise _shared(other, event)
            found |= dict.fromkeys(event.formerly, uid)
        return found | {
            event.id: self._uid(event.formerly[0] if event.formerly else event.id)
            for event in self.timeline.events
        }

    def uid(self, event_id: str) -> str:
        """Return the UID of the event with that id, present or former; of an unknown one, what it would be."""
        return self.uids.get(event_id) or self._uid(event_id)

    def _uid(self, first_id: str) -> str:
        # RFC 7986, 5.3: a UUID, without host or user.
        return str(uuid5(self.timeline.namespace, first_id))


def _shared(one: Event, other: Event) -> ExportError:
    first = (one.formerly or (one.id,))[0]
    return ExportError(
        f"events {one.id!r} and {other.id!r} would share a calendar UID, because both were {first!r} at first; "
        "keep that id under `formerly` of one of them and name the other anew"
    )
