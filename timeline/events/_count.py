"""Counts as sources give them: exact, or only from one side."""

from __future__ import annotations

import re
from typing import Final

import attrs

from timeline.errors import RecordError
from timeline.fields import Vocabulary, naming, optional_instance, whole

__all__ = ["Bound", "Count", "to_count"]

_COUNT: Final = re.compile(r"(>=|<=|>|<|~)?\s*([0-9]{1,18})")


class Bound(Vocabulary):
    """What a number says of the true one."""

    EXACTLY = ""
    MORE_THAN = ">"
    AT_LEAST = ">="
    FEWER_THAN = "<"
    AT_MOST = "<="
    ABOUT = "~"

    @property
    def words(self) -> str:
        """The bound in words, empty for an exact number."""
        return _BOUND_WORDS[self]


_BOUND_WORDS: Final = {
    Bound.EXACTLY: "",
    Bound.MORE_THAN: "more than",
    Bound.AT_LEAST: "at least",
    Bound.FEWER_THAN: "fewer than",
    Bound.AT_MOST: "at most",
    Bound.ABOUT: "about",
}


@attrs.frozen(field_transformer=naming)
class Count:
    """A number of things, as exact as its source.

    >>> Count.parse(">12").words, str(Count(37))
    ('more than 12', '37')
    """

    number: int = attrs.field(converter=whole)
    bound: Bound = attrs.field(default=Bound.EXACTLY, converter=Bound)

    @classmethod
    def parse(cls, text: str) -> Count:
        """Read ``37``, ``>12``, ``>=8``, ``<100000``, ``<=5`` or ``~300``.

        Raises:
            RecordError: The text is no such count.
        """
        found = _COUNT.fullmatch(text.strip())
        if not found:
            raise RecordError(
                "count",
                "count",
                f"found {text[:40]!r}, expected digits, with >, >=, <, <= or ~ before them where not exact",
                'quote it in YAML: ">12"',
            )
        return cls(int(found[2]), Bound(found[1] or ""))

    @property
    def words(self) -> str:
        """The count in English, with thousands set apart."""
        return f"{self.bound.words} {self.number:,}".strip()

    def __str__(self) -> str:
        return f"{self.bound}{self.number}"


def to_count(value: Count | int | str | None) -> Count | None:
    """Return a count; a number is exact, a string is read by `Count.parse`."""
    if isinstance(value, str):
        return Count.parse(value)
    if isinstance(value, int):
        return Count(value)
    return optional_instance(value, Count, 'a count such as 37 or ">12"')
