"""From one export to the next: what did not change keeps every byte, what did is stamped, what is gone is cancelled."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from exporters.ical import EXPORTER
from tests.exporters.ical.chronologies import chronology
from tests.exporters.ical.feeds import blocks, header, unfolded, values
from timeline import Event, EventDate, Meeting, Place, Timeline
from timeline.ports import Rendering, render

NOW = datetime(2023, 1, 1, tzinfo=UTC)
LATER = datetime(2024, 1, 1, tzinfo=UTC)

SPLICES = (
    b"\r\nBEGIN:VEVENT\r\n",
    b"\r\nEND:VEVENT\r\n",
    b"\nUID:00000000-0000-0000-0000-000000000000\n",
    b"\r\nDTSTART:20221301T000000Z\r\n",
    b"\r\nDTSTART;TZID=Asia/Atlantis:20220101T000000\r\n",
    b"\r\nDTEND;VALUE=DATE:00010101\r\n",
    b"\r\nX-TIMELINE-WITHDRAWN:99999999999999999999\r\n",
    b"\r\nATTENDEE:mailto:x@example.org\r\n",
    b"\x00",
    b"\r",
    b"\\",
)

Edit = Callable[[Event], Event]
MINOR: dict[str, Edit] = {
    "title": lambda event: attrs.evolve(event, title=f"{event.title}, edited"),
    "summary": lambda event: attrs.evolve(event, summary="Edited."),
    "note": lambda event: attrs.evolve(event, note="Edited."),
    "tags": lambda event: attrs.evolve(event, tags=("edited",)),
    "custom": lambda event: attrs.evolve(event, custom={"edited": "yes"}),
}
MAJOR: dict[str, Edit] = {
    "date": lambda event: attrs.evolve(event, date="1999-09-09"),
    "precision": lambda event: attrs.evolve(event, date="1999-09-09~"),
    "part": lambda event: attrs.evolve(event, date=EventDate.parse("1972-02-21", part="night")),
    "place": lambda event: attrs.evolve(event, place="Elsewhere"),
    "position": lambda event: attrs.evolve(event, place=Place(name="Elsewhere", lat=1, lon=2)),
    "status": lambda event: attrs.evolve(event, status="alleged"),
}
EDITS = MINOR | MAJOR


def export(
    timeline: Timeline, previous: bytes | None = None, now: datetime | None = None, **options: object
) -> bytes:
    return exported(timeline, previous, now, **options).data


def exported(
    timeline: Timeline, previous: bytes | None = None, now: datetime | None = None, **options: object
) -> Rendering:
    return render(timeline, EXPORTER, previous=previous, now=now, options=options)


def edited(timeline: Timeline, event_id: str, edit: Edit) -> Timeline:
    return attrs.evolve(
        timeline, events=[edit(event) if event.id == event_id else event for event in timeline.events]
    )


def without(timeline: Timeline, *event_ids: str) -> Timeline:
    return attrs.evolve(timeline, events=[event for event in timeline.events if event.id not in event_ids])


def uid(feed: bytes, event_id: str) -> str:
    return next(uid for uid, block in blocks(feed).items() if values(block, "X-TIMELINE-ID") == [event_id])


def one(block: bytes, name: str) -> str:
    (value,) = values(block, name)
    return value


IDS = st.sampled_from([event.id for event in chronology().events])


@given(st.none() | st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
@settings(max_examples=10, deadline=None)
def test_an_unchanged_chronology_gives_the_same_bytes_at_any_time(now: datetime | None) -> None:
    """Exporting again changes nothing, whatever the clock of the caller says."""
    first = export(chronology(), now=NOW)
    assert export(chronology(), first, now) == first


@given(
    IDS,
    st.sampled_from(sorted(EDITS)),
    st.none() | st.sampled_from([NOW, LATER, datetime(1990, 1, 1, tzinfo=UTC)]),
)
@settings(deadline=None, max_examples=60)
def test_one_changed_event_changes_only_its_own_lines(event_id: str, edit: str, now: datetime | None) -> None:
    """Beside the event's own block only the calendar's LAST-MODIFIED differs; stamps rise, SEQUENCE counts moves."""
    before = export(chronology(), now=NOW)
    after = export(edited(chronology(), event_id, EDITS[edit]), before, now)
    changed = uid(before, event_id)
    old, new = blocks(before), blocks(after)
    assert set(old) == set(new)
    assert {each for each in old if old[each] != new[each]} == {changed}
    assert differing(header(before), header(after)) <= {"LAST-MODIFIED"}
    for name in ("DTSTAMP", "LAST-MODIFIED"):
        assert one(new[changed], name) > one(old[changed], name)
    moved = int(one(new[changed], "SEQUENCE")) - int(one(old[changed], "SEQUENCE"))
    assert moved == (edit in MAJOR)
    assert values(header(after), "LAST-MODIFIED") == [
        max(one(block, "LAST-MODIFIED") for block in new.values())
    ]
    if now is not None and now > NOW:
        assert one(new[changed], "DTSTAMP") == now.strftime("%Y%m%dT%H%M%SZ")


def differing(before: bytes, after: bytes) -> set[str]:
    pairs = zip(unfolded(before).split("\r\n"), unfolded(after).split("\r\n"), strict=True)
    return {one.partition(":")[0] for one, other in pairs if one != other}


@given(st.lists(st.tuples(IDS, st.sampled_from(sorted(EDITS)), st.booleans()), max_size=6))
@settings(deadline=None, max_examples=25)
def test_through_any_history_stamps_and_sequences_only_rise(history: list[tuple[str, str, bool]]) -> None:
    """Edits, withdrawals and returns in any order: no UID ever goes back in time or count."""
    whole = timeline = chronology()
    feed = export(timeline, now=NOW)
    seen: dict[str, tuple[str, int]] = {}
    for event_id, edit, gone in history:
        timeline = (
            without(timeline, event_id)
            if gone
            else edited(restored(timeline, whole, event_id), event_id, EDITS[edit])
        )
        feed = export(timeline, feed)
        for each, block in blocks(feed).items():
            stamp, sequence = one(block, "DTSTAMP"), int(one(block, "SEQUENCE"))
            old_stamp, old_sequence = seen.get(each, (stamp, sequence))
            assert stamp >= old_stamp
            assert sequence >= old_sequence
            seen[each] = (stamp, sequence)
        assert export(timeline, feed).count(b"BEGIN:VEVENT") == feed.count(b"BEGIN:VEVENT")


def restored(timeline: Timeline, whole: Timeline, event_id: str) -> Timeline:
    if event_id in timeline:
        return timeline
    return attrs.evolve(timeline, events=[*timeline.events, whole[event_id]])


@pytest.mark.parametrize("exports", [0, 1, 3])
def test_a_withdrawn_event_is_cancelled_for_some_exports_and_then_dropped(exports: int) -> None:
    """It is carried as CANCELLED with one rise of SEQUENCE, and keeps its stamp from then on."""
    feed = export(chronology(), now=NOW)
    gone = uid(feed, "visit")
    old = blocks(feed)[gone]
    rest = without(chronology(), "visit")
    stamps = set()
    for _ in range(exports):
        feed = export(rest, feed, LATER, withdrawn=exports)
        block = blocks(feed)[gone]
        assert one(block, "STATUS") == "CANCELLED"
        assert one(block, "SEQUENCE") == str(int(one(old, "SEQUENCE")) + 1)
        assert one(block, "SUMMARY") == one(old, "SUMMARY")
        assert one(block, "DTSTART") == one(old, "DTSTART")
        stamps.add(one(block, "DTSTAMP"))
    feed = export(rest, feed, LATER, withdrawn=exports)
    assert gone not in blocks(feed)
    assert len(stamps) == min(exports, 1)
    assert stamps <= {"20240101T000000Z"}


def test_a_withdrawn_event_no_longer_says_what_it_said() -> None:
    """What was withdrawn may have been wrong: only enough is kept to know which event it was."""
    feed = export(chronology())
    after = export(without(chronology(), "vostok-2018"), feed)
    block = blocks(after)[uid(feed, "vostok-2018")]
    for name in ("DESCRIPTION", "LINK", "ATTACH", "CATEGORIES", "LOCATION", "X-TIMELINE-CITATION"):
        assert not values(block, name)


def test_a_withdrawn_event_leaves_the_others_alone() -> None:
    """No other event changes a byte."""
    before = export(chronology(), now=NOW)
    after = export(without(chronology(), "visit"), before, LATER)
    gone = uid(before, "visit")
    assert {each for each, block in blocks(before).items() if blocks(after)[each] != block} == {gone}


def test_a_withdrawn_event_that_comes_back_is_confirmed_again() -> None:
    """The same UID, a higher SEQUENCE, no trace of the withdrawal."""
    feed = export(chronology(), now=NOW)
    gone = uid(feed, "visit")
    feed = export(without(chronology(), "visit"), feed)
    feed = export(chronology(), feed)
    block = blocks(feed)[gone]
    assert one(block, "STATUS") == "CONFIRMED"
    assert one(block, "SEQUENCE") == "2"
    assert not values(block, "X-TIMELINE-WITHDRAWN")


def test_a_withdrawn_local_time_keeps_its_zone() -> None:
    """A cancelled event in a zone of its own still finds its VTIMEZONE."""
    feed = export(chronology(), tz="local")
    after = export(without(chronology(), "visit"), feed, tz="local")
    assert b"TZID=Asia/Shanghai:19720221T160000" in after
    assert b"BEGIN:VTIMEZONE\r\nTZID:Asia/Shanghai\r\n" in after


def test_a_renamed_event_keeps_its_uid() -> None:
    """`formerly` is what a rename leaves behind; the first id counts."""
    before = export(Timeline(id="t", title="T", events=[Meeting(id="a", title="T", date="2022")]))
    for formerly in (["a"], ["a", "b"]):
        renamed = Meeting(id="c", formerly=formerly, title="T", date="2022")
        assert set(blocks(export(Timeline(id="t", title="T", events=[renamed]), before))) == set(
            blocks(before)
        )


def test_two_events_of_one_first_id_are_refused() -> None:
    """Sharing a UID would make one of them vanish."""
    events = [
        Meeting(id="a", title="T", date="2022"),
        Meeting(id="b", formerly=["a"], title="T", date="2022"),
    ]
    with pytest.raises(Exception, match="share a calendar UID"):
        export(Timeline(id="t", title="T", events=events))


def test_a_relation_finds_the_uid_of_a_renamed_event() -> None:
    """RELATED-TO follows the event through its renames."""
    feed = export(chronology())
    announced = uid(feed, "visit-announced")
    block = blocks(feed)[uid(feed, "visit")]
    assert one(block, "RELATED-TO") == announced


@pytest.mark.parametrize(
    "previous",
    [
        b"",
        b"\x00\xff",
        b"not a calendar",
        b"BEGIN:VCALENDAR\r\nPRODID:-//other//EN\r\nEND:VCALENDAR\r\n",
        b"\r\n" * 10_000,
    ],
)
def test_a_file_that_is_no_feed_of_ours_is_replaced_and_reported(previous: bytes) -> None:
    """Whatever stood there, the feed is whole; where it said nothing of earlier exports, the report says that."""
    made = exported(chronology(), previous)
    assert made.data == export(chronology())
    assert [loss.field for loss in made.losses if loss.field == "previous"] == (
        ["previous"] if previous else []
    )


def test_a_feed_that_was_cut_off_is_used_as_far_as_it_goes_and_reported() -> None:
    """What stands in it keeps its stamps; that the rest is unknown is said."""
    feed = export(chronology())
    whole = len(exported(chronology(), feed).losses)
    assert exported(chronology(), feed + b"\r\n\n").losses == exported(chronology(), feed).losses
    for cut in (feed.removesuffix(b"END:VCALENDAR\r\n"), feed[: len(feed) // 2]):
        made = exported(chronology(), cut, LATER)
        fresh = [loss for loss in made.losses if loss.field == "previous"]
        assert [loss.kind for loss in fresh] == ["coarsened"]
        assert len(made.losses) == whole + 1
        assert blocks(feed).items() & blocks(made.data).items()


def test_of_several_events_with_one_uid_the_last_revision_counts() -> None:
    """A feed that two programs were merged into may hold an event twice; its sequence never falls."""
    first = export(chronology())
    second = export(edited(chronology(), "visit", MAJOR["date"]), first)
    old, new = (blocks(feed)[uid(feed, "visit")] for feed in (first, second))
    for pair in (old + new, new + old):
        after = export(chronology(), second.replace(new, pair))
        assert int(one(blocks(after)[uid(after, "visit")], "SEQUENCE")) == int(one(new, "SEQUENCE")) + 1


def test_a_feed_edited_by_hand_cannot_smuggle_anything_in() -> None:
    """Of what the old file says of a withdrawn event, only sound lines are carried."""
    feed = export(chronology())
    rest = without(chronology(), "visit")
    for old, new in (
        (b"UID:", b"UID:x-"),
        (b"DTSTART:1972", b"DTSTART;X-A=1:1972"),
        (b"SUMMARY:Nixon meets", b"SUMMARY:Nixon\rmeets"),
        (b"SUMMARY:Nixon meets", b"SUMMARY:Nixon\x00meets"),
        (b"SUMMARY:Nixon meets", b"SUMMARY:again\r\nSUMMARY:Nixon meets"),
        (b"DTSTAMP:", b"DTSTAMP:9"),
        (b"DTSTART:1972", b"DTSTART:1999"),
        (b"DTSTART:19720221", b"DTSTART:19721321"),
        (b"DTSTART:19720221T080000Z", b"DTSTART;TZID=Asia/Shanghai:19721321T080000"),
        (b"DTSTART:19720221T080000Z", b"DTSTART;TZID=Asia/Atlantis:19720221T080000"),
        (b"DTEND:19720221T080100Z\r\n", b""),
        (b"DTEND:19720221T080100Z", b"DTEND;VALUE=DATE:19720222"),
        (b"SEQUENCE:", b"SEQUENCE:-9" * 10),
    ):
        after = export(rest, feed.replace(old, new))
        assert not [error for event in Calendar.from_ical(after).walk() for error in event.errors]
        assert all(line.endswith(b"\r") for line in after.split(b"\n")[:-1])
        assert not any(each.startswith("x-") for each in blocks(after))
        assert b"\x00" not in after
        assert after.replace(b"\r\n", b"").count(b"\r") == 0


@given(st.integers(0, 12_000), st.integers(0, 200), st.binary(max_size=60) | st.sampled_from(SPLICES))
@settings(deadline=None, max_examples=60)
def test_no_damage_to_the_old_file_damages_the_new_one(place: int, length: int, splice: bytes) -> None:
    """Cut and spliced anywhere, the old feed leads to a feed that is sound, with every event of the chronology."""
    feed = export(chronology())
    damaged = feed[:place] + splice + feed[place + length :]
    after = export(without(chronology(), "visit", "talks"), damaged)
    calendar: Any = Calendar.from_ical(after)
    events = calendar.walk("VEVENT")
    assert not [error for component in calendar.walk() for error in component.errors]
    assert len({str(event["UID"]) for event in events}) == len(events) >= len(chronology().events) - 2
    assert all(
        0 < len(line) <= 75 and b"\r" not in line for line in after.removesuffix(b"\r\n").split(b"\r\n")
    )


def test_stamps_at_the_end_of_time_do_not_overflow() -> None:
    """A hostile old stamp cannot stop the export."""
    feed = export(chronology()).replace(b"DTSTAMP:20220912T000000Z", b"DTSTAMP:99991231T235959Z")
    after = export(edited(chronology(), "visit", EDITS["note"]), feed)
    assert after.count(b"BEGIN:VEVENT") == feed.count(b"BEGIN:VEVENT")


def test_microseconds_of_now_do_not_hide_a_change() -> None:
    """A change within the second of the last export is still later, by a second."""
    before = export(chronology(), now=NOW + timedelta(microseconds=10))
    after = export(edited(chronology(), "visit", EDITS["note"]), before, NOW + timedelta(microseconds=999))
    assert one(blocks(after)[uid(after, "visit")], "DTSTAMP") == "20230101T000001Z"


def test_stamps_follow_the_chronology_where_no_time_is_given() -> None:
    """Without `now`, the time is `Timeline.revised`; the clock is never read."""
    feed = export(chronology())
    assert {one(block, "DTSTAMP") for block in blocks(feed).values()} == {"20220912T000000Z"}


def test_a_changed_option_is_a_change_of_the_events_that_it_moves() -> None:
    """Times written in another zone are stamped; the days of other events are not."""
    before = export(chronology())
    after = export(chronology(), before, tz="local")
    moved = {each for each, block in blocks(before).items() if blocks(after)[each] != block}
    assert moved == {uid(before, "visit")}
