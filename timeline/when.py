"""How a record's date fields take what a person gives: a value, or its EDTF string."""

from __future__ import annotations

from timeline.dates import Edtf, EventDate

__all__ = ["to_edtf", "to_event_date"]


def to_edtf(value: Edtf | str | None) -> Edtf | None:
    """Return an EDTF value; a string is parsed.

    Raises:
        DateError: The string is no EDTF.
    """
    return Edtf.parse(value) if isinstance(value, str) else value


def to_event_date(value: EventDate | Edtf | str | None) -> EventDate | None:
    """Return a date with its provenance; a string is read as EDTF.

    Raises:
        DateError: The string is no EDTF.
    """
    if isinstance(value, str):
        return EventDate.parse(value)
    return EventDate(value) if isinstance(value, Edtf) else value
