"""Comparison, against every world that the dates leave open."""

from __future__ import annotations

import random
import re
from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import (
    Allen,
    AllOf,
    Answer,
    CalendarDate,
    Edtf,
    EventDate,
    Interval,
    Masked,
    OneOf,
    after,
    before,
    certainly_within,
    during,
    equals,
    holds,
    overlaps,
    possibly_within,
    relations,
)
from timeline.dates._masked import runs

Span = tuple[int, int]

# All dates lie from 1 February to 11 March 2001, plain ones in the middle; an end that is not known lies some days beyond.
WINDOW = [date(2001, 2, 1) + timedelta(days=number) for number in range(39)]
DAYS = WINDOW[23:33]
FIRST, LAST = WINDOW[0].toordinal() - 3, WINDOW[-1].toordinal() + 3
BEFORE_ALL, AFTER_ALL = FIRST - 5, LAST + 5  # where open ends lie


def fitting(text: str) -> list[int]:
    pattern = re.compile(text.replace("X", "."))
    return [day.toordinal() for day in WINDOW if pattern.fullmatch(day.isoformat())]


def spans_within(days: list[int]) -> set[Span]:
    """All spans whose every day is among the days."""
    inside = set(days)
    return {(a, b) for a, b in product(days, days) if a <= b and inside.issuperset(range(a, b + 1))}


def spans_of(text: str) -> set[Span]:
    """Return every span a text can mean, by the definitions and by nothing of the library."""
    if text[0] == "[":
        return {span for member in text[1:-1].split(",") for span in spans_of_member(member)}
    if text[0] == "{":
        members = [member.partition("..") for member in text[1:-1].split(",")]
        starts = product(*(through(first) for first, _, _ in members))
        ends = product(*(through(last or first) for first, _, last in members))
        return {(a, b) for a, b in product(set(map(min, starts)), set(map(max, ends))) if a <= b}
    if "/" in text:
        begin, end = text.split("/")
        known = range(FIRST, LAST + 1)
        begins = [BEFORE_ALL] if begin == ".." else known if not begin else fitting(begin)
        ends_ = [AFTER_ALL] if end == ".." else known if not end else fitting(end)
        return {(a, b) for a, b in product(begins, ends_) if a <= b}
    return spans_within(fitting(text))


def through(text: str) -> range:
    days = fitting(text)
    return range(days[0], days[-1] + 1)


def spans_of_member(member: str) -> set[Span]:
    first, dots, last = member.partition("..")
    if not dots:
        return spans_within(fitting(member))
    days = range(fitting(first)[0] if first else BEFORE_ALL, (fitting(last)[-1] if last else AFTER_ALL) + 1)
    return spans_within(list(days))


def relation(one: Span, other: Span) -> Allen:
    """Return the one relation of two spans, from its definition."""
    (a, b), (c, d) = one, other
    if b < c:
        return Allen.MEETS if b + 1 == c else Allen.BEFORE
    if d < a:
        return Allen.MET_BY if d + 1 == a else Allen.AFTER
    if a == c:
        return Allen.EQUALS if b == d else Allen.STARTS if b < d else Allen.STARTED_BY
    if b == d:
        return Allen.FINISHES if a > c else Allen.FINISHED_BY
    if a < c:
        return Allen.CONTAINS if b > d else Allen.OVERLAPS
    return Allen.DURING if b < d else Allen.OVERLAPPED_BY


DATE = st.one_of(
    st.sampled_from(DAYS).map(date.isoformat),
    st.sampled_from(["2001-02-2X", "2001-03-0X", "2001-02-1X", "2001-02-X2", "2001-02-X5"]),
)
PLAIN = st.sampled_from(DAYS).map(date.isoformat)
MEMBER = st.one_of(DATE, st.tuples(PLAIN, PLAIN).map(sorted).map("..".join))
END = st.one_of(DATE, st.sampled_from(["", ".."]))


def is_possible(text: str) -> bool:
    return text != "/" and bool(spans_of(text))


TEXTS = st.one_of(
    DATE,
    st.tuples(END, END).map("/".join),
    st.lists(MEMBER, min_size=1, max_size=3).map(lambda members: f"[{','.join(members)}]"),
    st.lists(MEMBER, min_size=1, max_size=2).map(lambda members: f"{{{','.join(members)}}}"),
    PLAIN.map("[..{}]".format),
    PLAIN.map("[{}..]".format),
).filter(is_possible)


@settings(max_examples=80, deadline=None)
@given(TEXTS, TEXTS)
def test_the_possible_relations_are_those_found_in_all_worlds(one: str, other: str) -> None:
    """A relation is possible exactly when two worlds show it."""
    found = {relation(*pair) for pair in product(spans_of(one), spans_of(other))}
    assert relations(Edtf.parse(one), Edtf.parse(other)) == found


@settings(max_examples=80, deadline=None)
@given(TEXTS, PLAIN, PLAIN)
def test_within_is_decided_as_by_trying_every_world(text: str, one: str, other: str) -> None:
    """Certainly within: every world; possibly within: some world."""
    first, last = sorted([one, other])
    begin, end = fitting(first)[0], fitting(last)[0]
    worlds = [begin <= a and b <= end for a, b in spans_of(text)]
    span = Edtf.parse(f"{first}/{last}")
    assert certainly_within(Edtf.parse(text), span) == all(worlds)
    assert possibly_within(Edtf.parse(text), span) == any(worlds)


@given(TEXTS, TEXTS)
def test_seen_from_the_other_side_each_relation_is_the_converse(one: str, other: str) -> None:
    """What a is to b, b is to a in the mirror."""
    there = relations(Edtf.parse(one), Edtf.parse(other))
    assert {found.converse for found in there} == relations(Edtf.parse(other), Edtf.parse(one))
    assert all(found.converse.converse is found for found in Allen)


@pytest.mark.slow
def test_a_million_random_pairs_never_deny_what_a_world_shows() -> None:
    """For random dates of all forms, the relation of two of their spans is always among the possible ones."""
    chance = random.Random(20_010_228)  # noqa: S311  # the same pairs each time
    texts = [
        f"{year}{rest}"
        for year in ("2001", "200X", "1999")
        for rest in ("", "-02", "-XX", "-21", "-24", "-X2-1X")
    ]
    texts += [f"2001-{month:02}-{day:02}" for month in (1, 2, 3, 12) for day in (1, 2, 28)]
    texts += [
        "2001-02/2002",
        "2001-02-03/2001-02-05",
        "[2001-02,2001-05]",
        "{2001,2003}",
        "200X/201X",
        "2001S3",
    ]
    values = [Edtf.parse(text) for text in texts]
    known = {pair: relations(*pair) for pair in product(values, values)}
    for _ in range(1_000_000):
        pair = chance.choice(values), chance.choice(values)
        assert relation(*(sampled(value, chance) for value in pair)) in known[pair]


def sampled(value: Edtf, chance: random.Random) -> Span:
    """Pick a span that a value of one run of days, or an interval, can mean."""
    first, last = value.reach
    assert first is not None
    assert last is not None
    if (
        isinstance(value, Interval)
        and isinstance(value.begin, CalendarDate)
        and isinstance(value.end, CalendarDate)
    ):
        begin = chance.randint(*value.begin.reach)
        return begin, chance.randint(max(begin, value.end.reach[0]), last)
    if isinstance(value, OneOf | AllOf):
        members = [member for member in value.members if isinstance(member, CalendarDate)]
        if isinstance(value, OneOf):
            return sampled(chance.choice(members), chance)
        return chance.randint(*members[0].reach), chance.randint(*members[-1].reach)
    if isinstance(value, Masked):
        first, last = chance.choice(list(runs(value)))
    begin = chance.randint(first, last)
    return begin, chance.randint(begin, last)


YES, NO, MAYBE, UNKNOWN = Answer


@pytest.mark.parametrize(
    ("one", "other", "is_before", "is_after", "is_during", "shares"),
    [
        ("2015-09", "2015-10-02", YES, NO, NO, NO),
        ("2015-09-03", "2015-09-03", NO, NO, YES, YES),
        ("2015-09", "2015-09-15", MAYBE, MAYBE, MAYBE, MAYBE),
        ("2015-09-15", "2015", MAYBE, MAYBE, MAYBE, MAYBE),
        ("2015-09-15", "2015-09-01/2015-09-30", NO, NO, YES, YES),
        ("2015-09", "2015-08-31/2015-10-01", NO, NO, YES, YES),
        ("[2015-09-03,2015-09-05]", "2015-09-04", MAYBE, MAYBE, NO, NO),
        ("156X-12-25", "1565-06", MAYBE, MAYBE, NO, NO),
        ("2013/..", "2021", NO, NO, NO, YES),
        ("2013-05-01/..", "2021-05-01", NO, NO, NO, YES),
        ("2013-05-01/", "2021-05-01", UNKNOWN, NO, NO, UNKNOWN),
        ("2013-05-01/", "2012", NO, YES, NO, NO),
        ("[..2015-10-31]", "2015-11-01", YES, NO, NO, NO),
        ("2015-09~", "2015-10", YES, NO, NO, NO),
        ("Y-66000000", "-0043", YES, NO, NO, NO),
        ("1950S2", "1920", MAYBE, MAYBE, MAYBE, MAYBE),
        ("XXXX-12-25", "2001-12-25", MAYBE, MAYBE, MAYBE, MAYBE),
    ],
)  # fmt: skip
def test_answers_say_what_the_dates_say(
    one: str, other: str, is_before: Answer, is_after: Answer, is_during: Answer, shares: Answer
) -> None:
    """YES and NO where all worlds agree, MAYBE where they do not, UNKNOWN where an unknown end is in play."""
    first, second = EventDate.parse(one), Edtf.parse(other)
    found = before(first, second), after(first, second), during(first, second), overlaps(first, second)
    assert found == (is_before, is_after, is_during, shares)


def test_2013_on_may_begin_in_2013_alone() -> None:
    """An open interval from a year shares a day with that year whenever it begins."""
    assert overlaps(Edtf.parse("2013/.."), Edtf.parse("2013-12-31/..")) is YES
    assert equals(Edtf.parse("2013-01-01/.."), Edtf.parse("2013-01-01/..")) is YES
    assert holds(Edtf.parse("2013-01-01/.."), [Allen.FINISHED_BY], Edtf.parse("2014-01-01/..")) is YES


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("2022-02-21T23:00:00-05", "2022-02-22T04:30:00Z", Allen.BEFORE),
        ("2022-02-21T23:00:00-05", "2022-02-22T12:00:00+08", Allen.EQUALS),
        ("2022-02-21T23:00:00", "2022-02-21T22:00:00", Allen.AFTER),
        ("2022-02-21T23:00:00", "2022-02-21T22:00:00Z", Allen.EQUALS),
    ],
)
def test_moments_are_compared_by_the_clock_where_the_clocks_compare(
    one: str, other: str, found: Allen
) -> None:
    """Two stated shifts, or none, give an order to the second; otherwise the days are compared as written."""
    assert relations(Edtf.parse(one), Edtf.parse(other)) == {found}


def test_an_answer_is_not_a_truth_value() -> None:
    """'if before(a, b)' would take MAYBE for yes, so it is an error."""
    with pytest.raises(TypeError, match=r"Answer\.YES"):
        assert before(Edtf.parse("2015"), Edtf.parse("2016"))


@pytest.mark.parametrize(
    ("text", "span", "certain", "possible"),
    [
        ("2015-09", "2015", True, True),
        ("2015", "2015-09", False, True),
        ("[..2015-10-31]", "2013", False, True),
        ("2013/..", "2013/..", True, True),
        ("2013/..", "2013/2021", False, False),
        ("2013/", "2013/2021", False, True),
        ("2013/", "2013/..", True, True),
        ("2015", "2013/", False, True),
        ("1950S2", "1920", False, True),
        ("[1950,1970]", "1960", False, False),
        ("1950-02-01T10:00:00", "1950", True, True),
    ],
)
def test_a_filter_can_ask_for_all_worlds_or_for_one(
    text: str, span: str, certain: bool, possible: bool
) -> None:
    """An event is certainly in a span when it cannot lie elsewhere, and possibly when it can lie there."""
    assert certainly_within(EventDate.parse(text), Edtf.parse(span)) is certain
    assert possibly_within(EventDate.parse(text), Edtf.parse(span)) is possible
