"""Span queries over many events."""

from __future__ import annotations

import random
import sys

from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import (
    Day,
    Edtf,
    EventDate,
    Interval,
    SpanIndex,
    certainly_within,
    civil,
    day_number,
    possibly_within,
)

YEAR = st.integers(1990, 1995).map("{:04}".format)
MONTH = st.tuples(YEAR, st.integers(1, 12).map("{:02}".format)).map("-".join)
DAY = st.tuples(MONTH, st.integers(1, 28).map("{:02}".format)).map("-".join)
ANY = st.one_of(
    YEAR, MONTH, DAY, YEAR.map("{}-24".format), YEAR.map("{}-XX-1X".format), st.just("199X-12-25")
)
TEXTS = st.one_of(
    ANY,
    st.tuples(ANY, ANY).map(sorted).map("/".join).filter(lambda text: text[:4] < text.split("/")[1][:4]),
    ANY.map("[..{}]".format),
    ANY.map("{}/..".format),
    ANY.map("/{}".format),
    st.tuples(YEAR, YEAR).map(lambda years: f"[{years[0]},{years[1]}]"),
)


@given(st.lists(TEXTS, max_size=80), TEXTS)
def test_the_index_finds_what_asking_each_date_finds(texts: list[str], span: str) -> None:
    """Certainly and possibly within, the index and the plain question agree."""
    within = Edtf.parse(span)
    index = SpanIndex((Edtf.parse(text), place) for place, text in enumerate(texts))
    asked = [
        [place for place, text in enumerate(texts) if ask(Edtf.parse(text), within)]
        for ask in (certainly_within, possibly_within)
    ]
    assert [sorted(index.certainly_within(within)), sorted(index.possibly_within(within))] == asked
    assert len(index) == len(texts)


def test_an_index_without_events_finds_none() -> None:
    """Nothing is found in nothing."""
    assert SpanIndex[str]([]).possibly_within(Edtf.parse("2015")) == []


def test_what_is_found_comes_in_the_order_of_first_days() -> None:
    """An event's date is asked by its value."""
    index = SpanIndex((EventDate.parse(text), text) for text in ("2015-10", "2015-09-02", "2015"))
    assert index.possibly_within(Edtf.parse("2015")) == ["2015", "2015-09-02", "2015-10"]


def calls_of_a_query(count: int) -> int:
    chance = random.Random(1)  # noqa: S311  # the same events each time
    first, last = day_number(1000), day_number(2000)
    days = [chance.randint(first, last) for _ in range(count)]
    single = [Day.parse("-".join(f"{part:02}" for part in civil(day))) for day in days]
    spans = [
        Interval(*sorted(pair, key=lambda day: day.sort_key))
        for pair in zip(single[:20], single[20:40], strict=True)
    ]
    index = SpanIndex((date, None) for date in [*single, *spans])
    calls = 0

    def count_call(*_: object) -> None:
        nonlocal calls
        calls += 1

    span = Edtf.parse("1500-06-01/1500-06-03")
    sys.setprofile(count_call)
    try:
        index.possibly_within(span)
    finally:
        sys.setprofile(None)
    return calls


def test_a_narrow_query_looks_at_few_of_many_events() -> None:
    """Sixteen times the events cost nothing like sixteen times the work."""
    assert calls_of_a_query(32_000) < 3 * calls_of_a_query(2_000) < 12_000
