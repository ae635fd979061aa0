"""Row heights, reckoned where no program grows rows by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from exporters.xlsx._heights import HIGHEST, row_height, text_lines, text_width


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("short", 20, 1),
        ("one\ntwo\nthree", 20, 3),
        ("western-sanctions-in-prospect-2022-02", 12, 4),
        ("x" * 100, 10, 10),
        ("漢字" * 10, 10, 4),
        ("", 10, 1),
    ],
)
def test_lines_break_at_blanks_hyphens_and_where_they_must(text: str, width: float, lines: int) -> None:
    """A line ends behind a word or a hyphen, and inside a word that is wider than the column."""
    assert text_lines(text, width) == lines


def test_wide_letters_are_wider() -> None:
    """Ideographs take two digits' room, combining marks none."""
    assert text_width("漢") > 1.5
    assert text_width("e\u0301") == text_width("e")


@given(st.text(st.sampled_from("ab -\n漢W"), max_size=300), st.integers(5, 60))
def test_a_wider_column_never_takes_more_lines(text: str, width: int) -> None:
    """And no text takes fewer lines than its width asks for."""
    lines = text_lines(text, width)
    assert text_lines(text, width * 2) <= lines
    assert lines * width >= text_width(text.replace(" ", ""))


def test_no_row_is_higher_than_a_row_can_be() -> None:
    """Excel's limit is 409 points."""
    assert row_height([("x\n" * 500, 20)]) == HIGHEST
