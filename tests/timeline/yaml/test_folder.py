"""A folder is read whole: all its faults in one run, each at its line and column, and every record that can be read."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from timeline.errors import InputError
from timeline.yaml import READING_CODES, Reading, read_folder

HEADER = "id: example\ntitle: Example\n"
EVENT = "- id: visit\n  title: They meet\n  date: 2022-02-04\n  citations: [press]\n"


def written(folder: Path, **files: str | bytes) -> Path:
    """Write files named after the keyword, with __ for a slash, into a folder that has a heading."""
    for name, text in {"timeline": HEADER, **files}.items():
        path = folder / (name.replace("__", "/") + ("" if "." in name else ".yaml"))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder


def said(reading: Reading, folder: Path) -> list[str]:
    return [str(fault).replace(f"{folder.as_posix()}/", "") for fault in reading.faults]


def test_a_folder_becomes_a_timeline(tmp_path: Path) -> None:
    """The heading, sources, parties and all files of events make one timeline."""
    folder = written(
        tmp_path,
        sources="press: A report\nagency: {title: Another}\n",
        parties="xi: Xi Jinping\n",
        events=EVENT,
        events__talks="- {id: talks, title: They talk}\n",
        events__deep__more="- {id: more, title: They talk more}\n",
    )
    reading = read_folder(folder)
    assert reading.faults == []
    assert reading.timeline is not None
    assert {event.id for event in reading.timeline} == {"visit", "talks", "more"}
    assert reading.timeline.source("press").title == "A report"
    assert reading.timeline.party("xi").name == "Xi Jinping"


def test_all_faults_come_in_one_run_in_the_order_of_the_files(tmp_path: Path) -> None:
    """Faults of every file are reported together, by file and line, and what is sound is read all the same."""
    folder = written(
        tmp_path,
        sources="press: {titel: A report}\n",
        events__a="- {id: a, title: A, dat: 2022}\n- {id: b, title: B, date: 2022-13}\n- {id: c, title: C}\n",
        events__b="- {id: d\n",
    )
    reading = read_folder(folder)
    places = [line.split(": ")[0] for line in said(reading, folder)]
    assert places == [
        "events/a.yaml:1:21",
        "events/a.yaml:2:27",
        "events/b.yaml:1:3",
        "sources.yaml:1:8",
        "sources.yaml:1:9",
    ]
    assert reading.timeline is not None
    assert [event.id for event in reading.timeline] == ["a", "c"]
    assert reading.unread == {"b", "press"}
    assert reading.lost == {"events"}


def test_a_slip_in_the_yaml_of_one_record_does_not_hide_the_others(tmp_path: Path) -> None:
    """Of a file that is no YAML somewhere, every other record is read, with its faults where they stand."""
    folder = written(
        tmp_path,
        sources="a: {title: A\nb:\n  titel: B\nc: {title: C}\n",
        events="# talks\n- id: a\n  count: >12\n- id: b\n  title: B\n  dat: 2022\n- id: c\n  title: Say: no\n- {id: d, title: D}\n",
    )
    reading = read_folder(folder)
    places = [line.split(": ")[0] for line in said(reading, folder)]
    assert places == [
        "events.yaml:3:12",
        "events.yaml:6:3",
        "events.yaml:8:13",
        "sources.yaml:1:4",
        "sources.yaml:3:3",
        "sources.yaml:3:3",
    ]
    assert reading.timeline is not None
    assert [event.id for event in reading.timeline] == ["b", "d"]
    assert [source.id for source in reading.timeline.sources] == ["c"]
    assert reading.lost == {"events", "sources"}
    assert str(reading.locate(("events", "d", "title"))).endswith("events.yaml:9:18")


@pytest.mark.parametrize(
    ("event", "said_"),
    [
        ("titel: They meet", "did you mean 'title'?"),
        ("title: T, participants: [{party: xi, rol: host}]", "did you mean 'role'?"),
        ("title: T, kind: meting", "did you mean 'meeting'?"),
        ("title: T, status: occured", "did you mean 'occurred'?"),
        ("title: T, date: [..2015-10]", "put quotes around it"),
        ("title: T, date: '2015-13'", "a month from 01 to 12"),
        ("title: T, summary: ", "leave the key out"),
    ],
)
def test_a_slip_in_a_record_says_what_was_meant(tmp_path: Path, event: str, said_: str) -> None:
    """Unknown fields, kinds and words come with the nearest known one, and missing quotes by name."""
    reading = read_folder(written(tmp_path, events=f"- {{id: a, {event}}}\n"))
    assert any(said_ in str(fault) for fault in reading.faults)


def test_an_event_id_stands_once(tmp_path: Path) -> None:
    """The second event of an id is a fault that says where the first stands, also across files."""
    folder = written(tmp_path, events__a=EVENT, events__b=f"# again\n{EVENT}")
    (line,) = said(read_folder(folder), folder)
    assert line.startswith("events/b.yaml:2:7: found the id 'visit' twice in events, first at")
    assert "events/a.yaml:1:3" in line


def test_ids_that_are_one_once_cleaned_are_a_fault(tmp_path: Path) -> None:
    """Two ids that differ only in white space are one id, and no record is lost in silence."""
    folder = written(tmp_path, sources='press: A\n" press": B\n')
    assert read_folder(folder).faults


def test_an_id_inside_has_to_be_the_key(tmp_path: Path) -> None:
    """A record that names another id than the key it stands under is a fault."""
    folder = written(tmp_path, parties="xi: {id: jinping, name: Xi}\nputin: {id: putin, name: Putin}\n")
    (line,) = said(read_folder(folder), folder)
    assert line.startswith("parties.yaml:1:10: found the id 'jinping' under the id 'xi'")


def test_files_that_are_not_read_are_faults(tmp_path: Path) -> None:
    """A misnamed file or folder is not passed over in silence; hidden files and other suffixes are."""
    files = {"source": "", "event/a": "", "timeline.yml": HEADER, ".hidden.yaml": "x", "README.md": "x"}
    folder = written(tmp_path, **{name.replace("/", "__"): text for name, text in files.items()})
    lines = said(read_folder(folder), folder)
    assert [line.split(":")[0] for line in lines] == ["event", "source.yaml", "timeline.yml"]
    assert "did you mean events/?" in lines[0]
    assert "did you mean sources.yaml?" in lines[1]


def test_a_file_that_is_not_utf8_is_a_fault_at_the_byte(tmp_path: Path) -> None:
    """The fault names the byte, its line and its column, and the other files are read."""
    folder = written(tmp_path, sources="press: Café\n".encode("latin-1"), events=EVENT)
    reading = read_folder(folder)
    assert said(reading, folder) == [
        "sources.yaml:1:11: found the byte 0xe9; expected text in UTF-8; save the file as UTF-8 [not-utf8]"
    ]
    assert reading.lost == {"sources"}
    assert reading.timeline is not None
    assert "visit" in reading.timeline


@pytest.mark.parametrize(
    ("room", "text"),
    [("events", "visit: {}\n"), ("sources", "- press\n"), ("parties", "xi\n"), ("timeline", "x\n")],
)
def test_a_file_of_another_shape_is_a_fault(tmp_path: Path, room: str, text: str) -> None:
    """A mapping where a list belongs, or the reverse, is said of the file as a whole."""
    reading = read_folder(written(tmp_path, **{room: text}))
    assert [fault.code for fault in reading.faults] == ["wrong-shape"]


def test_a_fault_of_the_yaml_is_not_said_twice(tmp_path: Path) -> None:
    """Where a value could not be read as YAML, what then follows from it is not reported beside it."""
    folder = written(tmp_path, events="- {id: a, title: T, participants: [*russia]}\n")
    assert [fault.code for fault in read_folder(folder).faults] == ["unknown-alias"]


def test_values_are_located(tmp_path: Path) -> None:
    """A path from a record leads to its line and column; a lone item stands for its list."""
    folder = written(
        tmp_path, events="- id: visit\n  title: They meet\n  citations: {source: press}\n", parties="xi: Xi\n"
    )
    reading = read_folder(folder)
    shown = [
        str(reading.locate(path)).rpartition("/")[2]
        for path in (
            ("events", "visit", "citations", 0, "source"),
            ("events", "visit", "date"),
            ("parties", "xi", "name"),
            ("timeline", "title"),
        )
    ]
    assert shown == ["events.yaml:3:23", "events.yaml:1:3", "parties.yaml:1:5", "timeline.yaml:2:8"]
    assert reading.locate(("events", "nowhere")) is None
    assert reading.locate(()) is None


def test_a_folder_of_events_that_cannot_be_read_is_not_taken_for_empty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rather no chronology than one without its events."""
    folder = written(tmp_path, events__deep__a=EVENT)
    scandir = os.scandir

    def refuse(path: str) -> object:
        if os.fspath(path) == str(tmp_path / "events" / "deep"):
            raise PermissionError(errno.EACCES, "Permission denied", path)
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    with pytest.raises(InputError, match="deep: could not be read: Permission denied"):
        read_folder(folder)


@pytest.mark.parametrize("name", ["sources.yaml", "events/a.yaml"])
def test_a_link_that_leads_nowhere_is_a_fault(tmp_path: Path, name: str) -> None:
    """What is meant as a file of the chronology and cannot be read is said, not passed over."""
    folder = written(tmp_path, events__b="")
    (folder / name).symlink_to("nowhere")
    assert [fault.code for fault in read_folder(folder).faults] == ["unreadable"]


def test_a_link_to_a_folder_of_events_is_a_fault(tmp_path: Path) -> None:
    """Links to folders are not followed, for they may lead in circles; that is said."""
    folder = written(tmp_path, events__a="")
    (folder / "events" / "more").symlink_to(folder)
    (fault,) = read_folder(folder).faults
    assert (fault.code, "link to a folder" in str(fault)) == ("unknown-file", True)


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_folder_that_is_no_chronology_is_refused(tmp_path: Path, name: str) -> None:
    """Without a folder or its timeline.yaml there is nothing to collect faults in."""
    with pytest.raises(InputError, match="timeline init"):
        read_folder(tmp_path / name)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.binary(max_size=80) | st.text(alphabet="abidtle:-[]{},&*!|>%#'\"\n 0123.", max_size=80).map(str.encode)
)
def test_any_bytes_give_faults_of_known_codes(tmp_path: Path, data: bytes) -> None:
    """Whatever stands in a file, reading ends with faults, each of a code that the reference page explains."""
    for room in ("timeline", "sources", "parties", "events"):
        written(tmp_path, **{"timeline": HEADER, "sources": "", "parties": "", "events": ""} | {room: data})
        assert {fault.code for fault in read_folder(tmp_path).faults} <= READING_CODES.keys()
