"""DESCRIPTION: an event as plain text, with who says so."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from exporters.ical._book import Book
from exporters.ical._clock import Clock
from exporters.ical._dates import Placement, capitalised
from timeline.dates import Day, words
from timeline.events import Event, Status
from timeline.prose import (
    account_rows,
    basis_words,
    citation_words,
    count_words,
    date_words,
    details,
    participants_words,
    place_words,
    relation_words,
    status_words,
    superlative_words,
)
from timeline.provenance import Citation, Source

__all__ = ["describe"]

# The last row of the accounts repeats whole citations; the calendar points to their numbers instead.
_CITED = "who says so"


def describe(book: Book, event: Event, placement: Placement) -> str:
    """Return an event as plain text: when, what, who, how each voice has it, and the numbered citations."""
    blocks = (
        _when(book, event, placement),
        [event.summary or event.title],
        _facts(book, event),
        [event.note] if event.note else [],
        _accounts(book, event),
        _citations(book, event),
    )
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _when(book: Book, event: Event, placement: Placement) -> list[str]:
    told = capitalised(date_words(event)) + _elsewhere(book, placement.clock)
    basis = basis_words(book.names, event.date) if event.date else ""
    return [told, *([f"Date: {basis}"] if basis else [])]


def _elsewhere(book: Book, clock: Clock | None) -> str:
    """Return the same time in UTC and in the zone in which the chronology shows times."""
    if clock is None:
        return ""
    instant = clock.instant
    if instant is None:
        return "; time zone not stated"
    shown = [] if clock.rules is UTC else [_clock_words(instant, clock.local, "UTC")]
    display = _display_zone(book)
    if display is not None and display.key not in {"UTC", clock.zone}:
        local = instant.astimezone(display)
        shown.append(_clock_words(local, clock.local, display.key.rpartition("/")[2].replace("_", " ")))
    return "".join(f"; {each}" for each in shown)


def _display_zone(book: Book) -> ZoneInfo | None:
    try:
        return ZoneInfo(book.timeline.display_zone)
    except (LookupError, ValueError, OSError):
        return None


def _clock_words(time: datetime, beside: datetime, place: str) -> str:
    seconds = f":{time.second:02}" if time.second else ""
    told = f"{time.hour:02}:{time.minute:02}{seconds} {place}"
    if time.date() == beside.date():
        return told
    return f"{words(Day(time.year, time.month, time.day))}, {told}"


def _facts(book: Book, event: Event) -> list[str]:
    return [f"{label}: {value}" for label, value in _labelled(book, event) if value]


def _labelled(book: Book, event: Event) -> Iterator[tuple[str, str]]:
    yield "Status", "" if event.status is Status.OCCURRED else status_words(event.status)
    yield "Who", participants_words(book.names, event)
    yield "Where", place_words(event.place) if event.place else ""
    yield from ((capitalised(label), value) for label, value in details(book.names, event))
    yield "Stands for", count_words(event.count) if event.count else ""
    for superlative in event.superlatives:
        yield (
            "Said to be",
            superlative_words(book.names, superlative) + _numbers(event, superlative.citations),
        )
    yield "Also called", ", ".join(event.calls)
    for relation in event.relations:
        yield "Related", relation_words(book.names, relation)
    yield from event.custom.items()


def _accounts(book: Book, event: Event) -> list[str]:
    if not event.accounts:
        return []
    heading, *rows = account_rows(book.names, event)
    lines = ["Accounts:"]
    for column, account in enumerate(event.accounts.values(), start=1):
        cells = [f"{row[0]}: {row[column]}" for row in rows if row[column] and row[0] != _CITED]
        told = f": {'; '.join(cells)}" if cells else ""
        lines.append(f"- {heading[column]}{told}{_numbers(event, account.citations)}")
    return lines


def _numbers(event: Event, citation_ids: tuple[str, ...]) -> str:
    """Return the numbers of citations, as they stand before them in the list."""
    return "".join(
        f" [{number}]"
        for number, citation in enumerate(event.citations, start=1)
        if citation.id in citation_ids
    )


def _citations(book: Book, event: Event) -> list[str]:
    if not event.citations:
        return []
    lines = ["Sources:"]
    told: set[str] = set()
    for number, citation in enumerate(event.citations, start=1):
        lines.append(f"[{number}] {_citation(book, event, citation, told)}")
        told.add(citation.source)
    return lines


def _citation(book: Book, event: Event, citation: Citation, told: set[str]) -> str:
    source = book.timeline.find_source(citation.source)
    more = _more(source) if source and source.id not in told else []
    line = citation_words(book.names, citation, event)
    return (" " if line.endswith(".") else "; ").join([line, "; ".join(more)]) if more else line


def _more(source: Source) -> list[str]:
    """Return what a reader wants of a source beyond its title and date; the whole of it is in the header."""
    parts = [
        source.url,
        f"archived: {source.archived_url}" if source.archived_url else None,
        f"reliability {source.grade.value} ({source.grade.meaning})" if source.grade else None,
    ]
    return [part for part in parts if part]
