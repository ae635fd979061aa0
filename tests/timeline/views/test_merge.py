"""What becomes of two chronologies that differ."""

from __future__ import annotations

from typing import Any

import attrs

from timeline import (
    Account,
    Citation,
    Event,
    Exercise,
    Meeting,
    Participant,
    Party,
    Relation,
    Source,
    Statement,
    Timeline,
    Vote,
)
from timeline.check import check
from timeline.forms import OpaqueAccount, OpaqueEvent
from timeline.provenance import Digest
from timeline.views import Merge, merge

AGENCY = Source(id="agency", title="Agency report", published="2018-08-28")
BRIEF = Source(id="brief", title="A brief", published="2018-10")
DRILL = Exercise(id="e", title="A drill", date="2018-09", personnel=300000, citations=["agency"])


def mine(*events: Event, **fields: Any) -> Timeline:
    given: dict[str, Any] = {"id": "mine", "title": "T", "sources": [AGENCY, BRIEF], **fields}
    return Timeline(events=events, **given)


def yours(*events: Event, **fields: Any) -> Timeline:
    return mine(*events, **{"id": "yours", **fields})


def told(found: Merge) -> set[tuple[str, str]]:
    return {(remark.id, remark.field) for remark in found.remarks if remark.record != "timeline"}


def test_each_version_of_what_differs_is_an_account_with_its_citations() -> None:
    """The event keeps the first value; both stand side by side, in conflict, named by their sources."""
    other = attrs.evolve(DRILL, personnel="<100000", citations=["brief"])
    found = merge(mine(DRILL), yours(other))
    event = found.timeline["e"]
    assert isinstance(event, Exercise)
    assert str(event.personnel) == "300000"
    assert {name: str(account.values["personnel"]) for name, account in event.accounts.items()} == {
        "agency": "300000",
        "brief": "<100000",
    }
    assert dict(event.accounts["brief"].conflicts_with) == {"agency": "contradiction"}
    for label, account in event.accounts.items():
        assert [event.citation(name).source for name in account.citations] == [label]  # type: ignore[union-attr]  # they are there
    assert told(found) == {("e", "personnel")}
    assert check(found.timeline) == []


def test_accounts_are_named_by_the_chronologies_where_sources_do_not_tell_them_apart() -> None:
    """By their ids; by first and second where these are the same; by labels where they are given."""
    other = attrs.evolve(DRILL, personnel=9)
    assert set(merge(mine(DRILL), yours(other)).timeline["e"].accounts) == {"mine", "yours"}
    assert set(merge(mine(DRILL), mine(other)).timeline["e"].accounts) == {"first", "second"}
    found = merge(mine(DRILL), mine(other), ("monday", "friday"))
    assert set(found.timeline["e"].accounts) == {"monday", "friday"}


def test_other_words_and_dates_that_may_both_be_true_are_no_contradiction() -> None:
    """Only facts that exclude each other contradict."""
    cases: list[tuple[dict[str, Any], str]] = [
        ({"title": "Exercises are held"}, "emphasis"),
        ({"date": "2018-09-11"}, "emphasis"),
        ({"date": "2019"}, "contradiction"),
        ({"status": "planned"}, "contradiction"),
    ]
    for fields, kind in cases:
        other = attrs.evolve(DRILL, **fields)
        assert dict(merge(mine(DRILL), yours(other)).timeline["e"].accounts["yours"].conflicts_with) == {
            "mine": kind
        }


def test_what_one_lacks_comes_from_the_other_and_lists_are_united() -> None:
    """No conflict, no account, nothing to report."""
    one = attrs.evolve(DRILL, personnel=None, tags=["naval"], participants=["china"], custom={"a": "1"})
    other = attrs.evolve(
        DRILL, place="Tsugol", tags=["naval", "big"], participants=["mongolia"], custom={"b": "2"}
    )
    found = merge(mine(one), yours(other))
    event = found.timeline["e"]
    assert isinstance(event, Exercise)
    assert (str(event.personnel), str(event.place), event.tags) == ("300000", "Tsugol", ("naval", "big"))
    assert [participant.party for participant in event.participants] == ["china", "mongolia"]
    assert dict(event.custom) == {"a": "1", "b": "2"}
    assert not event.accounts
    assert not told(found)


def test_a_party_in_another_role_is_a_conflict() -> None:
    """A list is united only where it says nothing different of the same party."""
    one = attrs.evolve(DRILL, participants=[Participant(party="china", role="host")])
    other = attrs.evolve(DRILL, participants=[Participant(party="china", role="observer")])
    assert told(merge(mine(one), yours(other))) == {("e", "participants")}


def test_positions_that_differ_are_a_conflict_and_others_are_united() -> None:
    """One member cannot have voted twice."""
    one = Vote(id="v", title="They vote", positions={"china": "abstain"})
    agreed = merge(mine(one), yours(attrs.evolve(one, positions={"russia": "against"}))).timeline["v"]
    assert isinstance(agreed, Vote)
    assert dict(agreed.positions) == {"china": "abstain", "russia": "against"}
    assert told(merge(mine(one), yours(attrs.evolve(one, positions={"china": "for"})))) == {
        ("v", "positions")
    }


def test_citations_and_accounts_of_one_name_stay_two() -> None:
    """Ids and labels of the second are changed where they mean something else, with all that points to them."""
    one = attrs.evolve(
        DRILL,
        citations=[Citation(id="c1", source="agency")],
        accounts={"voice": Account(citations=["c1"], values={"summary": "A"})},
    )
    other = attrs.evolve(
        DRILL,
        citations=[Citation(id="c1", source="brief", supports=["accounts.voice"])],
        accounts={"voice": Account(citations=["c1"], values={"summary": "B"})},
    )
    event = merge(mine(one), yours(other)).timeline["e"]
    assert [(citation.id, citation.source) for citation in event.citations] == [
        ("c1", "agency"),
        ("c1-yours", "brief"),
    ]
    assert event.citations[1].supports == ("accounts.voice-yours",)
    assert event.accounts["voice-yours"].citations == ("c1-yours",)
    assert check(mine(event)) == []


def test_a_renamed_event_is_one_event_under_the_id_of_the_first() -> None:
    """Former ids count on either side, and what points to the event follows it."""
    renamed = attrs.evolve(DRILL, id="vostok", formerly=["e"])
    pointing = Statement(id="s", title="One speaks", relations=[Relation(kind="concerns", event="e")])
    found = merge(mine(renamed), yours(DRILL, pointing)).timeline
    assert [event.id for event in found] == ["vostok", "s"]
    assert found["s"].relations[0].event == "vostok"
    assert [event.id for event in merge(mine(DRILL), yours(renamed)).timeline] == ["e"]
    assert merge(mine(DRILL), yours(renamed)).timeline["vostok"].id == "e"


def test_two_kinds_under_one_id_are_two_events() -> None:
    """The second gets an id of its own, which is reported, and its own records point to it."""
    other = Meeting(id="e", title="They meet")
    pointing = Statement(id="s", title="One speaks", relations=[Relation(kind="part_of", event="e")])
    found = merge(mine(DRILL), yours(other, pointing))
    assert {event.id for event in found.timeline} == {"e", "e-yours", "s"}
    assert found.timeline["s"].relations[0].event == "e-yours"
    assert told(found) == {("e", "kind")}
    kinds = [remark.reason.partition(" in ")[0] for remark in found.remarks]
    assert "an exercise, and a meeting" in kinds


def test_one_text_under_two_ids_is_one_source() -> None:
    """Sources are found by their digests, and the citations follow."""
    text = Digest.of("The text")
    one = attrs.evolve(AGENCY, digest=text)
    other = attrs.evolve(BRIEF, digest=Digest.of("The text", 20))
    found = merge(mine(sources=[one]), yours(attrs.evolve(DRILL, citations=["brief"]), sources=[other]))
    assert [source.id for source in found.timeline.sources] == ["agency"]
    assert found.timeline["e"].citations[0].source == "agency"
    assert ("brief", "id") in told(found)


def test_two_texts_under_one_id_stay_two_sources() -> None:
    """A locator into one text must not point into another."""
    one, other = (attrs.evolve(AGENCY, digest=Digest.of(text)) for text in ("One", "Other"))
    found = merge(mine(sources=[one]), yours(DRILL, sources=[other]))
    assert [source.id for source in found.timeline.sources] == ["agency", "agency-yours"]
    assert found.timeline["e"].citations[0].source == "agency-yours"
    assert told(found) == {("agency", "id")}


def test_sources_and_parties_that_differ_are_kept_as_the_first_has_them_and_reported() -> None:
    """What is only in the second fills in; another name of a party becomes an alias."""
    one, other = (
        attrs.evolve(AGENCY, note="A"),
        attrs.evolve(AGENCY, title="Else", url="https://example.org", note="B"),
    )
    russia = Party(id="russia", name="Russia", aliases=["Moscow"])
    federation = Party(id="russia", name="Russian Federation", kind="country", aliases=["Kremlin"])
    found = merge(mine(sources=[one], parties=[russia]), yours(sources=[other], parties=[federation]))
    (source,) = found.timeline.sources
    assert (source.title, source.url, source.note) == ("Agency report", "https://example.org", "A\n\nB")
    (party,) = found.timeline.parties
    assert party.names == ("Russia", "Moscow", "Russian Federation", "Kremlin")
    assert told(found) == {("agency", "title"), ("russia", "name"), ("russia", "kind")}


def test_remarks_of_both_chroniclers_are_kept() -> None:
    """A note goes with the account of the second; what is private is joined and never told."""
    one = attrs.evolve(DRILL, note="Mine", private="My secret")
    other = attrs.evolve(DRILL, note="Yours", private="Your secret")
    found = merge(mine(one), yours(other))
    event = found.timeline["e"]
    assert event.note == "Mine"
    assert [account.note for account in event.accounts.values()] == ["Yours"]
    assert event.private == "My secret\n\nYour secret"
    assert "secret" not in "".join(map(str, found.remarks))


def test_events_of_kinds_that_are_not_installed_are_merged_too() -> None:
    """Their own fields are united, and kept as accounts where they differ."""
    one = OpaqueEvent(kind="trial", id="t-1", title="The trial opens", fields={"court": "ICC", "room": 1})
    other = OpaqueEvent(kind="trial", id="t-1", title="The trial opens", fields={"court": "ICJ"})
    event = merge(mine(one), yours(other)).timeline["t-1"]
    assert [
        account.fields["court"] for account in event.accounts.values() if isinstance(account, OpaqueAccount)
    ] == [
        "ICC",
        "ICJ",
    ]
    united = merge(mine(one), yours(attrs.evolve(other, fields={"judge": "A"}))).timeline["t-1"]
    assert isinstance(united, OpaqueEvent)
    assert set(united.fields) == {"court", "room", "judge"}
