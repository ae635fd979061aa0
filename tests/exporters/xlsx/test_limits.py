"""Limits of a sheet: what does not fit goes on elsewhere or is cut, and both are said."""

from __future__ import annotations

import pytest
from openpyxl.workbook import Workbook

from exporters.xlsx._layout import Spread, year_label
from exporters.xlsx._limits import EXCEL, Limits
from tests.exporters.xlsx.support import (
    RICH,
    charts_of,
    opened,
    row_of,
    rows_of,
    sheet_of,
    within,
    workbook_bytes,
)
from timeline import Event, Meeting, Statement, Timeline
from timeline.provenance import Wording

FEW_ROWS = Limits(rows=5)


def about(workbook: Workbook) -> str:
    return str(list(sheet_of(workbook, "About").iter_rows(values_only=True)))


def test_excels_limits_are_excels() -> None:
    """The numbers are those of "Excel specifications and limits"."""
    assert (EXCEL.rows, EXCEL.columns, EXCEL.links) == (1_048_576, 16_384, 65_530)
    assert (EXCEL.text, EXCEL.breaks) == (32_767, 253)


def test_a_full_sheet_goes_on_to_the_next() -> None:
    """No sheet has more rows than it can, no event is missing, each part is a table, and About says so."""
    workbook, run = within(FEW_ROWS)
    parts = [name for name in workbook.sheetnames if name.startswith("Timeline")]
    assert parts == ["Timeline", "Timeline 2", "Timeline 3", "Timeline 4"]
    assert all(sheet_of(workbook, name).max_row <= 5 for name in parts)
    assert [row["Event ID"] for name in parts for row in rows_of(workbook, name)] == [
        e.id for e in RICH.events
    ]
    assert [next(iter(sheet_of(workbook, name).tables)) for name in parts] == [
        "Timeline",
        "Timeline_2",
        "Timeline_3",
        "Timeline_4",
    ]
    assert "Timeline goes on to the sheet Timeline 2." in about(workbook)
    assert "Timeline goes on to the sheet Timeline 2." in run.notes
    assert not run.losses


def test_the_parts_of_a_sheet_stand_together() -> None:
    """Further parts stand right behind the first."""
    workbook, _ = within(FEW_ROWS)
    first = [name.split()[0] for name in workbook.sheetnames]
    assert first == sorted(first, key=first.index)
    assert workbook.sheetnames[-3:] == ["Summary", "About", "Lists"]


def test_links_find_rows_on_later_parts() -> None:
    """A link to an event on the third part leads there."""
    workbook, _ = within(FEW_ROWS)
    for name in (name for name in workbook.sheetnames if name.startswith("Citations")):
        for row in sheet_of(workbook, name).iter_rows(min_row=2, max_col=1):
            location = row[0].hyperlink.location if row[0].hyperlink else None
            assert location is not None
            sheet, _, cell = location.partition("!")
            assert sheet_of(workbook, sheet.strip("'"))[cell].value == row[0].value


def test_every_year_can_have_a_sheet() -> None:
    """Under split=year each year has a sheet, the undated one of their own."""
    workbook, _ = within(split="year")
    parts = [name for name in workbook.sheetnames if name.startswith("Timeline")]
    assert parts[0] == "Timeline 44 BC"
    assert parts[-1] == "Timeline undated"
    assert [row["Event ID"] for row in rows_of(workbook, "Timeline 1972")] == ["visit"]
    assert sum(len(rows_of(workbook, name)) for name in parts) == len(RICH)


def test_a_year_too_far_for_a_name_has_one() -> None:
    """No name of a sheet is longer than 31 characters, however far the year."""
    events = [
        Event(id=f"e{index}", title="E", date=edtf)
        for index, edtf in enumerate(["Y-17E77", "Y17E99", "Y170000002"])
    ]
    timeline = Timeline(id="t", title="T", events=events)
    workbook, _ = within(timeline=timeline, split="year")
    assert {"Timeline far past", "Timeline far future"} <= set(workbook.sheetnames)
    assert all(len(name) <= 31 for name in workbook.sheetnames)
    assert year_label(timeline.events[0]) == "far past"


def test_links_beyond_the_limit_are_left_out_and_said() -> None:
    """The cells keep their text; About names the sheet."""
    workbook, run = within(Limits(links=3))
    links = [cell for row in sheet_of(workbook, "Citations").iter_rows() for cell in row if cell.hyperlink]
    assert len(links) == 3
    assert "Citations has as many links as a sheet can hold" in about(workbook)
    assert any("Citations has as many links as a sheet can hold" in note for note in run.notes)
    assert all(row["Source ID"] for row in rows_of(workbook, "Citations"))


def test_a_long_text_is_cut_marked_reported_and_said() -> None:
    """The cell ends in the mark, the run reports field and event, About repeats it."""
    timeline = Timeline(
        id="t", title="T", events=[Meeting(id="m", title="They meet", summary="so " * 20_000)]
    )
    workbook, run = within(timeline=timeline)
    assert row_of(workbook, "Timeline", "m")["Summary"].endswith(" […cut]")
    assert {(loss.event, loss.field, loss.kind.value) for loss in run.losses} == {
        ("m", "summary", "coarsened")
    }
    assert "summary: coarsened: cut at 32,767 characters" in about(workbook)


def test_a_cut_on_the_sheet_of_details_names_its_field() -> None:
    """Where each row is a field of its own, what is reported cut is that field."""
    event = Statement(id="s", title="They say", wording=Wording(text="so " * 20_000))
    _, run = within(timeline=Timeline(id="t", title="T", events=[event]))
    assert {(loss.event, loss.field) for loss in run.losses} == {("s", "wording")}


def test_many_losses_are_counted_where_they_would_bury_the_rest() -> None:
    """About lists as many as a reader would read, and says how many more there are."""
    events = [Meeting(id=f"m{index}", title="They meet", summary="so " * 400) for index in range(6)]
    workbook, run = within(Limits(text=500, notes=4), Timeline(id="t", title="T", events=events))
    assert len(run.losses) > 4
    assert f"And {len(run.losses) - 4} more" in about(workbook)


def test_columns_beyond_the_limit_are_reported() -> None:
    """A custom field that finds no column is reported as dropped."""
    event = Event(id="e", title="E", custom={f"f{index}": "x" for index in range(5)})
    limits = Limits(columns=29)
    workbook, run = within(limits, Timeline(id="t", title="T", events=[event]))
    assert sheet_of(workbook, "Timeline").max_column <= limits.columns
    assert {loss.field for loss in run.losses} == {"custom.f3", "custom.f4"}


@pytest.mark.parametrize("rows", [2, 3, 10])
def test_a_spread_fills_each_sheet(rows: int) -> None:
    """Every sheet but the last has all its rows, the heading among them."""
    spread = Spread("S", rows)
    spots = [spread.next() for _ in range(20)]
    assert len(set(spots)) == 20
    assert max(spot.row for spot in spots) == rows
    assert min(spot.row for spot in spots) == 2


def test_no_chart_where_none_is_wanted() -> None:
    """chart=no leaves the counts and drops the chart."""
    assert not charts_of(opened(workbook_bytes(chart="no")), "Summary")
    assert charts_of(opened(workbook_bytes()), "Summary")


def test_the_paper_is_chosen() -> None:
    """paper=letter lays every sheet out for US letter."""
    assert {sheet.page_setup.paperSize for sheet in opened(workbook_bytes(paper="letter"))} == {1}
