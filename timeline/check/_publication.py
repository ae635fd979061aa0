"""Events and the sources that report them: nothing is reported before it happened."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.check._context import Context
from timeline.check._days import Span
from timeline.check._rule import Finding, Rule, Weight
from timeline.dates import EventDate
from timeline.events import Event, Publication, Status
from timeline.provenance import Citation, Stance

__all__ = ["RULES", "is_after"]

_FACTS: Final = frozenset({Status.OCCURRED, Status.ONGOING, Status.DID_NOT_OCCUR})


def is_after(date: EventDate, published: EventDate) -> bool:
    """Say whether a date certainly begins after a publication; where a zone is given, a day of leeway is too."""
    leeway = 1 if date.zone or published.zone else 0
    return Span.of(published).widened(leeway).is_before(Span.of(date))


def _early(context: Context, event: Event) -> list[tuple[int, Citation, EventDate]]:
    """Return the citations of sources published before the event, if it is one that has happened."""
    if event.date is None or event.status not in _FACTS:
        return []
    found: list[tuple[int, Citation, EventDate]] = []
    for index, citation in enumerate(event.citations):
        source = context.timeline.find_source(citation.source)
        if citation.stance is Stance.DENIES or source is None or source.published is None:
            continue
        if is_after(event.date, source.published):
            found.append((index, citation, source.published))
    return found


def _only_early(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        early = _early(context, event)
        if early and len(early) == sum(citation.stance is not Stance.DENIES for citation in event.citations):
            index, citation, published = early[-1]
            problem = f"the event is said to have {_happened(event)} on {event.date}, after {citation.source!r} of {published}"
            yield Finding(
                path=("events", event.id, "citations", index),
                problem=problem,
                advice="correct the date, say status: planned, or cite a later source",
            )


def _happened(event: Event) -> str:
    return {Status.ONGOING: "been going on", Status.DID_NOT_OCCUR: "not occurred"}.get(
        event.status, "occurred"
    )


def _also_early(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        early = _early(context, event)
        if len(early) == len(event.citations):
            continue
        for index, citation, published in early:
            if not citation.supports:
                problem = (
                    f"{citation.source!r} of {published} cannot report the whole of an event on {event.date}"
                )
                advice = "say in `supports` which fields it announced"
                yield Finding(path=("events", event.id, "citations", index), problem=problem, advice=advice)


def _retrieved_early(context: Context) -> Iterator[Finding]:
    for source in context.timeline.sources:
        if source.published and source.retrieved:
            published, retrieved = Span.of(source.published), Span.of(source.retrieved)
            if retrieved.widened(1).is_before(published):
                problem = f"retrieved on {source.retrieved}, before it was published ({source.published})"
                yield Finding(path=("sources", source.id, "retrieved"), problem=problem)


def _published_otherwise(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        source = context.timeline.find_source(event.source or "") if isinstance(event, Publication) else None
        if source is None or source.published is None or event.date is None:
            continue
        if not Span.of(event.date).widened(1).meets(Span.of(source.published)):
            problem = f"the event is of {event.date}, the source that it is was published {source.published}"
            yield Finding(path=("events", event.id, "date"), problem=problem)


RULES: Final = (
    Rule(
        code="reported-early",
        meaning="An event that has happened begins after every source that reports it was published.",
        remedy="Correct a date, say `status: planned`, or cite a source that can know.",
        find=_only_early,
    ),
    Rule(
        code="retrieved-early",
        meaning="A source was retrieved before it was published.",
        remedy="Correct one of the two dates.",
        find=_retrieved_early,
    ),
    Rule(
        code="published-otherwise",
        meaning="A publication has another date as an event than as a source.",
        remedy="Correct one of the two dates.",
        find=_published_otherwise,
    ),
    Rule(
        code="announced-early",
        meaning="One of several sources was published before the event, and is cited for the whole of it.",
        remedy="Say in `supports` which fields it announced.",
        find=_also_early,
        weight=Weight.ADVICE,
    ),
)
