"""Records with other ids in them: what a field's metadata says it names is renamed, and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any, TypeAlias, TypeVar

import attrs

from timeline.fields import FrozenMap, Refers, about_of
from timeline.views._paths import is_items, is_labelled

__all__ = ["NewIds", "remapped", "unique"]

RecordT = TypeVar("RecordT")

NewIds: TypeAlias = Mapping[Refers, Mapping[str, str]]
"""The new ids of records, by what they are and their old ids."""


def unique(name: str, taken: Collection[str]) -> str:
    """Return a name that is not taken: itself, or with a number behind it.

    >>> unique("wire", {"wire", "wire-2"})
    'wire-3'
    """
    number, found = 1, name
    while found in taken:
        number += 1
        found = f"{name}-{number}"
    return found


def remapped(record: RecordT, ids: NewIds) -> RecordT:
    """Return a record in which every id that has a new one is replaced, third parties' fields included."""
    found: RecordT = _remapped(record, ids) if any(ids.values()) else record
    return found


def _remapped(value: Any, ids: NewIds) -> Any:
    if is_items(value):
        return tuple(_remapped(item, ids) for item in value)
    if is_labelled(value):
        return FrozenMap({key: _remapped(item, ids) for key, item in value.items()})
    if not attrs.has(value.__class__):
        return value
    changes = {
        field.name.lstrip("_"): found
        for field in attrs.fields(value.__class__)
        if field.init
        and (found := _field(field, getattr(value, field.name), ids)) is not getattr(value, field.name)
    }
    changed = {name: found for name, found in changes.items() if found != getattr(value, name, None)}
    return attrs.evolve(value, **changed) if changed else value


def _field(field: attrs.Attribute[Any], value: Any, ids: NewIds) -> Any:
    to = about_of(field).refers
    if to is None:
        return _remapped(value, ids)
    new = ids.get(to, {})
    if is_labelled(value):
        return FrozenMap({new.get(key, key): item for key, item in value.items()})
    return tuple(new.get(item, item) for item in value) if is_items(value) else new.get(value, value)
