"""Places in words."""

from __future__ import annotations

from timeline.events import Place

__all__ = ["place_words"]


def place_words(place: Place) -> str:
    """Return a place with what it lies in, and its coordinates where it has them.

    >>> place_words(Place(name="Tsugol range", lat=50.3, lon=-115.1))
    'Tsugol range (50.3° N, 115.1° W)'
    """
    if place.lat is None or place.lon is None:
        return str(place)
    latitude = f"{_degrees(place.lat)} {'S' if place.lat < 0 else 'N'}"
    return f"{place} ({latitude}, {_degrees(place.lon)} {'W' if place.lon < 0 else 'E'})"


def _degrees(value: float) -> str:
    return f"{abs(value):.10f}".rstrip("0").rstrip(".") + "°"
