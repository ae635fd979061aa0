"""The reference page of the workbook is what the column tables say."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.xlsx import EXPORTER
from exporters.xlsx._limits import EXCEL
from exporters.xlsx.fields import SHEETS, Column, Sheet
from tests.conftest import GoldenCheck
from tests.support import ROOT
from timeline.ports import describe_options

_PAGE = ROOT / "docs" / "reference" / "xlsx.md"

_INTRODUCTION = """\
# The workbook (xlsx)

Written by `timeline export chronology -o chronology.xlsx`. Every text is a text cell, no cell is a formula, and the
same timeline gives the same bytes. Made from `exporters/xlsx/fields.py`; change it there.

## Options

| Option | Default | Values | What it does |
|---|---|---|---|
"""

_SHEETS = """
## Sheets

Each sheet below is an Excel table with a frozen heading. A column marked *if used* is left out where nothing fills it.
Columns that depend on the chronology follow the others: custom fields on Timeline and Sources, a column for each party
on Votes, a column for each voice on Accounts. Ids stand on every sheet, and lead to the row they name.
"""

_REST = f"""
### Summary

Counts by month, by year or longer time, and by status, each by kind, with a stacked chart over as short a unit of time as
stays legible. An event counts in the period in which it begins. One that may have begun in either of two stands under
"not known", never in a period that is merely possible. A record that stands for a series is not counted as one event.

### About

Title, description, counts, how to read the workbook, what was cut, coarsened or split, and every column with its meaning.

### Lists

Hidden. What the dropdowns of the other sheets offer.

## Dates

EDTF is the date itself. Date and End are cells that Excel can sort: the first and the last day on which the event may
fall, under the format `yyyy-mm-dd`, `mmmm yyyy` or `yyyy`, whichever shows no more than is known. A cell that reads
September 2015 holds the first day of that month and does not mean that day. End is empty where it would read the same
as Date. Both are in grey italics where the date is a choice, approximate, uncertain or partly unknown. Days before
1 March 1900 stay empty, because Excel has a 29 February 1900 that never was; EDTF, the words and the numeric year hold
them.

A time is the wall time of its zone. UTC stands beside it where zone and time fix it; when clocks change, an hour that
occurs twice or never has no UTC. Nothing is shifted to another zone.

## Limits

| What | Limit | What happens beyond it |
|---|---|---|
| rows of a sheet | {EXCEL.rows:,} | the table goes on to a further sheet, such as Timeline 2; About says so |
| columns of a sheet | {EXCEL.columns:,} | the field is reported as dropped |
| links of a sheet | {EXCEL.links:,} | the cells after them keep their text without a link; About says so |
| characters of a cell | {EXCEL.text:,} | the text is cut, ends in […cut] and is reported as coarsened |
| line breaks of a cell | {EXCEL.breaks} | the same |
| columns on paper | widths of {EXCEL.width:.0f} digits | the columns to the right stay off paper |
| addresses | 2,079 characters; http, https, ftp, mailto | the address stays plain text |
"""


def _options() -> Iterator[str]:
    for option in describe_options(EXPORTER.options):
        yield f"| `{option.name}` | {option.default} | {', '.join(option.choices)} | {option.help} |\n"


def _sheet(sheet: Sheet[object]) -> Iterator[str]:
    yield f"\n### {sheet.name}\n\n{sheet.help}\n\n| Column | Width | What stands in it |\n|---|---:|---|\n"
    yield from map(_column, sheet.columns)


def _column(column: Column[object]) -> str:
    used = " *if used*" if column.optional else ""
    return f"| {column.header}{used} | {column.width:g} | {column.help} |\n"


def test_the_reference_page_is_current(golden: GoldenCheck) -> None:
    """The page names every option, sheet and column with what the code says of it."""
    sheets = "".join(line for sheet in SHEETS for line in _sheet(sheet))
    page = _INTRODUCTION + "".join(_options()) + _SHEETS + sheets + _REST
    golden(_PAGE, page.encode())
