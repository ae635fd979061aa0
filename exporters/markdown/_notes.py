"""Notes: who says so, one a citation, numbered as the text calls them."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from exporters.markdown._dialects import Dialect
from exporters.markdown._escape import Md
from timeline.events import Event
from timeline.prose import (
    attribution_words,
    language_words,
    locator_words,
    sentence,
    source_words,
    stance_words,
    supports_words,
)
from timeline.provenance import Citation, TextPosition, Wording
from timeline.timeline import Timeline

__all__ = ["EventNotes", "Notes", "wording_text"]


@attrs.define
class Notes:
    """The notes of the whole document, in the order in which the text calls them; like ones are one.

    Attributes:
        timeline: The chronology.
        dialect: The flavour.
        trace: Whether they show the names of citations and the digests of passages.
        numbers: The notes written so far, with their numbers.
    """

    timeline: Timeline
    dialect: Dialect
    trace: bool = True
    numbers: dict[Md, int] = attrs.field(factory=dict[Md, int])

    def add(self, citation: Citation, event: Event) -> int:
        """Write the note of a citation of an event, and return its number."""
        text = note_text(self.timeline, self.dialect, citation, event, trace=self.trace)
        return self.numbers.setdefault(text, len(self.numbers) + 1)


@attrs.define
class EventNotes:
    """The notes of one event: each citation has one number, however often it is called."""

    notes: Notes
    event: Event
    numbers: dict[int, int] = attrs.field(factory=dict[int, int])

    def of_event(self, shown: frozenset[str]) -> Md:
        """Return the marks of the citations that support the whole event, or a field that is not in `shown`."""
        return self._marks(
            place
            for place, citation in enumerate(self.event.citations)
            if not citation.supports or not shown.issuperset(_roots(citation))
        )

    def of_field(self, *keys: str, named: Iterable[str] = ()) -> Md:
        """Return the marks of the citations that support a field, or a part of it.

        Args:
            keys: The names of the field, or of several told together, as people type them.
            named: The names of citations that are called within the field, so not here.
        """
        elsewhere = set(named)
        return self._marks(
            place
            for place, citation in enumerate(self.event.citations)
            if not _roots(citation).isdisjoint(keys) and citation.id not in elsewhere
        )

    def named(self, names: Iterable[str]) -> Md:
        """Return the marks of the citations of those names; a name that none has stands as it is."""
        places = {citation.id: place for place, citation in enumerate(self.event.citations)}
        wanted = list(names)
        dangling = [self.notes.dialect.text.line(name) for name in wanted if name not in places]
        marks = self._marks(places[name] for name in wanted if name in places)
        return Md(", ".join(filter(None, [*dangling, marks])))

    def uncalled(self) -> Md:
        """Return the marks of the citations that nothing has called."""
        return self._marks(place for place in range(len(self.event.citations)) if place not in self.numbers)

    def _marks(self, places: Iterable[int]) -> Md:
        numbers: dict[int, None] = {}
        again: dict[str, None] = {}
        for place in places:
            # A name points to a note that ends with it.
            name = self.event.citations[place].id if self.notes.trace else None
            if place in self.numbers and name and self.notes.dialect.repeats_notes:
                again[name] = None
            else:
                numbers[self._number(place)] = None
        return self.notes.dialect.marks(numbers, again)

    def _number(self, place: int) -> int:
        if place not in self.numbers:
            self.numbers[place] = self.notes.add(self.event.citations[place], self.event)
        return self.numbers[place]


def _roots(citation: Citation) -> set[str]:
    return {path.partition(".")[0] for path in citation.supports}


def note_text(timeline: Timeline, dialect: Dialect, citation: Citation, event: Event, *, trace: bool) -> Md:
    """Return a note: source, author, date, place in the text, through whom, what for, in which words."""
    line = dialect.text.line
    parts = [
        line(", ".join(filter(None, [_source(timeline, citation), _place(citation, trace=trace)]))),
        line(attribution_words(timeline, citation)),
        line(supports_words(citation, timeline, event)),
        line(stance_words(citation.stance)),
        wording_text(dialect, citation.wording) if citation.wording else Md(""),
    ]
    text = sentence("; ".join(part for part in parts if part))
    note = f" {sentence(line(citation.note))}" if citation.note else ""
    name = f" `{citation.id}`" if citation.id and trace else ""
    return Md(f"{text}{note}{name}")


def _source(timeline: Timeline, citation: Citation) -> str:
    source = timeline.find_source(citation.source)
    return source_words(timeline, source) if source else citation.source


def _place(citation: Citation, *, trace: bool) -> str:
    place, locator = locator_words(citation.locator), citation.locator
    return f"{place} ({locator.digest})" if trace and isinstance(locator, TextPosition) else place


def wording_text(dialect: Dialect, wording: Wording) -> Md:
    """Return words as the source has them, each version in quotation marks, marked with its language."""
    original = _quoted(dialect, wording.text, wording.language)
    if not wording.translation and not wording.translation_language:
        return original
    translated = _quoted(dialect, wording.translation or "…", wording.translation_language)
    return Md(f"{original}, in translation {translated}")


def _quoted(dialect: Dialect, text: str, language: str | None) -> Md:
    named = f" ({dialect.text.line(language_words(language))})" if language else ""
    return Md(f"“{dialect.wording(text, language)}”{named}")
