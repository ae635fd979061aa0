"""Parties: the countries, organisations, persons and groups that act, and how they take part in an event."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline.dates import Edtf
from timeline.errors import RecordError
from timeline.fields import (
    Vocabulary,
    about,
    clean_id,
    ids,
    lines,
    naming,
    optional_line,
    optional_text,
    several,
    truth,
)
from timeline.text import clean_line, fold
from timeline.when import to_edtf

__all__ = ["Participant", "Party", "PartyKind", "Role", "to_participants"]


class PartyKind(Vocabulary):
    """What sort of party it is."""

    COUNTRY = "country"
    ORGANISATION = "organisation"
    PERSON = "person"
    GROUP = "group"


class Role(Vocabulary):
    """How a party takes part in an event."""

    ATTENDEE = "attendee"
    HOST = "host"
    CHAIR = "chair"
    ORGANISER = "organiser"
    MEDIATOR = "mediator"
    OBSERVER = "observer"
    INVITED = "invited"
    ABSENT = "absent"
    BOYCOTTING = "boycotting"
    SPEAKER = "speaker"
    AUTHOR = "author"
    ADDRESSEE = "addressee"
    SUBJECT = "subject"
    ACTOR = "actor"
    TARGET = "target"
    BENEFICIARY = "beneficiary"
    SIGNATORY = "signatory"
    PARTY = "party"
    SPONSOR = "sponsor"
    CANDIDATE = "candidate"
    OPPONENT = "opponent"
    PUBLISHER = "publisher"


@attrs.frozen(kw_only=True, field_transformer=naming)
class Party:
    """A country, organisation, person or group, under one id.

    Two voices that a source leaves unnamed are two parties, each with `unnamed`.
    """

    id: str = attrs.field(converter=clean_id, metadata=about("The id that events use."))
    name: str = attrs.field(converter=clean_line, metadata=about("The name shown to readers."))
    kind: PartyKind = attrs.field(
        default=PartyKind.ORGANISATION, converter=PartyKind, metadata=about("What sort of party it is.")
    )
    aliases: tuple[str, ...] = attrs.field(
        default=(), converter=lines, metadata=about("Other names that sources use for it; each finds it.")
    )
    valid: Edtf | None = attrs.field(
        default=None,
        converter=to_edtf,
        metadata=about(
            "The years in which it existed under this name, as an EDTF interval such as 1922/1991."
        ),
    )
    belongs_to: tuple[str, ...] = attrs.field(
        default=(),
        converter=ids,
        metadata=about("Ids of the parties it is part of or acts for.", refers="party"),
    )
    unnamed: bool = attrs.field(
        default=False,
        converter=truth,
        metadata=about("True for a voice its source does not name, such as a senior diplomat."),
    )
    description: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What a reader should know of it.")
    )
    url: str | None = attrs.field(default=None, converter=optional_line, metadata=about("A page about it."))

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise RecordError("party", "name", "found nothing, expected a name", "say how readers know it")

    @property
    def names(self) -> tuple[str, ...]:
        """Its name, then its aliases."""
        return (self.name, *self.aliases)

    def is_called(self, name: str) -> bool:
        """Say whether `name` is its id, its name or one of its aliases; case and spacing do not matter."""
        wanted = fold(name)
        return wanted == fold(self.id) or any(wanted == fold(known) for known in self.names)


@attrs.frozen(kw_only=True, field_transformer=naming)
class Participant:
    """A party in one event: in which role, for whom, holding what office at the time."""

    party: str = attrs.field(converter=clean_id, metadata=about("The id of the party.", refers="party"))
    role: Role | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(Role),
        metadata=about("How it takes part; left out where the source only says that it did."),
    )
    acts_for: tuple[str, ...] = attrs.field(
        default=(),
        converter=ids,
        metadata=about("Ids of the parties for whom it acts.", key="for", refers="party"),
    )
    office: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("The office held then, in words.")
    )
    note: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What a reader should know of its part.")
    )


def to_participants(values: Participant | str | Iterable[Participant | str]) -> tuple[Participant, ...]:
    """Return participants; a bare id stands for a participant without a role."""
    given = several(values, "participants or ids of parties", (str, Participant))
    return tuple(value if isinstance(value, Participant) else Participant(party=value) for value in given)
