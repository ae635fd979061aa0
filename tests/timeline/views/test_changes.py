"""A diff as a JSON file is checked before any of it is believed."""

from __future__ import annotations

import json
from typing import Any

import attrs
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
        ("1" * 10_000, "number-out-of-bounds"),
        ('{"version": 1e999}', "number-out-of-bounds"),
        ('{"version": 9007199254740992}', "number-out-of-bounds"),
        (b"\xef\xbb\xbf{}", "byte-order-mark"),
        ("\ufeff{}", "byte-order-mark"),
        ('{"version": "\\ud800"}', "lone-surrogate"),
        ("\ud800", "not-utf8"),
        (changes(version=2), "newer-version"),
        *((changes(version=odd), "bad-version") for odd in (0, -1, "1", True, 1.0, None)),
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


def field(name: str, old: Any = None, new: Any = None) -> dict[str, Any]:
    return {"field": name, "old": old, "new": new}


def told(record_id: str, *fields: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"id": record_id, "changes": list(fields), **more}


TITLE = field("title", "They meet", "They talk")
SUMMARY = field("summary", None, "In Geneva.")
PRESS = field("title", "A report", "The report")


@pytest.mark.parametrize(
    ("parts", "code", "place"),
    [
        ({"version": 0}, "bad-version", "/version: found 0"),
        (
            {"events": {"changed": [told("visit", TITLE), told("visit", SUMMARY)]}},
            "duplicate-id",
            "/events/changed/1/id: found the id 'visit' twice",
        ),
        (
            {
                "events": {
                    "changed": [
                        told("visit", TITLE),
                        told("talks", field("id", "visit", "talks"), was="visit"),
                    ]
                }
            },
            "duplicate-id",
            "/events/changed/1/was: found the id 'visit' twice",
        ),
        (
            {
                "sources": {
                    "changed": [told("press", PRESS)],
                    "removed": [{"id": "press", "title": "A report"}],
                }
            },
            "duplicate-id",
            "/sources/removed/0/id: found the id 'press' twice",
        ),
        (
            {"sources": {"added": [{"id": "new", "title": "A"}, {"id": "new", "title": "B"}]}},
            "duplicate-id",
            "/sources/added/1/id: found the id 'new' twice",
        ),
        (
            {"events": {"changed": [told("visit", TITLE, field("title", "They talk", "They part"))]}},
            "duplicate-field",
            "/events/changed/0/changes/1/field: found the field 'title' twice",
        ),
        (
            {"timeline": [field("title", "Talks", "A"), field("title", "A", "B")]},
            "duplicate-field",
            "/timeline/1/field: found the field 'title' twice",
        ),
        (
            {"events": {"changed": [told("visit", field("private", "ask again", "forget it"))]}},
            "unpublished-field",
            "/events/changed/0/changes/0/field: found 'private'",
        ),
        (
            {"sources": {"removed": [{"id": "press", "title": "A report", "private": "dull"}]}},
            "unpublished-field",
            "/sources/removed/0/private: found 'private'",
        ),
        (
            {"events": {"changed": [told("visit", field("id", "visit", "zz"))]}},
            "other-id",
            "/events/changed/0/id: found 'visit' of a record that is 'zz'",
        ),
        (
            {"events": {"changed": [told("zz", TITLE, was="visit")]}},
            "other-id",
            "/events/changed/0/id: found 'zz' of a record that is 'visit'",
        ),
        (
            {"sources": {"order": ["radio", "pres"]}},
            "unknown-id",
            "/sources/order/1: found 'pres', which is no id among the sources",
        ),
        (
            {"sources": {"order": ["radio", "press", "radio"]}},
            "duplicate-id",
            "/sources/order/2: found the id 'radio' twice",
        ),
        ({"events": {"order": ["visit"]}}, "unfit-order", "/events/order: found an order of events"),
        (
            {"events": {"changed": [told("visit", field("date", None, {"edtf": "soon"}))]}},
            "bad-value",
            "/events/changed/0/changes/0/new/edtf: 'soon' is no date",
        ),
        (
            {"events": {"changed": [told("visit", field("titel", None, "x"))]}},
            "unknown-field",
            "/events/changed/0/changes/0/field: unknown field 'titel'",
        ),
        (
            {"sources": {"changed": [told("press", field("title", "A report"))]}},
            "missing-field",
            "/sources/changed/0/changes: no 'title'",
        ),
        ({"timeline": [TITLE | {"old": "Talks", "new": 5}]}, "wrong-shape", "/timeline/0/new: "),
    ],
    ids=lambda part: part if isinstance(part, str) else None,
)
def test_nothing_that_a_diff_says_is_passed_over(parts: dict[str, Any], code: str, place: str) -> None:
    """What cannot be made, or is said twice in two ways, is a fault with its place in the text."""
    start = Timeline(
        id="t",
        title="Talks",
        sources=OLD.sources,
        events=[Event(id="visit", title="They meet", private="ask again")],
    )
    text = json.dumps(json.loads(to_json(diff(start, start), start, start)) | parts, indent=1)
    with pytest.raises(InputError) as caught:
        from_json(text, start, name="changes.json")
    (fault,) = caught.value.faults
    assert (fault.code, fault.problem[: len(place)]) == (code, place)
    assert fault.position is not None
    assert fault.position.file == "changes.json"
    assert fault.position.line > 1


def test_a_faulty_byte_has_a_place() -> None:
    """Where a text ceases to be UTF-8 is said by line and column."""
    with pytest.raises(InputError, match=r"^a\.json:2:4: found the byte 0xff"):
        from_json(b'{\n "\xc3\xa9\xff": 1}', OLD, name="a.json")


def test_a_value_of_a_diff_that_names_a_record_twice_is_refused() -> None:
    """In code as in a file, of two changes of one record none is dropped."""
    found = diff(OLD, NEW)
    twice = attrs.evolve(found, events=attrs.evolve(found.events, changed=found.events.changed * 2))
    with pytest.raises(RecordError, match="diff: event visit: is changed 2 times, expected once"):
        apply(twice, OLD)


@pytest.mark.parametrize(
    ("order", "says"),
    [
        (("radio", "pres"), "source pres: found none"),
        (("radio", "radio"), "source radio: is put in order 2 times"),
    ],
)
def test_an_order_of_records_that_are_not_there_is_refused(order: tuple[str, ...], says: str) -> None:
    """An order is of the records that stand afterwards, each once."""
    found = diff(OLD, NEW)
    odd = attrs.evolve(found, sources=attrs.evolve(found.sources, order=order))
    with pytest.raises(RecordError, match=says):
        apply(odd, OLD)
