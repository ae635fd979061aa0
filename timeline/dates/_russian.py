"""Dates in Russian. A template asks for a word in a case: `{date:genitive}`."""

# ruff: noqa: RUF001, RUF003 - Cyrillic letters are no mistyped Latin ones, and ranges of years take a dash

from __future__ import annotations

import re
from typing import Final

from timeline.dates._kinds import Component, Precision
from timeline.dates._language import Language, roman

# Beside a day the month is in the genitive, and stays so whatever case the day is in.
_MONTHS_BESIDE_DAYS: Final = (
    "января", "февраля", "марта", "апреля", "мая", "июня",
    "июля", "августа", "сентября", "октября", "ноября", "декабря",
)  # fmt: skip
_MONTHS_ALONE: Final = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip
_BY_MONTH: Final = ("ём", "ём", "ом", "ем", "ем", "ем", "ем", "ом", "ём", "ём", "ём", "ём")
_CASES: Final = {"genitive": 0, "accusative": 1, "instrumental": 2}
# Nominative: genitive, accusative, instrumental. Digits and "г." are the same in every case.
_FORMS: Final = {
    **{
        alone: (beside, alone, alone.rstrip("ьй") + ending)
        for alone, beside, ending in zip(_MONTHS_ALONE, _MONTHS_BESIDE_DAYS, _BY_MONTH, strict=True)
    },
    "весна": ("весны", "весну", "весной"),
    "лето": ("лета", "лето", "летом"),
    "осень": ("осени", "осень", "осенью"),
    "зима": ("зимы", "зиму", "зимой"),
    "первая": ("первой", "первую", "первой"),
    "вторая": ("второй", "вторую", "второй"),
    "третья": ("третьей", "третью", "третьей"),
    "первое": ("первого", "первое", "первым"),
    "второе": ("второго", "второе", "вторым"),
    "треть": ("трети", "треть", "третью"),
    "полугодие": ("полугодия", "полугодие", "полугодием"),
    "квартал": ("квартала", "квартал", "кварталом"),
    "век": ("века", "век", "веком"),
    "-е годы": ("-х годов", "-е годы", "-ми годами"),
    "-е число": ("-го числа", "-е число", "-м числом"),
    "какой-то": ("какого-то", "какой-то", "каким-то"),
    "какая-то": ("какой-то", "какую-то", "какой-то"),
    "какое-то": ("какого-то", "какое-то", "каким-то"),
    "год": ("года", "год", "годом"),
    "сезон": ("сезона", "сезон", "сезоном"),
    "месяц": ("месяца", "месяц", "месяцем"),
    "день": ("дня", "день", "днём"),
}
_DECLINED: Final = re.compile(rf"(?:\b|(?=-))(?:{'|'.join(sorted(_FORMS, key=len, reverse=True))})(?![\w-])")
# What a bracket opens, or says that the year is not known, stays in the nominative.
_ASIDE: Final = re.compile(r" \(|, год ")
# "Since" is "со" before "второе": the day 2, the year 2, the second third or half, the second quarter.
_SECOND: Final = re.compile(r"2(?![0-9])|втор|II(?!I)")
_FOUR_DIGITS = 1000
_LAST_YEAR = 9999


def _case(told: str, case: str) -> str:
    if case == "since":
        genitive = _case(told, "genitive")
        return f"{'со' if _SECOND.match(genitive) else 'с'} {genitive}"
    aside = _ASIDE.search(told)
    cut = aside.start() if aside else len(told)
    place = _CASES[case]
    return _DECLINED.sub(lambda match: _FORMS[match[0]][place], told[:cut]) + told[cut:]


def _year(year: int) -> str:
    if year <= 0:
        return f"{_count(1 - year)} г. до н. э."
    return f"{year} г. н. э." if year < _FOUR_DIGITS else f"{_count(year)} г."


def _count(number: int) -> str:
    return str(number) if number <= _LAST_YEAR else f"{number:,}".replace(",", "\u00a0")


def _year_pair(first: int, last: int) -> str:
    if last <= 0:
        return f"{_count(1 - first)}–{_count(1 - last)} гг. до н. э."
    if first < _FOUR_DIGITS:
        return f"{_year(first)} – {_year(last)}"
    return f"{_count(first)}–{_count(last)} гг."


_SEASONS = ("весна {year}", "лето {year}", "осень {year}", "зима {year}")
_GROUPS = {
    **dict(enumerate(_SEASONS, 21)),
    **dict(enumerate((f"{season} (Северное полушарие)" for season in _SEASONS), 25)),
    **dict(enumerate((f"{season} (Южное полушарие)" for season in _SEASONS), 29)),
    **{32 + number: f"{roman(number)} квартал {{year}}" for number in range(1, 5)},
    **dict(enumerate((f"{number} треть {{year}}" for number in ("первая", "вторая", "третья")), 37)),
    **dict(enumerate((f"{number} полугодие {{year}}" for number in ("первое", "второе")), 40)),
}
_UNITS = {
    Precision.MILLENNIUM: ("какой-то", "каждый", "год"),
    Precision.CENTURY: ("какой-то", "каждый", "год"),
    Precision.DECADE: ("какой-то", "каждый", "год"),
    Precision.YEAR: ("какой-то", "каждый", "год"),
    Precision.HALF_YEAR: ("какое-то", "каждое", "полугодие"),
    Precision.THIRD_OF_YEAR: ("какая-то", "каждая", "треть года"),
    Precision.QUARTER: ("какой-то", "каждый", "квартал"),
    Precision.SEASON: ("какой-то", "каждый", "сезон"),
    Precision.MONTH: ("какой-то", "каждый", "месяц"),
    Precision.DAY: ("какой-то", "каждый", "день"),
}

RUSSIAN = Language(
    code="ru",
    months=_MONTHS_BESIDE_DAYS,
    months_alone=_MONTHS_ALONE,
    day=str,
    year=_year,
    year_pair=_year_pair,
    ordinal=roman,
    articled=str,
    case=_case,
    templates={
        "day": "{day}",
        "day month": "{day} {month}",
        "day month year": "{day} {month} {year}",
        "month year": "{month} {year}",
        "decade": "{year}-е годы",
        "decade of hundred": "{first}-е годы ({first}–{last})",
        "century": "{ordinal} век ({first}–{last})",
        "century before": "{ordinal} век до н. э. ({first}–{last} гг. до н. э.)",
        "within": "{some} {whole:genitive}",
        "numbered day": "{day}-е число {some:genitive} {whole:genitive}",
        "in years": "{date}, {years}",
        "any year": "{date}, год не указан",
        "no year": "год не указан",
        "fits": "{some} по образцу {mask}",
        "estimated": "между {first:instrumental} и {last:instrumental}, по оценке {year}",
        "to": "{first:since} по {last:accusative}",
        "between": "между {first:instrumental} и {last:instrumental}",
        "each": "{each} {first:since} по {last:accusative}",
        "comma": ", ",
        "or": " или ",
        "and": " и ",
        "by": "не позднее {date:genitive}",
        "or later": "{date} или позднее",
        "each by": "{each} вплоть до {date:genitive}",
        "each from": "{each}, начиная {date:since}",
        "from on": "начиная {date:since}",
        "up to": "вплоть до {date:genitive}",
        "end unknown": "{date:since}, конец неизвестен",
        "start unknown": "по {date:accusative}, начало неизвестно",
        "no bounds": "во все времена",
        "no end": "начало неизвестно, без конца",
        "no start": "без начала, конец неизвестен",
        "early month": "начало {date:genitive}",
        "mid month": "середина {date:genitive}",
        "late month": "конец {date:genitive}",
        "early season": "начало {date:genitive}",
        "mid season": "середина {date:genitive}",
        "late season": "конец {date:genitive}",
        "early year": "начало {date:genitive}",
        "mid year": "середина {date:genitive}",
        "late year": "конец {date:genitive}",
        "early decade": "начало {date:genitive}",
        "mid decade": "середина {date:genitive}",
        "late decade": "конец {date:genitive}",
        "qualified": "{date} ({note})",
        "part note": "{component} — {note}",
        "clock": "{date}, {time}",
        "place": "{date} ({place})",
        "local time": "{date}, местное время ({place})",
        "elsewhere": "{date}; {there}",
    },
    groups=_GROUPS,
    some={unit: f"{some} {name}" for unit, (some, _, name) in _UNITS.items()},
    each={unit: f"{every} {name}" for unit, (_, every, name) in _UNITS.items()},
    notes=("приблизительно", "под вопросом", "под вопросом и приблизительно"),
    components={Component.YEAR: "год", Component.MONTH: "месяц", Component.DAY: "день"},
    places={
        "America/New_York": "Нью-Йорк",
        "Asia/Damascus": "Дамаск",
        "Asia/Jerusalem": "Иерусалим",
        "Asia/Kabul": "Кабул",
        "Asia/Seoul": "Сеул",
        "Asia/Shanghai": "Пекин",
        "Asia/Tehran": "Тегеран",
        "Asia/Tokyo": "Токио",
        "Europe/Berlin": "Берлин",
        "Europe/Brussels": "Брюссель",
        "Europe/Istanbul": "Стамбул",
        "Europe/London": "Лондон",
        "Europe/Minsk": "Минск",
        "Europe/Moscow": "Москва",
        "Europe/Paris": "Париж",
        "Europe/Vienna": "Вена",
        "Europe/Warsaw": "Варшава",
        "Europe/Zurich": "Цюрих",
    },
    parts={
        "early_hours": "{date}, после полуночи",
        "dawn": "{date}, на рассвете",
        "morning": "{date}, утром",
        "noon": "{date}, в полдень",
        "afternoon": "{date}, во второй половине дня",
        "dusk": "{date}, в сумерки",
        "evening": "{date}, вечером",
        "night": "{date}, ночью",
        "midnight": "{date}, в полночь",
    },
)
