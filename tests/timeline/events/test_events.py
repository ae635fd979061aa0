"""Events: what kinds hold, and what they refuse."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Account, Count, Event, Exercise, Meeting, Place, Relation, Tally, Vote
from timeline.errors import DateError, RecordError, TimelineError, UnknownNameError
from timeline.events import Bound, Status, VotePosition, kind_named, kind_names, references


@given(st.integers(0, 10**15), st.sampled_from(Bound))
def test_a_count_is_read_as_it_is_written(number: int, bound: Bound) -> None:
    """Writing and reading a count gives the same count."""
    count = Count(number, bound)
    assert Count.parse(str(count)) == count


@pytest.mark.parametrize("text", ["", "many", ">", "1.5", "-3", "1,000", "> x", "9" * 19, "١٢"])
def test_what_is_no_count_is_refused(text: str) -> None:
    """Only digits with a bound before them are a count."""
    with pytest.raises(RecordError, match="expected digits"):
        Count.parse(text)


@pytest.mark.parametrize(
    ("lat", "lon"), [(91, 0), (0, 181), (float("nan"), 0), (0, float("inf")), (1, None), (None, 1)]
)
def test_coordinates_outside_the_globe_are_refused(lat: float | None, lon: float | None) -> None:
    """Latitude and longitude come together, within their bounds."""
    with pytest.raises(RecordError):
        Place(name="P", lat=lat, lon=lon)


def test_an_account_has_the_fields_of_its_event_in_their_own_types() -> None:
    """A voice's version of a field is typed as the field itself is."""
    event = Exercise(
        id="drill",
        title="They drill",
        personnel=300000,
        accounts={"analysts": Account(by="tank", values={"personnel": "<100000", "status": "alleged"})},
    )
    values = event.accounts["analysts"].values
    assert values["personnel"] == Count(100000, Bound.FEWER_THAN)
    assert values["status"] is Status.ALLEGED


def test_an_account_of_a_field_the_kind_has_not_is_refused() -> None:
    """A field of another kind is named, with the nearest one."""
    with pytest.raises(RecordError, match="did you mean 'mode'"):
        Meeting(id="m", title="M", accounts={"a": Account(values={"moed": "video"})})


def test_a_tally_counts_what_was_cast_and_nothing_else() -> None:
    """Members are not votes cast, and absence is no position."""
    tally = Tally(in_favour=141, against=5, abstain=35, absent=12)
    assert tally.cast == 181
    assert tally.numbers == {"for": 141, "against": 5, "abstain": 35, "absent": 12}
    with pytest.raises(RecordError):
        Tally(against=-1)


def test_positions_are_words_of_a_closed_list() -> None:
    """A position that is none is refused with the list."""
    vote = Vote(id="v", title="V", positions={"china": "abstain"})
    assert vote.positions["china"] is VotePosition.ABSTAIN
    with pytest.raises(RecordError, match="for, against, abstain, absent, veto"):
        Vote(id="v", title="V", positions={"china": "abstained"})


@pytest.mark.parametrize("event_id", ["", "two words", "a.b", "a/b", "-x", "x" * 201])
def test_an_id_must_fit_into_paths(event_id: str) -> None:
    """Ids have no spaces, dots or slashes."""
    with pytest.raises(RecordError):
        Event(id=event_id, title="T")


def test_a_date_may_be_given_as_edtf() -> None:
    """A string is read as EDTF, and what is none is refused with its place."""
    assert str(Event(id="e", title="E", date="2015-10~").date) == "2015-10~"
    with pytest.raises(DateError):
        Event(id="e", title="E", date="October 2015")


def test_events_are_values() -> None:
    """Equal fields make equal events, which can stand in sets and as keys."""
    first = Vote(id="v", title="V", positions={"china": "for"}, custom={"file": "7"})
    assert {first, Vote(id="v", title="V", positions={"china": "for"}, custom={"file": "7"})} == {first}
    with pytest.raises(AttributeError):
        first.title = "W"  # type: ignore[misc]  # the point of the test


def test_every_id_in_an_event_is_found() -> None:
    """References are found from the fields' own metadata, with the path a person would type."""
    event = Vote(
        id="v",
        title="V",
        body="unga",
        positions={"china": "for"},
        relations=[Relation(kind="realises", event="promise")],
        accounts={"one": Account(by="russia", citations=["c1"])},
    )
    found = {
        (".".join(map(str, reference.path)), reference.to, reference.id) for reference in references(event)
    }
    assert found == {
        ("body", "party", "unga"),
        ("positions.china", "party", "china"),
        ("relations.0.event", "event", "promise"),
        ("accounts.one.by", "party", "russia"),
        ("accounts.one.citations.0", "citation", "c1"),
    }


def test_kinds_come_through_the_entry_points() -> None:
    """Each kind installed is found by name; one that is not is an error with a suggestion."""
    assert {"event", "meeting", "vote", "exercise", "statement"} <= set(kind_names())
    for name in kind_names():
        assert kind_named(name).kind == name
    with pytest.raises(UnknownNameError, match="did you mean 'meeting'"):
        kind_named("meting")


def test_a_title_says_something() -> None:
    """An event without a title is none."""
    with pytest.raises(TimelineError, match="title"):
        Event(id="e", title=" \n ")


def test_an_account_claims_only_what_its_event_has() -> None:
    """A claim that the kind has no field for is refused, with the kind named in good English."""
    with pytest.raises(RecordError, match="found 'quorum', expected a field of an event"):
        Event(id="e", title="It happens", accounts={"one": Account(values={"quorum": 5})})


def test_a_custom_field_has_a_name_that_can_be_read() -> None:
    """A name of blanks would stand for nothing in every format."""
    with pytest.raises(RecordError, match="nothing but blanks"):
        Event(id="e", title="E", custom={" ": "x"})
