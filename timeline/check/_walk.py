"""Walking through records of any kind, third parties' included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeGuard

import attrs

from timeline.fields import key_of

__all__ = ["fields_of", "is_list", "is_mapping", "is_record"]

_known: dict[type[Any], tuple[tuple[str, str], ...]] = {}


def is_record(value: object) -> bool:
    """Say whether a value is an instance of an attrs class."""
    return hasattr(type(value), "__attrs_attrs__")


def fields_of(record: object) -> tuple[tuple[str, str], ...]:
    """Return the name of each field of a record, with the key under which a person types it."""
    cls: Any = type(record)
    if cls not in _known:
        _known[cls] = tuple((field.name, key_of(field)) for field in attrs.fields(cls))
    return _known[cls]


def is_mapping(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Say whether a value is a mapping; those in records have texts as keys."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Say whether a value is a list as records hold them."""
    return isinstance(value, tuple)
