"""The order of a list of dates."""

from __future__ import annotations

import pytest

from timeline.dates import Edtf


def test_dates_are_listed_by_first_day_then_length_then_clock() -> None:
    """A year stands before its first month, that before its first day, that before an hour of it."""
    listed = [
        "Y-66000000",
        "-0043-03-15",
        "[..1950]",
        "1950/..",
        "195X",
        "1950",
        "1950-01",
        "1950-01-01",
        "1950-01-01T00:00:01",
        "1950-01-01T10:00:00",
        "/1950-06-30",
        "1950-07-01",
        "Y11700",
        "../..",
    ]
    expected = [*listed[:2], *listed[3:11], listed[11], listed[2], *listed[12:]]
    found = sorted(map(Edtf.parse, reversed(listed)), key=lambda value: value.sort_key)
    assert [str(value) for value in found] == expected


def test_a_date_that_is_only_bounded_is_listed_at_its_bound() -> None:
    """'By 31 October 2015' stands at the end of October 2015, and before what begins on the 31st."""
    texts = ["2015-10-30", "[..2015-10-31]", "2015-10-31", "2015-11"]
    assert [
        str(value) for value in sorted(map(Edtf.parse, texts[::-1]), key=lambda value: value.sort_key)
    ] == texts


def test_less_than_is_not_a_question_one_can_ask() -> None:
    """The order of a list is no claim about time, so the operators do not pretend to make one."""
    with pytest.raises(TypeError):
        assert Edtf.parse("1950") < Edtf.parse("1951")  # type: ignore[operator]  # that is the point
