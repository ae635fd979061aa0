"""Allen's thirteen relations between two happenings, over whole days.

Which of them are possible between two dates follows from the limits of the four days involved, by closing the differences between
them: a relation is possible when its own differences do not contradict the limits.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

from timeline.dates._worlds import worlds

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.dates._edtf import Edtf
    from timeline.dates._worlds import Box


@unique
class Allen(StrEnum):
    """How one span of days lies to another (J. F. Allen, 1983). Spans that meet leave no day between them."""

    BEFORE = "before"
    MEETS = "meets"
    OVERLAPS = "overlaps"
    STARTS = "starts"
    DURING = "during"
    FINISHES = "finishes"
    EQUALS = "equals"
    FINISHED_BY = "finished by"
    CONTAINS = "contains"
    STARTED_BY = "started by"
    OVERLAPPED_BY = "overlapped by"
    MET_BY = "met by"
    AFTER = "after"

    @property
    def converse(self) -> Allen:
        """The same relation seen from the other span."""
        return _CONVERSE[self]


_CONVERSE = dict(zip(Allen, reversed(Allen), strict=True)) | {
    Allen.STARTS: Allen.STARTED_BY,
    Allen.STARTED_BY: Allen.STARTS,
    Allen.FINISHES: Allen.FINISHED_BY,
    Allen.FINISHED_BY: Allen.FINISHES,
    Allen.DURING: Allen.CONTAINS,
    Allen.CONTAINS: Allen.DURING,
}

# The days: first and last of the one span, first and last of the other, and the day 0 that limits are counted from.
_A, _B, _C, _D, _ZERO = range(5)
# (x, y, n): day x is at least n days after day y.
_DIFFERENCES: dict[Allen, tuple[tuple[int, int, int], ...]] = {
    Allen.BEFORE: ((_C, _B, 2),),
    Allen.MEETS: ((_C, _B, 1), (_B, _C, -1)),
    Allen.OVERLAPS: ((_C, _A, 1), (_B, _C, 0), (_D, _B, 1)),
    Allen.STARTS: ((_A, _C, 0), (_C, _A, 0), (_D, _B, 1)),
    Allen.DURING: ((_A, _C, 1), (_D, _B, 1)),
    Allen.FINISHES: ((_A, _C, 1), (_B, _D, 0), (_D, _B, 0)),
    Allen.EQUALS: ((_A, _C, 0), (_C, _A, 0), (_B, _D, 0), (_D, _B, 0)),
    Allen.FINISHED_BY: ((_C, _A, 1), (_B, _D, 0), (_D, _B, 0)),
    Allen.CONTAINS: ((_C, _A, 1), (_B, _D, 1)),
    Allen.STARTED_BY: ((_A, _C, 0), (_C, _A, 0), (_B, _D, 1)),
    Allen.OVERLAPPED_BY: ((_A, _C, 1), (_D, _A, 0), (_B, _D, 1)),
    Allen.MET_BY: ((_A, _D, 1), (_D, _A, -1)),
    Allen.AFTER: ((_A, _D, 2),),
}

Gaps = list[list[int | None]]


def possible(first: Edtf, second: Edtf) -> frozenset[Allen]:
    """Return the relations in which the first happening can stand to the second.

    >>> from timeline.dates import Edtf
    >>> sorted(possible(Edtf.parse("2018-09-11/2018-09-17"), Edtf.parse("2018-09-17")))
    [<Allen.FINISHED_BY: 'finished by'>]
    """
    found: set[Allen] = set()
    others = worlds(second)
    for one in worlds(first):
        for other in others:
            found |= _between(one, other, found)
            if len(found) == len(Allen):
                return frozenset(found)
    return frozenset(found)


def _between(one: Box, other: Box, known: set[Allen]) -> set[Allen]:
    gaps = _limits(one, other)
    return {
        relation
        for relation, differences in _DIFFERENCES.items()
        if relation not in known and _holds(gaps, differences)
    }


def _limits(one: Box, other: Box) -> Gaps:
    """Return, for each two days, the least number of days that the one is after the other."""
    gaps: Gaps = [[0 if x == y else None for y in range(5)] for x in range(5)]
    for first, last, box in ((_A, _B, one), (_C, _D, other)):
        for day, least, most in ((first, box.first_from, box.first_to), (last, box.last_from, box.last_to)):
            gaps[day][_ZERO], gaps[_ZERO][day] = least, -most
        gaps[last][first] = 0
    for middle in range(5):
        for x in range(5):
            for y in range(5):
                _raise(gaps, x, y, _sum(gaps[x][middle], gaps[middle][y]))
    return gaps


def _holds(gaps: Gaps, differences: Sequence[tuple[int, int, int]]) -> bool:
    """Tell whether differences can be added to closed limits: no circle of days may end after its own start."""
    closed = [row.copy() for row in gaps]
    for later, earlier, days in differences:
        back = closed[earlier][later]
        if back is not None and back + days > 0:
            return False
        for x in range(5):
            through = _sum(closed[x][later], days)
            for y in range(5):
                _raise(closed, x, y, _sum(through, closed[earlier][y]))
    return True


def _sum(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _raise(gaps: Gaps, x: int, y: int, least: int | None) -> None:
    present = gaps[x][y]
    if least is not None and (present is None or least > present):
        gaps[x][y] = least
