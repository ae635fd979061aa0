"""TIMEX3 values (ISO 8601 with additions, as TimeML annotates the press) as spans of days.

Durations, sets and values that name no calendar time (PAST_REF, XXXX) are no dates. A mark for the start, the middle
or the end of a unit leaves the unit whole: where it begins is the reader's affair, and the gold list takes the whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from tests.benchmarks.phrases._spans import Reading, Span, days, iso_week, months, years

_SEASONS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}
_PARTS = {"MO": "morning", "AF": "afternoon", "EV": "evening", "NI": "night", "MI": "noon"}
_CLOCK = re.compile(r"T?([0-2]\d:[0-5]\d)")


def timex_reading(timex: Mapping[str, str]) -> Reading:
    """Return the span of a TIMEX3 element and the clock or part of the day in its value."""
    if timex.get("type") not in {"DATE", "TIME"}:
        return Reading()
    value = timex.get("value", "")
    day, hour = _split(value)
    return Reading(span=_marked(_span(day), timex.get("mod", "")), hour=hour)


def _split(value: str) -> tuple[str, str | None]:
    day, mark, hour = value.partition("T")
    if not mark:
        return value, None
    clock = _CLOCK.match(hour)
    return day, clock[1] if clock else _PARTS.get(hour)


def _span(value: str) -> Span | None:
    for form, made in _FORMS:
        if match := re.fullmatch(form, value):
            try:
                return made(*(int(part) if part.isdigit() else _SEASONS[part] for part in match.groups()))
            except ValueError:  # a day the calendar lacks, such as 2013-02-29
                return Span(None, None)
    return None


def _decade(tens: int) -> Span:
    return years(10 * tens, 10)


def _century(hundreds: int) -> Span:
    return years(100 * hundreds, 100)


def _before_christ(year: int) -> Span:
    return years(1 - year)


def _weekend(year: int, week: int) -> Span:
    last = iso_week(year, week).last or 0
    return Span(last - 1, last)


def _quarter(year: int, number: int) -> Span:
    return months(year, 3 * number - 2, 3)


def _half(year: int, number: int) -> Span:
    return months(year, 6 * number - 5, 6)


def _season(year: int, month: int) -> Span:
    return months(year, month, 3)


_FORMS: tuple[tuple[str, Callable[..., Span]], ...] = (
    (r"(\d{4})-(\d\d)-(\d\d)", days),
    (r"(\d{4})-(\d\d)", months),
    (r"(\d{4})", years),
    (r"(\d{3})", _decade),
    (r"(\d{2})", _century),
    (r"BC(\d{4})", _before_christ),
    (r"(\d{4})-W(\d\d)", iso_week),
    (r"(\d{4})-W(\d\d)-WE", _weekend),
    (r"(\d{4})-Q([1-4])", _quarter),
    (r"(\d{4})-H([12])", _half),
    (r"(\d{4})-(SP|SU|FA|AU|WI)", _season),
)


def _marked(span: Span | None, mod: str) -> Span | None:
    if span and "BEFORE" in mod:
        return Span(None, span.last)
    return Span(span.first, None) if span and "AFTER" in mod else span
