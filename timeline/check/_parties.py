"""Parties: each takes part only within the years of its name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.check._context import Context, Pointer
from timeline.check._days import Span
from timeline.check._rule import Finding, Rule
from timeline.events import Event, Status
from timeline.parties import Role

__all__ = ["RULES"]

_FACTS: Final = frozenset({Status.OCCURRED, Status.ONGOING, Status.ALLEGED})
# What an event is about may be long gone; whoever acts in it may not.
_NOT_ACTING: Final = frozenset({Role.SUBJECT, Role.BENEFICIARY, Role.TARGET, Role.ABSENT})
_ACTING: Final = frozenset({"participants", "positions", "body"})


def _outside_years(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        if event.date is None or event.status not in _FACTS:
            continue
        when = Span.of(event.date)
        for pointer in context.pointers_by_event[event.id]:
            party = context.timeline.find_party(pointer.reference.id)
            if party is None or party.valid is None or not _acts(event, pointer):
                continue
            if not when.widened(1 if event.date.zone else 0).meets(Span.of(party.valid)):
                problem = f"{party.id!r} is valid {party.valid}, the event is dated {event.date}"
                yield Finding(path=pointer.path, problem=problem)


def _acts(event: Event, pointer: Pointer) -> bool:
    path = pointer.reference.path
    if pointer.reference.to != "party" or path[0] not in _ACTING:
        return False
    return path[0] != "participants" or event.participants[int(path[1])].role not in _NOT_ACTING


RULES: Final = (
    Rule(
        code="outside-years",
        meaning="A party acts in an event outside the years in which it existed under its name.",
        remedy="Name the party of that time (such as the Soviet Union in 1969), or correct the date or the years.",
        find=_outside_years,
    ),
)
