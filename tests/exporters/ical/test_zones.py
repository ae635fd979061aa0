"""VTIMEZONE: the rules written are the rules of the zone, for every date in use."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.ical import EXPORTER
from exporters.ical._zones import zone_component
from tests.exporters.ical.feeds import blocks, unfolded, values
from timeline import EventDate, Meeting, Timeline
from timeline.ports import render

ZONES = sorted(
    zone for zone in available_timezones() if "/" in zone and not zone.startswith(("Etc/", "posix", "right"))
)
INSTANTS = st.datetimes(datetime(1900, 1, 1), datetime(2090, 1, 1)).map(  # noqa: DTZ001 - made aware below
    lambda value: value.replace(microsecond=0, tzinfo=UTC)
)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(ZONES), st.lists(INSTANTS, min_size=1, max_size=4))
def test_dateutil_reads_the_right_offset_for_every_date_in_use(zone: str, instants: list[datetime]) -> None:
    """Another library, given the component alone, tells the same time as the zone's own rules."""
    written = zone_component(zone, instants).to_ical().decode()
    read = tzical(io.StringIO(written)).get(zone)
    assert read is not None
    for instant in instants:
        local = instant.astimezone(ZoneInfo(zone))
        if local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset():
            continue  # told twice by the clock: RFC 5545 has one answer, PEP 495 two
        assert local.replace(tzinfo=read).utcoffset() == local.utcoffset()


@pytest.mark.parametrize(
    "zone", ["Asia/Kathmandu", "Europe/Dublin", "Africa/Casablanca", "Pacific/Apia", "Etc/GMT+8"]
)
def test_each_observance_is_one_transition(zone: str) -> None:
    """No list of dates and no rule: each observance has one onset, and onsets rise."""
    component = zone_component(zone, [datetime(2022, month, 1, tzinfo=UTC) for month in (1, 7)])
    text = unfolded(component.to_ical())
    assert "RDATE" not in text
    assert "RRULE" not in text
    onsets = [line.partition(":")[2] for line in text.split("\r\n") if line.startswith("DTSTART")]
    assert onsets == sorted(set(onsets))
    assert 1 <= len(onsets) <= 6


def test_the_years_before_standard_time_have_an_offset_to_the_second() -> None:
    """Local mean time is written as the zone database has it."""
    text = unfolded(zone_component("Asia/Shanghai", [datetime(1850, 1, 1, tzinfo=UTC)]).to_ical())
    assert "TZOFFSETTO:+080543\r\n" in text
    assert "DTSTART:16000101T080543\r\n" in text


def test_many_dates_need_few_observances() -> None:
    """What is written grows with the transitions near the dates in use, not with the years between them."""
    years = [
        datetime(1200, 1, 1, tzinfo=UTC),
        datetime(2022, 7, 1, tzinfo=UTC),
        datetime(9000, 1, 1, tzinfo=UTC),
    ]
    assert len(zone_component("Europe/Berlin", years).subcomponents) < 12
    days = [datetime(2022, 7, 1, tzinfo=UTC) + timedelta(days=day) for day in range(30)]
    assert len(zone_component("Europe/Berlin", days).subcomponents) == 3


def feed(*dates: EventDate, **options: object) -> bytes:
    events = [Meeting(id=f"m{place}", title="T", date=date) for place, date in enumerate(dates)]
    return render(Timeline(id="t", title="T", events=events), EXPORTER, options=options).data


def test_zones_stand_before_events_and_each_once() -> None:
    """A reader that goes line by line knows a zone before it meets it."""
    data = unfolded(
        feed(
            EventDate.parse("2022-07-01", part="12:00", zone="Europe/Berlin"),
            EventDate.parse("2022-01-01", part="12:00", zone="Europe/Berlin"),
            EventDate.parse("2022-01-01", part="12:00", zone="Asia/Shanghai"),
            EventDate.parse("2022-01-01"),
            tz="local",
        )
    )
    assert data.count("BEGIN:VTIMEZONE") == 2
    assert data.rindex("END:VTIMEZONE") < data.index("BEGIN:VEVENT")
    assert "DTSTART;TZID=Europe/Berlin:20220701T120000\r\n" in data


@pytest.mark.parametrize("zone", ["UTC", "Etc/UTC", None])
def test_utc_and_floating_times_need_no_zone(zone: str | None) -> None:
    """A time in UTC ends in Z under either option, and a floating one has no zone."""
    data = feed(EventDate.parse("2022-07-01", part="12:00", zone=zone), tz="local")
    assert b"VTIMEZONE" not in data
    (block,) = blocks(data).values()
    assert values(block, "DTSTART") == ["20220701T120000" + ("Z" if zone else "")]


@pytest.mark.parametrize(
    ("zone", "day", "clock", "start", "end"),
    [
        ("Europe/Berlin", "2022-10-30", "02:59", "20221030T005900Z", "20221030T010000Z"),
        ("Europe/Berlin", "2022-10-30", "02:30", "20221030T003000Z", "20221030T003100Z"),
        ("Europe/Berlin", "2022-10-30", "01:59", "20221029T235900Z", "20221030T000000Z"),
        ("Asia/Shanghai", "1800-01-01", "12:00", "18000101T035417Z", "18000101T035517Z"),
        ("Africa/Monrovia", "1971-06-01", "12:00", "19710601T124430Z", "19710601T124530Z"),
        ("America/New_York", "2050-07-01", "12:00", "20500701T160000Z", "20500701T160100Z"),
        ("America/New_York", "0001-01-01", "00:00", "00010101T045602Z", "00010101T045702Z"),
    ],
)
def test_a_local_time_that_readers_take_in_two_ways_is_written_in_utc(
    zone: str, day: str, clock: str, start: str, end: str
) -> None:
    """Where a time comes twice, lies some seconds off UTC, or past the tables of some, no reader is left to guess."""
    data = feed(EventDate.parse(day, part=clock, zone=zone), tz="local")
    (block,) = blocks(data).values()
    assert (values(block, "DTSTART"), values(block, "DTEND")) == ([start], [end])
