"""Time zones of a calendar: the IANA zone that a TZID means, or the rules that the calendar itself gives."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, Final
from zoneinfo import ZoneInfo

import attrs
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from exporters.ical._read_guard import parsed
from exporters.ical._read_lines import Component

__all__ = ["Zones"]

# Lotus, Outlook and libical put a path or quotes around the name.
_IANA_AT_END: Final = re.compile(r"(?:^|/)((?:[A-Z][A-Za-z]+/)?[A-Z][A-Za-z_+-]+(?:/[A-Z][A-Za-z_+-]+)?)$")

_MOST_OBSERVANCES: Final = 1_000


@attrs.frozen(slots=False)
class Zones:
    """The zones that a calendar uses.

    Attributes:
        calendar: The calendar.
    """

    calendar: Component

    def name(self, tzid: str) -> str | None:
        """Return the IANA name that a TZID stands for, or None."""
        if tzid.upper() in {"UTC", "ETC/UTC", "GMT", "Z"}:
            return "UTC"
        candidates = [tzid, WINDOWS_TO_OLSON.get(tzid, "")]
        found = _IANA_AT_END.search(tzid)
        candidates += [found[1]] if found else []
        return next((name for name in candidates if name and _rules(name)), None)

    def shift(self, tzid: str, local: datetime) -> timedelta | None:
        """Return how far a clock is ahead of UTC by the calendar's own rules; None where it gives none."""
        rules = self._own.get(tzid)
        if rules is None:
            return None
        try:
            offset: timedelta | None = local.replace(tzinfo=rules).utcoffset()
        except Exception:  # noqa: BLE001 - rules as the file has them; whatever they do, they are no rules then
            return None
        return offset

    @cached_property
    def _own(self) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for part in self.calendar.parts:
            line = part.line("TZID")
            if part.name == "VTIMEZONE" and line is not None and line.value not in found and _is_yearly(part):
                component = parsed(part)
                rules = None if component is None else _tzinfo(component)
                if rules is not None:
                    found[line.value] = rules
        return found


def _is_yearly(zone: Component) -> bool:
    """Say whether the clocks of a zone change by yearly rules: others could keep a reader busy for ever."""
    rules = [line.value for part in zone.parts for line in part.all("RRULE")]
    return len(zone.parts) <= _MOST_OBSERVANCES and all("FREQ=YEARLY" in rule.upper() for rule in rules)


def _rules(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def _tzinfo(component: Any) -> Any:
    try:
        return component.to_tz(lookup_tzid=False)
    except Exception:  # noqa: BLE001 - icalendar leaks whatever its parts raise on rules that make no sense
        return None
