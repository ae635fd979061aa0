"""What a workbook can hold, as Excel has it; a test passes smaller numbers."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["EXCEL", "Limits"]


@attrs.frozen(kw_only=True)
class Limits:
    """The limits of one program: "Excel specifications and limits".

    Attributes:
        rows: Rows of a sheet, the heading among them.
        columns: Columns of a sheet.
        links: Hyperlinks of a sheet.
        text: UTF-16 code units of a cell.
        breaks: Line breaks of a cell.
        notes: Lines that the sheet About gives to what was cut or left out; not Excel's, but a reader's.
        width: Widths of columns, in digits, that a landscape page still shows legibly; a reader's too.
    """

    rows: int = 1_048_576
    columns: int = 16_384
    links: int = 65_530
    text: int = 32_767
    breaks: int = 253
    notes: int = 500
    width: float = 205


EXCEL: Final = Limits()
