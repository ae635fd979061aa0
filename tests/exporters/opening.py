"""The small chronology that the tests of several formats share."""

from __future__ import annotations

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
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Source, TextPosition, TextQuote, Wording
from timeline.timeline import Timeline

__all__ = ["opening"]

TEXT = "Russia and China held their largest exercise so far, the ministry said."


def opening() -> Timeline:
    """Return a small timeline that shows the whole shape: something in every kind of field, but no private remark."""
    return Timeline(
        id="opening",
        title="Two openings to China",
        description="How two governments came to talk.\nLines that were wrapped run on.\n\nA second paragraph.",
        revised="2022-09-12",
        url="https://example.org/chronology",
        display_zone="Asia/Shanghai",
        sources=_sources(),
        parties=_parties(),
        events=[_exercise(), _vote(), *_visit(), _statement(), _rally(), _talks(), _border()],
    )


def _sources() -> list[Source]:
    return [
        Source(
            id="tass-2018",
            title="The exercise begins",
            publisher="TASS",
            published="2018-08-28",
            url="https://example.org/tass",
            archived_url="https://archive.example.org/tass",
            retrieved="2021-05-03",
            language="ru",
            digest="sha256:" + "9f" * 32,
        ),
        Source(
            id="brief-2018",
            title="A brief, *marked up*",
            authors=["Ann Author", "Bo Writer"],
            published=EventDate.parse("2018-09", basis="inferred"),
            grade="B",
            note="No date on the page.",
            custom={"shelf": "12"},
        ),
    ]


def _parties() -> list[Party]:
    return [
        Party(id="russia", name="Russia", kind="country", aliases=["Россия", "俄罗斯"]),
        Party(id="china", name="China", kind="country", valid="1949/..", url="https://example.org/cn"),
        Party(id="ministry", name="Russian Ministry of Defence", belongs_to=["russia"]),
        Party(id="diplomat", name="a senior diplomat", kind="person", unnamed=True),
        Party(id="nixon", name="Richard Nixon", kind="person", description="President from 1969 to 1974."),
    ]


def _exercise() -> Exercise:
    return Exercise(
        id="vostok-2018",
        title="Russia holds Vostok 2018 with Chinese troops",
        summary="The largest manoeuvres for decades.",
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
            "ministry": Account(by="ministry", citations=["c1"], values={"personnel": 300000}),
            "analysts": Account(
                citations=["c2"],
                values={"personnel": "<100000"},
                conflicts_with={"ministry": "contradiction"},
            ),
        },
        citations=[
            Citation(
                id="c1", source="tass-2018", locator=TextPosition.of(TEXT, 0, 52), attribution=["ministry"]
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
        citations=["brief-2018", Citation(source="tass-2018", supports=["positions.china"])],
        tags=["un", "ukraine"],
    )


def _visit() -> tuple[Event, ...]:
    announced = Meeting(
        id="visit-announced",
        status="planned",
        title="Nixon is to visit China",
        date="[1971-07-16..1972-05-31]",
        participants=["nixon"],
        citations=["brief-2018"],
    )
    visit = Meeting(
        id="visit",
        formerly=["nixon-in-china"],
        title="Nixon visits China",
        date="1972-02-21",
        participants=["nixon"],
        relations=[Relation(kind="realises", event="visit-announced", number=1)],
        calls=["summit", "week that changed the world"],
        citations=["brief-2018"],
    )
    return announced, visit


def _statement() -> Statement:
    return Statement(
        id="remark",
        title="A diplomat calls the ties the best ever",
        date=EventDate.parse("2019-06-05", zone="Europe/Moscow", part="20:00"),
        participants=[Participant(party="diplomat", role="speaker", acts_for=["russia"], note="By phone.")],
        wording=Wording(text="лучшие", language="ru", translation="the best", translation_language="en"),
        custom={"mood": "warm"},
        citations=["tass-2018"],
    )


def _rally() -> Statement:
    return Statement(
        id="rally",
        title="شعار في التجمع",
        date="2019-06",
        wording=Wording(text="السلام عليكم", language="ar"),
        citations=[
            Citation(
                source="brief-2018",
                stance="denies",
                wording=Wording(text="和平", language="zh-Hans", translation="peace"),
            )
        ],
    )


def _talks() -> Event:
    return Event(
        id="talks",
        title="They talk more than a dozen times",
        date="2013/2019",
        count=Count.parse(">12"),
        note="Counted by one side.",
    )


def _border() -> Event:
    return Event(id="border", title="The border is agreed", status="alleged")
