"""JSON Lines: the same records as JSON, a line each, however many there are."""

from __future__ import annotations

import io
import json
import tracemalloc
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.jsonl import EXPORTER, IMPORTER, write_records
from tests.conftest import GoldenCheck
from tests.exporters.json.samples import hearings
from tests.exporters.opening import opening
from tests.strategies import timelines
from tests.support import ROOT
from timeline.errors import Fault, InputError
from timeline.events import Event, Meeting
from timeline.ports import NoOptions, Record, Run, importer_for_path, render
from timeline.provenance import Citation, TextQuote
from timeline.reading import assemble
from timeline.testing import check_exporter
from timeline.timeline import Timeline

HEADER = b'{"timeline":{"version":1,"id":"t","title":"T"}}\n'


def written(timeline: Timeline) -> bytes:
    return render(timeline, EXPORTER).data


def records(data: bytes) -> Iterator[Record]:
    return IMPORTER.read(io.BytesIO(data), NoOptions(), Run())


def faults(data: bytes) -> tuple[Fault, ...]:
    with pytest.raises(InputError) as caught:
        list(records(data))
    return caught.value.faults


@settings(max_examples=80, deadline=None)
@given(timelines())
def test_reading_gives_an_equal_timeline(timeline: Timeline) -> None:
    """Timeline to lines and back is the identity, and so is lines to timeline and back."""
    data = written(timeline)
    assert assemble(records(data)) == timeline
    assert b"".join(write_records(records(data))) == data


def test_the_lines_are_those_that_are_documented(golden: GoldenCheck) -> None:
    """The timeline first, then its sources, parties and events, one a line."""
    golden(ROOT / "tests" / "exporters" / "jsonl" / "golden" / "opening.jsonl", written(opening()))


def test_the_suite_for_exporters_finds_no_loss() -> None:
    """Every field of every kind is carried as it is."""
    assert {str(fate) for fate in check_exporter(EXPORTER).fates.values()} == {"carried"}


def test_a_record_is_a_line_for_every_reader() -> None:
    """A quotation may hold what some readers take for the end of a line; it is escaped."""
    quote = TextQuote(exact="one\x85two\u2028three\u2029four\nfive")
    event = Event(id="e", title="It", citations=[Citation(source="s", locator=quote)])
    data = written(Timeline(id="t", title="T", events=[event]))
    assert len(data.decode().splitlines()) == 2
    assert assemble(records(data)).events == (event,)


def test_each_line_names_what_it_holds() -> None:
    """A line is an object of one key."""
    lines = [json.loads(line) for line in written(opening()).splitlines()]
    assert [next(iter(line)) for line in lines] == [
        "timeline",
        *["source"] * 2,
        *["party"] * 5,
        *["event"] * 8,
    ]


def test_records_come_while_the_stream_goes_on() -> None:
    """A reader need not wait for the end."""

    class Endless(io.RawIOBase):
        def __init__(self) -> None:
            self.count = -1

        def readline(self, size: int | None = -1, /) -> bytes:
            del size
            self.count += 1
            return b'{"event":{"id":"e","title":"It"}}\n' if self.count else HEADER

    stream = IMPORTER.read(Endless(), NoOptions(), Run())  # type: ignore[arg-type]  # all that is read is lines
    assert [next(stream).id for _ in range(3)] == ["t", "e", "e"]


def many(count: int) -> Iterator[bytes]:
    yield HEADER
    for index in range(count):
        event = Meeting(id=f"m-{index}", title="They meet", date="2015-10", summary="long " * 100)
        yield from write_records([event])


def test_lines_pass_through_in_constant_memory(tmp_path: Path) -> None:
    """Ten times the lines need no more memory: no record is held once it is written."""
    peaks = {}
    for count in (300, 3000):
        source = tmp_path / f"{count}.jsonl"
        source.write_bytes(b"".join(many(count)))
        tracemalloc.start()
        with source.open("rb") as file, (tmp_path / "out").open("wb") as out:
            out.writelines(write_records(IMPORTER.read(file, NoOptions(), Run())))
        peaks[count] = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        assert (tmp_path / "out").read_bytes() == source.read_bytes()
    assert peaks[3000] < 1.5 * peaks[300]


def test_all_faults_come_in_one_run() -> None:
    """A bad line stops nothing; each fault has its line, its column and its JSON Pointer within the line."""
    lines = [
        HEADER,
        b'{"event":{"id":"e","title":"It","date":{"edtf":"soon"}}}\n',
        b"\n",
        b'{"event":{"id":"f","title":"It"}}\r\n',
        b'{"event":\n',
        b'{"pary":{"id":"p","name":"P"}}\n',
        HEADER,
        b'{"party":{"id":"p"}}',
    ]
    run = records(b"".join(lines))
    assert [next(run).id, next(run).id] == ["t", "f"]
    with pytest.raises(InputError) as caught:
        next(run)
    assert [(str(fault.position), fault.code) for fault in caught.value.faults] == [
        ("-:2:48", "bad-value"),
        ("-:5:10", "not-json"),
        ("-:6:1", "wrong-shape"),
        ("-:7:13", "second-timeline"),
        ("-:8:10", "missing-field"),
    ]
    assert caught.value.faults[0].problem.startswith("/event/date/edtf: ")


@pytest.mark.parametrize("data", [b"", b"\n\n", b'{"event":{"id":"e","title":"It"}}\n', b"[]\n", b"x\n"])
def test_the_timeline_comes_first(data: bytes) -> None:
    """Without its line, nothing else can be judged."""
    assert {fault.code for fault in faults(data)} & {"no-timeline", "not-json"}


def test_a_newer_version_is_refused_at_once() -> None:
    """No other line is judged under a version not known."""
    (found,) = faults(HEADER.replace(b'"version":1', b'"version":2') + b"what a later version may write\n")
    assert (found.code, str(found.position)) == ("newer-version", "-:1:1")


def test_a_line_without_end_is_refused() -> None:
    """A line is held in memory as a whole, so it has a bound."""
    (found,) = faults(HEADER + b'{"event":{"id":"' + b"e" * (17 * 1024 * 1024) + b'"}}\n')
    assert (found.code, str(found.position)) == ("line-too-long", "-:2:1")


def test_faults_are_cut_off_with_a_word() -> None:
    """After a thousand, reading stops."""
    found = faults(HEADER + b"x\n" * 5000)
    assert len(found) == 1001
    assert found[-1].code == "too-many-faults"


def test_an_id_twice_is_a_fault(tmp_path: Path) -> None:
    """A stream cannot remember every id, so it shows when the timeline is put together."""
    file = tmp_path / "twice.jsonl"
    file.write_bytes(HEADER + b'{"event":{"id":"e","title":"It"}}\n' * 2)
    with pytest.raises(InputError, match="'e' twice"):
        Timeline.read(file)


def test_a_kind_not_installed_is_carried_and_reported() -> None:
    """The run says which kind is carried as plain data."""
    run = Run()
    again = b"".join(write_records(IMPORTER.read(io.BytesIO(written(hearings())), NoOptions(), run)))
    assert again == written(hearings())
    assert [str(loss) for loss in run.losses]


def test_both_suffixes_are_known() -> None:
    """Files of either name are read without naming the format."""
    assert {importer_for_path(name).name for name in ("a.jsonl", "a.ndjson")} == {"jsonl"}


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_good_lines_gone_bad_are_read_or_refused(data: st.DataObject) -> None:
    """Only InputError leaves the reader."""
    source = bytearray(written(opening()))
    start = data.draw(st.integers(0, len(source)))
    source[start : start + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=6))
    refusal: InputError | None = None
    try:
        list(records(bytes(source)))
    except InputError as error:
        refusal = error
    assert refusal is None or (refusal.faults and str(refusal))
