"""The time of a date as the chronology's display zone has it."""

from __future__ import annotations

from timeline.dates import EventDate, in_zone, words
from timeline.errors import RecordError
from timeline.timeline import Timeline

__all__ = ["display_time_words"]


def display_time_words(timeline: Timeline, date: EventDate) -> str:
    """Return what the display zone has where the date says otherwise; empty where it has no time or zone of its own.

    >>> china = Timeline(id="t", title="T", display_zone="Asia/Shanghai")
    >>> display_time_words(china, EventDate.parse("2022-02-21", part="20:00", zone="America/New_York"))
    '22 February 2022, 09:00, Beijing time'
    >>> display_time_words(china, EventDate.parse("2022-02-21", part="night", zone="America/New_York"))
    '22 February 2022, Beijing time'
    """
    try:
        there = in_zone(date, timeline.display_zone)
    except RecordError:  # a zone of no name; the check of a chronology reports it
        return ""
    return words(there) if there else ""
