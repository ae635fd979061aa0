"""VTIMEZONE: the rules of a zone around the dates in use, an observance a transition (RFC 5545, 3.6.5).

icalendar's own generator writes lists of RDATEs that some clients read an hour off, covers 1970 to 2038 alone,
and puts the onset of summer time an hour late; see tests/exporters/ical/test_traps.py.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

import attrs
from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

from exporters.ical._values import Plain, Text, day_or_time, offset_text, put

__all__ = ["zone_component"]

# No clock followed a zone's rules before; readers of VTIMEZONE in several languages fail on years below 1600.
_BEFORE_RULES: Final = datetime(1800, 1, 1, tzinfo=UTC)
_EARLIEST_ONSET: Final = datetime(1600, 1, 1, tzinfo=UTC)
# Shorter than any stretch between two transitions that both changed what the clock showed.
_STEP: Final = timedelta(days=2)
_AHEAD: Final = timedelta(days=400)
_SECOND: Final = timedelta(seconds=1)

State = tuple[timedelta, bool, str]


@attrs.frozen(order=True)
class _Observance:
    """The clock from one transition to the next.

    Attributes:
        onset: When it begins, in UTC.
        before: The offset until then.
        offset: The offset from then on.
        name: What the zone is called then.
        summer: Whether it is daylight saving time.
    """

    onset: datetime
    before: timedelta
    offset: timedelta
    name: str
    summer: bool


def zone_component(name: str, instants: Iterable[datetime]) -> Timezone:
    """Return the VTIMEZONE of a zone, right for the instants given and for the months around them."""
    component = Timezone()
    put(component, "TZID", Text(name))
    for observance in sorted(_in_use(ZoneInfo(name), instants)):
        component.add_component(_component(observance))
    return component


def _in_use(rules: ZoneInfo, instants: Iterable[datetime]) -> set[_Observance]:
    """Return the observances in force, those before them (some readers want both sorts), and the next where near."""
    found: set[_Observance] = set()
    current, known_until = None, None
    for instant in sorted(set(instants)):
        if known_until is not None and instant < known_until:
            continue
        onset = _onset(rules, instant, known_until)
        if current is None or onset is not None:
            current = _observance(rules, onset or _EARLIEST_ONSET)
            found |= {current, _observance(rules, _onset(rules, current.onset - _SECOND) or _EARLIEST_ONSET)}
        following = _next_change(rules, instant)
        known_until = following or instant + _AHEAD
        if following is not None:
            found.add(_observance(rules, following))
    return found


def _component(observance: _Observance) -> TimezoneDaylight | TimezoneStandard:
    component = TimezoneDaylight() if observance.summer else TimezoneStandard()
    # RFC 5545, 3.6.5: the onset is told by the clock as it stood until then.
    put(component, "DTSTART", day_or_time((observance.onset + observance.before).replace(tzinfo=None)))
    put(component, "TZOFFSETFROM", Plain(offset_text(observance.before)))
    put(component, "TZOFFSETTO", Plain(offset_text(observance.offset)))
    put(component, "TZNAME", Text(observance.name))
    return component


def _observance(rules: ZoneInfo, onset: datetime) -> _Observance:
    offset, summer, name = _state(rules, onset)
    before = _state(rules, onset - _SECOND)[0] if onset > _BEFORE_RULES else offset
    return _Observance(onset, before, offset, name, summer)


def _onset(rules: ZoneInfo, instant: datetime, floor: datetime | None = None) -> datetime | None:
    """Return the last transition at or before an instant, or None where there is none after the floor."""
    floor = floor or _BEFORE_RULES
    state, later, earlier = _state(rules, instant), instant, instant
    while earlier > floor:
        earlier = max(earlier - _STEP, floor)
        if _state(rules, earlier) != state:
            return _bisect(rules, earlier, later)
        later = earlier
    return None


def _next_change(rules: ZoneInfo, instant: datetime) -> datetime | None:
    state, earlier = _state(rules, instant), instant
    end = min(instant, datetime.max.replace(tzinfo=UTC) - 2 * _AHEAD) + _AHEAD
    while earlier < end:
        later = earlier + _STEP
        if _state(rules, later) != state:
            return _bisect(rules, earlier, later)
        earlier = later
    return None


def _bisect(rules: ZoneInfo, earlier: datetime, later: datetime) -> datetime:
    """Return the first second of the state at `later`; at `earlier` there is another."""
    state, low, high = _state(rules, later), int(earlier.timestamp()), int(later.timestamp())
    while high - low > 1:
        middle = (low + high) // 2
        if _state(rules, _at(middle)) == state:
            high = middle
        else:
            low = middle
    return _at(high)


def _at(second: int) -> datetime:
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=second)


def _state(rules: ZoneInfo, instant: datetime) -> State:
    local = instant.astimezone(rules)
    return local.utcoffset() or timedelta(), bool(local.dst()), local.tzname() or ""
