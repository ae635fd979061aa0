"""A chronology that shows every sort of row, and short ways to write and read workbooks."""

from __future__ import annotations

import io
import re
from datetime import datetime
from typing import Any, cast

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from exporters.xlsx import EXPORTER, XlsxOptions
from exporters.xlsx._limits import EXCEL, Limits
from exporters.xlsx.write import write_within
from timeline import (
    Account,
    Agreement,
    Citation,
    Event,
    EventDate,
    Exercise,
    Meeting,
    Participant,
    Party,
    Place,
    Relation,
    Source,
    Statement,
    Superlative,
    Tally,
    TextQuote,
    Timeline,
    Vote,
    Wording,
)
from timeline.dates import Anchor
from timeline.ports import Run, render

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")

PARTIES = (
    Party(id="us", name="United States", kind="country"),
    Party(id="china", name="China", kind="country", aliases=["PRC"]),
    Party(id="nixon", name="Richard Nixon", kind="person", belongs_to=["us"]),
    Party(id="mao", name="Mao Zedong", kind="person", belongs_to=["china"], valid="1893/1976"),
    Party(id="unga", name="UN General Assembly"),
    Party(id="voice-1", name="a diplomat", kind="person", unnamed=True),
    Party(id="voice-2", name="a diplomat", kind="person", unnamed=True, description="Another one."),
)

SOURCES = (
    Source(
        id="memo",
        title="Memorandum of Conversation",
        publisher="The White House",
        authors=["A. Clerk", "B. Clerk"],
        published=EventDate.parse(
            "1972-02", stated="February", basis="inferred", anchor=Anchor(event="visit")
        ),
        url="https://example.org/memo?a=1&b=two words",
        archived_url="https://archive.example/memo",
        retrieved="2022-03-04",
        language="en",
        grade="B",
        digest="sha256:9f86d081884c7d65",
        note="Declassified in part.",
        custom={"Box": "87"},
    ),
    Source(id="press", title="=1+1", published="2022-03-02", url="javascript:alert(1)"),
)

EVENTS = (
    Event(id="eclipse", title="An eclipse is seen", date="-0043-03-15", citations=["memo"]),
    Meeting(
        id="visit",
        formerly=["mao-meets-nixon"],
        title="Nixon meets Mao in Beijing",
        summary="They talk for an hour.\nInterpreters take notes.",
        date=EventDate.parse("1972-02-21", part="14:50", zone="Asia/Shanghai", stated="Monday afternoon"),
        place=Place(name="Zhongnanhai", within="Beijing", lat=39.9, lon=116.4),
        participants=[
            Participant(
                party="nixon", role="attendee", acts_for=["us"], office="President", note="With an aide."
            ),
            Participant(party="mao", role="host"),
        ],
        tags=["summit", "opening"],
        calls=["visit", "summit"],
        relations=[Relation(kind="realises", event="visit-announced", note="As announced.")],
        mode="in_person",
        subject="relations",
        note="The hour is disputed.",
        citations=[
            Citation(
                id="c1",
                source="memo",
                locator="54-479 sha256:9f86d081884c7d65",
                attribution=["voice-1", "voice-2"],
                supports=["date", "summary"],
                wording=Wording(text="frank", language="en", translation="franc", translation_language="fr"),
                note="Page cut.",
            ),
            Citation(
                source="press", locator=TextQuote(exact="met", prefix="they", suffix="then"), stance="denies"
            ),
        ],
        accounts={
            "beijing": Account(
                by="mao", citations=["c1"], values={"summary": "A long talk.", "date": "1972-02-22"}
            ),
            "washington": Account(
                by="nixon",
                values={"summary": "A short talk."},
                omits=["trade"],
                conflicts_with={"beijing": "contradiction"},
            ),
        },
        custom={"File": "A-1", "title": "own"},
    ),
    Meeting(
        id="visit-announced",
        title="Nixon is to visit China",
        status="planned",
        date="[1971-07-16..1972-05-31]",
        participants=["nixon"],
        citations=["press"],
    ),
    Meeting(
        id="talks", title="Envoys meet many times", date="2013/2021-12-15", count=">12", citations=["press"]
    ),
    Event(
        id="not-yet",
        title="China does not recognise it",
        date="2014~",
        status="did_not_occur",
        citations=["press"],
    ),
    Vote(
        id="es-11-1",
        title="General Assembly deplores it",
        date="2022-03-02",
        body="unga",
        subject="The question",
        resolution="ES-11/1",
        outcome="adopted",
        tally=Tally(in_favour=141, against=5, abstain=35),
        members=193,
        positions={"us": "for", "china": "abstain"},
        citations=["press"],
    ),
    Exercise(
        id="drill",
        title="They drill",
        date="2018-09-11/2018-09-17",
        personnel="<100000",
        superlatives=[
            Superlative(rank="largest", of="drill", scope="ever", as_of="2018-09", by="mao", citations=["c1"])
        ],
        citations=[Citation(id="c1", source="press")],
    ),
    Agreement(
        id="treaty",
        title="A treaty",
        date="2001-07",
        in_force="2001/2021",
        form="treaty",
        citations=["press"],
    ),
    Statement(
        id="speech",
        title="+1 he says",
        date=EventDate.parse("2022-02-21T23:00:00-05"),
        wording="well",
        citations=["press"],
    ),
    Event(id="someday", title="It happens", citations=[Citation(source="press", locator="p. 4")]),
    Event(id="winter", title="A hard winter", date="2021-24", citations=["press"]),
    Event(id="sixties", title="A decade", date="196X", citations=["press"]),
    Event(
        id="bounded",
        title="Before the article",
        date=EventDate.parse("[..2015-10-31]", basis="bounded"),
        citations=["press"],
    ),
)

RICH = Timeline(
    id="opening",
    title="The opening & after",
    description="What became of it.",
    revised="2022-03-05",
    sources=SOURCES,
    parties=PARTIES,
    events=EVENTS,
)


def workbook_bytes(timeline: Timeline = RICH, **options: Any) -> bytes:
    return render(timeline, EXPORTER, options=options).data


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def within(limits: Limits = EXCEL, timeline: Timeline = RICH, **options: Any) -> tuple[Workbook, Run]:
    """Return the workbook made within other limits, and what its run reported."""
    run = Run()
    return opened(b"".join(write_within(timeline, XlsxOptions(**options), run, limits))), run


def wall(text: str) -> datetime:
    """Return a time as cells have it: on some wall, in no zone."""
    return datetime.fromisoformat(text)


def meant(text: Any) -> Any:
    """Return what a text in the file means: openpyxl leaves the escapes of Office Open XML as they are."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if isinstance(text, str) else text


def charts_of(workbook: Workbook, name: str) -> list[Any]:
    """Return the charts of a sheet; openpyxl keeps those it has read to itself."""
    sheet: Any = workbook[name]
    return list(sheet._charts)


def sheet_of(workbook: Workbook, name: str) -> Worksheet:
    return cast("Worksheet", workbook[name])


def rows_of(workbook: Workbook, name: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet that is a table, each by heading."""
    heading, *rows = sheet_of(workbook, name).iter_rows(values_only=True)
    return [dict(zip(map(str, heading), map(meant, row), strict=True)) for row in rows]


def row_of(workbook: Workbook, name: str, event: str) -> dict[str, Any]:
    """Return the first row of an event."""
    return next(row for row in rows_of(workbook, name) if row["Event ID"] == event)


def cell_of(workbook: Workbook, name: str, event: str, heading: str) -> Any:
    """Return the cell under a heading in the first row of an event."""
    sheet = sheet_of(workbook, name)
    headings = [cell.value for cell in sheet[1]]
    ids = headings.index("Event ID")
    row = next(row for row in sheet.iter_rows(min_row=2) if row[ids].value == event)
    return row[headings.index(heading)]
