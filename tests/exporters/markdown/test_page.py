"""What stands on the page: golden documents, the suite for every exporter, and each block where it belongs."""

from __future__ import annotations

from pathlib import Path

import attrs
import pytest

from exporters.markdown import EXPORTER, Flavour, GroupBy
from exporters.markdown.fields import BLOCKS, FACTS, KIND_FIELDS
from tests.conftest import GoldenCheck
from tests.exporters.markdown.samples import rich_timeline
from tests.support import ROOT
from timeline.dates import Anchor, EventDate
from timeline.events import Account, Event, Meeting, Relation, Vote, kind_names
from timeline.fields import about_of
from timeline.forms import OpaqueEvent
from timeline.ports import describe_options, exporter_for_path, render
from timeline.provenance import Citation, Source, TextPosition, TextQuote
from timeline.testing import Fate, check_exporter
from timeline.timeline import Timeline

GOLDEN = Path(__file__).parent / "golden"


def written(timeline: Timeline, **options: object) -> str:
    return render(timeline, EXPORTER, options=options).data.decode()


def page_of(*events: Event, **options: object) -> str:
    source = Source(id="s", title="The paper", published="2015-10-31", authors=["Ann Author"])
    return written(Timeline(id="t", title="T", sources=[source], events=events), **options)


@pytest.mark.parametrize("flavour", list(Flavour))
def test_the_rich_timeline_reads_as_before(flavour: Flavour, golden: GoldenCheck) -> None:
    """Every block of the page, in each flavour, letter by letter."""
    made = render(rich_timeline(), EXPORTER, options={"flavour": flavour})
    assert made.losses == ()
    golden(GOLDEN / f"opening.{flavour}.md", made.data)


@pytest.mark.parametrize("by", [GroupBy.KIND, GroupBy.PARTY, GroupBy.SOURCE])
def test_each_grouping_reads_as_before(by: GroupBy, golden: GoldenCheck) -> None:
    """Sections by kind, party and source, letter by letter."""
    golden(GOLDEN / f"opening.by-{by}.md", written(rich_timeline(), group_by=by).encode())


@pytest.mark.parametrize(
    ("flavour", "by"),
    [
        *((flavour, GroupBy.DATE) for flavour in Flavour),
        *((Flavour.GFM, by) for by in GroupBy if by is not GroupBy.DATE),
    ],
)
def test_every_field_is_carried(flavour: Flavour, by: GroupBy) -> None:
    """The suite for every exporter passes in each flavour and grouping, and no field is lost or coarsened."""
    found = check_exporter(EXPORTER, {"flavour": flavour, "group_by": by})
    assert {name for name, fate in found.fates.items() if fate is not Fate.CARRIED} == set()


def test_the_table_of_blocks_names_every_field() -> None:
    """Each published field of an event has its place on the page, once."""
    fields = {field.name for field in attrs.fields(Event) if about_of(field).published}
    named = [block.field for block in BLOCKS]
    assert len(named) == len(set(named))
    assert set(named) - {KIND_FIELDS, "basis", "display_time", "kind"} == fields


def test_facts_follow_the_table_of_blocks() -> None:
    """The labels on the page stand in the order of the table."""
    labels = [f"**{block.label}:**" for block in FACTS if block.label]
    page = written(rich_timeline())
    entry = page[page.index("Russia holds Vostok 2018 with Chinese troops\n") :]
    found = [label for label in labels if label in entry[: entry.index("Accounts side by side")]]
    places = [entry.index(label) for label in found]
    assert len(found) >= 4
    assert places == sorted(places)


def test_the_reference_page_names_every_block_and_option() -> None:
    """The docs say where each field stands and what can be chosen."""
    page = (ROOT / "docs" / "reference" / "markdown.md").read_text(encoding="utf-8")
    for block in BLOCKS:
        assert block.place in page, block.field
    for choice in describe_options(EXPORTER.options):
        assert f"`{choice.name}`" in page
        assert choice.help in page
    assert all(f"`{value}`" in page for value in (*Flavour, *GroupBy))


def test_a_planned_event_and_what_became_of_it_link_to_each_other() -> None:
    """The realised event leads to the plan, and the plan to it."""
    page = written(rich_timeline())
    assert "- **Realises:** [Nixon is to visit China](#nixon-is-to-visit-china)" in page
    assert "- **Realised by:** [Nixon visits China](#nixon-visits-china)" in page


def test_a_vote_has_a_table_of_totals_and_positions() -> None:
    """Totals stand beside the members whose position was reported, and no others are made up."""
    page = written(rich_timeline())
    assert "| Against | 5 | Russia |" in page
    assert "| For | 141 |  |" in page
    assert "| Membership | 193 |  |" in page


def test_an_event_without_a_date_has_a_section() -> None:
    """What nobody dates stands at the end, under its own heading, and among what is uncertain."""
    page = written(rich_timeline())
    assert "## Undated\n\n### The border is agreed\n\n**Undated** · event · *alleged* · `border`" in page
    assert page.index("## Undated") > page.index("## 2022")
    assert "- [The border is agreed](#the-border-is-agreed) (undated): no source dates it" in page


@pytest.mark.parametrize(
    ("date", "section"),
    [
        ("2015-10-05", "### October 2015"),
        ("2015-10", "### October 2015"),
        ("2015-10-30/2015-11-02", "### October 2015"),
        ("{2015-10-08,2015-11-09}", "### October 2015"),
        ("[2015-09-21..2015-10-05]", "## 2015"),
        ("2015", "## 2015"),
        ("[1971-07-16..1972-05-31]", "## 1971 to 1972"),
        ("2021-24", "## 2021 to 2022"),
        ("199X", "## 1990s"),
        ("18XX/1901", "## 19th century (1800-1899)"),
        ("-0043", "## 44 BC"),
        ("[..2015-10-31]", "## Up to 2015"),
        ("[2015-10..]", "## 2015 or later"),
        ("2015/..", "## 2015"),
        ("/2015", "## Up to 2015"),
        ("XXXX-12-25", "## Year not known"),
        ("Y170000002", "## 170,000,002"),
    ],
)
def test_a_date_is_told_in_the_section_it_is_sure_of(date: str, section: str) -> None:
    """A month or year is claimed only where the date is certainly in it; a span stands where it begins."""
    page = page_of(Meeting(id="m", title="They meet", date=date))
    headings = [line for line in page.splitlines() if line.startswith("#")]
    assert headings[[line.strip("# ") for line in headings].index("They meet") - 1] == section


def test_events_that_are_uncertain_for_one_reason_stand_under_it() -> None:
    """A reason that several share is told once, one of a single event behind its link."""
    bound = EventDate.parse("[..2015-10-31]", basis="bounded", anchor=[Anchor(source="s")])
    page = page_of(
        Event(id="one", title="One", date=bound),
        Event(id="two", title="Two", date=bound),
        Event(id="three", title="Three", date=EventDate.parse("2015", basis="bounded")),
    )
    assert (
        "- Not later than the publication of “The paper”:\n"
        "  - [One](#one) (by 31 October 2015)\n"
        "  - [Two](#two) (by 31 October 2015)\n"
    ) in page
    assert "- [Three](#three) (2015): known only within bounds\n" in page


def test_two_links_to_one_event_are_told_together() -> None:
    """The order of two events that are linked besides shows in their dates and is told once."""
    page = page_of(
        Event(id="one", title="One", date="2015"),
        Event(
            id="two",
            title="Two",
            date="2016",
            relations=[Relation(kind="after", event="one"), Relation(kind="concerns", event="one")],
        ),
    )
    assert "- **Concerns, and after:** [One](#one) (2015)\n" in page
    assert "- **Addressed in, and before:** [Two](#two) (2016)\n" in page


def test_a_year_with_months_keeps_the_rest_apart() -> None:
    """Events of a year whose month is not known have a part of their own."""
    page = page_of(Meeting(id="a", title="A", date="2015"), Meeting(id="b", title="B", date="2015-03-02"))
    assert "- [2015](#2015) (2)\n  - [2015, month not known]" in page
    assert "### 2015, month not known\n\n#### A" in page


def test_notes_stand_where_their_field_does() -> None:
    """A citation for the date is called behind the date, one for the whole event behind the summary."""
    meeting = Meeting(
        id="m",
        title="They meet",
        summary="They talk.",
        date="2015-10-05",
        place="Beijing",
        citations=[
            Citation(source="s", locator="p. 1"),
            Citation(source="s", locator="p. 2", supports=["date"]),
            Citation(source="s", locator="p. 3", supports=["place"]),
            Citation(source="s", locator="p. 4", supports=["title"]),
            Citation(source="s", locator="p. 5", supports=["nowhere"]),
        ],
    )
    page = page_of(meeting)
    assert "**5 October 2015**[^1] · meeting · `m`" in page
    assert "They talk.[^2] [^3] [^4]" in page
    assert "- **Where:** Beijing[^5]" in page
    assert "[^1]: Ann Author, “The paper”, 31 October 2015, p. 2; for the date." in page


def test_the_same_note_is_written_once() -> None:
    """Two events that rest on the same place of the same source share a note."""
    events = [Meeting(id=name, title=name, date="2015-10", citations=["s"]) for name in ("one", "two")]
    page = page_of(*events)
    assert page.count("[^1]:") == 1
    assert "`one`[^1]" in page
    assert "`two`[^1]" in page


def test_accounts_stand_side_by_side_four_to_a_table() -> None:
    """A table stays as wide as a page; the fifth account begins another."""
    accounts = {f"voice-{n}": Account(values={"summary": f"version {n}"}) for n in range(5)}
    page = page_of(Meeting(id="m", title="They meet", accounts=accounts))
    assert "|  | Voice-0 | Voice-1 | Voice-2 | Voice-3 |" in page
    assert "|  | Voice-4 |" in page


def test_the_original_wording_stands_beside_its_translation() -> None:
    """Both are in one row, each under its language."""
    page = written(rich_timeline())
    assert "| Original (Russian) | Translation (English) |" in page
    assert "| “лучшие” | “the best” |" in page


def test_pandoc_is_told_the_language_and_direction_of_words() -> None:
    """Words in another language are marked, so that fonts and direction fit them."""
    page = written(rich_timeline(), flavour="pandoc")
    assert "{lang=ar dir=rtl}" in page
    assert "{lang=zh-Hans}" in page


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    """A script in place of an address is shown as text."""
    source = Source(id="s", title="S", url="javascript:alert(1)", archived_url="https://a.org/x y?<b>")
    page = written(Timeline(id="t", title="T", sources=[source]))
    assert "](javascript" not in page
    assert "(https://a.org/x%20y?%3Cb%3E)" in page


def test_an_event_of_several_parties_is_told_once_and_pointed_to() -> None:
    """By party, the entry stands under the first, and the others lead to it."""
    page = written(rich_timeline(), group_by="party")
    assert page.count("· `vostok-2018`") == 1
    assert (
        "- [Russia holds Vostok 2018 with Chinese troops](#russia-holds-vostok-2018-with-chinese-troops) ("
        in page
    )


def test_fields_of_a_kind_that_is_not_installed_are_told() -> None:
    """Each stands under its own name."""
    trial = OpaqueEvent(
        kind="trial", id="x", title="The trial opens", fields={"court": "ICC", "seats": [1, 2]}
    )
    page = page_of(trial)
    assert "· trial ·" in page
    assert "- **Court:** ICC\n- **Seats:** 1; 2\n" in page


def test_nothing_reported_of_a_tally_is_said_so() -> None:
    """A vote of which nothing is known has no table."""
    assert "How they voted" not in page_of(Vote(id="v", title="They vote"))


def test_a_column_in_which_nothing_was_reported_is_left_out() -> None:
    """Positions without totals, and totals without positions, have a table each that is full."""
    page = page_of(Vote(id="v", title="They vote", positions={"china": "abstain"}))
    assert "| Vote | Members reported |" in page
    page = page_of(Vote(id="v", title="They vote", members=193))
    assert "| Vote | Total |" in page


@pytest.mark.parametrize("flavour", list(Flavour))
def test_what_only_checking_needs_can_be_left_out(flavour: Flavour) -> None:
    """Ids of citations and digests go, and nothing else; the export says whose."""
    made = render(rich_timeline(), EXPORTER, options={"flavour": flavour, "trace": "no"})
    page, whole = made.data.decode(), written(rich_timeline(), flavour=flavour)
    assert "sha256:" in whole
    assert "sha256:" not in page
    timeline = rich_timeline()
    for event in timeline.events:
        for citation in event.citations:
            assert not citation.id or f"`{citation.id}`" not in page
            assert not isinstance(citation.locator, TextPosition) or f"{citation.locator.start}-" in page
        named = any(citation.id for citation in event.citations)
        assert named == ((event.id, "citations.id") in {(loss.event, loss.field) for loss in made.losses})
    assert {loss.field for loss in made.losses if loss.event is None} == {
        f"sources.{source.id}.digest" for source in timeline.sources if source.digest
    }


def test_a_note_called_twice_without_names_is_called_by_its_number() -> None:
    """In Pandoc's flavour no name is left to point to a note that does not end with it."""
    meeting = Meeting(
        id="m",
        title="They meet",
        date="2015",
        place="Beijing",
        citations=[Citation(id="c1", source="s", supports=["date", "place"])],
    )
    assert "- **Where:** Beijing^c1^" in page_of(meeting, flavour="pandoc")
    assert "- **Where:** Beijing[^1]" in page_of(meeting, flavour="pandoc", trace="no")


def test_contents_can_be_left_out() -> None:
    """Without contents the entries follow the head."""
    assert "## Contents" not in written(rich_timeline(), contents="no")


def test_the_clock_time_of_the_display_zone_is_added() -> None:
    """20:00 in Moscow is the next morning in Shanghai, and both are told."""
    page = written(rich_timeline())
    assert "**5 June 2019, 20:00, Moscow time**" in page
    assert "- **That is:** 6 June 2019, 01:00, Beijing time" in page


def test_a_quotation_kept_letter_by_letter_cannot_break_its_line() -> None:
    """A carriage return in a quotation that must be found again ends no line of the note."""
    quote = TextQuote(exact="one\r\r# two\x00")
    page = page_of(Meeting(id="m", title="M", citations=[Citation(source="s", locator=quote)]))
    assert "at “one \\# two\N{REPLACEMENT CHARACTER}”." in page


def test_nothing_private_is_written() -> None:
    """A private remark is in no flavour."""
    assert all("Kept out" not in written(rich_timeline(), flavour=flavour) for flavour in Flavour)


def test_the_suffix_means_markdown() -> None:
    """`timeline export ... -o china.md` writes this format."""
    assert exporter_for_path("build/china.md") is EXPORTER
    assert set(kind_names()) >= {"vote", "meeting"}
