"""Phrases that name a thing by its time: "the 1995 massacre", "Monday's meeting"."""

from __future__ import annotations

import re
from typing import Final

from timeline.dates._edtf import Year
from timeline.dates._event_date import Basis
from timeline.dates._rules import Found, RefusedError, Rules, Telling, UnknownPhraseError
from timeline.dates._telling import DAY, MONTH, MONTHS, PARTS, SEASONS, WEEKDAYS, YEAR, one_of

RULES: Final = Rules()
_THING: Final = r"([a-z][a-z'-]*(?: [a-z][a-z'-]*){0,4})"
_TIMES: Final = re.compile(
    rf"\b(?:{one_of((*MONTHS, *WEEKDAYS, *SEASONS, *PARTS))}"
    r"|hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|quarters?|half|ago|later|earlier|before|after|since|until|and|or|to)\b"
)
# Where a number stands before these, it counts them.
_COUNTED: Final = re.compile(
    r"people|men|women|children|troops|soldiers|fighters|dead|wounded|casualties|prisoners|refugees|seats|votes|members|delegates|jobs"
    r"|workers|homes|houses|words|pages|miles|met(?:er|re)s|kilomet(?:er|re)s|tons|tonnes|dollars|euros|pounds|yuan|rubles|roubles|others"
)
# "The march on the capital" is no month.
_PLACED: Final = re.compile(r"(?:on|in|of|to|for|at|by|against|through|from|into|towards?)\b")
_UNITS: Final = ("day", "week", "month", "year", "decade", "century")
# "Today's world" is no day.
_LOOSE: Final = re.compile(
    r"(?:.* )?(?:world|era|age|society|youth|generations?|standards|terms|prices|money|china|russia|europe|america)"
)


@RULES.of(rf"(?:the|its|their|his|her|a|an) {YEAR} {_THING}")
def _thing_of_year(match: re.Match[str], _: Telling) -> Found:
    _check(match[2])
    if _COUNTED.fullmatch(match[2].split()[-1]):
        raise RefusedError("may be a number and no year")
    return Found(Year(int(match[1])), basis=Basis.STATED)


@RULES.of(
    rf"(?:the|its|their|his|her|a|an) ((?:{MONTH} )?{YEAR}|(?!may ){MONTH}|{DAY} {MONTH}(?: {YEAR})?|{MONTH} {DAY}(?: {YEAR})?) {_THING}"
)
def _thing_of_month(match: re.Match[str], telling: Telling) -> Found:
    thing = match[match.lastindex or 0]
    _check(thing)
    if _PLACED.match(thing):
        raise UnknownPhraseError
    return telling.read(match[1])


@RULES.of(rf"(?:the )?(.+?)'s? {_THING}")
def _thing_of_time(match: re.Match[str], telling: Telling) -> Found:
    _check(match[2])
    if _LOOSE.fullmatch(match[2]):
        raise RefusedError("names no time")
    return telling.read(f"this {match[1]}" if match[1] in _UNITS else match[1])


def _check(thing: str) -> None:
    if _TIMES.search(thing):
        raise UnknownPhraseError
