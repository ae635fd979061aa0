"""Checking a chronology: references, places in texts, dates, votes, links, doubles; advice where it is asked for."""

from timeline.check._library import TextLibrary
from timeline.check._page import checks_page
from timeline.check._rule import Finding, Rule, Weight
from timeline.check._run import check, check_folder, check_reading
from timeline.check._table import ADVICE, RULES

__all__ = [
    "ADVICE",
    "RULES",
    "Finding",
    "Rule",
    "TextLibrary",
    "Weight",
    "check",
    "check_folder",
    "check_reading",
    "checks_page",
]
