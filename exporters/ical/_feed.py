"""The feed: header, zones, then events by start and UID."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from zoneinfo import ZoneInfo

import attrs
from icalendar import Calendar, Component
from icalendar import Event as VEvent
from icalendar import Journal as VJournal

from exporters.ical._book import Book
from exporters.ical._dates import Left, Placement, place
from exporters.ical._options import ICalOptions, Split
from exporters.ical._previous import Standing, is_whole, read_feed
from exporters.ical._revision import Record, cancelled, revised, times_of
from exporters.ical._values import put, web_address
from exporters.ical._zones import zone_component
from exporters.ical.fields import CALENDAR, EVENT, PRODUCT, Entry, Header
from timeline.constraints import place_undated
from timeline.errors import ExportError
from timeline.events import Event
from timeline.ports import LossKind, Run
from timeline.timeline import Timeline

__all__ = ["parts", "write", "years"]

# What Google Calendar is known to take in whole.
_MOST_EVENTS: Final = 1_000
_MOST_BYTES: Final = 1_000_000
_END: Final = b"END:VCALENDAR\r\n"


def write(timeline: Timeline, options: ICalOptions, run: Run) -> Iterator[bytes]:
    """Yield a timeline as an iCalendar feed."""
    derived = frozenset(event.id for event in timeline if event.date is None)
    timeline = place_undated(timeline)
    now = (run.now or timeline.stamp).astimezone(UTC).replace(microsecond=0)
    previous = _previous(run)
    records = sorted(
        _records(Book(timeline, derived), options, run, previous, now), key=lambda record: record.order
    )
    newest = max((record.stamps.changed for record in records), default=now)
    _report_header(timeline, run)
    size = 0
    for chunk in _chunks(Header(timeline=timeline, options=options, newest=newest), records):
        size += len(chunk)
        yield chunk
    _note_size(run, len(records), size)


def _chunks(header: Header, records: Sequence[Record]) -> Iterator[bytes]:
    calendar = Calendar()
    for each in CALENDAR:
        for value, parameters in each.make(header):
            put(calendar, each.name, value, parameters)
    yield calendar.to_ical().removesuffix(_END)
    for name, instants in sorted(_zones(records).items()):
        yield zone_component(name, instants).to_ical()
    for record in records:
        yield record.to_ical()
    yield _END


def _records(
    book: Book, options: ICalOptions, run: Run, previous: Mapping[str, Standing], now: datetime
) -> Iterator[Record]:
    written: set[str] = set()
    for event in run.track(book.timeline.events, "events"):
        placement = _placed(event, options, run)
        if placement is not None:
            uid = book.uid(event.id)
            written.add(uid)
            kind, lines = _lines(Entry(book=book, event=event, placement=placement))
            yield revised(kind, lines, previous.get(uid), now)
    run.counts["events"] = len(written)
    gone = [standing for uid, standing in previous.items() if uid not in written]
    carried = [
        record for each in gone if (record := cancelled(each, now, options.withdrawn)) and _has_rules(record)
    ]
    if carried:
        run.counts["withdrawn events"] = len(carried)
    yield from carried


def parts(timeline: Timeline, options: ICalOptions) -> dict[str, ICalOptions]:
    """Return the files a feed is split into, by what their names have behind them, with the options of each."""
    if options.split is not Split.YEAR or options.year is not None:
        return {}
    whole = attrs.evolve(options, split=Split.NONE)
    return {str(year): attrs.evolve(whole, year=year) for year in years(timeline, options)}


def years(timeline: Timeline, options: ICalOptions) -> tuple[int, ...]:
    """Return the years in which events of the feed begin: what the option `year` can be, to split the feed."""
    placements = (place(event.date, options) for event in place_undated(timeline).events)
    found = {placement.year for placement in placements if isinstance(placement, Placement)}
    return tuple(sorted(year for year in found if year is not None))


def _placed(event: Event, options: ICalOptions, run: Run) -> Placement | None:
    placement = place(event.date, options)
    if isinstance(placement, Left):
        run.lost(event.id, "date", LossKind.DROPPED, f"left out of the calendar: {placement.reason}")
        return None
    if options.year is not None and placement.year != options.year:
        if placement.year is None:
            run.lost(event.id, "date", LossKind.DROPPED, "left out of the calendar: it stands in no year")
        return None
    for kind, reason in placement.notes:
        run.lost(event.id, "date", kind, reason)
    return placement


def _lines(entry: Entry) -> tuple[str, list[str]]:
    component: Component = VJournal() if entry.placement.journal else VEvent()
    for each in EVENT:
        if each.journal or not entry.placement.journal:
            for value, parameters in each.make(entry):
                put(component, each.name, value, parameters)
    begin, *lines, end, _ = map(str, component.content_lines())
    del begin, end
    return str(component.name), lines


def _previous(run: Run) -> Mapping[str, Standing]:
    if not run.previous:
        return {}
    try:
        standing = read_feed(run.previous, PRODUCT)
    except ExportError as error:
        reason = (
            f"the file to be replaced tells nothing of earlier exports: {error}; every event counts as new"
        )
        run.lost(None, "previous", LossKind.DROPPED, reason)
        return {}
    if not is_whole(run.previous):
        reason = (
            "the file to be replaced ends before END:VCALENDAR; events that stood further down count as new"
        )
        run.lost(None, "previous", LossKind.COARSENED, reason)
    return standing


def _zones(records: Sequence[Record]) -> dict[str, set[datetime]]:
    found: dict[str, set[datetime]] = {}
    for name, local in (time for record in records for time in times_of(record)):
        found.setdefault(name, set()).add(local.replace(tzinfo=ZoneInfo(name)).astimezone(UTC))
    return found


def _has_rules(record: Record) -> bool:
    return all(_is_zone(name) for name, _ in times_of(record))


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def _report_header(timeline: Timeline, run: Run) -> None:
    if timeline.url and web_address(timeline.url) is None:
        run.lost(None, "url", LossKind.DROPPED, "no address that a calendar may link to")


def _note_size(run: Run, events: int, size: int) -> None:
    if events > _MOST_EVENTS or size > _MOST_BYTES:
        run.note(
            f"{events:,} events, {size / 1_000_000:.1f} MB: Google Calendar loses events of a feed past "
            f"{_MOST_EVENTS:,} events or 1 MB; write a feed a year with -O ical.split=year"
        )
