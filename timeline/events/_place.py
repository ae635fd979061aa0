"""Places: a name, and coordinates where the place is named closely enough to have them."""

from __future__ import annotations

from typing import Final

import attrs

from timeline.errors import RecordError
from timeline.fields import about, naming, optional_instance, optional_line
from timeline.text import clean_line

__all__ = ["Place", "to_place"]

_POLE: Final = 90
_ANTIMERIDIAN: Final = 180


def _to_float(value: float | None) -> float | None:
    try:
        # Minus nought is nought, and equal to it, but written otherwise.
        return None if value is None else float(value) + 0.0
    except (TypeError, ValueError, OverflowError):
        problem = f"found {type(value).__name__}, expected a number of degrees"
        raise RecordError("place", "lat", problem, "write it with a decimal point") from None


@attrs.frozen(kw_only=True, field_transformer=naming)
class Place:
    """Where an event happened.

    >>> Place(name="Tsugol range", lat=50.3, lon=115.1).name
    'Tsugol range'
    """

    name: str = attrs.field(converter=clean_line, metadata=about("The name of the place."))
    lat: float | None = attrs.field(
        default=None, converter=_to_float, metadata=about("Latitude in degrees north of the equator, WGS 84.")
    )
    lon: float | None = attrs.field(
        default=None, converter=_to_float, metadata=about("Longitude in degrees east of Greenwich, WGS 84.")
    )
    within: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("The larger place it lies in.")
    )

    def __attrs_post_init__(self) -> None:
        if not self.name:
            raise RecordError("place", "name", "found nothing, expected the name of the place")
        if (self.lat is None) != (self.lon is None):
            raise RecordError("place", "lat", "found one coordinate, expected lat and lon together")
        self._check("lat", self.lat, _POLE)
        self._check("lon", self.lon, _ANTIMERIDIAN)

    @staticmethod
    def _check(field: str, value: float | None, limit: int) -> None:
        # NaN compares false, so it is refused with the rest.
        if value is not None and not -limit <= value <= limit:
            raise RecordError("place", field, f"found {value}, expected degrees from -{limit} to {limit}")

    def __str__(self) -> str:
        return f"{self.name}, {self.within}" if self.within else self.name


def to_place(value: Place | str | None) -> Place | None:
    """Return a place; a string is its name."""
    if isinstance(value, str):
        return Place(name=value)
    return optional_instance(value, Place, "a place or its name")
