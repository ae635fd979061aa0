"""What a field means to a person, said in its metadata."""

from __future__ import annotations

from typing import Any, Final, Literal, TypeAlias

import attrs

__all__ = ["About", "Refers", "about", "about_of", "key_of"]

Refers: TypeAlias = Literal["party", "source", "event", "citation"]

_ABOUT: Final = "timeline.about"


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
