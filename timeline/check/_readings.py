"""Words of dates, read again: the date that they would be given now, held against the one that was."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.check._context import Context, Dated
from timeline.check._days import Span
from timeline.check._rule import Finding, Rule, Weight
from timeline.dates import Basis, EventDate, Tense, resolve

__all__ = ["RULES"]

_READ: Final = frozenset({Basis.STATED, Basis.RELATIVE})


def _read_otherwise(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        if dated.date.stated and dated.date.basis in _READ and not dated.date.offset:
            yield from _compared(context, dated, dated.date.stated)


def _compared(context: Context, dated: Dated, words: str) -> Iterator[Finding]:
    anchors = [context.anchor_date(anchor) for anchor in dated.date.anchor]
    readings = [_readings(words, anchor) for anchor in anchors if anchor]
    if not readings or len(readings) < len(anchors) or not all(readings):
        return
    found = [reading for several in readings for reading in several]
    span = Span.of(dated.date).widened(1 if dated.date.zone else 0)
    if not any(span.meets(Span.of(reading)) for reading in found):
        shown = " or ".join(dict.fromkeys(map(str, found)))
        problem = f"{words!r}, counted from the anchor, reads {shown}, not {dated.date}"
        yield Finding(path=dated.path, problem=problem)


def _readings(words: str, anchor: EventDate) -> list[EventDate]:
    """Return what the words mean when they tell of the past and of the future, as far as they have a meaning."""
    found = [resolve(words, anchor, tense=tense) for tense in Tense]
    return [reading for reading in found if isinstance(reading, EventDate)]


def _undated_anchors(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        for index, anchor in enumerate(dated.date.anchor):
            timeline = context.timeline
            known = timeline.find_source(anchor.source or "") or timeline.find_event(anchor.event or "")
            if known and context.anchor_date(anchor) is None:
                problem = f"{anchor.source or anchor.event!r} has no date to count from"
                yield Finding(path=(*dated.path, "anchor", index), problem=problem)


RULES: Final = (
    Rule(
        code="undated-anchor",
        meaning="A date was resolved against a source or an event that has no date.",
        remedy="Date the anchor, if only by bounds.",
        find=_undated_anchors,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="reads-otherwise",
        meaning="The words of a date, resolved against its anchor by the usual conventions, give another date.",
        remedy="See whether the date follows from something else; then say `basis: inferred` or give that anchor.",
        find=_read_otherwise,
        weight=Weight.ADVICE,
    ),
)
