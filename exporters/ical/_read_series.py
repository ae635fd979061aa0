"""Repeated events: each happening within a span, as recurring-ical-events has it; bounded before it is asked."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from importlib import import_module
from io import BytesIO
from itertools import islice
from typing import Any, Final

import attrs
from dateutil.rrule import rrulestr

from exporters.ical._read_guard import parsed
from exporters.ical._read_lines import Component, Line, read_calendar
from exporters.ical._read_options import ICalReadOptions
from exporters.ical._read_values import clock_of, day_of
from timeline.errors import InputError, MissingExtraError

__all__ = ["OUTSIDE", "Expansion", "Series"]

OUTSIDE: Final = "it lies outside the span"

_DAY: Final = timedelta(days=1)
_BY_DAY: Final = ("BYMONTH", "BYMONTHDAY", "BYYEARDAY", "BYDAY")
_FINE: Final = frozenset({"DAILY", "HOURLY", "MINUTELY", "SECONDLY"})
# The calendar of months and weekdays has shown every pattern once this time is over.
_PATTERN: Final = 29 * 366
_WEEKDAYS: Final = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


@attrs.frozen
class Expansion:
    """What became of a repeated event.

    Attributes:
        happenings: Each of its happenings; none where it was not taken apart.
        reason: What is to be reported of it; empty where nothing is.
    """

    happenings: tuple[Component, ...] = ()
    reason: str = ""


@attrs.define
class Series:
    """Takes repeated events apart.

    Attributes:
        options: The span and the limits.
        zones: The VTIMEZONEs of the calendar.
        budget: How many steps may still be counted, over all events.
    """

    options: ICalReadOptions
    zones: Sequence[Component]
    budget: int = 200_000

    def expand(self, group: Sequence[Component]) -> Expansion:
        """Return the happenings of an event and of the exceptions to it."""
        start = _start(group[0])
        if start is None:
            return Expansion(reason="its start cannot be read, so it is not repeated")
        bounded = self._bounded(group, start)
        if isinstance(bounded, str):
            return Expansion(reason=bounded)
        first, last = bounded.first, bounded.last
        if first > last:
            return Expansion(reason=OUTSIDE)
        found = _happenings([*self.zones, *bounded.group], first, last + _DAY)
        if found is None:
            return Expansion(reason="it could not be repeated as it says")
        if len(found) > self.options.occurrences:
            return Expansion(tuple(found[: self.options.occurrences]), self._cut)
        return Expansion(tuple(found), bounded.reason)

    @property
    def _cut(self) -> str:
        return f"it repeats more often than the option occurrences={self.options.occurrences} allows; the rest is left out"

    def _bounded(self, group: Sequence[Component], start: datetime) -> _Bounded | str:
        """Return an event whose rules end after the happenings that are listed; or why it cannot be repeated."""
        since, until = self.options.since, self.options.until
        first = max(start.date(), since) if isinstance(since, date) else start.date()
        last = max([start.date(), *_dates(group)])
        reason = ""
        made: list[Component] = []
        for component in group:
            lines: list[Line] = []
            for line in component.lines:
                counted = self._counted(line.value, start, first) if line.name == "RRULE" else None
                if isinstance(counted, str):
                    return counted
                last = max(last, counted.last) if counted else last
                reason = self._cut if counted and counted.cut else reason
                lines.append(_with_count(line, counted.number) if counted else line)
            made.append(attrs.evolve(component, lines=lines))
        return _Bounded(made, first, min(last, until) if isinstance(until, date) else last, reason)

    def _counted(self, rule: str, start: datetime, first: date) -> _Counted | str:
        """Return how often a rule comes true until enough of it is listed; or what is wrong with it."""
        parts = {key.upper(): value for key, _, value in (part.partition("=") for part in rule.split(";"))}
        until = self.options.until if isinstance(self.options.until, date) else None
        if until is None and not {"COUNT", "UNTIL"} & parts.keys():
            return "it repeats without end, so it is one record; the option until=DAY lists its happenings"
        if not _can_happen(parts, start.date()) or not _can_be_followed(parts):
            return "its rule never comes true or cannot be followed"
        counted = _Counted(0, start.date())
        listed = 0
        try:
            for moment in islice(rrulestr(re.sub(r"(\d)Z", r"\1", rule), dtstart=start), self.budget + 1):
                self.budget -= 1
                if until is not None and moment.date() > until:
                    return counted
                listed += moment.date() >= first
                if listed > self.options.occurrences:
                    return attrs.evolve(counted, cut=True)
                counted = _Counted(counted.number + 1, moment.date())
        except Exception:  # noqa: BLE001 - dateutil leaks what its parts raise on rules that make no sense
            return "its rule cannot be read"
        return counted if self.budget > 0 else "the calendar repeats too much; narrow the span"


@attrs.frozen
class _Counted:
    """How often a rule comes true from its start on, the day on which it last does, and whether it would go on."""

    number: int
    last: date
    cut: bool = False


@attrs.frozen
class _Bounded:
    """An event and its exceptions with rules that end, the days that are listed, and what is to be reported."""

    group: list[Component]
    first: date
    last: date
    reason: str


def _with_count(line: Line, number: int) -> Line:
    parts = [
        part for part in line.value.split(";") if part.partition("=")[0].upper() not in {"COUNT", "UNTIL"}
    ]
    value = ";".join([*parts, f"COUNT={max(number, 1)}"])
    return attrs.evolve(line, value=value, raw=f"RRULE:{value}")


def _can_be_followed(parts: dict[str, str]) -> bool:
    fine = parts.get("FREQ", "").strip().upper() in _FINE
    return re.fullmatch("0*[1-9][0-9]{0,5}", parts.get("INTERVAL", "1").strip()) is not None and not (
        fine and "BYSETPOS" in parts
    )


def _start(component: Component) -> datetime | None:
    line = component.line("DTSTART")
    if line is None:
        return None
    day = day_of(line.value)
    if day is not None:
        return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - as on the clock
    clock = clock_of(line.value)
    return clock[0] if clock else None


def _dates(group: Sequence[Component]) -> Iterator[date]:
    """Yield the days that are listed one by one, and those that exceptions were moved to."""
    for line in (line for component in group for line in component.all("RDATE")):
        for value in line.value.split(","):
            clock = clock_of(value.partition("/")[0])
            day = clock[0].date() if clock else day_of(value)
            if day is not None:
                yield day
    yield from (start.date() for component in group[1:] if (start := _start(component)))


def _can_happen(parts: dict[str, str], start: date) -> bool:
    """Say whether any day has the month, day of month or year, and weekday of a rule.

    dateutil would look for one to the year 9999, second by second where the rule says so.
    """
    if not any(name in parts for name in _BY_DAY):
        return True
    months, days, year_days = (_numbers(parts.get(name, "")) for name in _BY_DAY[:3])
    weekdays = {part.strip()[-2:].upper() for part in parts.get("BYDAY", "").split(",") if part.strip()}
    begin = start.toordinal()
    candidates = map(date.fromordinal, range(begin, min(begin + _PATTERN, date.max.toordinal())))
    return any(
        (not months or day.month in months)
        and (not days or day.day in days or _from_month_end(day) in days)
        and (not year_days or any(_is_year_day(day, number) for number in year_days))
        and (not weekdays or _WEEKDAYS[day.weekday()] in weekdays)
        for day in candidates
    )


def _numbers(text: str) -> set[int]:
    return {int(part) for part in text.split(",") if re.fullmatch(r"\s*[+-]?[0-9]{1,3}\s*", part)}


def _from_month_end(day: date) -> int:
    following = date(day.year + day.month // 12, day.month % 12 + 1, 1) if day.year < date.max.year else day
    return (day - following).days


def _is_year_day(day: date, number: int) -> bool:
    first = day.replace(month=1, day=1)
    length = day.replace(month=12, day=31).toordinal() - first.toordinal() + 1
    return (day - first).days + 1 == (number if number > 0 else length + 1 + number)


def _happenings(components: Sequence[Component], first: date, after: date) -> list[Component] | None:
    try:
        recurring: Any = import_module("recurring_ical_events")
    except ModuleNotFoundError as error:
        raise MissingExtraError("ical", "import") from error
    calendar = parsed(*components)
    if calendar is None:
        return None
    names: Any = tuple({component.name for component in components} & {"VEVENT", "VJOURNAL"})
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found = recurring.of(calendar, components=names).between(first, after)
            text = b"".join(component.to_ical() for component in sorted(found, key=_order))
    except Exception:  # noqa: BLE001 - see _read_guard
        return None
    try:
        return read_calendar(BytesIO(b"BEGIN:VCALENDAR\r\n%bEND:VCALENDAR\r\n" % text))[0].parts
    except InputError:
        return None


def _order(component: Any) -> str:
    return str(component["DTSTART"].to_ical())
