"""A value for any type that a record's field may have, unlike its default, pointing only to records that are there."""

from __future__ import annotations

from collections.abc import Mapping
from types import NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs

from timeline.dates import Anchor, Duration, Edtf, EventDate
from timeline.events import Account, Count, Relation
from timeline.fields import About, FrozenMap, Vocabulary, about_of
from timeline.provenance import Citation, Digest, TextPosition

__all__ = ["NAMED", "bare_record", "first_value", "value_of"]

_TEXT: Final = "Zanzibar"
NAMED: Final = {
    "party": "zanzibar-party",
    "source": "zanzibar-source",
    "event": "zanzibar-event",
    "citation": "c1",
}


def bare_record(inner: type[Any]) -> Any:
    """Return a record with no more than it needs; None for an anchor, whose every field stands alone."""
    if inner is Anchor:
        return None
    if inner is Account:
        return Account(values={"summary": _TEXT})
    if inner is Citation:
        return Citation(id="c1", source=NAMED["source"])
    if inner is EventDate:
        return EventDate.parse("2015-10-05")
    hints = get_type_hints(inner)
    required = [field for field in attrs.fields(inner) if field.default is attrs.NOTHING]
    return inner(
        **{field.name: value_of(hints[field.name], about_of(field), field.name) for field in required}
    )


def first_value(hint: Any, about: About, name: str) -> Any:
    """Return a value of a type for a field that must be there, unlike the one `value_of` gives."""
    if isinstance(hint, type) and issubclass(hint, Vocabulary):
        return next(iter(hint))
    firsts: dict[Any, Any] = {int: 1, float: 1.5, bool: False}
    if hint is str and about.refers is None:
        return "Aldabra"
    return firsts[hint] if hint in firsts else value_of(hint, about, name)


def value_of(hint: Any, about: About, name: str) -> Any:
    """Return a value of a type, unlike the default, that points only to records that are there."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        if TextPosition in arguments:
            return TextPosition.of("Zanzibar, a text", 0, 8)
        return value_of(next(part for part in arguments if part is not NoneType), about, name)
    if origin is tuple:
        return (value_of(arguments[0], about, name),)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(arguments[1], about, name)
    if about.refers is not None:
        return NAMED[about.refers]
    return _named_text(name) if hint is str else _atom(hint, name)


_TEXTS: Final = {
    "display_zone": "Asia/Shanghai",
    "zone": "Asia/Shanghai",
    "part": "night",
    "language": "fr",
    "translation_language": "fr",
    "url": "https://example.org/zanzibar",
    "archived_url": "https://example.org/zanzibar-archived",
    "formerly": "zanzibar-before",
    "supports": "date",
}


def _named_text(name: str) -> str:
    return _TEXTS.get(name, _TEXT)


def _mapping(item: Any, about: About, name: str) -> Any:
    if item is Account:
        return {"zanzibar": Account(values={"summary": _TEXT})}
    key = NAMED[about.refers] if about.refers else "zanzibar"
    return FrozenMap({key: value_of(item, About(help=""), name)})


def _atom(hint: Any, name: str) -> Any:
    atoms: dict[Any, Any] = {
        int: 7,
        float: 12.5,
        bool: True,
        Edtf: Edtf.parse("2011-11-11"),
        Duration: Duration.parse("-P20Y"),
        Digest: Digest.of(_TEXT),
        Count: Count.parse(">12"),
        EventDate: EventDate.parse("2011-11~"),
        Relation: Relation(kind="responds_to", event=NAMED["event"]),
        Anchor: Anchor(source=NAMED["source"]),
        Citation: Citation(source=NAMED["source"], locator=f"{name} 4"),
    }
    if hint in atoms:
        return atoms[hint]
    if isinstance(hint, type) and issubclass(hint, Vocabulary):
        return list(hint)[-1]
    return bare_record(cast("type[Any]", hint))
