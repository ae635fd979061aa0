"""Timelines and texts for the tests of the Markdown exporter."""

from __future__ import annotations

import random

from hypothesis import strategies as st

from timeline.dates import Anchor, EventDate
from timeline.events import (
    Account,
    Count,
    Event,
    Exercise,
    Meeting,
    Place,
    Relation,
    Statement,
    Superlative,
    Tally,
    Vote,
)
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Source, TextPosition, TextQuote, Wording
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


TEXT = "Russia and China held their largest exercise so far, the ministry said."


def rich_timeline() -> Timeline:
    """Return a timeline that shows every block of the page."""
    return Timeline(
        id="opening",
        title="Two openings to China",
        description="How two governments came to talk.\nLines that were wrapped run on.\n\nA second paragraph.",
        revised="2022-09-12",
        url="https://example.org/chronology",
        display_zone="Asia/Shanghai",
        sources=_sources(),
        parties=_parties(),
        events=[_exercise(), _vote(), *_visit(), _statement(), _rally(), _talks(), _border()],
    )


def _sources() -> list[Source]:
    return [
        Source(
            id="tass-2018",
            title="The exercise begins",
            publisher="TASS",
            published="2018-08-28",
            url="https://example.org/tass",
            archived_url="https://archive.example.org/tass",
            retrieved="2021-05-03",
            language="ru",
            digest="sha256:" + "9f" * 32,
        ),
        Source(
            id="brief-2018",
            title="A brief, *marked up*",
            authors=["Ann Author", "Bo Writer"],
            published=EventDate.parse("2018-09", basis="inferred"),
            grade="B",
            note="No date on the page.",
            custom={"shelf": "12"},
        ),
    ]


def _parties() -> list[Party]:
    return [
        Party(id="russia", name="Russia", kind="country", aliases=["Россия", "俄罗斯"]),
        Party(id="china", name="China", kind="country", valid="1949/..", url="https://example.org/cn"),
        Party(id="ministry", name="Russian Ministry of Defence", belongs_to=["russia"]),
        Party(id="diplomat", name="a senior diplomat", kind="person", unnamed=True),
        Party(id="nixon", name="Richard Nixon", kind="person", description="President from 1969 to 1974."),
    ]


def _exercise() -> Exercise:
    return Exercise(
        id="vostok-2018",
        title="Russia holds Vostok 2018 with Chinese troops",
        summary="The largest manoeuvres for decades.",
        date=EventDate.parse(
            "2018-09-11/2018-09-17",
            stated="next month",
            basis="relative",
            anchor=[Anchor(source="tass-2018")],
        ),
        place=Place(name="Tsugol range", lat=50.3, lon=115.1),
        participants=[Participant(party="russia", role="host"), "china"],
        superlatives=[
            Superlative(
                rank="largest", of="Russian exercise", scope="since 1981", as_of="2018-08", citations=["c1"]
            )
        ],
        accounts={
            "ministry": Account(by="ministry", citations=["c1"], values={"personnel": 300000}),
            "analysts": Account(
                citations=["c2"],
                values={"personnel": "<100000"},
                conflicts_with={"ministry": "contradiction"},
            ),
        },
        citations=[
            Citation(
                id="c1", source="tass-2018", locator=TextPosition.of(TEXT, 0, 52), attribution=["ministry"]
            ),
            Citation(id="c2", source="brief-2018", locator="p. 4"),
            Citation(
                source="tass-2018", locator=TextQuote(exact="so far", suffix=", the"), supports=["date"]
            ),
        ],
    )


def _vote() -> Vote:
    return Vote(
        id="es-11-1",
        title="General Assembly deplores the invasion",
        date="2022-03-02",
        resolution="ES-11/1",
        outcome="adopted",
        tally=Tally(in_favour=141, against=5, abstain=35),
        members=193,
        positions={"russia": "against", "china": "abstain"},
        citations=["brief-2018", Citation(source="tass-2018", supports=["positions.china"])],
        tags=["un", "ukraine"],
    )


def _visit() -> tuple[Event, ...]:
    announced = Meeting(
        id="visit-announced",
        status="planned",
        title="Nixon is to visit China",
        date="[1971-07-16..1972-05-31]",
        participants=["nixon"],
        citations=["brief-2018"],
    )
    visit = Meeting(
        id="visit",
        formerly=["nixon-in-china"],
        title="Nixon visits China",
        date="1972-02-21",
        participants=["nixon"],
        relations=[Relation(kind="realises", event="visit-announced", number=1)],
        calls=["summit", "week that changed the world"],
        citations=["brief-2018"],
    )
    return announced, visit


def _statement() -> Statement:
    return Statement(
        id="remark",
        title="A diplomat calls the ties the best ever",
        date=EventDate.parse("2019-06-05", zone="Europe/Moscow", part="20:00"),
        participants=[Participant(party="diplomat", role="speaker", acts_for=["russia"], note="By phone.")],
        wording=Wording(text="лучшие", language="ru", translation="the best", translation_language="en"),
        custom={"mood": "warm"},
        private="Kept out.",
        citations=["tass-2018"],
    )


def _rally() -> Statement:
    return Statement(
        id="rally",
        title="شعار في التجمع",
        date="2019-06",
        wording=Wording(text="السلام عليكم", language="ar"),
        citations=[
            Citation(
                source="brief-2018",
                stance="denies",
                wording=Wording(text="和平", language="zh-Hans", translation="peace"),
            )
        ],
    )


def _talks() -> Event:
    return Event(
        id="talks",
        title="They talk more than a dozen times",
        date="2013/2019",
        count=Count.parse(">12"),
        note="Counted by one side.",
    )


def _border() -> Event:
    return Event(id="border", title="The border is agreed", status="alleged")
