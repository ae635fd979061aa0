"""What a wrong id was meant to be."""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from timeline.errors import nearest

__all__ = ["Guesser"]

# A guess compares an id with every known one. Where everything is wrong, guesses would cost more than reading.
_MOST_COMPARISONS: Final = 100_000


class Guesser:
    """Finds the nearest known id, each asked for once, until it has compared enough."""

    def __init__(self) -> None:
        self._left = _MOST_COMPARISONS
        self._found: dict[tuple[str, str], str | None] = {}

    def advice(self, room: str, given: str, known: Collection[str]) -> str:
        """Return ``did you mean ...?``, or an empty string where nothing is near."""
        if (room, given) not in self._found:
            self._found[room, given] = nearest(given, known) if self._left > 0 else None
            self._left -= len(known)
        found = self._found[room, given]
        return f"did you mean {found!r}?" if found else ""
