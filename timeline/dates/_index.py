"""Find events by the span they lie in, among very many, without looking at each.

The events stand in the order of their first possible day, in a tree of groups that knows the outermost limits of all below. A group
whose limits leave no match is passed over whole.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

import attrs

from timeline.dates._compare import certainly_within, possibly_within, value_of
from timeline.dates._worlds import FOREVER, hull, worlds

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from timeline.dates._edtf import Edtf
    from timeline.dates._event_date import EventDate
    from timeline.dates._worlds import Box

_GROUP = 16

ItemT = TypeVar("ItemT")


@attrs.frozen
class _Limits:
    """The outermost limits of a group: of first days and of last days, from the least to the most."""

    first_from: int
    first_from_most: int
    first_to: int
    last_from: int
    last_to_least: int
    last_to: int

    def may_certainly(self, first: int, last: int) -> bool:
        return first <= self.first_from_most and self.last_to_least <= last

    def may_possibly(self, first: int, last: int) -> bool:
        return (
            self.first_from <= last
            and first <= self.first_to
            and self.last_from <= last
            and first <= self.last_to
        )


class SpanIndex(Generic[ItemT]):
    """Events, or anything else with a date, to be found by span.

    >>> from timeline.dates import Edtf
    >>> index = SpanIndex((Edtf.parse(text), text) for text in ("2015", "2015-09", "[..2016]", "2021"))
    >>> index.certainly_within(Edtf.parse("2015"))
    ['2015', '2015-09']
    >>> index.possibly_within(Edtf.parse("2015-10"))
    ['[..2016]', '2015']
    """

    def __init__(self, dated: Iterable[tuple[Edtf | EventDate, ItemT]]) -> None:
        entries = [(hull(worlds(value_of(date))), value_of(date), item) for date, item in dated]
        entries.sort(key=lambda entry: entry[0].first_from)
        self._entries = entries
        self._levels = _levels([entry[0] for entry in entries])

    def __len__(self) -> int:
        return len(self._entries)

    def certainly_within(self, span: Edtf | EventDate) -> list[ItemT]:
        """Return what lies in the span in every world, by first possible day, then in the order given."""
        return self._find(span, _Limits.may_certainly, certainly_within)

    def possibly_within(self, span: Edtf | EventDate) -> list[ItemT]:
        """Return what lies in the span in some world, by first possible day, then in the order given."""
        return self._find(span, _Limits.may_possibly, possibly_within)

    def _find(
        self,
        span: Edtf | EventDate,
        may: Callable[[_Limits, int, int], bool],
        does: Callable[[Edtf, Edtf], bool],
    ) -> list[ItemT]:
        value = value_of(span)
        first, last = value.reach
        limits = -FOREVER if first is None else first, FOREVER if last is None else last
        found = (self._entries[place] for place in self._places(limits, may))
        return [item for _, date, item in found if does(date, value)]

    def _places(self, limits: tuple[int, int], may: Callable[[_Limits, int, int], bool]) -> Iterator[int]:
        waiting = [(len(self._levels) - 1, place) for place in reversed(range(len(self._levels[-1])))]
        while waiting:
            level, place = waiting.pop()
            if not may(self._levels[level][place], *limits):
                continue
            if level == 0:
                yield place
                continue
            below = range(place * _GROUP, min((place + 1) * _GROUP, len(self._levels[level - 1])))
            waiting.extend((level - 1, child) for child in reversed(below))


def _levels(boxes: Sequence[Box]) -> list[list[_Limits]]:
    levels = [
        [
            _Limits(box.first_from, box.first_from, box.first_to, box.last_from, box.last_to, box.last_to)
            for box in boxes
        ]
    ]
    while len(levels[-1]) > _GROUP:
        below = levels[-1]
        levels.append([_around(below[start : start + _GROUP]) for start in range(0, len(below), _GROUP)])
    return levels


def _around(group: Sequence[_Limits]) -> _Limits:
    return _Limits(
        min(limits.first_from for limits in group),
        max(limits.first_from_most for limits in group),
        max(limits.first_to for limits in group),
        min(limits.last_from for limits in group),
        min(limits.last_to_least for limits in group),
        max(limits.last_to for limits in group),
    )
