"""Dates in words: as exact as the value."""

# ruff: noqa: RUF001 - Cyrillic letters and full-width punctuation are meant

from __future__ import annotations

import pytest

from timeline.dates import Edtf, EventDate, PartOfDay, Season, words
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


# In each language, the same dates.
OTHERS = {
    "de": {
        "2022-03-01": "1. März 2022",
        "-0043-03-15": "15. März 44 v. Chr.",
        "2015-09~": "September 2015 (ungefähr)",
        "[2015-09-21..2015-09-30]": "zwischen 21. und 30. September 2015",
        "{2022-09-08,2022-09-09}": "8. und 9. September 2022",
        "2018-09-11/2018-09-17": "11. bis 17. September 2018",
        "[..2015-10-31]": "spätestens 31. Oktober 2015",
        "2021-24": "Winter 2021/22",
        "15XX": "16. Jahrhundert (1500-1599)",
        "156X": "1560er Jahre",
        "2001-34": "2. Quartal 2001",
        "1985-04-XX": "ein Tag, April 1985",
        "2013/": "seit 2013, Ende unbekannt",
        "Y11700": "11.700",
        "2015-09-2X": "zwischen 20. und 29. September 2015",
        "2018-03/2018-05": "März bis Mai 2018",
        "2004-X1": "Januar oder November 2004",
        "-01XX": "2. Jahrhundert v. Chr. (200-101 v. Chr.)",
        "[2015-10-31..]": "31. Oktober 2015 oder später",
        "{2022-09-08..2022-09-10}": "jeder Tag, 8. bis 10. September 2022",
        "XXXX-12-25": "25. Dezember, Jahr nicht angegeben",
        "156X-12-25": "25. Dezember, 1560er Jahre",
        "2001-26": "Sommer 2001 (Nordhalbkugel)",
        "2022-02-21T23:00:00Z": "21. Februar 2022, 23:00:00 Uhr (UTC)",
    },
    "fr": {
        "2022-03-01": "1er mars 2022",
        "-0043-03-15": "15 mars 44 av. J.-C.",
        "2015-09~": "septembre 2015 (approximatif)",
        "[2015-09-21..2015-09-30]": "entre 21 et 30 septembre 2015",
        "{2022-09-08,2022-09-09}": "8 et 9 septembre 2022",
        "2018-09-11/2018-09-17": "11 à 17 septembre 2018",
        "[..2015-10-31]": "au plus tard 31 octobre 2015",
        "2021-24": "hiver 2021-2022",
        "15XX": "XVIe siècle (1500-1599)",
        "156X": "années 1560",
        "2001-34": "deuxième trimestre 2001",
        "1985-04-XX": "un jour, avril 1985",
        "2013/": "depuis 2013, fin inconnue",
        "Y11700": "11\u202f700",
        "2015-09-2X": "entre 20 et 29 septembre 2015",
        "2018-03/2018-05": "mars à mai 2018",
        "2004-X1": "janvier ou novembre 2004",
        "-01XX": "IIe siècle av. J.-C. (200-101 av. J.-C.)",
        "[2015-10-31..]": "31 octobre 2015 ou plus tard",
        "{2022-09-08..2022-09-10}": "chaque jour, 8 à 10 septembre 2022",
        "XXXX-12-25": "25 décembre, année non précisée",
        "156X-12-25": "25 décembre, années 1560",
        "2001-26": "été 2001 (hémisphère nord)",
        "2022-02-21T23:00:00Z": "21 février 2022, 23:00:00 (UTC)",
    },
    "ru": {
        "2022-03-01": "1 марта 2022 г.",
        "-0043-03-15": "15 марта 44 г. до н. э.",
        "2015-09~": "сентябрь 2015 г. (приблизительно)",
        "[2015-09-21..2015-09-30]": "между 21 и 30 сентября 2015 г.",
        "{2022-09-08,2022-09-09}": "8 и 9 сентября 2022 г.",
        "2018-09-11/2018-09-17": "с 11 по 17 сентября 2018 г.",
        "[..2015-10-31]": "не позднее 31 октября 2015 г.",
        "2021-24": "зима 2021–2022 гг.",
        "15XX": "XVI век (1500–1599)",
        "156X": "1560-е годы",
        "2001-34": "II квартал 2001 г.",
        "1985-04-XX": "какой-то день апреля 1985 г.",
        "2013/": "с 2013 г., конец неизвестен",
        "Y11700": "11\u00a0700 г.",
        "2015-09-2X": "между 20 и 29 сентября 2015 г.",
        "2018-03/2018-05": "с марта по май 2018 г.",
        "2004-X1": "январь или ноябрь 2004 г.",
        "-01XX": "II век до н. э. (200–101 гг. до н. э.)",
        "[2015-10-31..]": "31 октября 2015 г. или позднее",
        "{2022-09-08..2022-09-10}": "каждый день с 8 по 10 сентября 2022 г.",
        "XXXX-12-25": "25 декабря, год не указан",
        "156X-12-25": "25 декабря, 1560-е годы",
        "2001-26": "лето 2001 г. (Северное полушарие)",
        "2022-02-21T23:00:00Z": "21 февраля 2022 г., 23:00:00 (UTC)",
    },
    "zh": {
        "2022-03-01": "2022年3月1日",
        "-0043-03-15": "公元前44年3月15日",
        "2015-09~": "2015年9月（大约）",
        "[2015-09-21..2015-09-30]": "2015年9月21日至30日之间",
        "{2022-09-08,2022-09-09}": "2022年9月8日和9日",
        "2018-09-11/2018-09-17": "2018年9月11日至17日",
        "[..2015-10-31]": "不晚于2015年10月31日",
        "2021-24": "2021—2022年冬季",
        "15XX": "16世纪（1500—1599年）",
        "156X": "1560年代",
        "2001-34": "2001年第二季度",
        "1985-04-XX": "1985年4月某日",
        "2013/": "自2013年起，结束时间不详",
        "Y11700": "11700年",
        "2015-09-2X": "2015年9月20日至29日之间",
        "2018-03/2018-05": "2018年3月至5月",
        "2004-X1": "2004年1月或11月",
        "-01XX": "公元前2世纪（公元前200—前101年）",
        "[2015-10-31..]": "2015年10月31日或以后",
        "{2022-09-08..2022-09-10}": "2022年9月8日至10日的每日",
        "XXXX-12-25": "12月25日，年份未注明",
        "156X-12-25": "1560年代某年12月25日",
        "2001-26": "2001年夏季（北半球）",
        "2022-02-21T23:00:00Z": "2022年2月21日 23:00:00（UTC）",
    },
}
LANGUAGES = ["en", *OTHERS]


def test_no_language_goes_untested() -> None:
    """A table that is added has to say the same dates as the others."""
    with pytest.raises(UnknownNameError) as refused:
        words(Edtf.parse("2022"), "")
    assert sorted(refused.value.known) == sorted(LANGUAGES)
    assert len({frozenset(told) for told in OTHERS.values()}) == 1


@pytest.mark.parametrize("language", OTHERS)
def test_other_languages_say_the_same(language: str) -> None:
    """Each language has a table of its own, and its grammar."""
    assert {text: words(Edtf.parse(text), language) for text in OTHERS[language]} == OTHERS[language]


# After a preposition that asks for a case, Russian declines what is no digit.
RUSSIAN_CASES = {
    "2018-03-02/2018-04-02": "со 2 марта по 2 апреля 2018 г.",
    "2001-21/2001-24": "с весны 2001 г. по зиму 2001–2002 гг.",
    "2001-34/2001-36": "со II квартала 2001 г. по IV квартал 2001 г.",
    "2001-39/": "с третьей трети 2001 г., конец неизвестен",
    "2001-40/": "с первого полугодия 2001 г., конец неизвестен",
    "1985-04-XX/1985-05-XX": "с какого-то дня апреля 1985 г. по какой-то день мая 1985 г.",
    "1985-XX-17/": "с 17-го числа какого-то месяца 1985 г., конец неизвестен",
    "[2001-02..2002-05]": "между февралём 2001 г. и маем 2002 г.",
    "[2001-03..2001-08]": "между мартом и августом 2001 г.",
    "[2001-22..2001-24]": "между летом 2001 г. и зимой 2001–2002 гг.",
    "[156X..158X]": "между 1560-ми годами и 1580-ми годами",
    "[..15XX]": "не позднее XVI века (1500–1599)",
    "2015-03~/": "с марта 2015 г. (приблизительно), конец неизвестен",
    "2015-~03/": "с марта 2015 г. (месяц — приблизительно), конец неизвестен",
}


@pytest.mark.parametrize(("text", "told"), RUSSIAN_CASES.items())
def test_russian_words_stand_in_the_case_that_is_asked_for(text: str, told: str) -> None:
    """A month, a season, a century or "some day" is declined; a note in brackets is not."""
    assert words(Edtf.parse(text), "ru") == told


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_day_is_told_apart(language: str) -> None:
    """Each part reads differently, and none as the whole day."""
    day = Edtf.parse("2022-02-21")
    told = {words(EventDate(day, part=part), language) for part in (None, *PartOfDay)}
    assert len(told) == len(PartOfDay) + 1


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_part_of_the_year_is_told_apart(language: str) -> None:
    """The codes from 21 to 41 read differently."""
    assert len({words(Season(2001, code), language) for code in range(21, 42)}) == 21


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_tells_every_value_apart(language: str) -> None:
    """What reads differently in English reads differently in each language."""
    told = {words(Edtf.parse(text), language) for text in ENGLISH}
    assert len(told) == len(ENGLISH) - 1  # "[2022]" says what "2022" says


@pytest.mark.parametrize("language", LANGUAGES)
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


THIRDS = [
    ("[2015-09-21..2015-09-30]", "In late September", "late September 2015", "Ende September 2015", "fin septembre 2015", "конец сентября 2015 г.", "2015年9月下旬"),
    ("[2024-02-11..2024-02-20]", "в середине февраля", "mid-February 2024", "Mitte Februar 2024", "mi-février 2024", "середина февраля 2024 г.", "2024年2月中旬"),
    ("[2024-02-21..2024-02-29]", "fin février", "late February 2024", "Ende Februar 2024", "fin février 2024", "конец февраля 2024 г.", "2024年2月下旬"),
    ("[2015-01..2015-04]", "at the beginning of the year", "early 2015", "Anfang 2015", "début 2015", "начало 2015 г.", "2015年初"),
    ("[2015-05..2015-08]", "Mitte des Jahres", "mid-2015", "Mitte 2015", "mi-2015", "середина 2015 г.", "2015年年中"),
    ("[1967..1969]", "60年代末", "late 1960s", "Ende der 1960er Jahre", "fin des années 1960", "конец 1960-х годов", "1960年代末"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "stated", "en", "de", "fr", "ru", "zh"), THIRDS)
def test_a_third_is_told_in_the_word_of_the_source(  # one argument a language
    text: str, stated: str, en: str, de: str, fr: str, ru: str, zh: str
) -> None:
    """Where the source says late September, the convention's days are not put into its mouth."""
    date = EventDate.parse(text, stated=stated)
    assert [words(date, code) for code in ("en", "de", "fr", "ru", "zh")] == [en, de, fr, ru, zh]


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("[2015-09-21..2015-09-30]", None),
        ("[2015-09-21..2015-09-30]", "the last ten days of September"),
        ("[2015-09-21..2015-09-30]", "early September"),
        ("[2015-09-20..2015-09-30]", "late September"),
        ("[2015-09-21~..2015-09-30]", "late September"),
        ("{2015-09-21..2015-09-30}", "late September"),
        ("2015-09-21/2015-09-30", "late September"),
        ("[..2015-09-30]", "by the end of September"),
    ],
)
def test_what_is_no_third_is_told_by_its_value(text: str, stated: str | None) -> None:
    """Days that are not the third the source speaks of are told as they are."""
    date = EventDate.parse(text, stated=stated)
    assert date.words == words(Edtf.parse(text))
