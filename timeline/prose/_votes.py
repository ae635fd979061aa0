"""Votes in words: totals and positions, as far as they were reported."""

from __future__ import annotations

from collections.abc import Mapping

from timeline.events import Tally, Vote, VotePosition
from timeline.prose._phrases import listed, number_words, position_label
from timeline.timeline import Timeline

__all__ = ["positions_by_vote", "positions_words", "tally_words"]


def tally_words(tally: Tally | None, members: int | None) -> str:
    """Return the totals of a vote and the size of the body, as far as reported.

    >>> tally_words(Tally(in_favour=177), 193)
    '177 for, of 193 members'
    """
    counted = tally.numbers if tally else {}
    parts = [f"{number:,} {position_label(VotePosition(name))}" for name, number in counted.items()]
    if tally is not None and not counted:
        parts.append("no totals reported")
    if members is not None:
        parts.append(("of " if counted else "") + number_words(members, "member"))
    return ", ".join(parts)


def positions_by_vote(
    timeline: Timeline, positions: Mapping[str, VotePosition]
) -> dict[VotePosition, list[str]]:
    """Return the names of the members under each position taken; positions that none took are left out."""
    held = set(positions.values())
    return {
        position: [timeline.party_name(party) for party, taken in positions.items() if taken is position]
        for position in VotePosition
        if position in held
    }


def positions_words(timeline: Timeline, vote: Vote | Mapping[str, VotePosition]) -> str:
    """Return the reported positions, members grouped by how they voted."""
    positions = vote.positions if isinstance(vote, Vote) else vote
    groups = positions_by_vote(timeline, positions)
    return "; ".join(f"{position_label(position)}: {listed(names)}" for position, names in groups.items())
