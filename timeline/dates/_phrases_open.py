"""Phrases with one limit: since, until, by, before and after a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from timeline.dates._edtf import CalendarDate, Year
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._rules import Found, RefusedError, Telling, between, day_of, known_day
from timeline.dates._sets import OneOf, Range
from timeline.dates._thirds import third_whole

_OPEN: Final = re.compile(
    r"(as (?:early|soon) as|not (?:before|earlier than)|no (?:earlier|sooner) than|since|(?:starting|beginning)(?! of)|effective|until|till|up to|through|by|no later than|before|prior to|ahead of|after|following|as of)"
    r" (?:from |on |in |at )?(.+)"
)

_EDGE: Final = re.compile(r"(?:the )?(?:very )?(end|start|beginning) of (.+)")


def open_ended(phrase: str, telling: Telling) -> Found | None:
    """Read a time with one limit; None where the phrase has none."""
    match = _OPEN.fullmatch(phrase)
    return _BOUNDS[match[1]](match[2], telling) if match else None


def _limit(phrase: str, telling: Telling) -> Found:
    """Read a limit: "the end of the year" is its last day there, and not its last third."""
    if phrase in {"mid century", "the middle of this century"}:
        return Found(Year(telling.day.year // 100 * 100 + 50))
    edge = _EDGE.fullmatch(phrase)
    if edge is None:
        return telling.read_whole(phrase)
    found = telling.read_whole(edge[2])
    day = found.value.latest if edge[1] == "end" else found.value.earliest
    return Found(day_of(known_day(day)), basis=found.basis)


def _one_date(found: Found) -> CalendarDate:
    """Return the date at which a span begins or ends, as exactly as a span can say: since mid-May is since May."""
    value = third_whole(found.value) or found.value
    if not isinstance(value, CalendarDate):
        raise RefusedError("begins or ends at no one date")
    return value


def _since(phrase: str, telling: Telling) -> Found:
    found = _limit(phrase, telling)
    return Found(Interval(_one_date(found), End.UNKNOWN), basis=found.basis)


def _until(phrase: str, telling: Telling) -> Found:
    found = _limit(phrase, telling)
    return Found(Interval(End.UNKNOWN, _one_date(found)), basis=found.basis)


def _as_of(phrase: str, telling: Telling) -> Found:
    return _since(phrase, telling) if telling.future else _until(phrase, telling)


def _by(phrase: str, telling: Telling) -> Found:
    found = _limit(phrase, telling)
    if telling.future:
        return Found(between(telling.first, known_day(found.value.latest)))
    last = found.value if isinstance(found.value, CalendarDate) else day_of(known_day(found.value.latest))
    return Found(OneOf((Range(None, last),)), basis=found.basis)


def _before(phrase: str, telling: Telling) -> Found:
    found = _limit(phrase, telling)
    # What comes before a thing of last month may still lie in that month, and before Monday night on Monday.
    inside = found.within or found.part is not None
    limit = known_day(found.value.latest) if inside else known_day(found.value.earliest) - timedelta(days=1)
    if telling.future:
        return Found(between(telling.first, limit))
    return Found(OneOf((Range(None, day_of(limit)),)), basis=found.basis)


def _after(phrase: str, telling: Telling) -> Found:
    found = _limit(phrase, telling)
    inside = found.within or found.part is not None
    limit = known_day(found.value.earliest) if inside else known_day(found.value.latest) + timedelta(days=1)
    if telling.future:
        return Found(OneOf((Range(day_of(limit), None),)), basis=found.basis)
    return Found(between(limit, telling.last))


def _from(phrase: str, telling: Telling) -> Found | None:
    if not telling.future:
        return None  # "as early as March" is March, where it lies behind
    found = _limit(phrase, telling)
    return Found(OneOf((Range(_one_date(found), None),)), basis=found.basis)


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
    "as of": _as_of,
    "by": _by,
    "no later than": _by,
    "before": _before,
    "prior to": _before,
    "ahead of": _before,
    "after": _after,
    "following": _after,
}
