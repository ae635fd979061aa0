"""Reads a calendar with libical, the parser of Evolution and KOrganizer, and prints its events as JSON.

Runs under the Python of the system, which has the GObject bindings of libical: python3 read_libical.py FILE.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def library() -> Any:
    """Return libical's bindings."""
    import gi  # type: ignore[import-not-found]

    gi.require_version("ICalGLib", "3.0")
    from gi.repository import ICalGLib  # type: ignore[import-not-found]

    return ICalGLib


def components(ical: Any, parent: Any) -> Iterator[Any]:
    """Yield the components in a component, at any depth."""
    found = parent.get_first_component(ical.ComponentKind.ANY_COMPONENT)
    while found is not None:
        yield found
        yield from components(ical, found)
        found = parent.get_next_component(ical.ComponentKind.ANY_COMPONENT)


def errors(ical: Any, component: Any) -> Iterator[str]:
    """Yield what libical has to say against a component."""
    found = component.get_first_property(ical.PropertyKind.XLICERROR_PROPERTY)
    while found is not None:
        text = found.as_ical_string().replace("\r\n ", "").strip()
        # libical 3 is older than RFC 9253: it sets LINK aside and reads on.
        if not text.endswith("property name: LINK"):
            yield text
        found = component.get_next_property(ical.PropertyKind.XLICERROR_PROPERTY)


def time(ical: Any, value: Any) -> str:
    """Return a day, a time in UTC, or a floating time."""
    zone = value.get_timezone()
    if zone is not None and not value.is_date():
        value = value.convert_to_zone(ical.Timezone.get_utc_timezone())
    day = f"{value.get_year():04}-{value.get_month():02}-{value.get_day():02}"
    if value.is_date():
        return day
    clock = f"{value.get_hour():02}:{value.get_minute():02}:{value.get_second():02}"
    return f"{day}T{clock}{'Z' if zone is not None else ''}"


def told(ical: Any, event: Any) -> dict[str, Any]:
    """Return what libical knows of an event."""
    return {
        "uid": event.get_uid(),
        "title": event.get_summary(),
        "start": time(ical, event.get_dtstart()),
        "end": time(ical, event.get_dtend()),
        "all_day": event.get_dtstart().is_date(),
        "description": event.get_description(),
    }


def main() -> None:
    """Print the events, or end with what libical has to say against the calendar."""
    ical = library()
    calendar = ical.Component.new_from_string(Path(sys.argv[1]).read_bytes().decode())
    parts = [calendar, *components(ical, calendar)]
    complaints = [error for part in parts for error in errors(ical, part)]
    if complaints:
        sys.exit("\n".join(complaints))
    events = [part for part in parts if part.isa() == ical.ComponentKind.VEVENT_COMPONENT]
    sys.stdout.write(json.dumps([told(ical, event) for event in events]))


if __name__ == "__main__":
    main()
