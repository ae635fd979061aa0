"""A date with a time of day (§ L0 Date and Time)."""

from __future__ import annotations

import re
from datetime import timedelta

import attrs

from timeline.dates._calendar import day_number
from timeline.dates._edtf import Edtf, SortKey, order_key
from timeline.dates._kinds import Precision, Sign
from timeline.dates._limits import check_day, year_text
from timeline.errors import DateError

_HOURS, _MINUTES, _SECONDS = 24, 60, 60
# ISO 8601-1:2019 gives a time shift any hour and minute, and no negative zero. Manila's was -15:56 until 1844.
_SHIFT = re.compile(r"|Z|(?!-00(?::00)?$)([+-])([01][0-9]|2[0-3])(?::([0-5][0-9]))?")


@attrs.frozen(repr=False, str=False)
class Moment(Edtf):
    """A second of a day, by the clock of one place.

    Attributes:
        shift: The time shift as written: `Z`, `-04`, `+04:30`, or empty for an unstated place.
    """

    year: int
    month: int
    day: int
    hour: int
    minute: int
    second: int
    shift: str = ""

    def __attrs_post_init__(self) -> None:
        check_day(self.year, self.month, self.day)
        fields = (
            (self.hour, _HOURS, "an hour"),
            (self.minute, _MINUTES, "a minute"),
            (self.second, _SECONDS, "a second"),
        )
        for place, (value, limit, name) in enumerate(fields):
            if not 0 <= value < limit:
                position = len(self._date) + 1 + 3 * place
                raise DateError(str(self), position, f"{name} from 00 to {limit - 1}")
        if not _SHIFT.fullmatch(self.shift):
            raise DateError(str(self), len(self._date) + 9, "Z, or a shift like -04 or +04:30")

    @property
    def _date(self) -> str:
        return f"{year_text(self.year)}-{self.month:02}-{self.day:02}"

    def __str__(self) -> str:
        return f"{self._date}T{self.hour:02}:{self.minute:02}:{self.second:02}{self.shift}"

    @property
    def utc_offset(self) -> timedelta | None:
        """How far the clock is ahead of UTC; None where no shift is written.

        >>> Moment(2022, 2, 21, 23, 0, 0, "-05").utc_offset
        datetime.timedelta(days=-1, seconds=68400)
        """
        match = _SHIFT.fullmatch(self.shift)
        if match is None or not self.shift:
            return None
        sign, hours, minutes = match.groups()
        size = timedelta(hours=int(hours or 0), minutes=int(minutes or 0))
        return -size if sign == "-" else size

    @property
    def level(self) -> int:
        """0, or 1 for a year before 0."""
        return 0 if self.year >= 0 else 1

    @property
    def precision(self) -> Precision:
        """A second."""
        return Precision.SECOND

    @property
    def earliest(self) -> int:
        """The number of the day as written, in the place of the clock."""
        return day_number(self.year, self.month, self.day)

    @property
    def latest(self) -> int:
        """The number of the day as written, in the place of the clock."""
        return self.earliest

    @property
    def second_of_day(self) -> int:
        """The number of seconds after midnight, by the clock as written."""
        return (self.hour * _MINUTES + self.minute) * _SECONDS + self.second

    @property
    def instant(self) -> int:
        """The number of seconds from the start of day 0 to the moment, by UTC where a shift is written."""
        shift = self.utc_offset
        local = self.earliest * _HOURS * _MINUTES * _SECONDS + self.second_of_day
        return local - (int(shift.total_seconds()) if shift is not None else 0)

    def carries(self, sign: Sign) -> bool:  # noqa: ARG002  # no qualifier can stand at a time
        """Return False: no qualifier can stand at a time."""
        return False

    @property
    def sort_key(self) -> SortKey:
        """As for every value; the clock is the one written."""
        return order_key(self.earliest, self.latest, self.second_of_day, str(self))
