"""Phrases that join times: since, by, before, from and to, and, or, and the parts of a day."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

import attrs

from timeline.dates._edtf import CalendarDate, Day
from timeline.dates._event_date import Basis, PartOfDay
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._rules import Found, RefusedError, Rule, Telling, UnknownPhraseError, between, day_of
from timeline.dates._rules_counts import RULES as COUNTS
from timeline.dates._rules_days import RULES as DAYS
from timeline.dates._rules_months import RULES as MONTHS
from timeline.dates._rules_seasons import RULES as SEASONS
from timeline.dates._sets import AllOf, OneOf, Range
from timeline.dates._telling import DAY, MONTH, PART, PARTS, YEAR, without_preposition

_PART_BEFORE: Final = re.compile(rf"(?:the )?({PART}) (?:of |on )?(.+)")
_PART_AFTER: Final = re.compile(rf"(?:(early|late) )?(.+?) ({PART})")
_HERE: Final = {"this": "today", "tomorrow": "tomorrow", "yesterday": "yesterday"}
_NIGHTS: Final = {
    "tonight": ("today", "night"),
    "last night": ("yesterday", "night"),
    "overnight": ("today", "night"),
}
_ANNIVERSARY: Final = re.compile(r"(?:the |its |their )?[0-9]{1,4}(?:st|nd|rd|th) anniversary(?: (.+))?")
_OPEN: Final = re.compile(r"(since|until|till|up to|by|no later than|before|prior to|after|as of) (.+)")
_SPAN: Final = re.compile(r"(?:from )?(.+?)(?: to | until | till | through |-)(.+)")
_BETWEEN: Final = re.compile(r"between (.+?) and (.+)")
_LIST: Final = re.compile(r"(.+?) (and|or) (.+)")
_DAYS: Final = re.compile(rf"(?:from )?{DAY}(-| and | or | to | until | through ){DAY} ({MONTH})(?: {YEAR})?")
_DAYS_AFTER: Final = re.compile(
    rf"(?:from )?({MONTH}) {DAY}(-| and | or | to | until | through ){DAY}(?: {YEAR})?"
)
_ENDS_IN_YEAR: Final = re.compile(rf".*\b{YEAR}$")


# A rule that stands earlier is asked first: what counts nothing comes after all that counts something.
_RULES: Final[tuple[tuple[re.Pattern[str], Rule], ...]] = (*DAYS, *MONTHS, *SEASONS, *COUNTS)


def read_atom(phrase: str, telling: Telling) -> Found:
    """Return what a phrase without conjunctions means, or refuse it."""
    for pattern, meaning in _RULES:
        match = pattern.fullmatch(phrase)
        if match:
            return meaning(match, telling)
    raise UnknownPhraseError


def read_phrase(phrase: str, telling: Telling) -> Found:
    """Return what a phrase means, or refuse it."""
    for read in _READERS:
        found = read(phrase, telling)
        if found is not None:
            return found
    bare = without_preposition(phrase)
    try:
        return read_atom(phrase, telling)
    except UnknownPhraseError:
        if bare == phrase:
            raise
    return read_phrase(bare, telling)


def _anniversary(phrase: str, telling: Telling) -> Found | None:
    match = _ANNIVERSARY.fullmatch(phrase)
    if match is None:
        return None
    if match[1] is None:
        raise RefusedError("counts from an event that the phrase does not date")
    return read_phrase(match[1], telling)


def _part_of_day(phrase: str, telling: Telling) -> Found | None:
    if phrase in _NIGHTS:
        day, part = _NIGHTS[phrase]
        return attrs.evolve(read_atom(day, telling), part=PartOfDay(part))
    before, after = _PART_BEFORE.fullmatch(phrase), _PART_AFTER.fullmatch(phrase)
    if before is not None:
        return _with_part(before[2], before[1], telling)
    if after is not None:
        return _with_part(_HERE.get(after[2], after[2]), after[3], telling)
    return None


def _with_part(day: str, part: str, telling: Telling) -> Found:
    found = read_phrase(without_preposition(day.removeprefix("the ")), telling)
    if not isinstance(found.value, Day | AllOf | OneOf) or found.part is not None:
        raise RefusedError("names a part of the day of something that is no day")
    return attrs.evolve(found, part=PARTS[part])


def _days_of_month(phrase: str, telling: Telling) -> Found | None:
    match = _DAYS.fullmatch(phrase)
    if match is not None:
        first, joint, last, month, year = match.groups()
    else:
        match = _DAYS_AFTER.fullmatch(phrase)
        if match is None:
            return None
        month, first, joint, last, year = match.groups()
    ends = [read_atom(f"{day} {month}{f' {year}' if year else ''}", telling) for day in (first, last)]
    if not year:
        # Both days lie in one year: that of the one which the tense decides.
        deciding = ends[0 if telling.future else 1].value.earliest or 0
        year = str(date.fromordinal(deciding).year)
        basis = ends[0].basis
        ends = [
            attrs.evolve(read_atom(f"{day} {month} {year}", telling), basis=basis) for day in (first, last)
        ]
    return _joined(ends[0], joint.strip(), ends[1])


def _between(phrase: str, telling: Telling) -> Found | None:
    match = _BETWEEN.fullmatch(phrase)
    if match is None:
        return None
    days = _days_of_month(f"{match[1]} and {match[2]}", telling)
    if days is not None and isinstance(days.value, AllOf):
        first, last = (member for member in days.value.members if isinstance(member, CalendarDate))
        return attrs.evolve(days, value=OneOf((Range(first, last),)))
    return _joined(*_pair(match[1], match[2], telling, "between"))


def _listed(phrase: str, telling: Telling) -> Found | None:
    match = _LIST.fullmatch(phrase)
    return _joined(*_pair(match[1], match[3], telling, match[2])) if match else None


def _spanned(phrase: str, telling: Telling) -> Found | None:
    match = _SPAN.fullmatch(phrase)
    if match is None or phrase.startswith(("the day", "up to")):
        return None
    try:
        return _joined(*_pair(match[1], match[2], telling, "to"))
    except RefusedError:
        if phrase.startswith("from "):
            raise
        return None  # "2021-22" has a hyphen and is no span


def _pair(one: str, other: str, telling: Telling, joint: str) -> tuple[Found, str, Found]:
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
        return read_atom(phrase, telling)
    except UnknownPhraseError:
        return read_atom(without_preposition(phrase), telling)


def _reversed(first: Found, last: Found) -> bool:
    begin, end = first.value.earliest, last.value.latest
    return begin is not None and end is not None and begin > end


def _joined(first: Found, joint: str, last: Found) -> Found:
    one, other = _date(first), _date(last)
    basis = first.basis if first.basis is last.basis else Basis.RELATIVE
    if joint == "and":
        return Found(AllOf((one, other)), basis=basis)
    if joint == "or":
        return Found(OneOf((one, other)), basis=basis)
    if joint == "between":
        return Found(OneOf((Range(one, other),)), basis=basis)
    return Found(Interval(one, other), basis=basis)


def _date(found: Found) -> CalendarDate:
    if found.part is not None or not isinstance(found.value, CalendarDate):
        raise RefusedError("joins times of which one is no plain date")
    return found.value


def _open(phrase: str, telling: Telling) -> Found | None:
    match = _OPEN.fullmatch(phrase)
    return _BOUNDS[match[1]](match[2], telling) if match else None


def _end_of(phrase: str, telling: Telling) -> Found:
    """Read a limit: "the end of the year" is its last day there, and not its last third."""
    whole = phrase.removeprefix("the end of ")
    named = re.sub(r"^the (week|month|year|decade)$", r"this \1", whole)
    found = read_phrase(named, telling)
    if whole == phrase:
        return found
    if found.value.latest is None:
        raise RefusedError("has no end")
    return attrs.evolve(found, value=day_of(date.fromordinal(found.value.latest)))


def _since(phrase: str, telling: Telling) -> Found:
    found = read_phrase(phrase, telling)
    return attrs.evolve(found, value=Interval(_date(found), End.UNKNOWN))


def _until(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    return attrs.evolve(found, value=Interval(End.UNKNOWN, _date(found)))


def _by(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    if telling.future:
        return Found(between(telling.first, _day(found.value.latest)))
    return attrs.evolve(found, value=OneOf((Range(None, _date(found)),)))


def _before(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    limit = _day(found.value.earliest) - timedelta(days=1)
    if telling.future:
        return Found(between(telling.first, limit))
    return attrs.evolve(found, value=OneOf((Range(None, day_of(limit)),)))


def _after(phrase: str, telling: Telling) -> Found:
    found = _end_of(phrase, telling)
    limit = _day(found.value.latest) + timedelta(days=1)
    if telling.future:
        return attrs.evolve(found, value=OneOf((Range(day_of(limit), None),)))
    return Found(between(limit, telling.last))


def _day(number: int | None) -> date:
    if number is None:
        raise RefusedError("has no first or no last day")
    return date.fromordinal(number)


Reader = Callable[[str, Telling], Found | None]
_BOUNDS: Final[dict[str, Callable[[str, Telling], Found]]] = {
    "since": _since,
    "until": _until,
    "till": _until,
    "up to": _until,
    "as of": _until,
    "by": _by,
    "no later than": _by,
    "before": _before,
    "prior to": _before,
    "after": _after,
}
_READERS: Final[tuple[Reader, ...]] = (
    _anniversary,
    _days_of_month,
    _between,
    _open,
    _listed,
    _part_of_day,
    _spanned,
)
