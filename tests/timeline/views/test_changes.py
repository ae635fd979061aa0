"""A diff as a JSON file is checked before any of it is believed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from timeline import Timeline
from timeline.errors import InputError, RecordError
from timeline.events import Event, Meeting
from timeline.parties import Party
from timeline.provenance import Source
from timeline.views import apply, diff, from_json, to_json

OLD = Timeline(
    id="t",
    title="Talks",
    sources=[Source(id="press", title="A report"), Source(id="radio", title="A programme")],
    parties=[Party(id="a", name="A")],
    events=[Event(id="visit", title="They meet", date="2015-10", private="ask again")],
)
NEW = Timeline(
    id="t",
    title="Talks, continued",
    sources=[Source(id="radio", title="A programme"), Source(id="press", title="A report", language="en")],
    events=[Meeting(id="meeting", formerly=["visit"], title="They meet", mode="video", participants=["a"])],
)


def changes(**parts: Any) -> str:
    plain = json.loads(to_json(diff(OLD, NEW), OLD, NEW))
    return json.dumps(plain | parts)


def test_another_kind_id_and_order_come_through_a_file() -> None:
    """A record that became one of another kind under another id keeps its remark."""
    (event,) = (made := apply(from_json(changes(), OLD), OLD)).events
    assert (event.id, event.kind, event.private) == ("meeting", "meeting", "ask again")
    assert made.sources == NEW.sources
    assert made.title == NEW.title
    assert made.parties == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not-json"),
        ("[]", "wrong-shape"),
        ('{"version": NaN}', "not-json"),
        ('{"version": 1, "version": 1}', "duplicate-key"),
        (b'{"\xff": 1}', "not-utf8"),
        ("[" * 100_000, "too-deep"),
        ("1" * 10_000, "bad-value"),
        (changes(version=2), "newer-version"),
        (changes(events=7), "wrong-shape"),
        (changes(evnts={}), "unknown-field"),
        (changes(events={"changed": [{"id": "visit"}]}), "missing-field"),
        (
            changes(events={"added": [{"id": "x", "kind": "event", "title": "X", "date": "soon"}]}),
            "bad-value",
        ),
        (
            changes(events={"changed": [{"id": "visit", "changes": [{"field": "titel", "new": "x"}]}]}),
            "unknown-field",
        ),
    ],
)
def test_what_is_no_diff_is_refused(text: str | bytes, code: str) -> None:
    """Each slip has a fault of its own."""
    with pytest.raises(InputError) as caught:
        from_json(text, OLD)
    assert caught.value.faults[0].code == code


@pytest.mark.parametrize(
    ("standing", "message"),
    [
        (Timeline(id="t", title="Else"), "timeline: title is"),
        (Timeline(id="t", title="Talks"), "source press: found none"),
        (Timeline(id="t", title="Talks", sources=OLD.sources), "party a: found another record or none"),
        (
            Timeline(id="t", title="Talks", sources=OLD.sources, parties=OLD.parties),
            "event visit: found none",
        ),
    ],
)
def test_a_timeline_that_lacks_what_is_replaced_is_refused(standing: Timeline, message: str) -> None:
    """Nothing is applied in part."""
    with pytest.raises(RecordError, match=message):
        from_json(changes(), standing)
