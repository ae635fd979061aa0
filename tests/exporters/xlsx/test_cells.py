"""Text in cells: never a formula, never more than a cell holds."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.xlsx._cells import CUT, escaped, fitted, needs_quote, number, utf16_length
from exporters.xlsx._limits import EXCEL, Limits
from exporters.xlsx._links import page_link
from tests.exporters.xlsx.support import meant

SMALL = Limits(text=40, breaks=2)
TEXTS = st.text(st.one_of(st.characters(), st.sampled_from("_x0041_\n\U0001f600")))


@given(TEXTS)
def test_escaping_is_undone_by_a_reader(text: str) -> None:
    """A reader of the format gets back exactly the text that was escaped."""
    assert meant(escaped(text)) == text


def test_only_the_pattern_is_escaped() -> None:
    """An underscore that begins no escape stays alone."""
    assert escaped("_x0041_ _x41_ snake_case _xZZZZ_") == "_x005F_x0041_ _x41_ snake_case _xZZZZ_"


@settings(max_examples=300)
@given(TEXTS)
def test_a_fitted_text_fits(text: str) -> None:
    """Whatever the text, what is written keeps both limits, as Excel counts, and is printable XML."""
    fit, reason = fitted(text, SMALL)
    assert utf16_length(escaped(fit)) <= SMALL.text
    assert fit.count("\n") <= SMALL.breaks
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", fit)
    assert reason or fit == text.strip()


def test_a_cut_is_marked_and_named() -> None:
    """A text that is cut ends in the mark, and the reason names the limit."""
    fit, reason = fitted("x" * 40_000, EXCEL)
    assert fit.endswith(CUT)
    assert utf16_length(fit) == 32_767
    assert "32,767" in reason


def test_characters_beyond_the_first_plane_count_twice() -> None:
    """Excel counts UTF-16 code units, so 20,000 emoji do not fit, although they are fewer than 32,767."""
    fit, reason = fitted("\U0001f600" * 20_000, EXCEL)
    assert reason
    assert utf16_length(fit) <= 32_767


def test_line_breaks_are_limited_too() -> None:
    """A cell holds 253 line breaks: 254 lines stay, the rest is cut with the mark."""
    fit, reason = fitted("\n".join(map(str, range(300))), EXCEL)
    assert fit.count("\n") == 253
    assert fit.endswith(f"253{CUT}")
    assert "253" in reason


def test_what_fits_is_untouched() -> None:
    """A text at the very limit is written whole, without a reason."""
    assert fitted("x" * 32_767, EXCEL) == ("x" * 32_767, "")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "'quoted"])
def test_a_text_like_a_formula_is_kept_text(text: str) -> None:
    """What a program could take for a formula at the next edit is marked as text."""
    assert needs_quote(text)


@pytest.mark.parametrize("sign", ["EQUALS SIGN", "PLUS SIGN", "HYPHEN-MINUS", "COMMERCIAL AT"])
def test_a_formula_in_full_width_is_kept_text(sign: str) -> None:
    """Programs set up for Chinese or Japanese read these signs as the plain ones."""
    assert needs_quote(unicodedata.lookup(f"FULLWIDTH {sign}") + "1")


@pytest.mark.parametrize("text", ["1=1", "plain", "2015-10", "#REF!"])
def test_other_text_needs_no_mark(text: str) -> None:
    """What no program takes for a formula has no mark."""
    assert not needs_quote(text)


def test_a_number_beyond_a_cells_precision_is_text() -> None:
    """A whole number that a cell would round is written as text."""
    assert number(10**15 - 1) == 10**15 - 1
    assert number(170_000_000_000_000_002) == "170000000000000002"


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://example.org/a?b=c&d=e#f", "https://example.org/a?b=c&d=e#f"),
        ("https://example.org/ä b[1]", "https://example.org/%C3%A4%20b%5B1%5D"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_a_page_is_linked_by_a_valid_address(url: str, address: str) -> None:
    """What a URI cannot hold is escaped, so that no program has to repair the file."""
    link = page_link(url)
    assert link is not None
    assert link.page == address


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "file:///etc/passwd",
        "https://",
        "http://[bad",
        "x" * 3000,
        "https://e.org/" + "x" * 3000,
    ],
)
def test_what_is_unsafe_or_unusable_is_not_linked(url: str | None) -> None:
    """Other schemes, broken addresses and those too long for Excel stay plain text."""
    assert page_link(url) is None
