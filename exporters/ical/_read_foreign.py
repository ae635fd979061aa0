"""Another program's calendar: its events with their UIDs, cited to the calendar as their source."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from datetime import date
from hashlib import sha256
from pathlib import PurePath
from typing import Any, Final

import attrs

from exporters.ical._read_dates import dated
from exporters.ical._read_lines import Component
from exporters.ical._read_options import ICalReadOptions
from exporters.ical._read_series import OUTSIDE, Series
from exporters.ical._read_values import day_of, text_of, texts_of
from exporters.ical._read_zones import Zones
from exporters.ical._values import web_address
from timeline.dates import EventDate
from timeline.errors import TimelineError
from timeline.events import Count, Event, Place, Status
from timeline.ports import LossKind, Record, Run
from timeline.provenance import Citation, Digest, Reference, Source
from timeline.text import clean_line
from timeline.timeline import Timeline

__all__ = ["Foreign"]

UID: Final = "uid"
OCCURRENCE: Final = "recurrence-id"
_KINDS: Final = frozenset({"VEVENT", "VJOURNAL"})
_REPEATS: Final = ("RRULE", "RDATE", "RECURRENCE-ID")
# What is carried, or says nothing that a chronology would keep.
_READ: Final = frozenset(
    {
        "UID", "DTSTART", "DTEND", "DURATION", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "STATUS", "CATEGORIES", "URL",
        "RRULE", "RDATE", "EXDATE", "EXRULE", "RECURRENCE-ID", "DTSTAMP", "CREATED", "LAST-MODIFIED", "SEQUENCE", "TRANSP",
        "CLASS", "PRIORITY",
    }
)  # fmt: skip


@attrs.define
class Foreign:
    """Reads another program's calendar.

    Attributes:
        calendar: The calendar.
        text: Its text.
        file: What its file is called.
        options: How it is to be read.
        run: The report.
    """

    calendar: Component
    text: str
    file: str
    options: ICalReadOptions
    run: Run
    _ids: set[str] = attrs.field(factory=set[str])

    def records(self) -> Iterator[Record]:
        """Yield the timeline, its one source and its events."""
        stem = PurePath(self.file).stem
        title = clean_line(text_of(self.calendar, "NAME", "X-WR-CALNAME")) or clean_line(stem) or "Calendar"
        timeline_id = _slug(title) or _slug(stem) or "calendar"
        description = text_of(self.calendar, "DESCRIPTION", "X-WR-CALDESC") or None
        yield Timeline(id=timeline_id, title=title, description=description)
        source = self._source(timeline_id, title)
        yield source
        self.run.covers = lambda record: _covers(record, source.id, self.options)
        yield from self._events(source)

    def _source(self, source_id: str, title: str) -> Source:
        product = clean_line(text_of(self.calendar, "PRODID"))
        modified = self.calendar.line("LAST-MODIFIED")
        day = day_of(modified.value[:8]) if modified else None
        return Source(
            id=source_id,
            title=title,
            url=web_address(text_of(self.calendar, "SOURCE", "URL")),
            published=EventDate.parse(day.isoformat()) if day else None,
            digest=Digest.of(self.text),
            note=f"A calendar, imported from iCalendar{f'; made by {product}' if product else ''}.",
        )

    def _events(self, source: Source) -> Iterator[Event]:
        zones = Zones(self.calendar)
        timezones = [part for part in self.calendar.parts if part.name == "VTIMEZONE"]
        series = Series(self.options, timezones)
        read = 0
        for group in _groups(self.calendar.parts):
            for component in self._each(group, series):
                event = self._event(component, source, zones) if read < self.options.events else None
                if event is not None:
                    read += 1
                    yield event
                elif read >= self.options.events:
                    self._lost(
                        "events",
                        LossKind.DROPPED,
                        f"only {self.options.events:,} are read; see the option events",
                    )
                    return
        self._report_rest()

    def _each(self, group: Sequence[Component], series: Series) -> Iterator[Component]:
        group = sorted(group, key=lambda component: component.line("RECURRENCE-ID") is not None)
        if not any(component.line(name) for component in group for name in _REPEATS):
            # RFC 5545, 3.8.7.4: of several states of one event the one with the highest number is the newest.
            yield max(group, key=_sequence)
            for _ in group[1:]:
                self._lost(
                    "uid", LossKind.DROPPED, "found another event with the same UID; the newest is kept"
                )
            return
        expansion = series.expand(group)
        if expansion.reason:
            kind = LossKind.COARSENED if expansion.happenings else LossKind.RESHAPED
            self._lost("rrule", kind, expansion.reason)
        yield from expansion.happenings
        if not expansion.happenings and expansion.reason != OUTSIDE:
            yield group[0]

    def _event(self, component: Component, source: Source, zones: Zones) -> Event | None:
        when = dated(component, zones)
        title = (
            clean_line(text_of(component, "SUMMARY")) or clean_line(text_of(component, "DESCRIPTION"))[:200]
        )
        uid = clean_line(text_of(component, "UID"))
        event_id = self._id(component, uid)
        if when.reason:
            self._lost("date", LossKind.COARSENED, when.reason, event_id)
        if not title:
            self._lost("title", LossKind.RESHAPED, "it has none", event_id)
        self._report_unread(component)
        fields: dict[str, Any] = {
            "id": event_id,
            "title": title or "Untitled event",
            "summary": text_of(component, "DESCRIPTION") or None,
            "date": when.date,
            "status": _status(component, self.options.status),
            "place": _place(component),
            "tags": list(dict.fromkeys(texts_of(component, "CATEGORIES"))),
            "custom": {**({UID: uid} if uid else {}), **_more(component), **when.custom},
            "citations": [Citation(source=source.id, locator=Reference(f"UID {uid}") if uid else None)],
        }
        if component.line("RRULE") and component.line("RECURRENCE-ID") is None:
            fields |= _as_series(component, when.date)
        try:
            return Event(**fields)
        except TimelineError as error:
            self._lost("events", LossKind.DROPPED, f"it cannot be a record: {error}", event_id)
            return None

    def _id(self, component: Component, uid: str) -> str:
        """Return an id that follows from the UID alone, so that the event is found again when it is imported anew."""
        occurrence = component.line("RECURRENCE-ID")
        parts = [uid or "\n".join(component.raw()), occurrence.value if occurrence else ""]
        base = _slug(uid.partition("@")[0])[:40].strip("-") or "event"
        readable = bool(uid) and base == uid and len(uid) <= 40  # noqa: PLR2004 - as the line before
        suffix = f"-{_slug(occurrence.value)}" if occurrence else ""
        made = (
            base + suffix
            if readable
            else f"{base}{suffix}-{sha256('|'.join(parts).encode()).hexdigest()[:8]}"
        )
        number, unique = 1, made
        while unique in self._ids:
            number += 1
            unique = f"{made}-{number}"
        self._ids.add(unique)
        return unique

    def _lost(self, field: str, kind: LossKind, reason: str, event: str | None = None) -> None:
        self.run.lost(event, field, kind, reason)

    def _report_unread(self, component: Component) -> None:
        for name in dict.fromkeys(line.name for line in component.lines if line.name not in _READ):
            self._count(f"{name} properties")
        for part in component.parts:
            self._count(f"{part.name} components")
        if component.broken:
            self._count("broken lines", component.broken)

    def _count(self, what: str, number: int = 1) -> None:
        self.run.counts[what] = self.run.counts.get(what, 0) + number

    def _report_rest(self) -> None:
        for part in self.calendar.parts:
            if part.name not in _KINDS | {"VTIMEZONE"}:
                self._count(f"{part.name} components")
        if self.calendar.broken:
            self._count("broken lines", self.calendar.broken)
        for what, number in sorted(self.run.counts.items()):
            if what.endswith((" properties", " components", " lines")):
                name, _, sort = what.rpartition(" ")
                self._lost(name, LossKind.DROPPED, f"left out: {number:,} {sort}")


def _groups(parts: Sequence[Component]) -> Iterator[list[Component]]:
    """Yield the components of each event: itself, and the exceptions to it."""
    found: dict[tuple[str, str], list[Component]] = {}
    for number, part in enumerate(parts):
        if part.name in _KINDS:
            found.setdefault((part.name, text_of(part, "UID") or f"\n{number}"), []).append(part)
    yield from found.values()


def _sequence(component: Component) -> int:
    number = text_of(component, "SEQUENCE")
    return int(number) if re.fullmatch("[0-9]{1,9}", number) else 0


def _covers(record: Any, source_id: str, options: ICalReadOptions) -> bool:
    """Say whether a calendar would still hold a standing event: it came from there, and lies in the span."""
    if not isinstance(record, Event) or UID not in record.custom:
        return False
    if not record.citations or any(citation.source != source_id for citation in record.citations):
        return False
    if OCCURRENCE not in record.custom or record.date is None:
        return True
    first, last = record.date.earliest, record.date.latest
    after = not isinstance(options.since, date) or (last is not None and last >= options.since.toordinal())
    before = not isinstance(options.until, date) or (first is not None and first <= options.until.toordinal())
    return after and before


def _slug(text: str) -> str:
    """Return a text as an id: letters and digits, what is between them as a dash."""
    plain = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\W_]+", "-", plain).strip("-").lower()[:80].strip("-")


def _status(component: Component, confirmed: Status) -> Status:
    word = text_of(component, "STATUS").upper()
    if word in {"TENTATIVE", "DRAFT"}:
        return Status.PROPOSED
    if word == "CANCELLED":
        return Status.CANCELLED
    # A journal tells what was, a calendar what is to be.
    return Status.OCCURRED if component.name == "VJOURNAL" else confirmed


def _place(component: Component) -> Place | None:
    name = clean_line(text_of(component, "LOCATION"))
    if not name:
        return None
    found = re.fullmatch(r"\s*([+-]?[0-9.]{1,20})\s*;\s*([+-]?[0-9.]{1,20})\s*", text_of(component, "GEO"))
    try:
        return Place(name=name, lat=float(found[1]), lon=float(found[2])) if found else Place(name=name)
    except (TimelineError, ValueError):
        return Place(name=name)


def _more(component: Component) -> dict[str, str]:
    occurrence, url = component.line("RECURRENCE-ID"), web_address(text_of(component, "URL"))
    return {
        **({OCCURRENCE: occurrence.value} if occurrence else {}),
        **({"url": url} if url else {}),
    }


def _as_series(component: Component, when: EventDate | None) -> dict[str, Any]:
    """Return what makes a record stand for a series that is not listed: since when, and that it happens again."""
    rule = component.line("RRULE")
    custom = {
        UID: clean_line(text_of(component, "UID")),
        **_more(component),
        "rrule": rule.value if rule else "",
    }
    if when is None or when.earliest is None:
        return {"custom": custom}
    since = date.fromordinal(when.earliest)
    begins = {"begins": str(when.value)} if str(when.value) != since.isoformat() else {}
    opened = EventDate.parse(f"{since.isoformat()}/..", zone=when.zone)
    return {"date": opened, "count": Count.parse(">=1"), "custom": {**custom, **begins}}
