"""A refused value is named by its record and field: a converter itself cannot know for which it runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias, cast

import attrs

from timeline.errors import DateError, RecordError
from timeline.fields._about import key_of
from timeline.text import spaced

__all__ = ["Convert", "converter_of", "naming", "record_words"]

Convert: TypeAlias = Callable[[Any], Any]

_PLAIN: Final = "timeline.convert"


def naming(cls: type[Any], fields: list[attrs.Attribute[Any]]) -> list[attrs.Attribute[Any]]:
    """Let the converters of a record name the record and the field in what they refuse.

    For ``attrs.frozen(field_transformer=naming)``. The field is the one that was passed, however deep inside its
    value the fault was found.
    """
    del cls
    return [_named(field) for field in fields]


def _named(field: attrs.Attribute[Any]) -> attrs.Attribute[Any]:
    convert = _given(field)
    # A converter object that is there already is a base class's, named, or a third party's, which we leave to it.
    if convert is None or isinstance(convert, attrs.Converter):
        return field
    named = _naming_converter(convert, key_of(field))
    return field.evolve(converter=named, metadata={**field.metadata, _PLAIN: convert})


def _given(field: Any) -> Any:
    return field.converter  # which attrs types more narrowly than it is


def _naming_converter(convert: Convert, key: str) -> Any:
    def converted(value: Any, record: Any) -> Any:
        try:
            return convert(value)
        except (DateError, RecordError) as error:
            # The record's own class is asked, not the one that wrote the field: a meeting's title is a meeting's.
            raise error.within(record_words(record.__class__), key) from None

    return attrs.Converter(converted, takes_self=True)


def converter_of(field: attrs.Attribute[Any]) -> Convert | None:
    """Return what converts a value of a field, or None where nothing does that can do without the record."""
    convert: Any = field.metadata.get(_PLAIN) or _given(field)
    return None if isinstance(convert, attrs.Converter) else cast("Convert | None", convert)


def record_words(cls: type[Any]) -> str:
    """Return what a record is, in words: an event's kind, else the name of its class."""
    kind = getattr(cls, "kind", None)
    return kind if isinstance(kind, str) else spaced(cls.__name__)
