"""Each property of the calendar and of its events, as the table has them."""

from __future__ import annotations

import json
from typing import Any

import pytest

from exporters.ical import EXPORTER, ICalOptions, years
from exporters.ical.fields import CALENDAR, EVENT, STAMPS, WITHDRAWN
from tests.exporters.ical.chronologies import chronology
from tests.exporters.ical.feeds import blocks, header, properties, unescaped, unfolded, values
from timeline import Citation, Event, Meeting, Place, Relation, Source, Status, Timeline
from timeline.errors import OptionError
from timeline.events import RelationKind
from timeline.ports import Rendering, render


def made(*events: Event, sources: list[Source] | None = None, **options: Any) -> Rendering:
    timeline = Timeline(id="t", title="T", sources=sources or [], events=events)
    return render(timeline, EXPORTER, options=options)


def only(*events: Event, sources: list[Source] | None = None, **options: Any) -> bytes:
    (block,) = blocks(made(*events, sources=sources, **options).data).values()
    return block


def meeting(**fields: Any) -> Meeting:
    return Meeting(**({"id": "m", "title": "They meet", "date": "2022-09-12"} | fields))


def test_the_feed_has_the_properties_of_the_table_and_no_others() -> None:
    """The table is the whole truth: all of it occurs, nothing beside it does."""
    data = render(chronology(), EXPORTER).data
    assert {name.partition(";")[0] for name, _ in properties(header(data))} - {"BEGIN"} == {
        each.name for each in CALENDAR
    }
    inside = {name.partition(";")[0] for block in blocks(data).values() for name, _ in properties(block)}
    assert inside - {"BEGIN", "END"} == {each.name for each in EVENT} | {each.name for each in STAMPS}
    assert WITHDRAWN.name not in inside


def test_the_header_says_what_a_client_shows() -> None:
    """Version, product, scale; name and description twice, for old clients and new; how often to come back."""
    head = header(render(chronology(), EXPORTER).data).replace(b"\r\n ", b"")
    for line in (
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//sourced-timeline//iCalendar feed//EN\r\nCALSCALE:GREGORIAN\r\n",
        b"\r\nNAME:China\\, Russia\\; and others\r\n",
        b"\r\nX-WR-CALNAME:China\\, Russia\\; and others\r\n",
        b"\r\nDESCRIPTION:What was reported.\\nAnd by whom.\r\n",
        b"\r\nX-WR-CALDESC:What was reported.\\nAnd by whom.\r\n",
        b"\r\nREFRESH-INTERVAL;VALUE=DURATION:PT12H\r\n",
        b"\r\nX-PUBLISHED-TTL:PT12H\r\n",
        b"\r\nSOURCE;VALUE=URI:https://example.org/china-russia.ics\r\n",
        b"\r\nURL:https://example.org/china-russia.ics\r\n",
        b"\r\nCOLOR:steelblue\r\n",
        b"\r\nLAST-MODIFIED:20220912T000000Z\r\n",
    ):
        assert line in head


def test_the_feeds_own_address_may_differ_from_the_chronologys() -> None:
    """SOURCE is where clients fetch the file again; URL is where people read about it."""
    head = header(render(chronology(), EXPORTER, options={"feed_url": "https://example.org/feed.ics"}).data)
    assert values(head, "SOURCE") == ["https://example.org/feed.ics"]
    assert values(head, "URL") == ["https://example.org/china-russia.ics"]


def test_sources_and_parties_stand_whole_in_the_header() -> None:
    """What an event says of them in a few words is there in full, as the interchange format has it."""
    head = header(render(chronology(), EXPORTER).data)
    sources = [json.loads(unescaped(value)) for value in values(head, "X-TIMELINE-SOURCE")]
    parties = [json.loads(unescaped(value)) for value in values(head, "X-TIMELINE-PARTY")]
    assert [source["id"] for source in sources] == [source.id for source in chronology().sources]
    assert sources[0]["grade"] == "B"
    assert [party["name"] for party in parties] == [party.name for party in chronology().parties]


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (Status.OCCURRED, "CONFIRMED"),
        (Status.ONGOING, "CONFIRMED"),
        (Status.PLANNED, "TENTATIVE"),
        (Status.PROPOSED, "TENTATIVE"),
        (Status.EXPECTED, "TENTATIVE"),
        (Status.ALLEGED, "TENTATIVE"),
        (Status.CANCELLED, "CANCELLED"),
        (Status.DID_NOT_OCCUR, "CONFIRMED"),
    ],
)
def test_each_status_has_its_word(status: Status, expected: str) -> None:
    """What did not occur is confirmed: its title says the negation, and a struck-out title would deny it."""
    block = only(meeting(status=status))
    assert values(block, "STATUS") == [expected]
    assert values(block, "X-TIMELINE-STATUS") == [status.value]


def test_nobody_is_busy_and_everybody_may_read() -> None:
    """A chronology blocks no one's day."""
    block = only(meeting())
    assert values(block, "TRANSP") == ["TRANSPARENT"]
    assert values(block, "X-MICROSOFT-CDO-BUSYSTATUS") == ["FREE"]
    assert values(block, "CLASS") == ["PUBLIC"]


@pytest.mark.parametrize("kind", list(RelationKind))
def test_each_relation_has_a_registered_type_and_its_own(kind: RelationKind) -> None:
    """RELTYPE is one that clients know; the exact kind stands beside it and in the description."""
    block = only(meeting(relations=[Relation(kind=kind, event="other")]))
    ((name, _),) = [(name, value) for name, value in properties(block) if name.startswith("RELATED-TO")]
    assert name.split(";")[1] in {"RELTYPE=PARENT", "RELTYPE=SIBLING", "RELTYPE=DEPENDS-ON"}
    assert name.split(";")[2] == f"X-TIMELINE-RELATION={kind.value}"


def test_a_place_is_located() -> None:
    """Name and larger place in LOCATION, degrees in GEO; both in the description."""
    block = only(meeting(place=Place(name="Tsugol range", within="Russia", lat=50.3, lon=-0.00001)))
    assert values(block, "LOCATION") == ["Tsugol range\\, Russia"]
    assert values(block, "GEO") == ["50.3;-0.00001"]


def test_categories_are_kind_and_tags_each_once() -> None:
    """A tag with a comma stays one tag."""
    block = only(meeting(tags=["army, navy", "meeting", "summit"]))
    assert values(block, "CATEGORIES") == ["meeting,army\\, navy,summit"]


def test_sources_are_linked_and_attached_once_each() -> None:
    """LINK with relation and label, ATTACH with a media type, URL for the first; an archived copy is a memento."""
    sources = [
        Source(id="a", title="No address"),
        Source(
            id="b",
            title='Said: "so"; thus',
            url="https://example.org/b.pdf",
            archived_url="https://example.net/b",
        ),
        Source(id="c", title="A page", url="https://example.org/c?x=.pdf"),
    ]
    block = only(meeting(citations=["a", "b", "c", Citation(source="b", locator="p. 2")]), sources=sources)
    assert values(block, "URL") == ["https://example.org/b.pdf"]
    lines = [f"{name}:{value}" for name, value in properties(block)]
    assert [line for line in lines if line.startswith("ATTACH")] == [
        "ATTACH;FMTTYPE=application/pdf:https://example.org/b.pdf",
        "ATTACH;FMTTYPE=text/html:https://example.org/c?x=.pdf",
    ]
    assert [line for line in lines if line.startswith("LINK")] == [
        'LINK;LABEL="Said: ^\'so^\'; thus";LINKREL="describedby";VALUE=URI:https://example.org/b.pdf',
        'LINK;LABEL="Said: ^\'so^\'; thus";LINKREL="memento";VALUE=URI:https://example.net/b',
        'LINK;LABEL="A page";LINKREL="describedby";VALUE=URI:https://example.org/c?x=.pdf',
    ]


def test_a_citation_points_to_its_place_with_its_digest() -> None:
    """The description has the place in words; a program finds the exact one."""
    block = only(
        meeting(citations=[Citation(id="c1", source="s", locator="120-310 sha256:5e884898da280471")]),
        sources=[Source(id="s", title="S")],
    )
    assert values(block, "X-TIMELINE-CITATION") == ["s (c1) 120-310 sha256:5e884898da280471"]


@pytest.mark.parametrize(
    ("edtf", "earliest", "latest"),
    [
        ("2015-09~", ["2015-09-01"], ["2015-09-30"]),
        ("[..2015-10-31]", [], ["2015-10-31"]),
        ("-0010/0005-03-01", ["-0010-01-01"], ["0005-03-01"]),
        ("2020/Y12000", ["2020-01-01"], ["+12000-12-31"]),
    ],
)
def test_the_date_itself_stands_beside_the_day_chosen(
    edtf: str, earliest: list[str], latest: list[str]
) -> None:
    """A program reads EDTF and its bounds, where they are known."""
    block = only(meeting(date=edtf))
    assert [unescaped(value) for value in values(block, "X-TIMELINE-EDTF")] == [edtf]
    assert values(block, "X-TIMELINE-EARLIEST") == earliest
    assert values(block, "X-TIMELINE-LATEST") == latest


def test_events_stand_in_order_of_start_and_uid() -> None:
    """The file reads like the chronology, and its order depends on nothing else."""
    events = [
        meeting(id=f"m{place}", date=date)
        for place, date in enumerate(["2022", "1200", "2022-01-01", "2021-12-31"])
    ]
    data = made(*events).data
    keys = [(values(block, "DTSTART")[0], uid) for uid, block in blocks(data).items()]
    assert keys == sorted(keys)
    assert made(*reversed(events)).data == data


def test_a_year_alone_can_be_written() -> None:
    """With `year` a large feed is split: each event is in exactly one of the years' feeds."""
    events = [
        meeting(id=f"m{place}", date=date)
        for place, date in enumerate(["2021-12-31", "2022-01-01", "2022", "2021-12-01/2022-02-01"])
    ]
    timeline = Timeline(id="t", title="T", events=events)
    whole = blocks(made(*events).data)
    parts = [blocks(made(*events, year=year).data) for year in years(timeline, ICalOptions())]
    assert [len(part) for part in parts] == [2, 2]
    assert whole == parts[0] | parts[1]


def test_an_entry_without_a_day_is_in_no_year() -> None:
    """What the journal alone would hold is reported when the feed is split."""
    rendering = made(meeting(date=None), imprecise="journal", year=2022)
    assert not blocks(rendering.data)
    assert [loss.kind for loss in rendering.losses] == ["dropped"]


def test_a_large_feed_says_that_google_loses_events() -> None:
    """Past 1,000 events or 1 MB the export says so, and what to do; nothing is lost yet."""
    few = made(*(meeting(id=f"m{place}") for place in range(1000)))
    many = made(*(meeting(id=f"m{place}") for place in range(1001)))
    long = made(meeting(summary="x" * 1_000_000))
    assert not few.notes
    for rendering in (many, long):
        (note,) = rendering.notes
        assert "Google" in note
        assert "year" in note
        assert not rendering.losses


def test_counts_tell_what_is_in_the_feed() -> None:
    """What is left out is not counted; what is carried as cancelled is counted apart."""
    first = made(meeting(id="a"), meeting(id="b"), meeting(id="c", date=None))
    assert first.counts["events"] == 2
    timeline = Timeline(id="t", title="T", events=[meeting(id="a")])
    second = render(timeline, EXPORTER, previous=first.data)
    assert (second.counts["events"], second.counts["withdrawn events"]) == (1, 1)


@pytest.mark.parametrize(
    "options",
    [
        {"withdrawn": -1},
        {"year": 0},
        {"year": 10000},
        {"feed_url": "ftp://x"},
        {"tz": "moon"},
        {"imprecise": "maybe"},
    ],
)
def test_an_option_that_makes_no_sense_is_refused(options: dict[str, Any]) -> None:
    """Each option says what it takes."""
    with pytest.raises((OptionError, ValueError), match="found"):
        made(meeting(), **options)


def test_an_address_that_is_none_is_reported() -> None:
    """A chronology's url that no calendar may link to is not written as a link."""
    timeline = Timeline(id="t", title="T", url="javascript:alert(1)")
    rendering = render(timeline, EXPORTER)
    assert b"javascript" not in rendering.data
    assert [loss.field for loss in rendering.losses] == ["url"]


def test_long_lines_fold_at_75_octets() -> None:
    """Folding leaves no character in two pieces, and unfolding gives the text back."""
    block = only(meeting(title="漢" * 100))
    assert max(map(len, block.split(b"\r\n"))) <= 75
    assert "SUMMARY:" + "漢" * 100 in unfolded(block)
