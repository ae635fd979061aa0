"""Seasons, quarters and the other parts of a year (§ L1 Seasons, § L2 Sub-year groupings)."""

from __future__ import annotations

from typing import Final

import attrs

from timeline.dates._calendar import day_number, days_in_month
from timeline.dates._edtf import CalendarDate
from timeline.dates._kinds import Precision
from timeline.dates._limits import check_year, month_error, year_text
from timeline.dates._qualifier import Qualifier

_MONTHS_IN_YEAR = 12
_LAST_OF_LEVEL_1 = 24

# Code -> first month, number of months, unit. Seasons are the meteorological ones, whole months. The codes 21 to 24
# name no hemisphere and are read as northern, as all published test suites do; see docs/reference/dates.md.
GROUPS: Final = {
    **dict.fromkeys((21, 25, 31), (3, 3, Precision.SEASON)),
    **dict.fromkeys((22, 26, 32), (6, 3, Precision.SEASON)),
    **dict.fromkeys((23, 27, 29), (9, 3, Precision.SEASON)),
    **dict.fromkeys((24, 28, 30), (12, 3, Precision.SEASON)),
    **{code: (3 * (code - 33) + 1, 3, Precision.QUARTER) for code in range(33, 37)},
    **{code: (4 * (code - 37) + 1, 4, Precision.THIRD_OF_YEAR) for code in range(37, 40)},
    **{code: (6 * (code - 40) + 1, 6, Precision.HALF_YEAR) for code in range(40, 42)},
}


@attrs.frozen(repr=False, str=False)
class Season(CalendarDate):
    """A season, quarter, third or half of a year, by its EDTF code from 21 to 41.

    A season that begins in December runs into the next year.

    >>> from timeline.dates import civil
    >>> civil(Season(2021, 24).latest)
    (2022, 2, 28)
    """

    year: int
    code: int
    qualifiers: tuple[Qualifier, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_year(self.year, self)
        if self.code not in GROUPS:
            raise month_error(str(self))
        if self.qualifiers:
            self._check_qualifiers()

    @property
    def components(self) -> tuple[str, ...]:
        """The texts of year and code."""
        return year_text(self.year), str(self.code)

    def _bare_level(self) -> int:
        return 1 if self.code <= _LAST_OF_LEVEL_1 else 2

    def _qualified_level(self) -> int:
        # § L1 Seasons shows none with a qualifier.
        return 2

    @property
    def precision(self) -> Precision:
        """A season, a quarter, a third or a half of a year."""
        return GROUPS[self.code][2]

    @property
    def earliest(self) -> int:
        """The number of its first day."""
        return group_start(self.year, self.code)

    @property
    def latest(self) -> int:
        """The number of its last day."""
        return group_end(self.year, self.code)


def group_start(year: int, code: int) -> int:
    """Return the number of the first day of a part of a year."""
    return day_number(year, GROUPS[code][0], 1)


def group_end(year: int, code: int) -> int:
    """Return the number of the last day of a part of a year."""
    first, count, _ = GROUPS[code]
    years, month = divmod(first + count - 2, _MONTHS_IN_YEAR)
    return day_number(year + years, month + 1, days_in_month(year + years, month + 1))
