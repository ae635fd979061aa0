"""Which events a condition finds."""

from __future__ import annotations

import pytest

from timeline import (
    Account,
    Citation,
    Event,
    Meeting,
    Participant,
    Party,
    Place,
    Source,
    Statement,
    Timeline,
    Wording,
)
from timeline.errors import OptionError, UnknownNameError
from timeline.forms import OpaqueEvent

SOURCES = [Source(id="cnn-2022", title="A long read", publisher="CNN"), Source(id="brief", title="A brief")]
PARTIES = [
    Party(id="duma", name="State Duma", aliases=["Russian Parliament"]),
    Party(id="volodin", name="Volodin", belongs_to="duma"),
    Party(id="xinhua", name="Xinhua"),
]
EVENTS = [
    Meeting(
        id="talks",
        title="They talk",
        date="2022-09",
        place=Place(name="Moscow"),
        citations=[Citation(id="c1", source="cnn-2022", note="From the caption", attribution=["xinhua"])],
        accounts={
            "one": Account(
                by="xinhua",
                values={
                    "date": "2022-08-31",
                    "place": "Tsugol",
                    "participants": ["volodin"],
                    "status": "planned",
                },
                omits=["sanctions"],
                conflicts_with={"two": "omission"},
            ),
        },
    ),
    Statement(
        id="words",
        title="One speaks",
        participants=[Participant(party="xinhua", office="Chief Envoy")],
        wording=Wording(text="友谊", language="zh", translation="Friendship"),
        citations=["brief"],
        private="Hidden remark",
    ),
    OpaqueEvent(kind="trial", id="t-1", title="The trial opens", fields={"court": {"name": "The Hague"}}),
    Event(id="storm", title="A storm", date="[2022-02-27..2022-03-02]", tags=["weather"]),
]


@pytest.fixture
def timeline() -> Timeline:
    return Timeline(id="t", title="T", sources=SOURCES, parties=PARTIES, events=EVENTS)


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("text=caption", {"talks"}),
        ("text=SANCTIONS", {"talks"}),
        ("text=tsugol", {"talks"}),
        ("text=chief envoy", {"words"}),
        ("text=friendship", {"words"}),
        ("text=友谊", {"words"}),
        ("text=hague", {"t-1"}),
        ("text=hidden", set()),
        ("text=cnn-2022", set()),
        ("text=statement", set()),
        ("kind=trial", {"t-1"}),
        ("party=Russian Parliament", {"talks"}),
        ("party~Russian Parliament", set()),
        ("party=xinhua", {"words"}),
        ("place=Tsugol|Moscow", {"talks"}),
        ("status=planned", {"talks"}),
        ("status!=occurred", set()),
        ("source~cnn", {"talks"}),
        ("source~read", {"talks"}),
        ("source=brief", {"words"}),
        ("date=2022", {"talks", "storm"}),
        ("date=2022-09", set()),
        ("date~2022-08", {"talks"}),
        ("date=2022-02", set()),
        ("date~2022-02", {"storm"}),
        ("date!~2022", {"words", "t-1"}),
        ("conflict=yes", {"talks"}),
        ("tag~weath", {"storm"}),
    ],
)
def test_a_condition_finds_what_any_version_says(
    timeline: Timeline, condition: str, expected: set[str]
) -> None:
    """Texts are found wherever a reader reads them; accounts count; a date is certain only if all versions agree."""
    assert {event.id for event in timeline.filter(condition)} == expected


@pytest.mark.parametrize("condition", ["kind=vote|", "tag~|a", "date=soon", "source=cnn"])
def test_a_slip_is_refused(timeline: Timeline, condition: str) -> None:
    """An empty alternative would match everything, and a name that stands for nothing would match nothing."""
    with pytest.raises((OptionError, UnknownNameError)):
        timeline.filter(condition)
