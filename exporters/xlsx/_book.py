"""The workbook itself, and the cells and sheets every part of it is made of."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, cast

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook.properties import CalcProperties
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from exporters.xlsx._cells import Content, Scalar, content, escaped, fitted, needs_quote
from exporters.xlsx._context import Context
from exporters.xlsx._looks import Look, Looks
from exporters.xlsx._options import Paper

__all__ = ["Book", "Page"]

_PAPERS: Final = {Paper.A4: 9, Paper.LETTER: 1}  # ECMA-376 part 1, 18.3.1.63: paperSize
_MARGIN: Final = 0.4
_FOOTER: Final = 0.3
_LONGEST_TITLE: Final = 90  # All parts of a footer together hold 255 characters.


class Book:
    """A workbook in the making."""

    def __init__(self, context: Context) -> None:
        self.context = context
        self.workbook = Workbook(write_only=True)
        self.workbook.calculation = CalcProperties(fullCalcOnLoad=False)
        self.looks = Looks(self.workbook)

    def page(self, name: str, widths: Iterable[float], *, colour: str | None = None) -> Page:
        """Return a new sheet, set up for screen and paper."""
        # A sheet that is only written has what these settings need, which its stubs do not say.
        sheet = cast("Worksheet", self.workbook.create_sheet(name))
        for index, width in enumerate(widths, 1):
            sheet.column_dimensions[get_column_letter(index)].width = width
        if colour:
            sheet.sheet_properties.tabColor = colour
        self._set_up_print(sheet)
        return Page(self, sheet)

    def _set_up_print(self, sheet: Worksheet) -> None:
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = _PAPERS[self.context.options.paper]
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 0
        margins = sheet.page_margins
        margins.left = margins.right = margins.top = _MARGIN
        margins.bottom, margins.footer = 2 * _MARGIN, _FOOTER
        title = self.context.timeline.title
        shown = title if len(title) <= _LONGEST_TITLE else f"{title[:_LONGEST_TITLE]}…"
        # An ampersand begins a code in a footer, and two are one (ECMA-376 part 1, 18.3.1.46).
        footer: Any = sheet.oddFooter
        footer.left.text = shown.replace("&", "&&")
        footer.center.text = "&A"
        footer.right.text = "Page &P of &N"


class Page:
    """A sheet that is written from the top down."""

    def __init__(self, book: Book, sheet: Worksheet) -> None:
        self.book = book
        self.sheet = sheet
        self.rows = 0
        self.links = 0

    def add(self, cells: Iterable[Cell | None], height: float | None = None) -> None:
        """Write the next row."""
        self.rows += 1
        if height is not None:
            self.sheet.row_dimensions[self.rows].height = height
        self.sheet.append(list(cells))

    def cell(
        self,
        made: Content | Scalar,
        look: Look,
        *,
        event: str | None = None,
        field: str = "",
    ) -> Cell:
        """Return a cell for the next row; an empty one has its look too, so that rules run through.

        Args:
            made: What it shows.
            look: Its look, where the content has none of its own.
            event: The event that the text belongs to, for what is reported cut.
            field: The path of the field that it shows.
        """
        shown = content(made)
        if shown.value is None or shown.value == "":
            return self.book.looks.cell(self.sheet, look)
        if isinstance(shown.value, str):
            return self._text(shown, look, event, field)
        cell = self.book.looks.cell(
            self.sheet, shown.look or look, linked=shown.link is not None, inexact=shown.inexact
        )
        cell.value = shown.value
        return self._linked(cell, shown)

    def text(self, value: str, look: Look) -> Cell:
        """Return a cell of text that belongs to no record."""
        return self.cell(value, look, field="about")

    def _text(self, shown: Content, look: Look, event: str | None, field: str) -> Cell:
        text, reason = fitted(str(shown.value), self.book.context.limits)
        if reason:
            self.book.context.run.lost(event, field, "coarsened", reason)
        used = shown.look or (Look.TEXT if look.is_date else look)
        cell = self.book.looks.cell(self.sheet, used, linked=shown.link is not None, quoted=needs_quote(text))
        cell.value = escaped(text)
        # openpyxl guesses formulas and errors; text is text.
        cell.data_type = "s"
        return self._linked(cell, shown)

    def _linked(self, cell: Cell, shown: Content) -> Cell:
        if shown.link is None or self.links >= self.book.context.limits.links:
            return cell
        self.links += 1
        cell.hyperlink = Hyperlink(ref="", target=shown.link.page, location=shown.link.location)
        return cell
