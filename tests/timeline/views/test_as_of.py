"""What a chronology shows as of a day, and what it says of what it leaves out."""

from __future__ import annotations

from datetime import date
from typing import Any

import attrs
import pytest

from timeline import (
    Account,
    Citation,
    Event,
    EventDate,
    Operation,
    Participant,
    Party,
    Relation,
    Source,
    Superlative,
    Timeline,
    Vote,
)
from timeline.dates import Anchor
from timeline.errors import OptionError
from timeline.views import AsOf, as_of

EARLY = Source(id="early", title="Early", published="2015-10")
LATE = Source(id="late", title="Late", published="[2021-12-15..2021-12-16]")


def chronology(*events: Event, sources: tuple[Source, ...] = (EARLY, LATE)) -> Timeline:
    parties = [Party(id=name, name=name.title()) for name in ("russia", "ukraine", "china")]
    return Timeline(id="t", title="T", sources=sources, parties=parties, events=events)


def cited(*citations: Citation | str, **fields: Any) -> Event:
    given: dict[str, Any] = {"id": "e", "title": "It happened", "citations": citations, **fields}
    return Operation(**given)


def told(found: AsOf) -> set[tuple[str, str]]:
    return {(remark.id, remark.field) for remark in found.left if remark.record == "event"}


def test_a_field_that_only_a_later_source_supports_leaves_and_is_reported() -> None:
    """The event stays with what the early source says of it; items of a list leave one by one."""
    late = Citation(source="late", supports=["date", "participants.ukraine"])
    event = cited("early", late, date="2014", participants=["russia", "ukraine"], place="Crimea")
    found = as_of(chronology(event), "2015-10-31")
    left = found.timeline["e"]
    assert left.date is None
    assert [participant.party for participant in left.participants] == ["russia"]
    assert [citation.source for citation in left.citations] == ["early"]
    assert told(found) == {("e", "date"), ("e", "participants.ukraine")}
    assert {party.id for party in found.timeline.parties} == {"russia", "china"}, "china was never spoken of"


def test_a_field_that_an_early_source_supports_too_stays() -> None:
    """Of several citations that name a field, one is enough."""
    citations = [Citation(source=name, supports=["date"]) for name in ("early", "late")]
    assert (
        as_of(chronology(cited("early", *citations, date="2014")), "2015-10").timeline["e"].date is not None
    )


def test_a_date_of_publication_counts_from_its_last_possible_day() -> None:
    """A month counts from its end, a choice of days from the later; retrieval proves publication."""
    event = cited("late")
    assert len(as_of(chronology(event), "2021-12-15").timeline) == 0
    assert len(as_of(chronology(event), date(2021, 12, 16)).timeline) == 1
    fetched = attrs.evolve(LATE, retrieved="2021-12-15")
    assert len(as_of(chronology(event, sources=(fetched,)), "2021-12-15").timeline) == 1
    undated = attrs.evolve(LATE, published=None)
    found = as_of(chronology(event, sources=(undated,)), "2099")
    assert len(found.timeline) == 0
    assert "of unknown date" in str(found.left[0])


def test_a_day_without_an_end_is_refused() -> None:
    """There must be a last day to be as of."""
    with pytest.raises(OptionError, match="no last day"):
        as_of(chronology(), "2022/..")


def test_an_event_whose_status_only_later_sources_support_leaves() -> None:
    """Without its status it would claim to have occurred, which nobody said yet."""
    event = cited("early", Citation(source="late", supports=["status"]), status="cancelled")
    found = as_of(chronology(event), "2016")
    assert len(found.timeline) == 0
    assert "its status" in str(found.left[0])


def test_a_title_of_later_sources_is_replaced_by_words_that_say_so() -> None:
    """An event cannot be without a title, and a later one would tell what was not known."""
    found = as_of(chronology(cited("early", Citation(source="late", supports=["title"]))), "2016")
    assert "only later sources support" in found.timeline["e"].title
    assert told(found) == {("e", "title")}


def test_a_denial_supports_nothing_unless_there_is_nothing_else() -> None:
    """That somebody denied it early does not make it known early."""
    denial = Citation(source="early", stance="denies")
    assert len(as_of(chronology(cited(denial, "late")), "2016").timeline) == 0
    assert len(as_of(chronology(cited(denial, status="alleged")), "2016").timeline) == 1


def test_accounts_and_superlatives_go_with_their_citations() -> None:
    """An account keeps the citations that are left, and no conflict with one that is gone."""
    first, second = Citation(id="c1", source="early"), Citation(id="c2", source="late")
    event = cited(
        first,
        second,
        accounts={
            "one": Account(
                citations=["c1", "c2"], values={"summary": "A"}, conflicts_with={"other": "emphasis"}
            ),
            "other": Account(citations=["c2"], values={"summary": "B"}),
        },
        superlatives=[
            Superlative(rank="first", of="its kind", citations=["c1"]),
            Superlative(rank="largest", of="its kind", citations=["c2"]),
        ],
    )
    found = as_of(chronology(event), "2016")
    left = found.timeline["e"]
    assert left.accounts == {"one": Account(citations=["c1"], values={"summary": "A"})}
    assert [superlative.rank for superlative in left.superlatives] == ["first"]
    assert told(found) == {("e", "accounts.other"), ("e", "superlatives.largest")}


def test_a_claim_of_an_account_goes_with_the_citation_that_names_it() -> None:
    """What one passage of several gives an account leaves with its source."""
    event = cited(
        Citation(id="c1", source="early"),
        Citation(id="c2", source="late", supports=["personnel"]),
        accounts={"one": Account(citations=["c1", "c2"], values={"summary": "A", "personnel": 9})},
    )
    found = as_of(chronology(event), "2016")
    assert dict(found.timeline["e"].accounts["one"].values) == {"summary": "A"}
    assert told(found) == {("e", "accounts.one.personnel")}


def test_what_points_to_what_left_leaves() -> None:
    """Relations and dates that lean on an event of later sources go; a date leans on another's date."""
    later = cited("late", id="later")
    undated = cited("early", Citation(source="late", supports=["date"]), id="undated", date="2014")
    on_event = EventDate.parse("2015", anchor=Anchor(event="later"))
    on_date = EventDate.parse("2015", anchor=Anchor(event="undated"))
    related = cited("early", id="a", date=on_event, relations=[Relation(kind="before", event="later")])
    found = as_of(chronology(later, undated, related, cited("early", id="b", date=on_date)), "2016")
    assert found.timeline["a"].relations == ()
    assert found.timeline["a"].date is None
    assert found.timeline["b"].date is None
    assert told(found) == {
        ("later", ""),
        ("undated", "date"),
        ("a", "date"),
        ("a", "relations.before"),
        ("b", "date"),
    }


def test_an_event_without_citations_counts_from_the_last_publication() -> None:
    """Nothing says that it was known earlier."""
    timeline = chronology(Event(id="e", title="It happened"))
    assert len(as_of(timeline, "2021-12-15").timeline) == 0
    assert len(as_of(timeline, "2021-12-16").timeline) == 1


def test_positions_leave_one_by_one() -> None:
    """A vote known in part is shown in part."""
    late = Citation(source="late", supports=["positions.china"])
    vote = Vote(
        id="v",
        title="They vote",
        positions={"russia": "against", "china": "abstain"},
        citations=["early", late],
    )
    found = as_of(chronology(vote), "2016").timeline["v"]
    assert isinstance(found, Vote)
    assert dict(found.positions) == {"russia": "against"}


def test_the_seeds_of_2015_know_no_year_of_the_annexation(seeds: object) -> None:
    """The article of 2015 tells of it without a date."""
    whole = Timeline.read(str(seeds))
    assert whole["crimea-annexation"].date is not None
    assert whole.as_of("2016")["crimea-annexation"].date is None
    assert whole.as_of("2022-09-12") == whole


def test_a_participant_of_two_roles_leaves_in_both() -> None:
    """A path that names a party means each of its parts in the event."""
    parts = [Participant(party="china", role=role) for role in ("host", "speaker")]
    late = Citation(source="late", supports=["participants.china"])
    event = cited("early", late, participants=[*parts, "russia"])
    left = as_of(chronology(event), "2016").timeline["e"]
    assert [participant.party for participant in left.participants] == ["russia"]
