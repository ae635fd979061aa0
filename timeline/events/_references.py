"""The ids a record points to, found from what its fields say of themselves."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, cast

import attrs

from timeline.fields import Refers, about_of, key_of

__all__ = ["Reference", "references"]


@attrs.frozen
class Reference:
    """An id in a record, and what it names.

    Attributes:
        path: The way from the record to the id: field names as typed, labels and indexes.
        to: What the id names.
        id: The id.
    """

    path: tuple[str | int, ...]
    to: Refers
    id: str


def references(record: Any, path: tuple[str | int, ...] = ()) -> Iterator[Reference]:
    """Yield every id that a record and the records inside it point to.

    Fields of third-party kinds count too: what matters is their metadata, not their class.
    """
    for name, key, to in _plan(cast("Hashable", type(record))):
        value = getattr(record, name)
        if value is None or value == () or (to is None and isinstance(value, str)):
            continue
        if to is None:
            yield from _inside(value, (*path, key))
        else:
            yield from _named(value, (*path, key), to)


@cache
def _plan(cls: Hashable) -> tuple[tuple[str, str, Refers | None], ...]:
    fields = attrs.fields(cast("type[attrs.AttrsInstance]", cls))
    return tuple((field.name, key_of(field), about_of(field).refers) for field in fields)


@cache
def _is_record(cls: Hashable) -> bool:
    return attrs.has(cast("type[Any]", cls))


def _named(value: Any, path: tuple[str | int, ...], to: Refers) -> Iterator[Reference]:
    if isinstance(value, str):
        yield Reference(path, to, value)
    elif isinstance(value, Mapping):
        yield from (Reference((*path, key), to, key) for key in cast("Mapping[str, Any]", value))
    else:
        yield from (Reference((*path, index), to, item) for index, item in enumerate(value))


def _inside(value: Any, path: tuple[str | int, ...]) -> Iterator[Reference]:
    if _is_record(cast("Hashable", type(value))):
        yield from references(value, path)
    elif isinstance(value, Mapping):
        for key, item in cast("Mapping[str, Any]", value).items():
            yield from _inside(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(cast("Iterable[Any]", value)):
            yield from _inside(item, (*path, index))
