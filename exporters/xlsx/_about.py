"""The sheet About: what the workbook is, how to read it, and what it could not show."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from typing import Final

import attrs

from exporters.xlsx._book import Book, Page
from exporters.xlsx._cells import Content, Scalar
from exporters.xlsx._heights import row_height
from exporters.xlsx._links import Link, Spot, page_link
from exporters.xlsx._looks import Look
from timeline.prose import dated_words, number_words
from timeline.timeline import Timeline

__all__ = ["PRODUCER", "Described", "write_about"]

PRODUCER: Final = "sourced-timeline"

_WIDTHS: Final = (28.0, 120.0)

_DATES: Final = (
    "EDTF is the date itself. Date and End are its first and last possible days, shown as precisely as they are "
    "known: a cell that reads September 2015 holds the first day of that month and does not mean that day. Grey "
    "italics mark bounds of a date that is a choice, approximate, uncertain or partly unknown."
)
_READING: Final = (
    (
        "Rows",
        "Each row of Timeline is one event, or one record that stands for a series: such a row shows its Count.",
    ),
    (
        "Dates",
        _DATES,
    ),
    (
        "Times",
        "A time is the wall time of its zone, with UTC beside it where zone and time fix it. Nothing is shifted.",
    ),
    ("Links", "Underlined cells lead to a row of another sheet, or to a page."),
    ("Ids", "They stay the same from one edition to the next."),
    ("Printing", "Columns that would make a page illegible stay off paper, to the right of the print area."),
)


@attrs.frozen(kw_only=True)
class Described:
    """A table that stands in the workbook, as About tells of it."""

    name: str
    meaning: str
    rows: int
    columns: tuple[tuple[str, str], ...]


def write_about(book: Book, tables: Iterable[Described]) -> None:
    """Write the sheet; the tables come before it, so that it can say what became of them."""
    page = book.page("About", _WIDTHS)
    timeline = book.context.timeline
    page.add([page.cell(timeline.title, Look.TITLE, field="title")], 24.0)
    for name, value, field in _facts(timeline):
        _row(page, name, value, field)
    _section(page, "How to read it")
    for name, text in _READING:
        _row(page, name, text)
    _section(page, "What was cut, coarsened or split")
    for name, text in _remarks(book):
        _row(page, name, text)
    _section(page, "Sheets and columns")
    for table in tables:
        sheet = Content(table.name, link=Link(spot=Spot(table.name, 1)))
        _row(page, sheet, f"{number_words(table.rows, 'row')}. {table.meaning}")
        for header, meaning in table.columns:
            _row(page, header, meaning, look=Look.TEXT)
    page.sheet.print_area = f"A1:B{page.rows}"


def _facts(timeline: Timeline) -> list[tuple[str, Content | Scalar, str]]:
    citations = sum(len(event.citations) for event in timeline.events)
    series = sum(event.stands_for_series for event in timeline.events)
    url = Content(timeline.url, link=page_link(timeline.url))
    return [
        ("Id", timeline.id, "id"),
        ("Description", timeline.description, "timeline.description"),
        ("Published at", url, "timeline.url"),
        ("Language", timeline.language, "timeline.language"),
        ("Revised", _revised(timeline), "timeline.revised"),
        ("Version", f"as of {timeline.stamp:%Y-%m-%d}", ""),
        ("Display zone", timeline.display_zone, "timeline.display_zone"),
        ("Events", len(timeline.events) - series, ""),
        ("Records of series", series, ""),
        ("Citations", citations, ""),
        ("Sources", len(timeline.sources), ""),
        ("Parties", len(timeline.parties), ""),
        ("Made by", f"{PRODUCER} {version(PRODUCER)}", ""),
    ]


def _revised(timeline: Timeline) -> str | None:
    if timeline.revised is None:
        return None
    return f"{dated_words(timeline, timeline.revised)} [{timeline.revised}]"


def _remarks(book: Book) -> list[tuple[str, str]]:
    losses = book.context.run.losses
    shown = losses[: book.context.limits.notes]
    found = [("", remark) for remark in book.context.remarks]
    found += [(loss.event or "", f"{loss.field}: {loss.kind}: {loss.reason}") for loss in shown]
    if len(losses) > len(shown):
        found.append(("", f"And {len(losses) - len(shown):,} more, which the export reports."))
    return found or [("", "Nothing.")]


def _section(page: Page, title: str) -> None:
    page.add([])
    page.add([page.text(title, Look.SECTION)], 18.0)


def _row(
    page: Page, name: Content | str, value: Content | Scalar, field: str = "about", look: Look = Look.LABEL
) -> None:
    shown = value.value if isinstance(value, Content) else value
    if shown is None or shown == "":
        return
    aligned = Look.LEFT if isinstance(shown, int) else Look.TEXT
    title = name.value if isinstance(name, Content) else name
    height = row_height([(str(title), _WIDTHS[0]), (str(shown), _WIDTHS[1])])
    page.add([page.cell(name, look), page.cell(value, aligned, field=field)], height)
