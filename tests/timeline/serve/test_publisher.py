"""How what is served follows the input."""

from __future__ import annotations

import shutil
from pathlib import Path

import attrs
import pytest
from icalendar import Calendar

from tests.timeline.serve.desk import FORMATS, Desk, settled
from timeline.errors import ExportError, InputError
from timeline.serve import Publisher

NEW = "- {id: new, kind: event, title: The bridge is gone, date: 2025-01-02, citations: [gazette]}\n"


def sequences(publisher: Publisher) -> dict[str, int]:
    calendar = Calendar.from_ical(publisher.state.edition.feed.plain.data)
    return {str(event["X-TIMELINE-ID"]): int(str(event["SEQUENCE"])) for event in calendar.walk("VEVENT")}


def test_an_input_that_stays_as_it_is_is_not_read_again(desk: Desk) -> None:
    """A look at unchanged files costs no reading."""
    publisher = desk.open()
    assert publisher.look() is None
    assert publisher.look() is None


def test_an_edit_is_published_once_it_has_settled(desk: Desk) -> None:
    """The first look sees that something goes on, the second that it is over."""
    publisher = desk.open()
    desk.add(NEW)
    assert publisher.look() is None
    news = publisher.look()
    assert news
    assert news.changed == FORMATS
    assert "new" in sequences(publisher)
    assert publisher.look() is None


def test_what_is_still_being_written_is_left_alone(desk: Desk) -> None:
    """As long as each look finds another state, nothing is read."""
    publisher = desk.open()
    for number in range(4):
        desk.add(NEW + "#" * number)
        assert publisher.look() is None
    assert publisher.look() is not None


def test_each_feed_follows_the_last(desk: Desk) -> None:
    """An event that moved counts one more; the others keep their count and their stamps."""
    publisher = desk.open()
    before = sequences(publisher)
    desk.edit("edtf: 2024-05-13, stated: last night", "edtf: 2024-05-12, stated: last night")
    assert settled(publisher)
    after = sequences(publisher)
    assert after["vote"] == before["vote"] + 1
    assert {**after, "vote": 0} == {**before, "vote": 0}


def test_what_is_taken_out_is_cancelled(desk: Desk) -> None:
    """So that a client which keeps old events strikes it out."""
    publisher = desk.open()
    desk.add(NEW)
    assert settled(publisher)
    desk.add("[]\n")
    assert settled(publisher)
    assert b"STATUS:CANCELLED" in publisher.state.edition.feed.plain.data


def test_white_space_changes_nothing(desk: Desk) -> None:
    """What reads the same is no new edition: no tag, no time and no count changes."""
    publisher = desk.open()
    before = publisher.state
    desk.add("[]  # nothing yet\n")
    news = settled(publisher)
    assert news
    assert news.changed == ()
    assert publisher.state == before


def test_what_is_the_same_in_one_format_keeps_its_tag_there(desk: Desk) -> None:
    """Each format counts for itself."""
    publisher = desk.open()
    before = {asset.format: asset for asset in publisher.state.edition.assets}
    desk.edit(
        "  title: Council closes the old bridge",
        "  private: ask them\n  title: Council closes the old bridge",
        "sources.yaml",
    )
    settled(publisher)
    after = {asset.format: asset for asset in publisher.state.edition.assets}
    same = {name for name in before if before[name].plain == after[name].plain}
    assert all(after[name].modified == before[name].modified for name in same)


def break_it(desk: Desk, how: str) -> None:
    if how == "bad YAML":
        desk.add("- id: [\n")
    elif how == "bad value":
        desk.add("- {id: x, kind: event, title: T, date: yesterday}\n")
    elif how == "not text":
        (desk.folder / "parties.yaml").write_bytes(b"\xff\xfe")
    else:
        shutil.rmtree(desk.folder)


@pytest.mark.parametrize("how", ["bad YAML", "bad value", "not text", "gone"])
def test_a_broken_input_keeps_the_last_good_feed(desk: Desk, how: str, tmp_path: Path) -> None:
    """Whatever is wrong, what was served is still served, and what is wrong is told; mended, it goes on."""
    good = tmp_path / "good"
    shutil.copytree(desk.folder, good)
    publisher = desk.open()
    before = publisher.state.edition
    break_it(desk, how)
    news = settled(publisher)
    assert news
    assert news.state.trouble
    assert news.state.trouble.faults
    assert publisher.state.edition is before
    shutil.copytree(good, desk.folder, dirs_exist_ok=True)
    desk.add(NEW)
    mended = settled(publisher)
    assert mended
    assert mended.mended
    assert mended.state.trouble is None
    assert "new" in sequences(publisher)


def test_trouble_began_when_it_was_first_seen(desk: Desk) -> None:
    """An edit that leaves the input broken does not make the trouble young again."""
    publisher = desk.open()
    desk.add("- id: [\n")
    first = settled(publisher)
    desk.add("- id: [[\n")
    second = settled(publisher)
    assert first
    assert second
    assert first.state.trouble
    assert second.state.trouble
    assert first.state.trouble.since == second.state.trouble.since


def test_what_nobody_foresaw_keeps_the_feed_as_well(desk: Desk) -> None:
    """An error that is none of ours takes no subscriber's events away."""
    publisher = desk.open()
    desk.add("- id: x\n  note: " + "[" * 5000 + "\n")
    news = settled(publisher)
    assert news
    assert news.state.trouble
    assert sequences(publisher)


def test_an_input_that_is_broken_at_the_start_is_refused(desk: Desk) -> None:
    """There is no good feed to keep."""
    desk.add("- id: [\n")
    with pytest.raises(InputError):
        desk.open()


def test_addresses_stay_when_the_id_changes(desk: Desk) -> None:
    """Subscribers have the address; the calendar's own identity is another matter."""
    publisher = desk.open()
    paths = [asset.path for asset in publisher.state.edition.assets]
    desk.edit("id: old-bridge", "id: new-bridge", "timeline.yaml")
    assert settled(publisher)
    assert [asset.path for asset in publisher.state.edition.assets] == paths


def test_a_kept_feed_goes_on_in_the_next_run(desk: Desk, tmp_path: Path) -> None:
    """What changed between two runs counts on from the first."""
    kept = attrs.evolve(desk, keep=tmp_path / "feed.ics")
    first = kept.open()
    assert (tmp_path / "feed.ics").read_bytes() == first.state.edition.feed.plain.data
    desk.edit("edtf: 2024-05-13, stated: last night", "edtf: 2024-05-12, stated: last night")
    assert sequences(kept.open())["vote"] == 1
    assert sequences(desk.open())["vote"] == 0


def test_a_feed_that_cannot_be_kept_is_refused_at_the_start(desk: Desk, tmp_path: Path) -> None:
    """Rather than found missing after the next start."""
    with pytest.raises(ExportError, match="could not be"):
        attrs.evolve(desk, keep=tmp_path).open()


def test_the_same_input_gives_the_same_tags_in_every_run(desk: Desk) -> None:
    """A restart does not make every subscriber fetch again."""
    tags = [[asset.plain.etag for asset in desk.open().state.edition.assets] for _ in range(2)]
    assert tags[0] == tags[1]
