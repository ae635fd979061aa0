"""The timeline: order, look-ups, and what it refuses."""

from __future__ import annotations

from datetime import UTC, datetime

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Citation, Event, Meeting, Participant, Party, Source, Statement, Timeline, Vote
from timeline.errors import InputError, OptionError, RecordError, UnknownNameError

RUSSIA = Party(
    id="russia", name="Russia", kind="country", aliases=["Moscow", "the two countries"], valid="1991/.."
)
USSR = Party(id="ussr", name="Soviet Union", kind="country", aliases=["Moscow"], valid="1922/1991")
DUMA = Party(id="duma", name="State Duma", aliases=["Russian Parliament"], belongs_to="russia")
VOLODIN = Party(id="volodin", name="Vyacheslav Volodin", kind="person", belongs_to="duma")
WIRE = Source(id="wire", title="A wire report", published="2022-09-12")
BRIEF = Source(id="brief", title="A brief", published="2022-09")
EVENTS = [
    Meeting(
        id="talks",
        title="They talk",
        date="2022-09-08",
        participants=["volodin"],
        citations=["wire"],
        calls=["summit"],
    ),
    Vote(
        id="ballot",
        title="They vote",
        date="2022-03",
        body="duma",
        positions={"russia": "for"},
        citations=["brief"],
    ),
    Statement(
        id="words",
        title="One speaks",
        participants=[Participant(party="ussr", role="speaker")],
        formerly=["speech"],
    ),
    Event(id="storm", title="A storm", date="2022-03-02", status="planned", tags=["weather"]),
]


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(
        id="t", title="T", sources=[WIRE, BRIEF], parties=[RUSSIA, USSR, DUMA, VOLODIN], events=EVENTS
    )


@given(st.permutations(EVENTS))
def test_events_come_in_order_of_time_however_they_are_given(events: list[Event]) -> None:
    """Iteration is chronological, undated events last."""
    assert [event.id for event in Timeline(id="t", title="T", events=events)] == [
        "ballot",
        "storm",
        "talks",
        "words",
    ]


def test_an_event_is_found_by_its_id_and_by_its_former_one(timeline: Timeline) -> None:
    """A renamed event is still found under its old id."""
    assert timeline["talks"].title == "They talk"
    assert timeline["speech"].id == "words"
    assert "talks" in timeline
    with pytest.raises(UnknownNameError, match="did you mean 'talks'"):
        timeline["talk"]


def test_a_party_is_found_by_any_alias(timeline: Timeline) -> None:
    """Names and aliases count, whatever their case; an alias of two parties must be told apart by id."""
    assert timeline.party("russian parliament").id == "duma"
    assert timeline.party("Soviet Union").id == "ussr"
    with pytest.raises(UnknownNameError, match="it may be russia, ussr"):
        timeline.party("Moscow")


def test_events_are_found_by_party_with_and_without_its_members(timeline: Timeline) -> None:
    """A party's events are its own; with members, also those of who belongs to it."""
    assert [event.id for event in timeline.by_party("Russia")] == ["ballot"]
    assert [event.id for event in timeline.by_party("Russia", members=True)] == ["ballot", "talks"]
    assert [event.id for event in timeline.by_party("Moscow")] == ["ballot", "words"]


def test_events_are_found_by_source_and_by_what_they_are_called(timeline: Timeline) -> None:
    """A source gives the events that cite it; a name gives the events that sources call so."""
    assert [event.id for event in timeline.by_source("wire")] == ["talks"]
    assert [event.id for event in timeline.called("Summit")] == ["talks"]
    with pytest.raises(UnknownNameError):
        timeline.by_source("wired")


def test_ids_are_unique(timeline: Timeline) -> None:
    """Two events, sources or parties of one id are refused."""
    with pytest.raises(RecordError, match="event id: found 'talks' twice"):
        attrs.evolve(timeline, events=[*timeline.events, EVENTS[0]])
    with pytest.raises(RecordError, match="source id"):
        attrs.evolve(timeline, sources=[WIRE, WIRE])


def test_the_stamp_is_the_newest_publication_unless_it_is_given(timeline: Timeline) -> None:
    """Time stamps come from the timeline, never from the clock; a month counts to its last day."""
    assert timeline.stamp == datetime(2022, 9, 30, tzinfo=UTC)
    assert attrs.evolve(timeline, revised="2023-01-02").stamp == datetime(2023, 1, 2, tzinfo=UTC)
    assert Timeline(id="t", title="T").stamp == datetime(1970, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        (["kind=vote"], ["ballot"]),
        (["kind=vote|meeting"], ["ballot", "talks"]),
        (["kind!=vote"], ["storm", "talks", "words"]),
        (["party=Russian Parliament"], ["ballot", "talks"]),
        (["party~Russian Parliament"], ["ballot"]),
        (["date=2022-03"], ["ballot", "storm"]),
        (["date=2022-03-02"], ["storm"]),
        (["date~2022-03-02"], ["ballot", "storm"]),
        (["status=planned", "tag=Weather"], ["storm"]),
        (["text=SPEAKS"], ["words"]),
        (["call=summit"], ["talks"]),
        (["source=brief"], ["ballot"]),
        (["conflict=no", "date=2022"], ["ballot", "storm", "talks"]),
    ],
)
def test_a_view_holds_the_events_that_meet_every_condition(
    timeline: Timeline, conditions: list[str], expected: list[str]
) -> None:
    """Conditions are joined by and, values of one by or; `!` turns one round, `~` loosens it."""
    assert [event.id for event in timeline.filter(*conditions)] == expected


@pytest.mark.parametrize(
    "condition", ["kind", "kind=", "knd=vote", "status=plan", "date=soon", "party=nobody", "conflict=maybe"]
)
def test_a_condition_that_cannot_be_met_is_an_error(timeline: Timeline, condition: str) -> None:
    """A typing slip is no empty view."""
    with pytest.raises((OptionError, UnknownNameError, ValueError)):
        timeline.filter(condition)


def test_a_view_takes_a_test_of_your_own(timeline: Timeline) -> None:
    """Any function of an event will do."""
    assert [event.id for event in timeline.filter(where=lambda event: not event.citations)] == [
        "storm",
        "words",
    ]


def test_a_citation_is_found_within_its_event() -> None:
    """Accounts and superlatives point to citations by id."""
    event = Event(id="e", title="E", citations=[Citation(id="c1", source="wire"), "brief"])
    found = event.citation("c1")
    assert found is not None
    assert found.source == "wire"
    assert event.citation("c2") is None


def test_a_name_that_no_file_can_have_is_a_fault_of_the_input() -> None:
    """A path longer than the system takes is told like any file that cannot be read."""
    for format_name in (None, "json"):
        with pytest.raises(InputError, match="could not be read: File name too long"):
            Timeline.read(f"{'x' * 300}.json", format=format_name)


def test_a_record_is_found_by_id_or_not_at_all() -> None:
    """The look-ups that find give None where the others raise; an event answers to its former ids too."""
    talks = Meeting(id="talks", formerly="summit", title="They meet")
    wire, china = Source(id="wire", title="A report"), Party(id="china", name="China", aliases=["Beijing"])
    timeline = Timeline(id="t", title="T", sources=[wire], parties=[china], events=[talks])
    assert (timeline.find_event("talks"), timeline.find_event("summit")) == (talks, talks)
    assert (timeline.find_source("wire"), timeline.find_party("china")) == (wire, china)
    missing = [timeline.find_event("wire"), timeline.find_source("talks"), timeline.find_party("Beijing")]
    assert missing == [None, None, None]
