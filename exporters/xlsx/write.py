"""Writes a timeline as a workbook: every sheet in one pass over the events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC
from functools import partial
from typing import Any, Final

from exporters.xlsx._about import PRODUCER, Described, write_about
from exporters.xlsx._book import Book
from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._context import Context
from exporters.xlsx._layout import lay_out, year_label
from exporters.xlsx._limits import EXCEL, Limits
from exporters.xlsx._lists import Lists
from exporters.xlsx._options import Split, XlsxOptions
from exporters.xlsx._summary import write_summary
from exporters.xlsx._tables import TableWriter
from exporters.xlsx._voices import account_size
from exporters.xlsx._zip import pack
from exporters.xlsx.fields import SHEETS
from timeline.constraints import place_undated
from timeline.ports import Run
from timeline.timeline import Timeline

__all__ = ["write", "write_within"]

_CHUNK: Final = 1 << 20
_EVENTS: Final = "Timeline"


def write(timeline: Timeline, options: XlsxOptions, run: Run) -> Iterator[bytes]:
    """Yield a timeline as a workbook for Excel, LibreOffice and Google Sheets."""
    return write_within(timeline, options, run, EXCEL)


def write_within(timeline: Timeline, options: XlsxOptions, run: Run, limits: Limits) -> Iterator[bytes]:
    """Yield a timeline as a workbook within other limits than Excel's."""
    timeline = place_undated(timeline)
    context = Context(
        timeline=timeline,
        options=options,
        limits=limits,
        run=run,
        layout=lay_out(timeline, options, limits, partial(account_size, timeline)),
    )
    book = Book(context)
    description = _fill(book)
    data = pack(book.workbook, description, run)
    yield from (data[start : start + _CHUNK] for start in range(0, len(data), _CHUNK))


def _fill(book: Book) -> str:
    lists = Lists(book.context.timeline)
    columns = {sheet.name: columns_of(sheet, book.context) for sheet in SHEETS}
    writers = {sheet.name: TableWriter(book, lists, sheet, columns[sheet.name]) for sheet in SHEETS}
    _write_events(book.context, writers)
    _write_records(book.context, writers)
    for writer in writers.values():
        writer.close()
    description = write_summary(book, lists)
    write_about(book, _described(columns, writers))
    lists.write(book)
    _arrange(book)
    _set_properties(book)
    return description


def _write_events(context: Context, writers: dict[str, TableWriter[Any]]) -> None:
    by_year = context.options.split is Split.YEAR
    makers = [(writers[sheet.name], sheet.of_event) for sheet in SHEETS if sheet.of_event]
    events = writers[_EVENTS]
    for event in context.run.track(context.timeline.events, "events"):
        for writer, make in makers:
            label = year_label(event) if by_year and writer is events else ""
            for record in make(context, event):
                writer.add(record, label)


def _write_records(context: Context, writers: dict[str, TableWriter[Any]]) -> None:
    for sheet in SHEETS:
        for record in sheet.of_timeline(context) if sheet.of_timeline else ():
            writers[sheet.name].add(record)


def columns_of(sheet: Sheet[Any], context: Context) -> tuple[Column[Any], ...]:
    """Return the columns that a sheet has for one timeline: those in use, and those that depend on it."""
    used = [column for column in sheet.columns if not column.optional or _is_used(column, sheet, context)]
    return (*used, *sheet.more(context, _records(sheet, context)))


def _is_used(column: Column[Any], sheet: Sheet[Any], context: Context) -> bool:
    return any(column.make(context, record) not in (None, "") for record in _records(sheet, context))


def _records(sheet: Sheet[Any], context: Context) -> Iterable[Any]:
    if sheet.of_timeline:
        return sheet.of_timeline(context)
    make = sheet.of_event
    return (record for event in context.timeline.events for record in make(context, event)) if make else ()


def _described(
    columns: dict[str, tuple[Column[Any], ...]], writers: dict[str, TableWriter[Any]]
) -> Iterator[Described]:
    for sheet in SHEETS:
        yield Described(
            name=writers[sheet.name].first_sheet,
            meaning=sheet.help,
            rows=writers[sheet.name].written,
            columns=tuple((column.header, column.help) for column in columns[sheet.name]),
        )


def _arrange(book: Book) -> None:
    """Put the sheets in the order in which a reader wants them: further parts of a table right behind it."""
    order = [sheet.name for sheet in SHEETS] + ["Summary", "About", "Lists"]
    sheets = book.workbook.worksheets
    wanted = sorted(
        sheets, key=lambda sheet: next(i for i, name in enumerate(order) if _belongs(sheet.title, name))
    )
    for place, sheet in enumerate(wanted):
        book.workbook.move_sheet(sheet.title, place - book.workbook.index(sheet))
    book.workbook.active = 0


def _belongs(title: str, name: str) -> bool:
    return title == name or title.startswith(f"{name} ")


def _set_properties(book: Book) -> None:
    timeline, properties = book.context.timeline, book.workbook.properties
    made = (book.context.run.now or timeline.stamp).astimezone(UTC)
    properties.title = timeline.title
    properties.subject = "Chronology"
    properties.description = timeline.description
    properties.identifier = timeline.id
    properties.creator = properties.lastModifiedBy = PRODUCER
    properties.language = timeline.language
    properties.created = properties.modified = made
