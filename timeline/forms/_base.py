"""What every form can do, and where it puts the faults it finds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from enum import Enum
from typing import Any, ClassVar, Final, TypeAlias

import attrs

from timeline.errors import Fault, TimelineError

__all__ = ["UNREAD", "Faults", "Form", "Path", "Schema", "Style", "described"]

Path: TypeAlias = tuple[str | int, ...]
Schema: TypeAlias = dict[str, Any]


class Style(Enum):
    """For whom plain data is meant.

    Attributes:
        TYPED: What a person types: short forms wherever one is natural.
        EXCHANGED: What programs exchange: one shape for one thing.
    """

    TYPED = "typed"
    EXCHANGED = "exchanged"


class _Unread(Enum):
    UNREAD = "unread"


UNREAD: Final = _Unread.UNREAD
"""Stands for a value that could not be read; its fault has been reported."""


@attrs.define
class Faults:
    """Collects faults, so that one run reports all of them.

    Attributes:
        null_is_absent: Whether null stands for a field left out, as in the interchange format.
        found: The faults, in the order of the input.
    """

    null_is_absent: bool = False
    found: list[Fault] = attrs.field(factory=list)

    def add(self, path: Path, code: str, problem: str, expected: str = "", advice: str = "") -> Any:
        """Note a fault and return the mark of an unread value."""
        fault = Fault(code=code, problem=problem, expected=expected, advice=advice, path=path)
        self.found.append(fault)
        return UNREAD

    def add_error(self, path: Path, error: TimelineError) -> Any:
        """Note as a fault what a value's own class had against it."""
        return self.add(path, "bad-value", str(error))


def described(raw: object) -> str:
    """Say what stands in the input, for the first half of a fault."""
    if raw is None:
        return "found nothing"
    if isinstance(raw, dict):
        return "found a mapping"
    if isinstance(raw, list):
        return "found a list"
    text = str(raw)
    return f"found {text!r}" if len(text) <= 60 else f"found {text[:59]!r}…"


class Form(ABC):
    """How the values of one type stand in plain data."""

    expects: ClassVar[str] = "a value"

    @abstractmethod
    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        """Return the value, or `UNREAD` once its fault is noted."""

    @abstractmethod
    def write(self, value: Any, style: Style) -> Any:
        """Return the value as plain data."""

    @abstractmethod
    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        """Return the JSON Schema of the plain data; shared parts go into `defs`."""

    def refuse(self, raw: Any, path: Path, faults: Faults, advice: str = "") -> Any:
        """Note that something else stands where this form was expected."""
        code = "empty-value" if raw is None else "wrong-shape"
        advice = advice or ("leave the key out where there is nothing to say" if raw is None else "")
        return faults.add(path, code, described(raw), self.expects, advice)
