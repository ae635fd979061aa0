"""First and last days: exact, at any distance, without enumerating anything."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Day, Edtf, Masked, Year, as_date, civil, day_number, weekday
from timeline.errors import DateError

FIRST, LAST = date.min.toordinal(), date.max.toordinal()


def bounds(text: str) -> tuple[str | None, str | None]:
    value = Edtf.parse(text)
    return told(value.earliest), told(value.latest)


def told(number: int | None) -> str | None:
    return None if number is None else "-".join(map(str, civil(number)))


@given(st.dates())
def test_day_numbers_are_those_of_the_standard_library(day: date) -> None:
    """Where datetime.date reaches, the numbers, weekdays and days are its own."""
    number = day_number(day.year, day.month, day.day)
    assert number == day.toordinal()
    assert weekday(number) == day.weekday()
    assert as_date(number) == day


@given(st.integers(-(10**15), 10**15))
def test_each_number_is_one_day(number: int) -> None:
    """Days and numbers correspond one to one, far beyond the years 1 to 9999."""
    assert day_number(*civil(number)) == number
    assert (as_date(number) is None) == (not FIRST <= number <= LAST)


@given(st.integers(-(10**15), 10**15))
def test_numbers_and_weekdays_run_on(number: int) -> None:
    """The next number is the next day of the week and the next day of the calendar."""
    assert weekday(number + 1) == (weekday(number) + 1) % 7
    assert civil(number) < civil(number + 1)


def test_the_year_0_is_1_bc() -> None:
    """Day 0 is the last of 1 BC, which is a leap year."""
    assert civil(0) == (0, 12, 31)
    assert Edtf.parse("0000-02-29").earliest == -306
    assert Year(0).latest == 0


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("1871-03-18", "1871-3-18", "1871-3-18"),
        ("1872-02", "1872-2-1", "1872-2-29"),
        ("-0479", "-479-1-1", "-479-12-31"),
        ("Y-66000000", "-66000000-1-1", "-66000000-12-31"),
        ("Y2E5", "200000-1-1", "200000-12-31"),
        ("1968-21", "1968-3-1", "1968-5-31"),
        ("1968-24", "1968-12-1", "1969-2-28"),
        ("1971-28", "1971-12-1", "1972-2-29"),
        ("1968-29", "1968-9-1", "1968-11-30"),
        ("1968-30", "1968-12-1", "1969-2-28"),
        ("1968-31", "1968-3-1", "1968-5-31"),
        ("1968-32", "1968-6-1", "1968-8-31"),
        ("1968-36", "1968-10-1", "1968-12-31"),
        ("1968-37", "1968-1-1", "1968-4-30"),
        ("1968-41", "1968-7-1", "1968-12-31"),
        ("-0001-24", "-1-12-1", "0-2-29"),
        ("187X-03-18", "1870-3-18", "1879-3-18"),
        ("18XX-22", "1800-6-1", "1899-8-31"),
        ("18XX-24", "1800-12-1", "1900-2-28"),
        ("1871-X1", "1871-1-1", "1871-11-30"),
        ("1871-XX-31", "1871-1-31", "1871-12-31"),
        ("1871-02-XX", "1871-2-1", "1871-2-28"),
        ("189X-02-29", "1892-2-29", "1896-2-29"),
        ("190X-02-29", "1904-2-29", "1908-2-29"),
        ("1XX0-02-29", "1020-2-29", "1980-2-29"),
        ("-004X", "-49-1-1", "-40-12-31"),
        ("-00XX", "-99-1-1", "-1-12-31"),
        ("-XXXX", "-9999-1-1", "-1-12-31"),
        ("-XXXX-02-29", "-9996-2-29", "-4-2-29"),
        ("1914-07-28/1918-11", "1914-7-28", "1918-11-30"),
        ("187X/188X", "1870-1-1", "1889-12-31"),
        ("1871/..", "1871-1-1", None),
        ("/1871", None, "1871-12-31"),
        ("[1873..1875,1871]", "1871-1-1", "1875-12-31"),
        ("{..1871-03,1875}", None, "1875-12-31"),
        ("[1871,1873-05..]", "1871-1-1", None),
        ("1969-07-20T23:17:40-04", "1969-7-20", "1969-7-20"),
    ],
)
def test_bounds_are_the_first_and_last_possible_day(
    text: str, earliest: str | None, latest: str | None
) -> None:
    """The bounds follow from the digits and the calendar alone."""
    assert bounds(text) == (earliest, latest)


@given(
    st.sampled_from("?~%"), st.sampled_from(["1871", "1871-03", "1871-03-18", "187X", "1871-XX", "1968-24"])
)
def test_no_qualifier_moves_a_bound(sign: str, text: str) -> None:
    """Approximate and uncertain dates keep the bounds of what is written."""
    assert bounds(text + sign) == bounds(sign + text) == bounds(text)


def test_significant_digits_widen_the_reach_and_not_the_estimate() -> None:
    """The bounds are those of the estimated year; the reach is that of all years which share the digits."""
    value = Edtf.parse("1870S2")
    assert bounds("1870S2") == bounds("1870")
    assert [civil(day or 0)[0] for day in value.reach] == [1800, 1899]
    assert [civil(day or 0)[0] for day in Edtf.parse("Y-66123456S2").reach] == [-66999999, -66000000]
    assert Edtf.parse("[1870S2,1950]").reach == (value.reach[0], Year(1950).latest)
    assert Edtf.parse("1950/1870S1").reach[1] == Year(1999).latest


MASKS = st.builds(
    lambda year, month, day: (year, month, day),
    st.from_regex(r"[12][089][0-9X][0-9X]", fullmatch=True),
    st.from_regex(r"[01X][0-9X]", fullmatch=True),
    st.from_regex(r"[0-3X][0-9X]", fullmatch=True),
)


@given(MASKS)
def test_masks_have_the_bounds_that_trying_every_day_finds(mask: tuple[str, str, str]) -> None:
    """The first and last fitting day are those of a search through all days; where none fits, no date is made."""
    pattern = re.compile("-".join(mask).replace("X", "[0-9]"))
    start, stop = mask[0].replace("X", "0"), mask[0].replace("X", "9")
    span = range(day_number(int(start), 1, 1), day_number(int(stop), 12, 31) + 1)
    fitting = [number for number in span if pattern.fullmatch(date.fromordinal(number).isoformat())]
    if "X" not in "".join(mask):
        return
    try:
        value = Masked(*mask)
    except DateError:
        assert fitting == []
    else:
        assert (value.earliest, value.latest) == (fitting[0], fitting[-1])


def test_a_day_takes_the_same_arguments_as_its_text() -> None:
    """The day built from numbers equals the day that is read."""
    assert Day(-43, 3, 15) == Edtf.parse("-0043-03-15")
