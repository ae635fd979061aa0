"""Dates in French."""

from __future__ import annotations

from timeline.dates._kinds import Component, Precision
from timeline.dates._language import Language, roman

_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin",
    "juillet", "août", "septembre", "octobre", "novembre", "décembre",
)  # fmt: skip
_FOUR_DIGITS = 1000
_LAST_YEAR = 9999


def _day(day: int) -> str:
    return "1er" if day == 1 else str(day)


def _year(year: int) -> str:
    if year <= 0:
        return f"{_count(1 - year)} av. J.-C."
    return f"{year} apr. J.-C." if year < _FOUR_DIGITS else _count(year)


def _count(number: int) -> str:
    # French sets thousands apart by a narrow no-break space.
    return str(number) if number <= _LAST_YEAR else f"{number:,}".replace(",", "\u202f")


def _year_pair(first: int, last: int) -> str:
    return f"{_year(first)}-{_year(last)}"


def _ordinal(number: int) -> str:
    return "Ier" if number == 1 else f"{roman(number)}e"


_SEASONS = ("printemps {year}", "été {year}", "automne {year}", "hiver {year}")
_NUMBERS = ("premier", "deuxième", "troisième", "quatrième")
_GROUPS = {
    **dict(enumerate(_SEASONS, 21)),
    **dict(enumerate((f"{season} (hémisphère nord)" for season in _SEASONS), 25)),
    **dict(enumerate((f"{season} (hémisphère sud)" for season in _SEASONS), 29)),
    **dict(enumerate((f"{number} trimestre {{year}}" for number in _NUMBERS), 33)),
    **dict(enumerate((f"{number} quadrimestre {{year}}" for number in _NUMBERS[:3]), 37)),
    **dict(enumerate((f"{number} semestre {{year}}" for number in _NUMBERS[:2]), 40)),
}
_UNITS = {
    Precision.MILLENNIUM: ("une", "année"),
    Precision.CENTURY: ("une", "année"),
    Precision.DECADE: ("une", "année"),
    Precision.YEAR: ("une", "année"),
    Precision.HALF_YEAR: ("un", "semestre"),
    Precision.THIRD_OF_YEAR: ("un", "quadrimestre"),
    Precision.QUARTER: ("un", "trimestre"),
    Precision.SEASON: ("une", "saison"),
    Precision.MONTH: ("un", "mois"),
    Precision.DAY: ("un", "jour"),
}

FRENCH = Language(
    code="fr",
    months=_MONTHS,
    months_alone=_MONTHS,
    day=_day,
    year=_year,
    year_pair=_year_pair,
    ordinal=_ordinal,
    articled=str,
    templates={
        "day": "{day}",
        "day month": "{day} {month}",
        "day month year": "{day} {month} {year}",
        "month year": "{month} {year}",
        "decade": "années {year}",
        "decade of hundred": "années {first} ({first}-{last})",
        "century": "{ordinal} siècle ({first}-{last})",
        "century before": "{ordinal} siècle av. J.-C. ({first}-{last} av. J.-C.)",
        "within": "{some}, {whole}",
        "numbered day": "le {day}, {some}, {whole}",
        "in years": "{date}, {years}",
        "any year": "{date}, année non précisée",
        "no year": "année non précisée",
        "fits": "{some} conforme à {mask}",
        "estimated": "entre {first} et {last}, estimé {year}",
        "to": "{first} à {last}",
        "between": "entre {first} et {last}",
        "each": "{each}, {first} à {last}",
        "comma": ", ",
        "or": " ou ",
        "and": " et ",
        "by": "au plus tard {date}",
        "or later": "{date} ou plus tard",
        "each by": "{each} jusqu'à {date}",
        "each from": "{each} à partir de {date}",
        "from on": "à partir de {date}",
        "up to": "jusqu'à {date}",
        "end unknown": "depuis {date}, fin inconnue",
        "start unknown": "jusqu'à {date}, début inconnu",
        "no bounds": "de tout temps",
        "no end": "début inconnu, sans fin",
        "no start": "sans début, fin inconnue",
        "early month": "début {date}",
        "mid month": "mi-{date}",
        "late month": "fin {date}",
        "early season": "début {date}",
        "mid season": "mi-{date}",
        "late season": "fin {date}",
        "early year": "début {date}",
        "mid year": "mi-{date}",
        "late year": "fin {date}",
        "early decade": "début des {date}",
        "mid decade": "milieu des {date}",
        "late decade": "fin des {date}",
        "qualified": "{date} ({note})",
        "part note": "{component} : {note}",
        "clock": "{date}, {time}",
        "place": "{date} ({place})",
        "local time": "{date}, heure locale ({place})",
        "elsewhere": "{date} ; {there}",
    },
    groups=_GROUPS,
    some={unit: f"{article} {name}" for unit, (article, name) in _UNITS.items()},
    each={unit: f"chaque {name}" for unit, (_, name) in _UNITS.items()},
    notes=("approximatif", "incertain", "incertain et approximatif"),
    components={Component.YEAR: "année", Component.MONTH: "mois", Component.DAY: "jour"},
    places={
        "Asia/Damascus": "Damas",
        "Asia/Jerusalem": "Jérusalem",
        "Asia/Kabul": "Kaboul",
        "Asia/Seoul": "Séoul",
        "Asia/Shanghai": "Pékin",
        "Asia/Tehran": "Téhéran",
        "Europe/Brussels": "Bruxelles",
        "Europe/London": "Londres",
        "Europe/Moscow": "Moscou",
        "Europe/Vienna": "Vienne",
        "Europe/Warsaw": "Varsovie",
    },
    parts={
        "early_hours": "{date}, au petit matin",
        "dawn": "{date}, à l'aube",
        "morning": "{date}, le matin",
        "noon": "{date}, à midi",
        "afternoon": "{date}, l'après-midi",
        "dusk": "{date}, au crépuscule",
        "evening": "{date}, le soir",
        "night": "{date}, la nuit",
        "midnight": "{date}, à minuit",
    },
)
