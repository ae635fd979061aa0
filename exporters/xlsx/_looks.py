"""How cells look: fonts, fills and formats, each stated once and shared by every cell that has it.

Every look is explicit, because LibreOffice 7.4 draws no table styles. Arial stands on Windows and macOS and in
Google Sheets, and Liberation Sans has its measures elsewhere, so that heights can be reckoned.
"""

from __future__ import annotations

from enum import Enum, unique
from typing import Any, Final

import attrs
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["FONT", "INK", "KIND_COLOURS", "SPARE_COLOURS", "Look", "Looks", "kind_colour"]

FONT: Final = "Arial"
SIZE: Final = 10
INK: Final = "1F2A44"
_LINK: Final = "0B5394"
_FAINT: Final = "5F6B7A"
_RULE: Final = "D5DAE1"
_FAINT_RULE: Final = "E9ECF0"

KIND_COLOURS: Final = {
    "agreement": "B7DDB0",
    "event": "D9DDE3",
    "exercise": "F6C59B",
    "measure": "F3E3A1",
    "meeting": "B3D1F0",
    "operation": "EFB1A9",
    "pledge": "F4CDE0",
    "publication": "E3D5C3",
    "statement": "B4E0E6",
    "vote": "D4C4EC",
}
"""A light colour a kind: dark ink on it stays legible, in print too."""

SPARE_COLOURS: Final = ("C9D6A3", "C4CBEA", "E9C7B4", "BFE3C9", "E6E1B8", "CFC4B0")
"""Colours of the kinds that other packages bring, in the order of their names."""


def kind_colour(kind: str, kinds: tuple[str, ...]) -> str:
    """Return the colour of a kind among all kinds in use."""
    strange = [name for name in kinds if name not in KIND_COLOURS]
    return KIND_COLOURS.get(kind) or SPARE_COLOURS[strange.index(kind) % len(SPARE_COLOURS)]


@unique
class Look(Enum):
    """What a cell is for.

    Ids and EDTF are text cells in the format for text, so that editing one does not turn it into a date.
    """

    TEXT = "text"
    CODE = "code"
    NUMBER = "number"
    COUNT = "count"
    LEFT = "left"
    PLAIN = "plain"
    DEGREES = "degrees"
    DAY = "day"
    MONTH = "month"
    YEAR = "year"
    MINUTE = "minute"
    SECOND = "second"
    PAGE = "page"
    HEADER = "header"
    NUMBERS = "numbers"
    TITLE = "title"
    SECTION = "section"
    REMARK = "remark"
    LABEL = "label"

    @property
    def number_format(self) -> str:
        """The number format."""
        return _FORMATS.get(self, "General")

    @property
    def wraps(self) -> bool:
        """Whether text goes on in a new line of the cell."""
        return self in _WRAPPED

    @property
    def heading(self) -> Look:
        """The look of the heading above such cells."""
        return Look.NUMBERS if self in _RIGHT else Look.HEADER

    @property
    def is_date(self) -> bool:
        """Whether it shows a date or a time."""
        return self in _DATES


_FORMATS: Final = {
    Look.CODE: "@",
    Look.NUMBER: "#,##0",
    Look.COUNT: '#,##0;-#,##0;"·"',
    Look.LEFT: "#,##0",
    Look.PLAIN: "0",
    Look.DEGREES: "0.0####",
    Look.DAY: "yyyy-mm-dd",
    Look.MONTH: "mmmm yyyy",
    Look.YEAR: "yyyy",
    Look.MINUTE: "yyyy-mm-dd hh:mm",
    Look.SECOND: "yyyy-mm-dd hh:mm:ss",
}
_WRAPPED: Final = frozenset({Look.TEXT, Look.CODE, Look.HEADER, Look.NUMBERS, Look.LABEL})
_DATES: Final = frozenset({Look.DAY, Look.MONTH, Look.YEAR, Look.MINUTE, Look.SECOND})
_RIGHT: Final = frozenset({Look.NUMBER, Look.COUNT, Look.DEGREES, Look.NUMBERS})
_HEADINGS: Final = frozenset({Look.HEADER, Look.NUMBERS})
_BARE: Final = frozenset({Look.TITLE, Look.SECTION, Look.REMARK})


@attrs.frozen
class _Style:
    look: Look
    linked: bool
    quoted: bool
    inexact: bool


class Looks:
    """The looks of one workbook: each is set up once, and a cell takes it over whole."""

    def __init__(self, workbook: Workbook) -> None:
        self._arrays: dict[_Style, Any] = {}
        _set_normal_font(workbook)

    def cell(
        self,
        sheet: Worksheet,
        look: Look,
        *,
        linked: bool = False,
        quoted: bool = False,
        inexact: bool = False,
    ) -> Cell:
        """Return a new cell with that look.

        Args:
            sheet: Where it will stand.
            look: Its look.
            linked: Whether it is a link.
            quoted: Whether a program must keep it text when it is edited.
            inexact: Whether it is a bound of a date rather than the date.
        """
        style = _Style(look, linked, quoted, inexact)
        if style not in self._arrays:
            self._arrays[style] = _array(sheet, style)
        return Cell(sheet, row=1, column=1, style_array=self._arrays[style])


def _set_normal_font(workbook: Workbook) -> None:
    # The style "Normal" measures column widths and is what a person's own cells get; openpyxl has no other way
    # to its font.
    inside: Any = workbook
    inside._fonts.clear()  # noqa: SLF001
    inside._named_styles["Normal"].font = Font(name=FONT, size=SIZE)  # noqa: SLF001


def _array(sheet: Worksheet, style: _Style) -> Any:
    cell: Any = Cell(sheet, row=1, column=1)
    cell.number_format = style.look.number_format
    cell.font = _font(style)
    cell.alignment = _alignment(style)
    if style.look in _HEADINGS:
        cell.fill = PatternFill("solid", fgColor=INK)
    if style.look not in _BARE:
        cell.border = Border(bottom=Side("thin", color=_RULE), right=Side("thin", color=_FAINT_RULE))
    if style.quoted:
        cell.quotePrefix = 1
    return cell._style  # noqa: SLF001 - what the constructor of a cell takes


def _font(style: _Style) -> Font:
    if style.look in _HEADINGS:
        return Font(name=FONT, size=SIZE, bold=True, color="FFFFFF")
    if style.look is Look.TITLE:
        return Font(name=FONT, size=SIZE + 6, bold=True, color=INK)
    if style.look is Look.SECTION:
        return Font(name=FONT, size=SIZE + 2, bold=True, color=INK)
    if style.linked:
        size = SIZE - 1 if style.look is Look.CODE else SIZE
        return Font(name=FONT, size=size, color=_LINK, underline="single")
    if style.inexact:
        return Font(name=FONT, size=SIZE, italic=True, color=_FAINT)
    return Font(name=FONT, size=SIZE, color=INK, bold=style.look is Look.LABEL)


def _alignment(style: _Style) -> Alignment:
    look = style.look
    across = "right" if look in _RIGHT else "center" if look is Look.PLAIN else "left"
    # A date wider than its column is shown smaller, never as a row of hashes; and LibreOffice cannot wrap a link.
    shrinks = look.is_date or (look is Look.CODE and style.linked)
    return Alignment(
        horizontal=across, vertical="top", wrap_text=look.wraps and not shrinks, shrink_to_fit=shrinks
    )
