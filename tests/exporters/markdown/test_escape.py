"""Text stays text, whatever it holds and wherever it stands, in the eyes of other people's readers."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from exporters.markdown import Flavour
from exporters.markdown._escape import ESCAPERS
from tests.exporters.markdown.readers import by_pandoc, plain
from tests.exporters.markdown.samples import hostile_texts, some_texts
from timeline.text import clean_text

FLAVOURS = st.sampled_from(Flavour)
# Set before what Pandoc would take for a task's box; other readers do not know it.
EMPTY_SPAN = "[]{}"
READER = MarkdownIt("commonmark").enable(["table", "strikethrough"]).use(footnote_plugin)


@given(text=hostile_texts(), flavour=FLAVOURS, before=st.sampled_from(["", "# ", "- ", "> ", "- **Who:** "]))
@example(text="a@b.co", flavour=Flavour.GFM, before="")
@example(text="Hello!", flavour=Flavour.PANDOC, before="# ")
def test_a_line_is_one_run_of_its_own_text(text: str, flavour: Flavour, before: str) -> None:
    """markdown-it sees the text and nothing else, in a paragraph, heading, list item or quotation."""
    cleaned = clean_text(text)
    inline = [
        token
        for token in READER.parse(f"{before}{ESCAPERS[flavour].line(cleaned)}\n")
        if token.type == "inline"
    ]
    assert len(inline) == 1
    pieces = [piece for piece in inline[0].children or [] if piece.content != "<!-- -->"]
    told = "".join(piece.content for piece in pieces).removeprefix("Who:").strip()
    label = ["", "strong_open", "text", "strong_close", "text"] if "Who" in before else []
    assert {piece.type for piece in pieces} - set(label) <= {"text", "text_special"}
    assert plain(told).removeprefix(EMPTY_SPAN) == plain(cleaned)


@given(text=hostile_texts(), flavour=FLAVOURS)
def test_no_text_divides_a_cell(text: str, flavour: Flavour) -> None:
    """A table keeps its two columns, and the cell its text."""
    cleaned = clean_text(text)
    cell = ESCAPERS[flavour].line(cleaned)
    tokens = READER.parse(f"| a | b |\n|---|---|\n| {cell} | {cell} |\n")
    cells = [after for before, after in pairwise(tokens) if before.type == "td_open"]
    assert len(cells) == 2
    told = "".join(piece.content for piece in cells[0].children or [] if piece.content != "<!-- -->")
    assert plain(told).removeprefix(EMPTY_SPAN) == plain(cleaned)


@given(text=hostile_texts(), flavour=FLAVOURS)
def test_a_mark_behind_any_text_calls_its_note(text: str, flavour: Flavour) -> None:
    """No text takes the mark behind it for the end of an image or a link."""
    line = ESCAPERS[flavour].line(clean_text(text))
    tokens = READER.parse(f"{line}[^1]\n\n[^1]: note\n")
    assert [piece.type for token in tokens for piece in token.children or []].count("footnote_ref") == 1


@given(paragraphs=st.lists(hostile_texts(), min_size=1, max_size=3), flavour=FLAVOURS)
def test_a_text_of_several_paragraphs_keeps_them(paragraphs: list[str], flavour: Flavour) -> None:
    """Blank lines part paragraphs, and no line of any of them makes structure."""
    cleaned = [" ".join(clean_text(text).split()) for text in paragraphs]
    kept = [text for text in cleaned if text]
    block = ESCAPERS[flavour].block("\n\n".join(kept))
    tokens = READER.parse(block)
    assert {token.type for token in tokens} <= {"paragraph_open", "inline", "paragraph_close"}
    assert sum(token.type == "inline" for token in tokens) == len(kept)


@pytest.mark.needs("pandoc")
@pytest.mark.parametrize("flavour", list(Flavour))
@pytest.mark.parametrize(("before", "block"), [("", "Para"), ("# ", "Header"), ("- ", "Plain")])
def test_pandoc_sees_the_same_text(flavour: Flavour, before: str, block: str) -> None:
    """Pandoc finds no structure in any text, and its very words, quotation marks and dashes included."""
    texts = [text for text in map(clean_text, some_texts(seed=20, number=300)) if text.strip(" \t\n")]
    # A heading apart from them keeps list items from becoming one list.
    parts = [f"{before}{ESCAPERS[flavour].line(text)}\n\n###### x\n\n" for text in texts]
    seen = by_pandoc("".join(parts), flavour)
    told = seen.blocks[::2] if len(seen.blocks) == 2 * len(texts) else seen.blocks
    assert [plain(words) for _, words in told] == [plain(text) for text in texts]
    assert {kind for kind, _ in told} == {"BulletList" if block == "Plain" else block}
    # An address is parted by an empty comment, a task's box by an empty span.
    assert seen.kinds - {"RawInline", "Format", "Span"} <= {"Str", "Space", "Header", "BulletList", block}


@pytest.mark.parametrize(
    ("text", "gfm"),
    [
        ("Russia & China: a pact, 50% done (2022)", "Russia & China: a pact, 50% done (2022)"),
        ("At 20:30, the U.N. met.", "At 20:30, the U.N. met."),
        ("-5 degrees", r"\-5 degrees"),
        ("2022. A year", r"2022\. A year"),
        ("write a@b.org", r"write a<!-- -->\@b\.org"),
        ("AT&amp;T", r"AT\&amp;T"),
    ],
)
def test_plain_prose_stays_plain(text: str, gfm: str) -> None:
    """Only what could make structure is escaped, so that the source reads well too."""
    assert ESCAPERS[Flavour.GFM].line(text) == gfm


def test_text_from_right_to_left_is_isolated() -> None:
    """A name in Arabic or a hidden control cannot reorder the line it stands in; plain text gets no marks."""
    line = ESCAPERS[Flavour.GFM].line
    assert line("שבת") == "\u2068שבת\u2069"
    assert line("safe\u202etxt") == "\u2068safe\u202etxt\u2069"
    assert line("中文 and é") == "中文 and é"
