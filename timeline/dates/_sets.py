"""One of a set, and all of a set (§ L2 Set representation). A range stays a range: nothing is enumerated."""

from __future__ import annotations

from typing import ClassVar

import attrs

from timeline.dates._edtf import CalendarDate, Edtf
from timeline.dates._kinds import End, Precision, Sign, coarsest
from timeline.errors import DateError


@attrs.frozen(repr=False, str=False)
class Range:
    """Consecutive dates of one unit in a set: `1670..1672`, `..1984`, `1760-12..`.

    Attributes:
        first: The first date; None for any time before.
        last: The last date; None for any time after.
    """

    first: CalendarDate | None
    last: CalendarDate | None

    def __attrs_post_init__(self) -> None:
        if self.first is None and self.last is None:
            raise DateError("..", 0, "a date on one side of '..'")
        if self.first is None or self.last is None:
            return
        position = len(str(self.first)) + 2
        if self.first.unit is not self.last.unit:
            raise DateError(str(self), position, f"a {self.first.unit}, like the first date")
        if self.first.reach[0] > self.last.reach[1]:
            raise DateError(str(self), position, "an end that is not before the start", "swap the two dates")

    def __str__(self) -> str:
        return f"{self.first or ''}..{self.last or ''}"

    def __repr__(self) -> str:
        return f"Range({self.first!r}, {self.last!r})"


Member = CalendarDate | Range


class DateSet(Edtf):
    """What one-of and all-of sets share."""

    __slots__ = ()
    _brackets: ClassVar[str]

    members: tuple[Member, ...]

    def __attrs_post_init__(self) -> None:
        if not self.members:
            raise DateError(str(self), 1, "a date")
        position = 1
        for place, member in enumerate(self.members):
            _check_ends(self, member, position, first=place == 0, last=place == len(self.members) - 1)
            position += len(str(member)) + 1

    def __str__(self) -> str:
        return f"{self._brackets[0]}{','.join(map(str, self.members))}{self._brackets[1]}"

    @property
    def _dates(self) -> tuple[CalendarDate, ...]:
        ends = (end for member in self.members for end in _ends(member))
        return tuple(date for date in ends if date is not None)

    @property
    def level(self) -> int:
        """Always 2."""
        return 2

    @property
    def precision(self) -> Precision:
        """The coarsest precision of the dates listed."""
        return coarsest(date.precision for date in self._dates)

    @property
    def start(self) -> End:
        """Open where the first member is `..date`."""
        return End.OPEN if any(_ends(member)[0] is None for member in self.members) else End.KNOWN

    @property
    def finish(self) -> End:
        """Open where the last member is `date..`."""
        return End.OPEN if any(_ends(member)[1] is None for member in self.members) else End.KNOWN

    @property
    def earliest(self) -> int | None:
        """The number of the first day of any member."""
        return None if self.start is End.OPEN else min(date.earliest for date in self._dates)

    @property
    def latest(self) -> int | None:
        """The number of the last day of any member."""
        return None if self.finish is End.OPEN else max(date.latest for date in self._dates)

    @property
    def reach(self) -> tuple[int | None, int | None]:
        """The first and last possible day with a year's insignificant digits free to vary."""
        first = None if self.start is End.OPEN else min(date.reach[0] for date in self._dates)
        return first, None if self.finish is End.OPEN else max(date.reach[1] for date in self._dates)

    def carries(self, sign: Sign) -> bool:
        """Tell whether `sign`, or the sign that means both, stands at any date listed."""
        return any(date.carries(sign) for date in self._dates)


@attrs.frozen(repr=False, str=False)
class OneOf(DateSet):
    """One of the members, and it is not known which: `[1667,1668,1670..1672]`."""

    _brackets: ClassVar[str] = "[]"

    members: tuple[Member, ...]


@attrs.frozen(repr=False, str=False)
class AllOf(DateSet):
    """All of the members: `{1960,1961-12}`."""

    _brackets: ClassVar[str] = "{}"

    members: tuple[Member, ...]


def _ends(member: Member) -> tuple[CalendarDate | None, CalendarDate | None]:
    return (member.first, member.last) if isinstance(member, Range) else (member, member)


def _check_ends(whole: DateSet, member: Member, position: int, *, first: bool, last: bool) -> None:
    begin, end = _ends(member)
    if begin is None and not first:
        raise DateError(str(whole), position, "a date", "only the first member can be open at its start")
    if end is None and not last:
        position += len(str(member))
        raise DateError(str(whole), position, "a date", "only the last member can be open at its end")
