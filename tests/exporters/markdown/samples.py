"""Timelines and texts for the tests of the Markdown exporter."""

from __future__ import annotations

import random

import attrs
from hypothesis import strategies as st

from tests.exporters.opening import opening
from timeline.dates import EventDate
from timeline.events import (
    Account,
    Meeting,
    Relation,
    Tally,
    Vote,
)
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Source, TextQuote, Wording
from timeline.text import clean_line
from timeline.timeline import Timeline

__all__ = ["HOSTILE", "hostile_texts", "hostile_timeline", "rich_timeline", "some_texts"]

# What makes structure in CommonMark, in GFM, in Pandoc's Markdown, or in what is built on them.
HOSTILE = (
    *(
        "|",
        "`",
        "``",
        "```",
        "*",
        "**",
        "_",
        "__",
        "[",
        "]",
        "](",
        "(",
        ")",
        "!",
        "![",
        "<",
        ">",
        "\\",
        "\\\n",
    ),
    *(
        "<b>",
        "</b>",
        "<!--",
        "-->",
        "<script>",
        "<a@b.cc>",
        "<http://x.y>",
        "<div>",
        "&amp;",
        "&#35;",
        "&copy;",
        "&",
    ),
    *(
        "#",
        "##",
        " #",
        "-",
        "--",
        "---",
        "- ",
        "+ ",
        "* ",
        "1. ",
        "1) ",
        "(1) ",
        "a. ",
        "iv) ",
        "(@) ",
        "(@foo)",
        "#. ",
    ),
    *(
        "=",
        "====",
        "~",
        "~~",
        "~~~",
        ":",
        ": ",
        ":::",
        "::: {.x}",
        ":smile:",
        "$",
        "$$",
        "$x$",
        "\\(",
        "\\[",
        "\\tex{x}",
    ),
    *(
        "^",
        "^x^",
        "~x~",
        "[^1]",
        "[^1]: ",
        "^[n]",
        "@",
        "@cite",
        "[@cite]",
        "{",
        "}",
        "{#id}",
        "{.c}",
        "{=html}",
        "%",
    ),
    *("a@b.co", "foo.bar@example.com", "www.example.com", "http://example.com", "https://x.org/a_b?c=d&e"),
    *(
        "//localhost",
        "mailto:a@b.cc",
        "xmpp:a@b.cc",
        "example.com",
        "[a]: http://x",
        "[a]",
        "[]",
        "Table: ",
        "table:",
    ),
    *(
        '"',
        "'",
        "...",
        "..",
        "“",
        "”",
        "\u2019",
        "…",
        "\u2013",
        "Mr.",
        "e.g.",
        "\n",
        "\n\n",
        " ",
        "  ",
        "    ",
        "\t",
        "\n---\n",
    ),
    *(
        "| a | b |\n|---|---|",
        "+---+",
        "\n===",
        "x",
        "word",
        "1",
        "2022",
        "é",
        "שלום",
        "مرحبا",
        "中文",
        "e\u0301",
        "🙂",
    ),
    *("\u202e", "\u2067", "\u200b", "\u00a0", "\u3000", "[ ] ", "[x] ", "{{", "}}", "#tag", "@user", "i) "),
)


def hostile_texts() -> st.SearchStrategy[str]:
    """A line that tries to be something else; it says something."""
    pieces = st.one_of(st.sampled_from(HOSTILE), st.text(max_size=3))
    made = st.lists(pieces, min_size=1, max_size=8).map("".join)
    return made.filter(lambda text: bool(clean_line(text) and text.strip()))


def some_texts(seed: int, number: int) -> list[str]:
    """Return hostile lines, always the same ones: for readers that are too slow to be called for each."""
    dice = random.Random(seed)  # noqa: S311 - the same dice every time are the point
    return ["".join(dice.choices(HOSTILE, k=dice.randint(1, 8))) for _ in range(number)]


def hostile_timeline(text: str) -> Timeline:
    """Return a timeline of fixed shape with the same text wherever a text can stand."""
    citation = Citation(
        id="c1",
        source="s",
        locator=text,
        attribution=["p"],
        note=text,
        wording=Wording(text=text, language="zh", translation=text),
    )
    vote = Vote(
        id="vote",
        title=text,
        summary=text,
        date="2015-10-05",
        place=text,
        participants=[Participant(party="p", office=text, note=text)],
        tags=[text],
        calls=[text],
        subject=text,
        positions={"p": "for"},
        tally=Tally(in_favour=1),
        custom={text: text},
        note=text,
        citations=[citation],
    )
    meeting = Meeting(
        id="meeting",
        title=text,
        date=EventDate.parse("2015-11-06", stated=text),
        relations=[Relation(kind="realises", event="vote", note=text)],
        accounts={
            "one": Account(by="p", values={"summary": text, "title": text}, omits=[text]),
            "two": Account(note=text, citations=["c2"], conflicts_with={"one": "omission"}),
        },
        citations=[Citation(id="c2", source="s", locator=TextQuote(exact=text, prefix=text))],
    )
    return Timeline(
        id="hostile",
        title=text,
        description=text,
        sources=[
            Source(id="s", title=text, authors=[text], publisher=text, note=text, url="https://a.org/x?y=(z)")
        ],
        parties=[Party(id="p", name=text, aliases=[text], description=text)],
        events=[vote, meeting],
    )


def rich_timeline() -> Timeline:
    """Return a timeline that shows every block of the page, with a remark that no page may show."""
    timeline = opening()
    events = [
        attrs.evolve(event, private="Kept out.") if event.id == "remark" else event for event in timeline
    ]
    return attrs.evolve(timeline, events=events)
