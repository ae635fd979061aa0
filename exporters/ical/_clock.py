"""Clock times: the instant that a date with a time of day means."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Final
from zoneinfo import ZoneInfo

import attrs

from timeline.dates import Day, EventDate, Moment
from timeline.errors import RecordError

__all__ = ["Clock", "read_clock"]

_TIME: Final = re.compile(r"([0-9]{2}):([0-9]{2})")
_YEARS: Final = range(date.min.year, date.max.year + 1)


@attrs.frozen
class Clock:
    """A clock time, as the source gives it.

    Attributes:
        local: The time on the clock, without a zone.
        rules: What tells its distance from UTC: a zone's rules or a shift; None where neither is known.
        note: What a reader should know of the way from one to the other; empty where it is plain.
    """

    local: datetime
    rules: ZoneInfo | timezone | None
    note: str = ""

    @property
    def instant(self) -> datetime | None:
        """The time in UTC; None where the zone is not known.

        Raises:
            OverflowError: It lies before year 1 or after year 9999.
        """
        if self.rules is None:
            return None
        # RFC 5545, 3.3.5: a time that occurs twice is the first one; one that does not occur is counted from
        # the offset before the gap. PEP 495 means the same by fold=0.
        return self.local.replace(tzinfo=self.rules).astimezone(UTC)

    @property
    def zone(self) -> str | None:
        """The IANA name of its zone, where it has one."""
        return self.rules.key if isinstance(self.rules, ZoneInfo) else None

    def oddity(self) -> str:
        """Return what is odd about the time on that day in that zone: skipped, or there twice; or nothing."""
        if not isinstance(self.rules, ZoneInfo):
            return ""
        first, second = (self.local.replace(tzinfo=self.rules, fold=fold).utcoffset() for fold in (0, 1))
        if first is None or second is None or first == second:
            return ""
        if first > second:
            return f"{self.local:%H:%M} came twice on that day in {self.zone}; the first is written"
        return (
            f"{self.local:%H:%M} was skipped on that day in {self.zone}; it is counted from the offset before"
        )


def read_clock(date_: EventDate) -> Clock | None:
    """Return the clock time of a date, or None where it has none that iCalendar can hold."""
    value = date_.value
    if isinstance(value, Moment):
        return _of_moment(value, date_) if value.year in _YEARS else None
    time = _TIME.fullmatch(date_.part or "")
    if time is None or not isinstance(value, Day) or value.qualifiers or value.year not in _YEARS:
        return None
    local = datetime(value.year, value.month, value.day, int(time[1]), int(time[2]))  # noqa: DTZ001 - as on the clock
    return Clock(local, *_rules(date_))


def _of_moment(value: Moment, date_: EventDate) -> Clock:
    local = datetime(value.year, value.month, value.day, value.hour, value.minute, value.second)  # noqa: DTZ001
    offset = value.utc_offset
    return Clock(local, *_rules(date_)) if offset is None else Clock(local, _shift(offset))


def _shift(offset: timedelta) -> timezone:
    return timezone(offset) if offset else UTC


def _rules(date_: EventDate) -> tuple[ZoneInfo | None, str]:
    try:
        return date_.tzinfo, ""
    except RecordError:
        return None, f"no time zone {date_.zone!r} is known here, so the time is written without one"
