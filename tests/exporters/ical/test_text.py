"""Text is text: whatever a chronology says, it stays a value, whole, and within its line."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from exporters.ical import EXPORTER
from exporters.ical._values import Plain, Text, TextList, put, web_address
from tests.exporters.ical.feeds import blocks, properties, unescaped, unfolded, values
from timeline import Account, Citation, Meeting, Party, Source, Timeline
from timeline.errors import ExportError
from timeline.parties import Participant
from timeline.ports import render
from timeline.testing import hostile_timeline
from timeline.text import clean_line, clean_text

NEVER = {"ORGANIZER", "ATTENDEE", "METHOD", "BEGIN:VALARM", "RRULE", "RDATE", "EXDATE"}
TEXTS = st.text(max_size=120) | st.text(alphabet='\r\n\\;,:"^nN \u2028\x85aé漢\U0001d4b3', max_size=160)


def saying(text: str) -> Timeline:
    """Return a timeline that says a text wherever text can stand."""
    told = clean_line(text) or "-"
    event = Meeting(
        id="m",
        title=told,
        summary=text,
        note=text,
        date="2015-10",
        tags=[text],
        calls=[text],
        place=told,
        participants=[Participant(party="p", office=text, note=text)],
        accounts={"one": Account(values={"summary": text}, omits=[text], note=text)},
        citations=[Citation(id="c", source="s", locator=f"p. 1 {told}", note=text, wording=None)],
        custom={told: text},
    )
    source = Source(
        id="s", title=told, publisher=text, authors=[text], url=f"https://example.org/{told}", note=text
    )
    party = Party(id="p", name=told)
    return Timeline(id="t", title=told, description=text, sources=[source], parties=[party], events=[event])


def check(data: bytes) -> None:
    """Hold a feed to RFC 5545, 3.1: CRLF, 75 octets, whole characters, no other control character."""
    assert data.endswith(b"\r\n")
    for line in data.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= 75
        line.decode()
        assert not any(octet < 0x20 and octet != 0x09 for octet in line)
    names = {name.partition(";")[0] for name, _ in properties(data)} | set(unfolded(data).split("\r\n"))
    assert not names & NEVER


@given(TEXTS)
@example("\\N")
@example("C:\\New\nfolder")
@example("x" * 500)
@example("漢" * 300)
@example("BEGIN:VALARM\r\nEND:VALARM")
def test_every_text_comes_back_as_it_was(text: str) -> None:
    """Title, summary, place and categories are read back unchanged, and nothing beside them appears."""
    timeline = saying(text)
    data = render(timeline, EXPORTER).data
    check(data)
    calendar: Any = Calendar.from_ical(data)
    assert [component.name for component in calendar.walk()] == ["VCALENDAR", "VEVENT"]
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == f"October 2015: {timeline.events[0].title}"
    assert str(event["LOCATION"]) == str(timeline.events[0].place)
    assert clean_text(text) in str(event["DESCRIPTION"])
    for name in ("NAME", "X-WR-CALNAME"):
        assert unescaped(str(calendar[name])) == timeline.title
    assert event.errors == calendar.errors == []


def test_the_hostile_chronology_makes_a_sound_feed() -> None:
    """What tries to become a property stays a value."""
    data = render(hostile_timeline(), EXPORTER).data
    check(data)
    assert b"javascript" not in b"".join(
        value.encode() for _, value in properties(data) if _.startswith(("URL", "LINK", "ATTACH"))
    )


def test_no_line_can_be_injected_without_assertions() -> None:
    """Under `python -O` the feed is the same: nothing rests on an assertion."""
    script = (
        "import sys; from timeline.ports import render; from timeline.testing import hostile_timeline;"
        "from exporters.ical import EXPORTER; assert not True;"
        "sys.stdout.buffer.write(render(hostile_timeline(), EXPORTER).data)"
    )
    done = subprocess.run([sys.executable, "-O", "-c", script], capture_output=True, check=True, timeout=60)
    assert done.stdout == render(hostile_timeline(), EXPORTER).data


@pytest.mark.parametrize("value", ["a\r\nATTENDEE:mailto:x", "a\nb", "a\rb", "a\x00b", "a\u2028b", "a\x85b"])
def test_a_control_character_that_got_past_cleaning_is_refused(value: str) -> None:
    """The last door before the file does not rest on the cleaning at the first."""
    with pytest.raises(ExportError, match="control character"):
        put(Event(), "X-ANY", Plain(value))
    with pytest.raises(ExportError, match="control character"):
        put(Event(), "X-ANY", Plain("a"), {"LABEL": value})


@given(st.text())
def test_a_text_value_has_no_line_end(text: str) -> None:
    """Escaped, any string at all fits one content line, and `put` takes it."""
    event: Any = Event()
    put(event, "SUMMARY", Text(text))
    put(event, "CATEGORIES", TextList.of([text, text]))
    assert event.to_ical().count(b"\r\n") == len(
        unfolded(event.to_ical()).split("\r\n")
    ) - 1 + event.to_ical().count(b"\r\n ")
    assert [name for name, _ in properties(event.to_ical())] == ["BEGIN", "SUMMARY", "CATEGORIES", "END"]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("https://example.org/a;b,c?d=e#f", "https://example.org/a;b,c?d=e#f"),
        ("https://example.org/é b", "https://example.org/%C3%A9%20b"),
        ("https://example.org/%C3%A9", "https://example.org/%C3%A9"),
        ("https://example.org/100%", "https://example.org/100%25"),
        ('https://example.org/"<>\\', "https://example.org/%22%3C%3E%5C"),
        ("https://[::1]:8080/a[1]?b=[2]#c#d", "https://[::1]:8080/a%5B1%5D?b=%5B2%5D#c%23d"),
        ("doi:10.1000/1[2]", "doi:10.1000/1%5B2%5D"),
        ("https://[example.org/", None),
        ("https://example.org]/", None),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("file:///etc/passwd", None),
        ("example.org", None),
        ("https://", None),
        ("https://example.org/\r\nATTENDEE:x", None),
        ("", None),
    ],
)
def test_only_addresses_become_links(text: str, address: str | None) -> None:
    """What is no address of the web is told in the description and linked nowhere."""
    assert web_address(text) == address


def test_an_address_that_is_broken_stops_no_export() -> None:
    """What merely looks like an address is told in words, and the rest of the feed is written."""
    data = render(addressed("http://[example.org/"), EXPORTER).data
    ((_, block),) = blocks(data).items()
    assert "http://[example.org/" in unescaped(values(block, "DESCRIPTION")[0])
    assert not values(block, "URL")


def addressed(url: str) -> Timeline:
    """Return a timeline whose one event cites a source at an address."""
    event = Meeting(id="m", title="T", date="2015-10-05", citations=["s"])
    return Timeline(id="t", title="T", sources=[Source(id="s", title="S", url=url)], events=[event])


def test_one_event_has_one_component_and_a_uuid_without_host_or_user() -> None:
    """RFC 7986, 5.3."""
    data = render(saying("text"), EXPORTER).data
    ((uid, block),) = blocks(data).items()
    assert len(values(block, "UID")) == 1
    assert uid[14] == "5"
    assert "@" not in uid
