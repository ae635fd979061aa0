"""Votes: the body, the question, the outcome, and the positions that were reported, no others."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import attrs

from timeline.events._event import Event
from timeline.fields import (
    FrozenMap,
    Vocabulary,
    about,
    clean_id,
    frozen_map,
    naming,
    optional_id,
    optional_instance,
    optional_line,
    optional_whole,
)

__all__ = ["Outcome", "Tally", "Vote", "VotePosition"]


class VotePosition(Vocabulary):
    """How a member voted, or that it did not."""

    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    ABSENT = "absent"
    VETO = "veto"


class Outcome(Vocabulary):
    """What became of the question put."""

    ADOPTED = "adopted"
    REJECTED = "rejected"
    VETOED = "vetoed"
    ELECTED = "elected"
    NOT_ELECTED = "not_elected"
    POSTPONED = "postponed"
    WITHDRAWN = "withdrawn"


@attrs.frozen(kw_only=True, field_transformer=naming)
class Tally:
    """The total of a vote, as far as it was reported; it may stand without any position.

    >>> Tally(in_favour=141, against=5, abstain=35).cast
    181
    """

    in_favour: int | None = attrs.field(
        default=None, converter=optional_whole, metadata=about("Votes for.", key="for")
    )
    against: int | None = attrs.field(
        default=None, converter=optional_whole, metadata=about("Votes against.")
    )
    abstain: int | None = attrs.field(default=None, converter=optional_whole, metadata=about("Abstentions."))
    absent: int | None = attrs.field(
        default=None, converter=optional_whole, metadata=about("Members that did not vote.")
    )

    @property
    def numbers(self) -> dict[str, int]:
        """The reported totals, under the words a person types."""
        pairs = {
            "for": self.in_favour,
            "against": self.against,
            "abstain": self.abstain,
            "absent": self.absent,
        }
        return {name: number for name, number in pairs.items() if number is not None}

    @property
    def cast(self) -> int:
        """The members that took a position, as far as reported: for, against and abstaining."""
        return sum(number for name, number in self.numbers.items() if name != "absent")


def _to_positions(values: Mapping[str, VotePosition | str]) -> FrozenMap[str, VotePosition]:
    return frozen_map(values, clean_id, VotePosition)


def _to_tally(value: Tally | None) -> Tally | None:
    return optional_instance(value, Tally, "a tally")


@attrs.frozen(kw_only=True, field_transformer=naming)
class Vote(Event):
    """A body decides, or fails to."""

    kind: ClassVar[str] = "vote"

    body: str | None = attrs.field(
        default=None, converter=optional_id, metadata=about("The id of the body that voted.", refers="party")
    )
    subject: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("The question put.")
    )
    resolution: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("The number of the resolution or draft.")
    )
    outcome: Outcome | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(Outcome),
        metadata=about("What became of the question; left out where no source says."),
    )
    positions: FrozenMap[str, VotePosition] = attrs.field(
        factory=FrozenMap[str, VotePosition],
        converter=_to_positions,
        metadata=about("How each member voted, by party id, as far as reported.", refers="party"),
    )
    tally: Tally | None = attrs.field(
        default=None,
        converter=_to_tally,
        metadata=about("The totals; they may stand without positions."),
    )
    members: int | None = attrs.field(
        default=None,
        converter=optional_whole,
        metadata=about("How many members the body has; not how many votes were cast."),
    )
