"""Put the months and weekdays of other languages into English, so that one set of forms reads what is typed in any.

No name of a month in these languages means another month in one of the others, so the language need not be told.
"""

# ruff: noqa: RUF001, RUF002 - Cyrillic letters are no mistyped Latin ones

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Final

from timeline.dates._english import ENGLISH
from timeline.dates._telling import MONTHS, WEEKDAYS
from timeline.dates._words import language_table

_OTHERS: Final = ("de", "fr", "ru")
# As CLDR abbreviates them, and as people do; full names come from the tables of the languages.
_SHORT: Final = (
    "jan jän jänner janv янв", "feb févr fév февр фев", "mär mrz мар", "apr avr апр", "mai май", "jun июн",
    "jul juil июл", "aug авг", "sep sept сент сен", "okt oct окт", "nov нояб ноя", "dez déc дек",
)  # fmt: skip
_DAYS: Final = (
    "montag lundi понедельник", "dienstag mardi вторник", "mittwoch mercredi среда", "donnerstag jeudi четверг",
    "freitag vendredi пятница", "samstag sonnabend samedi суббота", "sonntag dimanche воскресенье",
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]{3,}\.?")
_CHINESE: Final = re.compile(r"([0-9]{2,4})\s*年(?:\s*([0-9]{1,2})\s*月(?:\s*([0-9]{1,2})\s*[日号])?)?")
_YEAR: Final = re.compile(r"(?<=[0-9])\s*(?:год[ау]?|г\b\.?)(?=$|,? [0-9])")
_FIRST: Final = re.compile(r"\b1er\b", re.IGNORECASE)
_BEFORE: Final = re.compile(r"(?:^|(?<=[,y] ))(?:le|am|den) (?=\S)", re.IGNORECASE)


def in_english(text: str) -> str:
    """Return a text with the months and weekdays of other languages under their English names.

    >>> in_english("1er févr. 2022"), in_english("12 сентября 2022 г."), in_english("2022年2月4日")
    ('1 February 2022', '12 September 2022', '2022-02-04')
    """
    chinese = _CHINESE.fullmatch(unicodedata.normalize("NFKC", text.strip()))
    if chinese:
        return _from_chinese(*chinese.groups())
    named = _WORD.sub(_english, text)
    return _BEFORE.sub("", _FIRST.sub("1", _YEAR.sub("", named)))


def _from_chinese(year: str, month: str | None, day: str | None) -> str:
    if len(year) == len("22") and month:
        # Its century is asked for as for any year of two digits.
        name = ENGLISH.months[int(month) - 1] if 1 <= int(month) <= len(ENGLISH.months) else month
        return f"{day or ''} {name} '{year}".strip()
    return "-".join((f"{int(year):04}", *(f"{int(part):02}" for part in (month, day) if part)))


def _english(match: re.Match[str]) -> str:
    word = match[0].casefold().removesuffix(".")
    return match[0] if word in MONTHS else _names().get(_folded(word), match[0])


@cache
def _names() -> dict[str, str]:
    tables = [language_table(code) for code in _OTHERS]
    columns = (
        (ENGLISH.months, _SHORT),
        *((ENGLISH.months, names) for table in tables for names in (table.months, table.months_alone)),
        (tuple(WEEKDAYS)[: len(_DAYS)], _DAYS),
    )
    return {
        _folded(name): english
        for ours, theirs in columns
        for english, names in zip(ours, theirs, strict=True)
        for name in names.split()
    }


def _folded(name: str) -> str:
    """Return a name in lower case and without accents, which keyboards often lack."""
    parts = unicodedata.normalize("NFD", name.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))
