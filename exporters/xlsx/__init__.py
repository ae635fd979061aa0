"""Workbooks: a chronology that analysts sort, filter and print, in Excel, LibreOffice and Google Sheets."""

from typing import Final

from exporters.xlsx._options import Paper, Split, XlsxOptions
from exporters.xlsx.write import write
from timeline.ports import Exporter

__all__ = ["EXPORTER", "Paper", "Split", "XlsxOptions"]

EXPORTER: Final = Exporter(
    name="xlsx",
    title="Workbook for Excel, LibreOffice and Google Sheets",
    suffixes=(".xlsx",),
    media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    options=XlsxOptions,
    write=write,
    main=True,
)
