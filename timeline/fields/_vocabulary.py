"""Closed lists of words."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NoReturn

from timeline.errors import RecordError, did_you_mean
from timeline.text import spaced

__all__ = ["Vocabulary"]

_SHOWN: Final = 60


class Vocabulary(StrEnum):
    """A closed list of words; a word outside it is refused by name, with the nearest one offered."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        words = [member.value for member in cls]
        text = value if isinstance(value, str) else ""
        found = repr(text[:_SHOWN]) if isinstance(value, str) else type(value).__name__
        problem = f"found {found}, expected {', '.join(words)}"
        raise RecordError(spaced(cls.__name__), "value", problem, did_you_mean(text, words))
