"""The one place where a library sees a calendar's own text: what it raises on malformed input ends here."""

from __future__ import annotations

import warnings
from typing import Any

from icalendar import Component as ICalComponent

from exporters.ical._read_lines import Component

__all__ = ["parsed"]


def parsed(*components: Component) -> Any:
    """Return components as icalendar reads them, in a calendar where there are several; None where it cannot."""
    lines = [line for component in components for line in component.raw()]
    if len(components) != 1:
        lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//x//EN", *lines, "END:VCALENDAR"]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            # Bytes, never a text: a text of one line would be taken for the name of a file.
            return ICalComponent.from_ical("\r\n".join([*lines, ""]).encode())
    except Exception:  # noqa: BLE001 - it leaks AttributeError, TypeError and more; a count of what is left out is kept
        return None
