"""Links between events: none to itself, none in a circle, none against the dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from timeline.check._context import Context
from timeline.check._cycles import cycles
from timeline.check._days import Span
from timeline.check._rule import Finding, Path, Rule, Weight
from timeline.constraints import tighten
from timeline.events import Event, Relation, RelationKind, Status

__all__ = ["RULES"]

_NOT_YET: Final = frozenset({Status.PLANNED, Status.PROPOSED, Status.EXPECTED, Status.CANCELLED})
# Of a long circle, as many events are named.
_SHOWN: Final = 6
_DIRECTED: Final = (RelationKind.PART_OF, RelationKind.REALISES, RelationKind.RESPONDS_TO)


def _links(context: Context) -> Iterator[tuple[Path, Event, Relation, Event]]:
    """Yield each link with the way to it, the event that has it and the event it leads to."""
    for event in context.timeline.events:
        for index, relation in enumerate(event.relations):
            other = context.timeline.find_event(relation.event)
            if other is not None:
                yield ("events", event.id, "relations", index, relation.kind.value), event, relation, other


def _to_itself(context: Context) -> Iterator[Finding]:
    for path, event, relation, other in _links(context):
        if event.id == other.id and relation.kind is not RelationKind.SAME_SERIES:
            yield Finding(path=path, problem="the event is linked to itself")
    for dated in context.dates:
        for index, anchor in enumerate(dated.date.anchor):
            itself = dated.event and anchor.event and context.timeline.find_event(anchor.event) is dated.event
            if itself or (dated.source and anchor.source == dated.source.id):
                path = (*dated.path, "anchor", index)
                yield Finding(path=path, problem="the date is anchored to itself")


def _circles(context: Context) -> Iterator[Finding]:
    for kind in _DIRECTED:
        ways: dict[str, dict[str, Path]] = {}
        for path, event, relation, other in _links(context):
            if relation.kind is kind:
                ways.setdefault(event.id, {})[other.id] = path
        yield from _round(ways, f"{kind.value} goes round in a circle")
    yield from _round(_order(context), "before and after contradict each other")
    yield from _round(_anchors(context), "the dates are anchored to each other in a circle")
    yield from _round(_parents(context), "belongs_to goes round in a circle")


def _order(context: Context) -> dict[str, dict[str, Path]]:
    """Return what is said to come before what."""
    ways: dict[str, dict[str, Path]] = {}
    for path, event, relation, other in _links(context):
        if relation.kind is RelationKind.BEFORE:
            ways.setdefault(event.id, {})[other.id] = path
        elif relation.kind is RelationKind.AFTER:
            ways.setdefault(other.id, {})[event.id] = path
    return ways


def _anchors(context: Context) -> dict[str, dict[str, Path]]:
    ways: dict[str, dict[str, Path]] = {}
    for dated in context.dates:
        here = (
            f"event {dated.event.id}" if dated.event else f"source {dated.source.id}" if dated.source else ""
        )
        for index, anchor in enumerate(dated.date.anchor):
            event = context.timeline.find_event(anchor.event or "")
            there = f"event {event.id}" if event else f"source {anchor.source}"
            if here and len(dated.path) == len(("events", "id", "date")):
                ways.setdefault(here, {})[there] = (*dated.path, "anchor", index)
    return ways


def _parents(context: Context) -> dict[str, dict[str, Path]]:
    return {
        party.id: {
            above: ("parties", party.id, "belongs_to", index) for index, above in enumerate(party.belongs_to)
        }
        for party in context.timeline.parties
    }


def _round(ways: dict[str, dict[str, Path]], problem: str) -> Iterator[Finding]:
    for circle in cycles({name: list(there) for name, there in ways.items()}):
        if len(circle) > 1 or problem.startswith("belongs_to"):
            shown = [*circle[:_SHOWN], "…"] if len(circle) > _SHOWN else [*circle, circle[0]]
            yield Finding(path=ways[circle[-1]][circle[0]], problem=f"{problem}: {' → '.join(shown)}")


def _against_dates(context: Context) -> Iterator[Finding]:
    for path, event, relation, other in _links(context):
        first, second = (event, other) if relation.kind is RelationKind.BEFORE else (other, event)
        if relation.kind in {RelationKind.BEFORE, RelationKind.AFTER} and _is_before(second, first):
            problem = f"{event.id} is dated {event.date}, {other.id} is dated {other.date}"
            yield Finding(path=path, problem=problem)


def _is_before(event: Event, other: Event) -> bool:
    """Say whether an event certainly ends before another begins, with a day's leeway where a zone is given."""
    if event.date is None or other.date is None:
        return False
    leeway = 1 if event.date.zone or other.date.zone else 0
    return Span.of(event.date).widened(leeway).is_before(Span.of(other.date))


def _at_odds(context: Context) -> Iterator[Finding]:
    """Yield chains of links that leave an event no day, where no two neighbours are already told to be at odds."""
    for contradiction in tighten(context.timeline).contradictions():
        events = [context.timeline[event_id] for event_id in contradiction.chain]
        if not any(_is_before(later, earlier) for earlier, later in pairwise(events)):
            problem = f"the links leave no day: {contradiction}"
            yield Finding(path=("events", contradiction.event), problem=problem)


def _realised_early(context: Context) -> Iterator[Finding]:
    for path, event, relation, other in _links(context):
        if (
            relation.kind is RelationKind.REALISES
            and _is_before(event, other)
            and other.status not in _NOT_YET
        ):
            problem = f"{event.date} is before {other.date}, the date of what it realises"
            yield Finding(path=path, problem=problem)


def _unusual_links(context: Context) -> Iterator[Finding]:
    for path, event, relation, other in _links(context):
        problem = _unusual(event, relation.kind, other)
        if problem:
            yield Finding(path=path, problem=problem)


def _unusual(event: Event, kind: RelationKind, other: Event) -> str:
    dates = f"{event.date} and {other.date}"
    if kind is RelationKind.PART_OF and (_is_before(event, other) or _is_before(other, event)):
        return f"a part lies outside its whole: {dates}"
    if kind is RelationKind.RESPONDS_TO and _is_before(event, other):
        return f"a response is earlier than what it responds to: {dates}"
    if kind is RelationKind.REALISES and other.status in _NOT_YET and _is_before(event, other):
        return f"it happened before it was to happen: {dates}"
    if kind is RelationKind.REALISES and event.status in _NOT_YET:
        return f"an event that is only {event.status.value} realises nothing yet"
    return ""


def _series_numbers(context: Context) -> Iterator[Finding]:
    first: dict[tuple[str, int], str] = {}
    for path, event, relation, other in _links(context):
        if relation.kind is RelationKind.SAME_SERIES and relation.number is not None:
            known = first.setdefault((other.id, relation.number), event.id)
            if known != event.id:
                problem = f"{known!r} is number {relation.number} of the series too"
                yield Finding(path=path, problem=problem)


RULES: Final = (
    Rule(
        code="series-number",
        meaning="Two events have the same number in one series.",
        remedy="Correct one, or see whether they are one happening.",
        find=_series_numbers,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="link-to-itself",
        meaning="An event is linked to itself, or a date is anchored to itself.",
        remedy="Correct the id or remove the link.",
        find=_to_itself,
    ),
    Rule(
        code="circle",
        meaning=(
            "Links of one kind (part_of, realises, responds_to), before and after together, anchors of dates or "
            "belongs_to lead back to where they began."
        ),
        remedy="Remove or turn round the link that is wrong.",
        find=_circles,
    ),
    Rule(
        code="wrong-order",
        meaning="An event is said to be before or after another, and their dates say otherwise.",
        remedy="Correct the link or a date.",
        find=_against_dates,
    ),
    Rule(
        code="contradiction",
        meaning="Links through several events leave one of them no day on which it could have been.",
        remedy="Correct one of the links or dates in the chain.",
        find=_at_odds,
    ),
    Rule(
        code="realised-early",
        meaning="An event realises a promise or an agreement that was only made later.",
        remedy="Correct the link or a date.",
        find=_realised_early,
    ),
    Rule(
        code="unusual-link",
        meaning="A link is possible, and yet rare: a part outside its whole, a response before its cause, a plan come early.",
        remedy="See whether the link and the dates are meant.",
        find=_unusual_links,
        weight=Weight.ADVICE,
    ),
)
