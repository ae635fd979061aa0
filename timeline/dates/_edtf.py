"""The base of all date values, and the plain ones: a year, a month, a day.

A plain date costs one regular expression and one object. The rest of the grammar lives in modules that are not even
imported until a text needs them. Nor is attrs, with which all other values are made: it takes longer to import than
all that stands here; see docs/decisions/dates-light-import.md.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from math import inf
from typing import TYPE_CHECKING, NoReturn, Self

from timeline.dates._calendar import day_number, days_in_month
from timeline.dates._kinds import Component, End, Precision, Sign
from timeline.dates._limits import LAST_YEAR, check_day, check_month, check_whole, year_text
from timeline.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Callable

    from timeline.dates._qualifier import Qualifier

_plain = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?").fullmatch

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
        spelled = list(self.components)
        for qualifier in self.qualifiers:
            text = spelled[qualifier.place]
            spelled[qualifier.place] = (
                f"{qualifier.sign}{text}" if qualifier.alone else f"{text}{qualifier.sign}"
            )
        return "-".join(spelled)

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

    def bare(self) -> Self:
        """Return the date without its qualifiers.

        >>> Month.parse("2004-06~").bare()
        Edtf.parse('2004-06')
        """
        return self.parse("-".join(self.components)) if self.qualifiers else self

    def _check_qualifiers(self) -> None:
        parts = self.components
        slots = [(qualifier.place, not qualifier.alone) for qualifier in self.qualifiers]
        if slots != sorted(set(slots)) or slots[-1][0] >= len(parts):
            raise DateError(
                "-".join(parts), 0, "qualifiers in the order of the text, one a side of a component it has"
            )


class _Plain(CalendarDate):
    """What attrs would write for a frozen value: equal by class and parts, hashable, copied and pickled by parts."""

    __slots__ = ("qualifiers", "year")

    year: int
    qualifiers: tuple[Qualifier, ...]

    @property
    @abstractmethod
    def _numbers(self) -> tuple[int, ...]:
        """The year, and the month and day where there is one."""

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Plain) or other.__class__ is not self.__class__:
            return NotImplemented
        return self._numbers == other._numbers and self.qualifiers == other.qualifiers

    def __hash__(self) -> int:
        return hash((self._numbers, self.qualifiers))

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"{self!r} is a value and cannot change: make another {type(self).__name__}")

    def __delattr__(self, name: str) -> NoReturn:
        self.__setattr__(name, None)

    def __reduce__(self) -> tuple[Callable[..., _Plain], tuple[object, ...]]:
        return _restored, (self.__class__, self._numbers, self.qualifiers)


def _restored(
    cls: Callable[..., _Plain], numbers: tuple[int, ...], qualifiers: tuple[Qualifier, ...]
) -> _Plain:
    return cls(*numbers, qualifiers=qualifiers)


_set = object.__setattr__


class Year(_Plain):
    """A year; 0 is 1 BC. Beyond four digits it is written with a leading Y.

    >>> str(Year(-43)), str(Year(170_000_002))
    ('-0043', 'Y170000002')
    """

    __slots__ = ()
    __match_args__ = ("year",)

    def __init__(self, year: int, *, qualifiers: tuple[Qualifier, ...] = ()) -> None:
        check_whole(year)
        _set(self, "year", year)
        _set(self, "qualifiers", qualifiers)
        if qualifiers:
            self._check_qualifiers()

    @property
    def _numbers(self) -> tuple[int, ...]:
        return (self.year,)

    @property
    def components(self) -> tuple[str, ...]:
        """The text of the year."""
        return (year_text(self.year),)

    def _bare_level(self) -> int:
        return 0 if 0 <= self.year <= LAST_YEAR else 1

    def _qualified_level(self) -> int:
        # The specification shows no qualified year of more than four digits at level 1.
        return super()._qualified_level() if abs(self.year) <= LAST_YEAR else 2

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


class Month(_Plain):
    """A month of a year.

    >>> str(Month(2004, 6))
    '2004-06'
    """

    __slots__ = ("month",)
    __match_args__ = ("year", "month")

    month: int

    def __init__(self, year: int, month: int, *, qualifiers: tuple[Qualifier, ...] = ()) -> None:
        check_whole(year, month)
        check_month(year, month, f"{year_text(year)}-{month:02}")
        _set(self, "year", year)
        _set(self, "month", month)
        _set(self, "qualifiers", qualifiers)
        if qualifiers:
            self._check_qualifiers()

    @property
    def _numbers(self) -> tuple[int, ...]:
        return self.year, self.month

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


class Day(_Plain):
    """A day of a month of a year.

    >>> Day(2004, 2, 30)
    Traceback (most recent call last):
    timeline.errors.DateError: '2004-02-30' is no date: expected a day from 01 to 29 at position 8
    """

    __slots__ = ("day", "month")
    __match_args__ = ("year", "month", "day")

    month: int
    day: int

    def __init__(self, year: int, month: int, day: int, *, qualifiers: tuple[Qualifier, ...] = ()) -> None:
        # Nearly all dates are made here: the call is spared where all is well.
        if not year.__class__ is month.__class__ is day.__class__ is int:
            check_whole(year, month, day)
        check_day(year, month, day)
        _set(self, "year", year)
        _set(self, "month", month)
        _set(self, "day", day)
        _set(self, "qualifiers", qualifiers)
        if qualifiers:
            self._check_qualifiers()

    @property
    def _numbers(self) -> tuple[int, ...]:
        return self.year, self.month, self.day

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


def _from_plain(year: str, month: str | None, day: str | None) -> CalendarDate:
    if day is not None:
        return Day(int(year), int(month or 0), int(day))
    return Year(int(year)) if month is None else Month(int(year), int(month))


def _read_beyond(text: str) -> Edtf:
    from timeline.dates._grammar import read  # noqa: PLC0415  # plain dates need none of it

    return read(text)
