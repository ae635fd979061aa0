"""No timeline is too odd to be checked: every field of every kind, every form of date, every pair of links."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Citation, EventDate, Meeting, Relation, Source, Timeline
from timeline.check import RULES, TextLibrary, check
from timeline.dates import Anchor
from timeline.events import RelationKind
from timeline.testing import hostile_timeline, samples

SAMPLES = {f"{sample.name}": sample for sample in samples()}
DATES = (
    "2022-03-01",
    "2022-03",
    "2022",
    "2022-22",
    "156X-12-25",
    "-0043-03-15",
    "Y170000002",
    "1950S2",
    "0000",
    "2004-06~-11",
    "2016-02-29",
    "9999-12-31",
    "2018-09-11/2018-09-17",
    "2013/..",
    "/2013",
    "../2013",
    "[..2015-10-31]",
    "{1960,1961-12}",
    "[1667,1668,1670..1672]",
    "Y-9E9",
    "2022-03-01T23:30:00-05",
    "XXXX-12-XX",
)
WORDS = (
    "last month",
    "on Monday",
    "three years ago",
    "999 weeks later",
    "31 February 2022",
    "In May",
    "September 2015",
    "Friday and Saturday",
    "the 20th anniversary",
    "...",
    "",
    "ß\u0130 \u202e",
)
ZONES = (None, "Asia/Shanghai", "Nowhere/Nothing", "UTC")
CODES = {rule.code for rule in RULES}


@pytest.mark.parametrize("name", SAMPLES)
def test_every_field_of_every_kind_can_be_checked(name: str) -> None:
    """Each field of each record, filled by itself, gives faults of known codes and no error."""
    for timeline in (SAMPLES[name].without, SAMPLES[name].with_it):
        assert {fault.code for fault in check(timeline, texts=TextLibrary(), notes=True)} <= CODES


def test_hostile_texts_can_be_checked() -> None:
    """Control characters, lone surrogates and formulas are texts like any other."""
    faults = check(hostile_timeline(), texts=TextLibrary(["text"]), notes=True)
    assert "hidden-character" in {fault.code for fault in faults}
    assert all("\n" not in str(fault) for fault in faults)


def dates(anchors: st.SearchStrategy[tuple[Anchor, ...]]) -> st.SearchStrategy[EventDate]:
    return st.builds(
        EventDate.parse,
        st.sampled_from(DATES),
        stated=st.sampled_from(WORDS),
        basis=st.sampled_from(["stated", "relative", "inferred", "bounded"]),
        anchor=anchors,
        offset=st.sampled_from([None, "P20Y", "-P1M", "P999999999Y", "-P3W", "-P999999999D"]),
        zone=st.sampled_from(ZONES),
    )


ANCHORS = st.lists(
    st.sampled_from(
        [{"event": "a"}, {"event": "b"}, {"source": "s"}, {"source": "none"}, {"date": "2016-02-29"}]
    ),
    max_size=2,
).map(lambda given: tuple(Anchor(**kwargs) for kwargs in given))
RELATIONS = st.lists(
    st.builds(Relation, kind=st.sampled_from(list(RelationKind)), event=st.sampled_from(["a", "b", "c"])),
    max_size=3,
)


@settings(max_examples=150, deadline=None)
@given(dates(ANCHORS), dates(ANCHORS), dates(ANCHORS), RELATIONS, RELATIONS)
def test_any_dates_and_links_can_be_checked(
    first: EventDate, second: EventDate, published: EventDate, links: list[Relation], others: list[Relation]
) -> None:
    """Whatever dates, anchors, offsets and links meet, checking ends with faults of known codes."""
    source = Source(id="s", title="S", published=published)
    common: dict[str, Any] = {
        "title": "They meet",
        "citations": [Citation(source="s")],
        "participants": ["x"],
    }
    events = [
        Meeting(id="a", date=first, relations=links, **common),
        Meeting(id="b", date=second, relations=others, **common),
    ]
    timeline = Timeline(id="t", title="T", sources=[source], events=events)
    assert {fault.code for fault in check(timeline, notes=True)} <= CODES
    assert check(timeline, notes=True) == check(timeline, notes=True)
