"""Calendars are read: our own feed exactly, another program's with its UIDs, zones and repetitions, none with a crash."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import timelines
from timeline.dates import EventDate
from timeline.errors import InputError, MissingExtraError, OptionError
from timeline.events import Event, Relation, RelationKind
from timeline.importing import Incoming, apply, plan_import, read_incoming
from timeline.ports import Run, build_options, exporter_named, importer_named, render
from timeline.provenance import Citation, Source, TextQuote
from timeline.reading import assemble
from timeline.timeline import Timeline
from timeline.yaml import write_folder

QUICK = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Acme//Planner//EN\nX-WR-CALNAME:Team plan\n"


def read(data: bytes | str, **options: str) -> tuple[Timeline, Run]:
    importer = importer_named("ical")
    run = Run()
    content = data.encode() if isinstance(data, str) else data
    chosen = build_options(importer.options, options)
    return assemble(importer.read(BytesIO(content), chosen, run)), run


def calendar(*events: str, head: str = HEAD) -> str:
    return f"{head}{''.join(f'BEGIN:VEVENT{chr(10)}{event}{chr(10)}END:VEVENT{chr(10)}' for event in events)}END:VCALENDAR\n"


def only(text: str, **options: str) -> Event:
    timeline, _ = read(text, **options)
    assert len(timeline) == 1
    return timeline.events[0]


def held(event: Event, within: set[str]) -> dict[str, Any]:
    """What a feed holds of an event, in our properties."""
    date = event.date
    return {
        "kind": event.kind,
        "id": event.id,
        "formerly": event.formerly,
        "title": event.title,
        "status": event.status,
        "date": date and (str(date.value), date.zone, date.part),
        "place": event.place and (str(event.place), event.place.lat, event.place.lon),
        "tags": tuple(dict.fromkeys((event.kind, *event.tags)))[1:],
        "relations": [(each.kind, each.event) for each in event.relations if each.event in within],
        "citations": [(each.source, each.id, str(each.locator or "")) for each in event.citations],
    }


@QUICK
@given(timelines())
def test_our_own_feed_comes_back_equal(timeline: Timeline) -> None:
    """Whatever a timeline holds, its feed gives back each event's dates, ids, status, place, tags and citations,
    and every source and party whole.
    """
    feed = render(timeline, exporter_named("ical"))
    made, _ = read(feed.data)
    left_out = {loss.event for loss in feed.losses if (loss.field, loss.kind.value) == ("date", "dropped")}
    events = [event for event in timeline.events if event.id not in left_out]
    within = {event.id for event in events}
    assert [held(event, within) for event in made.events] == [held(event, within) for event in events]
    assert made.sources == timeline.sources
    assert made.parties == timeline.parties
    assert (made.id, made.title, made.description, made.language, made.display_zone) == (
        timeline.id, timeline.title, timeline.description, timeline.language, timeline.display_zone,
    )  # fmt: skip


@QUICK
@given(timelines(), st.sampled_from(["first", "span", "middle", "skip", "journal"]))
def test_a_feed_of_a_folder_changes_nothing_in_it(
    tmp_path_factory: pytest.TempPathFactory, timeline: Timeline, imprecise: str
) -> None:
    """Importing a feed into the chronology that it was made from changes nothing, whatever the feed cannot hold."""
    folder = tmp_path_factory.mktemp("own")
    feed = render(timeline, exporter_named("ical"), options={"imprecise": imprecise})
    (folder / "x.ics").write_bytes(feed.data)
    (folder / "x.json").write_bytes(render(timeline, exporter_named("json")).data)
    apply(plan_import(read_incoming(folder / "x.json"), folder / "x"))
    plan = plan_import(read_incoming(folder / "x.ics"), folder / "x")
    assert not plan.files
    assert plan.refused == ()


def test_a_quotation_of_two_lines_stays_as_it_stands(tmp_path: Path) -> None:
    """In a feed it is one line, which is no change of the quotation."""
    quoted = Citation(source="s", locator=TextQuote(exact="one\ntwo ", prefix="zero\n"))
    timeline = Timeline(
        id="t",
        title="T",
        sources=[Source(id="s", title="S")],
        events=[Event(id="e", title="E", citations=[quoted])],
    )
    write_folder(timeline, tmp_path / "t")
    (tmp_path / "t.ics").write_bytes(
        render(timeline, exporter_named("ical"), options={"imprecise": "journal"}).data
    )
    assert not plan_import(read_incoming(tmp_path / "t.ics"), tmp_path / "t").files


@pytest.mark.parametrize("stated", ["in late September", "late last month", "Ende September", None])
def test_a_third_told_in_the_source_s_word_is_no_part_of_the_title(
    tmp_path: Path, stated: str | None
) -> None:
    """The feed leads with "Late September 2015" where the source says late, and the title comes back without it."""
    date = EventDate.parse("[2015-09-21..2015-09-30]", stated=stated)
    timeline = Timeline(id="t", title="T", events=[Event(id="e", title="They meet", date=date)])
    write_folder(timeline, tmp_path / "t")
    (tmp_path / "t.ics").write_bytes(render(timeline, exporter_named("ical")).data)
    assert not plan_import(read_incoming(tmp_path / "t.ics"), tmp_path / "t").files


def test_the_seeds_come_back_from_their_feed(seeds: Path, tmp_path: Path) -> None:
    """A date changed in the feed changes that date in the folder, and nothing else."""
    timeline = Timeline.read(seeds)
    feed = tmp_path / "feed.ics"
    text = render(timeline, exporter_named("ical")).data.decode()
    event = next(each for each in timeline.events if each.date and str(each.date) == "2022-02-04")
    entries = text.split("BEGIN:VEVENT")
    at = next(place for place, each in enumerate(entries) if f"X-TIMELINE-ID:{event.id}\r\n" in each)
    entries[at] = entries[at].replace("EDTF:2022-02-04", "EDTF:2022-02-05")
    feed.write_bytes("BEGIN:VEVENT".join(entries).encode())
    folder = tmp_path / "seeds"
    for path in seeds.rglob("*.yaml"):
        (folder / path.relative_to(seeds)).parent.mkdir(parents=True, exist_ok=True)
        (folder / path.relative_to(seeds)).write_bytes(path.read_bytes())
    plan = plan_import(read_incoming(feed), folder)
    assert [(each.new.id, [field.name for field in each.fields]) for each in plan.diff.events.changed] == [
        (event.id, ["date"])
    ]
    assert not plan.diff.events.removed
    assert not plan.diff.sources


def test_a_withdrawn_event_is_removed(tmp_path: Path) -> None:
    """What a later feed carries as withdrawn is removed from the chronology; what it merely leaves out is not."""
    events = [Event(id="a", title="A", date="2020-01-01"), Event(id="b", title="B", date="2020-01-02")]
    old = Timeline(id="t", title="T", events=[*events, Event(id="c", title="C")])
    first = render(old, exporter_named("ical")).data
    new = attrs.evolve(old, events=events[:1])
    (tmp_path / "x.ics").write_bytes(render(new, exporter_named("ical"), previous=first).data)
    (tmp_path / "x.json").write_bytes(render(old, exporter_named("json")).data)
    apply(plan_import(read_incoming(tmp_path / "x.json"), tmp_path / "x"))
    plan = plan_import(read_incoming(tmp_path / "x.ics"), tmp_path / "x")
    assert [event.id for event in plan.diff.events.removed] == ["b"]


def test_another_programs_event_keeps_its_uid_and_cites_the_calendar() -> None:
    """An event of another calendar has its UID, text, place and categories, and the calendar as its source."""
    text = calendar(
        "UID:20240301-77@acme.example\nDTSTART;VALUE=DATE:20240301\nSUMMARY:Review\\, part 2\n"
        "DESCRIPTION:One\\nTwo\nLOCATION:Room 5\nGEO:52.5;13.4\nCATEGORIES:work,a\\,b\nURL:https://acme.example/77\n"
        "ATTENDEE;CN=Kim:mailto:kim@acme.example\nBEGIN:VALARM\nACTION:DISPLAY\nEND:VALARM"
    )
    timeline, run = read(text)
    event = timeline.events[0]
    assert (timeline.id, timeline.title) == ("team-plan", "Team plan")
    assert (event.title, event.summary, event.status.value) == ("Review, part 2", "One\nTwo", "planned")
    assert event.place is not None
    assert (event.place.name, event.place.lat, event.place.lon) == ("Room 5", 52.5, 13.4)
    assert event.tags == ("work", "a,b")
    assert event.custom == {"uid": "20240301-77@acme.example", "url": "https://acme.example/77"}
    assert [(each.source, str(each.locator)) for each in event.citations] == [
        ("team-plan", "UID 20240301-77@acme.example")
    ]
    source = timeline.source("team-plan")
    assert "-//Acme//Planner//EN" in (source.note or "")
    assert source.digest is not None
    assert source.digest.matches(text)
    assert {(loss.field, loss.reason) for loss in run.losses} == {
        ("ATTENDEE", "left out: 1 properties"), ("VALARM", "left out: 1 components"),
    }  # fmt: skip


BERLIN = "BEGIN:VTIMEZONE\nTZID:{tzid}\nBEGIN:STANDARD\nDTSTART:19700101T000000\nTZOFFSETFROM:{off}\nTZOFFSETTO:{off}\nEND:STANDARD\nEND:VTIMEZONE\n"


@pytest.mark.parametrize(
    ("start", "zones", "expected"),
    [
        ("DTSTART:20240301T090000Z", "", ("2024-03-01T09:00:00Z", None)),
        ("DTSTART:20240301T090000", "", ("2024-03-01T09:00:00", None)),
        ("DTSTART;TZID=Europe/Berlin:20240301T090000", "", ("2024-03-01T09:00:00", "Europe/Berlin")),
        ('DTSTART;TZID="W. Europe Standard Time":20240301T090000', "", ("2024-03-01T09:00:00", "Europe/Berlin")),
        ("DTSTART;TZID=/softwarestudio.org/Europe/Berlin:20240301T090000", "", ("2024-03-01T09:00:00", "Europe/Berlin")),
        ("DTSTART;TZID=Office:20240301T090000", BERLIN.format(tzid="Office", off="+0530"), ("2024-03-01T09:00:00+05:30", None)),
        ("DTSTART;TZID=Europe/Berlin:20240301T090000", BERLIN.format(tzid="Europe/Berlin", off="+0300"), ("2024-03-01T09:00:00+03:00", None)),
        ("DTSTART;TZID=Nowhere:20240301T090000", "", ("2024-03-01T09:00:00", None)),
    ],
)  # fmt: skip
def test_times_keep_their_zones(start: str, zones: str, expected: tuple[str, str | None]) -> None:
    """A time has its IANA zone, by whatever name the program calls it; a calendar's own rules win where they differ."""
    date = only(calendar(f"UID:a\nSUMMARY:A\n{start}", head=HEAD + zones)).date
    assert date is not None
    assert (str(date.value), date.zone) == expected


@pytest.mark.parametrize(
    ("lines", "date", "custom"),
    [
        ("DTSTART;VALUE=DATE:20240301\nDTEND;VALUE=DATE:20240302", "2024-03-01", {}),
        ("DTSTART;VALUE=DATE:20240301\nDTEND;VALUE=DATE:20240304", "2024-03-01/2024-03-03", {}),
        ("DTSTART;VALUE=DATE:20240301\nDURATION:P1W", "2024-03-01/2024-03-07", {}),
        ("DTSTART;VALUE=DATE:20240301\nDTEND;VALUE=DATE:20240301", "2024-03-01", {}),
        (
            "DTSTART:20240301T090000Z\nDTEND:20240301T100000Z",
            "2024-03-01T09:00:00Z",
            {"ends": "2024-03-01T10:00:00"},
        ),
        (
            "DTSTART:20240301T090000Z\nDTEND:20240303T170000Z",
            "2024-03-01/2024-03-03",
            {"begins": "2024-03-01T09:00:00Z", "ends": "2024-03-03T17:00:00"},
        ),
    ],
)
def test_ends_are_kept(lines: str, date: str, custom: dict[str, str]) -> None:
    """The days of an event are its date; the clock time at which it ends is kept beside it."""
    event = only(calendar(f"UID:a\nSUMMARY:A\n{lines}"))
    assert (str(event.date), {key: event.custom[key] for key in event.custom if key != "uid"}) == (
        date,
        custom,
    )


WEEKLY = "UID:w\nSUMMARY:Weekly\nDTSTART;TZID=Europe/Berlin:20240318T090000\nRRULE:FREQ=WEEKLY"


def days(timeline: Timeline) -> list[str]:
    return [str(event.date) for event in timeline.events]


def test_repetitions_are_listed_within_the_span() -> None:
    """Each happening in the span is an event of its own, with exceptions taken out and moved ones where they went."""
    moved = "UID:w\nSUMMARY:Moved\nRECURRENCE-ID;TZID=Europe/Berlin:20240401T090000\nDTSTART;TZID=Europe/Berlin:20240402T100000"
    text = calendar(f"{WEEKLY}\nEXDATE;TZID=Europe/Berlin:20240408T090000", moved)
    timeline, run = read(text, since="2024-03-20", until="2024-04-20")
    assert days(timeline) == ["2024-03-25T09:00:00", "2024-04-02T10:00:00", "2024-04-15T09:00:00"]
    assert [event.title for event in timeline.events] == ["Weekly", "Moved", "Weekly"]
    assert len({event.custom["recurrence-id"] for event in timeline.events}) == 3
    assert run.losses == []


def test_what_repeats_without_end_is_one_record_until_a_span_is_given() -> None:
    """Without a span an endless repetition is one record, open at its end, with its rule; the report says so."""
    timeline, run = read(calendar(WEEKLY))
    event = timeline.events[0]
    assert (str(event.date), str(event.count), event.custom["rrule"]) == (
        "2024-03-18/..",
        ">=1",
        "FREQ=WEEKLY",
    )
    assert "until=DAY" in run.losses[0].reason


def test_a_repetition_with_an_end_is_listed_whole() -> None:
    """A count or an end in the rule needs no span."""
    timeline, _ = read(calendar(f"{WEEKLY};COUNT=3"))
    assert days(timeline) == ["2024-03-18T09:00:00", "2024-03-25T09:00:00", "2024-04-01T09:00:00"]


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=MINUTELY;BYSETPOS=400",
        "FREQ=YEARLY;COUNT=999999999",
        "FREQ=NEVER",
        "COUNT=1;FREQ",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;UNTIL=99999999",
    ],
)
def test_no_rule_keeps_the_reader_busy(rule: str) -> None:
    """A rule that never comes true, or comes true a billion times, is cut or told as one record, with the reason."""
    text = calendar(f"UID:w\nSUMMARY:W\nDTSTART:20240301T090000Z\nRRULE:{rule}")
    timeline, run = read(text, since="2024", until="2030", occurrences="20")
    assert 1 <= len(timeline) <= 20
    assert run.losses or (rule, len(timeline)) == ("FREQ=YEARLY;COUNT=999999999", 7)


def test_without_the_extra_a_repetition_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where recurring-ical-events is missing, a calendar that repeats says which extra brings it; another is read."""
    monkeypatch.setitem(sys.modules, "recurring_ical_events", None)
    with pytest.raises(MissingExtraError, match=r"sourced-timeline\[import\]"):
        read(calendar(f"{WEEKLY};COUNT=3"))
    assert len(read(calendar("UID:a\nSUMMARY:A"))[0]) == 1


def test_imported_anew_an_event_is_changed_and_a_vanished_one_removed(tmp_path: Path) -> None:
    """By its UID an event is found again; what was added by hand stays; one that the calendar has lost is removed."""
    path = tmp_path / "plan.ics"
    path.write_text(calendar("UID:a\nSUMMARY:A\nDTSTART:20240301", "UID:b\nSUMMARY:B\nDTSTART:20240302"))
    apply(plan_import(read_incoming(path), tmp_path / "x"))
    file = tmp_path / "x" / "events" / "team-plan.yaml"
    file.write_text(file.read_text().replace("  title: A\n", "  title: A\n  note: by hand\n"))
    assert not plan_import(read_incoming(path), tmp_path / "x").files
    path.write_text(calendar("UID:a\nSUMMARY:A, moved\nDTSTART:20240305"))
    plan = plan_import(read_incoming(path), tmp_path / "x")
    assert [event.title for event in plan.diff.events.removed] == ["B"]
    apply(plan)
    event = Timeline.read(tmp_path / "x").events[0]
    assert (event.title, str(event.date), event.note) == ("A, moved", "2024-03-05", "by hand")


MALFORMED = [
    b"",
    b"BEGIN:VCALENDAR",
    b"/etc/hostname",
    b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nBEGIN:VEVENT\r\nEND:VCALENDAR",
    b"END:VCALENDAR\nEND:VEVENT\n",
    calendar("UID\nDTSTART\nSUMMARY").encode(),
    calendar("DTSTART:99999999\nSUMMARY:x").encode(),
    calendar("DTSTART;TZID=../../etc/passwd:20240301T000000\nSUMMARY:x").encode(),
    calendar("DTSTART;VALUE=PERIOD:20240301T000000Z/P1D\nSUMMARY:x\nRDATE;VALUE=PERIOD:x/y").encode(),
    calendar("DTSTART:20240301\nDTEND:20240230\nDURATION:P99999999999D\nSUMMARY:x").encode(),
    calendar("DTSTART:00010101\nRRULE:FREQ=YEARLY;COUNT=2\nEXDATE:zz\nSUMMARY:x").encode(),
    calendar("DTSTART:99991231\nDURATION:P9999W\nRRULE:FREQ=DAILY;COUNT=5\nSUMMARY:x").encode(),
    calendar("RECURRENCE-ID:20240301\nSUMMARY:x", "RRULE:FREQ=DAILY\nSUMMARY:x").encode(),
    calendar("SUMMARY:\x00\x1b[2J").encode(),
    calendar("GEO:nan;inf\nLOCATION:x\nSUMMARY:x").encode(),
    b"BEGIN:VCALENDAR\nX-TIMELINE-ID:t\nNAME:T\nX-TIMELINE-SOURCE:{\nX-TIMELINE-PARTY:[[[[1]]]]\nEND:VCALENDAR",
    b"BEGIN:VCALENDAR\nX-TIMELINE-ID:a b\nBEGIN:VEVENT\nX-TIMELINE-ID:e\nX-TIMELINE-EDTF:soon\nEND:VEVENT\nEND:VCALENDAR",
    b"\xff\xfeB\x00E\x00",
]


@pytest.fixture
def opened() -> Iterator[list[str]]:
    """The files that are opened while a test runs."""
    found: list[str] = []
    active = [True]

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if active[0] and event == "open" and isinstance(arguments[0], str):
            found.append(arguments[0])

    sys.addaudithook(note)
    yield found
    active[0] = False


@pytest.mark.parametrize("data", MALFORMED, ids=range(len(MALFORMED)))
def test_a_malformed_calendar_is_read_or_refused(data: bytes, opened: list[str]) -> None:
    """Whatever stands in a calendar, it is read or refused with an error of ours, and it opens no file."""
    with suppress(InputError):
        read(data, until="2030")
    strange = [
        name for name in opened if not any(part in name for part in ("zoneinfo", "tzdata", "python3", ".pyc"))
    ]
    assert [name for name in strange if name.endswith(("passwd", "hostname"))] == []
    assert [name for name in strange if "/etc/" in name] == []


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_damaged_calendar_never_crashes(data: st.DataObject) -> None:
    """Lines dropped, doubled, cut and mixed up end in a result or in an error of ours."""
    text = calendar(
        f"{WEEKLY};COUNT=3\nEXDATE:20240325T080000Z", "UID:b\nSUMMARY:B\nDTSTART;VALUE=DATE:20240301\nDURATION:P2D",
        head=HEAD + BERLIN.format(tzid="Europe/Berlin", off="+0100"),
    )  # fmt: skip
    rows = text.split("\n")
    for _ in range(data.draw(st.integers(1, 4))):
        place = data.draw(st.integers(0, len(rows) - 1))
        row = rows[place]
        damage = data.draw(st.sampled_from(["drop", "double", "cut", "mix"]))
        if damage == "drop":
            rows.pop(place)
        elif damage == "double":
            rows.insert(place, row)
        elif damage == "cut":
            rows[place] = row[: data.draw(st.integers(0, len(row)))]
        else:
            rows[place] = row.replace(":", data.draw(st.sampled_from([";", "", ":;", ":\\", "=", "\t"])), 1)
    with suppress(InputError):
        read("\n".join(rows), until="2025")


def test_a_byte_that_is_no_utf8_is_shown_by_its_line() -> None:
    """Text in another encoding is refused, with the line of the first byte at fault."""
    with pytest.raises(InputError, match="0xe9") as caught:
        read(calendar("UID:a\nSUMMARY:Caf\udce9").encode("utf-8", "surrogateescape"))
    position = caught.value.faults[0].position
    assert position is not None
    assert position.line == 7


def test_an_option_that_is_no_day_is_refused() -> None:
    """The span is given in days or years."""
    with pytest.raises(OptionError, match="since"):
        read(calendar("UID:a"), since="soon")


def test_timeline_read_takes_a_calendar(tmp_path: Path) -> None:
    """A calendar is read like any other file."""
    path = tmp_path / "x.ics"
    path.write_text(calendar("UID:a\nSUMMARY:A\nDTSTART:20240301"))
    assert [(event.title, event.date) for event in Timeline.read(path)] == [
        ("A", EventDate.parse("2024-03-01"))
    ]
    assert isinstance(read_incoming(path), Incoming)


def test_a_date_that_only_follows_from_links_is_not_read_back_as_the_events_own() -> None:
    """An undated part of a dated event stands in the feed within its bounds, and comes back undated."""
    part = Relation(kind=RelationKind.PART_OF, event="whole")
    timeline = Timeline(
        id="t",
        title="T",
        events=[Event(id="whole", title="A", date="2015"), Event(id="part", title="B", relations=[part])],
    )
    feed = render(timeline, exporter_named("ical")).data
    assert re.search(
        rb"X-TIMELINE-EDTF;X-TIMELINE-DERIVED=TRUE;X-TIMELINE-LEAD=[^:]+:\[2015-01-01\.\.2015-12-31\]",
        unfolded(feed),
    )
    made, _ = read(feed)
    assert (made["part"].date, made["part"].title) == (None, "B")


def unfolded(feed: bytes) -> bytes:
    return feed.replace(b"\r\n ", b"")


@pytest.mark.parametrize(
    ("date", "lead"),
    [
        (EventDate.parse("[2015-09-21..2015-09-30]", stated="in late September"), "Late September 2015"),
        (EventDate.parse("2015-09~"), "c. September 2015"),
        (EventDate.parse("2015", zone="Asia/Shanghai"), None),
        (EventDate.parse("/2021-06-16", basis="bounded"), "As of 16 June 2021"),
    ],
    ids=str,
)
@pytest.mark.parametrize("imprecise", ["first", "middle", "span", "journal"])
def test_the_words_before_a_title_are_told_beside_the_date(
    date: EventDate, lead: str | None, imprecise: str
) -> None:
    """The feed says which words it put before the title, and a title that begins alike comes back whole."""
    title = f"{lead or '2015'}: a year in review"
    event = Event(id="e", title=title, date=date)
    timeline = Timeline(id="t", title="T", events=[event])
    feed = render(timeline, exporter_named("ical"), options={"imprecise": imprecise}).data
    (told,) = re.findall(rb'X-TIMELINE-LEAD="?([^":]+)"?:', unfolded(feed))
    assert f"SUMMARY:{told.decode()}: ".encode() in unfolded(feed).replace(b"\\,", b",")
    assert lead in {told.decode(), None}
    made, _ = read(feed)
    assert made["e"].title == title


def test_the_words_told_are_taken_off_whatever_they_are() -> None:
    """A reader takes the feed at its word: how dates are told may change between the releases that write and read."""
    event = Event(id="e", title="They meet", date="2015-09~")
    feed = unfolded(render(Timeline(id="t", title="T", events=[event]), exporter_named("ical")).data)
    other = feed.replace(b"c. September 2015", b"Around September 2015")
    assert other.count(b"Around September 2015") == 2
    assert read(other)[0]["e"].title == "They meet"


def test_a_title_that_was_written_anew_stays_as_it_is() -> None:
    """Where a program has changed the title, nothing is cut from it."""
    event = Event(id="e", title="They meet", date="2015-09~")
    feed = unfolded(render(Timeline(id="t", title="T", events=[event]), exporter_named("ical")).data)
    changed = feed.replace(b"SUMMARY:c. September 2015: They meet", b"SUMMARY:September 2015: They part")
    assert read(changed)[0]["e"].title == "September 2015: They part"


@pytest.mark.parametrize("stated", ["in late September", None])
def test_a_feed_of_before_is_read_as_ever(stated: str | None) -> None:
    """Without the words beside the date, those before the title are made again and found."""
    date = EventDate.parse("[2015-09-21..2015-09-30]", stated=stated)
    timeline = Timeline(id="t", title="T", events=[Event(id="e", title="They meet", date=date)])
    feed = without_lead(render(timeline, exporter_named("ical")).data)
    assert read(feed)[0]["e"].title == "They meet"


def without_lead(feed: bytes) -> bytes:
    made, times = re.subn(rb';X-TIMELINE-LEAD=(?:"[^"]*"|[^:;]*)', b"", unfolded(feed))
    assert times == 1
    return made


def test_an_event_of_a_feed_of_before_has_not_changed() -> None:
    """The words beside the date only repeat the title, so writing them for the first time is no new revision."""
    event = Event(id="e", title="They meet", date="2015-09~")
    timeline = Timeline(id="t", title="T", events=[event])
    first = render(timeline, exporter_named("ical"), now=dt.datetime(2020, 1, 1, tzinfo=dt.UTC)).data
    later = dt.datetime(2021, 1, 1, tzinfo=dt.UTC)
    again = render(timeline, exporter_named("ical"), previous=without_lead(first), now=later).data
    assert again == first


@pytest.mark.parametrize(("word", "own"), [("TRUE", False), ("true", False), ("FALSE", True), ("no", True)])
def test_a_date_is_derived_where_the_feed_says_so(word: str, own: bool) -> None:
    """The value of the parameter counts, not that it is there."""
    timeline = Timeline(id="t", title="T", events=[Event(id="e", title="They meet", date="2015-09-21")])
    feed = render(timeline, exporter_named("ical")).data
    marked = feed.replace(b"X-TIMELINE-EDTF:", f"X-TIMELINE-EDTF;X-TIMELINE-DERIVED={word}:".encode())
    assert (read(marked)[0]["e"].date is not None) is own
