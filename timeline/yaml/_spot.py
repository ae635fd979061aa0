"""Where values stand in a file."""

from __future__ import annotations

from typing import Any, Final, TypeAlias

import attrs

__all__ = ["Path", "Plain", "Spot"]

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"
Path: TypeAlias = tuple[str | int, ...]

# Shared by the spots of all scalars, which have nothing inside; never written to.
_NONE_INSIDE: Final[dict[Any, Any]] = {}


@attrs.define
class Spot:
    """Where a value stands: its line and column from 1, and where the parts of it stand."""

    line: int
    column: int
    keys: dict[str, Spot] = _NONE_INSIDE
    parts: dict[str | int, Spot] = _NONE_INSIDE

    def find(self, path: Path, *, key: bool = False) -> Spot:
        """Return the spot of the value at `path`, or of its key; of the nearest value around it if there is none.

        A list of one may have been typed as its only item alone, so a first index that is not there is passed over.
        """
        spot = self
        for index, step in enumerate(path):
            if key and index == len(path) - 1 and step in spot.keys:
                return spot.keys[str(step)]
            if step not in spot.parts:
                if step == 0:
                    continue
                break
            spot = spot.parts[step]
        return spot
