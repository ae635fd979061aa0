"""Durations, and moving dates by them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Duration, Edtf, shift
from timeline.errors import DateError

NUMBER = st.integers(0, 999_999_999)
DURATIONS = st.builds(
    Duration, years=NUMBER, months=NUMBER, weeks=NUMBER, days=NUMBER, negative=st.booleans()
)


@given(DURATIONS)
def test_a_duration_comes_back_from_its_text(duration: Duration) -> None:
    """Reading and writing are inverse, and so is turning round twice."""
    assert Duration.parse(str(duration)) == duration
    assert duration.__neg__().__neg__() == duration


@pytest.mark.parametrize(
    "text", ["", "P", "-P", "20Y", "P20", "P1.5Y", "PT5H", "P1D1Y", "P-1Y", "P1Y\n", "P٣Y", "P1234567890D"]
)
def test_other_texts_are_refused(text: str) -> None:
    """Only whole years, months, weeks and days, in this order."""
    with pytest.raises(DateError):
        Duration.parse(text)


def test_components_do_not_count_below_nothing() -> None:
    """The direction is said once, for the whole."""
    with pytest.raises(DateError, match="negative=True"):
        Duration(years=-1)


@pytest.mark.parametrize(
    ("text", "by", "moved"),
    [
        ("2001-07-16", "P20Y", "2021-07-16"),
        ("2021-07-16", "-P20Y", "2001-07-16"),
        ("2024-02-28", "P2D", "2024-03-01"),
        ("2022-01-03", "-P1W", "2021-12-27"),
        ("2022-11-30", "P1M2D", "2023-01-01"),
        ("0001-01-01", "-P1D", "0000-12-31"),
        ("2004-06~", "-P20Y", "1984-06~"),
        ("2022-11", "P3M", "2023-02"),
        ("2022", "P24M", "2024"),
        ("2021-24", "-P1Y", "2020-24"),
        ("156X-12-25", "P20Y", "158X-12-25"),
        ("15XX", "-P100Y", "14XX"),
        ("2022-02-21T23:00:00-05", "P1D", "2022-02-22T23:00:00-05"),
        ("2018-09-11/2018-09-17", "P1Y", "2019-09-11/2019-09-17"),
        ("2013/..", "P1Y", "2014/.."),
        ("[..2015-10-31]", "-P1D", "[..2015-10-30]"),
        ("{2022-09-08,2022-09-09}", "P7D", "{2022-09-15,2022-09-16}"),
    ],
)  # fmt: skip
def test_a_date_moves_and_stays_as_precise_as_it_was(text: str, by: str, moved: str) -> None:
    """The same kind of date comes back, with its qualifiers and open ends."""
    assert str(shift(Edtf.parse(text), Duration.parse(by))) == moved


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("2022", "P1M"),
        ("2022-05", "P1D"),
        ("2021-24", "P3M"),
        ("156X", "P5Y"),
        ("1X60", "P10Y"),
        ("2022-01-31", "P1M"),
        ("2024-02-29", "P1Y"),
        ("9999", "P1M"),
        ("Y17E7", "P1Y"),
    ],
)
def test_no_precision_is_invented(text: str, by: str) -> None:
    """Where the step is finer than the date, or arrives at a day there is not, nothing comes back."""
    with pytest.raises(DateError):
        shift(Edtf.parse(text), Duration.parse(by))


@given(st.dates(date(1000, 1, 1), date(9000, 1, 1)), st.integers(-99999, 99999))
def test_days_are_added_as_days(day: date, count: int) -> None:
    """Moving there and back is where it began."""
    by = Duration(days=abs(count), negative=count < 0)
    start = Edtf.parse(str(day))
    there = shift(start, by)
    assert there.earliest is not None
    assert start.earliest is not None
    assert there.earliest - start.earliest == count
    assert shift(there, -by) == start
