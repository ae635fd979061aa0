"""What the fields of records are made of: their help, their converters, an immutable mapping.

A record's fields are written once, as an attrs class. Readers, writers, the JSON Schema, the reference pages
and the tests derive from that class; what they need beyond a field's name and type stands in its metadata,
put there by `about`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Any, Final, Generic, Literal, NoReturn, TypeAlias, TypeVar, cast

import attrs

from timeline.errors import RecordError, nearest
from timeline.text import clean_line, clean_text

__all__ = [
    "LARGEST",
    "About",
    "FrozenMap",
    "Refers",
    "Vocabulary",
    "about",
    "about_of",
    "clean_id",
    "ids",
    "key_of",
    "line_map",
    "lines",
    "optional_id",
    "optional_line",
    "optional_text",
    "optional_whole",
    "whole",
]

K = TypeVar("K")
V = TypeVar("V")

Refers: TypeAlias = Literal["party", "source", "event", "citation"]

LARGEST: Final = 2**53 - 1
"""The largest whole number that every JSON reader keeps exact (RFC 7493, 2.2)."""

_ABOUT: Final = "timeline.about"
# No dot and no slash: ids stand inside the paths of fields ("positions.china") and of files.
_ID: Final = re.compile(r"\w[\w:+-]*")
_ID_LENGTH: Final = 200


@attrs.frozen(kw_only=True)
class About:
    """What a field means to a person.

    Attributes:
        help: One sentence, used by the reference pages and the JSON Schema.
        key: The name a person types, where it differs from the attribute's.
        long_key: The name in the interchange format, where it differs from `key`.
        published: False for a field no exporter may show.
        always: Whether the interchange format writes the field even when it is empty.
        refers: What the ids in the field name: a party, source, event, or a citation of the same event;
            in a mapping, the keys are the ids. Checking and look-ups follow it.
    """

    help: str
    key: str = ""
    long_key: str = ""
    published: bool = True
    always: bool = False
    refers: Refers | None = None


def about(
    meaning: str,
    *,
    key: str = "",
    long_key: str = "",
    published: bool = True,
    always: bool = False,
    refers: Refers | None = None,
) -> dict[str, About]:
    """Return attrs metadata that says what a field means; see `About` for the arguments."""
    found = About(help=meaning, key=key, long_key=long_key, published=published, always=always, refers=refers)
    return {_ABOUT: found}


def about_of(field: attrs.Attribute[Any]) -> About:
    """Return what a field means; a field of a third party without metadata gets an empty help."""
    found = field.metadata.get(_ABOUT)
    return found if isinstance(found, About) else About(help="")


def key_of(field: attrs.Attribute[Any]) -> str:
    """Return the name under which a person types a field."""
    return about_of(field).key or field.name


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
    """Return clean lines, empty ones left out; a lone string is one line."""
    several = (values,) if isinstance(values, str) else values
    return tuple(line for line in map(clean_line, several) if line)


def optional_id(value: str | None) -> str | None:
    """Return an id, or None where there is none."""
    return clean_id(value) if value is not None else None


def ids(values: Iterable[str]) -> tuple[str, ...]:
    """Return ids; a lone string is one id."""
    several = (values,) if isinstance(values, str) else values
    return tuple(map(clean_id, several))


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


class Vocabulary(StrEnum):
    """A closed list of words; a word outside it is refused by name, with the nearest one offered."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        words = [member.value for member in cls]
        guess = nearest(str(value), words)
        advice = f"did you mean {guess!r}?" if guess else ""
        raise RecordError(
            _spaced(cls.__name__), "value", f"found {value!r}, expected {', '.join(words)}", advice
        )


def _spaced(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


class FrozenMap(Mapping[K, V], Generic[K, V]):
    """An immutable, hashable mapping that keeps its order; equality ignores order, as for a dict.

    >>> votes = FrozenMap({"russia": "against"})
    >>> votes["russia"], len(votes), hash(votes) == hash(FrozenMap({"russia": "against"}))
    ('against', 1, True)
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        self._items: dict[K, V] = dict(items)

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"


def line_map(values: Mapping[str, str]) -> FrozenMap[str, str]:
    """Return a mapping of clean names to clean text."""
    return FrozenMap({clean_line(key): clean_text(value) for key, value in values.items()})
