"""The sheets and their columns, each written once: writing, the reference page and the tests all read them here."""

from __future__ import annotations

from typing import Any, Final

from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._details import DETAILS
from exporters.xlsx._events import TIMELINE
from exporters.xlsx._evidence import CITATIONS, SOURCES
from exporters.xlsx._people import PARTICIPANTS, PARTIES
from exporters.xlsx._voices import ACCOUNTS
from exporters.xlsx._votes import VOTES

__all__ = ["SHEETS", "Column", "Sheet"]

SHEETS: Final[tuple[Sheet[Any], ...]] = (
    TIMELINE,
    CITATIONS,
    ACCOUNTS,
    VOTES,
    PARTICIPANTS,
    PARTIES,
    SOURCES,
    DETAILS,
)
"""The sheets that are tables, in the order of the workbook."""
