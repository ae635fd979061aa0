"""Phrases of the press against what careful analysts read in them; `make bench` scores other readers on the same lists."""

from __future__ import annotations

import pytest

from tests.benchmarks.phrases._gold import Entry, entries
from tests.benchmarks.phrases._readers import ours

LISTS = ("one", "two", "three", "four", "five")


@pytest.mark.parametrize("name", LISTS)
def test_phrases_of_the_press_are_read_as_analysts_read_them(name: str) -> None:
    """Of each list, 95 in a hundred have the right first and last day, or rightly none, and the rest are refused."""
    listed = entries(name)
    missed = [entry for entry in listed if not entry.accepts(ours(entry).span)]
    assert len(missed) <= len(listed) * 0.05, told(missed)
    guessed = [entry for entry in missed if ours(entry).span is not None]
    assert not guessed, told(guessed)


def told(missed: list[Entry]) -> str:
    return "\n".join(f"{entry.id} {entry.phrase!r}, {entry.published}, {entry.tense}" for entry in missed)
