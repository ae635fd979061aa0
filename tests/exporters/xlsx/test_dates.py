"""Dates in cells: real where Excel has them, as precise as they are known, empty where neither holds."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from exporters.xlsx._dates import cell_dates
from tests.exporters.xlsx.support import wall
from timeline import EventDate


def shown(edtf: str, **fields: Any) -> tuple[Any, ...]:
    """Return begin, its number format, end, its number format, and whether they are bounds."""
    dates = cell_dates(EventDate.parse(edtf, **fields))
    begin, end = dates.begin, dates.end
    return (
        begin and begin.value,
        begin and begin.look and begin.look.number_format,
        end and end.value,
        end and end.look and end.look.number_format,
        any(cell.inexact for cell in (begin, end) if cell),
    )


DAY, MONTH, YEAR = "yyyy-mm-dd", "mmmm yyyy", "yyyy"


@pytest.mark.parametrize(
    ("edtf", "expected"),
    [
        ("2015-09-21", (date(2015, 9, 21), DAY, None, None, False)),
        ("2015-09", (date(2015, 9, 1), MONTH, None, None, False)),
        ("2015", (date(2015, 1, 1), YEAR, None, None, False)),
        ("2015-09~", (date(2015, 9, 1), MONTH, None, None, True)),
        ("2015?", (date(2015, 1, 1), YEAR, None, None, True)),
        ("2018-09-11/2018-09-17", (date(2018, 9, 11), DAY, date(2018, 9, 17), DAY, False)),
        ("2013/2021-12-15", (date(2013, 1, 1), YEAR, date(2021, 12, 15), DAY, False)),
        ("2013/..", (date(2013, 1, 1), YEAR, None, None, False)),
        ("2013/", (date(2013, 1, 1), YEAR, None, None, False)),
        ("[2015-09-21..2015-09-30]", (date(2015, 9, 21), DAY, date(2015, 9, 30), DAY, True)),
        ("[..2015-10-31]", (None, None, date(2015, 10, 31), DAY, True)),
        ("{2022-09-08,2022-09-09}", (date(2022, 9, 8), DAY, date(2022, 9, 9), DAY, False)),
        ("2021-24", (date(2021, 12, 1), YEAR, date(2022, 2, 28), YEAR, True)),
        ("196X", (date(1960, 1, 1), YEAR, date(1969, 12, 31), YEAR, True)),
        ("1985-04-XX", (date(1985, 4, 1), MONTH, None, None, True)),
    ],
)
def test_dates_are_as_precise_as_they_are_known(edtf: str, expected: tuple[Any, ...]) -> None:
    """The cells hold the first and last possible day; the format shows no more than is known."""
    assert shown(edtf) == expected


@pytest.mark.parametrize("edtf", ["1900-02-28", "1899", "-0043-03-15", "Y170000002", "1900"])
def test_days_that_excel_does_not_have_stay_empty(edtf: str) -> None:
    """Before 1 March 1900 programs disagree on Excel's days, so no such day is written."""
    assert cell_dates(EventDate.parse(edtf)).begin is None


def test_excels_first_sure_day_is_written() -> None:
    """1 March 1900 is the first day on which all programs agree."""
    assert shown("1900-03-01")[0] == date(1900, 3, 1)


def test_a_span_that_begins_before_excel_has_its_end() -> None:
    """Each end is judged by itself."""
    assert shown("1850/1950-05-05") == (None, None, date(1950, 5, 5), DAY, False)


def test_no_date_is_no_cell() -> None:
    """An undated event has neither begin nor end."""
    assert cell_dates(None).begin is None
    assert cell_dates(None).end is None


def times(edtf: str, **fields: Any) -> tuple[Any, Any, Any]:
    dates = cell_dates(EventDate.parse(edtf, **fields))
    return dates.begin and dates.begin.value, dates.zone, dates.utc and dates.utc.value


@pytest.mark.parametrize(
    ("edtf", "fields", "expected"),
    [
        (
            "2022-02-21T23:00:00-05",
            {},
            (wall("2022-02-21T23:00"), "UTC-05", wall("2022-02-22T04:00")),
        ),
        ("2022-02-21T23:00:00Z", {}, (wall("2022-02-21T23:00"), "UTC", wall("2022-02-21T23:00"))),
        ("2022-02-21T23:00:00", {}, (wall("2022-02-21T23:00"), None, None)),
        ("2022-09-12", {"part": "20:00"}, (wall("2022-09-12T20:00"), None, None)),
        (
            "2022-09-12",
            {"part": "20:00", "zone": "Asia/Hong_Kong"},
            (wall("2022-09-12T20:00"), "Asia/Hong_Kong", wall("2022-09-12T12:00")),
        ),
        (
            "2022-09-12",
            {"part": "20:00", "zone": "Nowhere/City"},
            (wall("2022-09-12T20:00"), "Nowhere/City", None),
        ),
        (
            "2022-09-12",
            {"part": "night", "zone": "Asia/Hong_Kong"},
            (date(2022, 9, 12), "Asia/Hong_Kong", None),
        ),
    ],
)
def test_times_are_wall_times(edtf: str, fields: dict[str, Any], expected: tuple[Any, ...]) -> None:
    """The wall time stands as the source has it; UTC stands beside it where zone and time fix it."""
    assert times(edtf, **fields) == expected


@pytest.mark.parametrize("clock", ["02:30", "01:30"])
def test_an_hour_that_occurs_twice_or_never_has_no_utc(clock: str) -> None:
    """When clocks change, nothing is guessed: 27 March 02:30 never was in Berlin, 6 November 01:30 was twice in New York."""
    zone, day = ("Europe/Berlin", "2022-03-27") if clock == "02:30" else ("America/New_York", "2022-11-06")
    assert times(day, part=clock, zone=zone)[2] is None


def test_seconds_show_only_where_there_are_any() -> None:
    """A time on the minute shows no seconds."""
    assert shown("2022-02-21T23:00:00Z")[1] == "yyyy-mm-dd hh:mm"
    assert shown("2022-02-21T23:00:07Z")[1] == "yyyy-mm-dd hh:mm:ss"
