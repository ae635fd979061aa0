"""Import every calendar of a folder of other people's, real and malformed; say how each fared.

    python -m tests.stress.calendars FOLDER [SECONDS]

FOLDER is searched for .ics files; fetch them through the package registries, for instance the source distributions
of icalendar, recurring-ical-events, x-wr-timezone and khal, and the packages of node-ical and ical-generator. Each is
read, imported into a new chronology, written, imported again (nothing may change) and exported. Whatever ends in
another way than a result or one of our own errors is a fault of ours, and so is a file that is opened on the way.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from timeline.errors import TimelineError
from timeline.importing import apply, plan_import, read_incoming
from timeline.ports import exporter_named, render

__all__ = ["import_all"]

LIMIT_SECONDS = 60.0
_OPENED: list[str] = []
_ALLOWED = ("zoneinfo", "tzdata", "site-packages", "/lib/python", "dist-packages", "__pycache__", ".py")


def watch_files() -> None:
    """Note every file that is opened for reading from now on."""

    def note(event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[0], str):
            _OPENED.append(arguments[0])

    sys.addaudithook(note)


def import_one(path: Path) -> str:
    """Import a calendar, write it, import it again and export it; return how it fared, in a word."""
    try:
        options = {"since": "2000", "until": "2030", "occurrences": "100"}
        incoming = read_incoming(path, format="ical", options=options)
    except TimelineError as error:
        return f"refused: {type(error).__name__}"
    strange = [name for name in _OPENED if name != str(path) and not any(part in name for part in _ALLOWED)]
    if strange:
        return f"OPENED {strange[0]}"
    with TemporaryDirectory() as scratch:
        folder = Path(scratch) / "chronology"
        apply(plan_import(incoming, folder))
        again = plan_import(incoming, folder)
        if again.files or again.diff:
            return "CHANGED when imported again"
        render(again.new, exporter_named("ical"))
    return "read" if incoming.timeline.events else "read, no event"


def import_all(folder: Path, limit: float = LIMIT_SECONDS) -> Counter[str]:
    """Import every calendar under a folder; return how many fared how."""
    found: Counter[str] = Counter()
    for path in sorted(folder.rglob("*.ics")):
        began = time.monotonic()
        _OPENED.clear()
        try:
            fared = import_one(path)
        except Exception as error:  # noqa: BLE001 - what must not happen is what is looked for
            fared = f"CRASHED: {type(error).__name__}: {error}"[:200]
        fared = f"SLOW ({fared})" if time.monotonic() - began > limit else fared
        if fared[:3].isupper():
            print(f"{path.relative_to(folder)}: {fared}")  # noqa: T201 - a program that people run
        found[fared] += 1
    return found


if __name__ == "__main__":
    watch_files()
    counts = import_all(Path(sys.argv[1]), float(sys.argv[2]) if len(sys.argv) > 2 else LIMIT_SECONDS)
    for fared, number in counts.most_common():
        print(f"{number:5} {fared}")  # noqa: T201 - see above
    sys.exit(any(fared[:3].isupper() for fared in counts))
