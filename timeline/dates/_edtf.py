"""The base of all date values, and the plain ones: a year, a month, a day.

A plain date costs one regular expression and one object. The rest of the grammar lives in modules that are not even
imported until a text needs them.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from math import inf
from typing import Self

import attrs

from timeline.dates._calendar import day_number, days_in_month
from timeline.dates._kinds import Component, End, Precision, Qualifier, Sign, spell
from timeline.errors import DateError

_plain = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?").fullmatch
_LAST_YEAR = 9999  # of four digits; beyond it § L1 Letter-prefixed calendar year
_LAST_MONTH = 12
_SHORTEST_MONTH = 28

SortKey = tuple[float, int, float, int, str]


class Edtf(ABC):
    """A date as the Extended Date/Time Format writes it: a pure value, frozen and hashable.

    The grammar has no alternative spellings that this class would merge: a value keeps its text, and two values are
    equal when their texts are. Whether one *time* lies before another is a different question.
    """

    __slots__ = ()

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an EDTF text, or raise DateError.

        On a subclass, any other kind of date is an error too.

        >>> Edtf.parse("2004-06-~11").approximate
        True
        """
        plain = _plain(text)
        value = _read_beyond(text) if plain is None else _from_plain(*plain.groups())
        if isinstance(value, cls):
            return value
        raise DateError(text, 0, f"a {cls.__name__}", f"this is a {type(value).__name__}")

    @abstractmethod
    def __str__(self) -> str:
        """Return the EDTF text."""

    def __repr__(self) -> str:
        return f"Edtf.parse({str(self)!r})"

    @property
    @abstractmethod
    def level(self) -> int:
        """The lowest level of the specification that has this form: 0, 1 or 2."""

    @property
    @abstractmethod
    def precision(self) -> Precision:
        """The finest unit down to which the value is known; of an interval or a set, its coarsest part's."""

    @property
    @abstractmethod
    def earliest(self) -> int | None:
        """The number of the first day the value may fall on; None where the start is open or unknown."""

    @property
    @abstractmethod
    def latest(self) -> int | None:
        """The number of the last day the value may fall on; None where the finish is open or unknown."""

    @property
    def reach(self) -> tuple[int | None, int | None]:
        """The first and last possible day with a year's insignificant digits free to vary.

        Differs from `earliest` and `latest` only where significant digits are stated: `1950S2` is estimated to be
        1950, and may be any year from 1900 to 1999.
        """
        return self.earliest, self.latest

    @property
    def start(self) -> End:
        """Whether the start is known, open or unknown."""
        return End.KNOWN

    @property
    def finish(self) -> End:
        """Whether the finish is known, open or unknown."""
        return End.KNOWN

    @property
    def approximate(self) -> bool:
        """Whether any part is marked `~` or `%`."""
        return self.carries(Sign.APPROXIMATE)

    @property
    def uncertain(self) -> bool:
        """Whether any part is marked `?` or `%`."""
        return self.carries(Sign.UNCERTAIN)

    @abstractmethod
    def carries(self, sign: Sign) -> bool:
        """Tell whether `sign`, or the sign that means both, stands at any part."""

    @property
    def sort_key(self) -> SortKey:
        """A key for a total order: first day, then the longer time first, then clock time, then text.

        A value with no first day ("by 31 October 2015") sorts at its last day, before all that begins on that day;
        one with neither sorts last. The order is for listing and says nothing about what happened before what.
        """
        return order_key(self.earliest, self.latest, 0, str(self))


def order_key(earliest: int | None, latest: int | None, second: int, text: str) -> SortKey:
    """Build the key that `Edtf.sort_key` describes."""
    if earliest is not None:
        return earliest, 1, -inf if latest is None else -latest, second, text
    return inf if latest is None else latest, 0, 0, second, text


class CalendarDate(Edtf):
    """A date that can stand alone, end an interval or be a member of a set: no moment, interval or set."""

    __slots__ = ()

    qualifiers: tuple[Qualifier, ...]

    @property
    @abstractmethod
    def earliest(self) -> int:
        """The number of the first day the value may fall on."""

    @property
    @abstractmethod
    def latest(self) -> int:
        """The number of the last day the value may fall on."""

    @property
    def reach(self) -> tuple[int, int]:
        """The first and last possible day with a year's insignificant digits free to vary."""
        return self.earliest, self.latest

    @property
    def unit(self) -> Precision:
        """The unit of what is dated: a day for `1985-04-XX`, although its precision is a month."""
        return self.precision

    @property
    @abstractmethod
    def components(self) -> tuple[str, ...]:
        """The texts of year, month or season, and day, as far as the date has them."""

    @abstractmethod
    def _bare_level(self) -> int:
        """Return the level of the date without its qualifiers."""

    def __str__(self) -> str:
        return spell(self.components, self.qualifiers)

    @property
    def level(self) -> int:
        """The lowest level of the specification that has this form: 0, 1 or 2."""
        bare = self._bare_level()
        return max(bare, self._qualified_level()) if self.qualifiers else bare

    def _qualified_level(self) -> int:
        # § L1 Qualification of a date: one sign, at the end, for the whole date.
        first, *others = self.qualifiers
        whole = not others and not first.alone and first.place == len(self.components) - 1
        return 1 if whole else 2

    def qualified(self, component: Component) -> frozenset[Sign]:
        """Return which of uncertain and approximate holds for a component.

        >>> Day.parse("2004-06~-11").qualified(Component.YEAR)
        frozenset({<Sign.APPROXIMATE: '~'>})
        >>> Day.parse("2004-06~-11").qualified(Component.DAY)
        frozenset()
        """
        signs = {qualifier.sign for qualifier in self.qualifiers if qualifier.covers(component)}
        both = {Sign.UNCERTAIN, Sign.APPROXIMATE}
        return frozenset(both if Sign.BOTH in signs else signs)

    def carries(self, sign: Sign) -> bool:
        """Tell whether `sign`, or the sign that means both, stands at any component."""
        return any(qualifier.sign in (sign, Sign.BOTH) for qualifier in self.qualifiers)

    def _check_qualifiers(self) -> None:
        parts = self.components
        slots = [(qualifier.place, not qualifier.alone) for qualifier in self.qualifiers]
        if slots != sorted(set(slots)) or slots[-1][0] >= len(parts):
            raise DateError(
                "-".join(parts), 0, "qualifiers in the order of the text, one a side of a component it has"
            )


@attrs.frozen(repr=False, str=False)
class Year(CalendarDate):
    """A year; 0 is 1 BC. Beyond four digits it is written with a leading Y.

    >>> str(Year(-43)), str(Year(170_000_002))
    ('-0043', 'Y170000002')
    """

    year: int
    qualifiers: tuple[Qualifier, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        if self.qualifiers:
            self._check_qualifiers()

    @property
    def components(self) -> tuple[str, ...]:
        """The text of the year."""
        return (year_text(self.year),)

    def _bare_level(self) -> int:
        return 0 if 0 <= self.year <= _LAST_YEAR else 1

    def _qualified_level(self) -> int:
        # The specification shows no qualified year of more than four digits at level 1.
        return super()._qualified_level() if abs(self.year) <= _LAST_YEAR else 2

    @property
    def precision(self) -> Precision:
        """A year."""
        return Precision.YEAR

    @property
    def earliest(self) -> int:
        """The number of its 1 January."""
        return day_number(self.year, 1, 1)

    @property
    def latest(self) -> int:
        """The number of its 31 December."""
        return day_number(self.year, 12, 31)


@attrs.frozen(repr=False, str=False)
class Month(CalendarDate):
    """A month of a year.

    >>> str(Month(2004, 6))
    '2004-06'
    """

    year: int
    month: int
    qualifiers: tuple[Qualifier, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_year(self.year, self)
        if not 1 <= self.month <= _LAST_MONTH:
            raise month_error(str(self))
        if self.qualifiers:
            self._check_qualifiers()

    @property
    def components(self) -> tuple[str, ...]:
        """The texts of year and month."""
        return year_text(self.year), f"{self.month:02}"

    def _bare_level(self) -> int:
        return 0 if self.year >= 0 else 1

    @property
    def precision(self) -> Precision:
        """A month."""
        return Precision.MONTH

    @property
    def earliest(self) -> int:
        """The number of its first day."""
        return day_number(self.year, self.month, 1)

    @property
    def latest(self) -> int:
        """The number of its last day."""
        return day_number(self.year, self.month, days_in_month(self.year, self.month))


@attrs.frozen(repr=False, str=False)
class Day(CalendarDate):
    """A day of a month of a year.

    >>> Day(2004, 2, 30)
    Traceback (most recent call last):
    timeline.errors.DateError: '2004-02-30' is no date: expected a day from 01 to 29 at position 8
    """

    year: int
    month: int
    day: int
    qualifiers: tuple[Qualifier, ...] = attrs.field(default=(), kw_only=True)

    def __attrs_post_init__(self) -> None:
        check_day(self.year, self.month, self.day)
        if self.qualifiers:
            self._check_qualifiers()

    @property
    def components(self) -> tuple[str, ...]:
        """The texts of year, month and day."""
        return year_text(self.year), f"{self.month:02}", f"{self.day:02}"

    def _bare_level(self) -> int:
        return 0 if self.year >= 0 else 1

    @property
    def precision(self) -> Precision:
        """A day."""
        return Precision.DAY

    @property
    def earliest(self) -> int:
        """Its number."""
        return day_number(self.year, self.month, self.day)

    @property
    def latest(self) -> int:
        """Its number."""
        return day_number(self.year, self.month, self.day)

    @property
    def sort_key(self) -> SortKey:
        """As for every value; the text of a plain day is left out, since no other value ties with it."""
        number = day_number(self.year, self.month, self.day)
        return number, 1, -number, 0, str(self) if self.qualifiers else ""


def year_text(year: int) -> str:
    """Return a year as EDTF writes it: four digits, or more with a leading Y."""
    if 0 <= year <= _LAST_YEAR:
        return f"{year:04}"
    return f"-{-year:04}" if -_LAST_YEAR <= year < 0 else f"Y{year}"


def check_year(year: int, value: object) -> None:
    """Refuse a year of more than four digits where a month follows it."""
    if not -_LAST_YEAR <= year <= _LAST_YEAR:
        raise DateError(str(value), 0, "a year from -9999 to 9999 before a month", "give the year alone")


def month_error(text: str) -> DateError:
    """Build the error for a month that is none."""
    return DateError(text, text.index("-", 1) + 1, "a month from 01 to 12 or a season from 21 to 41")


def check_day(year: int, month: int, day: int) -> None:
    """Refuse a day that the calendar does not have."""
    if not (1 <= day <= _SHORTEST_MONTH and 1 <= month <= _LAST_MONTH and -_LAST_YEAR <= year <= _LAST_YEAR):
        _check_end_of_month(year, month, day)


def _check_end_of_month(year: int, month: int, day: int) -> None:
    text = f"{year_text(year)}-{month:02}-{day:02}"
    check_year(year, text)
    if not 1 <= month <= _LAST_MONTH:
        raise month_error(text)
    last = days_in_month(year, month)
    if not 1 <= day <= last:
        raise DateError(text, len(text) - 2, f"a day from 01 to {last}")


def _from_plain(year: str, month: str | None, day: str | None) -> CalendarDate:
    if day is not None:
        return Day(int(year), int(month or 0), int(day))
    return Year(int(year)) if month is None else Month(int(year), int(month))


def _read_beyond(text: str) -> Edtf:
    from timeline.dates._grammar import read  # noqa: PLC0415  # plain dates need none of it

    return read(text)
