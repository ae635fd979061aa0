"""Dates in English."""

from __future__ import annotations

from timeline.dates._kinds import Component, Precision
from timeline.dates._language import Language

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_FOUR_DIGITS = 1000
_LAST_YEAR = 9999


def _year(year: int) -> str:
    if year <= 0:
        return f"{_count(1 - year)} BC"
    # "44" alone would read as a number or as 1944.
    return f"AD {year}" if year < _FOUR_DIGITS else _count(year)


def _count(number: int) -> str:
    return str(number) if number <= _LAST_YEAR else f"{number:,}"


def _year_pair(first: int, last: int) -> str:
    if last <= 0:
        return f"{_count(1 - first)}-{_year(last)}"
    if first // 100 == last // 100 and first >= _FOUR_DIGITS:
        return f"{first}-{last % 100:02}"
    return f"{_year(first)}-{_year(last)}"


def _ordinal(number: int) -> str:
    if number % 100 in {11, 12, 13}:
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"


_SEASONS = ("spring {year}", "summer {year}", "autumn {year}", "winter {year}")
_NUMBERS = ("first", "second", "third", "fourth")
_GROUPS = {
    **dict(enumerate(_SEASONS, 21)),
    **dict(enumerate((f"{season} (northern hemisphere)" for season in _SEASONS), 25)),
    **dict(enumerate((f"{season} (southern hemisphere)" for season in _SEASONS), 29)),
    **dict(enumerate((f"{number} quarter of {{year}}" for number in _NUMBERS), 33)),
    **dict(enumerate((f"{number} third of {{year}}" for number in _NUMBERS[:3]), 37)),
    **dict(enumerate((f"{number} half of {{year}}" for number in _NUMBERS[:2]), 40)),
}
_UNITS = {
    Precision.MILLENNIUM: "year",
    Precision.CENTURY: "year",
    Precision.DECADE: "year",
    Precision.YEAR: "year",
    Precision.HALF_YEAR: "half-year",
    Precision.THIRD_OF_YEAR: "third of a year",
    Precision.QUARTER: "quarter",
    Precision.SEASON: "season",
    Precision.MONTH: "month",
    Precision.DAY: "day",
}

ENGLISH = Language(
    code="en",
    months=_MONTHS,
    months_alone=_MONTHS,
    day=str,
    year=_year,
    year_pair=_year_pair,
    ordinal=_ordinal,
    articled="the {}".format,
    templates={
        "day": "{day}",
        "day month": "{day} {month}",
        "day month year": "{day} {month} {year}",
        "month year": "{month} {year}",
        "decade": "{year}s",
        "decade of hundred": "{first}s ({first}-{last})",
        "century": "{ordinal} century ({first}-{last})",
        "century before": "{ordinal} century BC ({first}-{last} BC)",
        "within": "{some} in {whole}",
        "numbered day": "day {day} of {some} in {whole}",
        "in years": "{date}, in {years}",
        "any year": "{date}, year not specified",
        "no year": "year not specified",
        "fits": "{some} that fits {mask}",
        "estimated": "between {first} and {last}, estimated {year}",
        "to": "{first} to {last}",
        "between": "between {first} and {last}",
        "each": "{each} from {first} to {last}",
        "comma": ", ",
        "or": " or ",
        "and": " and ",
        "by": "by {date}",
        "or later": "{date} or later",
        "each by": "{each} up to {date}",
        "each from": "{each} from {date} on",
        "from on": "from {date} on",
        "up to": "up to {date}",
        "end unknown": "since {date}, end unknown",
        "start unknown": "until {date}, start unknown",
        "no bounds": "at all times",
        "no end": "start unknown, no end",
        "no start": "no start, end unknown",
        "early month": "early {date}",
        "mid month": "mid-{date}",
        "late month": "late {date}",
        "early season": "early {date}",
        "mid season": "mid-{date}",
        "late season": "late {date}",
        "early year": "early {date}",
        "mid year": "mid-{date}",
        "late year": "late {date}",
        "early decade": "early {date}",
        "mid decade": "mid-{date}",
        "late decade": "late {date}",
        "qualified": "{date} ({note})",
        "part note": "{component} {note}",
        "clock": "{date}, {time}",
        "place": "{date} ({place})",
        "local time": "{date}, {place} time",
        "elsewhere": "{date}; {there}",
    },
    groups=_GROUPS,
    some={unit: f"some {name}" for unit, name in _UNITS.items()},
    each={unit: f"every {name}" for unit, name in _UNITS.items()},
    notes=("approximate", "uncertain", "uncertain and approximate"),
    components={Component.YEAR: "year", Component.MONTH: "month", Component.DAY: "day"},
    places={"Asia/Shanghai": "Beijing"},
    parts={
        "early_hours": "early hours of {date}",
        "dawn": "dawn on {date}",
        "morning": "morning of {date}",
        "noon": "noon on {date}",
        "afternoon": "afternoon of {date}",
        "dusk": "dusk on {date}",
        "evening": "evening of {date}",
        "night": "night of {date}",
        "midnight": "midnight on {date}",
    },
)
