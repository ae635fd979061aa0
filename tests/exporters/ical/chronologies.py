"""The chronologies that the tests of the calendar export."""

from __future__ import annotations

from timeline import (
    Account,
    Citation,
    EventDate,
    Exercise,
    Meeting,
    Party,
    Place,
    Relation,
    Source,
    Statement,
    Superlative,
    Tally,
    Timeline,
    Vote,
)
from timeline.dates import Anchor
from timeline.parties import Participant

TASS = Source(
    id="tass-2018",
    title="Exercise in the east, a report",
    publisher="An agency",
    published="2018-08-28",
    url="https://example.org/vostok?part=1;a,b",
    archived_url="https://archive.example.org/vostok",
    language="ru",
    grade="B",
)
BRIEF = Source(
    id="brief-2018",
    title='The "largest" drill, 2018: a brief',
    published=EventDate.parse("2018-09", basis="inferred"),
)
PRESS = Source(
    id="un-press-2022", title="Assembly votes", publisher="UN", url="https://example.org/press.pdf"
)

PARTIES = (
    Party(id="russia", name="Russia", kind="country"),
    Party(id="china", name="China", kind="country"),
    Party(id="mongolia", name="Mongolia", kind="country"),
    Party(id="india", name="India", kind="country"),
    Party(id="unga", name="UN General Assembly"),
    Party(id="shoigu", name="Sergei Shoigu", kind="person"),
    Party(id="russia-mod", name="Russian Ministry of Defence"),
    Party(id="think-tank", name="A think tank"),
    Party(id="nixon", name="Richard Nixon", kind="person"),
    Party(id="mao", name="Mao Zedong", kind="person"),
)


def vostok() -> Exercise:
    return Exercise(
        id="vostok-2018",
        title="Russia holds Vostok 2018 with Chinese and Mongolian troops",
        summary="Troops of three countries train in Siberia.\nIt is the fourth of a cycle.",
        date=EventDate.parse(
            "2018-09-11/2018-09-17", stated="next month", basis="relative", anchor=Anchor(source="tass-2018")
        ),
        place=Place(name="Tsugol range", within="Russia", lat=50.3, lon=115.1),
        participants=[Participant(party="russia", role="host"), "china", "mongolia"],
        tags=["exercises", "army, navy"],
        superlatives=[
            Superlative(
                rank="largest", of="Russian exercise", scope="since 1981", as_of="2018-08", citations=["c1"]
            )
        ],
        accounts={
            "ministry": Account(by="russia-mod", citations=["c1"], values={"personnel": 300000}),
            "analysts": Account(
                by="think-tank",
                citations=["c2"],
                values={"personnel": "<100000"},
                conflicts_with={"ministry": "contradiction"},
            ),
        },
        citations=[
            Citation(
                id="c1",
                source="tass-2018",
                locator="120-310 sha256:5e884898da280471",
                attribution=["shoigu", "russia-mod"],
            ),
            Citation(id="c2", source="brief-2018", locator="p. 4"),
            Citation(source="tass-2018", locator="96-108 sha256:03ac674216f3e15c", supports=["date"]),
        ],
    )


def assembly_vote() -> Vote:
    return Vote(
        id="es-11-1",
        title="General Assembly deplores the invasion of Ukraine",
        date="2022-03-02",
        body="unga",
        resolution="ES-11/1",
        outcome="adopted",
        tally=Tally(in_favour=141, against=5, abstain=35),
        members=193,
        positions={"russia": "against", "china": "abstain", "india": "abstain"},
        relations=[Relation(kind="responds_to", event="invasion-2022")],
        citations=[Citation(source="un-press-2022", locator="para. 2")],
    )


def visit_announced() -> Meeting:
    return Meeting(
        id="visit-announced",
        status="planned",
        title="Nixon is to visit China",
        date=EventDate.parse("[1971-07-16..1972-05-31]", stated="before May 1972"),
        participants=["nixon", "mao"],
        citations=["brief-2018"],
    )


def visit() -> Meeting:
    return Meeting(
        id="visit",
        formerly=["nixon-visit"],
        title="Nixon meets Mao in Beijing",
        date=EventDate.parse("1972-02-21", part="16:00", zone="Asia/Shanghai"),
        participants=["nixon", "mao"],
        place="Beijing",
        calls=["summit"],
        relations=[Relation(kind="realises", event="visit-announced")],
        note="The talk lasted about an hour.",
        private="Kept to ourselves.",
        custom={"file": "A 12"},
        citations=["brief-2018"],
    )


def recognition() -> Statement:
    return Statement(
        id="no-recognition",
        status="did_not_occur",
        title="China has never recognised the annexation",
        date="2014-03-18/..",
        participants=["china"],
        citations=["brief-2018"],
    )


def by_october() -> Meeting:
    return Meeting(id="talks", title="They hold talks", date="[..2015-10-31]", citations=["brief-2018"])


def about_september() -> Meeting:
    return Meeting(
        id="about", title="They meet, at length", date="2015-09~", count=">12", citations=["brief-2018"]
    )


def chronology() -> Timeline:
    """Return a chronology in which every sort of field occurs."""
    return Timeline(
        id="china-russia",
        title="China, Russia; and others",
        description="What was reported.\nAnd by whom.",
        url="https://example.org/china-russia.ics",
        revised="2022-09-12",
        sources=[TASS, BRIEF, PRESS],
        parties=PARTIES,
        events=[
            vostok(),
            assembly_vote(),
            visit_announced(),
            visit(),
            recognition(),
            by_october(),
            about_september(),
        ],
    )
