"""What the links between events say of their dates: a temporal constraint network.

``before``, ``after``, ``part_of`` and ``realises`` bound the first and the last day of the events they link. The
bounds are propagated until nothing changes (Dechter, Meiri and Pearl, Temporal Constraint Networks, 1991; the
simple case, whose minimal network path consistency finds). An undated event gets the bounds that follow; where no
day is left, the links and dates contradict one another, and the chain of events that makes them do so is told.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from enum import Enum
from typing import Final, TypeAlias

import attrs

from timeline.dates import Anchor, Edtf, End, EventDate, Interval, civil
from timeline.events import Event, Relation, RelationKind, Status
from timeline.timeline import Timeline

__all__ = ["Contradiction", "Network", "Tightened", "place_undated", "tighten"]

_AHEAD: Final = frozenset({Status.PLANNED, Status.PROPOSED, Status.EXPECTED})
_LAST_YEAR: Final = 9999


class _End(Enum):
    FIRST = "first day"
    LAST = "last day"


_Node: TypeAlias = tuple[str, _End]


@attrs.frozen
class Tightened:
    """Between which days an event lies, by its own date and by the links.

    Attributes:
        earliest: Its first possible day, as a day number; None where nothing bounds it.
        latest: Its last possible day, as a day number; None where nothing bounds it.
        after: The events through which `earliest` follows, the bounding one first; empty where its own date says so.
        before: The events through which `latest` follows, the bounding one first; empty where its own date says so.
    """

    earliest: int | None
    latest: int | None
    after: tuple[str, ...] = ()
    before: tuple[str, ...] = ()


@attrs.frozen
class Contradiction:
    """Links and dates that cannot all be true.

    Attributes:
        event: The event for which no day is left.
        earliest: The day before which it cannot be.
        latest: The day after which it cannot be.
        chain: The events that make it so, in the order that the links give them.
    """

    event: str
    earliest: int
    latest: int
    chain: tuple[str, ...]

    def __str__(self) -> str:
        first, last = _day(self.earliest), _day(self.latest)
        return f"{' → '.join(self.chain)}: {self.event} would be on {first} or later and by {last}"


@attrs.frozen
class _Edge:
    """One day is not later than another, with some days of leeway."""

    earlier: _Node
    later: _Node
    leeway: int


@attrs.define
class _Limits:
    """The lower and upper bounds of first and last days, and through which other day each bound came."""

    lower: dict[_Node, int] = attrs.field(factory=dict[_Node, int])
    upper: dict[_Node, int] = attrs.field(factory=dict[_Node, int])
    lower_from: dict[_Node, _Node] = attrs.field(factory=dict[_Node, _Node])
    upper_from: dict[_Node, _Node] = attrs.field(factory=dict[_Node, _Node])

    def raise_lower(self, node: _Node, day: int, source: _Node | None) -> bool:
        if self.lower.get(node, day - 1) >= day:
            return False
        self.lower[node] = day
        if source is not None:
            self.lower_from[node] = source
        return True

    def cap_upper(self, node: _Node, day: int, source: _Node | None) -> bool:
        if self.upper.get(node, day + 1) <= day:
            return False
        self.upper[node] = day
        if source is not None:
            self.upper_from[node] = source
        return True


@attrs.frozen
class Network:
    """The bounds of every event of a timeline once its links have been followed."""

    _limits: _Limits

    def bounds(self, event_id: str) -> Tightened:
        """Return between which days an event lies; unbounded where it is unknown or nothing bounds it."""
        first, last = (event_id, _End.FIRST), (event_id, _End.LAST)
        return Tightened(
            earliest=self._limits.lower.get(first),
            latest=self._limits.upper.get(last),
            after=_chain(first, self._limits.lower_from)[1:][::-1],
            before=_chain(last, self._limits.upper_from)[1:][::-1],
        )

    def ends(self) -> Iterator[tuple[str, Tightened]]:
        """Yield every event that is bounded, as `bounds` has it, but with the bounding event alone of each chain."""
        first, last = _origins(self._limits.lower_from), _origins(self._limits.upper_from)
        nodes = dict.fromkeys((*self._limits.lower, *self._limits.upper))
        for event_id in dict.fromkeys(event_id for event_id, _ in nodes):
            begin, end = (event_id, _End.FIRST), (event_id, _End.LAST)
            after, before = first.get(begin, begin)[0], last.get(end, end)[0]
            yield (
                event_id,
                Tightened(
                    earliest=self._limits.lower.get(begin),
                    latest=self._limits.upper.get(end),
                    after=() if after == event_id else (after,),
                    before=() if before == event_id else (before,),
                ),
            )

    def contradictions(self) -> tuple[Contradiction, ...]:
        """Return what cannot be true together: the shortest chain for each pair of dates at odds.

        A chain that only carries another's contradiction further is left out.
        """
        found: dict[tuple[str, str], Contradiction] = {}
        for node, lower in self._limits.lower.items():
            upper = self._limits.upper.get(node)
            if upper is not None and lower > upper:
                contradiction = Contradiction(node[0], lower, upper, self._clash(node))
                ends = (contradiction.chain[0], contradiction.chain[-1])
                known = found.setdefault(ends, contradiction)
                if len(contradiction.chain) < len(known.chain):
                    found[ends] = contradiction
        chains = [contradiction.chain for contradiction in found.values()]
        return tuple(
            contradiction
            for contradiction in found.values()
            if not any(_goes_through(contradiction.chain, chain) for chain in chains)
        )

    def _clash(self, node: _Node) -> tuple[str, ...]:
        after, before = _chain(node, self._limits.lower_from), _chain(node, self._limits.upper_from)
        return (*after[::-1], *before[1:])


def _goes_through(chain: tuple[str, ...], other: tuple[str, ...]) -> bool:
    shorter = len(other)
    return shorter < len(chain) and any(
        chain[start : start + shorter] == other for start in range(len(chain) - shorter + 1)
    )


def _chain(node: _Node, came_from: dict[_Node, _Node]) -> tuple[str, ...]:
    chain: list[str] = []
    seen: set[_Node] = set()
    current: _Node | None = node
    while current is not None and current not in seen:
        seen.add(current)
        if not chain or chain[-1] != current[0]:
            chain.append(current[0])
        current = came_from.get(current)
    return tuple(chain)


def _origins(came_from: dict[_Node, _Node]) -> dict[_Node, _Node]:
    """Return for each day that another one moved the day at the head of its chain, going over each link once."""
    origins: dict[_Node, _Node] = {}
    for node in came_from:
        path: dict[_Node, None] = {}
        current = node
        while current in came_from and current not in origins and current not in path:
            path[current] = None
            current = came_from[current]
        origins |= dict.fromkeys(path, origins.get(current, current))
    return origins


def tighten(timeline: Timeline) -> Network:
    """Return the bounds that dates and links together leave to every event.

    Events that did not occur have no day and take no part.
    """
    limits = _Limits()
    events = {event.id: event for event in timeline if event.status is not Status.DID_NOT_OCCUR}
    for event in events.values():
        _enter(limits, event)
    _enter_publications(limits, timeline, events)
    _propagate(limits, list(_edges(timeline, events)))
    return Network(limits)


def _enter(limits: _Limits, event: Event) -> None:
    """Note what an event's own date says of its first and its last day."""
    for end, (earliest, latest) in _own_bounds(event).items():
        if earliest is not None:
            limits.raise_lower((event.id, end), earliest, None)
        if latest is not None:
            limits.cap_upper((event.id, end), latest, None)


def _own_bounds(event: Event) -> dict[_End, tuple[int | None, int | None]]:
    if event.date is None:
        return {}
    value = event.date.value
    first_latest, last_earliest = value.latest, value.earliest
    if isinstance(value, Interval):
        first_latest = value.latest if isinstance(value.begin, End) else value.begin.latest
        last_earliest = value.earliest if isinstance(value.end, End) else value.end.earliest
    # What goes on as of its last day ends on that day or later.
    last_latest = None if event.status is Status.ONGOING else value.latest
    return {_End.FIRST: (value.earliest, first_latest), _End.LAST: (last_earliest, last_latest)}


def _edges(timeline: Timeline, events: dict[str, Event]) -> Iterator[_Edge]:
    for event in events.values():
        yield _Edge((event.id, _End.FIRST), (event.id, _End.LAST), 0)
        for relation in event.relations:
            other = events.get(timeline[relation.event].id) if relation.event in timeline else None
            if other is not None and other.id != event.id:
                yield from _link(event, relation, other)


def _link(event: Event, relation: Relation, other: Event) -> Iterator[_Edge]:
    # A day's leeway where a zone is given: the same moment falls on two dates.
    leeway = 1 if any(one.date is not None and one.date.zone for one in (event, other)) else 0
    if relation.kind is RelationKind.BEFORE:
        yield _before(event, other, leeway)
    elif relation.kind is RelationKind.AFTER:
        yield _before(other, event, leeway)
    elif relation.kind is RelationKind.PART_OF:
        yield _Edge((other.id, _End.FIRST), (event.id, _End.FIRST), leeway)
        yield _Edge((event.id, _End.LAST), (other.id, _End.LAST), leeway)


def _before(event: Event, other: Event, leeway: int) -> _Edge:
    # A state that still goes on is before another event in that it began before.
    end = _End.FIRST if event.status is Status.ONGOING else _End.LAST
    return _Edge((event.id, end), (other.id, _End.FIRST), leeway)


def _enter_publications(limits: _Limits, timeline: Timeline, events: dict[str, Event]) -> None:
    """Bound what realises a plan: it was still ahead when the first source told of the plan."""
    published = {source.id: source.published.earliest for source in timeline.sources if source.published}
    for event in events.values():
        for relation in event.relations:
            plan = events.get(relation.event) if relation.kind is RelationKind.REALISES else None
            if plan is None or plan.status not in _AHEAD:
                continue
            days = [published.get(citation.source) for citation in plan.citations if not citation.supports]
            known = [day for day in days if day is not None]
            if known and len(known) == len(days):
                limits.raise_lower((event.id, _End.FIRST), min(known), (plan.id, _End.FIRST))


def _propagate(limits: _Limits, edges: list[_Edge]) -> None:
    """Follow the edges until no bound moves; each bound can only move to one of finitely many days."""
    touching: dict[_Node, list[_Edge]] = {}
    for edge in edges:
        touching.setdefault(edge.earlier, []).append(edge)
        touching.setdefault(edge.later, []).append(edge)
    waiting = deque(edges)
    while waiting:
        edge = waiting.popleft()
        lower, upper = limits.lower.get(edge.earlier), limits.upper.get(edge.later)
        if lower is not None and limits.raise_lower(edge.later, lower - edge.leeway, edge.earlier):
            waiting.extend(touching[edge.later])
        if upper is not None and limits.cap_upper(edge.earlier, upper + edge.leeway, edge.later):
            waiting.extend(touching[edge.earlier])


def place_undated(timeline: Timeline) -> Timeline:
    """Return the timeline with dates for its undated events, where links bound them.

    Such a date is ``[earliest..latest]`` with the basis ``bounded``, anchored to the events that bound it, so that
    every format says that it is derived. Nothing is written back: use it for showing.
    """
    undated = [event for event in timeline if event.date is None]
    if not any(event.relations for event in timeline) or not undated:
        return timeline
    bounds = dict(tighten(timeline).ends())
    placed = {event.id: _placed(event, bounds[event.id]) for event in undated if event.id in bounds}
    return attrs.evolve(timeline, events=[placed.get(event.id, event) for event in timeline])


def _placed(event: Event, bounds: Tightened) -> Event:
    value = _one_of(bounds)
    if value is None:
        return event
    anchors = dict.fromkeys([*bounds.after[:1], *bounds.before[:1]])
    date = EventDate(value, basis="bounded", anchor=[Anchor(event=anchor) for anchor in anchors])
    return attrs.evolve(event, date=date)


def _one_of(bounds: Tightened) -> Edtf | None:
    if bounds.earliest is None and bounds.latest is None:
        return None
    if bounds.earliest is not None and bounds.latest is not None and bounds.earliest > bounds.latest:
        return None
    days = [_day(day) if day is not None else "" for day in (bounds.earliest, bounds.latest)]
    if "?" in days:
        return None
    return Edtf.parse(days[0] if days[0] == days[1] else f"[{days[0]}..{days[1]}]")


def _day(number: int) -> str:
    year, month, day = civil(number)
    if abs(year) > _LAST_YEAR:
        return "?"
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"
