"""Text is cleaned once, at the model's edge."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.text import cells, clean_line, clean_text, fold, for_terminal, hidden_characters

ANY = st.text(st.characters(codec=None), max_size=60)


@given(ANY)
def test_cleaned_text_can_be_encoded_and_put_into_xml(text: str) -> None:
    """What is cleaned has no lone surrogate, no control character, no noncharacter."""
    clean = clean_text(text)
    clean.encode("utf-8")
    assert not any(ord(c) < 0x20 and c not in "\t\n" for c in clean)
    assert not any(0x7F <= ord(c) < 0xA0 or ord(c) & 0xFFFE == 0xFFFE for c in clean)


@given(ANY)
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    """Cleaning is idempotent, for text and for lines."""
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY)
def test_a_clean_line_is_one_line(text: str) -> None:
    """No character that ends a line anywhere is left in a line."""
    line = clean_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()
    assert "  " not in line


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cn", "Co"]), max_size=40))
def test_what_a_reader_can_see_is_kept(text: str) -> None:
    """Visible characters stay, in their order."""
    kept = [c for c in text if not c.isspace()]
    assert [c for c in clean_text(text) if not c.isspace()] == kept


def test_what_cannot_be_carried_leaves_a_mark_where_it_stood() -> None:
    """A character no output can hold becomes the replacement character."""
    assert clean_text("a\x00b\ud800c\uffff") == "a\ufffdb\ufffdc\ufffd"


def test_every_sort_of_line_end_becomes_one() -> None:
    """CR LF, CR, NEL, VT, FF and the Unicode separators end a line as LF does."""
    assert clean_text("1\r\n2\r3\x854\x0b5\x0c6\u20287\u20298") == "1\n2\n3\n4\n5\n6\n7\n8"


@given(ANY)
def test_nothing_shown_on_a_terminal_can_steer_it(text: str) -> None:
    """Escape sequences and invisible controls are written out."""
    shown = for_terminal(text)
    assert not any(ord(c) < 0x20 and c not in "\t\n" for c in shown)
    assert not hidden_characters(shown)


def test_names_are_the_same_whatever_their_case_and_spacing() -> None:
    """Case, spacing and width are set aside when names are compared."""
    assert fold("State  DUMA") == fold("state duma") == fold("Ｓｔａｔｅ Duma")  # noqa: RUF001 - wide letters on purpose


@given(ANY, ANY)
def test_columns_add_up(one: str, other: str) -> None:
    """Two texts side by side take the columns of both, whatever letters they are made of."""
    assert cells(one + other) == cells(one) + cells(other)


@pytest.mark.parametrize(
    ("text", "columns"),
    [
        ("中", 2),
        ("ア", 2),
        ("ｱ", 1),
        ("\N{FULLWIDTH COMMA}", 2),
        ("한", 2),
        ("é", 1),
        ("e\u0301", 1),
        ("Ω", 1),
        ("й", 1),
        ("", 0),
    ],
)
def test_letters_take_the_columns_that_a_terminal_gives_them(text: str, columns: int) -> None:
    """Wide and full-width letters take two, half-width and ambiguous ones one, marks upon others none."""
    assert cells(text) == columns
