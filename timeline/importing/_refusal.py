"""What an import leaves as it stands, and why."""

from __future__ import annotations

import attrs

from timeline.views import Record

__all__ = ["Refusal"]


@attrs.frozen(order=True)
class Refusal:
    """A record that the file would create, change or remove, and that stays as it is.

    Attributes:
        record: Of what sort it is.
        id: Its id.
        reason: Why.
    """

    record: Record
    id: str
    reason: str

    def __str__(self) -> str:
        return f"{self.record} {self.id}: {self.reason}"
