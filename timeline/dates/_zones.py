"""A time of one zone as the clocks and calendars of another have it."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo
from typing import Final

from timeline.dates._edtf import Day, Edtf
from timeline.dates._event_date import EventDate, PartOfDay
from timeline.dates._moment import Moment

# The widest hours that a part of the day is said of, from the midnight that begins its day. They say in which days
# of another zone it may lie, and are never shown. A night runs into the next day; midnight begins or ends its own.
_HOURS: Final = {
    PartOfDay.EARLY_HOURS: (0, 6),
    PartOfDay.DAWN: (2, 10),
    PartOfDay.MORNING: (4, 12),
    PartOfDay.NOON: (11, 13),
    PartOfDay.AFTERNOON: (12, 18),
    PartOfDay.DUSK: (14, 24),
    PartOfDay.EVENING: (16, 24),
    PartOfDay.NIGHT: (18, 30),
    PartOfDay.MIDNIGHT: (0, 24),
}
_YEARS: Final = range(2, 9999)  # `datetime` reaches a day further on either side


def in_zone(date: EventDate, zone: str) -> EventDate | None:
    """Return a day's time as another zone has it: its clock time, or the day or days a part of the day may lie in.

    None where nothing follows, since the date has no zone or no time of its own, is no single day, or is qualified;
    and where the day and the clock time are the same in both zones.

    >>> in_zone(EventDate.parse("2022-02-21", part="night", zone="America/New_York"), "Asia/Shanghai").words
    '22 February 2022, Beijing time'
    >>> in_zone(EventDate.parse("2022-02-21", part="morning", zone="America/New_York"), "Asia/Shanghai").words
    '21 or 22 February 2022, Beijing time'

    Raises:
        RecordError: There is no zone of one of the names.
    """
    there = EventDate(date.value, zone=zone).tzinfo
    here, span = _own_zone(date), _span(date)
    if there is None or here is None or span is None:
        return None
    clocks = [moment for clock in span for moment in _moments(clock, here)]
    moments = [moment.astimezone(there) for moment in clocks]
    if all(_same_clock(*pair) for pair in zip(clocks, moments, strict=True)):
        return None
    told = _told_there(date, min(moments), max(moments), zone)
    return None if told.value == date.value and told.part is None else told


def _own_zone(date: EventDate) -> tzinfo | None:
    if isinstance(date.value, Moment) and date.value.utc_offset is not None:
        return timezone(date.value.utc_offset)
    return date.tzinfo


def _span(date: EventDate) -> tuple[datetime, datetime] | None:
    """Return the first and the last moment, by the clocks of the place, that the date may mean."""
    value = date.value
    if not isinstance(value, Day | Moment) or value.year not in _YEARS:
        return None
    midnight = datetime(value.year, value.month, value.day)  # noqa: DTZ001  # the zone is put on with either fold
    if isinstance(value, Moment):
        clock = midnight + timedelta(seconds=value.second_of_day)
        return clock, clock
    if date.part is None or value.qualifiers:
        return None
    if date.part in _HOURS:
        first, last = _HOURS[PartOfDay(date.part)]
        return midnight + timedelta(hours=first), midnight + timedelta(hours=last)
    hour, minute = map(int, date.part.split(":"))
    clock = midnight + timedelta(hours=hour, minutes=minute)
    return clock, clock


def _moments(clock: datetime, zone: tzinfo) -> list[datetime]:
    # Where clocks are set back an hour comes twice, and nobody says which is meant.
    return [clock.replace(tzinfo=zone, fold=fold) for fold in (0, 1)]


def _same_clock(here: datetime, there: datetime) -> bool:
    return here.replace(tzinfo=None) == there.replace(tzinfo=None)


def _told_there(date: EventDate, first: datetime, last: datetime, zone: str) -> EventDate:
    days = first.date().isoformat(), last.date().isoformat()
    if first != last:
        text = days[0] if days[0] == days[1] else f"[{days[0]}..{days[1]}]"
        return EventDate(Edtf.parse(text), zone=zone)
    if isinstance(date.value, Moment):
        return EventDate(Edtf.parse(first.replace(tzinfo=None).isoformat(timespec="seconds")), zone=zone)
    return EventDate(Edtf.parse(days[0]), part=f"{first:%H:%M}", zone=zone)
