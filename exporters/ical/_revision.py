"""From one export to the next: what changed keeps count, what did not keeps every byte, what is gone is cancelled."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Final

import attrs
from icalendar.parser import Contentline

from exporters.ical._previous import Standing, essence, name_of, without_lead
from exporters.ical.fields import STAMPS, WITHDRAWN, Stamps

__all__ = ["Record", "cancelled", "revised", "times_of"]

# What a reader of the calendar would have to move or strike out. RFC 5545, 3.8.7.4
_SIGNIFICANT: Final = frozenset(
    {
        "DTSTART",
        "DTEND",
        "LOCATION",
        "GEO",
        "STATUS",
        "X-TIMELINE-EDTF",
        "X-TIMELINE-TIME",
        "X-TIMELINE-STATUS",
    }
)
# What a cancelled event still says: which one it was, not what was wrong with it.
_CARRIED: Final = (
    "SUMMARY", "DTSTART", "DTEND", "UID", "CLASS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "X-TIMELINE-ID",
)  # fmt: skip
_UID: Final = re.compile(r"UID:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_TIME: Final = re.compile(
    r"(?P<name>DTSTART|DTEND)(?P<form>;VALUE=DATE|;TZID=(?P<zone>[\w/+-]+)|):(?P<time>[0-9]{8}(?:T[0-9]{6})?)(?P<utc>Z?)",
    re.ASCII,
)
_UNFIT: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029]")
# RFC 5545, 3.1: no line is longer than 75 octets; icalendar folds before the 75th.
_FOLDED: Final = 75
_SECOND: Final = timedelta(seconds=1)
_LAST_SEQUENCE: Final = 2**31 - 1


@attrs.frozen(kw_only=True)
class Record:
    """An event as it goes into the feed.

    Attributes:
        kind: VEVENT or VJOURNAL.
        lines: Its content lines, without BEGIN, END and stamps.
        stamps: When and how often it changed.
    """

    kind: str
    lines: tuple[str, ...]
    stamps: Stamps

    @property
    def order(self) -> tuple[str, str]:
        """Its key in the feed: by start, then UID; what has no start comes last."""
        values = {
            name_of(line): line.rpartition(":")[2]
            for line in self.lines
            if name_of(line) in {"DTSTART", "UID"}
        }
        return values.get("DTSTART", "~"), values["UID"]

    def to_ical(self) -> bytes:
        """Return it in iCalendar, folded."""
        at = next(place for place, line in enumerate(self.lines, start=1) if name_of(line) == "UID")
        stamps = [f"{each.name}:{value}" for each in STAMPS for value, _ in each.make(self.stamps)]
        whole = (f"BEGIN:{self.kind}", *self.lines[:at], *stamps, *self.lines[at:], f"END:{self.kind}")
        return _folded(whole)


def _folded(lines: Sequence[str]) -> bytes:
    return b"".join(
        b"%b\r\n" % (line if len(line) < _FOLDED else _fold(line)) for line in map(str.encode, lines)
    )


def _fold(line: bytes) -> bytes:
    folded: bytes = Contentline(line).to_ical()  # type: ignore[no-untyped-call]  # as icalendar has it
    return folded


def revised(kind: str, lines: Sequence[str], standing: Standing | None, now: datetime) -> Record:
    """Return an event with its stamps: the old ones where it did not change, later ones where it did."""
    return Record(kind=kind, lines=tuple(lines), stamps=_stamps(kind, lines, standing, now))


def _stamps(kind: str, lines: Sequence[str], standing: Standing | None, now: datetime) -> Stamps:
    if standing is None:
        return Stamps(changed=now, sequence=0)
    if standing.changed and standing.kind == kind and standing.essence == essence(lines):
        return Stamps(changed=standing.changed, sequence=standing.number("SEQUENCE"))
    moved = standing.kind != kind or _significant(standing.lines) != _significant(lines)
    return _later(standing, now, moved=moved)


def _later(standing: Standing, now: datetime, *, moved: bool) -> Stamps:
    sequence = min(standing.number("SEQUENCE") + moved, _LAST_SEQUENCE)
    return Stamps(changed=_after(standing.changed, now), sequence=sequence)


def _after(changed: datetime | None, now: datetime) -> datetime:
    if changed is None or changed < now:
        return now
    return min(changed, datetime.max.replace(microsecond=0, tzinfo=UTC) - _SECOND) + _SECOND


def _significant(lines: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted(without_lead(line) for line in lines if name_of(line) in _SIGNIFICANT))


def cancelled(standing: Standing, now: datetime, exports: int) -> Record | None:
    """Return an event that is gone as a cancelled one; None once it has been carried for long enough.

    What is no line of ours is not carried either: the file may have been edited by hand.
    """
    carried = standing.number(WITHDRAWN.name)
    kept = [line for line in standing.lines if name_of(line) in _CARRIED]
    if carried >= exports or not _sound(standing.kind, kept):
        return None
    lines = (*kept, "STATUS:CANCELLED", f"{WITHDRAWN.name}:{carried + 1}")
    if carried and standing.changed:
        stamps = Stamps(changed=standing.changed, sequence=standing.number("SEQUENCE"))
    else:
        stamps = _later(standing, now, moved=True)
    return Record(kind=standing.kind, lines=lines, stamps=stamps)


def _sound(kind: str, lines: Sequence[str]) -> bool:
    names = [name_of(line) for line in lines]
    return (
        len(set(names)) == len(names)
        and any(_UID.fullmatch(line) for line in lines)
        and not any(_UNFIT.search(line) for line in lines)
        and _sound_times(kind, [line for line in lines if name_of(line) in {"DTSTART", "DTEND"}])
    )


def _sound_times(kind: str, lines: Sequence[str]) -> bool:
    """Tell whether an event has a start and a later end of the same form; an entry of the journal has no end."""
    found = [match for line in lines if (match := _TIME.fullmatch(line)) and _clock(match)]
    forms = {(match["form"], match["utc"]) for match in found}
    clocks = {match["name"]: _clock(match) for match in found}
    if len(found) != len(lines) or len(forms) > 1:
        return False
    if kind == "VJOURNAL":
        return "DTEND" not in clocks
    start, end = clocks.get("DTSTART"), clocks.get("DTEND")
    return start is not None and end is not None and start < end


def _clock(match: re.Match[str]) -> datetime | None:
    form = "%Y%m%dT%H%M%S" if "T" in match["time"] else "%Y%m%d"
    try:
        clock = datetime.strptime(match["time"], form)  # noqa: DTZ007 - as on the clock
    except ValueError:
        return None
    return clock if ("T" in match["time"]) != (match["form"] == ";VALUE=DATE") else None


def times_of(record: Record) -> list[tuple[str, datetime]]:
    """Return the zones that an event's times are written in, each with the time on the clock there."""
    found = [match for line in record.lines if (match := _TIME.fullmatch(line)) and match["zone"]]
    return [(match["zone"], clock) for match in found if (clock := _clock(match))]
