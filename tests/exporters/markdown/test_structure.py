"""Whole documents: the headings, tables, notes and links that are meant, and no others."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.anchors import anchors_plugin

from exporters.markdown import EXPORTER, Flavour, GroupBy
from tests.exporters.markdown.readers import Seen, by_markdown_it, by_pandoc, plain
from tests.exporters.markdown.samples import hostile_texts, hostile_timeline, rich_timeline
from tests.strategies import timelines
from timeline.events import Meeting, Relation
from timeline.ports import render
from timeline.timeline import Timeline

Reader = Callable[[str, Flavour], Seen]

SECTIONS = [(2, "Contents"), (2, "2015"), (3, "October 2015"), (4, "?"), (3, "November 2015"), (4, "?")]
APPENDICES = [(2, "What is uncertain"), (2, "Sources"), (2, "Parties")]
# The words of markdown-it and of Pandoc for what no text may bring about.
UNWANTED = {
    *("html_block", "code_block", "fence", "hr", "image", "s_open", "blockquote_open", "ordered_list_open"),
    *(
        "RawBlock",
        "CodeBlock",
        "HorizontalRule",
        "Image",
        "Strikeout",
        "BlockQuote",
        "OrderedList",
        "DefinitionList",
    ),
    *(
        "LineBlock",
        "Math",
        "Cite",
        "Subscript",
        "Div",
        "SmallCaps",
        "Underline",
    ),
}


def written(timeline: Timeline, **options: object) -> str:
    return render(timeline, EXPORTER, options=options).data.decode()


def expected_headings(text: str, flavour: Flavour) -> list[tuple[int, str]]:
    top = [(1, plain(text)), *((level, plain(text) if words == "?" else words) for level, words in SECTIONS)]
    found = [*top, *APPENDICES]
    if flavour is Flavour.COMMONMARK:
        found.append((2, "Notes"))
    return found


def check(seen: Seen, text: str, flavour: Flavour) -> None:
    """Hold what a reader sees of the hostile timeline to what is meant."""
    ordered = {"ordered_list_open", "OrderedList"} if flavour is Flavour.COMMONMARK else set()
    assert seen.kinds & (UNWANTED - ordered) == set()
    assert seen.headings == expected_headings(text, flavour)
    assert len([link for link in seen.links if link.startswith("http")]) == 1
    internal = [link for link in seen.links if link.startswith("#")]
    assert len(internal) == (13 if flavour is Flavour.COMMONMARK else 9)
    if flavour is not Flavour.COMMONMARK:
        assert seen.tables == [(1, 3), (6, 3)]
        # Pandoc prints a note again for each call, so the second one names it instead.
        assert seen.calls == (2 if flavour is Flavour.PANDOC else 3)
    assert seen.text.count(plain(text)) >= 30


@settings(max_examples=25, deadline=None)
@given(text=hostile_texts(), flavour=st.sampled_from([Flavour.GFM, Flavour.COMMONMARK]))
def test_markdown_it_sees_what_is_meant(text: str, flavour: Flavour) -> None:
    """Whatever its texts hold, the document has the headings, tables, notes and links of its records."""
    timeline = hostile_timeline(text)
    seen = by_markdown_it(written(timeline, flavour=flavour), flavour)
    check(seen, timeline.title, flavour)
    if flavour is Flavour.GFM:
        assert seen.notes == 2


@pytest.mark.needs("pandoc")
@settings(max_examples=5, deadline=None)
@given(text=hostile_texts())
@pytest.mark.parametrize("flavour", list(Flavour))
def test_pandoc_agrees(text: str, flavour: Flavour) -> None:
    """Pandoc sees the same document, in each of the flavours."""
    timeline = hostile_timeline(text)
    seen = by_pandoc(written(timeline, flavour=flavour), flavour)
    if flavour is Flavour.PANDOC:
        # The title is metadata there, and every heading one level higher.
        seen.headings = [(level + 1, words) for level, words in seen.headings]
        seen.kinds -= {"Superscript"}
        seen.text += f" {timeline.title}"
    check(seen, timeline.title, flavour)


def github_anchors(document: str) -> set[str]:
    reader = MarkdownIt("commonmark").use(anchors_plugin, max_level=6)
    tokens = [token for token in reader.parse(document) if token.type == "heading_open"]
    return {str(token.attrs["id"]) for token in tokens}


@settings(max_examples=25, deadline=None)
@given(
    titles=st.lists(
        st.one_of(hostile_texts(), st.sampled_from(["A", "a", "A-1", "2015", "Sources"])),
        min_size=3,
        max_size=6,
    )
)
def test_every_link_leads_somewhere(titles: list[str]) -> None:
    """Each link within the document has its target, however alike or strange the headings are."""
    events = [
        Meeting(id=f"m{place}", title=title, date="2015-10", relations=[Relation(kind="after", event="m0")])
        for place, title in enumerate(titles)
    ]
    document = written(Timeline(id="t", title="T", events=events))
    seen = by_markdown_it(document, Flavour.GFM)
    targets = seen.anchors | github_anchors(document)
    assert {unquote(link.removeprefix("#")) for link in seen.links} <= targets


@pytest.mark.needs("pandoc")
@pytest.mark.parametrize("by", list(GroupBy))
@pytest.mark.parametrize("flavour", list(Flavour))
def test_the_links_of_a_real_chronology_lead_somewhere(flavour: Flavour, by: GroupBy) -> None:
    """In the eyes of pandoc too, every link within the document has a target, in each grouping."""
    seen = by_pandoc(written(rich_timeline(), flavour=flavour, group_by=by), flavour)
    assert {link[1:] for link in seen.links if link.startswith("#")} <= seen.anchors


@settings(max_examples=25, deadline=None)
@given(timeline=timelines(), flavour=st.sampled_from(Flavour), by=st.sampled_from(GroupBy))
def test_every_event_is_told_once(timeline: Timeline, flavour: Flavour, by: GroupBy) -> None:
    """In any timeline and grouping, each event has its entry, and only one."""
    document = written(timeline, flavour=flavour, group_by=by)
    for event in timeline.events:
        assert document.count(f"· `{event.id}`") == 1
