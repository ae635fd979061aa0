"""ISO 8601 durations of whole days and longer, and moving a date by one without inventing precision."""

from __future__ import annotations

import re
from typing import Self

import attrs

from timeline.errors import DateError
from timeline.fields import truth

_LONGEST = 9  # digits of a component
_FORM = re.compile(
    rf"(-?)P(?:([0-9]{{1,{_LONGEST}}})Y)?(?:([0-9]{{1,{_LONGEST}}})M)?"
    rf"(?:([0-9]{{1,{_LONGEST}}})W)?(?:([0-9]{{1,{_LONGEST}}})D)?"
)
_LETTERS = "YMWD"


@attrs.frozen(str=False)
class Duration:
    """A number of years, months, weeks and days, forward or back: `P20Y`, `-P1M`.

    The components stay apart, because a month has no fixed number of days.

    >>> Duration.parse("-P20Y")
    Duration(years=20, months=0, weeks=0, days=0, negative=True)
    >>> str(Duration(weeks=2))
    'P2W'
    """

    years: int = attrs.field(default=0, kw_only=True)
    months: int = attrs.field(default=0, kw_only=True)
    weeks: int = attrs.field(default=0, kw_only=True)
    days: int = attrs.field(default=0, kw_only=True)
    negative: bool = attrs.field(default=False, converter=truth, kw_only=True)

    def __attrs_post_init__(self) -> None:
        if not all(_is_component(number) for number in self._numbers):
            raise DateError(repr(self), 0, f"components from 0 to {10**_LONGEST - 1}", "say negative=True")

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an ISO 8601 duration, or raise DateError; a leading minus means back in time."""
        match = _FORM.match(text)
        if match is None or match.end() != len(text) or text.endswith("P"):
            position = 0 if match is None else match.end()
            raise DateError(text, position, "a duration like P20Y, P1Y6M, P2W or -P3D", _advice(text))
        sign, *numbers = match.groups("")
        years, months, weeks, days = (int(number or 0) for number in numbers)
        return cls(years=years, months=months, weeks=weeks, days=days, negative=sign == "-")

    @property
    def _numbers(self) -> tuple[int, int, int, int]:
        return self.years, self.months, self.weeks, self.days

    def __str__(self) -> str:
        written = (
            f"{number}{letter}" for number, letter in zip(self._numbers, _LETTERS, strict=True) if number
        )
        return f"{'-' if self.negative else ''}P{''.join(written) or '0D'}"

    def __neg__(self) -> Duration:
        return attrs.evolve(self, negative=not self.negative)

    @property
    def signed_months(self) -> int:
        """The years and months together, in months, negative for back in time."""
        months = 12 * self.years + self.months
        return -months if self.negative else months

    @property
    def signed_days(self) -> int:
        """The weeks and days together, in days, negative for back in time."""
        days = 7 * self.weeks + self.days
        return -days if self.negative else days


def _is_component(number: object) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 10**_LONGEST


def _advice(text: str) -> str:
    return "keep clock times beside the date" if "T" in text else ""
