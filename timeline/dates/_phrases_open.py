"""Phrases with one limit: since, until, by, before and after a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import attrs

from timeline.dates._edtf import Year
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._rules import Found, RefusedError, Telling, between, day_of, known_day, plain_date
from timeline.dates._sets import OneOf, Range

_OPEN: Final = re.compile(
    r"(as (?:early|soon) as|not (?:before|earlier than)|no (?:earlier|sooner) than|since|(?:starting|beginning)(?! of)|effective|until|till|up to|through|by|no later than|before|prior to|after|following|as of)"
    r" (?:from |on |in )?(.+)"
)


def open_ended(phrase: str, telling: Telling) -> Found | None:
    """Read a time with one limit; None where the phrase has none."""
    match = _OPEN.fullmatch(phrase)
    return _BOUNDS[match[1]](match[2], telling) if match else None


def _end_of(phrase: str, telling: Telling) -> Found:
    """Read a limit: "the end of the year" is its last day there, and not its last third."""
    if phrase in {"mid century", "the middle of the century"}:
        return Found(Year(telling.day.year // 100 * 100 + 50))
    whole = phrase.removeprefix("the end of ")
    named = re.sub(r"^the (week|month|year|decade|century)$", r"this \1", whole)
    found = telling.read_whole(named)
    if whole == phrase:
        return found
    if found.value.latest is None:
        raise RefusedError("has no end")
    return attrs.evolve(found, value=day_of(date.fromordinal(found.value.latest)))


def _since(phrase: str, telling: Telling) -> Found:
    found = telling.read_whole(phrase)
    return attrs.evolve(found, value=Interval(plain_date(found), End.UNKNOWN))


def _until(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    return attrs.evolve(found, value=Interval(End.UNKNOWN, plain_date(found)))


def _by(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    if telling.future:
        return Found(between(telling.first, known_day(found.value.latest)))
    return attrs.evolve(found, value=OneOf((Range(None, plain_date(found)),)))


def _before(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    limit = known_day(found.value.earliest) - timedelta(days=1)
    if telling.future:
        return Found(between(telling.first, limit))
    return attrs.evolve(found, value=OneOf((Range(None, day_of(limit)),)))


def _after(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    limit = known_day(found.value.latest) + timedelta(days=1)
    if telling.future:
        return attrs.evolve(found, value=OneOf((Range(day_of(limit), None),)))
    return Found(between(limit, telling.last))


def _from(phrase: str, telling: Telling) -> Found | None:
    found = _end_of(phrase, telling)
    if not telling.future:
        return None  # "as early as March" is March, where it lies behind
    return attrs.evolve(found, value=OneOf((Range(plain_date(found), None),)))


_BOUNDS: Final[dict[str, Callable[[str, Telling], Found | None]]] = {
    "as early as": _from,
    "as soon as": _from,
    "not before": _from,
    "not earlier than": _from,
    "no earlier than": _from,
    "no sooner than": _from,
    "since": _since,
    "starting": _since,
    "beginning": _since,
    "effective": _since,
    "through": _until,
    "until": _until,
    "till": _until,
    "up to": _until,
    "as of": _until,
    "by": _by,
    "no later than": _by,
    "before": _before,
    "prior to": _before,
    "after": _after,
    "following": _after,
}
