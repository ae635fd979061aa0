"""The list of facts of an event: who, where, what its kind adds, how its date is known, its links."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from exporters.markdown._escape import Md
from exporters.markdown._notes import EventNotes
from exporters.markdown._page import Page
from exporters.markdown._tables import is_tabled
from exporters.markdown.fields import FACTS, KIND_FIELDS
from timeline.events import Event, Relation, RelationKind
from timeline.prose import (
    aside_words,
    basis_words,
    capitalised,
    count_words,
    date_words,
    detail_rows,
    display_time_words,
    participant_words,
    place_words,
    relation_label,
    superlative_words,
)

__all__ = ["facts"]

Fact = tuple[str, Md]

_ORDER: Final = frozenset({RelationKind.BEFORE, RelationKind.AFTER})
# So many links to other entries are a list of their own.
_LISTED: Final = 3


def facts(page: Page, event: Event, notes: EventNotes) -> Md:
    """Return the list of facts; empty where there is nothing to say."""
    told = [
        (label or block.label, text)
        for block in FACTS
        for label, text in _FACTS[block.field](page, event, notes)
    ]
    items = [
        f"- **{page.line(capitalised(label))}:** {text}\n".replace(" \n", "\n", 1)
        for label, text in told
        if text
    ]
    return Md("".join(items) + "\n" if items else "")


def _who(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    told = "; ".join(participant_words(page.timeline, participant) for participant in event.participants)
    yield "", _noted(page.line(told), notes.of_field("participants"))


def _where(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    told = page.line(place_words(event.place)) if event.place else Md("")
    yield "", _noted(told, notes.of_field("place"))


def _kind_fields(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    for row in detail_rows(page.timeline, event):
        if not is_tabled(event, row):
            yield row.label, _noted(page.line(row.words), notes.of_field(row.key))


def _basis(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    del notes
    told = basis_words(page.timeline, event.date) if event.date else ""
    yield "", page.line(capitalised(told))


def _display_time(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    del notes
    told = display_time_words(page.timeline, event.date) if event.date else ""
    yield "", page.line(told)


def _count(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    told = count_words(event.count) if event.count else ""
    yield "", _noted(page.line(told), notes.of_field("count"))


def _superlatives(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    told = [
        _noted(page.line(superlative_words(page.timeline, superlative)), notes.named(superlative.citations))
        for superlative in event.superlatives
    ]
    named = [name for superlative in event.superlatives for name in superlative.citations]
    yield "", _noted(Md("; ".join(told)), notes.of_field("superlatives", named=named))


def _calls(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    yield "", _noted(page.line("; ".join(event.calls)), notes.of_field("calls"))


def _relations(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    links: dict[str, list[Md]] = {}
    marks = notes.of_field("relations")
    to = dict.fromkeys(relation.event for relation in event.relations)
    for other in to:
        several = [relation for relation in event.relations if relation.event == other]
        told = _noted(_linked(page, other, several), marks)
        links.setdefault(_labels(several), []).append(told)
    for other, several in _back(page, event).items():
        links.setdefault(_labels(several, reverse=True), []).append(_linked(page, other))
    for label, told_links in links.items():
        yield label, _gathered(told_links)


def _back(page: Page, event: Event) -> dict[str, list[Relation]]:
    """Return the links that others have to an event, by the id of the other, where the event does not tell them."""
    to = {relation.event for relation in event.relations}
    known = {(relation_label(relation.kind), relation.event) for relation in event.relations}
    found: dict[str, list[Relation]] = {}
    for other, relation in page.links_to.get(event.id, ()):
        # The order of two linked events shows in their dates.
        told = other.id in to and relation.kind in _ORDER
        if not told and (relation_label(relation.kind, reverse=True), other.id) not in known:
            found.setdefault(other.id, []).append(relation)
    return found


def _labels(relations: list[Relation], *, reverse: bool = False) -> str:
    """Return what one event has to do with another, which comes first last: it is the least of it."""
    several = sorted(relations, key=lambda relation: relation.kind in _ORDER)
    told = dict.fromkeys(relation_label(relation.kind, reverse=reverse) for relation in several)
    return ", and ".join(told)


def _gathered(links: list[Md]) -> Md:
    if len(links) < _LISTED:
        return Md("; ".join(links))
    return Md("".join(f"\n  - {link}" for link in links))


def _linked(page: Page, event_id: str, relations: Iterable[Relation] = ()) -> Md:
    date = date_words(page.timeline[event_id]) if event_id in page.timeline else ""
    about = [
        said
        for relation in relations
        for said in (
            f"number {relation.number}" if relation.number is not None else "",
            aside_words(relation.note or ""),
        )
    ]
    extra = page.line("; ".join(filter(None, [date, *about])))
    return Md(page.event_link(event_id) + (f" ({extra})" if extra else ""))


def _custom(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    for name, value in event.custom.items():
        yield name, _noted(page.line(value), notes.of_field("custom"))


def _tags(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    yield "", _noted(page.line(", ".join(event.tags)), notes.of_field("tags"))


def _note(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    yield "", _noted(page.dialect.text.block(event.note or "", indent="  "), notes.of_field("note"))


def _formerly(page: Page, event: Event, notes: EventNotes) -> Iterator[Fact]:
    del page, notes
    yield "", Md(", ".join(f"`{name}`" for name in event.formerly))


def _noted(text: Md, marks: Md) -> Md:
    return Md(f"{text}{marks}") if text else text


_FACTS: Final[dict[str, Callable[[Page, Event, EventNotes], Iterator[Fact]]]] = {
    "participants": _who,
    "place": _where,
    KIND_FIELDS: _kind_fields,
    "basis": _basis,
    "display_time": _display_time,
    "count": _count,
    "superlatives": _superlatives,
    "calls": _calls,
    "relations": _relations,
    "custom": _custom,
    "tags": _tags,
    "note": _note,
    "formerly": _formerly,
}
