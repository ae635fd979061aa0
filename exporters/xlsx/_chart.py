"""The chart of the sheet Summary: stacked columns, a colour a kind."""

from __future__ import annotations

from typing import Any, Final

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText, Text
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties, RegularTextRun
from openpyxl.worksheet.worksheet import Worksheet

from exporters.xlsx._counts import Counts
from exporters.xlsx._lists import Lists
from exporters.xlsx._looks import FONT, INK

__all__ = ["add_chart", "chart_words"]

_HEIGHT: Final = 11.5
"""In centimetres, as is the width of a digit."""

_DIGIT: Final = 7 / 96 * 2.54

_GRID: Final = "DDE1E6"
_DARKER: Final = 0.82


def add_chart(
    sheet: Worksheet, counts: Counts, header: int, lists: Lists, *, anchor: str, digits: float
) -> None:
    """Put the chart of a table on its sheet.

    Args:
        sheet: The sheet.
        counts: What the table shows.
        header: The row of the table's heading.
        lists: Which colour a kind has.
        anchor: The cell at the chart's upper left.
        digits: How wide it is to be, as columns are measured.
    """
    chart: Any = BarChart()
    chart.type, chart.grouping, chart.overlap, chart.gapWidth = "col", "stacked", 100, 40
    last = header + len(counts.rows)
    data = Reference(sheet, min_col=2, max_col=1 + len(counts.kinds), min_row=header, max_row=last)
    chart.add_data(data, titles_from_data=True)
    chart.set_categories(Reference(sheet, min_col=1, min_row=header + 1, max_row=last))
    for series, kind in zip(chart.series, counts.kinds, strict=True):
        _colour(series, _darker(lists.kind_colours[kind]))
    chart.title = None
    chart.legend.position = "t"
    chart.width, chart.height = round(digits * _DIGIT, 2), _HEIGHT
    _set_axes(chart)
    sheet.add_chart(chart, anchor)


def _colour(series: Any, colour: str) -> None:
    shape: Any = GraphicalProperties(solidFill=colour)
    # A line would mark the place of a kind that has no event there.
    shape.line.noFill = True
    series.graphicalProperties = shape
    series.invertIfNegative = False


def _darker(colour: str) -> str:
    channels = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{int(channel * _DARKER):02X}" for channel in channels)


def _set_axes(chart: Any) -> None:
    # openpyxl leaves `delete` out, and programs then draw no axis.
    chart.x_axis.delete = chart.y_axis.delete = False
    chart.y_axis.title = _axis_title("Events")
    chart.y_axis.number_format = "0"
    chart.y_axis.majorGridlines.spPr = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    for axis in (chart.x_axis, chart.y_axis):
        axis.txPr = RichText(
            p=[Paragraph(pPr=ParagraphProperties(defRPr=_letters(900)), endParaRPr=_letters(900))]
        )
        axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_GRID))
    chart.layout = Layout(manualLayout=ManualLayout(x=0.05, y=0.12, w=0.93, h=0.72))


def _axis_title(text: str) -> Title:
    run = RegularTextRun(t=text, rPr=_letters(900))
    return Title(tx=Text(rich=RichText(p=[Paragraph(r=[run])])), overlay=False)


def _letters(size: int) -> CharacterProperties:
    return CharacterProperties(sz=size, b=False, solidFill=INK, latin=Font(typeface=FONT))


def chart_words(counts: Counts) -> str:
    """Return what the chart shows, for those who cannot see it."""
    first, last = counts.rows[0][0], counts.rows[-1][0]
    label, most = max(((name, sum(numbers)) for name, numbers in counts.rows), key=lambda row: row[1])
    time = f"{first} to {last}" if first != last else first
    return f"Stacked columns: events by kind, {time}. Most stand under {label}: {most}."
