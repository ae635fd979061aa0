"""The properties of the calendar, written once: what writes them, what the reference page says, what tests check."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Final, Generic, TypeAlias, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import attrs

from exporters.ical._book import Book
from exporters.ical._dates import Placement
from exporters.ical._describe import describe
from exporters.ical._options import ICalOptions
from exporters.ical._values import Plain, Text, TextList, Value, coordinates, day_or_time, uri, web_address
from timeline.dates import civil
from timeline.events import Event, RelationKind, Status
from timeline.forms import PARTY, SOURCE, Style
from timeline.provenance import Citation, Source
from timeline.timeline import Timeline

__all__ = ["CALENDAR", "EVENT", "PRODUCT", "STAMPS", "WITHDRAWN", "Entry", "Header", "Property", "Stamps"]

PRODUCT: Final = "-//sourced-timeline//iCalendar feed//EN"
# RFC 7986, 5.7, and its forerunner: clients may fetch the feed twice a day.
_REFRESH: Final = "PT12H"

_STATUS: Final = {
    Status.PLANNED: "TENTATIVE",
    Status.PROPOSED: "TENTATIVE",
    Status.EXPECTED: "TENTATIVE",
    Status.ALLEGED: "TENTATIVE",
    Status.CANCELLED: "CANCELLED",
}
# RFC 5545, 3.8.1.11: a journal entry has other words for the same.
_JOURNAL_STATUS: Final = {"CONFIRMED": "FINAL", "TENTATIVE": "DRAFT", "CANCELLED": "CANCELLED"}
# RFC 5545, 3.2.15, and RFC 9253, 5: the nearest registered type; the exact one stands in a parameter of our own.
_RELATION: Final = {
    RelationKind.PART_OF: "PARENT",
    RelationKind.REALISES: "DEPENDS-ON",
    RelationKind.RESPONDS_TO: "DEPENDS-ON",
}
_MEDIA_TYPES: Final = {
    ".csv": "text/csv",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".mp3": "audio/mpeg",
    ".mp4": "video/mp4",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".rtf": "application/rtf",
    ".txt": "text/plain",
    ".xml": "application/xml",
}
_WEB_PAGE: Final = "text/html"

Parameters: TypeAlias = Mapping[str, str]
Made: TypeAlias = tuple[Value, Parameters]
SubjectT = TypeVar("SubjectT")


@attrs.frozen(kw_only=True)
class Header:
    """What the properties of the calendar are made from."""

    timeline: Timeline
    options: ICalOptions
    newest: datetime


@attrs.frozen(kw_only=True)
class Entry:
    """What the properties of an event are made from."""

    book: Book
    event: Event
    placement: Placement

    @property
    def sources(self) -> list[Source]:
        """The sources that the event cites, each once, in the order of its citations."""
        cited = dict.fromkeys(citation.source for citation in self.event.citations)
        return [self.book.sources[source] for source in cited if source in self.book.sources]

    @property
    def status(self) -> str:
        """Its status in the calendar's words."""
        word = _STATUS.get(self.event.status, "CONFIRMED")
        return _JOURNAL_STATUS[word] if self.placement.journal else word


@attrs.frozen(kw_only=True)
class Stamps:
    """When and how often an event changed."""

    changed: datetime
    sequence: int


@attrs.frozen
class Property(Generic[SubjectT]):
    """A property: what it is called, who defines it, what it carries, how it is made.

    Attributes:
        name: Its name.
        standard: Where it is defined.
        carries: What it says, as the reference page has it.
        make: Yields its values with their parameters; none where it does not occur.
        journal: Whether a journal entry may have it.
    """

    name: str
    standard: str
    carries: str
    make: Callable[[SubjectT], Iterator[Made]]
    journal: bool = True


def _always(value: str) -> Callable[[object], Iterator[Made]]:
    def make(_: object) -> Iterator[Made]:
        yield Plain(value), {}

    return make


def _text(say: Callable[[SubjectT], str | None]) -> Callable[[SubjectT], Iterator[Made]]:
    def make(subject: SubjectT) -> Iterator[Made]:
        said = say(subject)
        if said:
            yield Text(said), {}

    return make


def _plain(say: Callable[[SubjectT], str | None]) -> Callable[[SubjectT], Iterator[Made]]:
    def make(subject: SubjectT) -> Iterator[Made]:
        said = say(subject)
        if said:
            yield Plain(said), {}

    return make


def _refresh(_: Header) -> Iterator[Made]:
    yield Plain(_REFRESH), {"VALUE": "DURATION"}


def _newest(header: Header) -> Iterator[Made]:
    yield day_or_time(header.newest), {}


def _feed_address(header: Header) -> Iterator[Made]:
    address = web_address(header.options.feed_url or header.timeline.url or "")
    if address:
        yield uri(address), {"VALUE": "URI"}


def _home(header: Header) -> Iterator[Made]:
    address = web_address(header.timeline.url or "")
    if address:
        yield uri(address), {}


def _sources(header: Header) -> Iterator[Made]:
    # Whole, and once: events name their sources briefly, and a change of one would change them all.
    yield from ((_json(SOURCE.write(source, Style.EXCHANGED)), {}) for source in header.timeline.sources)


def _parties(header: Header) -> Iterator[Made]:
    yield from ((_json(PARTY.write(party, Style.EXCHANGED)), {}) for party in header.timeline.parties)


def _json(record: object) -> Text:
    return Text(json.dumps(record, ensure_ascii=False, separators=(",", ":")))


def _summary(entry: Entry) -> str:
    lead = entry.placement.lead
    return f"{lead}: {entry.event.title}" if lead else entry.event.title


def _start(entry: Entry) -> Iterator[Made]:
    if entry.placement.start is not None:
        yield _when(entry.placement.start, entry.placement.zone)


def _end(entry: Entry) -> Iterator[Made]:
    if entry.placement.end is not None:
        yield _when(entry.placement.end, entry.placement.zone)


def _when(value: date | datetime, zone: str | None) -> Made:
    if isinstance(value, datetime) and zone is not None:
        return day_or_time(value.astimezone(ZoneInfo(zone)).replace(tzinfo=None)), {"TZID": zone}
    return day_or_time(value), {} if isinstance(value, datetime) else {"VALUE": "DATE"}


def _position(entry: Entry) -> Iterator[Made]:
    place = entry.event.place
    if place is not None and place.lat is not None and place.lon is not None:
        yield coordinates(place.lat, place.lon), {}


def _categories(entry: Entry) -> Iterator[Made]:
    yield TextList.of(dict.fromkeys((entry.event.kind, *entry.event.tags))), {}


def _url(entry: Entry) -> Iterator[Made]:
    addresses = [address for source in entry.sources if (address := web_address(source.url or ""))]
    yield from ((uri(address), {}) for address in addresses[:1])


def _attachments(entry: Entry) -> Iterator[Made]:
    for source in entry.sources:
        address = web_address(source.url or "")
        if address and urlsplit(address).scheme.lower() in {"http", "https", "ftp"}:
            yield uri(address), {"FMTTYPE": _media_type(address)}


def _media_type(address: str) -> str:
    return _MEDIA_TYPES.get(PurePosixPath(urlsplit(address).path).suffix.lower(), _WEB_PAGE)


def _links(entry: Entry) -> Iterator[Made]:
    # IANA link relations: what describes the event, and (RFC 7089) a fixed copy of it.
    for source in entry.sources:
        for relation, text in (("describedby", source.url), ("memento", source.archived_url)):
            address = web_address(text or "")
            if address:
                yield uri(address), {"VALUE": "URI", "LINKREL": relation, "LABEL": source.title}


def _related(entry: Entry) -> Iterator[Made]:
    for relation in entry.event.relations:
        parameters = {
            "RELTYPE": _RELATION.get(relation.kind, "SIBLING"),
            "X-TIMELINE-RELATION": relation.kind.value,
        }
        yield Plain(entry.book.uid(relation.event)), parameters


def _edtf(entry: Entry) -> str | None:
    return str(entry.event.date) if entry.event.date else None


def _earliest(entry: Entry) -> str | None:
    return _iso(entry.event.date.earliest) if entry.event.date else None


def _latest(entry: Entry) -> str | None:
    return _iso(entry.event.date.latest) if entry.event.date else None


def _iso(number: int | None) -> str | None:
    """Return a day as ISO 8601 has it: with a sign where the year has not four digits."""
    if number is None:
        return None
    year, month, day = civil(number)
    sign = "-" if year < 0 else "+" if year > date.max.year else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def _support(entry: Entry) -> Iterator[Made]:
    for citation in entry.event.citations:
        yield Text(_pointer(citation)), {}


def _pointer(citation: Citation) -> str:
    at = str(citation.locator) if citation.locator is not None else ""
    return " ".join(part for part in (citation.source, f"({citation.id})" if citation.id else "", at) if part)


CALENDAR: Final[tuple[Property[Header], ...]] = (
    Property("VERSION", "RFC 5545, 3.7.4", "`2.0`", _always("2.0")),
    Property("PRODID", "RFC 5545, 3.7.3", f"`{PRODUCT}`", _always(PRODUCT)),
    Property("CALSCALE", "RFC 5545, 3.7.1", "`GREGORIAN`", _always("GREGORIAN")),
    Property("NAME", "RFC 7986, 5.1", "the title", _text(lambda header: header.timeline.title)),
    Property(
        "X-WR-CALNAME",
        "Apple",
        "the title, for clients before RFC 7986",
        _text(lambda header: header.timeline.title),
    ),
    Property(
        "DESCRIPTION", "RFC 7986, 5.2", "the description", _text(lambda header: header.timeline.description)
    ),
    Property(
        "X-WR-CALDESC",
        "Apple",
        "the description, for clients before RFC 7986",
        _text(lambda header: header.timeline.description),
    ),
    Property("LAST-MODIFIED", "RFC 7986, 5.4", "when the newest of the events changed", _newest),
    Property("REFRESH-INTERVAL", "RFC 7986, 5.7", "every 12 hours", _refresh),
    Property("X-PUBLISHED-TTL", "Microsoft", "every 12 hours, for Outlook", _always(_REFRESH)),
    Property("SOURCE", "RFC 7986, 5.8", "the option `feed_url`, else the url", _feed_address),
    Property("URL", "RFC 7986, 5.5", "the url", _home),
    Property("COLOR", "RFC 7986, 5.9", "the option `color`", _plain(lambda header: header.options.color)),
    Property("X-TIMELINE-ID", "ours", "the id", _text(lambda header: header.timeline.id)),
    Property("X-TIMELINE-LANGUAGE", "ours", "the language", _text(lambda header: header.timeline.language)),
    Property("X-TIMELINE-SOURCE", "ours", "each source whole, as JSON", _sources),
    Property("X-TIMELINE-PARTY", "ours", "each party whole, as JSON", _parties),
    Property(
        "X-TIMELINE-DISPLAY-ZONE",
        "ours",
        "the display zone",
        _text(lambda header: header.timeline.display_zone),
    ),
)
"""The properties of the calendar itself."""

EVENT: Final[tuple[Property[Entry], ...]] = (
    Property(
        "SUMMARY",
        "RFC 5545, 3.8.1.12",
        "title, after the date in words where the day is not known",
        _text(_summary),
    ),
    Property("DTSTART", "RFC 5545, 3.8.2.4", "first day, or clock time", _start),
    Property(
        "DTEND",
        "RFC 5545, 3.8.2.2",
        "the day after the last, or one minute after the clock time",
        _end,
        journal=False,
    ),
    Property(
        "UID",
        "RFC 5545, 3.8.4.7; RFC 7986, 5.3",
        "a version 5 UUID of timeline and id",
        _plain(lambda entry: entry.book.uid(entry.event.id)),
    ),
    Property(
        "DESCRIPTION",
        "RFC 5545, 3.8.1.5",
        "the event in plain text, with its citations",
        _text(lambda entry: describe(entry.book, entry.event, entry.placement)),
    ),
    Property(
        "LOCATION",
        "RFC 5545, 3.8.1.7",
        "place",
        _text(lambda entry: str(entry.event.place or "")),
        journal=False,
    ),
    Property("GEO", "RFC 5545, 3.8.1.6", "coordinates of the place", _position, journal=False),
    Property(
        "STATUS",
        "RFC 5545, 3.8.1.11",
        "`CONFIRMED`; `TENTATIVE` where planned, proposed, expected or alleged; `CANCELLED`",
        _plain(lambda entry: entry.status),
    ),
    Property("CATEGORIES", "RFC 5545, 3.8.1.2", "kind and tags", _categories),
    Property("CLASS", "RFC 5545, 3.8.1.3", "`PUBLIC`", _always("PUBLIC")),
    Property(
        "TRANSP", "RFC 5545, 3.8.2.7", "`TRANSPARENT`: nobody is busy", _always("TRANSPARENT"), journal=False
    ),
    Property(
        "X-MICROSOFT-CDO-BUSYSTATUS", "Microsoft", "`FREE`, for Outlook", _always("FREE"), journal=False
    ),
    Property("URL", "RFC 5545, 3.8.4.6", "the url of the first source that has one", _url),
    Property(
        "ATTACH",
        "RFC 5545, 3.8.1.1",
        "the url of each source, with its media type by its suffix, else a web page",
        _attachments,
    ),
    Property(
        "LINK", "RFC 9253, 8.2", "each source, with its title as LABEL; an archived copy as `memento`", _links
    ),
    Property(
        "RELATED-TO",
        "RFC 5545, 3.8.4.5; RFC 9253, 9.1",
        "relations; the exact kind as X-TIMELINE-RELATION",
        _related,
    ),
    Property("X-TIMELINE-ID", "ours", "id", _text(lambda entry: entry.event.id)),
    Property(
        "X-TIMELINE-FORMERLY", "ours", "earlier ids", _text(lambda entry: " ".join(entry.event.formerly))
    ),
    Property("X-TIMELINE-STATUS", "ours", "status", _text(lambda entry: entry.event.status.value)),
    Property("X-TIMELINE-EDTF", "ours", "date, in EDTF", _text(_edtf)),
    Property("X-TIMELINE-EARLIEST", "ours", "first possible day", _text(_earliest)),
    Property("X-TIMELINE-LATEST", "ours", "last possible day", _text(_latest)),
    Property("X-TIMELINE-CITATION", "ours", "source, citation id and locator, digest included", _support),
)
"""What an event says; a change in any of it is a change of the event."""

STAMPS: Final[tuple[Property[Stamps], ...]] = (
    Property(
        "DTSTAMP",
        "RFC 5545, 3.8.7.2",
        "when the event last changed",
        _plain(lambda stamps: str(day_or_time(stamps.changed))),
    ),
    Property(
        "LAST-MODIFIED",
        "RFC 5545, 3.8.7.3",
        "the same",
        _plain(lambda stamps: str(day_or_time(stamps.changed))),
    ),
    Property(
        "SEQUENCE",
        "RFC 5545, 3.8.7.4",
        "how often its time, place or status changed",
        _plain(lambda stamps: str(stamps.sequence)),
    ),
)
"""When and how often an event changed, from one export to the next."""

WITHDRAWN: Final[Property[int]] = Property(
    "X-TIMELINE-WITHDRAWN",
    "ours",
    "of an event that is gone: in how many exports it has been carried as cancelled",
    _plain(str),
)
"""What an event carries once it is gone from the chronology."""
