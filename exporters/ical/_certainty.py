"""How much a date says of its days: all of them, some of them, a stretch they lie in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Final

from timeline.dates import AllOf, CalendarDate, Day, Edtf, Interval, Masked, Moment, OneOf, Range

__all__ = ["bounds", "certain", "kept", "middle", "plain", "yearless"]

# Digits, then nothing but X: the days that fit lie in one run.
_ONE_RUN: Final = re.compile(r"-?[0-9]*X*")


def bounds(value: Edtf) -> tuple[int | None, int | None]:
    """Return the first and the last possible day, None for one that no year is given for.

    Estimates with significant digits may cross: of `1950S2/1940` the widest reach is in order.
    """
    first, last = value.earliest, value.latest
    if first is not None and last is not None and first > last:
        return value.reach
    without_first, without_last = yearless(value)
    return None if without_first else first, None if without_last else last


def yearless(value: Edtf) -> tuple[bool, bool]:
    """Tell whether no digit of the year is given, on either side: the bounds then say how EDTF counts, not when.

    >>> yearless(Edtf.parse("XXXX-12-25")), yearless(Edtf.parse("2015/XXXX-12-25"))
    ((True, True), (False, True))
    """
    if isinstance(value, Interval):
        return _lacks_year(value.begin), _lacks_year(value.end)
    members = value.members if isinstance(value, AllOf | OneOf) else (value,)
    ends = [end for member in members for end in (_ends(member) if isinstance(member, Range) else (member,))]
    found = any(map(_lacks_year, ends))
    return found, found


def _lacks_year(value: object) -> bool:
    return isinstance(value, Masked) and not value.year.strip("-X")


def plain(value: Edtf) -> bool:
    """Tell whether DTSTART and DTEND say all that the value says."""
    if isinstance(value, Interval):
        return _exact_day(value.begin) and _exact_day(value.end)
    return _exact_day(value)


def _exact_day(value: object) -> bool:
    return isinstance(value, Moment) or (isinstance(value, Day) and not value.qualifiers)


def certain(value: Edtf) -> bool:
    """Tell whether the event fills all days from the first to the last: a true span, or days in a row."""
    if isinstance(value, AllOf):
        return kept(value) and len(_runs(value)) == 1
    return isinstance(value, Interval) or _exact_day(value)


def kept(value: Edtf) -> bool:
    """Tell whether the event is shown whatever `imprecise` says: its days are known, or it has a true start or end."""
    if isinstance(value, AllOf):
        return all(_exact_day(end) for member in value.members for end in _ends(member))
    return isinstance(value, Interval)


def _ends(member: CalendarDate | Range) -> tuple[CalendarDate | None, CalendarDate | None]:
    return (member.first, member.last) if isinstance(member, Range) else (member, member)


def _runs(value: AllOf | OneOf) -> list[tuple[int, int]]:
    """Return the stretches of days that the members fill, in order, those that touch made one."""
    spans = [
        (first.earliest, last.latest)
        for first, last in map(_ends, value.members)
        if first is not None and last is not None
    ]
    runs: list[tuple[int, int]] = []
    for begin, end in sorted(spans):
        if runs and begin <= runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((begin, end))
    return runs


def middle(value: Edtf) -> date:
    """Return a day in the middle that the event may have happened on; the first where the days lie scattered."""
    begin, end = _middle_run(value)
    return date.fromordinal((begin + end) // 2)


def _middle_run(value: Edtf) -> tuple[int, int]:
    first, last = value.earliest, value.latest
    if first is None or last is None:
        raise ValueError(f"{value} has no middle")
    if isinstance(value, OneOf):
        runs = _runs(value)
        return runs[(len(runs) - 1) // 2]
    scattered = isinstance(value, Masked) and not _ONE_RUN.fullmatch(_digits(value))
    return (first, first) if scattered else (first, last)


def _digits(value: Masked) -> str:
    parts: Sequence[str | None] = (value.year, value.month, value.day)
    return "".join(part for part in parts if part)
