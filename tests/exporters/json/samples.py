"""Timelines that the tests of the interchange format share."""

from __future__ import annotations

from functools import cache

from timeline.dates import Anchor, EventDate
from timeline.events import (
    Account,
    Count,
    Event,
    Exercise,
    Meeting,
    Place,
    Relation,
    Statement,
    Superlative,
    Tally,
    Vote,
)
from timeline.forms import OpaqueAccount, OpaqueEvent
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Source, TextPosition, TextQuote, Wording
from timeline.testing import samples
from timeline.timeline import Timeline

TEXT = "Russia and China held their largest exercise so far, the ministry said."


def opening() -> Timeline:
    """A small timeline that shows the whole shape."""
    return Timeline(
        id="opening",
        title="The opening to China",
        description="How two governments came to talk.",
        revised="2018-09",
        display_zone="Asia/Shanghai",
        sources=[
            Source(
                id="tass-2018",
                title="The exercise begins",
                published="2018-08-28",
                digest="sha256:" + "9f" * 32,
            ),
            Source(
                id="brief-2018",
                title="A brief",
                published=EventDate.parse("2018-09", basis="inferred"),
                grade="B",
            ),
        ],
        parties=[
            Party(id="russia", name="Russia", kind="country", aliases=["Россия", "俄罗斯"]),
            Party(id="china", name="China", kind="country", valid="1949/.."),
            Party(id="diplomat", name="a senior diplomat", kind="person", unnamed=True),
        ],
        events=[_exercise(), _vote(), *_visit(), _statement()],
    )


def _exercise() -> Exercise:
    return Exercise(
        id="vostok-2018",
        title="Russia holds Vostok 2018 with Chinese troops",
        date=EventDate.parse(
            "2018-09-11/2018-09-17",
            stated="next month",
            basis="relative",
            anchor=[Anchor(source="tass-2018")],
        ),
        place=Place(name="Tsugol range", lat=50.3, lon=115.1),
        participants=[Participant(party="russia", role="host"), "china"],
        superlatives=[
            Superlative(
                rank="largest", of="Russian exercise", scope="since 1981", as_of="2018-08", citations=["c1"]
            )
        ],
        accounts={
            "ministry": Account(by="russia", citations=["c1"], values={"personnel": 300000}),
            "analysts": Account(
                citations=["c2"],
                values={"personnel": "<100000"},
                conflicts_with={"ministry": "contradiction"},
            ),
        },
        citations=[
            Citation(
                id="c1", source="tass-2018", locator=TextPosition.of(TEXT, 0, 52), attribution=["russia"]
            ),
            Citation(id="c2", source="brief-2018", locator="p. 4"),
            Citation(
                source="tass-2018", locator=TextQuote(exact="so far", suffix=", the"), supports=["date"]
            ),
        ],
    )


def _vote() -> Vote:
    return Vote(
        id="es-11-1",
        title="General Assembly deplores the invasion",
        date="2022-03-02",
        resolution="ES-11/1",
        outcome="adopted",
        tally=Tally(in_favour=141, against=5, abstain=35),
        members=193,
        positions={"russia": "against", "china": "abstain"},
        citations=["brief-2018"],
    )


def _visit() -> tuple[Event, ...]:
    announced = Meeting(
        id="visit-announced",
        status="planned",
        title="Nixon is to visit China",
        date="[1971-07-16..1972-05-31]",
    )
    visit = Meeting(
        id="visit", title="Nixon visits China", relations=[Relation(kind="realises", event="visit-announced")]
    )
    talks = Event(
        id="talks", title="They talk more than a dozen times", date="2013/2019", count=Count.parse(">12")
    )
    return announced, visit, talks


def _statement() -> Statement:
    return Statement(
        id="remark",
        title="A diplomat calls the ties the best ever",
        date=EventDate.parse("2019-06-05", zone="Europe/Moscow", part="evening"),
        participants=[Participant(party="diplomat", role="speaker", acts_for=["russia"])],
        wording=Wording(text="лучшие", language="ru", translation="the best"),
        custom={"mood": "warm"},
    )


def hearings() -> Timeline:
    """A timeline with events of a kind that is nowhere installed."""
    opens = OpaqueEvent(
        kind="hearing",
        id="h-1",
        title="The hearing opens",
        date="2020-01-02",
        fields={
            "court": "ICC",
            "judges": ["a", {"name": "b", "since": 1999}],
            "public": True,
            "appeal": None,
        },
        accounts={"press": OpaqueAccount(values={"title": "A hearing"}, fields={"court": "The Hague"})},
    )
    closes = OpaqueEvent(kind="hearing", id="h-2", title="The hearing closes", fields={})
    return Timeline(id="hearings", title="Hearings", events=[opens, closes])


@cache
def every_timeline() -> tuple[Timeline, ...]:
    """The small timeline, and one for each field of each record."""
    return (opening(), *(sample.with_it for sample in samples()))
