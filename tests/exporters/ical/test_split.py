"""A large feed is split into a file a year."""

from __future__ import annotations

from pathlib import Path

import icalendar
import pytest

from timeline import Event, Timeline
from timeline.cli import main
from timeline.errors import OptionError
from timeline.ports import export_parts

TIMELINE = Timeline(
    id="t",
    title="T",
    events=[
        Event(id=f"e{year}-{n}", title=f"{year}", date=f"{year}-03-0{n}")
        for year in (2014, 2015)
        for n in (1, 2)
    ],
)


def ids(path: Path) -> list[str]:
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return sorted(str(event["X-TIMELINE-ID"]) for event in calendar.walk("VEVENT"))


def test_a_feed_a_year_holds_each_event_once(tmp_path: Path) -> None:
    """Each year has its file, named by it, and each event stands in one of them."""
    results = export_parts(TIMELINE, tmp_path / "t.ics", options={"split": "year"})
    assert [result.path.name for result in results] == ["t-2014.ics", "t-2015.ics"]
    assert [ids(result.path) for result in results] == [["e2014-1", "e2014-2"], ["e2015-1", "e2015-2"]]


def test_the_command_writes_the_files_and_names_them(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`-O ical.split=year` is all there is to type, and a refused loss is looked for in every file."""
    source = tmp_path / "t.json"
    TIMELINE.export(source)
    for more in ([], ["--fail-on-loss"]):
        assert (
            main(
                [
                    "export",
                    str(source),
                    "--to",
                    "ical",
                    "-O",
                    "split=year",
                    "-o",
                    str(tmp_path / "out"),
                    *more,
                ]
            )
            == 0
        )
        shown = capsys.readouterr().out
        assert "t-2014.ics" in shown
        assert "t-2015.ics" in shown


def test_one_file_is_not_written_where_several_were_asked_for(tmp_path: Path) -> None:
    """Whoever names one file and asks for a split is told what to call."""
    with pytest.raises(OptionError, match="export_parts"):
        TIMELINE.export(tmp_path / "t.ics", split="year")
    assert not list(tmp_path.iterdir())


def test_without_a_split_there_is_one_file(tmp_path: Path) -> None:
    """The same call writes a single feed."""
    (result,) = export_parts(TIMELINE, tmp_path / "t.ics")
    assert len(ids(result.path)) == 4
