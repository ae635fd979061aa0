"""YAML text becomes plain data: every scalar a text, every fault in one run, no text too odd to be answered."""

from __future__ import annotations

import time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.yaml import cut_texts, parse_yaml
from timeline.yaml._careful import build_carefully
from timeline.yaml._fast import UnusualError, build_plain


def plain(text: str) -> Any:
    document = parse_yaml(text, "example.yaml")
    assert not document.faults
    return document.plain


def faults(text: str) -> list[str]:
    return [str(fault) for fault in parse_yaml(text, "example.yaml").faults]


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "yes",
        "1:30",
        "2015-10",
        "0x1F",
        "1e3",
        "007",
        "null",
        "~",
        ".inf",
        "2015-10-01 12:00:00",
        "=",
        "true",
    ],
)
def test_scalars_are_texts(text: str) -> None:
    """What YAML libraries take for truth, times, numbers and dates stays the text it is."""
    assert plain(f"key: {text}\n") == {"key": text}


def test_nothing_is_none_and_quotes_make_it_a_text() -> None:
    """A key without a value has None; an empty text in quotes is an empty text."""
    assert plain("a:\nb: ''\nc: []\n") == {"a": None, "b": "", "c": []}


def test_an_empty_file_has_nothing() -> None:
    """A file of comments alone is no fault and holds nothing."""
    assert plain("# nothing yet\n") is None


def test_a_byte_order_mark_is_passed_over() -> None:
    """Editors that begin a file with U+FEFF do no harm."""
    assert plain("\ufeffa: b\n") == {"a": "b"}


def test_duplicate_keys_are_all_faults_and_the_first_value_stays() -> None:
    """Each key that stands twice is reported where it stands again, and the first value is kept."""
    document = parse_yaml("a: 1\nb: {c: 2, c: 3}\na: 4\n", "example.yaml")
    assert document.plain == {"a": "1", "b": {"c": "2"}}
    assert [str(fault.position) for fault in document.faults] == ["example.yaml:2:11", "example.yaml:3:1"]
    assert "first on line 1" in document.faults[1].message


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("date: {1960,1961-12}\n", '"{1960,1961-12}"'),
        ("date: {..1984}\n", '"{..1984}"'),
        ("count: >5\n", '">5"'),
        ("count: >12\n", '">12"'),
        ("count: >=8\n", '">12"'),
        ("date: %2004-06\n", '"%2004-06"'),
        ("- date: [1667,1668]~\n", '"[1667,1668]"'),
        ("a: b\ndate: [..2015-10\nc: d\n", '"[..2015-10]"'),
    ],
)
def test_a_missing_quote_is_named(text: str, quoted: str) -> None:
    """Dates and counts that YAML reads as structure are faults that show the quotes."""
    (fault,) = faults(text)
    assert quoted in fault


def test_what_lacks_only_its_quotes_is_read_as_it_was_meant() -> None:
    """After the fault of the missing quotes, no second one follows from the value."""
    assert parse_yaml("date: {1960,1961-12}\ncount: >5\n", "f").plain == {
        "date": "{1960,1961-12}",
        "count": ">5",
    }


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ("a:\n\t- b\n", "spaces, not tabs"),
        ("title: Xi: we agree\n", "contains ': '"),
        ("by: @xi\n", "begins with @"),
        ('title: "No limits" friendship\n', "whole text in quotes"),
        ("title: *important*\n", "begins with *"),
        ("a: [b\n", "bracket that is opened here"),
        ("a:b\nc: d\n", "space behind the colon"),
        ("a b\nc: d\n", "colon and a space behind the name"),
        ("- a: b\n\xa0 c: d\n", "plain spaces"),
    ],
)
def test_other_slips_say_what_to_do(text: str, advice: str) -> None:
    """A text that is no YAML gets the advice that fits what was probably meant."""
    assert advice in faults(text)[0]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: !!python/object:os.system x\n", "tag"),
        ("a: *nowhere\n", "unknown-alias"),
        ("a: &x [*x]\n", "endless-alias"),
        ("a: &x {b: c}\nd:\n  <<: *x\n", "merge-key"),
        ("? [a, b]\n: c\n", "bad-key"),
        ("a: b\n---\nc: d\n", "several-documents"),
        ("a: \x07\n", "bad-character"),
    ],
)
def test_what_no_chronology_needs_is_a_fault(text: str, code: str) -> None:
    """Tags, broken aliases, merging, structured keys and second documents each have a code."""
    assert [fault.code for fault in parse_yaml(text, "f").faults] == [code]


def test_faults_of_one_file_come_together() -> None:
    """One reading reports every slip that does not end the file."""
    text = "a: 1\na: 2\nb: !!int 3\nc: {d,e}\nf: *g\n"
    assert [fault.code for fault in parse_yaml(text, "f").faults] == [
        "duplicate-key",
        "tag",
        "unquoted",
        "unknown-alias",
    ]


def test_aliases_stand_for_what_they_name() -> None:
    """An honest alias is what it names."""
    assert plain("a: &x {b: c}\nd: *x\n") == {"a": {"b": "c"}, "d": {"b": "c"}}


def test_aliases_cannot_blow_up() -> None:
    """Aliases of aliases that stand for billions of values are refused at once."""
    lines = ["a0: &a0 [x,x,x,x,x,x,x,x,x,x]"]
    lines += [f"a{n}: &a{n} [{','.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]
    start = time.perf_counter()
    assert [fault.code for fault in parse_yaml("\n".join(lines), "f").faults] == ["too-large"]
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "[{a: "])
def test_deep_nesting_is_a_fault_and_not_the_end_of_the_process(opening: str) -> None:
    """A hundred thousand opening brackets are answered like any other slip."""
    start = time.perf_counter()
    assert parse_yaml(opening * 100_000, "f").faults
    assert time.perf_counter() - start < 5


def test_values_stand_where_they_are_found() -> None:
    """Lines and columns count from 1, columns in code points; a value that is not there is its container."""
    spot = parse_yaml("a:\n  - ä: {b: 漢, c: d}\n", "f").spot
    assert [
        (spot.find(path).line, spot.find(path).column)
        for path in ((), ("a", 0, "ä", "c"), ("a", 0, "ä", "z"))
    ] == [
        (1, 1),
        (2, 18),
        (2, 8),
    ]
    key = spot.find(("a", 0, "ä"), key=True)
    assert (key.line, key.column) == (2, 5)


TEXTS = st.text(alphabet=st.sampled_from("ab:-[]{},&*!|>%#'\"\n \t.0?~<\\é"), max_size=60)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_any_text_gives_data_or_faults(text: str) -> None:
    """No text makes reading fail otherwise than by a fault; what is whole is texts, lists and mappings."""
    document = parse_yaml(text, "f")
    assert document.whole or document.faults
    assert isinstance(document.plain, str | list | dict | None)
    assert document.spot.line >= 1
    if document.whole:
        assert all("#" in words for _, _, words in cut_texts(document.text))


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_the_fast_way_and_the_careful_way_agree(text: str) -> None:
    """Where the fast way does not give up, the careful one finds the same data and no fault."""
    try:
        fast = build_plain(text)
    except (UnusualError, yaml.YAMLError):
        return
    careful = build_carefully(text, "f")
    assert careful.faults == ()
    assert careful.plain == fast


VALUES = st.recursive(
    st.text(alphabet=st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Co")), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", min_size=1), inner, max_size=3)
    ),
    max_leaves=12,
)


@settings(max_examples=200, deadline=None)
@given(VALUES)
def test_what_is_written_is_read_back(value: Any) -> None:
    """Texts, lists and mappings that another program writes as YAML come back as they were."""
    text = yaml.dump(value, allow_unicode=True, default_style='"')
    assert parse_yaml(text, "f").plain == value
