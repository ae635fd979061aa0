"""What an event says."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import attrs

from exporters.ical._book import Book
from exporters.ical._dates import Placement, capitalised
from exporters.ical._previous import LEAD
from exporters.ical._property import Made
from exporters.ical._values import Plain, Text, TextList, coordinates, day_or_time, uri, web_address
from timeline.dates import civil
from timeline.events import Event, RelationKind, Status
from timeline.prose import date_words
from timeline.provenance import Citation, Source

__all__ = [
    "Entry",
    "attachments",
    "categories",
    "clock",
    "earliest",
    "edtf",
    "end",
    "latest",
    "links",
    "position",
    "related",
    "start",
    "summary",
    "support",
    "url",
]

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
        found = map(self.book.timeline.find_source, cited)
        return [source for source in found if source is not None]

    @property
    def status(self) -> str:
        """Its status in the calendar's words."""
        word = _STATUS.get(self.event.status, "CONFIRMED")
        return _JOURNAL_STATUS[word] if self.placement.journal else word


def _lead(entry: Entry) -> str:
    """Return the date in words that goes before the title, or an empty string."""
    lead, date_ = entry.placement.lead, entry.event.date
    told_plainly = date_ is not None and lead == capitalised(date_.words)
    return capitalised(date_words(entry.event)) if told_plainly else lead


def summary(entry: Entry) -> str:
    lead = _lead(entry)
    return f"{lead}: {entry.event.title}" if lead else entry.event.title


def start(entry: Entry) -> Iterator[Made]:
    if entry.placement.start is not None:
        yield _when(entry.placement.start, entry.placement.zone)


def end(entry: Entry) -> Iterator[Made]:
    if entry.placement.end is not None:
        yield _when(entry.placement.end, entry.placement.zone)


def _when(value: date | datetime, zone: str | None) -> Made:
    if isinstance(value, datetime) and zone is not None:
        return day_or_time(value.astimezone(ZoneInfo(zone)).replace(tzinfo=None)), {"TZID": zone}
    return day_or_time(value), {} if isinstance(value, datetime) else {"VALUE": "DATE"}


def position(entry: Entry) -> Iterator[Made]:
    place = entry.event.place
    if place is not None and place.lat is not None and place.lon is not None:
        yield coordinates(place.lat, place.lon), {}


def categories(entry: Entry) -> Iterator[Made]:
    yield TextList.of(dict.fromkeys((entry.event.kind, *entry.event.tags))), {}


def url(entry: Entry) -> Iterator[Made]:
    addresses = [address for source in entry.sources if (address := web_address(source.url or ""))]
    yield from ((uri(address), {}) for address in addresses[:1])


def attachments(entry: Entry) -> Iterator[Made]:
    for source in entry.sources:
        address = web_address(source.url or "")
        if address and urlsplit(address).scheme.lower() in {"http", "https", "ftp"}:
            yield uri(address), {"FMTTYPE": _media_type(address)}


def _media_type(address: str) -> str:
    return _MEDIA_TYPES.get(PurePosixPath(urlsplit(address).path).suffix.lower(), _WEB_PAGE)


def links(entry: Entry) -> Iterator[Made]:
    # IANA link relations: what describes the event, and (RFC 7089) a fixed copy of it.
    for source in entry.sources:
        for relation, text in (("describedby", source.url), ("memento", source.archived_url)):
            address = web_address(text or "")
            if address:
                yield uri(address), {"VALUE": "URI", "LINKREL": relation, "LABEL": source.title}


def related(entry: Entry) -> Iterator[Made]:
    for relation in entry.event.relations:
        parameters = {
            "RELTYPE": _RELATION.get(relation.kind, "SIBLING"),
            "X-TIMELINE-RELATION": relation.kind.value,
        }
        yield Plain(entry.book.uid(relation.event)), parameters


def edtf(entry: Entry) -> Iterator[Made]:
    if entry.event.date:
        # A date that only follows from links is the feed's, and is not to be read back as the event's own.
        derived = {"X-TIMELINE-DERIVED": "TRUE"} if entry.event.id in entry.book.derived else {}
        # The words follow from the source's, which are not in the feed: told here, they come off the title again.
        lead = {LEAD: told} if (told := _lead(entry)) else {}
        yield Text(str(entry.event.date)), {**derived, **lead}


def earliest(entry: Entry) -> str | None:
    return _iso(entry.event.date.earliest) if entry.event.date else None


def latest(entry: Entry) -> str | None:
    return _iso(entry.event.date.latest) if entry.event.date else None


def _iso(number: int | None) -> str | None:
    """Return a day as ISO 8601 has it: with a sign where the year has not four digits."""
    if number is None:
        return None
    year, month, day = civil(number)
    sign = "-" if year < 0 else "+" if year > date.max.year else ""
    return f"{sign}{abs(year):04}-{month:02}-{day:02}"


def clock(entry: Entry) -> str:
    """Return the part of the day or clock time, and the zone."""
    date_ = entry.event.date
    return " ".join(part for part in (date_.part, date_.zone) if part) if date_ else ""


def support(entry: Entry) -> Iterator[Made]:
    for citation in entry.event.citations:
        yield Text(_pointer(citation)), {}


def _pointer(citation: Citation) -> str:
    at = str(citation.locator) if citation.locator is not None else ""
    return " ".join(part for part in (citation.source, f"({citation.id})" if citation.id else "", at) if part)
