"""The calendar: an iCalendar feed that stays right as the chronology is edited.

RFC 5545, with the properties of RFC 7986 for calendars and of RFC 9253 for links.
"""

from exporters.ical._feed import parts, write, years
from exporters.ical._options import ICalOptions, Imprecise, Split, TimeZones
from exporters.ical._read import IMPORTER
from exporters.ical._read_options import ICalReadOptions
from timeline.ports import Exporter

__all__ = [
    "EXPORTER",
    "IMPORTER",
    "ICalOptions",
    "ICalReadOptions",
    "Imprecise",
    "Split",
    "TimeZones",
    "years",
]

EXPORTER = Exporter(
    name="ical",
    title="iCalendar feed",
    suffixes=(".ics", ".ical"),
    media_type="text/calendar; charset=utf-8",
    options=ICalOptions,
    write=write,
    parts=parts,
    stateful=True,
    main=True,
    limits=(
        "Events without a date or a year, and days before 0001-01-01 or after 9999-12-30, are left out.",
        "An event has one stretch of days: of days that lie apart the first is marked, the others are in words.",
    ),
)
