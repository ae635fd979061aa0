"""The sheet Summary: how many events there are of each kind, and when."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from exporters.xlsx._book import Book, Page
from exporters.xlsx._chart import add_chart, chart_words
from exporters.xlsx._counts import Counts, Unit, count_by, count_events, span
from exporters.xlsx._heights import LINE
from exporters.xlsx._lists import Lists
from exporters.xlsx._looks import Look
from timeline.prose import number_words, status_words

__all__ = ["write_summary"]

_NAMES: Final = {Unit.MONTH: "month", Unit.YEAR: "year", Unit.DECADE: "decade", Unit.CENTURY: "century"}
_FIRST_WIDTH, _WIDTH = 26.0, 13.0
_FEWEST: Final = 8
"""Columns beside the first that the sheet is at least wide, for the chart."""

_CHART_ROWS: Final = 28


def write_summary(book: Book, lists: Lists) -> str:
    """Write the sheet.

    Returns:
        What the chart shows, in words; empty where there is none.
    """
    events = book.context.timeline.events
    single = [event for event in events if not event.stands_for_series]
    charted = count_events(single, span(single))
    with_chart = bool(book.context.options.chart and charted.rows)
    widths = [_FIRST_WIDTH, *([_WIDTH] * max(_FEWEST, len(charted.kinds) + 1))]
    page = book.page("Summary", widths)
    page.add([page.text("Summary", Look.TITLE)], 24.0)
    page.add([page.text(_explained(len(single), len(events) - len(single)), Look.REMARK)])
    page.add([page.text(_unplaced(charted), Look.REMARK)])
    for _ in range(_CHART_ROWS if with_chart else 1):
        page.add([], LINE)
    header = _write_counts(page, charted)
    if charted.unit is not Unit.MONTH:
        page.add([])
        _write_counts(page, count_events(single, Unit.MONTH))
    page.add([])
    by_status = count_by(single, lambda event: status_words(event.status), charted.kinds)
    _write_table(page, "By status and kind", "Status", charted.kinds, list(by_status.items()))
    if not with_chart:
        return ""
    add_chart(page.sheet, charted, header, lists, anchor="A5", digits=sum(widths))
    return chart_words(charted)


def _explained(single: int, series: int) -> str:
    counted = f"{number_words(single, 'event')}, each in the month, year or longer time in which it begins."
    if not series:
        return counted
    left_out = f"{number_words(series, 'record')} that {'stands' if series == 1 else 'stand'} for a series"
    return f"{counted} Not counted: {left_out}."


def _unplaced(counts: Counts) -> str:
    """Return what the chart leaves out: an event is shown in no period that is merely possible."""
    name, missing = _NAMES[counts.unit], sum(counts.unplaced)
    known = "is not known" if missing == 1 else "are not known"
    return (
        f"{number_words(missing, 'event')} {known} to the {name}, and left out of the chart."
        if missing
        else ""
    )


def _write_counts(page: Page, counts: Counts) -> int:
    """Write a table of counts, and return the row of its heading."""
    name = _NAMES[counts.unit]
    rows = list(counts.rows)
    if any(counts.unplaced):
        rows.append((f"{name} not known", counts.unplaced))
    return _write_table(page, f"By {name} and kind", name.capitalize(), counts.kinds, rows)


def _write_table(
    page: Page, title: str, label: str, kinds: Sequence[str], rows: Sequence[tuple[str, tuple[int, ...]]]
) -> int:
    page.add([page.text(title, Look.SECTION)], 18.0)
    page.add(
        [page.text(label, Look.HEADER), *(page.text(header, Look.NUMBERS) for header in (*kinds, "total"))]
    )
    heading = page.rows
    for name, numbers in rows:
        cells = [page.cell(number, Look.COUNT) for number in (*numbers, sum(numbers))]
        page.add([page.text(name, Look.LABEL), *cells])
    return heading
