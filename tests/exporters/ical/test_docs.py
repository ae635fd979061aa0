"""The reference page holds the tables that the code is made of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

import pytest

from exporters.ical.fields import CALENDAR, EVENT, STAMPS, WITHDRAWN, Property
from tests.support import ROOT

PAGE = ROOT / "docs" / "reference" / "ical.md"
BLOCK = re.compile("(<!-- properties -->\n).*?(<!-- /properties -->)", re.DOTALL)


def table(title: str, rows: Iterable[Property[Any]]) -> str:
    lines = [f"| {each.name} | {each.standard} | {each.carries} |" for each in rows]
    return "\n".join([f"| {title} | defined by | what it carries |", "|---|---|---|", *lines, ""])


def tables() -> str:
    return "\n".join(
        [
            table("of the calendar", CALENDAR),
            table("of an event", EVENT),
            table("of its changes", (*STAMPS, WITHDRAWN)),
        ]
    )


def test_the_page_lists_the_properties_that_are_written(request: pytest.FixtureRequest) -> None:
    """A property that is added, dropped or changed is so on the page too; --update-golden writes it."""
    page = PAGE.read_text(encoding="utf-8")
    wanted = BLOCK.sub(lambda found: f"{found[1]}{tables()}{found[2]}", page)
    if request.config.getoption("--update-golden"):
        PAGE.write_text(wanted, encoding="utf-8")
        page = wanted
    assert page == wanted


def test_properties_that_a_journal_entry_may_not_have_are_marked() -> None:
    """RFC 5545, 3.6.3, lists what VJOURNAL may hold."""
    assert {each.name for each in EVENT if not each.journal} == {
        "DTEND",
        "GEO",
        "LOCATION",
        "TRANSP",
        "X-MICROSOFT-CDO-BUSYSTATUS",
    }
