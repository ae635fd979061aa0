"""What a kind has beyond every event: its own fields, third-party kinds included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from timeline.events import Event
from timeline.fields import about_of, key_of
from timeline.forms import OpaqueEvent
from timeline.prose._phrases import label_words
from timeline.prose._values import field_words, value_words
from timeline.timeline import Timeline

__all__ = ["Detail", "detail_rows", "details"]

# Shown in a place of their own by every format, so not among the details of a kind.
_BASE_FIELDS: Final = frozenset(field.name for field in attrs.fields(Event))


@attrs.frozen(kw_only=True)
class Detail:
    """A field of a kind in words.

    Attributes:
        name: The attribute's name.
        key: The name under which a person types it; citations support it by this.
        label: The key in words.
        words: The value in words.
        value: The value.
    """

    name: str
    key: str
    label: str
    words: str
    value: Any


def detail_rows(timeline: Timeline, event: Event) -> list[Detail]:
    """Return the fields that a kind has beyond every event, where they say something."""
    rows = (
        _plain_details(timeline, event) if isinstance(event, OpaqueEvent) else _own_details(timeline, event)
    )
    return [row for row in rows if row.words]


def details(timeline: Timeline, event: Event) -> list[tuple[str, str]]:
    """Return what a kind has beyond every event, as labels and words; third-party kinds included."""
    return [(row.label, row.words) for row in detail_rows(timeline, event)]


def _is_own(field: attrs.Attribute[Any]) -> bool:
    return field.name not in _BASE_FIELDS and about_of(field).published


def _plain_details(timeline: Timeline, event: OpaqueEvent) -> Iterator[Detail]:
    """Yield the fields of a kind that is not installed."""
    for key, value in event.fields.items():
        words = value_words(timeline, value)
        yield Detail(name=key, key=key, label=label_words(key), words=words, value=value)


def _own_details(timeline: Timeline, event: Event) -> Iterator[Detail]:
    for field in filter(_is_own, attrs.fields(type(event))):
        key, value = key_of(field), getattr(event, field.name)
        if value != field.default:
            words = field_words(timeline, field, value)
            yield Detail(name=field.name, key=key, label=label_words(key), words=words, value=value)
