"""Resolve what a report says of a date against the day it was published, or refuse and say why.

Conventions, all of them stated in docs/reference/dates.md: weeks run from Monday to Sunday; a day or month named without a year is the
nearest one that the tense allows; early, mid and late are thirds. Where two readings are in use, both come back as a one-of set.
"""

from __future__ import annotations

import re
from datetime import date

import attrs

from timeline.dates._calendar import as_date
from timeline.dates._edtf import Day, Edtf
from timeline.dates._event_date import Anchor, Basis, EventDate
from timeline.dates._phrases import read_atom, read_phrase
from timeline.dates._rules import Found, RefusedError, Telling
from timeline.dates._sets import AllOf, OneOf, Range
from timeline.dates._telling import ZONES, one_of, plain
from timeline.errors import TimelineError
from timeline.fields import Vocabulary, instance

_ZONE = re.compile(rf" \(?(?:(gmt|utc)|(?:in )?({one_of(ZONES)}) time|in ({one_of(ZONES)}))\)?(?= |$)")
_HOUR = r"([01]?[0-9]|2[0-3])"
_FOUR_FIGURES = re.compile(
    rf"\b([01][0-9]|2[0-3])([0-5][0-9])(?= (?:gmt|utc|hours|hrs|local time)\b| \(?(?:{one_of(ZONES)}) time)"
)
# About a clock time no clock time is told: the day alone is as sharp as the phrase.
_ABOUT_CLOCK = re.compile(
    rf"(?:^| )(?:around|about|roughly|shortly (?:after|before)|just (?:after|before)|(?:well )?(?:after|before)) (?:midnight|noon|midday|{_HOUR}(?:[:.][0-5][0-9])?(?: ?[ap]m\b|(?<=[:.][0-5][0-9])\b))(?: on| of)?"
)
_CLOCK = re.compile(
    rf"(?: at | - |^at |^| ){_HOUR}(?:[:.]([0-5][0-9]))?(?: ?([ap]m)\b|(?<=[:.][0-5][0-9])(?: hours| hrs)?\b)(?![./-]?[0-9])(?: on| )?"
)
_NOON = 12
_GROUPED = re.compile(r"(?<![0-9])[0-9]{1,3},[0-9]{3}(?![0-9])")
_LONGEST = 200


class Tense(Vocabulary):
    """When a report places what it tells, seen from its publication."""

    PAST = "past"
    FUTURE = "future"


class DayOrder(Vocabulary):
    """Which number comes first in a date like 12/09."""

    DAY_FIRST = "day first"
    MONTH_FIRST = "month first"


@attrs.frozen(kw_only=True)
class Refusal:
    """Why a phrase has no date."""

    stated: str
    reason: str


def resolve(
    text: str,
    published: EventDate | Edtf | date | str,
    *,
    tense: Tense | str = Tense.PAST,
    order: DayOrder | str | None = None,
    zone: str | None = None,
    source: str | None = None,
) -> EventDate | Refusal:
    """Return the date that a phrase means in a text published at a known time, or the reason why none follows.

    Args:
        text: The phrase as the source has it: "late September", "on Monday night", "last month".
        published: When the text was published; it may be known to the month only.
        tense: Whether the sentence tells of the past or of the future; reports tell of the past unless told otherwise.
        order: What comes first in "12/09"; without it, such a date is refused where both readings are dates.
        zone: The IANA time zone that the phrase holds in, where the text does not name one.
        source: The id of the source, to be the anchor; otherwise the date of publication is.

    >>> str(resolve("late September", "2015-10"))
    '[2015-09-21..2015-09-30]'
    >>> str(resolve("on Friday", "2022-09-12", tense="future"))
    '2022-09-16'
    >>> resolve("weeks before", "2022-09-12").reason
    'says no number of weeks'

    Raises:
        DateError: The text given as `published` is no EDTF.
        RecordError: `tense`, `order` or `zone` is none, `published` is no date, or `text` no text.
    """
    instance(text, str, "a text")
    if len(text) > _LONGEST:
        return Refusal(stated=text, reason=f"is longer than {_LONGEST} characters")
    anchor = _published(published)
    if anchor.earliest is None or anchor.latest is None:
        return Refusal(stated=text, reason="the publication has no first or no last day")
    tellings = _tellings(
        anchor, future=Tense(tense) is Tense.FUTURE, order=None if order is None else DayOrder(order).value
    )
    against = Anchor(source=source) if source else Anchor(date=anchor)
    if zone is not None:
        EventDate(anchor, zone=zone)  # a zone that is none is the caller's, and no fault of the phrase
    try:
        return _resolved(text, tellings, against, zone)
    except RefusedError as refusal:
        return Refusal(stated=text, reason=refusal.reason)
    except TimelineError as error:
        return Refusal(stated=text, reason=str(error))
    except (ValueError, OverflowError):
        return Refusal(stated=text, reason="lies outside the years 1 to 9999")


def _resolved(text: str, tellings: list[Telling], against: Anchor, zone: str | None) -> EventDate:
    if _GROUPED.search(text):
        raise RefusedError("has a number in groups of figures, which is no year")
    phrase, part, named = _split(plain(text))
    found = _agreed(phrase, tellings)
    if not _names_days(found.value):
        part = None  # "by 5 p.m. on Friday": the hour is one end's, and no end has one
    return EventDate(
        found.value,
        stated=text,
        basis=found.basis,
        anchor=() if found.basis is Basis.STATED else against,
        offset=found.offset,
        zone=named or zone,
        part=part or found.part,
    )


def _names_days(value: Edtf) -> bool:
    """Tell whether a clock time can stand beside the value: a day, or one or each of several days."""
    return isinstance(value, Day) or (
        isinstance(value, OneOf | AllOf) and not any(isinstance(member, Range) for member in value.members)
    )


def _tellings(published: Edtf, *, future: bool, order: str | None) -> list[Telling]:
    """Return the phrase's standpoint on the first and last day the publication may have; none outside 1 to 9999."""
    first, last = as_date(published.earliest), as_date(published.latest)
    if first is None or last is None:
        return []
    return [
        Telling(
            day=day, first=first, last=last, future=future, order=order, atom=read_atom, phrase=read_phrase
        )
        for day in (first, last)
    ]


def _published(given: EventDate | Edtf | date | str) -> Edtf:
    if isinstance(given, EventDate):
        return given.value
    if isinstance(given, str):
        return Edtf.parse(given)
    if isinstance(given, date):
        return Day(given.year, given.month, given.day)
    return instance(given, Edtf, "a date, or its EDTF text")


def _agreed(phrase: str, tellings: list[Telling]) -> Found:
    if not tellings:
        raise RefusedError("the publication lies outside the years 1 to 9999")
    # Each rule moves in one direction with the day of publication: where the first and the last possible day agree, all
    # the days between do.
    found = [read_phrase(phrase, telling) for telling in tellings]
    if found[0] != found[-1]:
        raise RefusedError(f"depends on the day of publication: {found[0].value} or {found[-1].value}")
    return found[0]


def _split(phrase: str) -> tuple[str, str | None, str | None]:
    """Return a phrase without its clock time and time zone, and these."""
    phrase = _FOUR_FIGURES.sub(r"\1:\2", phrase)
    zone = _ZONE.search(phrase)
    name = ZONES[zone[1] or zone[2] or zone[3]] if zone else None
    if zone:
        phrase = f"{phrase[: zone.start()]}{phrase[zone.end() :]}"
    about = _ABOUT_CLOCK.search(phrase)
    if about and (day := f"{phrase[: about.start()]} {phrase[about.end() :]}".strip(" -")):
        return day, None, name
    clock = _CLOCK.search(phrase)
    rest = f"{phrase[: clock.start()]} {phrase[clock.end() :]}".strip(" -") if clock else ""
    # A phrase of a clock time alone names no day; it goes on whole, and is refused.
    return (rest, _clock(*clock.groups()), name) if clock and rest else (phrase, None, name)


def _clock(hour: str, minute: str | None, half: str | None) -> str:
    if half and not 1 <= int(hour) <= _NOON:
        raise RefusedError("names a clock time that there is not")
    hours = int(hour) % _NOON + (_NOON if half == "pm" else 0) if half else int(hour)
    return f"{hours:02}:{minute or '00'}"
