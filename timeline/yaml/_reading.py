"""What was read from a folder, and where each record of it stands."""

from __future__ import annotations

import attrs

from timeline.errors import Fault, Position
from timeline.timeline import Timeline
from timeline.yaml._plain import Document
from timeline.yaml._spot import Path

__all__ = ["Place", "Reading"]


@attrs.frozen
class Place:
    """Where a record stands: a document, and the way to the record in it."""

    document: Document
    path: Path = ()

    def locate(self, path: Path = (), *, key: bool = False) -> Position:
        """Return where a value of the record stands, or its key."""
        spot = self.document.spot.find((*self.path, *path), key=key)
        return Position(self.document.file, spot.line, spot.column)


@attrs.define
class Reading:
    """What was read from a folder, and where each record of it stands.

    Attributes:
        timeline: All records that could be read; None where there is not even a title.
        faults: What could not be read, by file and line.
        unread: The ids of records that are there but could not be read.
        documents: The files, as far as they are YAML.
        lost: The rooms (timeline, sources, parties, events) of which a whole file could not be read, or may be
            an old one.
    """

    timeline: Timeline | None = None
    faults: list[Fault] = attrs.field(factory=list[Fault])
    unread: set[str] = attrs.field(factory=set[str])
    lost: set[str] = attrs.field(factory=set[str])
    documents: list[Document] = attrs.field(factory=list[Document])
    _places: dict[tuple[str, str], Place] = attrs.field(factory=dict[tuple[str, str], Place])
    _unclear: set[Position] = attrs.field(factory=set[Position])

    def locate(self, path: Path) -> Position | None:
        """Return where a value stands.

        Args:
            path: It begins with ``events``, ``sources`` or ``parties`` and an id, or with ``timeline``.
        """
        if not path:
            return None
        header = path[0] == "timeline"
        place = self._places.get((str(path[0]), "" if header or len(path) == 1 else str(path[1])))
        return place.locate(path[1 if header else 2 :]) if place else None

    def note(self, room: str, record_id: str, place: Place) -> None:
        """Remember where a record stands."""
        self._places[room, record_id] = place

    def place_of(self, room: str, record_id: str) -> Place | None:
        """Return where a record stands, or None."""
        return self._places.get((room, record_id))

    def add(self, fault: Fault) -> None:
        """Note a fault, unless another already says why this very place could not be read."""
        if fault.position is None or fault.position not in self._unclear:
            self.faults.append(fault)

    def add_document(self, document: Document) -> None:
        """Note the faults that a document has as YAML, before its values are read."""
        self.documents.append(document)
        self.faults.extend(document.faults)
        self._unclear.update(fault.position for fault in document.faults if fault.position)
