"""Undated events whose links bound them are placed, in every format that shows dates, and said to be derived."""

from __future__ import annotations

import io

import openpyxl
import pytest

from timeline import Event, Relation, Source, Timeline
from timeline.ports import exporter_named, render

TIMELINE = Timeline(
    id="t",
    title="T",
    sources=[Source(id="s", title="S", published="2020-06-01")],
    events=[
        Event(id="a", title="First", date="2020-01-05", citations=["s"]),
        Event(
            id="b",
            title="Between",
            citations=["s"],
            relations=[Relation(kind="after", event="a"), Relation(kind="before", event="c")],
        ),
        Event(id="c", title="Last", date="2020-01-20", citations=["s"]),
    ],
)
WORDS = "between 5 and 20 January 2020"


def written(name: str) -> bytes:
    return render(TIMELINE, exporter_named(name)).data


@pytest.mark.parametrize("name", ["ical", "markdown"])
def test_an_undated_event_is_shown_within_the_bounds_of_its_links(name: str) -> None:
    """The bounds stand in words, with the events that make them."""
    text = written(name).decode().replace("\r\n ", "")
    assert WORDS.casefold() in text.casefold()
    assert "2020-01-05" in text or "First" in text


def test_the_workbook_has_the_bounds_as_edtf() -> None:
    """The authority column says what is known."""
    sheet = openpyxl.load_workbook(io.BytesIO(written("xlsx")))["Timeline"]
    assert "[2020-01-05..2020-01-20]" in {cell.value for row in sheet.iter_rows() for cell in row}


def test_json_keeps_what_was_typed() -> None:
    """Nothing derived enters the interchange format."""
    assert b"2020-01-05..2020-01-20" not in written("json")
