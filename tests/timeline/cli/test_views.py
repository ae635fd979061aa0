"""The calls that show a view, compare and merge."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from timeline import Timeline
from timeline.cli import main


@pytest.fixture
def changed(seeds: Path, tmp_path: Path) -> Path:
    folder = tmp_path / "changed"
    shutil.copytree(seeds, folder)
    path = folder / "events" / "un-shift-2015.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("tally: {for: 177}", "tally: {for: 178}"), encoding="utf-8")
    return folder


def test_nothing_is_printed_where_nothing_changed(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """In text and Markdown; JSON says so in its own way."""
    for to in ("text", "markdown"):
        assert main(["diff", str(seeds), str(seeds), "--to", to, "--exit-code"]) == 0
        assert capsys.readouterr().out == ""
    assert main(["diff", str(seeds), str(seeds), "--to", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["events"] == {"added": [], "removed": [], "changed": []}


def test_a_change_is_told_and_the_exit_code_asked_for(
    seeds: Path, changed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """0 where the command did what it was asked to do; 1 with --exit-code."""
    assert main(["diff", str(seeds), str(changed)]) == 0
    shown = capsys.readouterr().out
    assert "tally: 177 for -> 178 for" in shown
    assert max(map(len, shown.splitlines())) <= 80
    assert main(["diff", str(seeds), str(changed), "--exit-code"]) == 1


def diff_as_file(old: Path, new: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    assert main(["diff", str(old), str(new), "--to", "json"]) == 0
    changes = folder / "changes.json"
    changes.write_text(capsys.readouterr().out, encoding="utf-8")
    return changes


def test_a_diff_is_applied_from_its_file(
    seeds: Path, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What one computer says has changed, another makes of the old state."""
    changes = diff_as_file(seeds, changed, tmp_path, capsys)
    target = tmp_path / "new.json"
    assert main(["apply", str(seeds), str(changes), "-o", str(target)]) == 0
    assert Timeline.read(target) == Timeline.read(changed)
    assert main(["apply", str(seeds), str(changes), "-o", str(tmp_path / "folder")]) == 0
    assert Timeline.read(tmp_path / "folder") == Timeline.read(changed)
    capsys.readouterr()
    assert main(["apply", str(seeds), str(changes)]) == 0
    assert capsys.readouterr().out.encode() == target.read_bytes()


def test_a_diff_that_does_not_fit_writes_nothing(
    seeds: Path, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A timeline without what the diff replaces is told what it has instead; so is a file that is no diff."""
    changes = diff_as_file(seeds, changed, tmp_path, capsys)
    target = tmp_path / "new.json"
    assert main(["apply", str(changed), str(changes), "-o", str(target)]) == 1
    error = capsys.readouterr().err
    assert "event unga-elects-ukraine" in error
    assert '{"for": 178}, expected {"for": 177}' in error
    changes.write_text('{"version": 1,\n "old": ]}', encoding="utf-8")
    assert main(["apply", str(seeds), str(changes), "-o", str(target)]) == 1
    assert f"{changes}:2:9: " in capsys.readouterr().err
    assert not target.exists()


def test_a_merge_is_written_and_what_differs_is_told(
    seeds: Path, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The file can be read and merged again."""
    target = tmp_path / "both.json"
    assert main(["merge", str(seeds), str(changed), "-o", str(target), "--labels", "a", "b"]) == 0
    assert "event unga-elects-ukraine: tally: differs" in capsys.readouterr().err
    assert set(Timeline.read(target)["unga-elects-ukraine"].accounts) == {"a", "b"}
    assert main(["merge", str(target), str(changed)]) == 0
    assert json.loads(capsys.readouterr().out)["id"] == "china-russia"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["merge", "{seeds}", "{seeds}", "--labels", "a", "a"], "label of its own"),
        (["show", "{seeds}", "--as-of", "yesterday"], "is no date"),
        (["show", "{seeds}", "--as-of", "2022/.."], "no last day"),
    ],
)
def test_a_slip_is_usage(
    seeds: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    """Exit code 2, with what was expected."""
    assert main([part.format(seeds=seeds) for part in arguments]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("to", ["json", "markdown", "ical", "xlsx"])
def test_a_view_is_exported_in_every_main_format(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], to: str
) -> None:
    """What left is told on the error stream, and so is what the view points to outside itself."""
    calls = [
        (["--as-of", "2021-06-30"], "left out as of 2021-06-30: "),
        (["--where", "kind=vote"], "outside the view"),
    ]
    for number, (options, told) in enumerate(calls):
        target = tmp_path / f"{number}.{to}"
        assert main(["export", str(seeds), "--to", to, "-o", str(target), *options]) == 0
        captured = capsys.readouterr()
        assert told in captured.err
        assert "fault" not in captured.err
        assert target.stat().st_size > 0


def withdrawn(calendar: Path) -> int:
    return calendar.read_bytes().count(b"STATUS:CANCELLED")


def test_a_view_leaves_the_calendar_of_the_whole_alone(seeds: Path, tmp_path: Path) -> None:
    """Exported into the same folder, it has a name of its own, so that no subscriber sees an event withdrawn."""
    whole = tmp_path / "china-russia.ics"
    assert main(["export", str(seeds), "--to", "ical", "-o", str(tmp_path)]) == 0
    before = whole.read_bytes()
    for conditions in (
        ["kind=vote"],
        ["date=2015"],
        ["date~2015"],
        ["status=occurred", "kind=vote"],
        ["text~北京"],
    ):
        options = [part for condition in conditions for part in ("--where", condition)]
        assert main(["export", str(seeds), "--to", "ical", "-o", str(tmp_path), *options]) == 0
    assert main(["export", str(seeds), "--to", "ical", "-o", str(tmp_path), "--as-of", "2021"]) == 0
    assert whole.read_bytes() == before
    calendars = sorted(tmp_path.iterdir())
    assert len(calendars) == 7
    assert [withdrawn(calendar) for calendar in calendars] == [withdrawn(whole)] * 7


def test_a_view_has_one_name_however_its_conditions_are_ordered(seeds: Path, tmp_path: Path) -> None:
    """The same view, exported anew, follows its own calendar."""
    conditions = ["--where", "kind=vote", "--where", "date~2015"]
    for options in (conditions, [*conditions[2:], *conditions[:2]]):
        assert main(["export", str(seeds), "--to", "ical", "-o", str(tmp_path), *options]) == 0
    (calendar,) = tmp_path.iterdir()
    assert calendar.name.startswith("china-russia-date-2015-kind-vote-")


def test_a_view_can_be_named(seeds: Path, tmp_path: Path) -> None:
    """An address that is subscribed to stays, whatever becomes of the conditions."""
    options = ["--name", "votes", "--to", "ical", "json", "-o", str(tmp_path)]
    for condition in ("kind=vote", "kind=vote|meeting"):
        assert main(["export", str(seeds), "--where", condition, *options]) == 0
    assert sorted(path.name for path in tmp_path.iterdir()) == ["votes.ics", "votes.json"]


@pytest.mark.parametrize("place", [["-o", "{0}/china-russia.ics"], ["-o", "{0}", "--name", "China-Russia"]])
def test_a_view_does_not_take_the_place_of_the_whole(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], place: list[str]
) -> None:
    """A file that by its name is the whole chronology's calendar is refused, unless --previous says what it follows."""
    arguments = ["export", str(seeds), "--to", "ical", *(part.format(tmp_path) for part in place)]
    assert main([*arguments, "--where", "kind=vote"]) == 2
    assert "give the view a file of its own" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    earlier = tmp_path / "earlier.ics"
    assert main(["export", str(seeds), "--where", "kind=vote", "-o", str(earlier)]) == 0
    assert main([*arguments, "--where", "kind=vote", "--previous", str(earlier)]) == 0


def test_a_served_view_is_not_kept_in_the_calendar_of_the_whole(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The feed that is kept from one run to the next is read as the one this follows."""
    keep = tmp_path / "china-russia.ics"
    assert main(["serve", str(seeds), "--port", "0", "--where", "kind=vote", "--keep", str(keep)]) == 2
    assert "give the view a file of its own" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["-o", "votes.ics", "--name", "votes"], "give one of the two"),
        (["-o", "-", "--to", "json", "--name", "votes"], "give one of the two"),
        (["--name", "../votes"], "the formats add their suffixes"),
    ],
)
def test_a_name_is_that_of_files_in_a_folder(
    seeds: Path, capsys: pytest.CaptureFixture[str], options: list[str], message: str
) -> None:
    """A file has its name already, and a name leads nowhere else."""
    try:
        code = main(["export", str(seeds), *options])
    except SystemExit as end:
        code = int(end.code or 0)
    assert code == 2
    assert message in capsys.readouterr().err


def test_a_folder_may_have_a_dot_in_its_name(seeds: Path, tmp_path: Path) -> None:
    """A slash at its end says that it is a folder, though there is none yet."""
    assert main(["export", str(seeds), "--to", "json", "jsonl", "-o", f"{tmp_path}/v1.2/"]) == 0
    assert len(list((tmp_path / "v1.2").iterdir())) == 2


def test_private_remarks_that_a_merge_cannot_write_are_told_of(
    changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file never has them, so it is said how many there are."""
    path = changed / "events" / "un-shift-2015.yaml"
    text = path.read_text(encoding="utf-8")
    remarked = text.replace("tally: {for: 178}", "tally: {for: 178}\n  private: To be asked")
    path.write_text(remarked, encoding="utf-8")
    target = tmp_path / "both.json"
    assert main(["merge", str(changed), str(changed), "-o", str(target)]) == 0
    assert "1 private remark not written" in capsys.readouterr().err
    assert "To be asked" not in target.read_text(encoding="utf-8")


def test_a_merge_can_be_written_as_a_folder(
    seeds: Path, changed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder reads back as what was merged, and one that holds a chronology is never written over."""
    target = tmp_path / "both"
    assert main(["merge", str(seeds), str(changed), "-o", str(target)]) == 0
    assert Timeline.read(target) == Timeline.read(seeds).merge(Timeline.read(changed))
    assert main(["merge", str(seeds), str(changed), "-o", str(target)]) == 1
    assert "exists already" in capsys.readouterr().err
