"""The properties of the calendar, written once: what writes them, what the reference page says, what tests check."""

from __future__ import annotations

from datetime import datetime
from typing import Final

import attrs

from exporters.ical import _entry, _header
from exporters.ical._describe import describe
from exporters.ical._entry import Entry
from exporters.ical._header import PRODUCT, Header
from exporters.ical._property import Property, always, plain, text
from exporters.ical._values import day_or_time

__all__ = ["CALENDAR", "EVENT", "PRODUCT", "STAMPS", "WITHDRAWN", "Entry", "Header", "Property", "Stamps"]


@attrs.frozen(kw_only=True)
class Stamps:
    """When and how often an event changed."""

    changed: datetime
    sequence: int


CALENDAR: Final[tuple[Property[Header], ...]] = (
    Property("VERSION", "RFC 5545, 3.7.4", "`2.0`", always("2.0")),
    Property("PRODID", "RFC 5545, 3.7.3", f"`{PRODUCT}`", always(PRODUCT)),
    Property("CALSCALE", "RFC 5545, 3.7.1", "`GREGORIAN`", always("GREGORIAN")),
    Property("NAME", "RFC 7986, 5.1", "the title", text(lambda header: header.timeline.title)),
    Property(
        "X-WR-CALNAME",
        "Apple",
        "the title, for clients before RFC 7986",
        text(lambda header: header.timeline.title),
    ),
    Property(
        "DESCRIPTION", "RFC 7986, 5.2", "the description", text(lambda header: header.timeline.description)
    ),
    Property(
        "X-WR-CALDESC",
        "Apple",
        "the description, for clients before RFC 7986",
        text(lambda header: header.timeline.description),
    ),
    Property("LAST-MODIFIED", "RFC 7986, 5.4", "when the newest of the events changed", _header.newest),
    Property("REFRESH-INTERVAL", "RFC 7986, 5.7", "every 12 hours", _header.refresh),
    Property("X-PUBLISHED-TTL", "Microsoft", "every 12 hours, for Outlook", always(_header.REFRESH)),
    Property("SOURCE", "RFC 7986, 5.8", "the option `feed_url`, else the url", _header.feed_address),
    Property("URL", "RFC 7986, 5.5", "the url", _header.home),
    Property("COLOR", "RFC 7986, 5.9", "the option `color`", plain(lambda header: header.options.color)),
    Property("X-TIMELINE-ID", "ours", "the id", text(lambda header: header.timeline.id)),
    Property("X-TIMELINE-LANGUAGE", "ours", "the language", text(lambda header: header.timeline.language)),
    Property("X-TIMELINE-SOURCE", "ours", "each source whole, as JSON", _header.sources),
    Property("X-TIMELINE-PARTY", "ours", "each party whole, as JSON", _header.parties),
    Property(
        "X-TIMELINE-DISPLAY-ZONE",
        "ours",
        "the display zone",
        text(lambda header: header.timeline.display_zone),
    ),
)
"""The properties of the calendar itself."""

EVENT: Final[tuple[Property[Entry], ...]] = (
    Property(
        "SUMMARY",
        "RFC 5545, 3.8.1.12",
        "title, after the date in words where the day is not known",
        text(_entry.summary),
    ),
    Property("DTSTART", "RFC 5545, 3.8.2.4", "first day, or clock time", _entry.start),
    Property(
        "DTEND",
        "RFC 5545, 3.8.2.2",
        "the day after the last, or one minute after the clock time",
        _entry.end,
        journal=False,
    ),
    Property(
        "UID",
        "RFC 5545, 3.8.4.7; RFC 7986, 5.3",
        "a version 5 UUID of timeline and id",
        plain(lambda entry: entry.book.uid(entry.event.id)),
    ),
    Property(
        "DESCRIPTION",
        "RFC 5545, 3.8.1.5",
        "the event in plain text, with its citations",
        text(lambda entry: describe(entry.book, entry.event, entry.placement)),
    ),
    Property(
        "LOCATION",
        "RFC 5545, 3.8.1.7",
        "place",
        text(lambda entry: str(entry.event.place or "")),
        journal=False,
    ),
    Property("GEO", "RFC 5545, 3.8.1.6", "coordinates of the place", _entry.position, journal=False),
    Property(
        "STATUS",
        "RFC 5545, 3.8.1.11",
        "`CONFIRMED`; `TENTATIVE` where planned, proposed, expected or alleged; `CANCELLED`",
        plain(lambda entry: entry.status),
    ),
    Property("CATEGORIES", "RFC 5545, 3.8.1.2", "kind and tags", _entry.categories),
    Property("CLASS", "RFC 5545, 3.8.1.3", "`PUBLIC`", always("PUBLIC")),
    Property(
        "TRANSP", "RFC 5545, 3.8.2.7", "`TRANSPARENT`: nobody is busy", always("TRANSPARENT"), journal=False
    ),
    Property("X-MICROSOFT-CDO-BUSYSTATUS", "Microsoft", "`FREE`, for Outlook", always("FREE"), journal=False),
    Property("URL", "RFC 5545, 3.8.4.6", "the url of the first source that has one", _entry.url),
    Property(
        "ATTACH",
        "RFC 5545, 3.8.1.1",
        "the url of each source, with its media type by its suffix, else a web page",
        _entry.attachments,
    ),
    Property(
        "LINK",
        "RFC 9253, 8.2",
        "each source, with its title as LABEL; an archived copy as `memento`",
        _entry.links,
    ),
    Property(
        "RELATED-TO",
        "RFC 5545, 3.8.4.5; RFC 9253, 9.1",
        "relations; the exact kind as X-TIMELINE-RELATION",
        _entry.related,
    ),
    Property("X-TIMELINE-ID", "ours", "id", text(lambda entry: entry.event.id)),
    Property(
        "X-TIMELINE-FORMERLY", "ours", "earlier ids", text(lambda entry: " ".join(entry.event.formerly))
    ),
    Property("X-TIMELINE-STATUS", "ours", "status", text(lambda entry: entry.event.status.value)),
    Property(
        "X-TIMELINE-EDTF",
        "ours",
        "date, in EDTF; the words before the title as X-TIMELINE-LEAD; with X-TIMELINE-DERIVED=TRUE where links "
        "alone bound it",
        _entry.edtf,
    ),
    Property("X-TIMELINE-TIME", "ours", "part of the day or clock time, and zone", text(_entry.clock)),
    Property("X-TIMELINE-EARLIEST", "ours", "first possible day", text(_entry.earliest)),
    Property("X-TIMELINE-LATEST", "ours", "last possible day", text(_entry.latest)),
    Property(
        "X-TIMELINE-CITATION", "ours", "source, citation id and locator, digest included", _entry.support
    ),
)
"""What an event says; a change in any of it is a change of the event."""

STAMPS: Final[tuple[Property[Stamps], ...]] = (
    Property(
        "DTSTAMP",
        "RFC 5545, 3.8.7.2",
        "when the event last changed",
        plain(lambda stamps: str(day_or_time(stamps.changed))),
    ),
    Property(
        "LAST-MODIFIED",
        "RFC 5545, 3.8.7.3",
        "the same",
        plain(lambda stamps: str(day_or_time(stamps.changed))),
    ),
    Property(
        "SEQUENCE",
        "RFC 5545, 3.8.7.4",
        "how often its time, place or status changed",
        plain(lambda stamps: str(stamps.sequence)),
    ),
)
"""When and how often an event changed, from one export to the next."""

WITHDRAWN: Final[Property[int]] = Property(
    "X-TIMELINE-WITHDRAWN",
    "ours",
    "of an event that is gone: in how many exports it has been carried as cancelled",
    plain(str),
)
"""What an event carries once it is gone from the chronology."""
