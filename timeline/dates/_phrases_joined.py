"""Phrases of several times: "from Monday to Wednesday", "8 and 9 September", "2003, 2008 and 2014"."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs

from timeline.dates._edtf import CalendarDate
from timeline.dates._event_date import Basis
from timeline.dates._interval import Interval
from timeline.dates._rules import (
    Found,
    RefusedError,
    Telling,
    UnknownPhraseError,
    between,
    known_day,
    plain_date,
)
from timeline.dates._sets import AllOf, OneOf, Range
from timeline.dates._telling import ABOUT, DAY, MONTH, WEEKDAY, YEAR, without_preposition

_SPAN: Final = re.compile(r"(?:from )?(.+?)(?: to | until | till | through |-)(.+)")
_BETWEEN: Final = re.compile(r"between (.+?) and (.+)")
_LIST: Final = re.compile(r"(.+?) (and|or) (.+)")
_NAME: Final = rf"(?:{YEAR}|{MONTH}|{WEEKDAY})"
_SEVERAL: Final = re.compile(rf"(?P<first>(?:{_NAME} ){{2,}})(?P<joint>and|or) (?P<last>{_NAME})")
_DAYS: Final = re.compile(rf"(?:from )?{DAY}(-| and | or | to | until | through ){DAY} ({MONTH})(?: {YEAR})?")
_DAYS_AFTER: Final = re.compile(
    rf"(?:from )?({MONTH}) {DAY}(-| and | or | to | until | through ){DAY}(?: {YEAR})?"
)
_ABOUT: Final = re.compile(f"{ABOUT} ")
_ENDS_IN_YEAR: Final = re.compile(rf".*\b{YEAR}$")


def days_of_month(phrase: str, telling: Telling) -> Found | None:
    """Read two days of one month; None where the phrase is something else."""
    match = _DAYS.fullmatch(phrase)
    if match is not None:
        first, joint, last, month, year = match.groups()
    else:
        match = _DAYS_AFTER.fullmatch(phrase)
        if match is None:
            return None
        month, first, joint, last, year = match.groups()
    ends = [telling.read(f"{day} {month}{f' {year}' if year else ''}") for day in (first, last)]
    if not year:
        # Both days lie in one year: that of the one which the tense decides.
        deciding = ends[0 if telling.future else 1].value.earliest or 0
        year = str(date.fromordinal(deciding).year)
        basis = ends[0].basis
        ends = [attrs.evolve(telling.read(f"{day} {month} {year}"), basis=basis) for day in (first, last)]
    return _joined(ends[0], joint.strip(), ends[1])


def between_two(phrase: str, telling: Telling) -> Found | None:
    """Read a time between two others; None where the phrase is something else."""
    match = _BETWEEN.fullmatch(phrase)
    if match is None:
        return None
    days = days_of_month(f"{match[1]} and {match[2]}", telling)
    if days is not None and isinstance(days.value, AllOf):
        first, last = (member for member in days.value.members if isinstance(member, CalendarDate))
        return attrs.evolve(days, value=OneOf((Range(first, last),)))
    return _joined(*_pair(match[1], match[2], telling, "between"))


def several(phrase: str, telling: Telling) -> Found | None:
    """Read three and more years, months or weekdays; None where the phrase is something else."""
    match = _SEVERAL.fullmatch(phrase)
    if match is None:
        return None
    # Each is looked for from the one nearer to the publication, so that they come in their order.
    names = [*match["first"].split(), match["last"]]
    found: list[Found] = []
    for name in names if telling.future else reversed(names):
        found.append(telling.read(name))
        telling = attrs.evolve(telling, day=known_day(found[-1].value.earliest))
    dates = sorted(map(plain_date, found), key=lambda each: each.sort_key)
    kind = AllOf if match["joint"] == "and" else OneOf
    return Found(kind(tuple(dates)), basis=found[0].basis)


def listed(phrase: str, telling: Telling) -> Found | None:
    """Read two times joined by and, or or; None where the phrase is something else."""
    match = _LIST.fullmatch(phrase)
    return _joined(*_pair(match[1], match[3], telling, match[2])) if match else None


def spanned(phrase: str, telling: Telling) -> Found | None:
    """Read a span from one time to another; None where the phrase is something else."""
    match = _SPAN.fullmatch(phrase)
    if match is None or phrase.startswith(("the day", "up to")):
        return None
    try:
        return _joined(*_pair(match[1], match[2], telling, "to"))
    except RefusedError as refusal:
        # "2021-22" has a hyphen and is no span; only "from" says for certain that one is meant.
        hyphen = f"{match[1]}-{match[2]}" == phrase
        if phrase.startswith("from ") or not (hyphen or isinstance(refusal, UnknownPhraseError)):
            raise
        return None


def _pair(one: str, other: str, telling: Telling, joint: str) -> tuple[Found, str, Found]:
    if joint != "between" and _ABOUT.match(one):
        raise RefusedError("is about one of several times")
    year = _ENDS_IN_YEAR.fullmatch(other)
    if year and not _ENDS_IN_YEAR.fullmatch(one):
        last = _single(other, telling)
        first = _single(f"{one} {year[1]}", telling)
        if _reversed(first, last):
            first = _single(f"{one} {int(year[1]) - 1}", telling)
        return first, joint, last
    first, last = _single(one, telling), _single(other, telling)
    if _reversed(first, last):
        # The nearest ones lie the wrong way round: the one further from the publication gives way.
        if telling.future:
            last = _single(other, attrs.evolve(telling, day=date.fromordinal(first.value.earliest or 1)))
        else:
            first = _single(one, attrs.evolve(telling, day=date.fromordinal(last.value.latest or 1)))
    return first, joint, last


def _single(phrase: str, telling: Telling) -> Found:
    # No joint stands within a joint: each side is one time, so that a phrase is read in linear time.
    try:
        return telling.read(phrase)
    except UnknownPhraseError:
        return telling.read(without_preposition(phrase))


def _reversed(first: Found, last: Found) -> bool:
    begin, end = first.value.earliest, last.value.latest
    return begin is not None and end is not None and begin > end


def _joined(first: Found, joint: str, last: Found) -> Found:
    one, other = plain_date(first), plain_date(last)
    basis = first.basis if first.basis is last.basis else Basis.RELATIVE
    if joint == "and":
        return Found(AllOf((one, other)), basis=basis)
    if joint == "or":
        return Found(OneOf((one, other)), basis=basis)
    if joint == "between" and one.unit is not other.unit:
        return Found(between(known_day(one.earliest), known_day(other.latest)), basis=basis)
    if joint == "between":
        return Found(OneOf((Range(one, other),)), basis=basis)
    return Found(Interval(one, other), basis=basis)
