"""Records in English: each says what it holds, no more and no less, and ids give way to names."""

from __future__ import annotations

from typing import ClassVar

import attrs
import pytest
from hypothesis import given, settings

from tests.strategies import events, timelines
from timeline import prose
from timeline.dates import Anchor, Duration, EventDate
from timeline.events import Account, Count, Event, Place, Relation, Superlative, Tally, Vote
from timeline.fields import FrozenMap, about
from timeline.forms import OpaqueAccount, OpaqueEvent
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Source, TextPosition, TextQuote, Wording
from timeline.timeline import Timeline


@pytest.fixture
def china() -> Timeline:
    """A timeline with the records that the tests name."""
    return Timeline(
        id="china",
        title="China",
        display_zone="Asia/Shanghai",
        sources=[
            Source(id="tass", title="The exercise begins", publisher="TASS", published="2018-08-28"),
            Source(
                id="brief",
                title="A brief",
                authors=["Ann", "Bo"],
                published=EventDate.parse("2018-09", basis="inferred"),
            ),
        ],
        parties=[
            Party(id="russia", name="Russia", kind="country", aliases=["Россия"]),
            Party(id="china", name="China", kind="country", valid="1949/.."),
            Party(id="shoigu", name="Sergei Shoigu", kind="person", belongs_to=["russia"], unnamed=True),
        ],
        events=[Event(id="treaty", title="The treaty is signed", date="2001-07-16")],
    )


@pytest.mark.parametrize(
    ("date", "told"),
    [
        (EventDate.parse("2022-02-04"), ""),
        (EventDate.parse("2022-02-04", stated="4 February 2022"), ""),
        (EventDate.parse("2022-02-04", stated="Friday"), "stated as “Friday”"),
        (EventDate.parse("2015-07", basis="inferred"), "inferred"),
        (EventDate.parse("2015-07", basis="bounded"), "known only within bounds"),
        (
            EventDate.parse("2018-09", stated="next month", basis="relative", anchor=[Anchor(source="tass")]),
            "stated as “next month”; reckoned from the publication of “The exercise begins”",
        ),
        (
            EventDate.parse(
                "2001", basis="relative", anchor=[Anchor(event="treaty")], offset=Duration.parse("-P20Y")
            ),
            "reckoned as 20 years before “The treaty is signed”",
        ),
        (
            EventDate.parse(
                "2015-07", basis="bounded", anchor=[Anchor(date="2015-05"), Anchor(source="gone")]
            ),
            "between May 2015 and the publication of gone",
        ),
        (
            EventDate.parse("[..2018-08-28]", basis="bounded", anchor=[Anchor(source="tass")]),
            "not later than the publication of “The exercise begins”",
        ),
        (
            EventDate.parse("[2018-08-28..]", basis="bounded", anchor=[Anchor(source="tass")]),
            "not earlier than the publication of “The exercise begins”",
        ),
        (
            EventDate.parse("/2018-08-28", basis="bounded", anchor=[Anchor(source="tass")]),
            "as of the publication of “The exercise begins”",
        ),
        (
            EventDate.parse(
                "[..2018-08-28]", basis="bounded", anchor=[Anchor(event="treaty"), Anchor(source="tass")]
            ),
            "known only within bounds, set by “The treaty is signed” and the publication of “The exercise begins”",
        ),
    ],
)
def test_a_date_says_how_it_is_known(china: Timeline, date: EventDate, told: str) -> None:
    """What a source states plainly needs no word; everything else says its basis and its anchors."""
    assert prose.basis_words(china, date) == told


@pytest.mark.parametrize(
    ("status", "basis", "told"),
    [
        ("ongoing", "relative", "as of 16 June 2021"),
        ("did_not_occur", "bounded", "as of 16 June 2021"),
        ("occurred", "bounded", "as of 16 June 2021"),
        ("ongoing", "stated", "until 16 June 2021, start unknown"),
        ("occurred", "inferred", "until 16 June 2021, start unknown"),
    ],
)
def test_what_is_only_known_to_go_on_is_told_as_of_that_day(status: str, basis: str, told: str) -> None:
    """The day of the telling is not the end; an end that a source states is one."""
    date = EventDate.parse("/2021-06-16", basis=basis)
    assert prose.date_words(Event(id="e", title="It goes on", status=status, date=date)) == told


def test_a_participant_is_told_with_office_role_and_side(china: Timeline) -> None:
    """The office follows the name, the rest stands in parentheses, a lone remark without its full stop."""
    shoigu = Participant(
        party="shoigu", role="speaker", acts_for=["russia"], office="defence minister", note="By phone."
    )
    assert (
        prose.participant_words(china, shoigu)
        == "Sergei Shoigu, defence minister (speaker, for Russia; By phone)"
    )
    assert prose.participant_words(china, Participant(party="stranger")) == "stranger"


def test_a_party_is_told_in_one_line(china: Timeline) -> None:
    """Kind, other names, years and what it belongs to; an unnamed voice is called so."""
    assert prose.party_words(china, china.party("china")) == "country; under this name from 1949 on"
    assert prose.party_words(china, china.party("russia")) == "country; also “Россия”"
    told = attrs.evolve(china.party("china"), description="Not the island.")
    assert prose.party_words(china, told) == "country; under this name from 1949 on. Not the island."
    assert prose.party_words(china, china.party("shoigu")) == "unnamed person; part of Russia"


def test_a_citation_names_source_place_chain_and_purpose(china: Timeline) -> None:
    """The chain runs from the outermost voice inwards."""
    citation = Citation(
        source="tass",
        locator=TextPosition.of("The text of it", 4, 8),
        attribution=["shoigu", "russia"],
        stance="denies",
        supports=["date", "positions.china"],
        wording=Wording(text="友谊", language="zh", translation="friendship"),
        note="From the radio.",
    )
    assert prose.citation_words(china, citation) == (
        "“The exercise begins”, TASS, 28 August 2018, characters 4-8; according to Sergei Shoigu, citing Russia; "
        "for the date and the positions (China); the source denies it; "
        "“友谊” (Chinese), in translation “friendship”. From the radio."
    )


def test_what_a_citation_is_for_is_told_by_names(china: Timeline) -> None:
    """Parties by their names, each field once, and fields that are verbs as nouns."""
    citation = Citation(source="tass", supports=["participants.russia", "calls", "participants.china.office"])
    assert (
        prose.supports_words(citation, china)
        == "for the participants (Russia; China, office); and the names used"
    )


def test_a_citation_of_a_source_that_is_not_there_names_its_id(china: Timeline) -> None:
    """Nothing breaks, and nothing is made up."""
    assert prose.citation_words(china, Citation(source="gone", locator="p. 4")) == "gone, p. 4"


def test_a_quotation_as_a_place_keeps_what_stands_around_it() -> None:
    """Prefix and suffix are told."""
    quote = TextQuote(exact="so far", prefix="exercise", suffix=", the")
    assert prose.locator_words(quote) == "at “so far” (after “exercise”, before “, the”)"
    assert prose.locator_words(None) == ""


def test_a_source_says_when_its_date_is_not_its_own(china: Timeline) -> None:
    """A date of publication that was inferred is marked so."""
    assert (
        prose.source_words(china, china.source("brief"))
        == "Ann and Bo, “A brief”, September 2018, as inferred"
    )
    assert prose.source_words(china, Source(id="x", title="X")) == "“X”, undated"


def test_a_vote_tells_totals_and_positions_apart(china: Timeline) -> None:
    """The members of the body are not votes, and only reported positions are told."""
    vote = Vote(
        id="v",
        title="They vote",
        body="stranger",
        tally=Tally(in_favour=177, absent=2),
        members=193,
        positions={"russia": "against", "china": "abstain"},
    )
    assert prose.tally_words(vote.tally, vote.members) == "177 for, 2 absent, of 193 members"
    assert prose.tally_words(None, 1) == "1 member"
    assert prose.positions_words(china, vote) == "against: Russia; abstaining: China"
    assert prose.details(china, vote) == [
        ("body", "stranger"),
        ("positions", "against: Russia; abstaining: China"),
        ("tally", "177 for, 2 absent"),
        ("members", "193"),
    ]


def test_a_superlative_names_scope_day_and_voice(china: Timeline) -> None:
    """Who asserts a rank is part of it."""
    largest = Superlative(rank="largest", of="exercise", scope="since 1981", as_of="2018-08", by="shoigu")
    assert prose.superlative_words(china, largest) == (
        "largest exercise (since 1981, as of August 2018, according to Sergei Shoigu)"
    )


def test_a_link_is_told_with_the_title_it_leads_to(china: Timeline) -> None:
    """A link to an event that is not there shows the id."""
    assert prose.relation_words(china, Relation(kind="same_series", event="treaty", number=37)) == (
        "same series as “The treaty is signed” (number 37)"
    )
    assert prose.relation_words(china, Relation(kind="after", event="gone")) == "after gone"


def test_coordinates_are_told_by_hemisphere() -> None:
    """South and west are words, not signs."""
    assert prose.place_words(Place(name="Cape", lat=-33.9, lon=18.4)) == "Cape (33.9° S, 18.4° E)"
    assert prose.place_words(Place(name="Tsugol", within="Siberia")) == "Tsugol, Siberia"


@attrs.frozen(kw_only=True)
class Session(Event):
    """A kind of another package, with fields of every sort."""

    kind: ClassVar[str] = "court_session"

    judges: tuple[str, ...] = attrs.field(default=(), metadata=about("Who judged.", refers="party"))
    bench_of: int | None = None
    open_to_all: bool = False
    opened: EventDate | None = None
    counts: FrozenMap[str, Count] = attrs.field(factory=FrozenMap[str, Count])
    sealed: str | None = attrs.field(default=None, metadata=about("Kept out.", published=False))


def test_fields_of_any_kind_are_told(china: Timeline) -> None:
    """A field needs no code of ours: its type says how it reads, and what is not published is not told."""
    session = Session(
        id="s",
        title="The court sits",
        judges=("russia", "china"),
        bench_of=1972,
        open_to_all=True,
        opened=EventDate.parse("2015-07", basis="inferred"),
        counts=FrozenMap({"oral_pleas": Count.parse(">12")}),
        sealed="no",
    )
    assert prose.kind_words(session) == "court session"
    assert prose.details(china, session) == [
        ("judges", "Russia and China"),
        ("bench of", "1972"),
        ("open to all", "yes"),
        ("opened", "July 2015 (inferred)"),
        ("counts", "oral pleas: more than 12"),
    ]


def test_fields_of_a_kind_that_is_not_installed_are_told(china: Timeline) -> None:
    """Plain data is told under its own names, in the entry and in its accounts."""
    trial = OpaqueEvent(
        kind="trial",
        id="t",
        title="The trial opens",
        fields={"court": "ICC", "judges": [{"name": "A"}, {"name": "B"}]},
        accounts={"defence": OpaqueAccount(fields={"court": "none"})},
    )
    assert prose.details(china, trial) == [("court", "ICC"), ("judges", "name: A; name: B")]
    assert prose.account_rows(china, trial) == [["", "defence"], ["court", "none"]]


def test_accounts_stand_side_by_side(china: Timeline) -> None:
    """A row a field, a cell an account, empty where a voice is silent."""
    event = Event(
        id="e",
        title="They meet",
        citations=[Citation(id="c1", source="tass", locator="p. 1")],
        accounts={
            "duma": Account(by="russia", values={"summary": "Friendly."}, citations=["c1"], record="treaty"),
            "xinhua": Account(
                values={"summary": "Frank."}, omits=["Ukraine"], conflicts_with={"duma": "contradiction"}
            ),
        },
    )
    assert prose.account_rows(china, event) == [
        ["", "Russia", "xinhua"],
        ["summary", "Friendly.", "Frank."],
        ["leaves out", "", "Ukraine"],
        ["differs", "", "contradicts Russia"],
        ["record", "“The treaty is signed”", ""],
        ["who says so", "“The exercise begins”, TASS, 28 August 2018, p. 1", ""],
    ]
    cited = Citation(source="tass", supports=["accounts.duma"])
    assert prose.supports_words(cited, china, event) == "for the accounts (Russia)"


@pytest.mark.parametrize(
    ("date", "told"),
    [
        ({"text": "2022-02-21T23:00:00-05"}, "22 February 2022, 12:00:00, Beijing time"),
        (
            {"text": "2022-02-21", "zone": "America/New_York", "part": "23:00"},
            "22 February 2022, 12:00, Beijing time",
        ),
        (
            {"text": "2022-02-21", "zone": "America/New_York", "part": "night"},
            "22 February 2022, Beijing time",
        ),
        ({"text": "2022-02-21", "zone": "Nowhere/Such", "part": "night"}, ""),
        ({"text": "2022-02-21", "part": "23:00"}, ""),
        ({"text": "2022-02-21T23:00:00+08:00"}, ""),
        ({"text": "2022-02"}, ""),
    ],
)
def test_a_clock_time_is_told_as_the_display_zone_has_it(
    china: Timeline, date: dict[str, str], told: str
) -> None:
    """Only a time that names its zone can be told in another; none is filled in."""
    assert prose.display_time_words(china, EventDate.parse(**date)) == told


@settings(max_examples=40, deadline=None)
@given(timeline=timelines())
def test_every_record_has_words(timeline: Timeline) -> None:
    """No record is beyond words, whatever its date, place or texts; lines stay lines."""
    for event in timeline.events:
        assert prose.date_words(event)
        assert all(label and words for label, words in prose.details(timeline, event))
        assert all(prose.citation_words(timeline, citation) for citation in event.citations)
        widths = {len(row) for row in prose.account_rows(timeline, event)}
        assert widths == {len(event.accounts) + 1}


@settings(max_examples=40, deadline=None)
@given(event=events())
def test_an_event_without_its_timeline_is_told_by_ids(event: Event) -> None:
    """Ids that name nothing stand as they are."""
    bare = Timeline(id="bare", title="Bare", events=[event])
    names = prose.participants_words(bare, event)
    assert all(participant.party in names for participant in event.participants)
