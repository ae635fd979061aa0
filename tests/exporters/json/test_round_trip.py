"""Lossless: whatever a timeline holds comes back from JSON as it was."""

from __future__ import annotations

import io
import json
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.json import EXPORTER, IMPORTER
from tests.conftest import GoldenCheck
from tests.exporters.json.samples import every_timeline, hearings
from tests.exporters.opening import opening
from tests.strategies import events, opaque_events, timelines
from tests.support import ROOT
from timeline.events import Event
from timeline.forms import built_in_kinds
from timeline.ports import NoOptions, Run, exporter_named, exporter_names, render
from timeline.provenance import Citation, Source, TextQuote
from timeline.reading import assemble
from timeline.testing import check_exporter, hostile_timeline
from timeline.timeline import Timeline


def written(timeline: Timeline, indent: int = 2) -> bytes:
    return render(timeline, EXPORTER, options={"indent": indent}).data


def read(data: bytes, run: Run | None = None) -> Timeline:
    return assemble(IMPORTER.read(io.BytesIO(data), NoOptions(), run or Run()))


@settings(max_examples=100, deadline=None)
@given(timelines())
def test_reading_gives_an_equal_timeline(timeline: Timeline) -> None:
    """Timeline to JSON and back is the identity, and so is JSON to timeline and back."""
    data = written(timeline)
    assert read(data) == timeline
    assert written(read(data)) == data


@pytest.mark.parametrize("kind", built_in_kinds())
def test_every_kind_comes_back(kind: str) -> None:
    """Each kind keeps each of its fields."""

    @settings(max_examples=15, deadline=None)
    @given(events(kind=kind))
    def check(event: Event) -> None:
        timeline = Timeline(id="t", title="T", events=[event])
        assert read(written(timeline)) == timeline

    check()


@settings(max_examples=60, deadline=None)
@given(opaque_events())
def test_a_kind_not_installed_comes_back(event: Event) -> None:
    """What no package here knows is carried as it is."""
    timeline = Timeline(id="t", title="T", events=[event])
    assert read(written(timeline)) == timeline


@settings(deadline=None)
@given(st.characters(exclude_categories=["Cs"]))
def test_every_character_comes_back(character: str) -> None:
    """A quotation is not cleaned, so it may hold any character of any plane, and keeps it."""
    quote = TextQuote(exact=f"a{character}", prefix=character, suffix=character)
    event = Event(id="e", title="It happens", citations=[Citation(source="s", locator=quote)])
    timeline = Timeline(id="t", title="T", sources=[Source(id="s", title="S")], events=[event])
    assert read(written(timeline)) == timeline


@settings(max_examples=50, deadline=None)
@given(timelines(), st.integers(0, 8))
def test_the_bytes_are_those_of_the_standard_writer(timeline: Timeline, indent: int) -> None:
    """Written piece by piece, a document looks as if it had been written in one."""
    data = written(timeline, indent)
    separators = (",", ": ") if indent else (",", ":")
    whole = json.dumps(json.loads(data), ensure_ascii=False, indent=indent or None, separators=separators)
    assert data == f"{whole}\n".encode()


def test_the_shape_is_the_one_that_is_documented(golden: GoldenCheck) -> None:
    """A small chronology shows each part of the format."""
    golden(ROOT / "tests" / "exporters" / "json" / "golden" / "opening.json", written(opening()))


def test_the_fields_promised_are_always_there() -> None:
    """A program may rely on these keys, empty or not."""
    plain = json.loads(written(Timeline(id="t", title="T", events=[Event(id="e", title="It", date="2015")])))
    assert list(plain) == ["version", "id", "title", "sources", "parties", "events"]
    event = plain["events"][0]
    assert {"id", "kind", "title", "status", "date", "citations", "accounts", "relations"} <= event.keys()
    assert event["date"] == {"edtf": "2015", "stated": None, "basis": "stated", "anchor": []}


def test_a_private_remark_is_not_written() -> None:
    """What is private stays here, and all else comes back."""
    kept = Timeline(id="t", title="T", events=[Event(id="e", title="It", private="Secret")])
    data = written(kept)
    assert b"Secret" not in data
    assert b"private" not in data
    assert read(data) == Timeline(id="t", title="T", events=[Event(id="e", title="It")])


def test_the_suite_for_exporters_finds_no_loss() -> None:
    """Every field of every kind is carried as it is."""
    assert {str(fate) for fate in check_exporter(EXPORTER).fates.values()} == {"carried"}


@pytest.mark.parametrize("timeline", [*every_timeline(), hostile_timeline()], ids=lambda made: made.id)
def test_each_field_comes_back_alone(timeline: Timeline) -> None:
    """No field needs another to survive."""
    public = read(written(timeline))
    assert written(public) == written(timeline)


@pytest.mark.parametrize("name", exporter_names())
def test_every_format_takes_a_kind_not_installed(name: str) -> None:
    """What JSON has carried here can be published like anything else, and shows its own fields."""
    made = render(hearings(), exporter_named(name))
    packed = [made.data]
    if made.data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(made.data)) as archive:
            packed = [archive.read(part) for part in archive.namelist()]
    assert b"ICC" in b"".join(packed)


def test_a_kind_not_installed_is_reported() -> None:
    """The run says which kind is carried as plain data, once, and how many events are of it."""
    run = Run()
    timeline = read(written(hearings()), run)
    assert timeline == hearings()
    assert [(loss.event, loss.field, str(loss.kind)) for loss in run.losses] == [("h-1", "kind", "reshaped")]
    assert run.counts == {"events of the kind 'hearing', which is not installed": 2}
