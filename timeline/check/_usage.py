"""Records that nothing uses, and names that several share."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.check._context import Context
from timeline.check._days import Span
from timeline.check._rule import Finding, Rule, Weight
from timeline.events import Event
from timeline.parties import Party
from timeline.text import fold

__all__ = ["RULES"]


def _is_partial(context: Context) -> bool:
    """Say whether records are missing that might use others."""
    return bool(context.lost or context.unread)


def _uncited(context: Context) -> Iterator[Finding]:
    if _is_partial(context):
        return
    cited = {
        pointer.reference.id
        for pointer in context.pointers
        if pointer.reference.to == "source" and pointer.reference.path[0] == "citations"
    }
    for source in context.timeline.sources:
        if source.id not in cited:
            yield Finding(path=("sources", source.id), problem=f"no event cites {source.id!r}")


def _unused(context: Context) -> Iterator[Finding]:
    if _is_partial(context):
        return
    used = {
        pointer.reference.id
        for pointer in context.pointers
        if pointer.reference.to == "party"
        and (isinstance(pointer.record, Event) or _is_other(pointer.record, pointer.reference.id))
    }
    for party in context.timeline.parties:
        if party.id not in used:
            yield Finding(path=("parties", party.id), problem=f"nothing points to {party.id!r}")


def _is_other(record: object, party_id: str) -> bool:
    return isinstance(record, Party) and record.id != party_id


def _shared(context: Context) -> Iterator[Finding]:
    bearers: dict[str, list[Party]] = {}
    for party in context.timeline.parties:
        for name in dict.fromkeys(map(fold, party.names)):
            for other in bearers.get(name, []):
                if _at_one_time(party, other):
                    problem = f"{party.id!r} and {other.id!r} are both called {_shown(party, name)!r}"
                    yield Finding(path=("parties", party.id), problem=problem)
                    break
            bearers.setdefault(name, []).append(party)


def _shown(party: Party, name: str) -> str:
    return next(shown for shown in party.names if fold(shown) == name)


def _at_one_time(party: Party, other: Party) -> bool:
    if party.unnamed and other.unnamed:
        return False
    if party.valid is None or other.valid is None:
        return True
    return Span.of(party.valid).meets(Span.of(other.valid))


def _same_document(context: Context) -> Iterator[Finding]:
    known: dict[str, str] = {}
    for source in context.timeline.sources:
        if source.digest:
            first = known.setdefault(source.digest.hex, source.id)
            if first != source.id:
                problem = f"{first!r} has the same digest, so the two are one text"
                yield Finding(path=("sources", source.id, "digest"), problem=problem)


RULES: Final = (
    Rule(
        code="same-document",
        meaning="Two sources have the same digest, so they are one text under two ids.",
        remedy="Make them one source, or correct the digest.",
        find=_same_document,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="uncited-source",
        meaning="No event cites a source.",
        remedy="Cite it or remove it.",
        find=_uncited,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="unused-party",
        meaning="No event and no other party points to a party.",
        remedy="Use it or remove it.",
        find=_unused,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="shared-name",
        meaning="Two parties have a name or alias in common at the same time, so that it finds neither alone.",
        remedy="Give the name to one of them, or give the years of validity.",
        find=_shared,
        weight=Weight.ADVICE,
    ),
)
