"""How a record's date fields take what a person gives: a value, or its EDTF string."""

from __future__ import annotations

import datetime as dt
from typing import Any, TypeVar

from timeline.dates import Edtf, EventDate
from timeline.errors import RecordError

__all__ = ["to_edtf", "to_event_date"]

T = TypeVar("T")


def to_edtf(value: Edtf | str | None) -> Edtf | None:
    """Return an EDTF value; a string is parsed.

    Raises:
        DateError: The string is no EDTF.
        RecordError: The value is something else.
    """
    if isinstance(value, str):
        return Edtf.parse(value)
    return value if value is None else _date(value, Edtf)


def to_event_date(value: EventDate | Edtf | str | None) -> EventDate | None:
    """Return a date with its provenance; a string is read as EDTF.

    Raises:
        DateError: The string is no EDTF.
        RecordError: The value is something else.
    """
    if isinstance(value, str):
        return EventDate.parse(value)
    if isinstance(value, Edtf):
        return EventDate(value)
    return value if value is None else _date(value, EventDate)


def _date(value: T, cls: type[Any]) -> T:
    if isinstance(value, cls):
        return value
    # Python's own dates are the likeliest slip; a datetime holds a precision that nobody may have meant.
    advice = f"write {str(value)!r}" if type(value) is dt.date else ""
    raise RecordError("record", "date", f"found {type(value).__name__}, expected an EDTF text", advice)
