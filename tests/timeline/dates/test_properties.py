"""Laws that hold for every value and every string."""

from __future__ import annotations

import copy
import pickle
import random
import re
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from timeline.dates import CalendarDate, Day, Edtf, EventDate, Month, Year, words
from timeline.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable

SIGN = st.sampled_from(["", "", "", "?", "~", "%"])
YEAR = st.from_regex(r"-?[0-9X][0-9][0-9X][0-9X]", fullmatch=True)
PLAIN_YEAR = st.integers(0, 9999).map("{:04}".format)
MONTH = st.one_of(st.integers(1, 12).map("{:02}".format), st.sampled_from(["XX", "X1", "0X", "1X"]))
SEASON = st.integers(21, 41).map(str)
DAY = st.one_of(st.integers(1, 28).map("{:02}".format), st.sampled_from(["XX", "1X", "X2", "30", "31"]))


def qualified(part: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.tuples(SIGN, part, SIGN).map("".join)


def outcome(text: str) -> Edtf | DateError:
    try:
        return Edtf.parse(text)
    except DateError as error:
        return error


def is_date(text: str) -> bool:
    return isinstance(outcome(text), Edtf)


LONG = st.from_regex(
    r"Y-?[1-9][0-9]{4,12}(S[1-9])?|Y-?[1-9][0-9]{0,3}E[4-9](S[1-9])?|[0-9]{4}S[1-5]", fullmatch=True
)
DATES = st.one_of(
    qualified(YEAR),
    st.tuples(qualified(YEAR), qualified(MONTH)).map("-".join),
    st.tuples(qualified(YEAR), qualified(SEASON)).map("-".join),
    st.tuples(qualified(YEAR), qualified(MONTH), qualified(DAY)).map("-".join),
    LONG,
).filter(is_date)
ENDS = st.one_of(DATES, st.sampled_from(["", ".."]))
MOMENTS = st.datetimes().map(lambda moment: moment.replace(microsecond=0).isoformat())
MEMBERS = st.lists(st.one_of(DATES, st.tuples(PLAIN_YEAR, PLAIN_YEAR).map("..".join)), min_size=1, max_size=4)
SETS = st.tuples(st.sampled_from(["[]", "{}"]), MEMBERS).map(
    lambda made: made[0][0] + ",".join(made[1]) + made[0][1]
)
TEXTS = st.one_of(DATES, st.tuples(ENDS, ENDS).map("/".join), SETS, MOMENTS).filter(is_date)
VALUES = TEXTS.map(Edtf.parse)


@given(TEXTS)
def test_reading_and_writing_are_inverse(text: str) -> None:
    """A text comes back, its repr makes an equal value, and so do copying and pickling."""
    value = Edtf.parse(text)
    assert str(value) == text
    assert eval(repr(value), {"Edtf": Edtf}) == value  # noqa: S307  # our own repr
    assert copy.deepcopy(value) == value
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301  # our own pickle


@given(TEXTS, TEXTS)
def test_values_are_equal_when_their_texts_are(first: str, second: str) -> None:
    """Equality, hash and text agree."""
    one, two = Edtf.parse(first), Edtf.parse(second)
    assert (one == two) == (first == second)
    assert hash(one) == hash(Edtf.parse(first))


@given(VALUES)
def test_a_value_cannot_change(value: Edtf) -> None:
    """Values are frozen and have no room for more attributes."""
    with pytest.raises(AttributeError):
        value.more = 1  # type: ignore[attr-defined]
    for name in {name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())}:
        with pytest.raises(AttributeError):
            setattr(value, name, None)
        with pytest.raises(AttributeError):
            delattr(value, name)


@given(VALUES)
def test_the_first_day_is_never_after_the_last(value: Edtf) -> None:
    """Bounds are in order, and lie within the reach."""
    earliest, latest = value.earliest, value.latest
    first, last = value.reach
    if earliest is not None and latest is not None and first is not None and last is not None:
        assert first <= earliest
        assert latest <= last
        assert first <= last


@given(st.lists(VALUES, max_size=8))
def test_the_sort_key_is_a_total_order(values: list[Edtf]) -> None:
    """Any order of input gives one order of output, and equal keys mean equal values."""
    shuffled = random.Random(1).sample(values, len(values))  # noqa: S311  # a shuffle, not a secret
    assert sorted(values, key=lambda value: value.sort_key) == sorted(
        shuffled, key=lambda value: value.sort_key
    )
    assert len({value.sort_key for value in values}) == len(set(values))


@given(VALUES)
def test_every_value_has_words(value: Edtf) -> None:
    """Words are one line of text, and an event's date has the words of its value."""
    assert words(value).isprintable()
    assert words(value) == EventDate(value).words


@given(st.text(max_size=60))
@example("2004-06-11\n")
@example("\u0662\u0660\u0660\u0664")
@example("²004")
@example("\ud800")
@example("[1999..\x00]")
def test_any_string_is_a_date_or_a_date_error(text: str) -> None:
    """Nothing but DateError comes out of a string, and its message can be printed."""
    found = outcome(text)
    if isinstance(found, DateError):
        assert found.text == text
        assert 0 <= found.position <= len(text)
        assert str(found)


@settings(max_examples=200)
@given(TEXTS, st.randoms(use_true_random=False))
def test_a_damaged_date_is_a_date_or_a_date_error(text: str, chance: random.Random) -> None:
    """Dates with characters removed, doubled, swapped or replaced never do anything else."""
    for _ in range(20):
        damaged = list(text)
        for _ in range(chance.randint(1, 3)):
            place = chance.randrange(len(damaged) + 1)
            damaged[place : place + chance.randint(0, 1)] = chance.choice(
                "0123456789X-/.,[]{}?~%TZSEY+: \n\u0663xu"
            )
        found = outcome("".join(damaged))
        assert "".join(damaged) == (found.text if isinstance(found, DateError) else str(found))


def work(action: Callable[[], object]) -> int:
    """Count the calls that an action makes."""
    calls = 0

    def count(*_: object) -> None:
        nonlocal calls
        calls += 1

    sys.setprofile(count)
    try:
        action()
    finally:
        sys.setprofile(None)
    return calls


@pytest.mark.parametrize("part", ["1871,", "1871..1872,", "?1871~-?03~-?18~,", "187X-XX-XX,", "Y11871,"])
def test_the_work_grows_with_the_length_alone(part: str) -> None:
    """Twice the members cost twice the calls."""
    short, long = (f"[{part * count}1999]" for count in (40, 80))
    Edtf.parse(short)
    assert work(lambda: Edtf.parse(long)) <= 2.2 * work(lambda: Edtf.parse(short))


def test_a_range_costs_the_same_however_long() -> None:
    """The bounds of a million years take no more work than those of two."""
    narrow, wide = Edtf.parse("[Y-11872..Y-11871]"), Edtf.parse("[Y-66000000..Y11700]")
    assert work(lambda: (wide.earliest, wide.latest, wide.sort_key)) == work(
        lambda: (narrow.earliest, narrow.latest, narrow.sort_key)
    )


@pytest.mark.parametrize(
    "text", ["X" * 10**6, "[" * 10**6, "1871/" * 10**6, "-" * 10**6, "[1871" + "," * 10**6]
)
def test_a_text_beyond_the_cap_is_refused_by_its_length(text: str) -> None:
    """No rule of the grammar sees a text of a million characters."""
    with pytest.raises(DateError, match="at most 4096 characters"):
        Edtf.parse(text)


@given(VALUES)
def test_a_bare_date_is_the_text_without_its_signs(value: Edtf) -> None:
    """A date without its qualifiers has the same parts and bounds and no sign."""
    if isinstance(value, CalendarDate):
        bare = value.bare()
        assert type(bare) is type(value)
        assert str(bare) == re.sub("[?~%]", "", str(value))
        assert (bare.earliest, bare.latest) == (value.earliest, value.latest)


@pytest.mark.parametrize(("make", "parts"), [(Year, (2022.5,)), (Month, (2022, 2.0)), (Day, (True, 1, 1))])
def test_a_part_that_is_no_whole_number_is_refused(
    make: Callable[..., Edtf], parts: tuple[object, ...]
) -> None:
    """A value is never made that has no text of its own."""
    with pytest.raises(DateError, match="expected a whole number"):
        make(*parts)
