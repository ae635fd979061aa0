"""What every form can do, and where it puts the faults it finds."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable
from enum import Enum
from typing import Any, Final, TypeAlias, TypeGuard

import attrs

from timeline.errors import DateError, Fault, RecordError, TimelineError, nearest
from timeline.fields import LARGEST

__all__ = [
    "SHOWN",
    "UNREAD",
    "Faults",
    "Form",
    "Path",
    "Schema",
    "Style",
    "defined",
    "definition_name",
    "described",
    "is_list",
    "is_mapping",
]

Path: TypeAlias = tuple[str | int, ...]
Schema: TypeAlias = dict[str, Any]

SHOWN: Final = 60
# A guess compares a word with every known one; input that is wrong throughout must not pay for that each time.
_MOST_GUESSES: Final = 200


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
        style: How the input is written. Where programs exchange it, null stands for a field left out, and a
            kind of event that is not installed is carried as it is; a person's null or kind is a slip.
        found: The faults, in the order in which they were met.
    """

    style: Style = Style.TYPED
    found: list[Fault] = attrs.field(factory=list[Fault])
    _guesses: int = 0

    def add(self, path: Path, code: str, problem: str, expected: str = "", advice: str = "") -> Any:
        """Note a fault and return the mark of an unread value."""
        fault = Fault(code=code, problem=problem, expected=expected, advice=advice, path=path)
        self.found.append(fault)
        return UNREAD

    def add_error(self, path: Path, error: Exception) -> Any:
        """Note as a fault what a value's own class had against it."""
        if isinstance(error, DateError | RecordError):
            # The path says of which record and field it is.
            return self.add(path, "bad-value", error.problem, "", error.advice)
        if isinstance(error, TimelineError):
            return self.add(path, "bad-value", str(error))
        # A third party's validator raises what it likes, attrs' own say it in the first argument.
        return self.add(path, "bad-value", str(error.args[0] if error.args else type(error).__name__))

    def guess(self, given: str, known: Iterable[str]) -> str:
        """Return the advice that names the known word most like the one given, or an empty string."""
        self._guesses += 1
        found = nearest(given, known) if self._guesses <= _MOST_GUESSES else None
        return f"did you mean {found!r}?" if found else ""


def described(raw: object) -> str:
    """Say what stands in the input, for the first half of a fault.

    >>> described("soon"), described(True), described([])
    ("found 'soon'", 'found true', 'found a list')
    """
    return f"found {_shown(raw)}"


def _shown(raw: object) -> str:
    match raw:
        case None:
            return "nothing"
        case dict() | list():
            return "a mapping" if isinstance(raw, dict) else "a list"
        case str():
            return repr(raw) if len(raw) <= SHOWN else f"{raw[:SHOWN]!r}…"
        case bool():
            return str(raw).lower()
        case int() if abs(raw) > LARGEST:
            return "a very large number"  # Python refuses to write out the longest
        case _:
            return str(raw)


def is_mapping(raw: Any) -> TypeGuard[dict[str, Any]]:
    """Say whether plain data is a mapping."""
    return isinstance(raw, dict)


def is_list(raw: Any) -> TypeGuard[list[Any]]:
    """Say whether plain data is a list."""
    return isinstance(raw, list)


def definition_name(cls: type[Any]) -> str:
    """Return the name of a class in a schema; another package's may have a class of the same name as ours."""
    own = cls.__module__.partition(".")[0] == "timeline"
    return cls.__name__ if own else f"{cls.__module__}.{cls.__qualname__}"


def defined(name: str, make: Callable[[], Schema], defs: dict[str, Schema]) -> Schema:
    """Return a reference to a schema among the shared parts, which is made where it is not there yet."""
    if name not in defs:
        defs[name] = {}  # what is inside may refer to it already
        defs[name].update(make())
    return {"$ref": f"#/$defs/{name}"}


class Form(ABC):
    """How the values of one type stand in plain data."""

    expects: str = "a value"

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
