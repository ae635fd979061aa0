"""The English words that news tells dates with, as patterns and numbers."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from timeline.dates._english import ENGLISH
from timeline.dates._event_date import PartOfDay
from timeline.dates._thirds import Third

if TYPE_CHECKING:
    from collections.abc import Iterable

_NAMES: Final = [name.casefold() for name in ENGLISH.months]
MONTHS: Final = {
    **{name: number for number, name in enumerate(_NAMES, 1)},
    **{name[:3]: number for number, name in enumerate(_NAMES, 1)},
    "sept": 9,
}
_DAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAYS: Final = {
    **{name: number for number, name in enumerate(_DAYS)},
    **{name[:3]: number for number, name in enumerate(_DAYS)},
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
SEASONS: Final = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_SMALL: Final = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
    "twenty",
]
_TENS: Final = ("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
NUMBERS: Final = {
    "a": 1,
    "an": 1,
    **{name: number for number, name in enumerate(_SMALL, 1)},
    **{name: number * 10 for number, name in enumerate(_TENS, 3)},
}
DECADES: Final = {
    "twenties": "2",
    "thirties": "3",
    "forties": "4",
    "fifties": "5",
    "sixties": "6",
    "seventies": "7",
    "eighties": "8",
    "nineties": "9",
}
_PLACES: Final = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
    "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    "twenty-first",
)  # fmt: skip
CENTURIES: Final = {name: number for number, name in enumerate(_PLACES, 1)}
ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
PARTS: Final = {
    "early hours": PartOfDay.EARLY_HOURS,
    "dawn": PartOfDay.DAWN,
    "morning": PartOfDay.MORNING,
    "noon": PartOfDay.NOON,
    "midday": PartOfDay.NOON,
    "afternoon": PartOfDay.AFTERNOON,
    "dusk": PartOfDay.DUSK,
    "evening": PartOfDay.EVENING,
    "night": PartOfDay.NIGHT,
    "midnight": PartOfDay.MIDNIGHT,
}
# Places by the zone they keep; None where a place has several, or is not named.
ZONES: Final = {
    "beijing": "Asia/Shanghai",
    "china": "Asia/Shanghai",
    "europe": None,
    "gmt": "Etc/GMT",
    "hong kong": "Asia/Hong_Kong",
    "local": None,
    "london": "Europe/London",
    "moscow": "Europe/Moscow",
    "new york": "America/New_York",
    "russia": None,
    "the united states": None,
    "the us": None,
    "tokyo": "Asia/Tokyo",
    "utc": "Etc/UTC",
    "washington": "America/New_York",
}


def one_of(names: Iterable[str]) -> str:
    """Return a pattern for any of some words, the longest first."""
    words = sorted(map(re.escape, names), key=len, reverse=True)
    return f"(?:{'|'.join(words)})"


MONTH: Final = one_of(MONTHS)
WEEKDAY: Final = one_of(WEEKDAYS)
SEASON: Final = one_of(SEASONS)
NUMBER: Final = rf"(?:[0-9]{{1,3}}|{one_of(NUMBERS)})"
DAY: Final = r"(?:the )?([0-3]?[0-9])(?:st|nd|rd|th)?(?: of)?"
YEAR: Final = r"([12][0-9]{3})"
PART: Final = one_of(PARTS)
ABOUT: Final = r"(?:about|around|roughly|approximately|circa|ca|c)"
THIRD: Final = (
    r"(?:(?:the )?(?:beginning|start|middle|end|(?:early|late|later|latter) part) of|early|mid|late|end)"
)

_THIRDS: Final = {
    "beginning of": Third.EARLY,
    "early part of": Third.EARLY,
    "late part of": Third.LATE,
    "later part of": Third.LATE,
    "latter part of": Third.LATE,
    "start of": Third.EARLY,
    "middle of": Third.MID,
    "end of": Third.LATE,
    "end": Third.LATE,
}
_ORDINARY: Final = str.maketrans(
    {
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2013": "-",
        "\u2014": "-",
        "\u2212": "-",
        "\u2019": "'",
    }
)
_PREPOSITIONS: Final = re.compile(
    r"^(?:on|in|at(?! [0-9]{4}$)|during|within|throughout|over(?! [0-9]{4}$)|around the time of|for the [a-z]+ time(?= (?:in|on|at|during) (?!(?:a|[0-9]+|[a-z]+) (?:hour|day|week|month|year|decade|centur)))|for(?! the [a-z]+ time)|some ?time|back"
    r"|as (?:early|late|recently) as) (?=.)"
)


_UNIT_THERE: Final = re.compile(
    r"\b(of|earlier in|later in|early in|late in|far in) the (week|month|quarter|year|decade|century)(?=$| and | or | to )"
)
_EDGE: Final = re.compile(
    rf"\b(?:the )?(week|month|quarter|year|decade|century|{MONTH})(?:'s |-)(end|close|start|beginning)$"
)


def plain(text: str) -> str:
    """Return a phrase in lower case, without points after abbreviations, with plain hyphens and single spaces.

    "The end of the year" and "year's end" both become "the end of this year".
    """
    lowered = text.translate(_ORDINARY).casefold().replace(",", " ")
    spaced = " ".join(re.sub(r"\b(mid|end)-(?=['a-z0-9])", r"\1 ", lowered).split())
    spaced = re.sub(r"\b(?:on|in) or (about|around)\b", r"\1", spaced)
    joined = re.sub(r"\b([ap])\.\s?m\b\.?", r"\1m", spaced)
    bare = re.sub(r"(?<=[a-z])\.", "", joined).strip(" .;:")
    edged = _EDGE.sub(_edge, re.sub(r"(?<![0-9])'s$", "", bare))
    return _UNIT_THERE.sub(r"\1 this \2", edged)


def _edge(match: re.Match[str]) -> str:
    which = "end" if match[2] in {"end", "close"} else "start"
    return f"the {which} of {match[1] if match[1] in MONTHS else f'the {match[1]}'}"


def without_preposition(phrase: str) -> str:
    """Return a phrase without the "on" or "in" before it."""
    return _PREPOSITIONS.sub("", phrase)


def third(words: str) -> Third:
    """Return early, mid or late for words that mean it."""
    bare = words.removeprefix("the ")
    return _THIRDS.get(bare) or Third(bare)


def number(word: str) -> int:
    """Return the number that a word or digits stand for."""
    return NUMBERS[word] if word in NUMBERS else int(word)
