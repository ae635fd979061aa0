"""Phrases that name a thing by its time: "the 1995 massacre", "Monday's meeting"."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.dates._rules import Found, RefusedError, Rules, Telling, UnknownPhraseError
from timeline.dates._telling import DAY, MONTH, MONTHS, PARTS, SEASONS, WEEKDAYS, YEAR, one_of

RULES: Final = Rules()
_THING: Final = r"([a-z][a-z'-]*(?: [a-z][a-z'-]*){0,4})"
_TIMES: Final = re.compile(
    rf"\b(?:{one_of((*MONTHS, *WEEKDAYS, *SEASONS, *PARTS))}"
    r"|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|quarters?|half|ago|later|earlier|before|after|since|until|and|or|to)\b"
)
# What is called by the year or month it lies in. A number before anything else may count it, or be its name.
_HAPPENING_WORDS: Final = """
accord accords agreement agreements amendment annexation armistice assassination attack attacks attempt ban
battle bombing bombings budget bulletin campaign ceasefire census championship championships clash clashes
compact conference congress constitution convention conviction coup crackdown crash crisis cup deal debate
decision declaration decree defeat doctrine drill drills earthquake edition election elections embargo
epidemic exercise exercises expulsion famine final flood flooding floods games genocide handover hearing
hurricane incursion independence interview invasion killing killings landing launch law letter massacre
meeting memo memorandum merger murder murders offensive olympics operation outbreak pact pandemic peace
plebiscite pledge poll protest protests protocol raid raids rally rebellion recession referendum report
revolt riot riots ruling sanctions shooting siege speech split statement strategy strike strikes study
summit survey takeover talks test tests tour tournament transition treaty trial trip truce tsunami
unification uprising verdict version veto victory visit vote war withdrawal
"""
_HAPPENINGS: Final = frozenset(_HAPPENING_WORDS.split())
_OF_TWO_WORDS: Final = frozenset({"joint statement", "white paper", "world cup"})
# "The October War" is a name, of any year; "the October vote" is the nearest one.
_NAMES: Final = frozenset(
    {"armistice", "coup", "massacre", "peace", "rebellion", "revolt", "uprising", "war"}
)
_PREPOSITION: Final = re.compile(r" (?:on|in|of|for|at|by|against|with|over|between|among)\b")
_LONG: Final = frozenset(name for name in MONTHS if len(name) > len("sept"))
# Names of people, and words, as often as of days and months.
_SHORT: Final = frozenset(name for name in (*MONTHS, *WEEKDAYS) if len(name) <= len("sept")) | {
    "may",
    "august",
}
_UNITS: Final = ("day", "week", "month", "year", "decade", "century")
# "Today's world" is no day.
_LOOSE: Final = re.compile(
    r"(?:.* )?(?:world|era|age|society|youth|generations?|standards|terms|prices|money|china|russia|europe|america)"
)
_OWNER: Final = r"(?:the|its|their|his|her|a|an)"
_AHEAD: Final = 10  # years: nothing is called by a year much later than the report


@RULES.of(rf"{_OWNER} (?:({MONTH}|{DAY} {MONTH}) )?{YEAR} {_THING}")
def _thing_of_year(match: re.Match[str], telling: Telling) -> Found:
    thing = match[match.lastindex or 0]
    when = match[0].split(" ", 1)[1].removesuffix(f" {thing}")
    year = int(when.split()[-1])
    if not _happens(_head(thing)) or year > telling.day.year + _AHEAD:
        raise RefusedError("may be a number and no year")
    found = telling.read(when)
    return Found(found.value, basis=found.basis, within=True)


@RULES.of(rf"{_OWNER} ((?!may ){MONTH}) {_THING}")
def _thing_of_month(match: re.Match[str], telling: Telling) -> Found:
    head = _head(match[2])
    if not _happens(head) or head in _NAMES or match[1] not in _LONG:
        raise UnknownPhraseError
    return Found(telling.read(match[1]).value, within=True)


@RULES.of(rf"(?:the )?(.+?)'s? {_THING}")
def _thing_of_time(match: re.Match[str], telling: Telling) -> Found:
    _check(match[2])
    if _LOOSE.fullmatch(match[2]):
        raise RefusedError("names no time")
    if match[1] in _SHORT:
        raise UnknownPhraseError
    return attrs.evolve(telling.read(f"this {match[1]}" if match[1] in _UNITS else match[1]), within=True)


def _head(thing: str) -> str:
    """Return the noun that a thing is: "annexation" of "annexation of crimea", "world cup" of "world cup"."""
    _check(thing)
    noun = _PREPOSITION.split(thing)[0].split()
    return " ".join(noun[-2:]) if " ".join(noun[-2:]) in _OF_TWO_WORDS else noun[-1]


def _happens(head: str) -> bool:
    return head in _HAPPENINGS or head in _OF_TWO_WORDS


def _check(thing: str) -> None:
    if _TIMES.search(thing):
        raise UnknownPhraseError
