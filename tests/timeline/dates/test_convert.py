"""Dates of other libraries and formats: what is carried, what is lost, and that both are said."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import (
    Day,
    Edtf,
    Moment,
    civil,
    from_date,
    from_datetime,
    from_julian,
    from_span,
    from_timelinejs,
    from_wikidata,
    to_date,
    to_datetime,
    to_iso8601,
    to_julian,
    to_span,
    to_timelinejs,
    to_wikidata,
)
from timeline.errors import DateError

PLAIN = st.one_of(
    st.integers(-9999, 9999).map(lambda year: f"{year:05}" if year < 0 else f"{year:04}"),
    st.dates().map(lambda day: day.isoformat()[:7]),
    st.dates().map(date.isoformat),
).map(Edtf.parse)


@given(st.dates())
def test_a_date_of_the_standard_library_comes_back(day: date) -> None:
    """A date is a day."""
    assert to_date(from_date(day)).value == day
    assert to_date(from_date(day)).lost == ()


ZONES = st.one_of(
    st.none(), st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
)


@given(st.datetimes(timezones=ZONES))
def test_a_datetime_comes_back_but_for_the_fraction(moment: datetime) -> None:
    """Seconds and shifts are kept; a fraction of a second is reported."""
    made = from_datetime(moment.replace(fold=0))
    assert to_datetime(made.value).value == moment.replace(microsecond=0, fold=0)
    assert made.lost == (("the fraction of a second",) if moment.microsecond else ())


def test_what_a_datetime_knows_and_a_moment_does_not_is_reported() -> None:
    """The name of a zone, and the seconds of an old shift."""
    made = from_datetime(datetime(1844, 6, 1, 12, 0, 0, tzinfo=ZoneInfo("Asia/Manila")))
    assert made.lost == ("the name of the time zone", "the seconds of the time shift")
    assert from_datetime(datetime(2022, 9, 12, tzinfo=UTC)).value == Moment(2022, 9, 12, 0, 0, 0, "Z")


@given(PLAIN)
def test_a_span_covers_its_date_and_comes_back(value: Edtf) -> None:
    """A year, month or day is the half-open span of its days, and is known again in it."""
    made = to_span(value)
    if "a bound outside the years 1 to 9999" in made.lost:
        assert None in made.value
    else:
        assert from_span(*made.value) == value
        assert made.lost == ()


@pytest.mark.parametrize(
    ("text", "start", "end", "lost"),
    [
        ("2015-09~", date(2015, 9, 1), date(2015, 10, 1), ("that it is approximate",)),
        ("2015-09-03/..", date(2015, 9, 3), None, ("that an end is open",)),
        ("/2015-09-03", None, date(2015, 9, 4), ("that an end is unknown",)),
        ("[2015-09-21..2015-09-30]", date(2015, 9, 21), date(2015, 10, 1), ("that it is one of several",)),
        ("2021-24", date(2021, 12, 1), date(2022, 3, 1), ("the form of the date",)),
        ("2015-09-03T10:00:00", date(2015, 9, 3), date(2015, 9, 4), ("the clock time",)),
        ("1950S2", date(1900, 1, 1), date(2000, 1, 1), ("the form of the date",)),
    ],
)
def test_a_span_says_what_it_loses(
    text: str, start: date | None, end: date | None, lost: tuple[str, ...]
) -> None:
    """Open and unknown ends, qualifiers and forms have no place in two dates."""
    made = to_span(Edtf.parse(text))
    assert made.lost == lost
    assert made.value == (start, end)


@pytest.mark.parametrize("text", ["2015-09", "2015", "156X", "[2015,2016]", "2015/2016", "-0043-03-15"])
def test_no_day_is_made_of_what_is_no_day(text: str) -> None:
    """A date that a `datetime.date` cannot be gives None, and says why."""
    made = to_date(Edtf.parse(text))
    assert made.value is None
    assert made.lost[0].startswith("the whole date")
    assert to_datetime(Edtf.parse(text)).value is None


@pytest.mark.parametrize(
    ("text", "iso", "lossless"),
    [
        ("2015-09-03", "2015-09-03", True),
        ("2015-09-03?", "2015-09-03", False),
        ("2015/2016-03", "2015/2016-03", True),
        ("2015-09-03T10:00:00Z", "2015-09-03T10:00:00Z", True),
        ("-0043", None, False),
        ("2015/..", None, False),
        ("2015-21", None, False),
        ("201X", None, False),
    ],
)
def test_iso_8601_part_1_has_the_plain_forms(text: str, iso: str | None, *, lossless: bool) -> None:
    """What only part 2 can write is not written."""
    made = to_iso8601(Edtf.parse(text))
    assert made.value == iso
    assert (made.lost == ()) is lossless


@given(PLAIN)
def test_wikidata_carries_plain_dates(value: Edtf) -> None:
    """A day, month or year of any era comes back."""
    made = to_wikidata(value)
    assert made.value is not None
    assert from_wikidata(made.value).value == value
    assert made.lost == from_wikidata(made.value).lost == ()


@pytest.mark.parametrize(
    ("text", "time", "precision"),
    [
        ("-0043-03-15", "-0044-03-15T00:00:00Z", 11),
        ("0000", "-0001-00-00T00:00:00Z", 9),
        ("156X", "+1560-00-00T00:00:00Z", 8),
        ("1985-04-XX", "+1985-04-00T00:00:00Z", 10),
        ("1985-XX", "+1985-00-00T00:00:00Z", 9),
    ],
)
def test_wikidata_has_no_year_0(text: str, time: str, precision: int) -> None:
    """Its year -44 is 44 BC."""
    made = to_wikidata(Edtf.parse(text)).value
    assert made is not None
    assert (made["time"], made["precision"]) == (time, precision)


@pytest.mark.parametrize("text", ["15XX", "2015-21", "2015/2016", "[2015]", "1560-XX-25", "Y17E7"])
def test_wikidata_gets_nothing_that_is_not_so(text: str) -> None:
    """A century of EDTF is not one of Wikidata, and a season is no time there."""
    assert to_wikidata(Edtf.parse(text)).value is None


def test_a_julian_time_of_wikidata_becomes_gregorian() -> None:
    """The day is converted and the calendar reported."""
    julian = {
        "time": "+1917-10-25T00:00:00Z",
        "precision": 11,
        "calendarmodel": "http://www.wikidata.org/entity/Q1985786",
    }
    made = from_wikidata(julian | {"before": 1})
    assert made.value == Day(1917, 11, 7)
    assert made.lost == ("'before'", "that it was told in the Julian calendar")
    assert from_wikidata(julian | {"precision": 9}).lost == (
        "that its first and last day are of the Julian calendar",
    )


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"time": "+0000-01-01T00:00:00Z", "precision": 11},
        {"time": "+2015-09-03T00:00:00Z"},
        {"time": "+2015-09-03T00:00:00Z", "precision": 7},
        {"time": "+2015-09-31T00:00:00Z", "precision": 11},
        {"time": "+2015-09-03T10:00:00Z", "precision": 14},
        {"time": "+2015-09-03T00:00:00Z", "precision": 11, "calendarmodel": "x"},
    ],
)
def test_a_time_of_wikidata_without_a_form_is_refused(value: dict[str, Any]) -> None:
    """Nothing is rounded to a form that there is."""
    with pytest.raises(DateError):
        from_wikidata(value)


@given(PLAIN)
def test_timelinejs_carries_plain_dates(value: Edtf) -> None:
    """A day, month or year comes back from its numbers."""
    made = to_timelinejs(value).value
    assert made is not None
    assert from_timelinejs(made).value == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2018-09-11/2018-09-17", {"start_date": {"year": 2018, "month": 9, "day": 11}, "end_date": {"year": 2018, "month": 9, "day": 17}, "display_date": "11 to 17 September 2018"}),
        ("2021-24", {"start_date": {"year": 2021, "month": 12, "day": 1}, "end_date": {"year": 2022, "month": 2, "day": 28}, "display_date": "winter 2021-22"}),
        ("2013/", {"start_date": {"year": 2013}, "display_date": "since 2013, end unknown"}),
        ("-0043", {"start_date": {"year": -44}, "display_date": "44 BC"}),
        ("[..2015]", None),
    ],
)  # fmt: skip
def test_timelinejs_shows_the_words_of_the_date(text: str, value: dict[str, Any] | None) -> None:
    """The numbers place the slide, and the words say how exact they are."""
    made = to_timelinejs(Edtf.parse(text))
    assert made.value == value
    assert bool(made.lost) == (text not in {"2018-09-11/2018-09-17", "-0043"})


@pytest.mark.parametrize(
    "value",
    [
        {},
        {"start_date": {}},
        {"start_date": {"year": 0}},
        {"start_date": {"year": "x"}},
        {"start_date": {"year": 2015, "day": 3}},
        {"start_date": {"year": 2015, "month": 9, "day": 3, "hour": 10}},
        {"start_date": {"year": 2016}, "end_date": {"year": 2015}},
        {"start_date": [2015]},
    ],
)
def test_numbers_of_timelinejs_that_are_no_date_are_refused(value: dict[str, Any]) -> None:
    """No number is left out to make a date."""
    with pytest.raises(DateError):
        from_timelinejs(value)


@given(st.integers(-(10**7), 10**7))
def test_the_calendars_count_the_same_days(number: int) -> None:
    """Each day has one name in each calendar."""
    year, month, day = to_julian(number)
    if abs(civil(number)[0]) <= 9999:
        assert from_julian(year, month, day).earliest == number
    assert to_julian(number + 1) > (year, month, day)


@pytest.mark.parametrize(
    ("julian", "gregorian"),
    [
        ((1582, 10, 5), "1582-10-15"),
        ((1752, 9, 3), "1752-09-14"),
        ((1918, 2, 1), "1918-02-14"),
        ((4, 2, 29), "0004-02-27"),
    ],
)
def test_days_of_the_reforms_are_those_of_history(julian: tuple[int, int, int], gregorian: str) -> None:
    """Rome, London and Moscow went over on these days."""
    assert str(from_julian(*julian)) == gregorian


@pytest.mark.parametrize("day", [(1900, 2, 30), (1901, 2, 29), (1900, 13, 1), (1900, 4, 31), (1900, 1, 0)])
def test_a_day_that_no_calendar_has_is_refused(day: tuple[int, int, int]) -> None:
    """1900 is a leap year here, 1901 is none."""
    assert str(from_julian(1900, 2, 29)) == "1900-03-13"
    with pytest.raises(DateError):
        from_julian(*day)
