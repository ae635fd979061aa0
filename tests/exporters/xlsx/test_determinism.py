"""The same timeline gives the same bytes, whatever the machine does around it."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from importlib.util import find_spec

import pytest

from exporters.xlsx import EXPORTER
from exporters.xlsx._xml import respelled
from tests.exporters.xlsx.support import RICH, opened, wall, workbook_bytes
from tests.support import ROOT
from timeline.ports import render

_SCRIPT = """
import hashlib
from tests.exporters.xlsx.support import workbook_bytes
print(hashlib.sha256(workbook_bytes()).hexdigest())
"""


def digest_under(**environment: str) -> str:
    """Return the digest of the workbook as another process makes it."""
    result = subprocess.run(
        [sys.executable, "-c", _SCRIPT],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        capture_output=True,
        text=True,
        check=True,
    )
    return result.stdout.strip()


def test_twice_gives_the_same_bytes() -> None:
    """Nothing is left over from one run to the next."""
    assert workbook_bytes() == workbook_bytes()


def test_neither_hash_seed_nor_zone_nor_language_matters() -> None:
    """Processes that differ in all of these write the same file."""
    first = digest_under(PYTHONHASHSEED="1", TZ="Asia/Tokyo", LC_ALL="C")
    assert first == digest_under(PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="C.UTF-8")


@pytest.mark.skipif(find_spec("lxml") is None, reason="lxml is not installed")
def test_lxml_does_not_matter() -> None:
    """Openpyxl writes with lxml or without; the bytes are the same."""
    assert digest_under(OPENPYXL_LXML="True") == digest_under(OPENPYXL_LXML="False")


def test_both_spellings_of_xml_become_one() -> None:
    """What lxml and the standard library write of one tree is the same afterwards."""
    one = b'<w xmlns:r="urn:r" xmlns="urn:m"><c s="1" r="A1" /><l r:id="x" /><t xml:space="preserve"> \xc3\xa4&gt;</t></w>'
    other = (
        b"<?xml version='1.0'?><w xmlns=\"urn:m\"><c r='A1' s='1'></c>"
        b'<l xmlns:r="urn:r" r:id="x"/><t xml:space="preserve"> &#228;&gt;</t></w>'
    )
    assert respelled(one) == respelled(other)
    assert respelled(respelled(one)) == respelled(one)


def test_attributes_keep_their_line_breaks() -> None:
    """A line break in an attribute is escaped, or the next parser would read a space."""
    spelled = respelled(b'<a b="1&#10;2&#9;&quot;&lt;&amp;"/>')
    assert b'b="1&#10;2&#9;&quot;&lt;&amp;"' in spelled


def test_the_container_has_no_time_and_no_owner() -> None:
    """Every entry has the same fixed time and attributes."""
    with zipfile.ZipFile(io.BytesIO(workbook_bytes())) as archive:
        entries = archive.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr, entry.extra) for entry in entries} == {
        (0, 0o600 << 16, b"")
    }
    assert len({entry.filename for entry in entries}) == len(entries)


def test_the_time_of_the_run_is_the_time_of_the_document() -> None:
    """Where the caller gives a time, it stands in the properties, in UTC."""
    now = datetime.fromisoformat("2024-05-06T07:08:09+02:00")
    properties = opened(render(RICH, EXPORTER, now=now).data).properties
    assert properties.modified == wall("2024-05-06T05:08:09")
    assert now.astimezone(UTC).hour == 5
