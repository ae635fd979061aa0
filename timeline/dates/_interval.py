"""Intervals (§ L0 Time Interval, § L1 Extended Interval)."""

from __future__ import annotations

import attrs

from timeline.dates._edtf import CalendarDate, Edtf
from timeline.dates._kinds import End, Precision, Sign, coarsest
from timeline.errors import DateError

_WRITTEN = {End.OPEN: "..", End.UNKNOWN: "", End.KNOWN: "known"}


@attrs.frozen(repr=False, str=False)
class Interval(Edtf):
    """A span from one date to another, both included.

    Either end may be `End.OPEN` (the time has no bound there) or `End.UNKNOWN` (it has one, and nobody says which).

    >>> str(Interval(Edtf.parse("2013"), End.OPEN))
    '2013/..'
    """

    begin: CalendarDate | End
    end: CalendarDate | End

    def __attrs_post_init__(self) -> None:
        if self.begin is End.KNOWN or self.end is End.KNOWN:
            raise DateError(str(self), 0, "a date, End.OPEN or End.UNKNOWN at each end")
        if self.begin is End.UNKNOWN and self.end is End.UNKNOWN:
            raise DateError("/", 0, "a date or '..' at one end at least", "leave the date out")
        first, last = self.reach
        if first is not None and last is not None and first > last:
            position = len(_written(self.begin)) + 1
            raise DateError(str(self), position, "an end that is not before the start", "swap the two dates")

    def __str__(self) -> str:
        return f"{_written(self.begin)}/{_written(self.end)}"

    @property
    def _dates(self) -> tuple[CalendarDate, ...]:
        return tuple(end for end in (self.begin, self.end) if not isinstance(end, End))

    @property
    def level(self) -> int:
        """0 between plain dates; 1 with an end that is open or unknown; otherwise that of the ends."""
        floor = 0 if len(self._dates) > 1 else 1
        return max(floor, *(date.level for date in self._dates), floor)

    @property
    def precision(self) -> Precision:
        """The coarser precision of the dates it has; UNKNOWN where it has none."""
        return coarsest(date.precision for date in self._dates)

    @property
    def start(self) -> End:
        """Whether the start is known, open or unknown."""
        return self.begin if isinstance(self.begin, End) else End.KNOWN

    @property
    def finish(self) -> End:
        """Whether the finish is known, open or unknown."""
        return self.end if isinstance(self.end, End) else End.KNOWN

    @property
    def earliest(self) -> int | None:
        """The number of the first day the interval may begin on."""
        return None if isinstance(self.begin, End) else self.begin.earliest

    @property
    def latest(self) -> int | None:
        """The number of the last day the interval may end on."""
        return None if isinstance(self.end, End) else self.end.latest

    @property
    def reach(self) -> tuple[int | None, int | None]:
        """The first and last possible day with a year's insignificant digits free to vary."""
        first = None if isinstance(self.begin, End) else self.begin.reach[0]
        return first, None if isinstance(self.end, End) else self.end.reach[1]

    def carries(self, sign: Sign) -> bool:
        """Tell whether `sign`, or the sign that means both, stands at either end."""
        return any(date.carries(sign) for date in self._dates)


def _written(end: CalendarDate | End) -> str:
    return _WRITTEN[end] if isinstance(end, End) else str(end)
