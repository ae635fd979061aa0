"""Ids and labels: each names something that is there, and only one thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from timeline.check._context import Context, Pointer
from timeline.check._rule import Finding, Rule
from timeline.events import Event
from timeline.parties import Party
from timeline.provenance import Source

__all__ = ["RULES"]

_ROOMS: Final = {"party": "parties", "source": "sources", "event": "events"}


def _dangling(context: Context, to: str) -> Iterator[Finding]:
    room = _ROOMS[to]
    if room in context.lost:
        return
    known = _ids(getattr(context.timeline, room))
    for pointer in context.pointers:
        named = pointer.reference.id
        if pointer.reference.to == to and named not in known and named not in context.unread:
            advice = context.guesser.advice(room, named, known) or f"add it to {room}"
            yield Finding(path=pointer.path, problem=f"no {to} has the id {named!r}", advice=advice)


def _ids(records: Iterable[Party | Source | Event]) -> dict[str, None]:
    """Return the ids that records answer to, present and former, in their order."""
    return dict.fromkeys(name for record in records for name in (record.id, *getattr(record, "formerly", ())))


def _unknown_parties(context: Context) -> Iterator[Finding]:
    return _dangling(context, "party")


def _unknown_sources(context: Context) -> Iterator[Finding]:
    return _dangling(context, "source")


def _unknown_events(context: Context) -> Iterator[Finding]:
    return _dangling(context, "event")


def _unknown_citations(context: Context) -> Iterator[Finding]:
    for pointer in context.pointers:
        if pointer.reference.to == "citation" and isinstance(pointer.record, Event):
            found = _unknown_citation(context, pointer, pointer.record)
            if found:
                yield found


def _unknown_citation(context: Context, pointer: Pointer, event: Event) -> Finding | None:
    named = pointer.reference.id
    if event.citation(named):
        return None
    known = [citation.id for citation in event.citations if citation.id]
    advice = context.guesser.advice(f"citations of {event.id}", named, known)
    problem = f"no citation of this event has the id {named!r}"
    return Finding(path=pointer.path, problem=problem, advice=advice or "give the citation that id")


def _unknown_labels(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        for label, account in event.accounts.items():
            for other in account.conflicts_with:
                path = ("events", event.id, "accounts", label, "conflicts_with", other)
                if other == label:
                    yield Finding(path=path, problem="an account cannot conflict with itself")
                elif other not in event.accounts:
                    advice = context.guesser.advice(f"accounts of {event.id}", other, list(event.accounts))
                    yield Finding(path=path, problem=f"no account has the label {other!r}", advice=advice)


def _second_citation_ids(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        seen: set[str] = set()
        for index, citation in enumerate(event.citations):
            if citation.id is not None and citation.id in seen:
                path = ("events", event.id, "citations", index, "id")
                yield Finding(path=path, problem=f"another citation of the event has the id {citation.id!r}")
            seen.add(citation.id or "")


def _reused_ids(context: Context) -> Iterator[Finding]:
    present = {event.id for event in context.timeline.events}
    former = Counter(old for event in context.timeline.events for old in set(event.formerly))
    for event in context.timeline.events:
        for index, old in enumerate(event.formerly):
            path = ("events", event.id, "formerly", index)
            if old in present:
                yield Finding(path=path, problem=f"{old!r} is the id of an event now")
            elif former[old] > 1:
                yield Finding(path=path, problem=f"{old!r} is a former id of another event too")


RULES: Final = (
    Rule(
        code="unknown-party",
        meaning="An id points to a party that is not there.",
        remedy="Correct the id, or add the party to parties.yaml.",
        find=_unknown_parties,
    ),
    Rule(
        code="unknown-source",
        meaning="An id points to a source that is not there.",
        remedy="Correct the id, or add the source to sources.yaml.",
        find=_unknown_sources,
    ),
    Rule(
        code="unknown-event",
        meaning="An id points to an event that is not there, under its present or a former id.",
        remedy="Correct the id, or add the event.",
        find=_unknown_events,
    ),
    Rule(
        code="unknown-citation",
        meaning="An account or a superlative points to a citation that its event does not have.",
        remedy="Correct the id, or give the citation that `id`.",
        find=_unknown_citations,
    ),
    Rule(
        code="unknown-account",
        meaning="An account conflicts with a label that no other account of the event has.",
        remedy="Use the label of another account of the same event.",
        find=_unknown_labels,
    ),
    Rule(
        code="duplicate-citation-id",
        meaning="Two citations of one event have the same id, so what points to it is ambiguous.",
        remedy="Rename one.",
        find=_second_citation_ids,
    ),
    Rule(
        code="reused-id",
        meaning="A former id of an event is in use, so an old reference or calendar entry would find another event.",
        remedy="Give the new event an id that was never used.",
        find=_reused_ids,
    ),
)
