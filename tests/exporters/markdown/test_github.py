"""GitHub's own reader, cmark-gfm, with every extension that GitHub switches on."""

from __future__ import annotations

import html
import re
import subprocess

import pytest

from exporters.markdown import EXPORTER, Flavour
from exporters.markdown._escape import ESCAPERS
from tests.exporters.markdown.readers import plain
from tests.exporters.markdown.samples import rich_timeline, some_texts
from timeline.ports import render
from timeline.text import clean_text

EXTENSIONS = ("table", "strikethrough", "autolink", "footnotes", "tasklist", "tagfilter")
SHAPE = (
    "<h1></h1><p></p><ul><li></li></ul><p></p>"
    "<table><thead><tr><th></th></tr></thead><tbody><tr><td></td></tr></tbody></table>"
)


def as_github_shows(document: str) -> str:
    flags = [flag for extension in EXTENSIONS for flag in ("--extension", extension)]
    command = ["cmark-gfm", "--unsafe", *flags]
    shown = subprocess.run(command, input=document.encode(), capture_output=True, check=True).stdout.decode()
    return shown.replace("<!-- -->", "")


@pytest.mark.needs("cmark-gfm")
def test_github_sees_the_same_text() -> None:
    """As heading, paragraph, list item and cell, each text is itself: no link, no task, no tag."""
    texts = [text for text in map(clean_text, some_texts(seed=8, number=400)) if text.strip(" \t\n")]
    lines = [ESCAPERS[Flavour.GFM].line(text) for text in texts]
    parts = [f"# {line}\n\n{line}\n\n- {line}\n\nx\n\n| a |\n|---|\n| {line} |\n\nend\n\n" for line in lines]
    blocks = as_github_shows("".join(parts)).split("<p>end</p>\n")[:-1]
    assert len(blocks) == len(texts)
    for text, block in zip(texts, blocks, strict=True):
        assert "".join(re.findall(r"<[^>]+>", block)) == SHAPE, text
        told = [plain(html.unescape(found)) for found in re.findall(r">([^<>]+)<", block) if found.strip()]
        assert told == [*[plain(text)] * 3, "x", "a", plain(text)]


@pytest.mark.needs("cmark-gfm")
def test_github_shows_the_notes_and_tables_of_a_chronology() -> None:
    """Every note is called and shown, every table is one, and nothing is left as raw Markdown."""
    document = render(rich_timeline(), EXPORTER).data.decode()
    shown = as_github_shows(document)
    assert shown.count('<li id="fn-') == len(re.findall(r"^\[\^\d+\]:", document, re.MULTILINE))
    assert shown.count("<table>") == 3
    assert "[^" not in shown
    assert "**" not in shown
