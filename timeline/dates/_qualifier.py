"""The qualifiers that a date can carry (§ L1 Qualification of a date, § L2 Qualification)."""

from __future__ import annotations

import attrs

from timeline.dates._kinds import Component, Sign

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
