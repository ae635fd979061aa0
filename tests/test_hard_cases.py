"""What real reporting holds, each case shown by an event of the seed chronology.

A case is here because a table flattens it. The model must represent it, not describe it in prose.
"""

from __future__ import annotations

import pytest

from tests.support import ROOT
from timeline import Event, Exercise, Meeting, Statement, Timeline, Vote
from timeline.dates import AllOf, Basis, End, Interval, OneOf
from timeline.events import Bound, Conflict, RelationKind, Status, VotePosition
from timeline.parties import Role
from timeline.provenance import Stance


@pytest.fixture(scope="module")
def seeds() -> Timeline:
    return Timeline.read(ROOT / "seeds")


def vote(seeds: Timeline, event_id: str) -> Vote:
    event = seeds[event_id]
    assert isinstance(event, Vote)
    return event


def related(event: Event, kind: RelationKind) -> set[str]:
    return {relation.event for relation in event.relations if relation.kind is kind}


def parties(event: Event, role: Role) -> set[str]:
    return {participant.party for participant in event.participants if participant.role is role}


def value(event: Event) -> str:
    assert event.date is not None
    return str(event.date.value)


def test_01_a_promise_and_the_later_vote_are_two_records(seeds: Timeline) -> None:
    """The promise is a pledge; the vote has its total and its body's size, and no ballot by country."""
    promise, election = seeds["china-promises-vote"], vote(seeds, "unga-elects-ukraine")
    assert promise.kind == "pledge"
    assert promise.id in related(election, RelationKind.AFTER)
    assert election.tally is not None
    assert (election.tally.in_favour, election.members) == (177, 193)
    assert not election.positions


def test_02_events_of_one_sentence_have_dates_of_their_own(seeds: Timeline) -> None:
    """Burma in 2007 and Zimbabwe in 2008 stand in one sentence, which both cite."""
    burma, zimbabwe = seeds["burma-initiative-blocked"], seeds["zimbabwe-initiative-blocked"]
    assert burma.citations == zimbabwe.citations
    assert (value(burma), value(zimbabwe)) == ("2007", "2008")
    assert burma.date is not None
    assert zimbabwe.date is not None
    assert (burma.date.stated, zimbabwe.date.stated) == ("in 2007", "in 2008")


def test_03_a_month_without_a_year_is_resolved_against_the_publication(seeds: Timeline) -> None:
    """The words "In May" after "In July 2013" mean May 2015: the anchor, known only to the month, decides."""
    may, july = seeds["mediterranean-2015"].date, seeds["sea-of-japan-2013"].date
    assert may is not None
    assert july is not None
    assert (str(may.value), may.stated, may.basis) == ("2015-05", "In May", Basis.RELATIVE)
    assert [anchor.source for anchor in may.anchor] == ["un-shift-2015"]
    published = seeds.source("un-shift-2015").published
    assert published is not None
    assert (str(published.value), published.basis) == ("2015-10", Basis.INFERRED)
    assert str(july.value) == "2013-07"


def test_04_first_and_largest_have_scope_and_asserter(seeds: Timeline) -> None:
    """A superlative says of what, within what, as of when, and which citation asserts it."""
    ranks = {}
    for event_id in ("sea-of-japan-2013", "mediterranean-2015"):
        event = seeds[event_id]
        assert isinstance(event, Exercise)
        (superlative,) = event.superlatives
        assert superlative.scope
        assert str(superlative.as_of) == "2015-10"
        assert [event.citation(cited) for cited in superlative.citations] == [event.citations[0]]
        ranks[event_id] = superlative.rank
    assert ranks == {"sea-of-japan-2013": "largest", "mediterranean-2015": "first"}


def test_05_a_vote_without_a_date_inherits_none(seeds: Timeline) -> None:
    """Beside a vote in July stands one without a date: it is bounded by the publication alone."""
    dated, undated = seeds["srebrenica-vote"], seeds["mh17-tribunal-vote"]
    assert value(dated) == "2015-07"
    assert value(undated) == "[..2015-10-31]"
    assert undated.date is not None
    assert undated.date.basis is Basis.BOUNDED
    assert undated.date.start is End.OPEN


def test_06_counts_stand_for_series_without_invented_members(seeds: Timeline) -> None:
    """Four joint vetoes, more than a dozen meetings and the 37th are counts on one record each."""
    counts = {event.id: event.count for event in seeds if event.count}
    assert counts["joint-vetoes-syria"].number == 4
    assert (counts["xi-putin-meetings-2015"].number, counts["xi-putin-meetings-2015"].bound) == (
        12,
        Bound.MORE_THAN,
    )
    series = seeds["xi-putin-meetings-since-2013"]
    assert series.stands_for_series
    assert value(series) == "2013/2021-12-15"
    assert series.citations[0].attribution == ("xi",)
    members = [event for event in seeds if series.id in related(event, RelationKind.SAME_SERIES)]
    numbers = {
        relation.number for event in members for relation in event.relations if relation.event == series.id
    }
    assert numbers == {37}


def test_07_absence_is_said_and_not_left_out(seeds: Timeline) -> None:
    """Absence, boycott, abstention, what never was and what is not mentioned are fields, each findable."""
    assert parties(seeds["darfur-side-meeting"], Role.ABSENT) == {"china", "russia"}
    assert parties(seeds["lithuania-meeting-boycotted"], Role.BOYCOTTING) == {"china", "russia"}
    assert vote(seeds, "srebrenica-vote").positions["china"] is VotePosition.ABSTAIN
    never = seeds["china-never-recognised-crimea"]
    assert never.status is Status.DID_NOT_OCCUR
    assert never.date is not None
    assert isinstance(never.date.value, Interval)
    assert seeds["joint-statement-2022-02-04"].accounts["document"].omits == ("Ukraine",)


def test_08_two_readouts_of_one_meeting_are_two_accounts(seeds: Timeline) -> None:
    """State Duma and Xinhua differ on one meeting: one record, two accounts, a typed conflict."""
    meeting = seeds["li-meets-volodin-and-lawmakers"]
    assert isinstance(meeting, Meeting)
    duma, xinhua = meeting.accounts["state-duma"], meeting.accounts["xinhua"]
    assert (duma.by, xinhua.by) == ("state-duma", "xinhua")
    assert xinhua.conflicts_with == {"state-duma": Conflict.OMISSION}
    assert "Ukraine" in xinhua.omits
    for account in (duma, xinhua):
        assert account.record is not None
        assert seeds[account.record].kind == "statement"
        assert all(meeting.citation(cited) for cited in account.citations)


def test_09_attribution_is_an_ordered_chain(seeds: Timeline) -> None:
    """The article cites the ministry, which cites the Russian side; two unnamed diplomats are two parties."""
    request = seeds["syria-requests-action"]
    assert request.citations[0].attribution == ("chinese-foreign-ministry", "russia")
    assert "Russian side" in " ".join(seeds.party("russia").aliases)
    voices = [seeds.party(name) for name in ("senior-sc-diplomat", "second-sc-diplomat")]
    assert all(voice.unnamed for voice in voices)
    assert [event.id for event in seeds.by_party("senior-sc-diplomat")] != [
        event.id for event in seeds.by_party("second-sc-diplomat")
    ]


def test_10_a_formula_said_twice_is_two_statements_and_a_quotation_given_twice_is_one(
    seeds: Timeline,
) -> None:
    """Xi in 2021 and Li in 2022 use the same words; one proposal of Xi's is quoted twice in one article."""
    xi, li = seeds["xi-on-core-interests"], seeds["li-on-core-interests"]
    assert isinstance(xi, Statement)
    assert isinstance(li, Statement)
    assert xi.wording is not None
    assert li.wording is not None
    assert xi.wording.text == li.wording.text
    assert parties(xi, Role.SPEAKER) != parties(li, Role.SPEAKER)
    quoted = seeds["xi-proposes-joint-security-action"]
    whole = [citation for citation in quoted.citations if not citation.supports]
    assert len(whole) == 2
    assert len({citation.locator for citation in whole}) == 2


def test_11_planned_feared_and_denied_things_are_records_beside_what_came(seeds: Timeline) -> None:
    """The fear, the denial and the invasion are three records; so are the expected meeting and the real one."""
    invasion = seeds["invasion-of-ukraine-2022"]
    feared = related(invasion, RelationKind.REALISES)
    assert {"invasion-feared-2021-12", "invasion-feared-2022-02"} <= feared
    assert all(seeds[event_id].status is Status.EXPECTED for event_id in feared)
    assert any(citation.stance is Stance.DENIES for citation in seeds["invasion-feared-2022-02"].citations)
    assert seeds["russia-denies-invasion-plan"].kind == "statement"
    assert related(seeds["xi-putin-beijing-2022-02-04"], RelationKind.REALISES) == {
        "xi-putin-beijing-expected"
    }


def test_12_a_date_may_come_from_another_document_alone(seeds: Timeline) -> None:
    """Two documents tell of the annexation; the year is one's alone, and the citation says so."""
    annexation = seeds["crimea-annexation"]
    assert {citation.source for citation in annexation.citations} == {"un-shift-2015", "video-summit-2021"}
    assert {citation.source for citation in annexation.citations if "date" in citation.supports} == {
        "video-summit-2021"
    }
    assert value(annexation) == "2014"


def test_13_a_date_reckoned_from_another_keeps_the_reckoning(seeds: Timeline) -> None:
    """Twenty years before the anniversary of 2021; rhetoric about seventy years makes no event."""
    treaty = seeds["treaty-good-neighborliness"].date
    assert treaty is not None
    assert (str(treaty.value), str(treaty.offset)) == ("2001", "-P20Y")
    (anchor,) = treaty.anchor
    assert anchor.event is not None
    assert value(seeds[anchor.event]) == "2021"
    assert not [event.id for event in seeds if value(event).startswith(("1945", "1949"))]


def test_14_parts_of_the_day_zones_and_clock_times_are_kept_as_stated(seeds: Timeline) -> None:
    """Monday night in New York keeps its zone; 20.00 without a zone gets none, and no seconds."""
    call = seeds["blinken-wang-call-2022-02-21"].date
    assert call is not None
    assert (str(call.value), call.part, call.zone) == ("2022-02-21", "night", "America/New_York")
    published = seeds.source("retreat-2022").published
    assert published is not None
    assert (str(published.value), published.part, published.zone) == ("2022-09-12", "20:00", None)
    assert published.stated is not None
    assert published.stated.startswith("12/09")


def test_15_a_span_one_of_and_all_of_are_kept_apart(seeds: Timeline) -> None:
    """All along, one of these days, each of these days; an open end is not an unknown one."""
    dates = {event.id: event.date.value for event in seeds if event.date}
    assert isinstance(dates["ukraine-recaptures-territory-2022-09"], Interval)
    assert isinstance(dates["klimkin-meeting"], OneOf)
    assert isinstance(dates["li-meets-volodin-and-lawmakers"], AllOf)
    assert dates["mh17-tribunal-vote"].start is End.OPEN
    assert dates["nato-russia-council"].finish is End.UNKNOWN


@pytest.mark.parametrize("name", ["summit", "videoconference", "meeting", "call"])
def test_16_one_happening_is_found_under_each_of_its_names(seeds: Timeline, name: str) -> None:
    """One article calls its meeting four things."""
    assert "xi-putin-video-summit-2021-12-15" in {event.id for event in seeds.called(name)}


def test_17_parties_have_aliases_and_years(seeds: Timeline) -> None:
    """The "two countries" of 1969 are not those of 2021; Russian Parliament is the State Duma."""
    clash = seeds["border-clash-1969"]
    assert {participant.party for participant in clash.participants} == {"china", "soviet-union"}
    soviet, russia = seeds.party("Soviet Union").valid, seeds.party("russia").valid
    assert soviet is not None
    assert russia is not None
    assert clash.date is not None
    assert clash.date.latest is not None
    assert soviet.latest is not None
    assert russia.earliest is not None
    assert clash.date.latest < soviet.latest
    assert clash.date.latest < russia.earliest
    assert seeds.party("Russian Parliament").id == "state-duma"
