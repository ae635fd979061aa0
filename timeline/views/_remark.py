"""What a view or a merge has to say of a record: what left, what could not be kept as it was."""

from __future__ import annotations

import attrs

from timeline.fields import Vocabulary

__all__ = ["Record", "Remark"]


class Record(Vocabulary):
    """What a remark is about."""

    TIMELINE = "timeline"
    SOURCE = "source"
    PARTY = "party"
    EVENT = "event"


@attrs.frozen(kw_only=True)
class Remark:
    """One thing that is not in the result as it was in what it was made of.

    Attributes:
        record: What it is about.
        id: The id of that record.
        field: The path of the field, as a person types it; empty for the whole record.
        reason: What became of it, and why.

    >>> print(Remark(record="event", id="crimea", field="date", reason="supported only by later sources"))
    event crimea: date: supported only by later sources
    """

    record: Record = attrs.field(converter=Record)
    id: str
    field: str = ""
    reason: str

    def __str__(self) -> str:
        where = f"{self.record} {self.id}"
        return f"{where}: {self.field}: {self.reason}" if self.field else f"{where}: {self.reason}"
