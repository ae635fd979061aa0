"""What people type into spreadsheets, and what reading it takes for granted."""

# ruff: noqa: RUF001 - Cyrillic letters are meant

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import DayOrder, Edtf, Typed, typed_in, words
from timeline.errors import DateError, RecordError

CLEAR = [
    ("2022-09-12", "2022-09-12"),
    ("12 Sept 2022", "2022-09-12"),
    ("12-Sep-2022", "2022-09-12"),
    ("12th of September 2022", "2022-09-12"),
    ("Sept. 12, 2022", "2022-09-12"),
    ("September 12 2022", "2022-09-12"),
    (" 12 SEPTEMBER 2022 ", "2022-09-12"),
    ("Sept 2015", "2015-09"),
    ("Sep-2015", "2015-09"),
    ("2015", "2015"),
    ("2025", "2025"),
    ("23/08/2022", "2022-08-23"),
    ("08/23/2022", "2022-08-23"),
    ("05/05/2022", "2022-05-05"),
    ("2022/9/12", "2022-09-12"),
    ("2022-9-12", "2022-09-12"),
    ("2022.09.12", "2022-09-12"),
    ("09/2022", "2022-09"),
    ("2004-05", "2004-05"),
    ("c. 1950", "1950~"),
    ("circa May 1950", "1950-05~"),
    ("44 BC", "-0043"),
    ("March 44 BC", "-0043-03"),
    ("AD 44", "0044"),
    ("-0044-03-15", "-0044-03-15"),
    ("1950s", "195X"),
    ("the 1950s", "195X"),
    ("spring 2002", "2002-21"),
    ("[1950..1952]", "[1950..1952]"),
    ("12. September 2022", "2022-09-12"),
    ("12.Okt.2022", "2022-10-12"),
    ("März 2015", "2015-03"),
    ("3 août 2015", "2015-08-03"),
    ("3 AOUT 2015", "2015-08-03"),
    ("1er févr. 2022", "2022-02-01"),
    ("déc. 2021", "2021-12"),
    ("12 сентября 2022 г.", "2022-09-12"),
    ("9 мая 1945 года", "1945-05-09"),
    ("сентябрь 2015", "2015-09"),
    ("le 3 mars 2015", "2015-03-03"),
    ("am 12. September 2022", "2022-09-12"),
    ("2022年2月4日", "2022-02-04"),
    ("2022年2月4号", "2022-02-04"),
    ("２０２２年２月４日", "2022-02-04"),
    ("2022 год", "2022"),
    ("1. Jänner 2020", "2020-01-01"),
    ("1ER AOÛT 2022", "2022-08-01"),
    ("May 12,2022", "2022-05-12"),
    ("1990's", "199X"),
    ("2022年2月", "2022-02"),
    ("2022 年 2 月 4 日", "2022-02-04"),
    ("2022年", "2022"),
]
ASSUMING = [
    ("12/09/2022", {"order": "day first"}, "2022-09-12", "the day comes first"),
    ("12.09.2022", {"order": "month first"}, "2022-12-09", "the month comes first"),
    ("12 Sept 22", {"century": 1950}, "2022-09-12", "'22 is 2022"),
    ("12 Sept 72", {"century": 1950}, "1972-09-12", "'72 is 1972"),
    ("May '45", {"century": 1900}, "1945-05", "'45 is 1945"),
    ("13/9/'22", {"century": 1950}, "2022-09-13", "'22 is 2022"),
    ("22年9月12日", {"century": 1950}, "2022-09-12", "'22 is 2022"),
    ("20220912", {}, "2022-09-12", "eight digits are year, month and day"),
    ("Q3 2022", {}, "2022-35", "quarters and halves are of the calendar year"),
    ("2022 H1", {}, "2022-40", "quarters and halves are of the calendar year"),
    ("15 March 44 BC", {}, "-0043-03-15", "the day is of the Gregorian calendar"),
]  # fmt: skip
DATEUTIL = "the parts stand in an order that dateutil reads"
ASSUMING += [
    ("lundi 12 septembre 2022", {}, "2022-09-12", DATEUTIL),
    ("Montag, 12. September 2022", {}, "2022-09-12", DATEUTIL),
    ("понедельник, 12 сентября 2022 г.", {}, "2022-09-12", DATEUTIL),
]
REFUSED = [
    ("mardi 12 septembre 2022", "as people write it"),
    ("12/09/2022", "tell which comes first"),
    ("13/13/2022", "month"),
    ("12 Sept 22", "century"),
    ("31 February 2022", "from 01 to 28"),
    ("2021-22", "two years"),
    ("winter 2002", "2002-24"),
    ("May '45", "century"),
    ("98年9月", "century"),
    ("1945-1946", "two years"),
    ("circa 1945/1946", "one date after 'about'"),
    ("1900s", "190X"),
    ("Q5 2022", "Q1 to Q4"),
    ("0 BC", "1 or more"),
    ("September", "as people write it"),
    ("12 September", "as people write it"),
    ("yesterday", "as people write it"),
    ("44816", "as people write it"),
    ("2022-09-12 20:00Z", "beside the date"),
    ("Sept 2022 20:00", "a day"),
    ("", "leave the date out"),
    ("x" * 101, "at most 100"),
    ("31 февраля 2022", "from 01 to 28"),
    ("2022年13月", "01 to 12"),
    ("3 março 2015", "as people write it"),
    ("1er trimestre 2022", "as people write it"),
]


@pytest.mark.parametrize(("text", "value"), CLEAR)
def test_what_leaves_no_choice_is_read_without_assumptions(text: str, value: str) -> None:
    """A missing part stays missing, whatever the day is today."""
    assert typed_in(text) == Typed(value=Edtf.parse(value))


@pytest.mark.parametrize(("text", "habits", "value", "assumed"), ASSUMING)
def test_what_is_assumed_is_said(text: str, habits: dict[str, str], value: str, assumed: str) -> None:
    """The answer lists what the text alone does not say."""
    found = typed_in(text, **habits)  # type: ignore[arg-type]  # each case has arguments of its own
    assert (str(found.value), found.assumed) == (value, (assumed,))


@pytest.mark.parametrize(("text", "says"), REFUSED)
def test_what_could_be_two_dates_or_none_is_refused(text: str, says: str) -> None:
    """The error says what to add."""
    with pytest.raises(DateError, match=says):
        typed_in(text)


@pytest.mark.parametrize(
    ("text", "value", "part"),
    [
        ("2022-09-12 20:00", "2022-09-12", "20:00"),
        ("12 Sept 2022, 8:05", "2022-09-12", "08:05"),
        ("2022-09-12T20:00", "2022-09-12", "20:00"),
        ("2022-09-12 20:00:30", "2022-09-12T20:00:30", None),
        ("2022-09-12T20:00:30Z", "2022-09-12T20:00:30Z", None),
    ],
)
def test_a_time_is_kept_to_the_minute_or_the_second_it_has(text: str, value: str, part: str | None) -> None:
    """Minutes stand beside the day; seconds make a moment."""
    assert typed_in(text) == Typed(value=Edtf.parse(value), part=part)


@pytest.mark.parametrize(
    ("number", "epoch", "value", "part"),
    [
        (1, 1900, "1900-01-01", None),
        (59, 1900, "1900-02-28", None),
        (61, 1900, "1900-03-01", None),
        (44816, 1900, "2022-09-12", None),
        (44816.5, 1900, "2022-09-12", "12:00"),
        ("44816", 1900, "2022-09-12", None),
        (43354, 1904, "2022-09-12", None),
        (0, 1904, "1904-01-01", None),
        (2958465, 1900, "9999-12-31", None),
        (44816 + 1 / 86400, 1900, "2022-09-12T00:00:01", None),
    ],
)
def test_a_serial_number_is_read_in_the_system_that_is_told(
    number: float | str, epoch: int, value: str, part: str | None
) -> None:
    """Both systems are known, and the day that 1900 never had is not."""
    found = typed_in(number, epoch=epoch)
    assert (str(found.value), found.part) == (value, part)
    assert found.assumed == (f"a serial number of the {epoch} system",)


@pytest.mark.parametrize(
    ("number", "epoch"),
    [(60, 1900), (0, 1900), (-1, 1904), (2958466, 1900), (44816, None), (float("nan"), 1900), (1e300, 1904)],
)
def test_a_number_that_is_no_day_is_refused(number: float, epoch: int | None) -> None:
    """So is a number without its system."""
    with pytest.raises(DateError):
        typed_in(number, epoch=epoch)


@given(
    st.dates(date(1000, 1, 1), date(2999, 1, 1)),
    st.sampled_from(["%d %B %Y", "%B %d, %Y", "%d-%b-%Y", "%Y/%m/%d", "%Y%m%d"]),
)
def test_every_day_is_read_in_every_common_form(day: date, form: str) -> None:
    """The month's name, or the year in front, leaves no choice."""
    assert str(typed_in(day.strftime(form)).value) == day.isoformat()


@given(st.dates(date(1000, 1, 1), date(2999, 1, 1)))
def test_a_told_order_is_kept(day: date) -> None:
    """The same day is read from both orders, each told."""
    assert str(typed_in(day.strftime("%d/%m/%Y"), order=DayOrder.DAY_FIRST).value) == day.isoformat()
    assert str(typed_in(day.strftime("%m/%d/%Y"), order=DayOrder.MONTH_FIRST).value) == day.isoformat()


@given(
    st.text(max_size=120),
    st.sampled_from([None, *DayOrder]),
    st.sampled_from([None, 1950]),
    st.sampled_from([None, 1900]),
)
def test_any_text_is_a_date_or_a_date_error(
    text: str, order: DayOrder | None, century: int | None, epoch: int | None
) -> None:
    """Nothing but DateError comes out of a string."""
    try:
        found = typed_in(text, order=order, century=century, epoch=epoch)
    except DateError:
        return
    assert Edtf.parse(str(found.value)) == found.value


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Monday, 12 September 2022", "2022-09-12"),
        ("2022 Sep 12", "2022-09-12"),
        ("Mon Sep 12 2022", "2022-09-12"),
        ("2022 Sep", "2022-09"),
    ],
)
def test_an_order_of_parts_that_only_dateutil_knows_is_said_to_be_assumed(text: str, expected: str) -> None:
    """Dateutil reads what our own forms do not, and the answer says so."""
    typed = typed_in(text)
    assert str(typed.value) == expected
    assert typed.assumed == ("the parts stand in an order that dateutil reads",)


@pytest.mark.parametrize(
    "text",
    [
        "Tuesday, 12 September 2022",
        "Sat Sep 2022",
        "12 Sep",
        "Sep 12 2022 8pm",
        "12 13 Sep 2022",
        "12 Sep 2022 10",
    ],
)
def test_what_dateutil_would_fill_in_or_pass_over_is_refused(text: str) -> None:
    """A wrong weekday, a day made of a weekday, a missing year, an hour without minutes: none of them is a date."""
    with pytest.raises(DateError):
        typed_in(text)


@given(
    st.dates(min_value=date(1000, 1, 1)),
    st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
    st.sampled_from(["de", "en", "fr", "ru", "zh"]),
)
def test_what_is_told_in_a_language_is_read_again(day: date, form: str, language: str) -> None:
    """The words of a plain date, in any language, are read as that date."""
    value = Edtf.parse(f"{day:{form}}")
    assert typed_in(words(value, language)) == Typed(value=value)


@pytest.mark.parametrize(
    ("text", "told", "advice"),
    [
        ("Sept 12", {"century": 1950}, "a day with its year"),
        ("22-09-12", {"century": 1950}, "one order of year, month and day"),
        ("2022", {"epoch": 1900}, "a serial number or a year"),
        (2022, {"epoch": 1900}, "a serial number or a year"),
        (2958465.9999999, {"epoch": 1900}, "a serial number from 0 to 2958465"),
    ],
)
def test_what_could_be_two_things_is_refused(text: str | float, told: dict[str, Any], advice: str) -> None:
    """A number that may be a day or a year is neither until it is told."""
    with pytest.raises(DateError, match=advice):
        typed_in(text, **told)


@pytest.mark.parametrize("given", [None, True, ["2022"], b"2022"])
def test_what_is_no_text_and_no_number_is_refused_by_name(given: object) -> None:
    """The error is one of ours."""
    with pytest.raises(RecordError, match="expected a text or a number"):
        typed_in(given)  # type: ignore[arg-type]  # the slip under test
