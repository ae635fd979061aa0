"""The enumerations that describe a date value.

`§` in this package names a heading of the Library of Congress page of the Extended Date/Time Format (February 2019),
a profile of ISO 8601-2:2019: "§ L1 Seasons" is the heading "Seasons" under level 1.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@unique
class Precision(StrEnum):
    """The finest unit down to which a value is known, coarse to fine.

    >>> Precision.DECADE.coarser_than(Precision.DAY)
    True
    """

    UNKNOWN = "unknown"
    MILLENNIUM = "millennium"  # a thousand years, or any longer time
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    HALF_YEAR = "half-year"
    THIRD_OF_YEAR = "third of a year"
    QUARTER = "quarter"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    MINUTE = "minute"
    SECOND = "second"

    def coarser_than(self, other: Precision) -> bool:
        """Tell whether this unit is the longer one."""
        return _FINENESS[self] < _FINENESS[other]


_FINENESS = {precision: place for place, precision in enumerate(Precision)}


@unique
class End(StrEnum):
    """What is said about an end of a value's time."""

    KNOWN = "known"
    OPEN = "open"  # `..`: there is no bound on this side
    UNKNOWN = "unknown"  # nothing written: there is a bound, and nobody says which


@unique
class Sign(StrEnum):
    """The three qualifiers (§ L1 Qualification of a date)."""

    UNCERTAIN = "?"
    APPROXIMATE = "~"
    BOTH = "%"


@unique
class Component(StrEnum):
    """The part of a date that a qualifier stands at. A season stands in the month's place."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


def coarsest(precisions: Iterable[Precision]) -> Precision:
    """Return the coarsest of some precisions, UNKNOWN for none."""
    return min(precisions, key=_FINENESS.__getitem__, default=Precision.UNKNOWN)
