"""The public API as a user types it: read by mypy and pyright in strict mode, and run by the tests."""

from __future__ import annotations

from pathlib import Path
from typing import assert_type

from timeline import (
    Citation,
    Count,
    Event,
    EventDate,
    Exercise,
    Meeting,
    Participant,
    Party,
    Place,
    Relation,
    Source,
    Statement,
    Tally,
    Timeline,
    TimelineError,
    Vote,
)
from timeline.ports import ExportResult


def build() -> Timeline:
    """Build events as a person would."""
    source = Source(id="s", title="S", published="2022-09")
    meeting = Meeting(
        id="m",
        title="They meet",
        date=EventDate.parse("2022-09-08", stated="on Thursday", basis="relative"),
        participants=["a", Participant(party="b", role="host", acts_for="a")],
        place=Place(name="Moscow", lat=55.75, lon=37.62),
        mode="video",
        count=">12",
        citations=["s", Citation(source="s", locator="p. 4", supports=["date"])],
        relations=[Relation(kind="realises", event="plan")],
    )
    vote = Vote(
        id="v", title="They vote", date="2022-09", positions={"a": "for"}, tally=Tally(in_favour=3), members=5
    )
    others: list[Event] = [
        Statement(id="st", title="One speaks", form="speech"),
        Exercise(id="x", title="They drill", personnel=Count(300)),
    ]
    parties = [Party(id="a", name="A", aliases=["Alpha"]), Party(id="b", name="B", unnamed=True)]
    return Timeline(id="t", title="T", sources=[source], parties=parties, events=[meeting, vote, *others])


def use(folder: Path) -> None:
    """Look things up, export and read."""
    timeline = build()
    assert_type(timeline["m"], Event)
    assert_type(timeline.party("Alpha"), Party)
    assert_type(timeline.by_party("Alpha"), tuple[Event, ...])
    assert_type(timeline.filter("kind=vote"), Timeline)
    assert_type(timeline.export(folder / "t.json"), ExportResult)
    assert_type(Timeline.read(folder / "t.json"), Timeline)
    for event in timeline:
        assert_type(event, Event)
        assert_type(event.date, EventDate | None)
        if isinstance(event, Vote):
            assert_type(event.tally, Tally | None)
    try:
        Timeline.read(folder / "nothing")
    except TimelineError as error:
        assert_type(error, TimelineError)
