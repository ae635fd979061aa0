"""Citations: what one source supports, where it says so, and through whom."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline.errors import RecordError
from timeline.fields import (
    Vocabulary,
    about,
    clean_id,
    ids,
    lines,
    naming,
    optional_id,
    optional_instance,
    optional_line,
    optional_text,
    several,
)
from timeline.provenance._locator import Locator, Reference, TextPosition, TextQuote, parse_locator
from timeline.text import clean_text

__all__ = ["Citation", "Stance", "Wording", "to_citations", "to_wording"]


class Stance(Vocabulary):
    """What the source does with the assertion."""

    REPORTS = "reports"
    CONFIRMS = "confirms"
    DENIES = "denies"


@attrs.frozen(kw_only=True, field_transformer=naming)
class Wording:
    """Words that are themselves the fact, in their language, with a translation."""

    text: str = attrs.field(converter=clean_text, metadata=about("The words as the source has them."))
    language: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("Their language, as a BCP 47 tag.")
    )
    translation: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("The words in the language of the chronology.")
    )
    translation_language: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("The language of the translation, as a BCP 47 tag."),
    )

    def __attrs_post_init__(self) -> None:
        if not self.text:
            raise RecordError("wording", "text", "found nothing, expected the words as the source has them")


def to_wording(value: Wording | str | None) -> Wording | None:
    """Return a wording; a string is the words alone."""
    return Wording(text=value) if isinstance(value, str) else optional_instance(value, Wording, "a wording")


def _to_locator(value: Locator | str | None) -> Locator | None:
    if value is None or isinstance(value, TextPosition | TextQuote | Reference):
        return value
    return parse_locator(value)


@attrs.frozen(kw_only=True, field_transformer=naming)
class Citation:
    """One source's support for an event, or for the fields it names.

    >>> Citation(source="un-press-2022", locator="para. 2", supports=["date"]).supports
    ('date',)
    """

    id: str | None = attrs.field(
        default=None,
        converter=optional_id,
        metadata=about("A name within the event, for accounts and superlatives to point to."),
    )
    source: str = attrs.field(converter=clean_id, metadata=about("The id of the source.", refers="source"))
    locator: Locator | None = attrs.field(
        default=None,
        converter=_to_locator,
        metadata=about(
            "The place in the source: a position, a quotation, a page or paragraph.",
            key="at",
            long_key="locator",
            always=True,
        ),
    )
    attribution: tuple[str, ...] = attrs.field(
        default=(),
        converter=ids,
        metadata=about(
            "Ids of the parties through whom the source knows it, outermost first, the source left out.",
            always=True,
            refers="party",
        ),
    )
    stance: Stance = attrs.field(
        default=Stance.REPORTS,
        converter=Stance,
        metadata=about("Whether the source reports, confirms or denies it.", always=True),
    )
    supports: tuple[str, ...] = attrs.field(
        default=(),
        converter=lines,
        metadata=about(
            "Paths of the fields it supports, such as date or positions.china; none: the whole event.",
            always=True,
        ),
    )
    wording: Wording | None = attrs.field(
        default=None, converter=to_wording, metadata=about("The source's words, where they may be copied.")
    )
    note: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What a reader should know of this support.")
    )


def to_citations(values: Citation | str | Iterable[Citation | str]) -> tuple[Citation, ...]:
    """Return citations; a bare id stands for a citation of that whole source."""
    given = several(values, "citations or ids of sources", (str, Citation))
    return tuple(value if isinstance(value, Citation) else Citation(source=value) for value in given)
