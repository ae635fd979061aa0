"""The error family.

Every error this project raises on purpose descends from `TimelineError`, and also from the builtin that
fits, so that `except ValueError` keeps working for people who never read this page::

    TimelineError
    ├── DateError            ValueError    a string or a value that is no date
    ├── RecordError          ValueError    a record that cannot be what its fields say
    ├── InputError           ValueError    faults found while reading or checking files, all in one
    ├── OptionError          ValueError    an option no format or command has, or a value it cannot take
    ├── UnknownNameError     LookupError   an id, alias, format or kind that is not there
    ├── UnfitError           ValueError    a part of a YAML text that cannot be changed alone (timeline.yaml)
    ├── MissingExtraError    ImportError   a format whose optional packages are not installed
    └── ExportError          RuntimeError  a file that could not be written; the old one is whole
        └── LossError                      losses refused: nothing was written

An error carries its parts as attributes and builds its message from them when it is shown: what was found, what
was expected, what to do about it. So an error that is caught and forgotten costs no search for near names, and
one that crosses to another process arrives whole.

Faults and their positions are made with attrs and loaded when first used (PEP 562): dates raise errors, and are to
load nothing that heavy.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from timeline.errors._fault import Fault, Position

__all__ = [
    "DateError",
    "ExportError",
    "Fault",
    "InputError",
    "LossError",
    "MissingExtraError",
    "OptionError",
    "Position",
    "RecordError",
    "TimelineError",
    "UnknownNameError",
    "did_you_mean",
    "nearest",
]

_SHOWN = 60
_FEW = 12


class TimelineError(Exception):
    """The base of every error this project raises on purpose."""


def nearest(given: str, known: Iterable[str]) -> str | None:
    """Return the known name that `given` was most likely meant to be, or None.

    >>> nearest("titel", ["title", "summary"])
    'title'
    """
    from difflib import get_close_matches  # noqa: PLC0415  # loaded when a name is wrong

    folded = {name.casefold(): name for name in known}
    matches = get_close_matches(given.casefold(), folded, n=1)
    return folded[matches[0]] if matches else None


def did_you_mean(given: str, known: Iterable[str]) -> str:
    """Return the advice that names the nearest known name, or an empty string where none is near.

    >>> did_you_mean("titel", ["title", "summary"])
    "did you mean 'title'?"
    """
    guess = nearest(given, known)
    return f"did you mean {guess!r}?" if guess else ""


def _shorten(text: str) -> str:
    shown = text if len(text) <= _SHOWN else f"{text[: _SHOWN - 1]}…"
    return repr(shown)


def _tail(advice: str) -> str:
    return f"; {advice}" if advice else ""


class DateError(TimelineError, ValueError):
    """A string or a value that is no date.

    Attributes:
        text: What was given.
        position: The index in `text`, in code points, of the first character that cannot stand.
        expected: What could have stood there.
        advice: What to write instead, or an empty string.
        record: The class of the record that was given it, in words, or an empty string.
        field: The field of that record, as a person types it, or an empty string.
    """

    def __init__(
        self, text: str, position: int, expected: str, advice: str = "", record: str = "", field: str = ""
    ) -> None:
        self.text = text
        self.position = position
        self.expected = expected
        self.advice = advice
        self.record = record
        self.field = field
        super().__init__(text, position, expected, advice, record, field)

    @property
    def problem(self) -> str:
        """What was found and what was expected, without the record and the advice."""
        where = f" at position {self.position}" if self.text else ""
        return f"{_shorten(self.text)} is no date: expected {self.expected}{where}"

    def within(self, record: str, field: str) -> DateError:
        """Return the same error as one of a field of a record."""
        return DateError(self.text, self.position, self.expected, self.advice, record, field)

    def __str__(self) -> str:
        where = f"{self.record}: {self.field}: " if self.record else ""
        return f"{where}{self.problem}{_tail(self.advice)}"


class RecordError(TimelineError, ValueError):
    """A record that cannot be what its fields say.

    Attributes:
        record: The class of the record, in words.
        field: The field at fault, as a person types it.
        problem: What was found and what was expected.
        advice: What to do, or an empty string.
    """

    def __init__(self, record: str, field: str, problem: str, advice: str = "") -> None:
        self.record = record
        self.field = field
        self.problem = problem
        self.advice = advice
        super().__init__(record, field, problem, advice)

    def within(self, record: str, field: str) -> RecordError:
        """Return the same error as one of a field of a record."""
        return RecordError(record, field, self.problem, self.advice)

    def __str__(self) -> str:
        return f"{self.record}: {self.field}: {self.problem}{_tail(self.advice)}"


class InputError(TimelineError, ValueError):
    """Faults found while reading or checking input, all of them in one.

    Attributes:
        faults: Each `Fault`, in the order of the input.
    """

    def __init__(self, faults: Sequence[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__(self.faults)

    def __str__(self) -> str:
        return "\n".join(map(str, self.faults))


class OptionError(TimelineError, ValueError):
    """An option that does not exist, or a value it cannot take.

    Attributes:
        option: The name of the option.
        problem: What was found and what was expected.
        advice: What to do, or an empty string.
    """

    def __init__(self, option: str, problem: str, advice: str = "") -> None:
        self.option = option
        self.problem = problem
        self.advice = advice
        super().__init__(option, problem, advice)

    def __str__(self) -> str:
        return f"option {self.option}: {self.problem}{_tail(self.advice)}"


class UnknownNameError(TimelineError, LookupError):
    """A name that stands for nothing: an id, an alias, a format, a kind.

    Attributes:
        what: What was looked for, such as `format`.
        name: The name given.
        known: The names that would have done.
        advice: What to do, or an empty string.
    """

    def __init__(self, what: str, name: str, known: Iterable[str] = (), advice: str = "") -> None:
        self.what = what
        self.name = name
        self.known = tuple(known)
        self.advice = advice
        super().__init__(what, name)

    def __str__(self) -> str:
        # Whoever takes a timeline for a list asks for the event 0: a name of any type is answered.
        name = str(self.name)
        return f"no {self.what} named {_shorten(name)}{_tail(self._hint(name))}{_tail(self.advice)}"

    def _hint(self, name: str) -> str:
        guess = did_you_mean(name, self.known)
        if guess:
            return guess
        return f"there is {', '.join(self.known)}" if 0 < len(self.known) <= _FEW else ""


class MissingExtraError(TimelineError, ImportError):
    """A format, or a call of the command, whose optional packages are not installed.

    Attributes:
        format_name: The name of the format or call.
        extra: The extra that brings the packages.
        what: What it is, such as `format` or `call`.
        package: The distribution that has the extra.
    """

    def __init__(
        self, format_name: str, extra: str, *, what: str = "format", package: str = "sourced-timeline"
    ) -> None:
        self.format_name = format_name
        self.extra = extra
        self.what = what
        self.package = package
        super().__init__(format_name, extra)

    def __str__(self) -> str:
        return (
            f"the {self.what} {self.format_name!r} needs packages that are not installed; "
            f"install them with: pip install '{self.package}[{self.extra}]'"
        )


class ExportError(TimelineError, RuntimeError):
    """A file that could not be written. Where one stood before, it still stands, whole."""


class LossError(ExportError):
    """Losses refused: the caller asked that nothing be lost, so nothing was written.

    Attributes:
        losses: What would have been lost, each a `timeline.ports.Loss`.
    """

    def __init__(self, losses: Sequence[object]) -> None:
        self.losses = tuple(losses)
        super().__init__(self.losses)

    def __str__(self) -> str:
        count = len(self.losses)
        return f"{count} {'loss' if count == 1 else 'losses'} refused; nothing was written"


def __getattr__(name: str) -> Any:
    if name not in ("Fault", "Position"):
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module("timeline.errors._fault"), name)
    globals()[name] = value  # found at once the next time
    return value


def __dir__() -> list[str]:
    return __all__
