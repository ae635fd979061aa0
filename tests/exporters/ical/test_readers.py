"""A hundred hard events, read back by other people's programs, event by event."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from exporters.ical import EXPORTER
from tests.exporters.ical import readers
from tests.exporters.ical.hard import LEFT_OUT, hard_events, hard_timeline
from tests.exporters.ical.readers import Found
from timeline import Timeline
from timeline.ports import render

FORMS = ("utc", "local")
# icalendar 4, which khal of Debian 12 reads with, unescapes in the wrong order and decodes percent signs.
_KHAL_MISREADS = ("\\", "%")


@pytest.fixture(scope="module", params=FORMS)
def feed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp(request.param) / "feed.ics"
    path.write_bytes(render(hard_timeline(), EXPORTER, options={"tz": request.param}).data)
    return path


def wanted(feed: Path) -> dict[str, Found]:
    """Return what must be found, by UID: times and titles as the table has them, descriptions as icalendar reads them."""
    described = {found.uid: found.description for found in readers.through_icalendar(feed.read_bytes())}
    timeline = hard_timeline()
    uids = {expected.event.id: uid_of(timeline.namespace, expected.event.id) for expected in hard_events()}
    return {
        uids[each.event.id]: Found(
            uid=uids[each.event.id],
            title=each.title,
            start=each.start,
            end=each.end,
            all_day=each.all_day,
            description=described[uids[each.event.id]],
        )
        for each in hard_events()
    }


def uid_of(namespace: object, event_id: str) -> str:
    from uuid import UUID, uuid5

    assert isinstance(namespace, UUID)
    return str(uuid5(namespace, event_id))


def agree(found: list[Found], expected: dict[str, Found]) -> None:
    assert len(found) == len(expected)
    for each in found:
        assert each == expected[each.uid]


def test_there_are_a_hundred() -> None:
    """The table holds at least a hundred events besides those that are left out."""
    assert len(hard_events()) >= 100
    assert len(hard_timeline().events) == len(hard_events()) + len(LEFT_OUT)


@pytest.mark.needs("node", "npm", "khal")
def test_every_reader_agrees_on_the_seeds(seeds: Path, tmp_path: Path) -> None:
    """The seed chronology reads the same in all of them."""
    made = render(Timeline.read(seeds), EXPORTER).data
    feed = tmp_path / "seeds.ics"
    feed.write_bytes(made)
    expected = {each.uid: each for each in readers.through_icalendar(made)}
    assert len(expected) > 100
    agree(readers.through_ical(made), expected)
    agree(readers.icaljs(feed), expected)
    agree(readers.libical(feed), expected)
    agree(readers.khal(feed, tmp_path), expected)


def test_icalendar_reads_every_event(feed: Path) -> None:
    """Titles, days, times and texts come back as they went in."""
    found = readers.through_icalendar(feed.read_bytes())
    agree(found, wanted(feed))
    texts = {each.uid: each.description for each in found}
    for expected in hard_events():
        uid = uid_of(hard_timeline().namespace, expected.event.id)
        assert (expected.event.summary or "") in texts[uid]


def test_allenporters_ical_reads_every_event(feed: Path) -> None:
    """A reader that validates as it reads agrees."""
    agree(readers.through_ical(feed.read_bytes()), wanted(feed))


@pytest.mark.needs("node", "npm")
def test_icaljs_reads_every_event(feed: Path) -> None:
    """The parser of Thunderbird and Nextcloud agrees."""
    agree(readers.icaljs(feed), wanted(feed))


def test_libical_reads_every_event(feed: Path) -> None:
    """The parser of Evolution and KOrganizer agrees."""
    agree(readers.libical(feed), wanted(feed))


@pytest.mark.needs("dbus-run-session")
def test_evolution_subscribes_to_every_event(feed: Path, tmp_path: Path) -> None:
    """The program behind Evolution and GNOME Calendar, given the feed's address, agrees."""
    agree(readers.evolution(feed, tmp_path), wanted(feed))


@pytest.mark.needs("khal")
def test_khal_reads_every_event(feed: Path, tmp_path: Path) -> None:
    """A calendar program agrees, apart from backslashes and percent signs, which its parser is known to misread."""
    expected = wanted(feed)
    found = readers.khal(feed, tmp_path)
    misread = {uid for uid, each in expected.items() if any(sign in each.title for sign in _KHAL_MISREADS)}
    assert {each.uid for each in found} == set(expected)
    agree(
        [each for each in found if each.uid not in misread],
        {uid: expected[uid] for uid in set(expected) - misread},
    )
    assert 0 < len(misread) < 10


def test_journal_entries_are_read_as_such(tmp_path: Path) -> None:
    """Under `imprecise=journal` every event is found: those with a day among the events, the others in the journal."""
    from ical.calendar_stream import IcsCalendarStream

    feed = tmp_path / "journal.ics"
    feed.write_bytes(render(hard_timeline(), EXPORTER, options={"imprecise": "journal"}).data)
    calendar = IcsCalendarStream.calendar_from_ics(feed.read_text(encoding="utf-8"))
    assert len(calendar.events) + len(calendar.journal) == len(hard_timeline().events)
    assert len(readers.libical(feed)) == len(calendar.events)


@pytest.mark.needs("vdirsyncer")
def test_vdirsyncer_syncs_every_event(feed: Path, tmp_path: Path) -> None:
    """Fetched over HTTP, each event becomes an item of its own, none is lost, and each has the zones it needs."""
    items = readers.vdirsyncer(feed, tmp_path)
    events = [event for item in items for event in item.walk("VEVENT")]
    assert len(items) == len(events) == len(hard_events())
    found = {str(event["X-TIMELINE-ID"]): event for event in events}
    for expected in hard_events():
        event = found[expected.event.id]
        assert readers.said(event["DTSTART"].dt) == expected.start
        assert readers.said(event["DTEND"].dt) == expected.end
        assert str(event["SUMMARY"]) == expected.title


@pytest.mark.needs("vdirsyncer")
def test_vdirsyncer_sees_nothing_to_do_after_an_unchanged_export(tmp_path: Path) -> None:
    """A second export of the same chronology gives the synchroniser no work."""
    feed = tmp_path / "web" / "feed.ics"
    feed.parent.mkdir()
    first = render(hard_timeline(), EXPORTER).data
    feed.write_bytes(first)
    readers.vdirsyncer(feed, tmp_path)
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "items").iterdir()}
    feed.write_bytes(render(hard_timeline(), EXPORTER, previous=first).data)
    readers.vdirsyncer(feed, tmp_path)
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "items").iterdir()} == before
    shutil.rmtree(tmp_path / "items")
