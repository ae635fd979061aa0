"""Columns and sheets as data: what stands in each column, written once for writing, docs and tests."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final, Generic, TypeVar

import attrs

from exporters.xlsx._cells import Content, Scalar
from exporters.xlsx._context import Context
from exporters.xlsx._looks import Look
from timeline.events import Event

__all__ = ["Column", "Sheet", "no_more", "unique_headers"]

RecordT = TypeVar("RecordT")

_LONGEST: Final = 100


@attrs.frozen(kw_only=True)
class Column(Generic[RecordT]):
    """A column of a sheet.

    Attributes:
        header: Its heading.
        width: Its width, in digits.
        help: What stands in it, in one sentence.
        make: Makes the content of its cell from a record.
        look: The look of its cells, where the content has none of its own.
        field: The path of the field it shows, for what is reported cut; empty where the sheet's `field_of` says it.
        choices: The heading of the hidden list whose entries its cells offer.
        optional: Whether it is left out where no record fills it.
    """

    header: str
    width: float
    help: str
    make: Callable[[Context, RecordT], Content | Scalar]
    look: Look = Look.TEXT
    field: str = ""
    choices: str = ""
    optional: bool = False


def no_more(context: Context, records: Iterable[RecordT]) -> Sequence[Column[RecordT]]:
    """Return no further columns."""
    del context, records
    return ()


def no_field(record: object) -> str:
    """Return no path."""
    del record
    return ""


@attrs.frozen(kw_only=True)
class Sheet(Generic[RecordT]):
    """A sheet that is a table: a row a record.

    Attributes:
        name: Its name, also of its table.
        help: What its rows are, in one sentence.
        columns: Its columns, apart from those that depend on the timeline.
        of_event: Makes the records of one event; None where the records are not of events.
        of_timeline: Makes the records that are not of events.
        more: Makes the columns that depend on the timeline.
        frozen: How many columns stay in sight.
        colours_kinds: Whether its column Kind has the colours of the kinds of event.
        event_of: Returns the id of the event that a record belongs to.
        field_of: Returns the path of the field that a record is, on a sheet whose rows are fields.
    """

    name: str
    help: str
    columns: tuple[Column[RecordT], ...]
    of_event: Callable[[Context, Event], Iterable[RecordT]] | None = None
    of_timeline: Callable[[Context], Iterable[RecordT]] | None = None
    more: Callable[[Context, Iterable[RecordT]], Sequence[Column[RecordT]]] = no_more
    frozen: int = 1
    colours_kinds: bool = False
    event_of: Callable[[RecordT], str | None]
    field_of: Callable[[RecordT], str] = no_field


def unique_headers(wanted: Iterable[str], taken: Iterable[str], suffix: str) -> list[str]:
    """Return headings that no other column has: a table tells its columns apart by name, whatever the case.

    >>> unique_headers(["Title", "ship", "Ship"], ["Title"], "custom")
    ['Title (custom)', 'ship', 'Ship (custom)']
    """
    seen = {header.casefold() for header in taken}
    found: list[str] = []
    for header in (_heading(name, suffix) for name in wanted):
        name, count = header, 1
        while name.casefold() in seen:
            name = f"{header} ({suffix})" if count == 1 else f"{header} ({suffix} {count})"
            count += 1
        seen.add(name.casefold())
        found.append(name)
    return found


def _heading(name: str, suffix: str) -> str:
    # The name of a table's column has at most 255 characters, and one at least.
    return (name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…") or suffix
