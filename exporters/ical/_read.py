"""Reading a calendar: our own feed exactly, another program's as a source among others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO, Final

from exporters.ical._read_foreign import Foreign
from exporters.ical._read_lines import read_calendar
from exporters.ical._read_options import ICalReadOptions
from exporters.ical._read_own import Own, is_own
from exporters.ical._read_update import update
from timeline.ports import Importer, Record, Run

__all__ = ["IMPORTER", "read"]


def read(file: BinaryIO, options: ICalReadOptions, run: Run) -> Iterator[Record]:
    """Yield the timeline of a calendar, then its records.

    Raises:
        InputError: The file is no calendar in UTF-8, or a feed of ours whose properties make no sense.
        MissingExtraError: The calendar repeats events, and the package that lists them is not installed.
    """
    calendar, text = read_calendar(file)
    name = str(getattr(file, "name", "calendar"))
    if is_own(calendar):
        yield from Own(calendar, name, run).records()
    else:
        yield from Foreign(calendar, text, name, options, run).records()


IMPORTER: Final = Importer(
    name="ical",
    title="iCalendar",
    suffixes=(".ics", ".ical"),
    options=ICalReadOptions,
    read=read,
    update=update,
)
