"""Columns for fields of a chronology's own, on any sheet whose records have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from typing import TypeVar

from exporters.xlsx._columns import Column, unique_headers
from exporters.xlsx._context import Context
from timeline.events import Event
from timeline.provenance import Source

__all__ = ["custom_columns"]


RecordT = TypeVar("RecordT", Event, Source)


def custom_columns(
    context: Context, records: Iterable[RecordT], standing: Sequence[Column[RecordT]], prefix: str
) -> list[Column[RecordT]]:
    """Return a column for each custom field in use, in the order in which they are first met.

    Args:
        context: The run.
        records: The records of the sheet.
        standing: The columns the sheet has anyway.
        prefix: What stands before ``custom`` in the path of a field that found no room.
    """
    names = list(dict.fromkeys(name for record in records for name in record.custom))
    room = max(0, context.limits.columns - len(standing))
    for name in names[room:]:
        context.run.lost(None, f"{prefix}custom.{name}", "dropped", "a sheet has no more columns")
    headers = unique_headers(names[:room], (column.header for column in standing), "custom")
    return [
        Column[RecordT](
            header=header,
            width=24,
            field=f"{prefix}custom.{name}",
            help="A field of this chronology's own.",
            make=partial(_custom, name),
        )
        for name, header in zip(names, headers, strict=False)
    ]


def _custom(name: str, context: Context, record: Event | Source) -> str | None:
    del context
    return record.custom.get(name)
