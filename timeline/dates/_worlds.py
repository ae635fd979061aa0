"""What a date leaves open: the worlds in which it is true.

A date tells where a happening lies. In one world the happening takes the whole days from a first to a last:

* A day: that day. A month, a season, a year: any days in it, one or more. `156X-12-25` or `[1667,1670]`: any days within one of
  the runs of days that fit. `1950S2`: any days from 1900 to 1999. A range in a one-of set: any days in the range.
* An interval: a first day in its start, a last day in its end, and all between. An open end lies beyond all days; an unknown
  end lies on some day, and nobody knows which.
* An all-of set: from a first day in the earliest member to a last day in the latest.

A set of worlds is held as boxes: limits for the first day and limits for the last, which is not before the first.
Qualifiers change nothing: `~` says that the date may be wrong, not by how much.
"""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import attrs

from timeline.dates._edtf import CalendarDate, Edtf
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._masked import Masked, runs
from timeline.dates._sets import AllOf, DateSet, Member, Range

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Beyond the last day of the longest year that can be written.
FOREVER = 10**410
MOST_BOXES = 24


@attrs.frozen
class Box:
    """Limits of the first day, and of the last day, which is never before the first."""

    first_from: int
    first_to: int
    last_from: int
    last_to: int


def worlds(value: Edtf) -> tuple[Box, ...]:
    """Return boxes that hold the worlds of a date.

    Beyond `MOST_BOXES` runs of days (`XXXX-12-25`) neighbours are merged: more worlds than the date has, so that an answer
    about all of them stays right, and some that could be YES or NO are MAYBE.
    """
    if isinstance(value, Interval):
        return _merged(_interval(value))
    if isinstance(value, AllOf):
        return (_all_of(value),)
    if isinstance(value, DateSet):
        return _merged(box for member in value.members for box in _one(member))
    if isinstance(value, CalendarDate):
        return _merged(_one(value))
    return (_within(value.earliest or 0, value.latest or 0),)  # a moment: its day


def _within(first: int, last: int) -> Box:
    return Box(first, last, first, last)


def _one(member: Member) -> Iterable[Box]:
    if isinstance(member, Range):
        first = -FOREVER if member.first is None else member.first.reach[0]
        return (_within(first, FOREVER if member.last is None else member.last.reach[1]),)
    if isinstance(member, Masked):
        return (_within(first, last) for first, last in runs(member))
    return (_within(*member.reach),)


def _interval(value: Interval) -> Iterable[Box]:
    begins = _ends(value.begin, open_at=-FOREVER)
    ends = _ends(value.end, open_at=FOREVER)
    pairs = product(_merged(begins), _merged(ends))
    return (
        Box(begin.first_from, begin.last_to, end.first_from, end.last_to)
        for begin, end in pairs
        if begin.first_from <= end.last_to
    )


def _ends(end: CalendarDate | End, *, open_at: int) -> Iterable[Box]:
    if end is End.OPEN:
        return (_within(open_at, open_at),)
    if isinstance(end, End):
        return (_within(1 - FOREVER, FOREVER - 1),)
    return _one(end)


def _all_of(value: AllOf) -> Box:
    # A member with unspecified digits counts from its first day to its last: its gaps are the one thing not kept.
    spans = [box for member in value.members for box in _span(member)]
    return Box(
        min(span.first_from for span in spans),
        min(span.first_to for span in spans),
        max(span.last_from for span in spans),
        max(span.last_to for span in spans),
    )


def _span(member: Member) -> Iterable[Box]:
    if not isinstance(member, Range):
        return (_within(*member.reach),)
    first = (-FOREVER, -FOREVER) if member.first is None else member.first.reach
    last = (FOREVER, FOREVER) if member.last is None else member.last.reach
    return _within(*first), _within(*last)


def _merged(boxes: Iterable[Box]) -> tuple[Box, ...]:
    found: list[Box] = []
    for box in boxes:
        found.append(box)
        if len(found) > MOST_BOXES:
            found = [_hull(*pair) for pair in zip(found[::2], found[1::2], strict=False)] + found[
                len(found) // 2 * 2 :
            ]
    return tuple(found)


def hull(boxes: Sequence[Box]) -> Box:
    """Return one box around some."""
    around = boxes[0]
    for box in boxes[1:]:
        around = _hull(around, box)
    return around


def _hull(one: Box, other: Box) -> Box:
    return Box(
        min(one.first_from, other.first_from),
        max(one.first_to, other.first_to),
        min(one.last_from, other.last_from),
        max(one.last_to, other.last_to),
    )
