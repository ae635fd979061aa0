"""Sources: the documents a chronology rests on."""

from __future__ import annotations

import attrs

from timeline.dates import Edtf, EventDate
from timeline.errors import RecordError
from timeline.fields import (
    FrozenMap,
    Vocabulary,
    about,
    clean_id,
    line_map,
    lines,
    naming,
    optional_instance,
    optional_line,
    optional_text,
)
from timeline.provenance._locator import Digest
from timeline.text import clean_line
from timeline.when import to_edtf, to_event_date

__all__ = ["Grade", "Source"]


class Grade(Vocabulary):
    """How far the source has proved reliable: the letter of the Admiralty (NATO) system, AJP-2.1."""

    A = "A"
    B = "B"
    C = "C"
    D = "D"
    E = "E"
    F = "F"

    @property
    def meaning(self) -> str:
        """The letter in words."""
        return _GRADES[self]


_GRADES = {
    Grade.A: "completely reliable",
    Grade.B: "usually reliable",
    Grade.C: "fairly reliable",
    Grade.D: "not usually reliable",
    Grade.E: "unreliable",
    Grade.F: "reliability cannot be judged",
}


def _to_digest(value: Digest | str | None) -> Digest | None:
    return Digest.parse(value) if isinstance(value, str) else optional_instance(value, Digest, "a digest")


@attrs.frozen(kw_only=True, field_transformer=naming)
class Source:
    """A document: what is known of it, and a digest by which its text is found again."""

    id: str = attrs.field(converter=clean_id, metadata=about("The id that citations use."))
    title: str = attrs.field(converter=clean_line, metadata=about("Its title."))
    publisher: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Who published it; left out where it does not say."),
    )
    authors: tuple[str, ...] = attrs.field(
        default=(), converter=lines, metadata=about("Who wrote it, in its order.")
    )
    published: EventDate | None = attrs.field(
        default=None,
        converter=to_event_date,
        metadata=about("When it was published; a date like any other, so it may be inferred."),
    )
    url: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("Where it is published.")
    )
    archived_url: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("Where an archived copy is kept.")
    )
    retrieved: Edtf | None = attrs.field(
        default=None, converter=to_edtf, metadata=about("The day it was fetched, in EDTF.")
    )
    language: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Its language, as a BCP 47 tag such as en or zh-Hans."),
    )
    grade: Grade | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(Grade),
        metadata=about("How far it has proved reliable: a letter from A to F."),
    )
    digest: Digest | None = attrs.field(
        default=None, converter=_to_digest, metadata=about("The SHA-256 of its text as a UTF-8 file.")
    )
    note: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What a reader should know of it.")
    )
    private: str | None = attrs.field(
        default=None,
        converter=optional_text,
        metadata=about("A note that is never exported.", published=False),
    )
    custom: FrozenMap[str, str] = attrs.field(
        factory=FrozenMap[str, str], converter=line_map, metadata=about("Fields of your own, each a text.")
    )

    def __attrs_post_init__(self) -> None:
        if not self.title:
            raise RecordError(
                "source", "title", "found nothing, expected a title", "describe it if it has none"
            )
