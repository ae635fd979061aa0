"""Sources, locators and citations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import Citation, Digest, Reference, Source, TextPosition, TextQuote, TimelineError
from timeline.errors import RecordError
from timeline.provenance import Grade, parse_locator

TEXT = "Nixon meets Mao in Beijing"


@given(st.text(min_size=2, max_size=80), st.data())
def test_a_position_finds_its_slice_again(text: str, data: st.DataObject) -> None:
    """The locator of a slice, written and read, has the slice's own digest."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if any(0xD800 <= ord(c) < 0xE000 for c in text):
        return
    place = TextPosition.of(text, start, end)
    again = parse_locator(str(place))
    assert again == place
    assert isinstance(again, TextPosition)
    assert again.digest.matches(text[again.start : again.end])


@pytest.mark.parametrize(
    "text",
    [
        "5-5 sha256:9f86d081884c7d65",
        "9-5 sha256:9f86d081884c7d65",
        "1-5 sha256:9f86",
        "1-5 sha256:XYZ",
        "1 - 5 sha256:9f86d081884c7d65",
    ],
)
def test_a_broken_position_is_refused_and_not_taken_for_a_page(text: str) -> None:
    """What begins like a position must be one."""
    with pytest.raises(RecordError):
        parse_locator(text)


@pytest.mark.parametrize("text", ["p. 4", "para. 2", "exhibit 12", "ABC-000123", "pp. 4-5", "54-479"])
def test_a_place_named_by_people_stays_as_it_is(text: str) -> None:
    """Pages, paragraphs, exhibits and Bates numbers are references."""
    assert parse_locator(text) == Reference(text)


def test_digests_cut_and_whole_are_compared_by_what_they_share() -> None:
    """A cut digest agrees with the whole one of the same text only."""
    whole, cut = Digest.of(TEXT), Digest.of(TEXT, 16)
    assert whole.agrees_with(cut)
    assert cut.matches(TEXT)
    assert not cut.agrees_with(Digest.of("another"))
    with pytest.raises(RecordError, match="16 to 64"):
        Digest.parse("sha256:abc")


def test_a_citation_of_a_page_says_so() -> None:
    """A locator may be given as a person types it, and supports as one path."""
    citation = Citation(source="brief", locator="p. 4", supports="date", attribution="minister")
    assert citation.locator == Reference("p. 4")
    assert citation.supports == ("date",)
    assert citation.attribution == ("minister",)


def test_a_quotation_needs_words() -> None:
    """An empty quotation points nowhere."""
    with pytest.raises(RecordError, match="expected the words"):
        TextQuote(exact="  ")


def test_a_source_says_how_reliable_it_is_in_words() -> None:
    """The grade is the letter of the Admiralty system."""
    source = Source(id="s", title="S", grade="B", published="2018-09")
    assert source.grade is Grade.B
    assert source.grade.meaning == "usually reliable"


def test_what_no_record_can_be_is_refused_in_one_family() -> None:
    """Errors of values belong to the family and to ValueError."""
    with pytest.raises(TimelineError, match="did you mean 'confirms'") as caught:
        Citation(source="s", stance="confirm")
    assert isinstance(caught.value, ValueError)
