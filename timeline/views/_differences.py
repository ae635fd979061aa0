"""What lies between two timelines as programs exchange it: the records of the JSON diff, their forms and schema."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from timeline.events import Event, kind_names
from timeline.fields import about
from timeline.forms import (
    EVENT,
    PARTY,
    SOURCE,
    Faults,
    Form,
    Listing,
    RecordForm,
    Style,
    document_schema,
    record_fields,
)
from timeline.provenance import Citation

__all__ = [
    "VERSION",
    "Differences",
    "EventDifferences",
    "FieldDifference",
    "Named",
    "PartyDifferences",
    "RecordDifference",
    "RoomDifferences",
    "SourceDifferences",
    "diff_schema",
    "differences_form",
]

VERSION: Final = 1
"""The version of the shape; it grows when a reader of the last one would misread what is written."""


@attrs.frozen(kw_only=True)
class Named:
    """One of the two timelines."""

    id: str = attrs.field(metadata=about("Its id."))
    title: str = attrs.field(metadata=about("Its title."))


@attrs.frozen(kw_only=True)
class FieldDifference:
    """A field that differs, with its values in the shapes of the interchange format."""

    field: str = attrs.field(metadata=about("Its key there."))
    old: Any = attrs.field(
        default=None, metadata=about("Its value before; null where it was left out.", always=True)
    )
    new: Any = attrs.field(
        default=None, metadata=about("Its value now; null where it is left out.", always=True)
    )
    citations: tuple[Citation, ...] = attrs.field(
        default=(), metadata=about("The citations of the event that account for it.")
    )
    fresh: bool | None = attrs.field(
        default=None, metadata=about("Whether these citations came with the change.")
    )


@attrs.frozen(kw_only=True)
class RecordDifference:
    """A record that is in both timelines, and differs."""

    id: str = attrs.field(metadata=about("Its id now."))
    was: str | None = attrs.field(default=None, metadata=about("Its id before, where that was another."))
    changes: tuple[FieldDifference, ...] = attrs.field(metadata=about("The fields that differ."))


@attrs.frozen(kw_only=True)
class RoomDifferences:
    """What differs among the records of one sort."""

    added: tuple[Any, ...] = attrs.field(
        default=(), metadata=about("The records that are only in the new timeline.", always=True)
    )
    removed: tuple[Any, ...] = attrs.field(
        default=(), metadata=about("The records that are only in the old timeline.", always=True)
    )
    changed: tuple[RecordDifference, ...] = attrs.field(
        default=(), metadata=about("The records that are in both, and differ.", always=True)
    )
    order: tuple[str, ...] = attrs.field(
        default=(),
        metadata=about(
            "The ids as the new timeline has them, where that is not the old order, new ones last."
        ),
    )


@attrs.frozen(kw_only=True)
class SourceDifferences(RoomDifferences):
    """What differs among the sources."""


@attrs.frozen(kw_only=True)
class PartyDifferences(RoomDifferences):
    """What differs among the parties."""


@attrs.frozen(kw_only=True)
class EventDifferences(RoomDifferences):
    """What differs among the events."""


@attrs.frozen(kw_only=True)
class Differences:
    """What lies between two states of a chronology."""

    version: int = attrs.field(metadata=about("The version of this shape."))
    old: Named = attrs.field(metadata=about("The timeline before."))
    new: Named = attrs.field(metadata=about("The timeline now."))
    timeline: tuple[FieldDifference, ...] = attrs.field(
        default=(), metadata=about("The fields of the timeline itself that differ.", always=True)
    )
    sources: SourceDifferences = attrs.field(
        factory=SourceDifferences, metadata=about("What differs among the sources.", always=True)
    )
    parties: PartyDifferences = attrs.field(
        factory=PartyDifferences, metadata=about("What differs among the parties.", always=True)
    )
    events: EventDifferences = attrs.field(
        factory=EventDifferences, metadata=about("What differs among the events.", always=True)
    )


class _AnyPlain(Form):
    """The value of any field, as plain data; the record that it goes into reads it."""

    def read(self, raw: Any, path: tuple[str | int, ...], faults: Faults) -> Any:
        del path, faults
        return raw

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value

    def schema(self, style: Style, defs: dict[str, Any]) -> dict[str, Any]:
        del style, defs
        return {}


class _EventOf(Form):
    """An event of one of some kinds, as far as the schema goes."""

    def __init__(self, kinds: Iterable[str]) -> None:
        self.kinds = tuple(kinds)

    def read(self, raw: Any, path: tuple[str | int, ...], faults: Faults) -> Any:
        return EVENT.read(raw, path, faults)

    def write(self, value: Event, style: Style) -> Any:
        return EVENT.write(value, style)

    def schema(self, style: Style, defs: dict[str, Any]) -> dict[str, Any]:
        return EVENT.schema_of(self.kinds, style, defs)


def differences_form(kinds: Iterable[str] = ()) -> RecordForm:
    """Return the form of `Differences`.

    Args:
        kinds: The kinds of event that its schema describes.
    """
    values = _AnyPlain()
    field = RecordForm(
        FieldDifference, record_fields(FieldDifference, {"old": values, "new": values}), "a changed field"
    )
    record = RecordForm(
        RecordDifference, record_fields(RecordDifference, {"changes": Listing(field)}), "a changed record"
    )
    rooms = {
        "sources": _room(SourceDifferences, SOURCE, record),
        "parties": _room(PartyDifferences, PARTY, record),
        "events": _room(EventDifferences, _EventOf(kinds), record),
    }
    return RecordForm(
        Differences, record_fields(Differences, {"timeline": Listing(field), **rooms}), "a diff"
    )


def _room(cls: type[RoomDifferences], item: Form, record: Form) -> RecordForm:
    several = Listing(item)
    forms = {"added": several, "removed": several, "changed": Listing(record)}
    return RecordForm(cls, record_fields(cls, forms), "a part of a diff")


def diff_schema(kinds: Iterable[str] | None = None) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a diff as JSON.

    Args:
        kinds: The kinds of event that it describes; left out, those installed. Others are allowed as well.
    """
    described = tuple(kind_names() if kinds is None else kinds)
    defs: dict[str, Any] = {}
    schema = differences_form(described).mapping_schema(Style.EXCHANGED, defs)
    marks = document_schema(VERSION, described)
    own = {name: marks["properties"][name] for name in ("$schema", "version")}
    schema["properties"] = own | schema["properties"] | own
    return {"$schema": marks["$schema"], **schema, "$defs": defs}
