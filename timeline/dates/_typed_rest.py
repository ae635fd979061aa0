"""Dates in an order that our own forms do not know: dateutil reads them, and is held to what was typed.

dateutil fills what is missing from a default and passes over what it does not need ("2025" gets today's month and
day, "-0044-03-15" becomes 44 AD). So it is asked twice, with defaults that differ in every part; a part that follows
the default was not typed and is left out. Only texts with a year of four digits and the month in letters are given
to it: there it has nothing to guess.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Final

from timeline.dates._edtf import Day, Edtf, Month
from timeline.dates._telling import MONTHS

_YEAR: Final = re.compile(r"(?<![0-9.+-])[0-9]{4}(?![0-9])")
_DAY: Final = re.compile(r"(?<![0-9])[0-3]?[0-9](?![0-9])")
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WORD: Final = re.compile(r"[a-z]+")
_ALLOWED: Final = re.compile(r"[0-9a-z ,./-]+")
_ERAS: Final = frozenset({"bc", "bce", "ad", "ce", "am", "pm", "noon", "midnight"})
_DEFAULTS: Final = (datetime(2004, 1, 1), datetime(2008, 12, 2))  # noqa: DTZ001  # only their parts are compared
_ASSUMED: Final = "the parts stand in an order that dateutil reads"


def read_rest(phrase: str) -> tuple[Edtf, tuple[str, ...]] | None:
    """Return the date that dateutil finds in a lower-case phrase, without any part that was not typed; or None."""
    words = _WORD.findall(phrase)
    named = [word for word in words if word in MONTHS]
    if (
        len(named) != 1
        or len(_YEAR.findall(phrase)) != 1
        or _ERAS & set(words)
        or not _ALLOWED.fullmatch(phrase)
    ):
        return None
    found = _twice(phrase)
    if found is None or found[0].year != found[1].year or found[0].month != MONTHS[named[0]]:
        return None
    first, second = found
    weekday = next(
        (number for number, name in enumerate(_WEEKDAYS) for word in words if word.startswith(name)), None
    )
    days = [int(digits) for digits in _DAY.findall(phrase)]
    if not days and weekday is None and first.day != second.day:
        return Month(first.year, first.month), (_ASSUMED,)
    if days != [first.day] or weekday not in {None, first.weekday()}:
        return None
    return Day(first.year, first.month, first.day), (_ASSUMED,)


def _twice(phrase: str) -> tuple[datetime, datetime] | None:
    from dateutil import parser  # noqa: PLC0415  # loaded when a text asks for it

    try:
        first, second = (parser.parse(phrase, default=default, ignoretz=True) for default in _DEFAULTS)
    except (ValueError, OverflowError):
        return None
    # A clock time is read before, by our own form; what dateutil still takes for one was none.
    timed = any(
        (found.hour, found.minute, found.second, found.microsecond) != (0, 0, 0, 0)
        for found in (first, second)
    )
    return None if timed else (first, second)
