"""Clock times as the chronology's display zone has them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

from timeline.dates import Day, Edtf, EventDate, Moment
from timeline.timeline import Timeline

__all__ = ["display_time_words"]

_YEARS: Final = range(2, 9999)


def display_time_words(timeline: Timeline, date: EventDate) -> str:
    """Return a clock time as the display zone has it; empty where the date has no time, or no zone, of its own.

    >>> china = Timeline(id="t", title="T", display_zone="Asia/Shanghai")
    >>> display_time_words(china, EventDate.parse("2022-02-21T23:00:00-05"))
    '22 February 2022, 12:00, Shanghai time'
    """
    moment = _moment(date)
    try:
        zone = ZoneInfo(timeline.display_zone)
    except (LookupError, ValueError, OSError):
        return ""
    if moment is None or moment.utcoffset() == (shown := moment.astimezone(zone)).utcoffset():
        return ""
    day = Edtf.parse(shown.date().isoformat())
    return EventDate(day, part=f"{shown:%H:%M}", zone=timeline.display_zone).words


def _moment(date: EventDate) -> datetime | None:
    value = date.value
    if not isinstance(value, Day | Moment) or value.year not in _YEARS:
        return None
    if isinstance(value, Moment):
        zone = timezone(value.utc_offset) if value.utc_offset is not None else _zone(date)
        day = datetime(value.year, value.month, value.day, tzinfo=zone)
        clock = timedelta(hours=value.hour, minutes=value.minute, seconds=value.second)
        return day + clock if zone else None
    zone = _zone(date)
    hour, _, minute = (date.part or "").partition(":")
    if zone is None or not minute:
        return None
    return datetime(value.year, value.month, value.day, int(hour), int(minute), tzinfo=zone)


def _zone(date: EventDate) -> ZoneInfo | None:
    try:
        return date.tzinfo
    except ValueError:
        return None
