"""Votes: totals, positions and outcome agree, in the event and in each account of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final

import attrs

from timeline.check._context import Context
from timeline.check._rule import Finding, Path, Rule
from timeline.events import Outcome, Tally, Vote, VotePosition
from timeline.parties import Role

__all__ = ["RULES"]

_ADOPTED: Final = frozenset({Outcome.ADOPTED, Outcome.ELECTED})
_COUNTED: Final = ("outcome", "positions", "tally", "members")
_AWAY: Final = frozenset({Role.ABSENT, Role.BOYCOTTING})


def _versions(context: Context) -> Iterator[tuple[Path, Vote]]:
    """Yield each vote, and each account of it that has numbers of its own, in the place of the vote's."""
    for event in context.timeline.events:
        if isinstance(event, Vote):
            yield ("events", event.id), event
            for label, account in event.accounts.items():
                own: dict[str, Any] = {
                    name: account.values[name] for name in _COUNTED if name in account.values
                }
                if own:
                    path = ("events", event.id, "accounts", label)
                    yield path, attrs.evolve(event, accounts={}, **own)


def _too_many(context: Context) -> Iterator[Finding]:
    for path, vote in _versions(context):
        if vote.members is None:
            continue
        total = sum(vote.tally.numbers.values()) if vote.tally else 0
        if total > vote.members:
            counted = (
                ", ".join(f"{name} {number}" for name, number in vote.tally.numbers.items())
                if vote.tally
                else ""
            )
            problem = f"{counted}: {total} in all, more than the {vote.members} members"
            yield Finding(path=(*path, "tally"), problem=problem)
        elif len(vote.positions) > vote.members:
            problem = f"{len(vote.positions)} positions are more than the {vote.members} members"
            yield Finding(path=(*path, "positions"), problem=problem)


def _against_the_tally(context: Context) -> Iterator[Finding]:
    for path, vote in _versions(context):
        if vote.tally is None:
            continue
        for name, listed in _by_column(vote).items():
            counted = vote.tally.numbers.get(name)
            if counted is not None and listed > counted:
                problem = f"{listed} positions are {name}, the tally has {counted}"
                yield Finding(path=(*path, "tally", name), problem=problem)


def _by_column(vote: Vote) -> Counter[str]:
    """Count the positions under the words of the tally; a veto is a vote against."""
    return Counter(
        VotePosition.AGAINST.value if position is VotePosition.VETO else position.value
        for position in vote.positions.values()
    )


def _against_the_outcome(context: Context) -> Iterator[Finding]:
    for path, vote in _versions(context):
        problem = _contradiction(vote, vote.tally or Tally())
        if problem:
            yield Finding(path=(*path, "outcome"), problem=problem)


def _contradiction(vote: Vote, tally: Tally) -> str:
    vetoes = [party for party, position in vote.positions.items() if position is VotePosition.VETO]
    if vetoes and vote.outcome in _ADOPTED:
        return f"{vote.outcome}, although {vetoes[0]} cast a veto"
    if vote.outcome in _ADOPTED and tally.in_favour == 0:
        return f"{vote.outcome} without a vote for"
    if vote.outcome is Outcome.ADOPTED and (tally.against or 0) > (tally.in_favour or 0) > 0:
        return f"adopted with {tally.in_favour} for and {tally.against} against"
    if vote.outcome is Outcome.VETOED and tally.against == 0:
        return "vetoed without a vote against"
    return ""


def _there_and_away(context: Context) -> Iterator[Finding]:
    for path, vote in _versions(context):
        for index, participant in enumerate(vote.participants):
            position = vote.positions.get(participant.party)
            if participant.role in _AWAY and position not in {None, VotePosition.ABSENT}:
                problem = f"{participant.party!r} was {participant.role} and yet {position}"
                yield Finding(path=(*path[:2], "participants", index), problem=problem)


RULES: Final = (
    Rule(
        code="too-many-votes",
        meaning="More votes or positions are given than the body has members.",
        remedy="Correct the tally or `members`, which counts the members of the body and not the votes cast.",
        find=_too_many,
    ),
    Rule(
        code="wrong-tally",
        meaning="More members are listed with a position than the tally has votes of it; a veto is a vote against.",
        remedy="Correct the tally or the positions.",
        find=_against_the_tally,
    ),
    Rule(
        code="wrong-outcome",
        meaning="The outcome cannot follow from the positions or the tally.",
        remedy="Correct the outcome, the positions or the tally.",
        find=_against_the_outcome,
    ),
    Rule(
        code="absent-voter",
        meaning="A party is absent or boycotting as a participant, and has a position in the vote.",
        remedy="Correct the role or the position.",
        find=_there_and_away,
    ),
)
