"""What the public functions are given: of the class they work on, or refused before they begin."""

from __future__ import annotations

from typing import Any, get_args

from timeline.errors import RecordError
from timeline.text import spaced, with_article

__all__ = ["require"]


def require(function: str, cls: Any, expected: str = "", **given: object) -> None:
    """Refuse what a function cannot work on, as a record refuses what a field cannot hold.

    Args:
        function: Its name.
        cls: What each argument has to be: a class, an abstract one too, or several.
        expected: The same in words; left out, the name of the class, or of each of them.
        **given: The arguments, by name.

    Raises:
        RecordError: One of them is something else.
    """
    for name, value in given.items():
        if not isinstance(value, cls):
            problem = f"found {type(value).__name__}, expected {expected or _named(cls)}"
            raise RecordError(function, name, problem)


def _named(cls: Any) -> str:
    if isinstance(cls, type):
        return with_article(spaced(cls.__name__))
    return " or ".join(map(_named, get_args(cls) or cls))
