"""From what a person gives to what a record holds: clean, of the field's type, or refused.

A value of another type is refused here, at the model's edge: kept, it would fail far away, in whatever format
first looks at it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, TypeVar, cast

from timeline.errors import RecordError
from timeline.fields._frozen import FrozenMap
from timeline.text import clean_line, clean_text

__all__ = [
    "LARGEST",
    "clean_id",
    "frozen_map",
    "ids",
    "instance",
    "line_map",
    "lines",
    "optional_id",
    "optional_instance",
    "optional_line",
    "optional_text",
    "optional_whole",
    "records",
    "several",
    "truth",
    "whole",
]

T = TypeVar("T")

LARGEST: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exact (RFC 7493, 2.2)."""

# No dot and no slash: ids stand inside the paths of fields ("positions.china") and of files.
_ID: Final = re.compile(r"\w[\w:+-]*")
_ID_LENGTH: Final = 200
# What can be gone through and is no list for all that.
_NO_LISTS: Final = (str, bytes, bytearray, Mapping, set, frozenset)


def _type_name(value: Any) -> str:
    return type(value).__name__


def instance(value: T, cls: type[Any], expected: str) -> T:
    """Return a value that is of a class.

    Raises:
        RecordError: The value is something else; `expected` says what should have been given.
    """
    if not isinstance(value, cls):
        raise RecordError("record", "value", f"found {_type_name(value)}, expected {expected}")
    return value


def optional_instance(value: T | None, cls: type[Any], expected: str) -> T | None:
    """Return a value that is of a class, or None where there is none.

    Raises:
        RecordError: The value is something else.
    """
    return None if value is None else instance(value, cls, expected)


def several(values: Any, expected: str, alone: type[Any] | tuple[type[Any], ...] = str) -> tuple[Any, ...]:
    """Return what a list holds, in its order.

    Args:
        values: What was given.
        expected: What the list holds, in words.
        alone: What may be given without a list around it.

    Raises:
        RecordError: The value is no list, or has no order: a set would come out otherwise with each hash seed.
    """
    if isinstance(values, alone):
        return (values,)
    if isinstance(values, _NO_LISTS) or not hasattr(values, "__iter__"):
        raise RecordError("record", "value", f"found {_type_name(values)}, expected a list of {expected}")
    return tuple(values)


def records(values: Iterable[T], cls: type[Any], expected: str) -> tuple[T, ...]:
    """Return records of one class, in their order.

    Raises:
        RecordError: The value is no list, or holds something else.
    """
    return tuple(instance(value, cls, expected) for value in several(values, expected, ()))


def frozen_map(
    values: Mapping[str, Any], name: Callable[[str], str], make: Callable[[Any], T]
) -> FrozenMap[str, T]:
    """Return a mapping of clean names to values.

    Args:
        values: What was given.
        name: Cleans a name.
        make: Makes a value of what was given for it.

    Raises:
        RecordError: The value is no mapping, or two of its names are one once they are clean.
    """
    found: dict[str, T] = {}
    for key, value in instance(values, Mapping, "a mapping of names to values").items():
        clean = name(key)
        if clean in found:
            raise RecordError(
                "record", "value", f"found {clean!r} twice, expected each name once", "rename one"
            )
        found[clean] = make(value)
    return FrozenMap(found)


def clean_id(value: str) -> str:
    """Return an id: letters of any script, digits and ``- _ : +``, beginning with a letter or digit.

    Raises:
        RecordError: The value cannot be an id.
    """
    text = clean_line(value)
    if not _ID.fullmatch(text) or len(text) > _ID_LENGTH:
        raise RecordError(
            "record",
            "id",
            f"found {text[:40]!r}, expected letters, digits and - _ : +",
            "write it without spaces or dots",
        )
    return text


def optional_line(value: str | None) -> str | None:
    """Return one clean line, or None where there is nothing to read."""
    return (clean_line(value) or None) if value is not None else None


def optional_text(value: str | None) -> str | None:
    """Return clean text, or None where there is nothing to read."""
    return (clean_text(value) or None) if value is not None else None


def lines(values: Iterable[str]) -> tuple[str, ...]:
    """Return clean lines, empty ones left out; a lone string is one line.

    Raises:
        RecordError: The value is no list of texts.
    """
    return tuple(filter(None, map(clean_line, several(values, "texts"))))


def optional_id(value: str | None) -> str | None:
    """Return an id, or None where there is none."""
    return clean_id(value) if value is not None else None


def ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return ids; a lone string is one id.

    Raises:
        RecordError: The value is no list of ids.
    """
    return tuple(map(clean_id, several(values, "ids")))


def truth(value: bool) -> bool:
    """Return true or false.

    Raises:
        RecordError: The value is something else: the text "no" would count as true.
    """
    return instance(value, bool, "True or False")


def whole(value: int) -> int:
    """Return a whole number of at least 0 that every format can carry.

    Raises:
        RecordError: The value is something else.
    """
    given = cast("object", value)
    if not isinstance(given, int) or isinstance(given, bool) or not 0 <= given <= LARGEST:
        shown = repr(given) if isinstance(given, bool | float | str) else "a number out of bounds"
        raise RecordError("record", "number", f"found {shown}, expected a whole number from 0 to {LARGEST}")
    return value


def optional_whole(value: int | None) -> int | None:
    """Return a whole number of at least 0, or None where there is none."""
    return whole(value) if value is not None else None


def line_map(values: Mapping[str, str]) -> FrozenMap[str, str]:
    """Return a mapping of clean names to clean text.

    Raises:
        RecordError: The value is no mapping of texts, or a name is empty or another's once it is clean.
    """
    found = frozen_map(values, clean_line, clean_text)
    if "" in found:
        raise RecordError(
            "record", "custom", "found a name of nothing but blanks, expected one that can be read"
        )
    return found
