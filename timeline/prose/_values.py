"""Any value of a field in words, those of third-party kinds included."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from typing import Any, cast

import attrs

from timeline.dates import Duration, Edtf, EventDate, words
from timeline.events import Count, Place, Relation, Superlative, Tally, VotePosition
from timeline.fields import Refers, about_of, key_of
from timeline.parties import Participant
from timeline.prose._dates import dated_words
from timeline.prose._lookup import event_title, names_of
from timeline.prose._people import participant_words
from timeline.prose._phrases import aside_words, label_words, listed, relation_label
from timeline.prose._places import place_words
from timeline.prose._sources import citation_words, locator_words, wording_words
from timeline.prose._votes import positions_words, tally_words
from timeline.provenance import Citation, Digest, Reference, TextPosition, TextQuote, Wording
from timeline.timeline import Timeline

__all__ = ["field_words", "relation_words", "superlative_words", "value_words"]


def relation_words(timeline: Timeline, relation: Relation) -> str:
    """Return a link to another event in words, with that event's title."""
    number = f"number {relation.number}" if relation.number is not None else ""
    extra = "; ".join(filter(None, [number, aside_words(relation.note or "")]))
    title = event_title(timeline, relation.event)
    return f"{relation_label(relation.kind)} {title}" + (f" ({extra})" if extra else "")


def superlative_words(timeline: Timeline, superlative: Superlative) -> str:
    """Return a rank with its scope, date and asserter."""
    parts = [
        superlative.scope,
        f"as of {words(superlative.as_of)}" if superlative.as_of else None,
        f"according to {listed([timeline.party_name(party) for party in superlative.by])}"
        if superlative.by
        else None,
    ]
    extra = ", ".join(part for part in parts if part)
    return f"{superlative.rank} {superlative.of}" + (f" ({extra})" if extra else "")


def field_words(timeline: Timeline, field: attrs.Attribute[Any], value: Any) -> str:
    """Return a field's value in words: the ids in it by the names they stand for."""
    to = about_of(field).refers
    if to is None:
        return value_words(timeline, value)
    if isinstance(value, Mapping):
        return _mapped_words(timeline, to, cast("Mapping[str, Any]", value))
    return listed(names_of(timeline, to, value)) if value is not None else ""


def _mapped_words(timeline: Timeline, to: Refers, value: Mapping[str, Any]) -> str:
    if value and all(isinstance(item, VotePosition) for item in value.values()):
        return positions_words(timeline, value)
    pairs = zip(names_of(timeline, to, value), value.values(), strict=True)
    return "; ".join(f"{name}: {value_words(timeline, item)}" for name, item in pairs)


def value_words(timeline: Timeline, value: Any) -> str:
    """Return any value of a field as one line of words."""
    if isinstance(value, EventDate | Participant | Citation | Relation | Superlative):
        return _linked_words(timeline, value)
    if isinstance(value, Edtf | Count | Tally | Wording | Place | TextPosition | TextQuote | Reference):
        return _plain_words(value)
    if isinstance(value, Mapping | tuple | list):
        return _several_words(timeline, cast("Mapping[str, Any] | Sequence[Any]", value))
    if _is_record(value) and not isinstance(value, Digest | Duration):
        return _record_words(timeline, value)
    return _scalar_words(value)


def _is_record(value: object) -> bool:
    return attrs.has(value.__class__)


def _several_words(timeline: Timeline, value: Mapping[str, Any] | Sequence[Any]) -> str:
    if isinstance(value, Mapping):
        pairs = ((label_words(key), value_words(timeline, item)) for key, item in value.items())
        return "; ".join(f"{label}: {shown}" for label, shown in pairs)
    return "; ".join(value_words(timeline, item) for item in value)


def _linked_words(
    timeline: Timeline, value: EventDate | Participant | Citation | Relation | Superlative
) -> str:
    match value:
        case EventDate():
            return dated_words(timeline, value)
        case Participant():
            return participant_words(timeline, value)
        case Citation():
            return citation_words(timeline, value)
        case Relation():
            return relation_words(timeline, value)
        case Superlative():
            return superlative_words(timeline, value)


def _plain_words(
    value: Edtf | Count | Tally | Wording | Place | TextPosition | TextQuote | Reference,
) -> str:
    match value:
        case Edtf():
            return words(value)
        case Count():
            return value.words
        case Tally():
            return tally_words(value, None)
        case Wording():
            return wording_words(value)
        case Place():
            return place_words(value)
        case TextPosition() | TextQuote() | Reference():
            return locator_words(value)


def _scalar_words(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return label_words(str(value.value))
    return "" if value is None else str(value)


def _record_words(timeline: Timeline, record: Any) -> str:
    fields = [field for field in attrs.fields(record.__class__) if about_of(field).published]
    told = {
        label_words(key_of(field)): field_words(timeline, field, getattr(record, field.name))
        for field in fields
    }
    return ", ".join(f"{label}: {shown}" for label, shown in told.items() if shown)
