"""From annotations to forms: the one place that knows which form a type has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from timeline.dates import Duration, Edtf, EventDate
from timeline.events import Count, Event, Place, Relation
from timeline.fields import Vocabulary
from timeline.forms._base import Form, Schema
from timeline.forms._containers import Listing, Mapped
from timeline.forms._records import RecordField, RecordForm
from timeline.forms._scalars import Choice, Integer, Number, Parsed, Text, Truth
from timeline.forms._special import LocatorForm, RelationForm
from timeline.parties import Participant
from timeline.provenance import Citation, Digest, TextPosition, TextQuote, Wording

__all__ = ["form_of", "record_fields", "record_form"]

_SCALARS: Final[dict[Any, Form]] = {str: Text(), int: Integer(), float: Number(), bool: Truth()}

_PARSED: Final[dict[Any, tuple[str, Schema]]] = {
    Edtf: ("a date in EDTF, such as 2015-10 or [..2015-10-31]", {"type": "string", "format": "edtf"}),
    Duration: ("an ISO 8601 duration, such as -P20Y", {"type": "string", "pattern": "^-?P"}),
    Digest: ("sha256: and 16 to 64 digits", {"type": "string", "pattern": "^sha256:[0-9a-f]{16,64}$"}),
    Count: (
        'a count, such as 37 or ">12"',
        {
            "anyOf": [
                {"type": "integer", "minimum": 0},
                {"type": "string", "pattern": "^(>=|<=|>|<|~)?[0-9]+$"},
            ]
        },
    ),
}

# The field that a bare scalar stands for, under the key a person types.
_SHORT: Final[dict[type[Any], str]] = {
    Citation: "source",
    EventDate: "edtf",
    Participant: "party",
    Place: "name",
    Wording: "text",
}

_LOCATOR_PARTS: Final = {TextPosition, TextQuote}


@cache
def form_of(type_: Any) -> Form:
    """Return the form of a type used in a record's annotations.

    Raises:
        TypeError: No plain data stands for such a type; a kind of event uses one that it cannot.
    """
    if type_ in _SCALARS:
        return _SCALARS[type_]
    if type_ in _PARSED:
        expects, schema = _PARSED[type_]
        return Parsed(type_, expects, schema)
    return _composed(type_)


def _composed(type_: Any) -> Form:
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in {Union, UnionType}:
        return _united(arguments)
    if origin is tuple:
        return Listing(form_of(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return Mapped(form_of(arguments[1]))
    if isinstance(type_, type) and issubclass(type_, Vocabulary):
        return Choice(type_)
    if type_ is Relation:
        return RelationForm(record_form(Relation))
    if attrs.has(type_):
        return record_form(type_)
    raise TypeError(
        f"no form for {type_!r}: use str, int, float, bool, a Vocabulary, Edtf, Count or a record"
    )


def _united(arguments: tuple[Any, ...]) -> Form:
    types = [argument for argument in arguments if argument is not NoneType]
    if set(types) >= _LOCATOR_PARTS:
        return LocatorForm(record_form(TextPosition), record_form(TextQuote))
    if len(types) != 1:
        raise TypeError(f"no form for a union of {types}: use one type, or one type and None")
    return form_of(types[0])


@cache
def record_form(cls: type[Any]) -> RecordForm:
    """Return the form of a record."""
    name = cls.kind if issubclass(cls, Event) else _spaced(cls.__name__)
    article = "an" if name[0] in "aeiou" else "a"
    return RecordForm(cls, record_fields(cls), f"{article} {name}", _SHORT.get(cls))


def record_fields(
    cls: type[Any], forms: Mapping[str, Form] | None = None, leave_out: Iterable[str] = ()
) -> tuple[RecordField, ...]:
    """Return the fields of a record with their forms; `forms` replaces some by name."""
    hints = get_type_hints(cls)
    special = forms or {}
    return tuple(
        RecordField(attribute=field, form=special.get(field.name) or form_of(hints[field.name]))
        for field in attrs.fields(cls)
        if field.name not in leave_out
    )


def _spaced(name: str) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in name).strip()
