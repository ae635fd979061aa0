"""What stands on each sheet, read back with openpyxl."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest
from openpyxl.workbook import Workbook

from exporters.xlsx import EXPORTER
from exporters.xlsx.fields import SHEETS
from tests.exporters.xlsx.support import (
    RICH,
    cell_of,
    opened,
    row_of,
    rows_of,
    sheet_of,
    wall,
    workbook_bytes,
)
from timeline import Event, Timeline
from timeline.ports import render


@cache
def book() -> Workbook:
    return opened(workbook_bytes())


def links(name: str) -> dict[str, str]:
    """Return where the cells of a sheet lead."""
    found: dict[str, str] = {}
    for row in sheet_of(book(), name).iter_rows():
        for cell in row:
            if cell.hyperlink is not None:
                found[cell.coordinate] = str(cell.hyperlink.location or cell.hyperlink.target)
    return found


def test_the_sheets_stand_in_the_order_a_reader_wants() -> None:
    """The events come first, what explains them last, and what only dropdowns need is hidden."""
    names = [sheet.name for sheet in SHEETS]
    assert book().sheetnames == [*names, "Summary", "About", "Lists"]
    assert [sheet.title for sheet in book().worksheets if sheet.sheet_state != "visible"] == ["Lists"]
    assert sheet_of(book(), "Timeline") is book().active


def test_a_row_of_the_timeline_shows_the_event() -> None:
    """Each named column holds its part of the event."""
    row = row_of(book(), "Timeline", "visit")
    expected = {
        "Event ID": "visit",
        "Date": wall("1972-02-21T14:50"),
        "End": None,
        "EDTF": "1972-02-21",
        "Precision": "minute",
        "Kind": "meeting",
        "Title": "Nixon meets Mao in Beijing",
        "Summary": "They talk for an hour.\nInterpreters take notes.",
        "Place": "Zhongnanhai, Beijing",
        "Status": "occurred",
        "Citations": 2,
        "First source": "memo",
        "Year": 1972,
        "Accounts": 2,
        "UTC": wall("1972-02-21T06:50"),
        "As stated": "Monday afternoon",
        "Tags": "summit; opening",
        "Also called": "visit; summit",
        "Latitude": 39.9,
        "Note": "The hour is disputed.",
        "File": "A-1",
        "title (custom)": "own",
    }
    assert {key: row[key] for key in expected} == expected
    assert "Beijing" in row["Date in words"]
    assert "President" in row["Participants"]


def test_events_stand_in_order_and_once() -> None:
    """The rows are the events of the timeline, in its order."""
    assert [row["Event ID"] for row in rows_of(book(), "Timeline")] == [event.id for event in RICH.events]


def test_a_date_before_excel_is_blank_beside_its_edtf_and_year() -> None:
    """44 BC has no cell date; EDTF and the year, as a number, hold it."""
    row = row_of(book(), "Timeline", "eclipse")
    assert (row["Date"], row["EDTF"], row["Year"]) == (None, "-0043-03-15", -43)


def test_number_formats_follow_precision() -> None:
    """A day, a month and a year each show no more than is known."""
    formats = {
        event: cell_of(book(), "Timeline", event, "Date").number_format
        for event in ("drill", "treaty", "talks")
    }
    assert formats == {"drill": "yyyy-mm-dd", "treaty": "mmmm yyyy", "talks": "yyyy"}


def test_a_series_shows_its_count_and_is_not_counted_as_one() -> None:
    """The record of more than twelve meetings says so, and Summary counts it apart."""
    assert row_of(book(), "Timeline", "talks")["Count"] == "more than 12"
    summary = [cell for row in sheet_of(book(), "Summary").iter_rows(values_only=True) for cell in row]
    assert f"{len(RICH) - 1} events" in str(summary[: 9 * 2])
    assert "1 record that stands for a series" in str(summary)


def test_columns_that_nothing_fills_are_left_out() -> None:
    """A chronology without tags, notes and places has no columns for them."""
    plain = Timeline(id="t", title="T", events=[Event(id="e", title="E")])
    headings = [cell.value for cell in sheet_of(opened(workbook_bytes(plain)), "Timeline")[1]]
    assert headings == [column.header for column in SHEETS[0].columns if not column.optional]


def test_a_citation_has_a_row() -> None:
    """Source, chain, stance, place and support of each citation stand in columns."""
    first, second = (row for row in rows_of(book(), "Citations") if row["Event ID"] == "visit")
    assert first["Source ID"] == "memo"
    assert first["Attribution IDs"] == "voice-1 > voice-2"
    assert first["Attribution"] == "according to a diplomat, citing a diplomat"
    assert first["Locator"] == "54-479 sha256:9f86d081884c7d65"
    assert first["Supports"] == "date, summary"
    assert (first["Wording"], first["Translation"], first["Note"]) == ("frank", "franc", "Page cut.")
    assert (second["Stance"], second["Locator"]) == ("denies", "… they “met” then …")


def test_accounts_stand_side_by_side_with_their_conflict() -> None:
    """A field has a row, an account a column, and the conflict its kind."""
    rows = {row["Field"]: row for row in rows_of(book(), "Accounts")}
    assert rows["account"]["Account 1"] == "Mao Zedong"
    assert (rows["summary"]["Account 1"], rows["summary"]["Account 2"]) == ("A long talk.", "A short talk.")
    assert rows["summary"]["Conflict"] == "contradiction: washington / beijing"
    assert rows["summary"]["The record"] == "They talk for an hour.\nInterpreters take notes."
    assert rows["leaves out"]["Account 2"] == "trade"


def test_a_vote_has_its_positions_in_columns() -> None:
    """The totals are numbers, and each party whose position was reported has a column."""
    row = row_of(book(), "Votes", "es-11-1")
    assert [row[key] for key in ("Body", "Resolution", "Outcome")] == [
        "UN General Assembly",
        "ES-11/1",
        "adopted",
    ]
    assert [row[key] for key in ("For", "Against", "Abstain", "Absent", "Members")] == [141, 5, 35, None, 193]
    assert (row["United States"], row["China"]) == ("for", "abstain")


def test_a_participant_has_a_row() -> None:
    """Party, role, office and for whom stand in columns of their own."""
    row = next(row for row in rows_of(book(), "Participants") if row["Party ID"] == "nixon" and row["Role"])
    assert [row[key] for key in ("Party", "Role", "For", "Office", "Note")] == [
        "Richard Nixon",
        "attendee",
        "United States",
        "President",
        "With an aide.",
    ]


def test_a_source_has_a_row() -> None:
    """Each source stands once, with its link, dates, digest and grade."""
    memo, press = rows_of(book(), "Sources")
    assert memo["Published"] == wall("1972-02-01T00:00")
    assert memo["Retrieved"] == wall("2022-03-04T00:00")
    assert memo["Grade"] == "B: usually reliable"
    assert memo["Digest"] == "sha256:9f86d081884c7d65"
    assert memo["Box"] == "87"
    assert "https://example.org/memo?a=1&b=two%20words" in links("Sources").values()
    assert press["Link"] == "javascript:alert(1)"
    assert not [target for target in links("Sources").values() if "javascript" in target]


def test_what_no_other_sheet_has_stands_under_details() -> None:
    """Relations, ranks and the fields of single kinds are all there, in words and as recorded."""
    details = {(row["Event ID"], row["Field"]): row for row in rows_of(book(), "Details")}
    assert details["visit", "relations"]["Leads to"] == "visit-announced"
    assert details["drill", "superlatives"]["As recorded"].startswith("rank: largest; of: drill")
    assert details["drill", "personnel"]["In words"] == "fewer than 100,000"
    assert details["treaty", "in_force"]["As recorded"] == "2001/2021"
    assert details["visit", "formerly"]["In words"] == "mao-meets-nixon"


@pytest.mark.parametrize("name", [sheet.name for sheet in SHEETS])
def test_every_sheet_is_a_table_with_a_frozen_heading(name: str) -> None:
    """The table covers all rows, its columns are named as their headings, and no filter lies over it."""
    sheet = sheet_of(book(), name)
    (table,) = sheet.tables.values()
    assert table.ref == sheet.dimensions
    assert table.column_names == [cell.value for cell in sheet[1]]
    assert sheet.auto_filter.ref is None
    assert str(sheet.freeze_panes).endswith("2")


@pytest.mark.parametrize("name", [sheet.name for sheet in SHEETS])
def test_every_sheet_prints_legibly(name: str) -> None:
    """Landscape, as wide as the page, the heading on each page, and no more columns than stay legible."""
    sheet = sheet_of(book(), name)
    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.sheet_properties.pageSetUpPr is not None
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.print_title_rows == "$1:$1"
    assert "&P" in str(sheet.oddFooter.right.text if sheet.oddFooter else "")
    area = str(sheet.print_area).rpartition("!")[2].replace("$", "")
    printed = [cell.column_letter for cell in sheet[area][0]]
    assert sum(sheet.column_dimensions[letter].width for letter in printed) <= 205


def test_the_columns_asked_for_are_printed_whole() -> None:
    """The fifteen standing columns of the timeline are 205 digits wide together."""
    assert sum(column.width for column in SHEETS[0].columns if not column.optional) <= 205


def test_rows_are_as_high_as_their_text() -> None:
    """No wrapped text is cut off: a row that holds more lines is higher."""
    sheet = sheet_of(book(), "Timeline")
    heights = {
        row[0].value: sheet.row_dimensions[row[0].row or 0].height for row in sheet.iter_rows(min_row=2)
    }
    assert heights["visit"] > heights["someday"] > 12


@pytest.mark.parametrize("name", [sheet.name for sheet in SHEETS])
def test_links_between_sheets_hit_the_row_they_name(name: str) -> None:
    """Each link leads to the row whose first cell is the id that the linked cell shows."""
    checked = 0
    for coordinate, target in links(name).items():
        if not target.startswith("'"):
            continue
        sheet, _, cell = target.partition("!")
        shown = sheet_of(book(), name)[coordinate].value
        there = sheet_of(book(), sheet.strip("'"))[cell].value
        if isinstance(shown, int):
            shown = sheet_of(book(), name)[f"A{coordinate.lstrip('ABCDEFGHIJKLMNOPQRSTUVWXYZ')}"].value
        ids = {RICH.party(there).name, there} if there in {party.id for party in RICH.parties} else {there}
        assert shown in ids
        checked += 1
    assert checked or name in {"Parties", "Sources"}


def test_no_cell_is_a_formula_or_an_error() -> None:
    """Every text is a text cell; nothing waits to be computed."""
    kinds = {cell.data_type for sheet in book() for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "inlineStr", "n", "d"}
    assert cell_of(book(), "Timeline", "speech", "Title").quotePrefix


def test_dropdowns_offer_what_the_hidden_lists_hold() -> None:
    """Kind, status and precision are chosen from lists; every value in use is among them."""
    sheet, lists = sheet_of(book(), "Timeline"), sheet_of(book(), "Lists")
    sources = {str(rule.formula1) for rule in sheet.data_validations.dataValidation}
    assert len(sources) == 3
    for source in sources:
        cells = [row[0].value for row in lists[source.partition("!")[2].replace("$", "")]]
        heading = lists[f"{source.partition('$')[2][0]}1"].value
        used = {row[str(heading)] for row in rows_of(book(), "Timeline")} - {None}
        assert used <= set(cells)


def test_kinds_have_colours() -> None:
    """Each kind in use has a rule of its own, with a colour of its own."""
    rules = [rule for area in sheet_of(book(), "Timeline").conditional_formatting for rule in area.rules]
    fills = {rule.formula[0]: rule.dxf.fill.bgColor.rgb for rule in rules if rule.dxf.fill is not None}
    assert {f'$G2="{event.kind}"' for event in RICH.events} <= set(fills)
    assert len(set(fills.values())) == len(fills)


def test_the_properties_are_the_timelines() -> None:
    """Title, language and times come from the timeline; no clock is read."""
    properties = book().properties
    assert (properties.title, properties.language, properties.creator) == (
        RICH.title,
        "en",
        "sourced-timeline",
    )
    assert properties.created == properties.modified == wall("2022-03-05T00:00")


def test_about_says_what_it_is_and_how_to_read_it() -> None:
    """Title, counts and every column with its meaning stand there."""
    cells = list(sheet_of(book(), "About").iter_rows(max_col=2, values_only=True))
    facts: dict[Any, Any] = {row[0]: row[1] for row in reversed(cells) if row[1] is not None}
    assert cells[0][0] == RICH.title
    assert (facts["Events"], facts["Records of series"], facts["Sources"]) == (12, 1, 2)
    assert facts["Revised"] == "5 March 2022 [2022-03-05]"
    assert all(column.header in facts for column in SHEETS[0].columns if not column.optional)
    assert (None, "Nothing.") in cells


def test_ids_and_edtf_stay_text_when_edited() -> None:
    """Ids and EDTF have the format for text: 2015-10 does not become a date at the next edit."""
    for heading in ("Event ID", "EDTF", "First source"):
        assert cell_of(book(), "Timeline", "treaty", heading).number_format == "@"


def test_an_empty_timeline_makes_a_sound_workbook() -> None:
    """Each table has a row besides its heading, without which Excel would repair the file."""
    empty = opened(workbook_bytes(Timeline(id="e", title="Empty")))
    for sheet in SHEETS:
        (table,) = sheet_of(empty, sheet.name).tables.values()
        assert table.ref.endswith("2")


def test_headings_are_told_apart_whatever_their_case() -> None:
    """A custom field called like a column gets a heading of its own."""
    event = Event(
        id="e", title="E", custom={"TITLE": "1", "Kind": "2", "x" * 300: "3", "own": "4", "OWN": "5"}
    )
    workbook = opened(workbook_bytes(Timeline(id="t", title="T", events=[event])))
    headings = [str(cell.value) for cell in sheet_of(workbook, "Timeline")[1]]
    assert len({heading.casefold() for heading in headings}) == len(headings)
    assert all(len(heading) <= 255 for heading in headings)
    assert {"TITLE (custom)", "Kind (custom)", "OWN", "own (custom)"} <= set(headings)


def test_progress_is_told_for_events_and_sheets() -> None:
    """Long work can be watched: the events as they are written, the sheets as they are packed."""
    told: dict[str, list[tuple[int, int]]] = {}
    render(RICH, EXPORTER, progress=lambda what, done, total: told.setdefault(what, []).append((done, total)))
    assert told["events"][-1] == (len(RICH), len(RICH))
    assert told["sheets"][0] == (0, len(book().worksheets))
    assert told["sheets"][-1] == (len(book().worksheets), len(book().worksheets))
