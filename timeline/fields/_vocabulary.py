"""Closed lists of words."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import NoReturn

from timeline.errors import RecordError, nearest

__all__ = ["Vocabulary"]


class Vocabulary(StrEnum):
    """A closed list of words; a word outside it is refused by name, with the nearest one offered."""

    @classmethod
    def _missing_(cls, value: object) -> NoReturn:
        words = [member.value for member in cls]
        guess = nearest(str(value), words)
        advice = f"did you mean {guess!r}?" if guess else ""
        raise RecordError(
            _spaced(cls.__name__), "value", f"found {value!r}, expected {', '.join(words)}", advice
        )


def _spaced(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()
