"""Sheets that are tables: a heading, a row a record, and a further sheet where one is full."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, takewhile
from typing import Any, Final, Generic, TypeVar

from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.table import Table, TableColumn, TableStyleInfo

from exporters.xlsx._book import Book, Page
from exporters.xlsx._cells import Content, content, escaped
from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._heights import row_height
from exporters.xlsx._layout import Spread
from exporters.xlsx._links import Spot
from exporters.xlsx._lists import Lists
from exporters.xlsx._looks import Look

__all__ = ["TableWriter", "table_of"]

RecordT = TypeVar("RecordT")

_NOT_A_FACT: Final = ("cancelled", "did not occur")
_HEADING: Final = 31.0
_BOLD: Final = 0.93
"""How much of a text fits in bold."""

_FAINT: Final = "7A8594"
_TABLE_NAME: Final = re.compile(r"[^A-Za-z0-9]+")


def table_of(sheet: str) -> str:
    """Return the name of the table on a sheet.

    >>> table_of("Timeline 44 BC")
    'Timeline_44_BC'
    """
    return _TABLE_NAME.sub("_", sheet).strip("_")


class TableWriter(Generic[RecordT]):
    """Writes the records of one sort to as many sheets as they need."""

    def __init__(
        self, book: Book, lists: Lists, sheet: Sheet[RecordT], columns: Sequence[Column[RecordT]]
    ) -> None:
        self._book = book
        self._lists = lists
        self._sheet = sheet
        self._columns = columns
        self._spread = Spread(sheet.name, book.context.limits.rows)
        self._page: Page | None = None
        self.written = 0
        self.first_sheet = sheet.name

    def add(self, record: RecordT, label: str = "") -> None:
        """Write a record, on a further sheet where this one is full or the label changes."""
        spot = self._spread.next(label)
        page = self._page_of(spot)
        event, field = self._sheet.event_of(record), self._sheet.field_of(record)
        made = [content(column.make(self._book.context, record)) for column in self._columns]
        cells = [
            page.cell(item, column.look, event=event, field=column.field or field)
            for item, column in zip(made, self._columns, strict=True)
        ]
        page.add(cells, row_height(self._wrapped(made)))
        self.written += 1

    def _wrapped(self, made: Sequence[Content]) -> Iterator[tuple[str, float]]:
        """Yield the texts that take several lines where they do not fit in one, with the room they have."""
        for item, column in zip(made, self._columns, strict=True):
            look = item.look or column.look
            if isinstance(item.value, str) and look.wraps and not (item.link and look is Look.CODE):
                yield item.value, column.width * (_BOLD if look is Look.LABEL else 1)

    def close(self) -> None:
        """Finish the last sheet; where there was no record at all, an empty table stands."""
        page = self._page or self._open(self._sheet.name)
        if page.rows == 1:
            # A table has a row besides its heading, or Excel repairs the file.
            page.add([None])
        self._finish(page)
        self._page = None

    def _page_of(self, spot: Spot) -> Page:
        if self._page is not None and self._page.sheet.title == spot.sheet:
            return self._page
        if self._page is not None:
            self._finish(self._page)
            self._book.context.remark(f"{self._sheet.name} goes on to the sheet {spot.sheet}.")
        self._page = self._open(spot.sheet)
        return self._page

    def _open(self, name: str) -> Page:
        if not self.written:
            self.first_sheet = name
        page = self._book.page(name, (column.width for column in self._columns))
        page.sheet.freeze_panes = f"{get_column_letter(self._sheet.frozen + 1)}2"
        page.sheet.print_title_rows = "1:1"
        page.add([page.text(column.header, column.look.heading) for column in self._columns], _HEADING)
        return page

    def _finish(self, page: Page) -> None:
        last = get_column_letter(len(self._columns))
        # `add_table` warns that columns must be given, given or not.
        tables: Any = page.sheet.tables
        tables.add(self._table(page.sheet.title, f"A1:{last}{page.rows}"))
        page.sheet.print_area = f"A1:{get_column_letter(self._printed())}{page.rows}"
        for index, column in enumerate(self._columns, 1):
            self._offer(page, column, f"{get_column_letter(index)}2:{get_column_letter(index)}{page.rows}")
        self._colour(page)
        if page.links >= self._book.context.limits.links:
            self._book.context.remark(
                f"{page.sheet.title} has as many links as a sheet can hold; the cells after them have none."
            )
        # A sheet that is finished frees its file.
        finished: Any = page.sheet
        finished.close()

    def _table(self, sheet: str, ref: str) -> Table:
        name = table_of(sheet)
        columns = [
            TableColumn(id=index, name=escaped(column.header))
            for index, column in enumerate(self._columns, 1)
        ]
        style = TableStyleInfo(name="TableStyleLight1", showRowStripes=False)
        return Table(
            name=name,
            displayName=name,
            ref=ref,
            autoFilter=AutoFilter(ref=ref),
            tableColumns=columns,
            tableStyleInfo=style,
        )

    def _printed(self) -> int:
        """Return how many columns go on paper: as many as stay legible there, at least one."""
        sums = accumulate(column.width for column in self._columns)
        return max(1, len(list(takewhile(lambda width: width <= self._book.context.limits.width, sums))))

    def _offer(self, page: Page, column: Column[RecordT], cells: str) -> None:
        source = self._lists.range_of(column.choices)
        if source is None:
            return
        offer: Any = DataValidation(type="list", formula1=source, allow_blank=True, errorStyle="warning")
        offer.add(cells)
        validations: Any = page.sheet.data_validations
        validations.append(offer)

    def _colour(self, page: Page) -> None:
        letters = {column.header: get_column_letter(index) for index, column in enumerate(self._columns, 1)}
        kind, status = letters.get("Kind"), letters.get("Status")
        if kind and self._sheet.colours_kinds:
            for words, colour in self._lists.kind_colours.items():
                quoted = words.replace('"', '""')
                style = DifferentialStyle(fill=PatternFill(bgColor=colour))
                _colour_where(page, f"{kind}2:{kind}{page.rows}", f'${kind}2="{quoted}"', style)
        if status:
            last = get_column_letter(len(self._columns))
            tests = ",".join(f'${status}2="{words}"' for words in _NOT_A_FACT)
            style = DifferentialStyle(font=Font(color=_FAINT))
            _colour_where(page, f"A2:{last}{page.rows}", f"OR({tests})", style)


def _colour_where(page: Page, cells: str, formula: str, style: DifferentialStyle) -> None:
    formatting: Any = page.sheet.conditional_formatting
    formatting.add(cells, Rule(type="expression", dxf=style, formula=[formula]))
