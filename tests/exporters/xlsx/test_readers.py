"""Other people's readers see the same workbook: openpyxl and calamine agree, cell by cell."""

from __future__ import annotations

import io
import xml.etree.ElementTree as ET
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
from python_calamine import CalamineWorkbook

from tests.exporters.xlsx.support import RICH, meant, opened, workbook_bytes
from timeline import Timeline
from timeline.testing import hostile_timeline

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def by_openpyxl(data: bytes) -> dict[str, list[list[Any]]]:
    return {
        sheet.title: [[plain(meant(value)) for value in row] for row in sheet.iter_rows(values_only=True)]
        for sheet in opened(data)
    }


def by_calamine(data: bytes) -> dict[str, list[list[Any]]]:
    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return {
        name: [
            [plain(value) for value in row]
            for row in workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)
        ]
        for name in workbook.sheet_names
    }


def plain(value: Any) -> Any:
    """Return a value as both readers can have it: a day is its midnight, an empty text is nothing."""
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    if isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    return None if value == "" else value


def trimmed(rows: list[list[Any]]) -> list[list[Any]]:
    """Return rows without what is empty at their ends: readers bound a sheet differently."""
    kept = [list(row) for row in rows]
    for row in kept:
        while row and row[-1] is None:
            row.pop()
    while kept and not kept[-1]:
        kept.pop()
    return kept


def assert_readers_agree(data: bytes) -> None:
    first, second = by_openpyxl(data), by_calamine(data)
    assert list(first) == list(second)
    for name in first:
        assert trimmed(first[name]) == trimmed(second[name]), name


@pytest.mark.parametrize("timeline", [RICH, hostile_timeline()], ids=["rich", "hostile"])
def test_two_readers_agree_cell_by_cell(timeline: Timeline) -> None:
    """Whatever the texts, both readers see the same values in the same cells."""
    assert_readers_agree(workbook_bytes(timeline))


def test_two_readers_agree_on_the_seeds(seeds: Path) -> None:
    """The chronology of this project reads the same in both."""
    assert_readers_agree(workbook_bytes(Timeline.read(seeds)))


def test_hostile_texts_come_back_as_they_were() -> None:
    """No text becomes a formula, an error or another text; only what is too long is cut."""
    timeline = hostile_timeline()
    rows = by_calamine(workbook_bytes(timeline))["Timeline"]
    place = rows[0].index("Title")
    titles = {row[0]: row[place] for row in rows[1:]}
    for event in timeline.events:
        whole = len(event.title) < 32_767
        assert titles[event.id] == event.title if whole else titles[event.id].endswith(" […cut]")


def test_no_part_holds_a_formula() -> None:
    """No cell of the file has a formula, so no program computes anything on opening."""
    with zipfile.ZipFile(io.BytesIO(workbook_bytes(hostile_timeline()))) as archive:
        for name in archive.namelist():
            if name.startswith("xl/worksheets/sheet"):
                sheet = ET.fromstring(archive.read(name))  # noqa: S314 - written a moment ago
                assert not sheet.findall(f".//{_MAIN}f")
                assert {cell.get("t") for cell in sheet.iter(f"{_MAIN}c")} <= {None, "n", "inlineStr"}
