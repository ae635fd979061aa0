"""`timeline show`: the chronology in the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from timeline.cli._terminal import bold, dim, padded, plural, say, width, wrapped
from timeline.cli._views import add_view_options, view_of
from timeline.dates import EventDate, Year, civil, words
from timeline.events import Event, Status, Vote
from timeline.prose import (
    account_rows,
    citation_words,
    date_words,
    details,
    kind_words,
    participants_words,
    relation_words,
    status_words,
    superlative_words,
    tally_words,
)
from timeline.reading import read_timeline
from timeline.timeline import Timeline

__all__ = ["add_call", "run"]

_DATE_COLUMN: Final = 22


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "show", help="print a chronology in the terminal", description="Print a chronology in the terminal."
    )
    parser.add_argument("input", metavar="INPUT", type=Path, help="the folder of the chronology, or a file")
    add_view_options(parser)
    parser.add_argument("-l", "--long", action="store_true", help="show all there is of each event")
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Print the chronology."""
    timeline = view_of(read_timeline(arguments.input), arguments, flag="-l", verbose=arguments.long)
    for line in _lines(timeline, long=arguments.long):
        say(line)
    return 0


def _lines(timeline: Timeline, *, long: bool) -> Iterator[str]:
    for line in wrapped(timeline.title):
        yield bold(line)
    yield dim(f"{plural(len(timeline), 'event')} from {plural(len(timeline.sources), 'source')}")
    section = ""
    for event in timeline:
        heading = _section(event.date)
        if heading != section:
            section = heading
            yield ""
            yield bold(heading)
        yield from _event_lines(timeline, event, long=long)


def _section(date: EventDate | None) -> str:
    if date is None:
        return "Undated"
    day = date.earliest if date.earliest is not None else date.latest
    if day is None:
        return "Undated"
    return words(Year(civil(day)[0]))


def _event_lines(timeline: Timeline, event: Event, *, long: bool) -> Iterator[str]:
    columns = width()
    left = wrapped(date_words(event), columns=_DATE_COLUMN - 1)
    right = wrapped(event.title, columns=columns - _DATE_COLUMN - 2)
    below = [
        dim(line)
        for text in _below(timeline, event, long=long)
        for line in wrapped(text, hang="  ", columns=columns - _DATE_COLUMN - 2)
    ]
    rows = [*right, *below]
    for index in range(max(len(left), len(rows))):
        date = left[index] if index < len(left) else ""
        yield f"  {padded(date, _DATE_COLUMN)}{rows[index] if index < len(rows) else ''}".rstrip()


def _below(timeline: Timeline, event: Event, *, long: bool) -> Iterator[str]:
    status = "" if event.status is Status.OCCURRED else f", {status_words(event.status)}"
    count = f" ({event.count.words})" if event.count else ""
    place = f" · {event.place}" if event.place else ""
    yield f"{kind_words(event)}{count}{status}{place} · {_voices(timeline, event)}"
    if isinstance(event, Vote) and (event.tally or event.members):
        yield tally_words(event.tally, event.members)
    if long:
        yield from _all_of_it(timeline, event)


def _voices(timeline: Timeline, event: Event) -> str:
    """Return in a few words who says so."""
    names = dict.fromkeys(_voice(timeline, citation.source) for citation in event.citations)
    return "; ".join(names) if names else "no source"


def _voice(timeline: Timeline, source_id: str) -> str:
    source = timeline.find_source(source_id)
    return (source.publisher or source.title) if source else source_id


def _all_of_it(timeline: Timeline, event: Event) -> Iterator[str]:
    if event.summary:
        yield event.summary
    if event.participants:
        yield participants_words(timeline, event)
    yield from (f"{label}: {shown}" for label, shown in details(timeline, event))
    yield from (superlative_words(timeline, superlative) for superlative in event.superlatives)
    yield from (relation_words(timeline, relation) for relation in event.relations)
    for name, *cells in account_rows(timeline, event)[1:] if event.accounts else []:
        labels = event.accounts
        yield from (f"{label}, {name}: {cell}" for label, cell in zip(labels, cells, strict=True) if cell)
    if event.note:
        yield event.note
    yield from (citation_words(timeline, citation, event) for citation in event.citations)
