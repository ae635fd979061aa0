"""The sheet Timeline: a row an event, or a row a record that stands for a series of them."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Final, TypeAlias

from exporters.xlsx._cells import Content, Scalar, count_content, number
from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._context import Context
from exporters.xlsx._custom import custom_columns
from exporters.xlsx._dates import Dates, cell_dates
from exporters.xlsx._layout import year_of
from exporters.xlsx._links import spot_link
from exporters.xlsx._looks import Look
from timeline.dates import Basis, EventDate
from timeline.events import Event
from timeline.prose import date_words, kind_words, label_words, participants_words, status_words

__all__ = ["TIMELINE"]

Make: TypeAlias = Callable[[Context, Event], Content | Scalar]


@lru_cache(maxsize=8)
def _dates(date: EventDate | None) -> Dates:
    # Several cells of one row, one after the other, show the same date.
    return cell_dates(date)


def _begin(context: Context, event: Event) -> Content | None:
    del context
    return _dates(event.date).begin


def _end(context: Context, event: Event) -> Content | None:
    del context
    return _dates(event.date).end


def _utc(context: Context, event: Event) -> Content | None:
    del context
    return _dates(event.date).utc


def _zone(context: Context, event: Event) -> str | None:
    del context
    return _dates(event.date).zone


def _citations(context: Context, event: Event) -> Content:
    return Content(len(event.citations), link=spot_link(context.layout.citations.get(event.id)))


def _first_source(context: Context, event: Event) -> Content | None:
    if not event.citations:
        return None
    source = event.citations[0].source
    return Content(source, link=context.source_link(source))


def _accounts(context: Context, event: Event) -> Content | None:
    if not event.accounts:
        return None
    return Content(len(event.accounts), link=spot_link(context.layout.accounts.get(event.id)))


def _basis(context: Context, event: Event) -> str | None:
    del context
    plain = event.date is None or event.date.basis is Basis.STATED
    return None if plain or event.date is None else label_words(event.date.basis.value)


_COLUMNS: Final[tuple[Column[Event], ...]] = (
    Column(
        header="Event ID",
        width=13,
        look=Look.CODE,
        field="id",
        help="The id by which every sheet names the event.",
        make=lambda _, event: event.id,
    ),
    Column(
        header="Date",
        width=14,
        look=Look.DAY,
        field="date",
        help="The first day it may fall on, shown as precisely as it is known; in grey italics where the date is a "
        "choice, approximate or uncertain; empty before 1 March 1900, where Excel has no dates.",
        make=_begin,
    ),
    Column(
        header="End",
        width=12,
        look=Look.DAY,
        field="date",
        help="The last day it may fall on; empty where that would read the same as Date.",
        make=_end,
    ),
    Column(
        header="EDTF",
        width=11,
        look=Look.CODE,
        field="date.edtf",
        help="The date itself, in the Extended Date/Time Format (ISO 8601-2): where other columns say less, this holds.",
        make=lambda _, event: str(event.date) if event.date else None,
    ),
    Column(
        header="Date in words",
        width=14,
        field="date",
        help="The same date in English.",
        make=lambda _, event: date_words(event),
    ),
    Column(
        header="Precision",
        width=9,
        field="date",
        choices="Precision",
        help="The finest unit down to which the date is known.",
        make=lambda _, event: event.date.precision.value if event.date else None,
    ),
    Column(
        header="Kind",
        width=10.5,
        field="kind",
        choices="Kind",
        help="What sort of event it is; each kind has its colour.",
        make=lambda _, event: kind_words(event),
    ),
    Column(
        header="Title",
        width=28,
        look=Look.LABEL,
        field="title",
        help="What happened, in one line.",
        make=lambda _, event: event.title,
    ),
    Column(
        header="Summary",
        width=22.5,
        field="summary",
        help="What happened, at more length.",
        make=lambda _, event: event.summary,
    ),
    Column(
        header="Place",
        width=13.5,
        field="place",
        help="Where.",
        make=lambda _, event: str(event.place) if event.place else None,
    ),
    Column(
        header="Participants",
        width=18,
        field="participants",
        help="Who took part, and how; the sheet Participants has a row for each.",
        make=lambda context, event: participants_words(context.timeline, event),
    ),
    Column(
        header="Status",
        width=9,
        field="status",
        choices="Status",
        help="How far the event is a fact; what did not take place is in grey.",
        make=lambda _, event: status_words(event.status),
    ),
    Column(
        header="Citations",
        width=9.5,
        look=Look.PLAIN,
        field="citations",
        help="How many citations it has; the link leads to the first.",
        make=_citations,
    ),
    Column(
        header="First source",
        width=15,
        look=Look.CODE,
        field="citations",
        help="The source it cites first; the link leads there.",
        make=_first_source,
    ),
    Column(
        header="Year",
        width=6,
        look=Look.PLAIN,
        field="date",
        help="The year of its first possible day, else of its last; 0 is 1 BC and -43 is 44 BC.",
        make=lambda _, event: number(year_of(event)),
    ),
    Column(
        header="Count",
        width=10,
        look=Look.NUMBER,
        field="count",
        optional=True,
        help="How many happenings the row stands for, where it stands for a series; such a row is not counted as one event.",
        make=lambda _, event: count_content(event.count),
    ),
    Column(
        header="Accounts",
        width=9,
        look=Look.PLAIN,
        field="accounts",
        optional=True,
        help="How many versions of it differ; the link leads to them.",
        make=_accounts,
    ),
    Column(
        header="Zone",
        width=20,
        look=Look.CODE,
        field="date.zone",
        optional=True,
        help="The time zone in which the date holds; a time under Date is the wall time there.",
        make=_zone,
    ),
    Column(
        header="UTC",
        width=16,
        look=Look.MINUTE,
        field="date",
        optional=True,
        help="A time under Date in UTC, where its zone is known and fixes it.",
        make=_utc,
    ),
    Column(
        header="As stated",
        width=24,
        field="date.stated",
        optional=True,
        help="The date in the source's own words.",
        make=lambda _, event: event.date.stated if event.date else None,
    ),
    Column(
        header="Basis",
        width=10,
        field="date.basis",
        optional=True,
        help="How the date follows from the source, where it does not state it.",
        make=_basis,
    ),
    Column(
        header="Tags",
        width=24,
        field="tags",
        optional=True,
        help="Words to find it by.",
        make=lambda _, event: "; ".join(event.tags),
    ),
    Column(
        header="Also called",
        width=30,
        field="calls",
        optional=True,
        help="What else the sources call it.",
        make=lambda _, event: "; ".join(event.calls),
    ),
    Column(
        header="Latitude",
        width=10,
        look=Look.DEGREES,
        field="place.lat",
        optional=True,
        help="Degrees north of the equator.",
        make=lambda _, event: event.place.lat if event.place else None,
    ),
    Column(
        header="Longitude",
        width=10,
        look=Look.DEGREES,
        field="place.lon",
        optional=True,
        help="Degrees east of Greenwich.",
        make=lambda _, event: event.place.lon if event.place else None,
    ),
    Column(
        header="Note",
        width=60,
        field="note",
        optional=True,
        help="A remark of the chronicler.",
        make=lambda _, event: event.note,
    ),
)


TIMELINE: Final = Sheet[Event](
    name="Timeline",
    help="The events in chronological order, the undated last.",
    columns=_COLUMNS,
    of_event=lambda _, event: (event,),
    more=lambda context, events: custom_columns(context, events, _COLUMNS, ""),
    frozen=2,
    colours_kinds=True,
    event_of=lambda event: event.id,
)
