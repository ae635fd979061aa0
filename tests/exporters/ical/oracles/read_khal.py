"""Reads a folder of items with khal, and prints its events as JSON.

Runs under the Python that khal is installed for: python3 read_khal.py FOLDER DATABASE.
"""

import datetime as dt
import json
import sys
from pathlib import Path
from typing import Any


def collection(folder: Path, database: str) -> Any:
    """Return khal's view of the folder."""
    import pytz  # type: ignore[import-untyped,unused-ignore] # what khal itself uses
    from khal.khalendar import CalendarCollection  # type: ignore[import-not-found]

    locale = {
        "local_timezone": pytz.utc,
        "default_timezone": pytz.utc,
        "unicode_symbols": True,
        "firstweekday": 0,
    }
    calendar = {
        "name": "feed",
        "path": str(folder),
        "readonly": True,
        "color": "",
        "priority": 10,
        "ctype": "calendar",
    }
    return CalendarCollection(calendars={"feed": calendar}, dbpath=database, locale=locale)


def time(value: dt.datetime, event: Any) -> str:
    """Return a day, a time in UTC, or a floating time."""
    if event.allday:
        return value.isoformat()
    if type(event).__name__ == "FloatingEvent":
        return value.replace(tzinfo=None).isoformat()
    return value.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")


def told(event: Any) -> dict[str, Any]:
    """Return what khal knows of an event."""
    return {
        "uid": event.uid,
        "title": event.summary,
        "start": time(event.start, event),
        # khal's own end of an all-day event is its last day.
        "end": time(event.end + dt.timedelta(days=1) if event.allday else event.end, event),
        "all_day": event.allday,
        "description": event.description,
    }


if __name__ == "__main__":
    items = Path(sys.argv[1])
    calendars = collection(items, sys.argv[2])
    names = sorted(path.name for path in items.glob("*.ics"))
    sys.stdout.write(json.dumps([told(calendars.get_event(name, "feed")) for name in names]))
