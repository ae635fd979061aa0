"""The columns that begin every sheet whose rows belong to events: the id that leads back, and the title."""

from __future__ import annotations

from typing import Protocol, TypeVar

from exporters.xlsx._cells import Content
from exporters.xlsx._columns import Column
from exporters.xlsx._looks import Look
from timeline.events import Event

__all__ = ["event_id_column", "event_title_column"]


class _OfEvent(Protocol):
    @property
    def event(self) -> Event: ...


RowT = TypeVar("RowT", bound=_OfEvent)


def event_id_column(row: type[RowT]) -> Column[RowT]:
    """Return the column of the event's id, linked to its row on the sheet of events."""
    del row
    return Column(
        header="Event ID",
        width=22,
        look=Look.CODE,
        field="id",
        help="The event; the link leads to its row.",
        make=lambda context, row: Content(row.event.id, link=context.event_link(row.event.id)),
    )


def event_title_column(row: type[RowT], width: float) -> Column[RowT]:
    """Return the column of the event's title."""
    del row
    return Column(
        header="Event",
        width=width,
        field="title",
        help="Its title.",
        make=lambda _, row: row.event.title,
    )
