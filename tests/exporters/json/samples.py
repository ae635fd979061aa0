"""Timelines that the tests of the interchange format share."""

from __future__ import annotations

from functools import cache

from tests.exporters.opening import opening
from timeline.forms import OpaqueAccount, OpaqueEvent
from timeline.testing import samples
from timeline.timeline import Timeline


def hearings() -> Timeline:
    """A timeline with events of a kind that is nowhere installed."""
    opens = OpaqueEvent(
        kind="hearing",
        id="h-1",
        title="The hearing opens",
        date="2020-01-02",
        fields={
            "court": "ICC",
            "judges": ["a", {"name": "b", "since": 1999}],
            "public": True,
            "appeal": None,
        },
        accounts={"press": OpaqueAccount(values={"title": "A hearing"}, fields={"court": "The Hague"})},
    )
    closes = OpaqueEvent(kind="hearing", id="h-2", title="The hearing closes", fields={})
    return Timeline(id="hearings", title="Hearings", events=[opens, closes])


@cache
def every_timeline() -> tuple[Timeline, ...]:
    """The small timeline, and one for each field of each record."""
    return (opening(), *(sample.with_it for sample in samples()))
