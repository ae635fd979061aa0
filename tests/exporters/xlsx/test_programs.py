"""Programs open the workbook: LibreOffice without a window, and the validator of the Open XML SDK."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from tests.exporters.xlsx.support import RICH, meant, opened, sheet_of, workbook_bytes
from timeline import Timeline
from timeline.testing import hostile_timeline

_TIMELINES = [RICH, hostile_timeline(), Timeline(id="empty", title="Empty")]
_ids = ["rich", "hostile", "empty"]


def resaved(data: bytes, folder: Path, to: str = "xlsx:Calc MS Excel 2007 XML") -> bytes:
    """Return the workbook as LibreOffice saves it after opening."""
    source, out = folder / "book.xlsx", folder / "out"
    source.write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", to, "--outdir", str(out), str(source)],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return (out / f"book.{to.partition(':')[0]}").read_bytes()


def values(data: bytes, read: Callable[[Any], Any] = meant) -> dict[str, list[tuple[Any, ...]]]:
    return {
        sheet.title: [
            tuple(_plain(read(value)) for value in row) for row in sheet.iter_rows(values_only=True)
        ]
        for sheet in opened(data)
    }


def as_it_stands(value: Any) -> Any:
    """Return a value as it stands in the file: LibreOffice reads escapes, and writes the text without them."""
    return value


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return value.replace(microsecond=0)
    return float(value) if isinstance(value, int) else value


def links(data: bytes) -> set[tuple[str, str, str]]:
    """Return every link: sheet, cell, and where it leads, as both programs spell it."""
    found: set[tuple[str, str, str]] = set()
    for sheet in opened(data):
        for row in sheet.iter_rows():
            for cell in row:
                if cell.hyperlink is not None:
                    target = str(cell.hyperlink.location or cell.hyperlink.target)
                    found.add(
                        (
                            sheet.title,
                            cell.coordinate,
                            target.replace("'", "").lstrip("#").replace(".A", "!A"),
                        )
                    )
    return found


@pytest.mark.needs("soffice")
def test_libreoffice_keeps_values_dates_and_links(tmp_path: Path) -> None:
    """Opened and saved again, every value, date and link is the same, and no cell shows an error."""
    before = workbook_bytes()
    after = resaved(before, tmp_path)
    first, second = values(before), values(after, as_it_stands)
    assert list(first) == list(second)
    for name, rows in first.items():
        shown = second[name][: len(rows)]
        assert [row[: len(rows[0])] for row in shown] == rows, name
    assert links(before) == links(after)
    assert not [
        cell for sheet in opened(after) for row in sheet.iter_rows() for cell in row if cell.data_type in "ef"
    ]


@pytest.mark.needs("soffice")
def test_libreoffice_shows_hostile_texts_as_they_are(tmp_path: Path) -> None:
    """No text has become a formula, an error or another text on the way through another program."""
    timeline = hostile_timeline()
    sheet = sheet_of(opened(resaved(workbook_bytes(timeline), tmp_path)), "Timeline")
    headings = [cell.value for cell in sheet[1]]
    titles = {row[0]: row[headings.index("Title")] for row in sheet.iter_rows(min_row=2, values_only=True)}
    for event in timeline.events:
        if len(event.title) < 32_767:
            assert titles[event.id] == event.title


@pytest.mark.needs("soffice", "pdftotext")
def test_every_sheet_can_be_printed(tmp_path: Path) -> None:
    """Each visible sheet is on paper, with the title of the chronology and the number of the page."""
    resaved(workbook_bytes(), tmp_path, to="pdf")
    text = subprocess.run(
        ["pdftotext", "-layout", str(tmp_path / "out" / "book.pdf"), "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    assert "Page 1 of" in text
    assert RICH.title in text
    for heading in (
        "Date in words",
        "Attribution IDs",
        "Account 1",
        "Resolution",
        "Party kind",
        "Digest",
        "Sheets and columns",
    ):
        assert heading in text
    assert "###" not in text


@pytest.mark.needs("ooxml-validate")
@pytest.mark.parametrize("timeline", _TIMELINES, ids=_ids)
def test_the_open_xml_sdk_finds_nothing(timeline: Timeline, tmp_path: Path) -> None:
    """The validator of the people who make Excel has no remark."""
    path = tmp_path / "book.xlsx"
    path.write_bytes(workbook_bytes(timeline))
    result = subprocess.run(
        [shutil.which("ooxml-validate") or "", "--output-format", "json", str(path)],
        check=False,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert json.loads(result.stdout) == [], result.stdout
