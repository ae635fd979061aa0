"""A property of the calendar: what it is called, who defines it, what it carries, how it is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Generic, TypeAlias, TypeVar

import attrs

from exporters.ical._values import Plain, Text, Value

__all__ = ["Made", "Property", "always", "plain", "text"]

Parameters: TypeAlias = Mapping[str, str]
Made: TypeAlias = tuple[Value, Parameters]
SubjectT = TypeVar("SubjectT")


@attrs.frozen
class Property(Generic[SubjectT]):
    """A property: what it is called, who defines it, what it carries, how it is made.

    Attributes:
        name: Its name.
        standard: Where it is defined.
        carries: What it says, as the reference page has it.
        make: Yields its values with their parameters; none where it does not occur.
        journal: Whether a journal entry may have it.
    """

    name: str
    standard: str
    carries: str
    make: Callable[[SubjectT], Iterator[Made]]
    journal: bool = True


def always(value: str) -> Callable[[object], Iterator[Made]]:
    def make(_: object) -> Iterator[Made]:
        yield Plain(value), {}

    return make


def text(say: Callable[[SubjectT], str | None]) -> Callable[[SubjectT], Iterator[Made]]:
    def make(subject: SubjectT) -> Iterator[Made]:
        said = say(subject)
        if said:
            yield Text(said), {}

    return make


def plain(say: Callable[[SubjectT], str | None]) -> Callable[[SubjectT], Iterator[Made]]:
    def make(subject: SubjectT) -> Iterator[Made]:
        said = say(subject)
        if said:
            yield Plain(said), {}

    return make
