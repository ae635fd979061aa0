"""Years with an exponent or with significant digits (§ L2 Exponential year, § L2 Significant digits)."""

from __future__ import annotations

import attrs

from timeline.dates._calendar import day_number
from timeline.dates._edtf import CalendarDate
from timeline.dates._kinds import Precision
from timeline.dates._limits import year_text
from timeline.dates._qualifier import Qualifier
from timeline.errors import DateError

LONGEST_YEAR = 400
_LONGEST_PLAIN = 9999
_BY_WIDTH = {1: Precision.YEAR, 10: Precision.DECADE, 100: Precision.CENTURY}


@attrs.frozen(repr=False, str=False)
class ScientificYear(CalendarDate):
    """A year written as coefficient and exponent, or with its number of significant digits, or both.

    >>> str(ScientificYear(-17, exponent=7)), str(ScientificYear(1950, significant=2))
    ('Y-17E7', '1950S2')
    """

    coefficient: int
    exponent: int | None = attrs.field(default=None, kw_only=True)
    significant: int | None = attrs.field(default=None, kw_only=True)
    qualifiers: tuple[Qualifier, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.exponent is None and self.significant is None:
            raise DateError(year_text(self.coefficient), 0, "an exponent or significant digits", "use Year")
        _check_size(self)
        if self.qualifiers:
            self._check_qualifiers()

    @property
    def year(self) -> int:
        """The year; of a value with significant digits, the estimate."""
        return int(self.coefficient * 10 ** (self.exponent or 0))

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year that share the significant digits.

        >>> ScientificYear(1950, significant=2).years
        (1900, 1999)
        """
        nearest = abs(self.year) // self._width * self._width
        ends = (nearest, nearest + self._width - 1)
        return ends if self.year >= 0 else (-ends[1], -ends[0])

    @property
    def _width(self) -> int:
        digits = len(str(abs(self.coefficient))) + (self.exponent or 0)
        return int(10 ** max(0, digits - (self.significant or digits)))

    @property
    def components(self) -> tuple[str, ...]:
        """The text of the year."""
        stem = (
            year_text(self.coefficient) if self.exponent is None else f"Y{self.coefficient}E{self.exponent}"
        )
        return (stem if self.significant is None else f"{stem}S{self.significant}",)

    def _bare_level(self) -> int:
        return 2

    @property
    def precision(self) -> Precision:
        """A year, or as many years as the significant digits leave open."""
        return _BY_WIDTH.get(self._width, Precision.MILLENNIUM)

    @property
    def earliest(self) -> int:
        """The number of the first day of the estimated year: like `~`, `S` does not move a bound."""
        return day_number(self.year, 1, 1)

    @property
    def latest(self) -> int:
        """The number of the last day of the estimated year."""
        return day_number(self.year, 12, 31)

    @property
    def reach(self) -> tuple[int, int]:
        """The first and the last day of the years that share the significant digits."""
        first, last = self.years
        return day_number(first, 1, 1), day_number(last, 12, 31)


def _check_size(date: ScientificYear) -> None:
    text = str(date)
    if date.significant is not None and date.significant < 1:
        raise DateError(text, text.index("S") + 1, "one significant digit or more")
    if date.exponent is None:
        return
    if date.exponent < 1:
        raise DateError(text, text.index("E") + 1, "an exponent of 1 or more")
    if date.exponent > LONGEST_YEAR:
        raise DateError(text, text.index("E") + 1, f"a year of at most {LONGEST_YEAR} digits")
    if abs(date.year) <= _LONGEST_PLAIN:
        raise DateError(text, 0, "a year of more than four digits after Y", f"write {year_text(date.year)!r}")
