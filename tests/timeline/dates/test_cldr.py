"""The words of dates against the Common Locale Data Repository, read through Babel."""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

import pytest
from babel.dates import format_date, format_skeleton, get_day_names, get_month_names, get_timezone_location
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import EventDate, typed_in, words
from timeline.dates._words import language_table
from timeline.errors import DateError

# English is the one of most of the world, where the day stands before the month.
LOCALES: Final = {"de": "de", "en": "en_GB", "fr": "fr", "ru": "ru", "zh": "zh"}
# Of four digits: years before 1000 get an era with us, which CLDR leaves out.
DAYS: Final = st.dates(min_value=date(1000, 1, 1))
LANGUAGES: Final = st.sampled_from(sorted(LOCALES))


def spaced(told: str) -> str:
    """Return a text with plain spaces: where a line may break is for what shows it."""
    return " ".join(told.split())


def cldr(day: date, language: str) -> str:
    """Return the long form of a day, with the ordinal that French has for the first of a month and CLDR leaves out."""
    told = spaced(format_date(day, "long", LOCALES[language]))
    return f"1er{told.removeprefix('1')}" if language == "fr" and day.day == 1 else told


@given(DAYS, LANGUAGES)
def test_a_day_is_told_as_cldr_tells_it(day: date, language: str) -> None:
    """The name and form of the month beside a day, and the order of the parts, are those of CLDR's long form."""
    assert words(EventDate.parse(day.isoformat()), language) == cldr(day, language)


@given(DAYS, LANGUAGES)
def test_a_month_is_told_as_cldr_tells_it(day: date, language: str) -> None:
    """A month without a day has the name that CLDR has for standing alone."""
    told = words(EventDate.parse(f"{day:%Y-%m}"), language)
    assert told == spaced(format_skeleton("yMMMM", day, locale=LOCALES[language]))


@pytest.mark.parametrize("language", LOCALES)
def test_places_have_the_names_of_cldr(language: str) -> None:
    """Cities of zones are named as in CLDR; only the time of all China has the name of its capital."""
    for zone, place in language_table(language).places.items():
        if zone != "Asia/Shanghai":
            assert place == get_timezone_location(zone, locale=LOCALES[language], return_city=True)
        told = words(EventDate.parse("2022-02-04", zone=zone), language)
        assert place in told


@pytest.mark.parametrize("context", ["format", "stand-alone"])
@pytest.mark.parametrize("language", ["de", "en", "fr", "ru"])
def test_the_short_names_of_cldr_are_read(language: str, context: Literal["format", "stand-alone"]) -> None:
    """Months abbreviated as CLDR abbreviates them are understood in what people type."""
    for month, name in get_month_names("abbreviated", context, LOCALES[language]).items():
        assert str(typed_in(f"4 {name} 2022").value) == f"2022-{month:02}-04"


@pytest.mark.parametrize("language", ["de", "en", "fr", "ru"])
def test_the_weekdays_of_cldr_are_read(language: str) -> None:
    """A weekday in what people type is understood, and has to be that of the date: 5 September 2022 is a Monday."""
    for weekday, name in get_day_names("wide", "format", LOCALES[language]).items():
        assert str(typed_in(f"{name}, {5 + weekday} September 2022").value) == f"2022-09-{5 + weekday:02}"
        with pytest.raises(DateError):
            typed_in(f"{name}, {6 + weekday} September 2022")
