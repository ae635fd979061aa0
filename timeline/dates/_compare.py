"""Ask how two dates lie to each other, and get no answer that the dates do not give."""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from timeline.dates._allen import Allen, possible
from timeline.dates._edtf import Edtf
from timeline.dates._kinds import End
from timeline.dates._moment import Moment
from timeline.dates._worlds import FOREVER, worlds

if TYPE_CHECKING:
    from collections.abc import Collection

    from timeline.dates._event_date import EventDate
    from timeline.dates._worlds import Box


@unique
class Answer(StrEnum):
    """What can be said about a claim. An answer has no truth value: ask for the one that is meant."""

    YES = "yes"  # in every world that the dates leave open
    NO = "no"  # in none
    MAYBE = "maybe"  # in some
    UNKNOWN = "unknown"  # in some, and a date has an end that nobody knows

    def __bool__(self) -> bool:
        raise TypeError(f"{self!r} is neither true nor false; compare it: answer is Answer.YES")


_DISJOINT = {Allen.BEFORE, Allen.MEETS, Allen.AFTER, Allen.MET_BY}
_WITHIN = {Allen.STARTS, Allen.DURING, Allen.FINISHES, Allen.EQUALS}


def before(first: Edtf | EventDate, second: Edtf | EventDate) -> Answer:
    """Ask whether the first happening ends before the second begins.

    >>> from timeline.dates import Edtf
    >>> before(Edtf.parse("2015-09"), Edtf.parse("2015-10-02"))
    <Answer.YES: 'yes'>
    >>> before(Edtf.parse("2015-09"), Edtf.parse("2015-09-02"))
    <Answer.MAYBE: 'maybe'>
    """
    return holds(first, (Allen.BEFORE, Allen.MEETS), second)


def after(first: Edtf | EventDate, second: Edtf | EventDate) -> Answer:
    """Ask whether the first happening begins after the second ends."""
    return holds(first, (Allen.AFTER, Allen.MET_BY), second)


def during(first: Edtf | EventDate, second: Edtf | EventDate) -> Answer:
    """Ask whether the first happening takes no day that the second does not."""
    return holds(first, _WITHIN, second)


def overlaps(first: Edtf | EventDate, second: Edtf | EventDate) -> Answer:
    """Ask whether the two happenings share a day."""
    return holds(first, set(Allen) - _DISJOINT, second)


def equals(first: Edtf | EventDate, second: Edtf | EventDate) -> Answer:
    """Ask whether the two happenings take the same days. Equal values may leave that open.

    >>> equals(Edtf.parse("2015-09-03"), Edtf.parse("2015-09-03"))
    <Answer.YES: 'yes'>
    >>> equals(Edtf.parse("2015"), Edtf.parse("2015"))
    <Answer.MAYBE: 'maybe'>
    """
    return holds(first, (Allen.EQUALS,), second)


def holds(first: Edtf | EventDate, claim: Collection[Allen], second: Edtf | EventDate) -> Answer:
    """Ask whether the first happening stands to the second in one of the relations claimed."""
    one, other = value_of(first), value_of(second)
    found = relations(one, other)
    if found <= set(claim):
        return Answer.YES
    if found.isdisjoint(claim):
        return Answer.NO
    unknown = End.UNKNOWN in (one.start, one.finish, other.start, other.finish)
    return Answer.UNKNOWN if unknown else Answer.MAYBE


def relations(first: Edtf | EventDate, second: Edtf | EventDate) -> frozenset[Allen]:
    """Return Allen's relations that are possible between two happenings.

    Days are compared as written, each in its own place. Two moments are compared to the second where both state
    their shift from UTC, or neither does.
    """
    one, other = value_of(first), value_of(second)
    if isinstance(one, Moment) and isinstance(other, Moment) and bool(one.shift) == bool(other.shift):
        return frozenset((_moments(one, other),))
    return possible(one, other)


def _moments(one: Moment, other: Moment) -> Allen:
    difference = one.instant - other.instant
    if difference:
        return Allen.BEFORE if difference < 0 else Allen.AFTER
    return Allen.EQUALS


def certainly_within(date: Edtf | EventDate, span: Edtf | EventDate) -> bool:
    """Tell whether a happening lies, in every world, between the first and the last day of a span.

    >>> certainly_within(Edtf.parse("2015-09"), Edtf.parse("2015"))
    True
    """
    first, last = _limits(value_of(span))
    if End.UNKNOWN in (value_of(span).start, value_of(span).finish):
        return False
    return all(first <= box.first_from and box.last_to <= last for box in worlds(value_of(date)))


def possibly_within(date: Edtf | EventDate, span: Edtf | EventDate) -> bool:
    """Tell whether a happening lies, in some world, between the first and the last day of a span.

    >>> possibly_within(Edtf.parse("[..2015-10-31]"), Edtf.parse("2013"))
    True
    """
    first, last = _limits(value_of(span))
    return any(_meets(box, first, last) for box in worlds(value_of(date)))


def _meets(box: Box, first: int, last: int) -> bool:
    begin, end = max(first, box.first_from), min(last, box.last_to)
    return begin <= box.first_to and end >= box.last_from and begin <= end


def _limits(span: Edtf) -> tuple[int, int]:
    first, last = span.reach
    return -FOREVER if first is None else first, FOREVER if last is None else last


def value_of(date: Edtf | EventDate) -> Edtf:
    """Return the value of a date."""
    return date if isinstance(date, Edtf) else date.value
