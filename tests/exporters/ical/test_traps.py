"""What icalendar 7.3 does, and what the feed does instead. When one of these fails, a workaround may have become idle."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from dateutil.tz import tzoffset
from icalendar import Calendar, Event
from icalendar.prop import vText

from exporters.ical import EXPORTER
from exporters.ical._values import Text, day_or_time
from tests.exporters.ical.feeds import header, properties, unfolded, values
from timeline import EventDate, Meeting, Timeline
from timeline.errors import ExportError, OptionError
from timeline.ports import render


def feed(date_: EventDate | str = "2022-09-12", **options: Any) -> bytes:
    timeline = Timeline(
        id="t",
        title="A; b, c\\N",
        url="https://example.org/",
        events=[Meeting(id="m", title="T", date=date_)],
    )
    return render(timeline, EXPORTER, options=options).data


def line(data: bytes, name: str) -> str:
    return next(
        line for line in unfolded(data).split("\r\n") if line.partition(":")[0].partition(";")[0] == name
    )


def berlin(year: int) -> Any:
    event: Any = Event()
    event.add("dtstart", datetime(year, 7, 1, 12, tzinfo=ZoneInfo("Europe/Berlin")))
    return event


def test_it_eats_a_byte_order_mark_before_a_value() -> None:
    """The library decodes each value as a file would be; the feed keeps the character that the text begins with."""
    theirs = Event()
    theirs.add("summary", "\N{ZERO WIDTH NO-BREAK SPACE}x")
    assert "SUMMARY:x" in unfolded(theirs.to_ical())

    told = "\N{ZERO WIDTH NO-BREAK SPACE}x"
    timeline = Timeline(id="t", title=told, events=[Meeting(id="m", title=told, date="2022-09-12")])
    ours = render(timeline, EXPORTER).data
    assert (line(ours, "SUMMARY"), line(ours, "NAME")) == (f"SUMMARY:{told}", f"NAME:{told}")


def test_its_zones_are_lists_of_rdates_from_1970_on() -> None:
    """The library covers 1970 to 2038 and lists RDATEs in one line; the feed writes an observance a transition."""
    calendar: Any = Calendar()
    calendar.add_component(berlin(1947))
    calendar.add_missing_timezones()
    theirs = unfolded(calendar.to_ical())
    assert "COMMENT:This timezone only works from 1970-01-01 to 2038-01-01." in theirs
    assert "RDATE:19810329T030000,19820328T030000," in theirs
    assert "DTSTART:1947" not in theirs

    ours = unfolded(feed(EventDate.parse("1947-07-01", part="12:00", zone="Europe/Berlin"), tz="local"))
    assert "RDATE" not in ours
    assert "DTSTART:19470629T030000" in ours


def test_its_summer_time_begins_an_hour_late() -> None:
    """The library tells the onset by the clock after the change; RFC 5545, 3.6.5, wants the one before."""
    calendar: Any = Calendar()
    calendar.add_component(berlin(2022))
    calendar.add_missing_timezones()
    assert "20220327T030000" in unfolded(calendar.to_ical())

    ours = unfolded(feed(EventDate.parse("2022-07-01", part="12:00", zone="Europe/Berlin"), tz="local"))
    assert "BEGIN:DAYLIGHT\r\nDTSTART:20220327T020000\r\n" in ours


def test_its_new_calendars_have_a_random_uid() -> None:
    """A calendar UID makes vdirsyncer take one event of many (its issue 1222); the feed has none, and no METHOD."""
    assert Calendar.new()["UID"] != Calendar.new()["UID"]
    assert not values(header(feed()), "UID")
    assert not values(header(feed()), "METHOD")


def test_its_new_events_are_stamped_by_the_clock() -> None:
    """The library stamps now and makes random UIDs; the feed takes both from the chronology."""
    one: Any = Event.new()
    other: Any = Event.new()
    assert one["UID"] != other["UID"]
    assert abs(one["DTSTAMP"].dt - datetime.now(UTC)) < timedelta(minutes=5)
    assert feed() == feed()


def test_its_unknown_properties_go_out_unescaped() -> None:
    """NAME and X- properties are written raw unless they are vText; the feed escapes each of its own."""
    calendar: Any = Calendar()
    for name in ("NAME", "X-WR-CALNAME", "X-ANY"):
        calendar.add(name, "a;b,c")
    assert b"NAME:a;b,c" in calendar.to_ical()
    assert b"X-WR-CALNAME:a;b,c" in calendar.to_ical()
    assert b"X-ANY:a;b,c" in calendar.to_ical()
    for name in ("NAME", "X-WR-CALNAME"):
        assert line(feed(), name) == f"{name}:A\\; b\\, c\\\\N"


def test_its_guard_against_line_ends_is_an_assertion() -> None:
    """Under `python -O` the library lets lines be injected; test_text.py shows that the feed does not."""
    script = (
        "from icalendar import Calendar; c = Calendar(); c.add('NAME', 'x\\r\\nBEGIN:VEVENT');"
        "print(c.to_ical().decode())"
    )
    plain = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False, timeout=60)
    optimised = subprocess.run(
        [sys.executable, "-O", "-c", script], capture_output=True, check=False, timeout=60
    )
    assert b"AssertionError" in plain.stderr
    assert b"\nBEGIN:VEVENT" in optimised.stdout


def test_its_texts_lose_a_written_backslash_n() -> None:
    r"""The library writes a literal ``\N`` as a line break; the feed escapes its backslash."""
    assert vText("C:\\New").to_ical() == b"C:\\new"
    assert Text("C:\\New").to_ical() == b"C:\\\\New"


def test_its_refresh_interval_lacks_its_type() -> None:
    """RFC 7986, 5.7, wants VALUE=DURATION."""
    calendar: Any = Calendar()
    calendar.refresh_interval = timedelta(hours=12)
    assert b"REFRESH-INTERVAL:PT12H" in calendar.to_ical()
    assert line(feed(), "REFRESH-INTERVAL") == "REFRESH-INTERVAL;VALUE=DURATION:PT12H"


def test_its_durations_in_unknown_properties_are_pythons() -> None:
    """X-PUBLISHED-TTL given a timedelta is no duration."""
    calendar: Any = Calendar()
    calendar.add("X-PUBLISHED-TTL", timedelta(hours=1))
    assert b"X-PUBLISHED-TTL:1:00:00" in calendar.to_ical()
    assert line(feed(), "X-PUBLISHED-TTL") == "X-PUBLISHED-TTL:PT12H"


def test_its_nameless_offsets_float() -> None:
    """A tzoffset without a name loses its offset; the feed writes UTC."""
    event: Any = Event()
    event.add("dtstart", datetime(2022, 2, 21, 23, tzinfo=tzoffset(None, -18000)))
    assert b"DTSTART:20220221T230000\r\n" in event.to_ical()
    assert line(feed("2022-02-21T23:00:00-05"), "DTSTART") == "DTSTART:20220222T040000Z"


@pytest.mark.parametrize("tz", ["utc", "local"])
def test_its_fixed_offsets_become_zones_that_nobody_defines(tz: str) -> None:
    """A fixed offset becomes a TZID without a VTIMEZONE; the feed writes UTC under either option."""
    event: Any = Event()
    event.add("dtstart", datetime(2022, 2, 21, 23, tzinfo=timezone(timedelta(hours=-5))))
    assert b'DTSTART;TZID="UTC-05:00":' in event.to_ical()
    assert line(feed("2022-02-21T23:00:00-05", tz=tz), "DTSTART") == "DTSTART:20220222T040000Z"


def test_it_takes_an_end_that_is_the_start() -> None:
    """RFC 5545, 3.8.2.2: DTEND is later than DTSTART, always."""
    event: Any = Event()
    event.add("dtstart", date(2022, 9, 12))
    event.add("dtend", date(2022, 9, 12))
    assert event.to_ical().count(b"20220912") == 2
    assert line(feed(), "DTEND") == "DTEND;VALUE=DATE:20220913"


def test_it_takes_a_hex_color() -> None:
    """RFC 7986, 5.9, wants a CSS name; the option refuses anything else, with a hint."""
    calendar: Any = Calendar()
    calendar.color = "#ff0000"
    assert b"COLOR:#ff0000" in calendar.to_ical()
    with pytest.raises(OptionError, match="CSS color name"):
        feed(color="#ff0000")
    with pytest.raises(OptionError, match="steelblue"):
        feed(color="steelbleu")
    assert line(feed(color="Teal"), "COLOR") == "COLOR:teal"
    assert not values(feed(color=""), "COLOR")


@pytest.mark.parametrize("character", ["\x07", "\u2028", "\x85"])
def test_it_passes_control_characters(character: str) -> None:
    """The library writes them; the feed writes none, even where cleaning was left out."""
    event: Any = Event()
    event.add("summary", f"a{character}b")
    assert character.encode() in event.to_ical()
    assert character.encode() not in Text(f"a{character}b").to_ical()


def test_it_fails_on_lone_surrogates_when_it_writes() -> None:
    """A lone surrogate passes the library's add and breaks its output; the feed replaces it."""
    event: Any = Event()
    event.add("summary", "a\ud800b")
    with pytest.raises(UnicodeEncodeError):
        event.to_ical()
    assert Text("a\ud800b").to_ical().decode() == "a\ufffdb"


def test_it_drops_microseconds() -> None:
    """The library cuts them without a word; the feed's only times with microseconds are its stamps, cut on purpose."""
    event: Any = Event()
    event.add("dtstamp", datetime(2022, 9, 12, 1, 2, 3, 999999, tzinfo=UTC))
    assert b"DTSTAMP:20220912T010203Z" in event.to_ical()
    assert day_or_time(datetime(2022, 9, 12, 1, 2, 3, 999999, tzinfo=UTC)) == "20220912T010203Z"
    with pytest.raises(ExportError, match="UTC"):
        day_or_time(datetime(2022, 9, 12, tzinfo=ZoneInfo("Europe/Berlin")))


def test_its_positions_may_have_exponents() -> None:
    """GEO has no exponents (RFC 5545, 3.8.1.6)."""
    event: Any = Event()
    event.add("geo", (0.00001, 10))
    assert b"GEO:1e-05" in event.to_ical()
    assert "e" not in line(_placed(0.00001), "GEO").removeprefix("GEO")


def _placed(latitude: float) -> bytes:
    place: Any = {"name": "P", "lat": latitude, "lon": 10}
    from timeline import Place

    return render(
        Timeline(id="t", title="T", events=[Meeting(id="m", title="T", date="2022", place=Place(**place))]),
        EXPORTER,
    ).data


def test_no_property_of_a_meeting_request_is_ever_written() -> None:
    """No organizer, no attendee, no alarm, no method: a chronology invites nobody."""
    names = {name.partition(";")[0] for name, _ in properties(feed())}
    assert not names & {"ORGANIZER", "ATTENDEE", "METHOD", "ACTION", "TRIGGER"}
