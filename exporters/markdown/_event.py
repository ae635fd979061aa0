"""One entry: heading, first line, summary, facts, tables."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from exporters.markdown._anchors import anchor_of
from exporters.markdown._escape import Md
from exporters.markdown._facts import facts
from exporters.markdown._notes import EventNotes
from exporters.markdown._page import Page
from exporters.markdown._tables import tables
from timeline.events import Event, Status
from timeline.fields import about_of, key_of
from timeline.prose import capitalised, date_words, kind_words, status_words

__all__ = ["entry", "reference_to"]

# Their notes stand behind the summary, with those of the whole event.
_UNMARKED = frozenset({"id", "formerly", "title", "summary", "citations"})


def entry(page: Page, event: Event, level: int) -> Iterator[Md]:
    """Yield one event in full."""
    notes = EventNotes(page.notes, event)
    yield page.dialect.heading(level, page.line(event.title), anchor_of("event", event.id))
    yield _first_line(page, event, notes)
    if event.summary:
        yield Md(f"{page.dialect.text.block(event.summary)}{notes.of_event(_marked(event))}\n\n")
    yield facts(page, event, notes)
    yield from tables(page, event, notes)
    rest = notes.uncalled()
    if rest:
        yield Md(f"Further support: {rest}\n\n")


def reference_to(page: Page, event: Event) -> Md:
    """Return a line that leads to an event told elsewhere."""
    link = page.event_link(event.id)
    return Md(f"- {link} ({page.line(date_words(event))})\n")


def _first_line(page: Page, event: Event, notes: EventNotes) -> Md:
    date = Md(f"**{page.line(capitalised(date_words(event)))}**{notes.of_field('date')}")
    parts = [date, page.line(kind_words(event))]
    if event.status is not Status.OCCURRED:
        parts.append(Md(f"*{page.line(status_words(event.status))}*{notes.of_field('status')}"))
    parts.append(Md(f"`{event.id}`"))
    marks = "" if event.summary else notes.of_event(_marked(event))
    return Md(f"{' · '.join(parts)}{marks}\n\n")


def _marked(event: Event) -> frozenset[str]:
    """Return the fields, as people type them, beside which their own notes are called."""
    shown = {
        key_of(field)
        for field in attrs.fields(type(event))
        if field.name not in _UNMARKED and about_of(field).published and getattr(event, field.name)
    }
    if event.status is Status.OCCURRED:
        shown.discard("status")
    return frozenset(shown | {"date"})
