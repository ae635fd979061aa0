"""A timeline whose texts try to become something else in every format there is."""

from __future__ import annotations

from typing import Final

from timeline.events import Account, Meeting
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Source
from timeline.timeline import Timeline

__all__ = ["PRIVATE_MARK", "hostile_timeline"]

PRIVATE_MARK: Final = "Kept-Out-Of-Every-Output"

_HOSTILE: Final = (
    '=HYPERLINK("http://example.invalid")',
    "+1-2",
    "-1",
    "@SUM(A1)",
    "BEGIN:VEVENT\r\nSUMMARY:injected",
    "a;b,c\\n\\N:d",
    "<script>alert(1)</script> &amp; &lt;",
    "| pipe | table |\n|---|---|",
    "# heading\n- item\n1. one\n> quote\n```\ncode",
    "[link](http://example.invalid) ![image](x) [^1] [^1]: note",
    "*emphasis* _under_ ~~strike~~ `code` $x$ @cite",
    "title\n=====",
    "\x1b[2Jescape \x07bell \x00nul",
    "right \u202eto left\u202c אבג ابج",
    "漢字 日本語 한국어 \U0001d4b3\U0001d4b4 🇺🇳👩‍👩‍👧 e\u0301 \U000e0041",
    "\ud800 lone \udfff surrogates \ufffe \uffff",
    "_x0041_ _x000D_ #REF! 1E5 007 TRUE 2015-10",
    "long " * 400,
    "x" * 40_000,
)


def hostile_timeline() -> Timeline:
    """Return a timeline whose texts try to become something else in every format there is."""
    events = [_hostile_event(index, text) for index, text in enumerate(_HOSTILE)]
    source = Source(
        id="hostile",
        title=_HOSTILE[0],
        publisher=_HOSTILE[4],
        authors=_HOSTILE[:3],
        url="javascript:alert(1)",
    )
    party = Party(id="hostile", name=_HOSTILE[6], aliases=_HOSTILE[7:9])
    return Timeline(id="hostile", title=_HOSTILE[8], sources=[source], parties=[party], events=events)


def _hostile_event(index: int, text: str) -> Meeting:
    return Meeting(
        id=f"hostile-{index}",
        title=text,
        summary=text,
        note=text,
        tags=[text],
        calls=[text],
        place=text,
        date="2015-10" if index % 2 else None,
        participants=[Participant(party="hostile", office=text)],
        citations=[Citation(id="c1", source="hostile", locator="p. 1", note=text)],
        accounts={"one": Account(values={"summary": text}, omits=[text])},
        custom={"key": text},
        private=PRIVATE_MARK,
    )
