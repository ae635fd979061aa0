"""What is uncertain, and why: sorted by the reason, one line an event, with a link to its entry."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from exporters.markdown._escape import Md
from exporters.markdown._page import Page
from timeline.dates import Basis, Edtf, End, EventDate, Masked, OneOf, Precision, Range
from timeline.events import Event, Status
from timeline.prose import (
    account_heading,
    account_table,
    capitalised,
    date_words,
    derivation_words,
    source_title,
    status_words,
)
from timeline.provenance import Stance
from timeline.timeline import Timeline

__all__ = ["Doubts", "doubtful", "doubts"]

Doubts = dict[str, list[tuple[Event, str]]]
"""The events under each heading, each with its reason."""

_SPANS: Final = frozenset({Precision.MILLENNIUM, Precision.CENTURY, Precision.DECADE})
_SETTLED: Final = frozenset({Status.OCCURRED, Status.ONGOING, Status.DID_NOT_OCCUR, Status.CANCELLED})


def doubtful(timeline: Timeline) -> Doubts:
    """Return the events of which something is uncertain; an event stands under every heading that fits."""
    found: Doubts = {}
    for heading, why in _REASONS.items():
        reasons = [(event, why(timeline, event)) for event in timeline.events]
        doubted = [(event, reason) for event, reason in reasons if reason]
        if doubted:
            found[heading] = doubted
    return found


def doubts(page: Page, found: Doubts) -> Iterator[Md]:
    """Yield the section on what is uncertain."""
    yield page.dialect.heading(page.dialect.top, Md("What is uncertain"), "uncertain")
    for heading, events in found.items():
        yield Md(f"**{heading}**\n\n")
        yield from _by_reason(page, events)
        yield Md("\n")


def _by_reason(page: Page, events: list[tuple[Event, str]]) -> Iterator[Md]:
    """Yield a line an event; events that share a reason stand under it, so that it is told once."""
    shared: dict[str, list[Event]] = {}
    for event, reason in events:
        shared.setdefault(reason, []).append(event)
    for reason, several in shared.items():
        links = [f"{page.event_link(event.id)} ({page.line(date_words(event))})" for event in several]
        if len(links) == 1:
            yield Md(f"- {links[0]}: {page.line(reason)}\n")
            continue
        yield Md(f"- {page.line(capitalised(reason))}:\n")
        yield from (Md(f"  - {link}\n") for link in links)


def _undated(timeline: Timeline, event: Event) -> str:
    del timeline
    return "no source dates it" if event.date is None else ""


def _bounded(timeline: Timeline, event: Event) -> str:
    return _with_basis(timeline, event.date, Basis.BOUNDED)


def _inferred(timeline: Timeline, event: Event) -> str:
    return _with_basis(timeline, event.date, Basis.INFERRED)


def _with_basis(timeline: Timeline, date: EventDate | None, basis: Basis) -> str:
    return derivation_words(timeline, date) if date and date.basis is basis else ""


def _reckoned(timeline: Timeline, event: Event) -> str:
    """Name the reason where the date was reckoned from one that is itself not stated."""
    date = event.date
    if date is None or date.basis is not Basis.RELATIVE:
        return ""
    anchored = any(_is_derived(_anchor_date(timeline, anchor.source, anchor.event)) for anchor in date.anchor)
    return derivation_words(timeline, date) if anchored else ""


def _anchor_date(timeline: Timeline, source: str | None, event: str | None) -> EventDate | None:
    if source:
        cited = timeline.find_source(source)
        return cited.published if cited else None
    other = timeline.find_event(event or "")
    return other.date if other else None


def _is_derived(date: EventDate | None) -> bool:
    return date is not None and date.basis is not Basis.STATED


def _vague(timeline: Timeline, event: Event) -> str:
    del timeline
    date = event.date
    if date is None or date.basis in {Basis.BOUNDED, Basis.INFERRED}:
        return ""
    unknown = [name for name, end in (("start", date.start), ("end", date.finish)) if end is End.UNKNOWN]
    reasons = {
        "uncertain": date.uncertain,
        "approximate": date.approximate,
        "at some time in the span given": _within(date.value),
        "one of several dates": isinstance(date.value, OneOf) and not _within(date.value),
        "known only in part": isinstance(date.value, Masked) and date.precision not in _SPANS,
        f"known to the {date.precision.value}": isinstance(date.value, Masked) and date.precision in _SPANS,
        f"its {' and '.join(unknown)} not known": bool(unknown),
    }
    return ", ".join(reason for reason, holds in reasons.items() if holds)


def _within(value: Edtf) -> bool:
    """Tell whether a value is one of the times in a single stretch."""
    return isinstance(value, OneOf) and len(value.members) == 1 and isinstance(value.members[0], Range)


def _unsettled(timeline: Timeline, event: Event) -> str:
    del timeline
    return "" if event.status in _SETTLED else status_words(event.status)


def _disputed(timeline: Timeline, event: Event) -> str:
    if not any(account.conflicts_with for account in event.accounts.values()):
        return ""
    rows = [row for row in account_table(timeline, event) if row.name == "conflicts_with"]
    names = [capitalised(account_heading(timeline, event, label)) for label in event.accounts]
    return "; ".join(
        f"{name}: {cell}" for row in rows for name, cell in zip(names, row.cells, strict=True) if cell
    )


def _denied(timeline: Timeline, event: Event) -> str:
    denying = [citation.source for citation in event.citations if citation.stance is Stance.DENIES]
    return "; ".join(source_title(timeline, source) for source in dict.fromkeys(denying))


def _unsourced(timeline: Timeline, event: Event) -> str:
    del timeline
    return "" if event.citations else "nobody is named who says so"


_REASONS: Final[dict[str, Callable[[Timeline, Event], str]]] = {
    "No date": _undated,
    "Dates known only within bounds": _bounded,
    "Dates inferred": _inferred,
    "Dates reckoned from a date that is itself not stated": _reckoned,
    "Dates not exact": _vague,
    "Not reported as having happened": _unsettled,
    "Accounts that differ": _disputed,
    "Denied by a source": _denied,
    "Without a source": _unsourced,
}
