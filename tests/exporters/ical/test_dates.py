"""What becomes of each sort of date, under each option."""

from __future__ import annotations

from datetime import date
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.ical import EXPORTER
from tests.exporters.ical.feeds import blocks, unfolded, values
from timeline import Edtf, EventDate, Meeting, Timeline
from timeline.dates import Interval, as_date
from timeline.events import Event
from timeline.ports import Rendering, Run, build_options, importer_named, render
from timeline.reading import assemble


def feed(date_: EventDate | str | None, **options: object) -> Rendering:
    event = Meeting(id="m", title="They meet", date=date_)
    return render(Timeline(id="t", title="T", events=[event]), EXPORTER, options=options)


def only(rendering: Rendering) -> bytes:
    (block,) = blocks(rendering.data).values()
    return block


def span(block: bytes) -> tuple[str, str, str]:
    return values(block, "DTSTART")[0], values(block, "DTEND")[0], values(block, "SUMMARY")[0]


@pytest.mark.parametrize(
    ("imprecise", "edtf", "expected"),
    [
        ("first", "2015-09", ("20150901", "20150902", "September 2015: They meet")),
        ("span", "2015-09", ("20150901", "20151001", "September 2015: They meet")),
        ("middle", "2015-09", ("20150915", "20150916", "September 2015: They meet")),
        ("span", "2021-24", ("20211201", "20220301", "Winter 2021-22: They meet")),
        ("middle", "2015", ("20150702", "20150703", "2015: They meet")),
        ("middle", "[2015-09-21,2015-09-30]", ("20150921", "20150922", "21 or 30 September 2015: They meet")),
        ("middle", "[2015-09-21..2015-09-30]", ("20150925", "20150926", "Between 21 and 30 September 2015: They meet")),
        ("span", "[2015-09-21,2015-09-30]", ("20150921", "20151001", "21 or 30 September 2015: They meet")),
        ("span", "2015-09-21~", ("20150921", "20150922", "c. 21 September 2015: They meet")),
        *((mode, "2018-09-11/2018-09-17", ("20180911", "20180918", "They meet")) for mode in ("first", "span", "middle", "skip", "journal")),
        *((mode, "2018-09-11", ("20180911", "20180912", "They meet")) for mode in ("first", "span", "middle", "skip", "journal")),
        *((mode, "2013-03/..", ("20130301", "20130302", "From March 2013 on: They meet")) for mode in ("first", "span", "middle", "skip", "journal")),
        *((mode, "{2022-09-08,2022-09-09}", ("20220908", "20220910", "8 and 9 September 2022: They meet")) for mode in ("first", "span", "middle", "skip", "journal")),
        *((mode, "[..2015-10-31]", ("20151031", "20151101", "By 31 October 2015: They meet")) for mode in ("first", "span", "middle")),
    ],
)  # fmt: skip
def test_each_option_puts_each_sort_of_date_in_its_place(
    imprecise: str, edtf: str, expected: tuple[str, str, str]
) -> None:
    """The documented table holds."""
    assert span(only(feed(edtf, imprecise=imprecise))) == expected


def test_a_middle_day_is_a_possible_day() -> None:
    """Where the possible days lie scattered, the middle is not taken between them."""
    assert span(only(feed("156X-12-25", imprecise="middle")))[0] == "15601225"
    assert span(only(feed("[2015-01-01,2015-12-31]", imprecise="middle")))[0] == "20150101"


def test_skip_leaves_out_what_has_no_day_and_says_so() -> None:
    """An event whose day is not known is left out under `skip`, and reported."""
    made = feed("2015-09", imprecise="skip")
    assert not blocks(made.data)
    assert [(loss.event, loss.field, loss.kind) for loss in made.losses] == [("m", "date", "dropped")]


@pytest.mark.parametrize("edtf", ["2015-09", "[..2015-10-31]", "-0043-03-15", "Y12000", None])
def test_journal_keeps_what_has_no_day(edtf: str | None) -> None:
    """Under `journal` even an undated event is in the feed, as an entry that promises no day, and is reported."""
    made = feed(edtf, imprecise="journal")
    block = only(made)
    assert block.startswith(b"BEGIN:VJOURNAL\r\n")
    for forbidden in ("DTEND", "LOCATION", "GEO", "TRANSP"):
        assert not values(block, forbidden)
    assert values(block, "STATUS") == ["FINAL"]
    assert [loss.kind for loss in made.losses] == ["reshaped"]


@pytest.mark.parametrize(
    "edtf", ["-0043-03-15", "0000", "Y12000", "-0100/-0050", "Y-17E7", "9999-12-31", "../.."]
)
def test_what_icalendar_cannot_hold_is_left_out_and_reported(edtf: str) -> None:
    """No day is written that the date does not name."""
    made = feed(edtf)
    assert not blocks(made.data)
    assert [loss.kind for loss in made.losses] == ["dropped"]


@pytest.mark.parametrize(
    "edtf",
    [
        "XXXX-12-25",
        "XXXX-12-25~",
        "XXXX-12",
        "XXXX",
        "XXXX-XX-05",
        "[2015-03-01,XXXX-12-25]",
        "XXXX-12-25/..",
    ],
)
@pytest.mark.parametrize("imprecise", ["first", "span", "middle", "skip"])
def test_what_has_no_year_is_left_out_and_reported(edtf: str, imprecise: str) -> None:
    """The bounds of EDTF's four digits are no days on which it may have happened: the year 9999 is none for anybody."""
    made = feed(edtf, imprecise=imprecise)
    assert not blocks(made.data)
    assert [loss.kind for loss in made.losses] == ["dropped"]
    assert "year" in made.losses[0].reason


@pytest.mark.parametrize(
    ("edtf", "start"), [("XXXX-12-25/2015-03-01", "20150301"), ("2015/XXXX-12-25", "20150101")]
)
def test_a_bound_without_a_year_counts_as_none(edtf: str, start: str) -> None:
    """A span is shown on the end that is known, and lasts for no thousand years."""
    made = feed(edtf)
    assert values(only(made), "DTSTART") == [start]
    assert (date.fromisoformat(values(only(made), "DTEND")[0]) - date.fromisoformat(start)).days == 1
    assert [(loss.kind, "no year" in loss.reason) for loss in made.losses] == [("coarsened", True)]


def test_an_undated_event_is_left_out_and_reported() -> None:
    """A calendar is made of days."""
    made = feed(None)
    assert not blocks(made.data)
    assert [loss.kind for loss in made.losses] == ["dropped"]


@pytest.mark.parametrize(("edtf", "start"), [("-0010/0005-03-01", "00050301"), ("2020/Y12000", "20200101")])
def test_a_bound_out_of_reach_counts_as_none(edtf: str, start: str) -> None:
    """An event that begins or ends out of reach stands on the day that is in reach, with its date in words, reported."""
    made = feed(edtf)
    assert values(only(made), "DTSTART") == [start]
    assert ": They meet" in span(only(made))[2]
    assert [loss.kind for loss in made.losses] == ["coarsened"]


def test_estimates_that_cross_do_not_turn_the_event_round() -> None:
    """Significant digits leave a year open: the end is never before the start."""
    start, end, title = span(only(feed("1950S2/1940")))
    assert (start, end) == ("19000101", "19410101")
    assert title.endswith(": They meet")


def test_a_set_of_days_is_reported() -> None:
    """Days that lie apart stand on the first, with all of them before the title."""
    made = feed("{2022-09-08,2022-09-12}")
    assert span(only(made)) == ("20220908", "20220909", "8 and 12 September 2022: They meet")
    assert [loss.kind for loss in made.losses] == ["reshaped"]


@pytest.mark.parametrize(
    ("zone", "day", "clock", "start"),
    [
        ("Europe/Berlin", "2022-03-26", "20:00", "20220326T190000Z"),
        ("America/New_York", "2022-02-21", "23:30", "20220222T043000Z"),
        (None, "2022-09-12", "20:00", "20220912T200000"),
    ],
)
def test_a_clock_time_is_written_in_utc_and_floats_only_without_a_zone(
    zone: str | None, day: str, clock: str, start: str
) -> None:
    """A minute is filled; nobody knows how long it lasted."""
    block = only(feed(EventDate.parse(day, part=clock, zone=zone)))
    assert values(block, "DTSTART") == [start]
    assert values(block, "DTEND") == [f"{start[:11]}{int(start[11:13]) + 1:02}{start[13:]}"]


def test_the_description_tells_local_time_utc_and_display_zone() -> None:
    """Whoever reads the event learns the time in each zone that matters."""
    event = Meeting(
        id="m", title="T", date=EventDate.parse("2022-02-21", part="23:30", zone="America/New_York")
    )
    timeline = Timeline(id="t", title="T", display_zone="Asia/Shanghai", events=[event])
    text = unfolded(render(timeline, EXPORTER).data)
    assert (
        r"21 February 2022\, 23:30\, New York time\; 22 February 2022\, 04:30 UTC\; 22 February 2022\, 12:30 Shanghai"
        in text
    )


def test_a_time_without_zone_says_so() -> None:
    """A floating time is not taken for a time in the reader's zone without a word."""
    assert r"20:00\; time zone not stated" in unfolded(feed(EventDate.parse("2022-09-12", part="20:00")).data)


@pytest.mark.parametrize(
    ("day", "clock", "start", "word"),
    [
        ("2022-03-27", "02:30", "20220327T013000Z", "skipped"),
        ("2022-10-30", "02:30", "20221030T003000Z", "twice"),
    ],
)
@pytest.mark.parametrize("tz", ["utc", "local"])
def test_a_time_that_the_clocks_skipped_or_repeated_is_reported(
    day: str, clock: str, start: str, word: str, tz: str
) -> None:
    """RFC 5545, 3.3.5: the offset before the gap, the first of the two; and the report says so."""
    made = feed(EventDate.parse(day, part=clock, zone="Europe/Berlin"), tz=tz)
    assert [loss.kind for loss in made.losses] == ["reshaped"]
    assert word in made.losses[0].reason
    if tz == "utc":
        assert values(only(made), "DTSTART") == [start]


def test_an_unknown_zone_is_reported() -> None:
    """A zone that no database knows leaves the time floating, and the report says so."""
    made = feed(EventDate.parse("2022-03-27", part="12:30", zone="Asia/Atlantis"))
    assert values(only(made), "DTSTART") == ["20220327T123000"]
    assert "Asia/Atlantis" in made.losses[0].reason


@pytest.mark.parametrize(("day", "zone"), [("0001-01-01", "Asia/Tokyo"), ("9999-12-31", "America/New_York")])
def test_a_time_whose_utc_is_out_of_reach_is_no_wrong_time(day: str, zone: str) -> None:
    """At the ends of time the day is written without its clock, or nothing."""
    made = feed(EventDate.parse(day, part="00:00" if day < "1" else "23:59", zone=zone))
    assert all("T" not in values(block, "DTSTART")[0] for block in blocks(made.data).values())


DAYS = st.dates(min_value=date(1, 1, 2), max_value=date(9999, 12, 29)).map(date.isoformat)
MONTHS = st.builds("{:04}-{:02}".format, st.integers(1, 9999), st.integers(1, 12))
YEARS = st.builds("{:04}".format, st.integers(0, 9999)) | st.builds("-{:04}".format, st.integers(1, 9999))
SIMPLE = DAYS | MONTHS | YEARS | st.builds("{:04}-{}".format, st.integers(1, 9998), st.integers(21, 41))
MARKED = st.builds("{}{}".format, SIMPLE, st.sampled_from(["", "~", "?", "%"]))
SETS = st.builds("{}{}..{}{}".format, st.just("["), DAYS, st.just(""), st.just("]"))
PAIRS = st.tuples(DAYS, DAYS).map(sorted)
DATES = (
    MARKED
    | SETS
    | PAIRS.map(lambda pair: f"{pair[0]}/{pair[1]}")
    | PAIRS.map(lambda pair: f"[{pair[0]},{pair[1]}]")
    | PAIRS.map(lambda pair: "{" + f"{pair[0]},{pair[1]}" + "}")
    | DAYS.map(lambda day: f"[..{day}]")
    | DAYS.map(lambda day: f"../{day}")
)


@given(DATES, st.sampled_from(["first", "span", "middle"]))
def test_no_day_is_written_that_the_date_does_not_allow(edtf: str, imprecise: str) -> None:
    """Whatever the date, DTSTART lies within its bounds, DTEND does not go past them, or the event is reported."""
    value = Edtf.parse(edtf)
    made = feed(edtf, imprecise=imprecise)
    if not blocks(made.data):
        assert [loss.kind for loss in made.losses] == ["dropped"]
        return
    start, end, title = span(only(made))
    first, after = date.fromisoformat(start), date.fromisoformat(end)
    assert first < after
    assert value.earliest is None or first.toordinal() >= value.earliest
    assert value.latest is None or after.toordinal() <= value.latest + 1
    exact = as_date(value.earliest) == first and value.latest == after.toordinal() - 1
    whole = isinstance(value, Interval) or value.earliest == value.latest
    assert title.endswith("They meet")
    # A title stands alone only where the days say all that is known.
    assert title != "They meet" or (exact and whole and not value.approximate and not value.uncertain)


def test_what_goes_on_is_told_as_of_the_day_it_was_told() -> None:
    """No end is claimed before the title either, and a reader takes the words off again."""
    event = Event(
        id="m", title="They trade", status="ongoing", date=EventDate.parse("/2021-06-16", basis="inferred")
    )
    made = render(Timeline(id="t", title="T", events=[event]), EXPORTER).data
    assert "SUMMARY:As of 16 June 2021: They trade" in unfolded(made)
    importer = importer_named("ical")
    read = assemble(importer.read(BytesIO(made), build_options(importer.options, {}), Run()))
    assert read["m"].title == "They trade"
