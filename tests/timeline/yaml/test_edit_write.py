"""What is written as YAML looks typed and reads back as it was."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.strategies import opaque_events, timelines
from timeline.errors import ExportError, RecordError
from timeline.events import Event
from timeline.timeline import Timeline
from timeline.yaml import folder_texts, parse_yaml, read_folder, record_text, write_folder

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@QUICK
@given(timelines())
def test_a_folder_reads_back_as_the_timeline_that_was_written(timeline: Timeline) -> None:
    """Whatever a timeline holds, its folder of YAML is read without a fault and is equal."""
    with TemporaryDirectory() as folder:
        write_folder(timeline, Path(folder) / "new")
        reading = read_folder(Path(folder) / "new")
    assert reading.faults == []
    assert reading.timeline == timeline


@QUICK
@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).map(lambda text: f"a{text}"))
@example("a " + "word " * 60 + "#no comment: here")
@example("a\n  b\n\n\n c \n#d\n---\n...")
@example("a\ufeff\u2028\x85\t")
@example("x" * 3000)
def test_any_text_reads_back(text: str) -> None:
    """A text of any characters and lines reads back as the model has it, as a value and as a key."""
    event = Event(id="e", title=text, note=text, custom={text[:80]: text}, tags=[text])
    plain = parse_yaml(record_text(event), "example.yaml")
    assert not plain.faults
    assert isinstance(plain.plain, list)
    found = plain.plain[0]
    assert isinstance(found, dict)
    assert found["note"] == event.note
    assert found.get("custom") == dict(event.custom)


def test_the_seeds_look_typed(seeds: Path) -> None:
    """Written anew, the seed chronology has no line beyond the width, quotes only where YAML needs them."""
    texts = folder_texts(Timeline.read(seeds))
    for text in texts.values():
        assert max(map(len, text.splitlines())) <= 110
        assert "\\u" not in text
    assert "date: {edtf: 18XX, stated: 19th century}" in texts["events/china-russia.yaml"]


def test_no_chronology_is_written_over_another(tmp_path: Path) -> None:
    """A folder that holds a chronology is refused, and nothing in it changes."""
    write_folder(Timeline(id="one", title="One"), tmp_path)
    with pytest.raises(ExportError, match="exists already"):
        write_folder(Timeline(id="two", title="Two"), tmp_path)
    assert Timeline.read(tmp_path).id == "one"


@QUICK
@given(opaque_events())
def test_a_kind_that_is_not_installed_is_refused(event: Event) -> None:
    """No folder can hold an event whose kind is not installed; the error names the kind."""
    with pytest.raises(RecordError, match="not installed"):
        record_text(event)


@pytest.mark.parametrize("key", ["<<", "x" * 1500])
def test_a_name_that_yaml_cannot_have_as_a_key_is_refused(key: str) -> None:
    """A field of one's own whose name YAML would take for something else, or not take, is refused by name."""
    with pytest.raises(RecordError, match="expected a shorter name"):
        record_text(Event(id="e", title="E", custom={key: "x"}))
