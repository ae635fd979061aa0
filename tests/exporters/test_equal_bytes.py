"""Equal timelines are written as equal bytes, in every format: what says nothing changes nothing."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any, Final

import attrs
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.strategies import timelines
from timeline import Account, Event, Place, Timeline, Vote
from timeline.forms import OpaqueEvent
from timeline.ports import exporter_named, render

FORMATS: Final = ("ical", "xlsx", "json", "markdown")
ACCOUNTS: Final = {
    "ministry": Account(
        by="mod",
        values={"title": "One", "body": "unga"},
        conflicts_with={"press": "omission", "agency": "omission"},
    ),
    "agency": Account(by="wire"),
    "press": Account(by="brief"),
}
VOTE: Final = Vote(
    id="v",
    title="They vote",
    positions={"russia": "against", "china": "abstain", "albania": "for"},
    custom={"room": "3", "hour": "noon"},
    accounts=ACCOUNTS,
)


def written(timeline: Timeline) -> dict[str, bytes]:
    return {name: render(timeline, exporter_named(name)).data for name in FORMATS}


def shuffled(plain: Any, random: Random) -> Any:
    """Return plain data with the keys of every mapping in another order."""
    if isinstance(plain, list):
        return [shuffled(item, random) for item in plain]
    if not isinstance(plain, dict):
        return plain
    keys = random.sample(list(plain), len(plain))
    return {key: shuffled(plain[key], random) for key in keys}


def read(plain: Any) -> Timeline:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "t.json"
        path.write_text(json.dumps(plain), encoding="utf-8")
        return Timeline.read(path)


@settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))
@given(timelines(), st.randoms(use_true_random=False))
@example(Timeline(id="t", title="T", events=[VOTE]), Random(3))  # noqa: S311 - nothing secret
def test_equal_timelines_are_written_as_equal_bytes(timeline: Timeline, random: Random) -> None:
    """A program may set the keys of a JSON file in any order: the timeline is the same, and all that is made of it."""
    plain = json.loads(render(timeline, exporter_named("json")).data)
    other = read(shuffled(plain, random))
    assert other == timeline
    assert written(other) == written(timeline)


@pytest.mark.parametrize(
    "event",
    [
        VOTE,
        OpaqueEvent(kind="trial", id="v", title="It opens", fields={"b": 1, "a": {"d": [1], "c": 2}}),
    ],
    ids=lambda event: event.kind,
)
def test_the_order_in_which_a_record_is_made_is_not_kept(event: Event) -> None:
    """Votes, accounts and fields of one's own, given the other way round, make the same record in the same order."""
    turned: dict[str, Any] = {
        field.name: dict(reversed(list(value.items())))
        for field in attrs.fields(type(event))
        if hasattr(value := getattr(event, field.name), "items")
    }
    again = attrs.evolve(event, **turned)
    assert again == event
    assert repr(again) == repr(event)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            Event(id="e", title="T", place=Place(name="Null Island", lat=0.0, lon=0)),
            Event(id="e", title="T", place=Place(name="Null Island", lat=-0.0, lon=-0.0)),
        ),
        (Event(id="e", title="T", custom={"a ": "1"}), Event(id="e", title="T", custom={"a": " 1"})),
    ],
    ids=["minus nought", "blanks"],
)
def test_what_is_equal_is_written_alike(one: Event, other: Event) -> None:
    """Numbers and texts that are equal have one spelling."""
    first, second = (Timeline(id="t", title="T", events=[event]) for event in (one, other))
    assert first == second
    assert written(first) == written(second)


def test_what_is_written_otherwise_is_not_equal() -> None:
    """Of a kind that is not installed, 1, 1.0 and true are three values, as they are to its readers."""
    opened = [OpaqueEvent(kind="trial", id="e", title="T", fields={"day": value}) for value in (1, 1.0, True)]
    assert len(set(opened)) == len({repr(event) for event in opened}) == 3
    assert opened[0] == attrs.evolve(opened[0])
