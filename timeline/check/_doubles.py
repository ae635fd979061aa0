"""Events that look like one happening entered twice.

Every event is compared only with those of its kind, status and parties whose dates touch its own, and with no
more than a fixed number of them, so that ten thousand events cost ten thousand times as much as one.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from typing import Final, TypeAlias

import attrs

from timeline.check._context import Context
from timeline.check._days import Span
from timeline.check._rule import Finding, Rule, Weight
from timeline.events import Event, Statement, Vote
from timeline.text import fold

__all__ = ["RULES"]

_Key: TypeAlias = tuple[str, str, frozenset[str], str]

_MOST_COMPARED: Final = 24
# A longer span is a period, and much of one kind happens in it.
_LONGEST: Final = 31
_ALIKE: Final = 0.8
_WORD: Final = re.compile(r"\w+")
_SMALL: Final = frozenset(
    (
        "a",
        "an",
        "the",
        "of",
        "in",
        "on",
        "at",
        "to",
        "for",
        "with",
        "and",
        "by",
        "from",
        "as",
        "its",
        "his",
        "her",
    )
)
# Words by which two titles that are otherwise the same tell two happenings apart.
_TELLING: Final = frozenset(
    (
        *("not", "no", "never", "again", "last", "next", "before", "after"),
        *("first", "second", "third", "fourth", "fifth", "sixth"),
        *("morning", "afternoon", "evening", "night", "north", "south", "east", "west"),
    )
)
_ASIDE: Final = frozenset({"citations", "accounts", "superlatives"})


@attrs.frozen
class _Likeness:
    """What is compared of an event."""

    event: Event
    words: frozenset[str]
    first: int
    last: int


def _doubled(context: Context) -> Iterator[Finding]:
    for event, other in _pairs(context):
        if _titles_alike(event.words, other.words):
            shown = f"{other.event.title!r}, {other.event.date or 'undated'}"
            problem = f"{event.event.id!r} looks like {other.event.id!r}: {shown}"
            advice = "make them one event, or tell them apart in their titles"
            yield Finding(path=("events", event.event.id), problem=problem, advice=advice)


def _near_doubles(context: Context) -> Iterator[Finding]:
    for event, other in _pairs(context):
        if isinstance(event.event, Statement):
            continue  # one speaker says many things in a day
        same_days = (event.first, event.last) == (other.first, other.last)
        if same_days and not _titles_alike(event.words, other.words):
            problem = f"{other.event.id!r} has the same kind, days and parties: {other.event.title!r}"
            yield Finding(path=("events", event.event.id), problem=problem)


def _pairs(context: Context) -> Iterator[tuple[_Likeness, _Likeness]]:
    for key, group in _groups(context).items():
        recent: deque[_Likeness] = deque(maxlen=_MOST_COMPARED)
        for event in group:
            for other in recent:
                if other.last >= event.first and _may_be_one(event.event, other.event, key):
                    yield event, other
            recent.append(event)


def _groups(context: Context) -> dict[_Key, list[_Likeness]]:
    """Return the events by what two entries of one happening share."""
    groups: dict[_Key, list[_Likeness]] = {}
    for event in context.timeline.events:
        if event.stands_for_series:
            continue
        first, last = _days(event)
        # What is dated to no days has to have the very same title and date.
        same = "" if first else f"{fold(event.title)} {event.date}"
        key = (event.kind, event.status.value, _parties(context, event), same)
        words = frozenset(map(_stem, _WORD.findall(fold(event.title)))) - _SMALL
        groups.setdefault(key, []).append(_Likeness(event, words, first, last))
    return groups


def _days(event: Event) -> tuple[int, int]:
    """Return the first and the last day of an event that is dated to days, else zeros."""
    span = Span.of(event.date) if event.date else Span(None, None)
    if span.first is None or span.last is None or span.last - span.first > _LONGEST:
        return 0, 0
    return span.first, span.last


def _parties(context: Context, event: Event) -> frozenset[str]:
    return frozenset(
        pointer.reference.id
        for pointer in context.pointers_by_event[event.id]
        if pointer.reference.to == "party" and pointer.reference.path[0] not in _ASIDE
    )


def _stem(word: str) -> str:
    """Return a word without the s of a plural or a verb: "Xi meets" and "Xi and Putin meet"."""
    return word[:-1] if len(word) > len("his") and word.endswith("s") and not word.endswith("ss") else word


def _titles_alike(words: frozenset[str], others: frozenset[str]) -> bool:
    differing = words ^ others
    if any(word in _TELLING or any(map(str.isdigit, word)) for word in differing):
        return False
    return len(words & others) >= _ALIKE * len(words | others)


def _may_be_one(event: Event, other: Event, key: _Key) -> bool:
    """Say whether nothing in two events tells them apart."""
    if _linked(event, other) or _linked(other, event):
        return False
    return not (
        _differ(event.place and event.place.name, other.place and other.place.name)
        or _differ(event.date and event.date.part, other.date and other.date.part)
        or _differ(getattr(event, "wording", None), getattr(other, "wording", None))
        or (
            isinstance(event, Vote)
            and isinstance(other, Vote)
            and _differ(event.resolution, other.resolution)
        )
        or (not key[2] and event.title != other.title)
    )


def _differ(value: object, other: object) -> bool:
    return value is not None and other is not None and value != other


def _linked(event: Event, other: Event) -> bool:
    linked = any(relation.event in {other.id, *other.formerly} for relation in event.relations)
    return linked or any(account.record == other.id for account in event.accounts.values())


RULES: Final = (
    Rule(
        code="looks-double",
        meaning="Two events have one kind, status and set of parties, dates that touch, and nearly the same title.",
        remedy="Make them one event with the citations of both, link them, or tell them apart in their titles.",
        find=_doubled,
    ),
    Rule(
        code="may-be-double",
        meaning="Two events have one kind, status and set of parties and the same days, under different titles.",
        remedy="See whether they are one happening; link them if they are parts of one.",
        find=_near_doubles,
        weight=Weight.ADVICE,
    ),
)
