"""Editing YAML in place: only what differs changes, and the rest keeps every byte."""

from __future__ import annotations

from textwrap import dedent
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import events, sources
from timeline.errors import TimelineError
from timeline.events import Event
from timeline.forms import EVENT, Faults
from timeline.provenance import Source
from timeline.yaml import FileEdit, UnfitError, parse_yaml, record_plain, record_text

QUICK = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))

TYPED = dedent(
    """\
    # Talks of the year

    - id: visit   # the first
      title: 'They meet'
      date: {edtf: 2022-02-04, stated: "last Friday"}
      # who came
      participants:
        - xi   # host
        - {party: putin, role: guest}
      tags: [a, 'b']
      note: |
        One.
        Two.

    # The second half

    - {id: call, title: They talk}
    """
)


def changed(old: dict[str, Any], new: dict[str, Any], text: str = TYPED, index: int = 0) -> str:
    edit = FileEdit(text)
    edit.change((index,), old, new)
    return edit.result()


VISIT = {
    "id": "visit",
    "title": "They meet",
    "date": {"edtf": "2022-02-04", "stated": "last Friday"},
    "participants": ["xi", {"party": "putin", "role": "guest"}],
    "tags": ["a", "b"],
    "note": "One.\nTwo.",
}


@pytest.mark.parametrize(
    ("new", "old_line", "new_line"),
    [
        ({"title": "They part"}, "  title: 'They meet'\n", "  title: They part\n"),
        ({"title": "They: part"}, "  title: 'They meet'\n", '  title: "They: part"\n'),
        (
            {"date": {"edtf": "2022-02-05", "stated": "last Friday"}},
            '{edtf: 2022-02-04, stated: "last Friday"}',
            '{edtf: 2022-02-05, stated: "last Friday"}',
        ),
        ({"date": "2022"}, '{edtf: 2022-02-04, stated: "last Friday"}', "2022"),
        ({"tags": ["a", "b", "c"]}, "[a, 'b']", "[a, 'b', c]"),
        ({"tags": ["b"]}, "[a, 'b']", "['b']"),
        ({"participants": ["xi"]}, "    - {party: putin, role: guest}\n", ""),
        (
            {"participants": ["xi", "li", {"party": "putin", "role": "guest"}]},
            "    - xi   # host\n",
            "    - xi   # host\n    - li\n",
        ),
        (
            {"participants": ["xi", {"party": "putin", "role": "host"}]},
            "role: guest",
            "role: host",
        ),
        ({"note": "Three."}, "note: |\n    One.\n    Two.\n", "note: Three.\n"),
    ],
)
def test_only_what_differs_changes(new: dict[str, Any], old_line: str, new_line: str) -> None:
    """A changed value is replaced where it stands; comments, quotes, order and other lines keep every byte."""
    assert old_line in TYPED
    assert changed(VISIT, VISIT | new) == TYPED.replace(old_line, new_line)


def test_a_field_taken_out_leaves_its_neighbours() -> None:
    """Without a field its lines are gone; the comments around it stay."""
    new = {key: value for key, value in VISIT.items() if key != "tags"}
    assert changed(VISIT, new) == TYPED.replace("  tags: [a, 'b']\n", "")


def test_a_new_field_stands_where_people_write_it() -> None:
    """A field that was not there comes behind the one that is written before it."""
    new = {"id": "visit", "title": "They meet", "summary": "At length.", **VISIT}
    expected = TYPED.replace("  title: 'They meet'\n", "  title: 'They meet'\n  summary: At length.\n")
    assert changed(VISIT, new) == expected


def test_an_event_between_brackets_is_changed_between_them() -> None:
    """An event on one line stays on it."""
    old = {"id": "call", "title": "They talk"}
    made = changed(old, {**old, "note": "a, b\nc"}, index=1)
    assert made == TYPED.replace("title: They talk}", 'title: They talk, note: "a, b\\nc"}')


def test_a_multi_line_value_keeps_the_comment_beside_it() -> None:
    """A comment behind a value of one line stays behind the key of one of several."""
    text = "- id: a\n  note: One.  # sic\n  title: A\n"
    made = changed({"id": "a", "note": "One."}, {"id": "a", "note": "One.\nTwo."}, text)
    assert made == "- id: a\n  note: |-  # sic\n    One.\n    Two.\n  title: A\n"


def test_line_ends_and_byte_order_mark_stay() -> None:
    """A file with Windows line ends and a byte order mark keeps both."""
    text = "\ufeff- id: a\r\n  title: A\r\n"
    edit = FileEdit(text)
    edit.change((0,), {"id": "a", "title": "A"}, {"id": "a", "title": "B", "tags": ["x"]})
    edit.add(["- id: b\n  title: B\n"])
    expected = "\ufeff- id: a\r\n  title: B\r\n  tags: [x]\r\n\r\n- id: b\r\n  title: B\r\n"
    assert edit.result() == expected


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("- &a {id: a, title: A}\n", "anchor"),
        ("- id: a\n  title: &t A\n- id: b\n  title: *t\n", "anchor"),
        ("- id: a\n  title: A\n  tags:\n    # why\n    x: y\n", "comment"),
    ],
)
def test_what_cannot_be_changed_alone_is_refused(text: str, reason: str) -> None:
    """Where a change would reach further than it shows, or lose a comment, nothing is changed and the reason is given."""
    with pytest.raises(
        UnfitError, match=f"^cannot be changed in place: .*{reason}.*; edit the file by hand$"
    ) as caught:
        changed({"id": "a", "title": "A", "tags": ["x"]}, {"id": "a", "title": "B", "tags": ["z", "y"]}, text)
    assert isinstance(caught.value, TimelineError)


def test_the_first_fields_of_an_item_leave_its_line_to_the_next() -> None:
    """However many fields go from the line of the dash on, what stays moves up to it, and no other line is touched."""
    text = "- one: 1\n  two: 2\n  three: 3\n  # stays\n  four: 4\n  five: 5\n"
    old = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5"}
    assert changed(old, {"three": "3", "five": "5"}, text) == "- three: 3\n  # stays\n  five: 5\n"
    assert changed(old, {"three": "0", "six": "6"}, text) == "- three: 0\n  six: 6\n  # stays\n"
    with pytest.raises(UnfitError, match="shares its first line"):
        changed(old, {"four": "4"}, text)


def test_a_source_typed_as_its_title_makes_room() -> None:
    """A source that is only a title becomes a mapping when it gets more."""
    edit = FileEdit("a: Report A\nb: Report B  # the second\n")
    edit.change(("b",), {"title": "Report B"}, {"title": "Report B", "language": "en"})
    assert edit.result() == "a: Report A\nb: {title: Report B, language: en}  # the second\n"


def test_records_are_removed_with_their_lines() -> None:
    """A removed record takes its own lines; comments before it and the other records stay, with one empty line."""
    edit = FileEdit(TYPED)
    edit.remove((0,))
    assert edit.result() == "# Talks of the year\n\n# The second half\n\n- {id: call, title: They talk}\n"


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Event, Event]:
    kind = draw(st.sampled_from(["event", "vote", "meeting"]))
    return draw(events("e", kind=kind)), draw(events("e", kind=kind))


def read_events(text: str) -> list[Event]:
    document = parse_yaml(text, "events.yaml")
    assert document.faults == ()
    assert isinstance(document.plain, list)
    faults = Faults()
    made = [EVENT.read(item, (), faults) for item in document.plain]
    assert faults.found == []
    return made


@QUICK
@given(pairs(), st.booleans())
def test_any_event_becomes_any_other_of_its_kind(pair: tuple[Event, Event], last: bool) -> None:
    """Edited in place, an event says exactly what it is to say, and its neighbours keep their bytes."""
    old, new = pair
    beside = "# before\n- id: x\n  title: X  # sic\n"
    text = f"{beside}{record_text(old)}" if last else f"{record_text(old)}{beside}"
    edit = FileEdit(text)
    edit.change((1 if last else 0,), record_plain(old), record_plain(new))
    made = edit.result()
    assert made.startswith(beside) if last else made.endswith(beside)
    assert new in read_events(made)
    if old == new:
        assert made == text


@QUICK
@given(sources("s1"), sources("s1"))
def test_any_source_becomes_any_other(old: Source, new: Source) -> None:
    """Editing there and back leaves a source that says what it said."""
    edit = FileEdit(record_text(old))
    edit.change(("s1",), record_plain(old), record_plain(new))
    back = FileEdit(edit.result())
    back.change(("s1",), record_plain(new), record_plain(old))
    assert parse_yaml(back.result(), "s").plain == parse_yaml(record_text(old), "s").plain
