"""Dates in words: as exact as the value."""

from __future__ import annotations

import pytest

from timeline.dates import Edtf, EventDate, words
from timeline.errors import UnknownNameError

ENGLISH = {
    "2022-02-04": "4 February 2022",
    "2022-02": "February 2022",
    "2022": "2022",
    "0044-03": "March AD 44",
    "-0043-03-15": "15 March 44 BC",
    "0000": "1 BC",
    "Y11700": "11,700",
    "Y-66000000": "66,000,001 BC",
    "2015-09~": "September 2015 (approximate)",
    "2015-09-04?": "4 September 2015 (uncertain)",
    "2015%": "2015 (uncertain and approximate)",
    "2004-06-~11": "11 June 2004 (day approximate)",
    "?2004-06~-11": "11 June 2004 (year uncertain and approximate, month approximate)",
    "[2015-09-21..2015-09-30]": "between 21 and 30 September 2015",
    "{2022-09-08,2022-09-09}": "8 and 9 September 2022",
    "[2022-09-08,2022-09-09]": "8 or 9 September 2022",
    "[2021-12-31..2022-01-01]": "31 December 2021 or 1 January 2022",
    "[2022-09-08~..2022-09-09]": "between 8 September 2022 (approximate) and 9 September 2022",
    "{2022-08..2022-09}": "August and September 2022",
    "[2001..2002]": "2001 or 2002",
    "{2022-08-30,2022-09-08,2022-09-09}": "30 August, 8 and 9 September 2022",
    "{2021-12,2022-01}": "December 2021 and January 2022",
    "{2022-09-08..2022-09-10}": "every day from 8 to 10 September 2022",
    "[..2015-10-31]": "by 31 October 2015",
    "[2015-10-31..]": "31 October 2015 or later",
    "{..1984}": "every year up to 1984",
    "{1871-03..}": "every month from March 1871 on",
    "[1667,1668,1670..1672]": "1667, 1668 or between 1670 and 1672",
    "[2022]": "2022",
    "2018-09-11/2018-09-17": "11 to 17 September 2018",
    "2018-02-28/2018-03-03": "28 February to 3 March 2018",
    "2018-12-20/2019-01-03": "20 December 2018 to 3 January 2019",
    "2018-03/2018-05": "March to May 2018",
    "2018-03-04~/2018-03-09": "4 March 2018 (approximate) to 9 March 2018",
    "2013/2021": "2013 to 2021",
    "-0049/-0043": "50 BC to 44 BC",
    "2022-02-04/..": "from 4 February 2022 on",
    "2013/": "since 2013, end unknown",
    "../2021-12-16": "up to 16 December 2021",
    "/2021-12-16": "until 16 December 2021, start unknown",
    "../..": "at all times",
    "/..": "start unknown, no end",
    "../": "no start, end unknown",
    "2021-24": "winter 2021-22",
    "1999-24": "winter 1999-2000",
    "-0043-24": "winter 44-43 BC",
    "0000-24": "winter 1 BC-AD 1",
    "2001-21": "spring 2001",
    "2001-26": "summer 2001 (northern hemisphere)",
    "2001-30": "summer 2001-02 (southern hemisphere)",
    "2001-33": "first quarter of 2001",
    "2001-38": "second third of 2001",
    "2001-41": "second half of 2001",
    "156X": "1560s",
    "150X": "1500s (1500-1509)",
    "15XX": "16th century (1500-1599)",
    "20XX": "21st century (2000-2099)",
    "00XX": "between 1 BC and AD 99",
    "-01XX": "2nd century BC (200-101 BC)",
    "1XXX": "between 1000 and 1999",
    "XXXX": "year not specified",
    "XXXX-12-25": "25 December, year not specified",
    "1985-04-XX": "some day in April 1985",
    "1985-XX": "some month in 1985",
    "1985-XX-XX": "some day in 1985",
    "1985-XX-17": "day 17 of some month in 1985",
    "2015-09-2X": "between 20 and 29 September 2015",
    "2020-05-X5": "5, 15 or 25 May 2020",
    "2004-1X": "between October and December 2004",
    "2004-X1": "January or November 2004",
    "156X-12-25": "25 December, in the 1560s",
    "156X-12": "December, in the 1560s",
    "15XX-XX-XX": "some day in the 16th century (1500-1599)",
    "1X32-X1-X2": "some day that fits 1X32-X1-X2",
    "18XX-22": "some season that fits 18XX-22",
    "1950S2": "between 1900 and 1999, estimated 1950",
    "1950S4": "1950",
    "2022-02-21T23:00:00": "21 February 2022, 23:00:00",
    "2022-02-21T23:00:00Z": "21 February 2022, 23:00:00 (UTC)",
    "2022-02-21T23:00:00-05": "21 February 2022, 23:00:00 (UTC-05)",
}


@pytest.mark.parametrize(("text", "told"), ENGLISH.items())
def test_a_value_is_told_as_exactly_as_it_is_known(text: str, told: str) -> None:
    """The words say what the value says: no day is added, no doubt is dropped."""
    assert words(Edtf.parse(text)) == told


def test_no_two_of_these_values_share_their_words() -> None:
    """Different values read differently."""
    assert len(set(ENGLISH.values())) == len(ENGLISH) - 1  # "[2022]" says what "2022" says
    assert words(Edtf.parse("1950")) == words(Edtf.parse("1950S4"))


# Text, German, French.
OTHERS = [
    ("2022-03-01", "1. März 2022", "1er mars 2022"),
    ("-0043-03-15", "15. März 44 v. Chr.", "15 mars 44 av. J.-C."),
    ("2015-09~", "September 2015 (ungefähr)", "septembre 2015 (approximatif)"),
    ("[2015-09-21..2015-09-30]", "zwischen 21. und 30. September 2015", "entre 21 et 30 septembre 2015"),
    ("{2022-09-08,2022-09-09}", "8. und 9. September 2022", "8 et 9 septembre 2022"),
    ("2018-09-11/2018-09-17", "11. bis 17. September 2018", "11 à 17 septembre 2018"),
    ("[..2015-10-31]", "spätestens 31. Oktober 2015", "au plus tard 31 octobre 2015"),
    ("2021-24", "Winter 2021/22", "hiver 2021-2022"),
    ("15XX", "16. Jahrhundert (1500-1599)", "XVIe siècle (1500-1599)"),
    ("156X", "1560er Jahre", "années 1560"),
    ("2001-34", "2. Quartal 2001", "deuxième trimestre 2001"),
    ("1985-04-XX", "ein Tag, April 1985", "un jour, avril 1985"),
    ("2013/", "seit 2013, Ende unbekannt", "depuis 2013, fin inconnue"),
    ("Y11700", "11.700", "11\u202f700"),
]


@pytest.mark.parametrize(("text", "german", "french"), OTHERS)
def test_other_languages_say_the_same(text: str, german: str, french: str) -> None:
    """German and French are one table each."""
    assert words(Edtf.parse(text), "de") == german
    assert words(Edtf.parse(text), "fr") == french


@pytest.mark.parametrize("language", ["de", "fr"])
def test_every_language_tells_every_value_apart(language: str) -> None:
    """What reads differently in English reads differently in each language."""
    told = {words(Edtf.parse(text), language) for text in ENGLISH}
    assert len(told) == len(ENGLISH) - 1  # "[2022]" says what "2022" says


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_range_of_two_neighbours_reads_as_the_two(language: str) -> None:
    """Between 8 and 9 September lies no day, so it is 8 or 9 September; with one between, it is a range."""
    two, listed = Edtf.parse("[2022-09-08..2022-09-09]"), Edtf.parse("[2022-09-08,2022-09-09]")
    assert words(two, language) == words(listed, language)
    assert words(Edtf.parse("[2022-09-08..2022-09-10]"), language) != words(listed, language)


@pytest.mark.parametrize(
    ("part", "zone", "told"),
    [
        ("night", "America/New_York", "night of 21 February 2022, New York time"),
        ("20:00", "Asia/Hong_Kong", "21 February 2022, 20:00, Hong Kong time"),
        ("20:00", None, "21 February 2022, 20:00"),
        (None, "Europe/Paris", "21 February 2022, Paris time"),
        ("20:00", "UTC", "21 February 2022, 20:00 (UTC)"),
        ("midnight", None, "midnight on 21 February 2022"),
    ],
)
def test_the_part_of_the_day_and_the_place_are_told(part: str | None, zone: str | None, told: str) -> None:
    """A clock time gains no seconds, and a zone is named by its city, as no place of the event."""
    assert EventDate.parse("2022-02-21", part=part, zone=zone).words == told


def test_a_language_without_a_table_is_refused_by_name() -> None:
    """The error names the languages there are."""
    with pytest.raises(UnknownNameError, match="en"):
        words(Edtf.parse("2022"), "xx")
