"""Whole feeds, to be read by a person when they change."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from exporters.ical import EXPORTER
from tests.exporters.ical.chronologies import chronology
from timeline.ports import render

HERE = Path(__file__).parent / "golden"
CASES = {
    "chronology.ics": {},
    "chronology-local.ics": {"tz": "local"},
    "chronology-journal.ics": {"imprecise": "journal"},
}


@pytest.mark.parametrize("name", CASES)
def test_the_feed_is_the_golden_one(name: str, golden: Callable[[Path, bytes], None]) -> None:
    """The same chronology and options give the bytes that were read and approved."""
    golden(HERE / name, render(chronology(), EXPORTER, options=CASES[name]).data)
