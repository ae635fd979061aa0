"""What a person may choose of reading a calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs

from timeline.errors import OptionError
from timeline.events import Status
from timeline.ports import option

__all__ = ["ICalReadOptions"]

_YEAR: Final = re.compile("[0-9]{4}")


def _first(value: date | str | None) -> date | None:
    return _day("since", value, "-01-01")


def _last(value: date | str | None) -> date | None:
    return _day("until", value, "-12-31")


def _day(name: str, value: date | str | None, rest: str) -> date | None:
    if not isinstance(value, str):
        return value
    try:
        return date.fromisoformat(value + rest if _YEAR.fullmatch(value) else value)
    except ValueError as error:
        raise OptionError(name, f"found {value!r}, expected a day such as 2024-03-01, or a year") from error


@attrs.frozen(kw_only=True)
class ICalReadOptions:
    """How a calendar is read."""

    since: str | date | None = attrs.field(
        default=None,
        converter=_first,
        metadata=option("The first day of the span that repeated events are listed in."),
    )
    until: str | date | None = attrs.field(
        default=None,
        converter=_last,
        metadata=option("The last day of that span; without it, what repeats without end is one record."),
    )
    status: Status = attrs.field(
        default=Status.PLANNED,
        converter=Status,
        metadata=option("What another program's confirmed event is: a calendar says what is planned."),
    )
    occurrences: int = attrs.field(
        default=1000, metadata=option("How many happenings of one repeated event are listed at most.")
    )
    events: int = attrs.field(default=50_000, metadata=option("How many events are read at most."))
