"""Bad input: one clear error, each fault with its JSON Pointer and its place, and never another exception."""

from __future__ import annotations

import io
import json
import sys
import time
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from exporters.json import IMPORTER, VERSION
from tests.exporters.json.samples import hearings
from tests.exporters.json.test_round_trip import written
from tests.exporters.opening import opening
from timeline.errors import Fault, InputError
from timeline.ports import NoOptions, Record, Run

GOOD = written(opening())
SMALL: dict[str, Any] = {
    "version": VERSION,
    "id": "t",
    "title": "T",
    "sources": [],
    "parties": [],
    "events": [],
}


def records(data: bytes) -> list[Record]:
    return list(IMPORTER.read(io.BytesIO(data), NoOptions(), Run()))


def faults(data: bytes | str | dict[str, Any]) -> tuple[Fault, ...]:
    if isinstance(data, dict):
        data = json.dumps(data)
    with pytest.raises(InputError) as caught:
        records(data if isinstance(data, bytes) else data.encode())
    return caught.value.faults


def test_all_faults_come_in_one_run_in_the_order_of_the_text() -> None:
    """Each fault names its value by JSON Pointer and by line and column."""
    text = """{
  "version": 1,
  "id": "t",
  "title": "T",
  "events": [
    {"id": "e", "kind": "vote", "title": "They vote",
     "date": {"edtf": "soon"},
     "positions": {"china": "abstane"},
     "titel": 1,
     "citations": [{"source": "a b"}]},
    {"id": "f"}
  ]
}"""
    found = faults(text)
    assert [(str(fault.position), fault.problem.partition(":")[0]) for fault in found] == [
        ("-:7:23", "/events/0/date/edtf"),
        ("-:8:29", "/events/0/positions/china"),
        ("-:9:6", "/events/0/titel"),
        ("-:10:31", "/events/0/citations/0/source"),
        ("-:11:5", "/events/1"),
    ]
    assert "did you mean 'abstain'" in str(found[1])
    assert "did you mean 'title'" in str(found[2])


def test_every_field_at_fault_is_named() -> None:
    """A record with two bad values gets two faults, each at its value."""
    source = {"id": "a b", "title": "S", "digest": "sha256:12", "titel": "S"}
    found = faults(SMALL | {"sources": [source]})
    assert [fault.path[2] for fault in found] == ["id", "digest", "titel"]


def test_a_claim_at_fault_is_named() -> None:
    """A fault in an account is shown there, not at the event."""
    event = {"id": "e", "title": "It", "accounts": {"one": {"formerly": ["x"], "citations": ["a b"]}}}
    assert [fault.path for fault in faults(SMALL | {"events": [event]})] == [
        ("events", 0, "accounts", "one", "formerly"),
        ("events", 0, "accounts", "one", "citations"),
    ]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "not-json"),
        (b"   ", "not-json"),
        (b"{", "not-json"),
        (b'{"id": }', "not-json"),
        (b"{'id': 1}", "not-json"),
        (b'{"id": "t",}', "not-json"),
        (b'{"id": "a\nb"}', "not-json"),
        (b'{"id": "\\x41"}', "not-json"),
        (GOOD + b"x", "not-json"),
        (GOOD + GOOD, "not-json"),
        (b"\xef\xbb\xbf" + GOOD, "byte-order-mark"),
        (GOOD.decode().encode("utf-16"), "not-utf8"),
        (b'{"id": "\xff"}', "not-utf8"),
        (b'{"id": "\xed\xa0\x80"}', "not-utf8"),
        (b"[" * 100_000, "too-deep"),
        (b'{"a":' * 100_000, "too-deep"),
        (b"[]", "wrong-shape"),
        (b"null", "empty-value"),
        (b'"x"', "wrong-shape"),
        (b"1", "wrong-shape"),
        (b'{"events": NaN}', "not-json"),
        (b'{"events": -Infinity}', "not-json"),
        (b'{"events": 1e999}', "number-out-of-bounds"),
        (b'{"version": 1' + b"0" * 100_000 + b"}", "number-out-of-bounds"),
        (b'{"version": ' + b"9" * 17 + b"}", "number-out-of-bounds"),
        (b'{"id": "a", "id": "b"}', "duplicate-key"),
        (b'{"id": "\\ud800"}', "lone-surrogate"),
        (b'{"\\udfff": 1}', "lone-surrogate"),
    ],
)
def test_what_is_no_json_is_refused(data: bytes, code: str) -> None:
    """Strict JSON, in UTF-8, within bounds that every reader keeps; the fault says which and where."""
    found = faults(data)
    assert code in {fault.code for fault in found}
    assert all(fault.position is not None for fault in found)


def test_a_pair_of_surrogates_is_one_character() -> None:
    """Other writers escape characters beyond the first plane; that is no fault."""
    data = json.dumps(SMALL | {"title": "\U0001f91d"}).encode()
    assert b"\\ud83e" in data
    assert records(data)[0].title == "\U0001f91d"  # type: ignore[union-attr]  # the first record is the timeline


def test_the_place_of_a_duplicate_is_the_second_key() -> None:
    """Both keys are there; the second is the one too many."""
    (found,) = faults('{"version": 1, "id": "t", "title": "T",\n "id": "u"}')
    assert (found.path, str(found.position)) == (("id",), "-:2:2")


@pytest.mark.parametrize("version", [2, 10**6])
def test_a_newer_version_is_refused(version: int) -> None:
    """A document of a version not known is not guessed at."""
    (found,) = faults(SMALL | {"version": version, "whatever": [1]})
    assert found.code == "newer-version"
    assert f"version {version}" in str(found)
    assert "upgrade" in str(found)


@pytest.mark.parametrize("version", ["1", 1.5, True, -1, [], {}])
def test_a_version_is_a_whole_number(version: object) -> None:
    """Anything else is no version."""
    assert [fault.code for fault in faults(SMALL | {"version": version})] == ["bad-version"]


def test_an_older_version_is_read() -> None:
    """A draft without a version is the same timeline."""
    draft = json.loads(GOOD)
    del draft["version"]
    assert records(json.dumps(draft).encode()) == records(GOOD)


def test_the_address_of_the_schema_may_stand_in_the_document() -> None:
    """Editors look for it; readers pass it by."""
    data = json.dumps({"$schema": "timeline.schema.json", **json.loads(GOOD)}).encode()
    assert records(data) == records(GOOD)


@pytest.mark.parametrize("room", ["sources", "parties", "events"])
def test_an_id_twice_is_a_fault(room: str) -> None:
    """The second record is the one shown."""
    rows = json.loads(GOOD)[room]
    (found,) = faults(json.loads(GOOD) | {room: [*rows, rows[0]]})
    assert (found.code, found.path) == ("duplicate-id", (room, len(rows), "id"))


@pytest.mark.parametrize("room", ["sources", "parties", "events"])
@pytest.mark.parametrize("value", [{}, "x", 1, True])
def test_records_stand_in_arrays(room: str, value: object) -> None:
    """Any other shape is named as such."""
    assert [fault.path for fault in faults(SMALL | {room: value})] == [(room,)]


def test_a_room_misspelt_is_guessed() -> None:
    """The arrays of records are fields like any other."""
    (found,) = faults(SMALL | {"event": []})
    assert "did you mean 'events'" in str(found)


def test_null_stands_for_a_field_left_out() -> None:
    """Optional fields may be null, and needed ones are then missing."""
    assert records(json.dumps(SMALL | {"description": None}).encode())
    assert [fault.code for fault in faults(SMALL | {"title": None})] == ["missing-field"]


def test_two_names_of_one_field_are_a_fault() -> None:
    """The place may be called `at` or `locator`, and never both: one would silently win."""
    citation = {"source": "s", "at": "p. 1", "locator": {"reference": "p. 2"}}
    event = {"id": "e", "title": "It", "citations": [citation]}
    assert [fault.code for fault in faults(SMALL | {"events": [event]})] == ["duplicate-key"]


def test_names_that_clean_to_one_are_a_fault() -> None:
    """Neither of the two may silently become the other."""
    event = {"id": "e", "title": "It", "custom": {"mood": "warm", "mood ": "cold"}}
    assert [fault.code for fault in faults(SMALL | {"events": [event]})] == ["duplicate-key"]


def test_faults_are_cut_off_with_a_word() -> None:
    """After a thousand, the rest are only said to be there."""
    found = faults(SMALL | {"events": [{"id": f"e{index}"} for index in range(5000)]})
    assert len(found) == 1001
    assert found[-1].code == "too-many-faults"


@pytest.mark.parametrize(
    "data",
    [
        json.dumps({f"key{index}": 1 for index in range(100_000)}),
        json.dumps(SMALL | {"events": [{"kind": "x" * 1_000_000}] * 3}),
        json.dumps(SMALL | {"events": ["x"] * 200_000}),
        '{"events": [' + '{"id": "e", "id": "f"},' * 50_000 + "{}]}",
        "[" + "[" * 900 + "]" * 900 + ",1" * 500_000 + "]",
        json.dumps(SMALL | {"title": "\\" * 1_000_000 + "\ud800"}),
        '"' + "\\u0041" * 1_000_000,
        json.dumps(
            SMALL | {"events": [{"id": "e", "title": "It", "date": "[" + "2015," * 300_000 + "2015]"}]}
        ),
    ],
    ids=["keys", "kinds", "texts", "doubles", "nested", "backslashes", "open", "date"],
)
def test_hostile_input_costs_no_more_than_its_length(data: str) -> None:
    """Nothing in a file can make its reading quadratic."""
    begun = time.perf_counter()
    faults(data.encode())
    assert time.perf_counter() - begun < 20


def nested(levels: int) -> dict[str, Any]:
    plain: Any = 1
    for _ in range(levels):
        plain = {"in": [plain]}
    return SMALL | {"events": [{"id": "e", "kind": "x-kind", "title": "It", "own": plain}]}


def test_what_is_kept_unknown_has_a_bottom() -> None:
    """A field of a kind that is not installed may nest, within reason."""
    assert records(json.dumps(nested(10)).encode())
    assert "levels" in str(faults(nested(300))[0])


def test_the_depth_of_the_stack_is_left_alone() -> None:
    """Reading never raises the limit of the interpreter."""
    limit = sys.getrecursionlimit()
    faults(b"[" * 100_000)
    assert sys.getrecursionlimit() == limit


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
)


def survives(data: bytes) -> None:
    refusal: InputError | None = None
    try:
        records(data)
    except InputError as error:
        refusal = error
    assert refusal is None or (refusal.faults and str(refusal))


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=60))
@example(b"\xef\xbb\xbf{}")
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Only InputError leaves the reader."""
    survives(data)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_good_document_gone_bad_is_read_or_refused(data: st.DataObject) -> None:
    """Cut, doubled or overwritten anywhere, a document gives a timeline or one error."""
    source = bytearray(data.draw(st.sampled_from([GOOD, written(hearings())])))
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(source)))
        end = data.draw(st.integers(start, min(len(source), start + 40)))
        source[start:end] = data.draw(
            st.binary(max_size=4) | st.sampled_from([b"{", b'"', b"[]", b"null", b"1e9"])
        )
    survives(bytes(source))


def spots(plain: Any) -> list[tuple[Any, Any]]:
    pairs = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    return [spot for key, value in pairs for spot in [(plain, key), *spots(value)]]


@settings(max_examples=200, deadline=None)
@given(st.data())
def test_a_strange_value_anywhere_is_read_or_refused(data: st.DataObject) -> None:
    """Any JSON in the place of any value gives a timeline or one error that names a place."""
    plain = json.loads(data.draw(st.sampled_from([GOOD, written(hearings())])))
    holder, key = data.draw(st.sampled_from(range(len(spots(plain)))).map(lambda index: spots(plain)[index]))
    holder[key] = data.draw(JSON)
    survives(json.dumps(plain).encode())
