"""The enumerations that describe a date value, and the qualifiers it can carry.

`§` in this package names a heading of the Library of Congress page of the Extended Date/Time Format (February 2019),
a profile of ISO 8601-2:2019: "§ L1 Seasons" is the heading "Seasons" under level 1.
"""

from __future__ import annotations

from enum import StrEnum, unique
from typing import TYPE_CHECKING

import attrs

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


_PLACE = {component: place for place, component in enumerate(Component)}


@attrs.frozen
class Qualifier:
    """One qualifier and where it stands (§ L2 Qualification).

    Attributes:
        sign: Which of the three.
        component: The component it is written at.
        alone: True when it stands left of its component and covers that one only; False when it stands right of
            it and covers the component and all to its left.
    """

    sign: Sign
    component: Component
    alone: bool = False

    @property
    def place(self) -> int:
        """The index of the component: 0, 1 or 2."""
        return _PLACE[self.component]

    def covers(self, component: Component) -> bool:
        """Tell whether the qualifier applies to a component.

        >>> Qualifier(Sign.APPROXIMATE, Component.MONTH).covers(Component.YEAR)
        True
        >>> Qualifier(Sign.APPROXIMATE, Component.MONTH, alone=True).covers(Component.YEAR)
        False
        """
        if self.alone:
            return component is self.component
        return _PLACE[component] <= self.place


def coarsest(precisions: Iterable[Precision]) -> Precision:
    """Return the coarsest of some precisions, UNKNOWN for none."""
    return min(precisions, key=_FINENESS.__getitem__, default=Precision.UNKNOWN)


def spell(parts: tuple[str, ...], qualifiers: tuple[Qualifier, ...]) -> str:
    """Return the EDTF text of a date's components with their qualifiers."""
    spelled = list(parts)
    for qualifier in qualifiers:
        text = spelled[qualifier.place]
        spelled[qualifier.place] = f"{qualifier.sign}{text}" if qualifier.alone else f"{text}{qualifier.sign}"
    return "-".join(spelled)
