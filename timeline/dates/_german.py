"""Dates in German."""

from __future__ import annotations

from timeline.dates._kinds import Component, Precision
from timeline.dates._language import Language

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_FOUR_DIGITS = 1000
_LAST_YEAR = 9999


def _year(year: int) -> str:
    if year <= 0:
        return f"{_count(1 - year)} v. Chr."
    return f"{year} n. Chr." if year < _FOUR_DIGITS else _count(year)


def _count(number: int) -> str:
    return str(number) if number <= _LAST_YEAR else f"{number:,}".replace(",", ".")


def _year_pair(first: int, last: int) -> str:
    if first // 100 == last // 100 and first >= _FOUR_DIGITS:
        return f"{first}/{last % 100:02}"
    return f"{_year(first)}/{_year(last)}"


def _ordinal(number: int) -> str:
    return f"{number}."


_SEASONS = ("Frühling {year}", "Sommer {year}", "Herbst {year}", "Winter {year}")
_GROUPS = {
    **dict(enumerate(_SEASONS, 21)),
    **dict(enumerate((f"{season} (Nordhalbkugel)" for season in _SEASONS), 25)),
    **dict(enumerate((f"{season} (Südhalbkugel)" for season in _SEASONS), 29)),
    **{32 + number: f"{number}. Quartal {{year}}" for number in range(1, 5)},
    **{36 + number: f"{number}. Drittel {{year}}" for number in range(1, 4)},
    **{39 + number: f"{number}. Halbjahr {{year}}" for number in range(1, 3)},
}
_UNITS = {
    Precision.MILLENNIUM: ("ein", "jedes", "Jahr"),
    Precision.CENTURY: ("ein", "jedes", "Jahr"),
    Precision.DECADE: ("ein", "jedes", "Jahr"),
    Precision.YEAR: ("ein", "jedes", "Jahr"),
    Precision.HALF_YEAR: ("ein", "jedes", "Halbjahr"),
    Precision.THIRD_OF_YEAR: ("ein", "jedes", "Jahresdrittel"),
    Precision.QUARTER: ("ein", "jedes", "Quartal"),
    Precision.SEASON: ("eine", "jede", "Jahreszeit"),
    Precision.MONTH: ("ein", "jeder", "Monat"),
    Precision.DAY: ("ein", "jeder", "Tag"),
}

GERMAN = Language(
    code="de",
    months=_MONTHS,
    months_alone=_MONTHS,
    day="{}.".format,
    year=_year,
    year_pair=_year_pair,
    ordinal=_ordinal,
    articled=str,
    templates={
        "day": "{day}",
        "day month": "{day} {month}",
        "day month year": "{day} {month} {year}",
        "month year": "{month} {year}",
        "decade": "{year}er Jahre",
        "decade of hundred": "{first}er Jahre ({first}-{last})",
        "century": "{ordinal} Jahrhundert ({first}-{last})",
        "century before": "{ordinal} Jahrhundert v. Chr. ({first}-{last} v. Chr.)",
        "within": "{some}, {whole}",
        "numbered day": "der {day}, {some}, {whole}",
        "in years": "{date}, {years}",
        "any year": "{date}, Jahr nicht angegeben",
        "no year": "Jahr nicht angegeben",
        "fits": "{some}, passend zu {mask}",
        "estimated": "zwischen {first} und {last}, geschätzt {year}",
        "to": "{first} bis {last}",
        "between": "zwischen {first} und {last}",
        "each": "{each}, {first} bis {last}",
        "comma": ", ",
        "or": " oder ",
        "and": " und ",
        "by": "spätestens {date}",
        "or later": "{date} oder später",
        "each by": "{each} bis {date}",
        "each from": "{each} ab {date}",
        "from on": "ab {date}",
        "up to": "bis {date}",
        "end unknown": "seit {date}, Ende unbekannt",
        "start unknown": "bis {date}, Beginn unbekannt",
        "no bounds": "zu allen Zeiten",
        "no end": "Beginn unbekannt, kein Ende",
        "no start": "kein Beginn, Ende unbekannt",
        "early month": "Anfang {date}",
        "mid month": "Mitte {date}",
        "late month": "Ende {date}",
        "early season": "Anfang {date}",
        "mid season": "Mitte {date}",
        "late season": "Ende {date}",
        "early year": "Anfang {date}",
        "mid year": "Mitte {date}",
        "late year": "Ende {date}",
        "early decade": "Anfang der {date}",
        "mid decade": "Mitte der {date}",
        "late decade": "Ende der {date}",
        "qualified": "{date} ({note})",
        "part note": "{component} {note}",
        "clock": "{date}, {time} Uhr",
        "place": "{date} ({place})",
        "local time": "{date}, Ortszeit {place}",
        "elsewhere": "{date}; {there}",
    },
    groups=_GROUPS,
    some={unit: f"{article} {name}" for unit, (article, _, name) in _UNITS.items()},
    each={unit: f"{every} {name}" for unit, (_, every, name) in _UNITS.items()},
    notes=("ungefähr", "unsicher", "unsicher und ungefähr"),
    components={Component.YEAR: "Jahr", Component.MONTH: "Monat", Component.DAY: "Tag"},
    places={
        "Asia/Damascus": "Damaskus",
        "Asia/Shanghai": "Peking",
        "Asia/Tehran": "Teheran",
        "Asia/Tokyo": "Tokio",
        "Europe/Brussels": "Brüssel",
        "Europe/Moscow": "Moskau",
        "Europe/Vienna": "Wien",
        "Europe/Warsaw": "Warschau",
        "Europe/Zurich": "Zürich",
    },
    parts={
        "early_hours": "{date}, am frühen Morgen",
        "dawn": "{date}, bei Tagesanbruch",
        "morning": "{date}, morgens",
        "noon": "{date}, mittags",
        "afternoon": "{date}, nachmittags",
        "dusk": "{date}, in der Dämmerung",
        "evening": "{date}, abends",
        "night": "{date}, nachts",
        "midnight": "{date}, um Mitternacht",
    },
)
