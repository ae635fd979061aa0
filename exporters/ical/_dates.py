"""Where an event stands in the calendar: the documented mapping from EDTF to DTSTART and DTEND.

docs/reference/ical.md tells the same rules to readers. A day that iCalendar cannot hold counts as not known.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final, TypeAlias

import attrs

from exporters.ical._certainty import bounds, certain, kept, middle, plain, yearless
from exporters.ical._clock import Clock, read_clock
from exporters.ical._options import ICalOptions, Imprecise, TimeZones
from timeline.dates import (
    AllOf,
    CalendarDate,
    Edtf,
    EventDate,
    as_date,
)
from timeline.ports import LossKind

__all__ = ["Left", "Placement", "place"]

# RFC 5545, 3.3.4: a date has four digits of year, and DTEND names the day after the last.
_FIRST_DAY: Final = date.min.toordinal()
_LAST_DAY: Final = date.max.toordinal() - 1
_DAY: Final = timedelta(days=1)
# A clock time says when an event began, not how long it took: it fills the minute that is known.
_MINUTE: Final = timedelta(minutes=1)
# Until the end of 32-bit time: so far go the tables of zones in many systems and in pytz.
_LAST_TABLED: Final = 2037

Note: TypeAlias = tuple[LossKind, str]


@attrs.frozen(kw_only=True)
class Placement:
    """Where an event stands.

    Attributes:
        start: Its first day, or its time in UTC, or without a zone; None only in the journal.
        end: The day after its last, or the time at which it ends; None only in the journal.
        zone: The IANA zone in which the times are to be written, where that is asked for.
        lead: The date in words where `start` and `end` say something else; it goes before the title.
        journal: Whether it belongs among the journal entries.
        clock: The clock time as the source gives it, where there is one.
        notes: What is to be reported of it.
    """

    start: date | datetime | None
    end: date | datetime | None
    zone: str | None = None
    lead: str = ""
    journal: bool = False
    clock: Clock | None = None
    notes: tuple[Note, ...] = ()

    @property
    def year(self) -> int | None:
        """The year in which it begins."""
        return self.start.year if self.start else None


@attrs.frozen
class Left:
    """Why an event is left out of the calendar."""

    reason: str


def place(date_: EventDate | None, options: ICalOptions) -> Placement | Left:
    """Return where an event of that date stands in the calendar."""
    clock = read_clock(date_) if date_ else None
    timed = _timed(clock, options) if clock else None
    if timed:
        return timed
    placed = (
        _all_day(date_, options.imprecise)
        if date_
        else Left("the event has no date, and a calendar is made of days")
    )
    if isinstance(placed, Left) and options.imprecise is Imprecise.JOURNAL:
        return _entry(None, _lead(date_) if date_ else "")
    return placed


def _timed(clock: Clock, options: ICalOptions) -> Placement | None:
    try:
        instant = clock.instant
        start = instant or clock.local
        end = start + _MINUTE
    except OverflowError:
        return None
    odd = [text for text in (clock.note, clock.oddity()) if text]
    return Placement(
        start=start,
        end=end,
        zone=_written_zone(clock, start, end) if options.tz is TimeZones.LOCAL else None,
        clock=clock,
        notes=tuple((LossKind.RESHAPED, text) for text in odd),
    )


def _written_zone(clock: Clock, start: datetime, end: datetime) -> str | None:
    """Return the zone for writing times in, if every reader takes the local times there for these instants."""
    rules = clock.rules
    if clock.zone is None or rules is None or clock.zone.upper() in {"UTC", "ETC/UTC"}:
        return None
    try:
        local = [instant.astimezone(rules) for instant in (start, end)]
    except OverflowError:
        return None
    return clock.zone if all(map(_reads_alike, local)) else None


def _reads_alike(local: datetime) -> bool:
    """Tell whether a time on the clock is one instant, a whole number of minutes from UTC, in years that are tabled.

    Of a time that comes twice some readers take the second, though RFC 5545, 3.3.5 means the first; some leave out the
    seconds of an offset, which local mean time has; and some go by tables of their own, which end in 2037.
    """
    if local.year > _LAST_TABLED:
        return False
    first, second = (local.replace(fold=fold).utcoffset() for fold in (0, 1))
    return first is not None and first == second and first % _MINUTE == timedelta()


def _all_day(date_: EventDate, imprecise: Imprecise) -> Placement | Left:
    value = date_.value
    first, last = (_held(bound) for bound in bounds(value))
    notes = _notes(value, first, last)
    if first is None and last is None:
        if any(yearless(value)):
            return Left(f"{date_.words} has no year, and a calendar is made of days")
        return Left(
            f"iCalendar holds the days from 0001-01-01 to 9999-12-30, and {date_.words} names none of them"
        )
    if certain(value) and first is not None and last is not None:
        return _days(first, last, "" if plain(value) else _lead(date_), notes)
    if kept(value):
        return _one_day(first, last, date_, notes)
    return _imprecise(date_, (first, last), imprecise, notes)


def _imprecise(
    date_: EventDate, bounds: tuple[date | None, date | None], imprecise: Imprecise, notes: tuple[Note, ...]
) -> Placement | Left:
    first, last = bounds
    if imprecise is Imprecise.SKIP:
        return Left(f"its day is not known ({date_.words}), and imprecise=skip leaves such events out")
    if imprecise is Imprecise.JOURNAL:
        return _entry(first or last, _lead(date_))
    if first is None or last is None or isinstance(date_.value, AllOf):
        return _one_day(first, last, date_, notes)
    if imprecise is Imprecise.SPAN:
        return _days(first, last, _lead(date_), notes)
    day = middle(date_.value) if imprecise is Imprecise.MIDDLE else first
    return _days(day, day, _lead(date_), notes)


def _one_day(
    first: date | None, last: date | None, date_: EventDate, notes: tuple[Note, ...]
) -> Placement | Left:
    day = first or last
    return _days(day, day, _lead(date_), notes) if day else Left("no day of it is known")


def _days(first: date, last: date, lead: str, notes: tuple[Note, ...]) -> Placement:
    return Placement(start=first, end=last + _DAY, lead=lead, notes=notes)


def _entry(day: date | None, lead: str) -> Placement:
    note = (LossKind.RESHAPED, "a journal entry, which most calendars do not show")
    return Placement(start=day, end=None, lead=lead, journal=True, notes=(note,))


def _held(number: int | None) -> date | None:
    return as_date(number) if number is not None and _FIRST_DAY <= number <= _LAST_DAY else None


def _notes(value: Edtf, first: date | None, last: date | None) -> tuple[Note, ...]:
    notes: list[Note] = []
    if (first is None) != (value.earliest is None) or (last is None) != (value.latest is None):
        side = "start" if first is None and value.earliest is not None else "end"
        without_year = yearless(value)[side == "end"]
        reason = (
            "it has no year" if without_year else "iCalendar holds no day before year 1 or after 9999-12-30"
        )
        notes.append((LossKind.COARSENED, f"{reason}, so the {side} is in words only"))
    if isinstance(value, AllOf):
        notes.append(
            (
                LossKind.RESHAPED,
                "an event has one stretch of days; which days are meant stands before its title",
            )
        )
    return tuple(notes)


def _lead(date_: EventDate) -> str:
    """Return the date in words, to go before a title: "c. September 2015", "By 31 October 2015"."""
    value = date_.value
    if not isinstance(value, CalendarDate) or not value.approximate:
        return capitalised(date_.words)
    bare = attrs.evolve(date_, value=value.bare())
    doubt = " (uncertain)" if value.uncertain else ""
    return f"c. {bare.words}{doubt}"


def capitalised(text: str) -> str:
    """Return a text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
