"""What links between events say of their dates."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from timeline import Event, EventDate, Relation, Source, Timeline
from timeline.constraints import place_undated, tighten
from timeline.dates import day_number

START = day_number(2020, 1, 1)


def event(event_id: str, date: str | None = None, status: str = "occurred", **links: str) -> Event:
    relations = [
        Relation(kind=kind, event=other) for kind, others in links.items() for other in others.split()
    ]
    return Event(id=event_id, title=event_id, date=date, status=status, relations=relations, citations=["s"])


def timeline(*events: Event) -> Timeline:
    return Timeline(
        id="t", title="T", sources=[Source(id="s", title="S", published="2020-06-01")], events=events
    )


def value(found: Event) -> str:
    return str(found.date.value) if found.date else "undated"


def test_an_undated_event_gets_the_bounds_that_its_links_leave() -> None:
    """After one dated event and before another, it lies between them, and says through which."""
    placed = place_undated(
        timeline(event("a", "2020-01-05"), event("b", after="a", before="c"), event("c", "2020-01-20"))
    )
    assert value(placed["b"]) == "[2020-01-05..2020-01-20]"
    date = placed["b"].date
    assert date is not None
    assert date.basis == "bounded"
    assert {anchor.event for anchor in date.anchor} == {"a", "c"}


def test_bounds_go_through_chains_of_undated_events() -> None:
    """A bound reaches an event through others that have none of their own."""
    found = tighten(timeline(event("a", "2020-01-05"), event("b", after="a"), event("c", after="b"))).bounds(
        "c"
    )
    assert (found.earliest, found.after) == (day_number(2020, 1, 5), ("a", "b"))
    assert found.latest is None


def test_a_part_lies_within_its_whole() -> None:
    """An undated part gets the days of its whole."""
    placed = place_undated(timeline(event("talks", "2020-01-05/2020-01-07"), event("toast", part_of="talks")))
    assert value(placed["toast"]) == "[2020-01-05..2020-01-07]"


def test_what_realises_a_plan_is_not_before_the_plan_was_told() -> None:
    """A plan told on 1 June was still ahead then."""
    placed = place_undated(timeline(event("plan", status="planned"), event("deed", realises="plan")))
    assert value(placed["deed"]) == "[2020-06-01..]"


def test_a_contradiction_is_told_with_its_chain() -> None:
    """Two dates at odds through undated events between them are named with all of these."""
    (found,) = tighten(
        timeline(event("a", "2020-01-10"), event("b", after="a"), event("c", "2020-01-05", after="b"))
    ).contradictions()
    assert set(found.chain) == {"a", "b", "c"}
    assert "2020-01-10 or later and by 2020-01-05" in str(found)


def test_what_did_not_occur_bounds_nothing() -> None:
    """An event without a day takes no part."""
    network = tighten(timeline(event("a", "2020-01-10", status="did_not_occur"), event("b", after="a")))
    assert network.bounds("b").earliest is None


def test_a_zone_gives_a_day_of_leeway() -> None:
    """Before in one zone may be the next day in another."""
    later = Event(
        id="b",
        title="b",
        date=EventDate.parse("2020-01-09", zone="America/New_York"),
        relations=[Relation(kind="after", event="a")],
    )
    assert not tighten(timeline(event("a", "2020-01-10"), later)).contradictions()


def test_a_timeline_without_undated_events_stays_as_it_is() -> None:
    """Dates that a source gives are never touched."""
    whole = timeline(event("a", "2020-01-10"), event("b", "2020-01", after="a"))
    assert place_undated(whole) is whole


def test_a_long_chain_costs_what_its_links_cost() -> None:
    """Thousands of undated events in a row are placed at once: no chain is gone through for each of them."""
    row = [event(f"e{number}", after=f"e{number - 1}") for number in range(1, 5_000)]
    placed = place_undated(timeline(event("e0", "2020-01-05"), *row))
    assert {value(found) for found in placed if found.id != "e0"} == {"[2020-01-05..]"}


DAYS = range(5)
NAMES = "abcd"


@st.composite
def networks(draw: st.DrawFn) -> Timeline:
    events = []
    for index, name in enumerate(NAMES):
        first = draw(st.integers(0, 4))
        last = draw(st.integers(first, 4))
        dated = draw(st.booleans())
        date = f"[2020-01-0{first + 1}..2020-01-0{last + 1}]" if dated else None
        links = {
            kind: draw(st.sampled_from(NAMES[:index]))
            for kind in ("after", "before")
            if index and draw(st.integers(0, 2)) == 0
        }
        events.append(event(name, date, **links))
    return timeline(*events)


def worlds(whole: Timeline) -> Iterator[dict[str, int]]:
    """Yield every way in which one-day events can have happened within five days."""
    for days in product(DAYS, repeat=len(NAMES)):
        world = dict(zip(NAMES, days, strict=True))
        if all(holds(found, world) for found in whole):
            yield world


def holds(found: Event, world: dict[str, int]) -> bool:
    day = START + world[found.id]
    if found.date and not (found.date.earliest or day) <= day <= (found.date.latest or day):
        return False
    return all(
        world[found.id] >= world[link.event] if link.kind == "after" else world[found.id] <= world[link.event]
        for link in found.relations
    )


@given(networks())
def test_bounds_are_those_of_all_possible_worlds(whole: Timeline) -> None:
    """Enumerating what may have happened gives the same first and last days, and contradictions where nothing may."""
    possible = list(worlds(whole))
    network = tighten(whole)
    assert bool(network.contradictions()) is not bool(possible)
    for name in NAMES if possible else "":
        found = network.bounds(name)
        days = [START + world[name] for world in possible]
        # Where nothing bounds an event, the five days of the enumeration do.
        assert max(found.earliest or START, START) == min(days)
        assert min(found.latest or START + 4, START + 4) == max(days)


@given(networks())
def test_an_undated_event_is_anchored_to_the_heads_of_its_chains(whole: Timeline) -> None:
    """What is told of all events at once is what is told of one, with the bounding event alone of each chain."""
    network = tighten(whole)
    for event_id, found in network.ends():
        alone = network.bounds(event_id)
        assert (found.earliest, found.latest) == (alone.earliest, alone.latest)
        assert (found.after, found.before) == (alone.after[:1], alone.before[:1])
