"""From annotations to forms: the one place that knows which form a type has."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs

from timeline.dates import Duration, Edtf, EventDate
from timeline.events import Count, Place, Relation
from timeline.fields import (
    Vocabulary,
    about_of,
    clean_id,
    converter_of,
    ids,
    optional_id,
    optional_whole,
    record_words,
    whole,
)
from timeline.forms._base import Form
from timeline.forms._containers import Listing, Mapped
from timeline.forms._records import RecordField, RecordForm
from timeline.forms._scalars import Choice, Counted, Identifier, Integer, Number, Parsed, Text, Truth
from timeline.forms._special import LocatorForm, RelationForm
from timeline.parties import Participant
from timeline.provenance import Citation, Digest, TextPosition, TextQuote, Wording
from timeline.text import with_article

__all__ = ["IDENTIFIER", "form_of", "record_fields", "record_form"]

# Only the characters: the grammar is no regular expression that an editor would want to explain.
_EDTF: Final = r"^[-+0-9XYESTZ:.,/?~%\{\}\[\]]+$"

_SIMPLE: Final[dict[Any, Form]] = {
    str: Text(),
    int: Integer(),
    float: Number(),
    bool: Truth(),
    Count: Counted(),
    Digest: Parsed(
        Digest,
        "sha256: and 16 to 64 digits",
        {"type": "string", "pattern": "^sha256:[0-9a-f]{16,64}$"},
    ),
    Duration: Parsed(
        Duration,
        "an ISO 8601 duration, such as -P20Y",
        {"type": "string", "pattern": "^-?P([0-9]+[YMWD])+$"},
    ),
    Edtf: Parsed(
        Edtf,
        "a date in EDTF, such as 2015-10 or [..2015-10-31]",
        {"type": "string", "pattern": _EDTF},
        digits=True,
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

IDENTIFIER: Final = Identifier()
_WHOLE: Final = Integer(least=0)
_LOCATOR_PARTS: Final = {TextPosition, TextQuote}


@cache
def form_of(type_: Any) -> Form:
    """Return the form of a type used in a record's annotations.

    Raises:
        TypeError: No plain data stands for such a type; a kind of event uses one that it cannot.
    """
    return _SIMPLE.get(type_) or _composed(type_)


def _composed(type_: Any) -> Form:
    origin, arguments = get_origin(type_), get_args(type_)
    if origin in {Union, UnionType}:
        return _united(arguments)
    if origin is tuple and arguments[1:] == (Ellipsis,):
        return Listing(form_of(arguments[0]))
    if isinstance(origin, type) and issubclass(origin, Mapping) and arguments[0] is str:
        return Mapped(form_of(arguments[1]))
    if type_ is Relation:
        return RelationForm(record_form(Relation))
    if isinstance(type_, type):
        return _of_class(type_)
    raise _no_form(type_)


def _of_class(cls: type[Any]) -> Form:
    if issubclass(cls, Vocabulary):
        return Choice(cls)
    if attrs.has(cls):
        return record_form(cls)
    raise _no_form(cls)


def _no_form(type_: Any) -> TypeError:
    usable = "str, int, float, bool, a Vocabulary, Edtf, Count, a record, tuple[X, ...] or FrozenMap[str, X]"
    return TypeError(f"no form for {type_!r}: use {usable}")


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
    return RecordForm(cls, record_fields(cls), with_article(record_words(cls)), _SHORT.get(cls))


def record_fields(
    cls: type[Any], forms: Mapping[str, Form] | None = None, leave_out: Iterable[str] = ()
) -> tuple[RecordField, ...]:
    """Return the fields of a record with their forms; `forms` replaces some by name."""
    hints = get_type_hints(cls)
    special = forms or {}
    return tuple(
        RecordField(field, special.get(field.name) or _field_form(field, hints[field.name]))
        for field in attrs.fields(cls)
        if field.init and field.name not in leave_out
    )


def _field_form(field: Any, hint: Any) -> Form:
    form, converter = form_of(hint), converter_of(field)
    if converter is clean_id or converter is optional_id:
        return IDENTIFIER
    if converter is whole or converter is optional_whole:
        return _WHOLE
    if converter is ids:
        return Listing(IDENTIFIER)
    if isinstance(form, Mapped) and about_of(field).refers is not None:
        return Mapped(form.item, IDENTIFIER)
    return form
