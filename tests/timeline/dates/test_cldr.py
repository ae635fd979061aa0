"""The words of dates against the Common Locale Data Repository, read through Babel."""

from __future__ import annotations

from datetime import date
from typing import Final

import pytest
from babel.dates import format_date, format_skeleton, get_timezone_location
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import EventDate, words
from timeline.dates._words import language_table

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
