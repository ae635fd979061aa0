"""When another program's event is: its start and end as a date of ours."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import attrs

from exporters.ical._read_lines import Component, Line
from exporters.ical._read_values import clock_of, day_of, duration_of
from exporters.ical._read_zones import Zones
from timeline.dates import EventDate

__all__ = ["Dated", "dated"]

_DAY = timedelta(days=1)


@attrs.frozen
class Dated:
    """When an event is.

    Attributes:
        date: Its date; None where it has none that can be read.
        custom: What a date of ours does not hold: the times at which it begins and ends.
        reason: What is to be reported; empty where nothing is.
    """

    date: EventDate | None
    custom: dict[str, str] = attrs.field(factory=dict[str, str])
    reason: str = ""


def dated(component: Component, zones: Zones) -> Dated:
    """Return when an event is."""
    start = component.line("DTSTART")
    if start is None:
        return Dated(None, reason="it has no start")
    day, clock = day_of(start.value), clock_of(start.value)
    if day is not None:
        return _days(day, component)
    if clock is None:
        return Dated(None, reason=f"its start cannot be read: {start.value[:40]!r}")
    return _times(start, clock, component, zones)


def _days(first: date, component: Component) -> Dated:
    line, size = component.line("DTEND"), component.line("DURATION")
    end = day_of(line.value) if line else None
    length = duration_of(size.value) if size else None
    try:
        # RFC 5545, 3.6.1: DTEND is the day after the last; some programs write the only day itself.
        last = (end or (first + length if length else first + _DAY)) - _DAY
    except OverflowError:
        last = first
    reason = "" if end or not line else f"its end cannot be read: {line.value[:40]!r}"
    return Dated(EventDate.parse(_span(first, max(first, last))), reason=reason)


def _span(first: date, last: date) -> str:
    return first.isoformat() if first == last else f"{first.isoformat()}/{last.isoformat()}"


def _times(start: Line, clock: tuple[datetime, bool], component: Component, zones: Zones) -> Dated:
    local, utc = clock
    date_, reason = _moment(start, local, utc=utc, zones=zones)
    finish = _end(component, local)
    if finish is None or finish <= local:
        return Dated(date_, reason=reason)
    custom = {"ends": finish.isoformat()}
    # What goes on until midnight ends on the day before.
    last = (finish - timedelta(seconds=1)).date()
    if last > local.date() and finish - local >= _DAY:
        shown = str(date_.value)
        days = EventDate.parse(_span(local.date(), last), zone=date_.zone)
        return Dated(days, {"begins": shown, **custom}, reason)
    return Dated(date_, custom, reason)


def _end(component: Component, local: datetime) -> datetime | None:
    line, size = component.line("DTEND"), component.line("DURATION")
    clock = clock_of(line.value) if line else None
    if clock:
        return clock[0]
    length = duration_of(size.value) if size else None
    try:
        return local + length if length else None
    except OverflowError:
        return None


def _moment(start: Line, local: datetime, *, utc: bool, zones: Zones) -> tuple[EventDate, str]:
    text = local.isoformat()
    tzid = start.parameters.get("TZID", "")
    if utc:
        return EventDate.parse(f"{text}Z"), ""
    if not tzid:
        return EventDate.parse(text), ""
    name, shift = zones.name(tzid), zones.shift(tzid, local)
    if name == "UTC":
        return EventDate.parse(f"{text}Z"), ""
    date_ = EventDate.parse(text, zone=name) if name else None
    if date_ is not None and (shift is None or _agrees(date_, local, shift)):
        return date_, ""
    if shift is not None and shift.total_seconds() % 60 == 0:
        reason = (
            f"the calendar's own rules for {tzid} are followed: the time is given by its distance from UTC"
        )
        return EventDate.parse(f"{text}{_offset(shift)}"), reason
    return EventDate.parse(text), f"no time zone {tzid!r} is known, so the time is kept without one"


def _agrees(date_: EventDate, local: datetime, shift: timedelta) -> bool:
    rules = date_.tzinfo
    return rules is None or shift in {local.replace(tzinfo=rules, fold=fold).utcoffset() for fold in (0, 1)}


def _offset(shift: timedelta) -> str:
    minutes = int(shift.total_seconds()) // 60
    if minutes == 0:
        return "Z"
    hours, minutes = divmod(abs(minutes), 60)
    return f"{'-' if shift < timedelta() else '+'}{hours:02}:{minutes:02}"
