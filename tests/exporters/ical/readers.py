"""Other people's programs that read calendars, each made to tell what it found in the same words."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import attrs
import pytest
from icalendar import Calendar

from tests.support import IN_CI

ORACLES = Path(__file__).with_name("oracles")
# The Python that Debian's packages (khal, the bindings of libical) are installed for.
SYSTEM_PYTHON = "/usr/bin/python3"

__all__ = [
    "Found",
    "evolution",
    "evolution_at",
    "icaljs",
    "khal",
    "libical",
    "said",
    "through_ical",
    "through_icalendar",
    "vdirsyncer",
]


@attrs.frozen
class Found:
    """An event as a program read it."""

    uid: str
    title: str
    start: str
    end: str
    all_day: bool
    description: str


def said(value: date) -> str:
    """Return a day or time as the readers' reports have it."""
    if isinstance(value, datetime) and value.tzinfo is not None:
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    return value.isoformat()


def through_icalendar(feed: bytes) -> list[Found]:
    """Return what icalendar finds."""
    return [_of_component(component) for component in Calendar.from_ical(feed).walk("VEVENT")]


def _of_component(component: Any) -> Found:
    start, end = component["DTSTART"].dt, component["DTEND"].dt
    return Found(
        uid=str(component["UID"]),
        title=str(component["SUMMARY"]),
        start=said(start),
        end=said(end),
        all_day=not isinstance(start, datetime),
        description=str(component["DESCRIPTION"]),
    )


def through_ical(feed: bytes) -> list[Found]:
    """Return what allenporter's ical finds, which checks as it reads."""
    from ical.calendar_stream import IcsCalendarStream

    calendar: Any = IcsCalendarStream.calendar_from_ics(feed.decode())
    return [
        Found(
            uid=str(event.uid),
            title=str(event.summary),
            start=said(event.dtstart),
            end=said(event.dtend),
            all_day=not isinstance(event.dtstart, datetime),
            description=str(event.description),
        )
        for event in calendar.events
    ]


def icaljs(feed: Path) -> list[Found]:
    """Return what ical.js finds."""
    modules = _output(["npm", "root", "--global"], "npm").strip()
    environment = {"NODE_PATH": os.pathsep.join(filter(None, [modules, os.environ.get("NODE_PATH")]))}
    _want(["node", "-e", "require('ical.js')"], "ical.js, from npm", environment)
    return _told(_output(["node", str(ORACLES / "read_icaljs.cjs"), str(feed)], "node", environment))


def libical(feed: Path) -> list[Found]:
    """Return what libical finds."""
    imports = "import gi; gi.require_version('ICalGLib', '3.0')"
    _want([SYSTEM_PYTHON, "-c", imports], "python3-gi and gir1.2-ical-3.0, from Debian")
    return _told(_output([SYSTEM_PYTHON, str(ORACLES / "read_libical.py"), str(feed)], "libical"))


def evolution(feed: Path, folder: Path) -> list[Found]:
    """Return what Evolution's data server finds in a feed served over loopback HTTP."""
    with _served(feed.parent) as address:
        return evolution_at(f"{address}/{feed.name}", folder)


def evolution_at(address: str, folder: Path) -> list[Found]:
    """Return what Evolution's data server finds when it subscribes to an address, in a home of its own."""
    imports = "import gi; gi.require_version('ECal', '2.0'); gi.require_version('EDataServer', '1.2')"
    _want([SYSTEM_PYTHON, "-c", imports], "evolution-data-server and gir1.2-ecal-2.0, from Debian")
    places = ("HOME", "XDG_RUNTIME_DIR", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")
    environment = {place: str(folder) for place in places} | {"GSETTINGS_BACKEND": "memory"}
    script = [SYSTEM_PYTHON, str(ORACLES / "read_evolution.py"), address]
    return _told(_output(["dbus-run-session", "--", *script], "evolution", environment))


def khal(feed: Path, folder: Path) -> list[Found]:
    """Return what khal finds after `khal import`."""
    items = folder / "items"
    items.mkdir()
    settings = folder / "config"
    settings.write_text(
        f"[calendars]\n[[feed]]\npath = {items}\n[sqlite]\npath = {folder / 'khal.db'}\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
    )
    _output(["khal", "-c", str(settings), "import", "--batch", "-a", "feed", str(feed)], "khal")
    script = [SYSTEM_PYTHON, str(ORACLES / "read_khal.py"), str(items), str(folder / "read.db")]
    return _told(_output(script, "khal"))


def vdirsyncer(feed: Path, folder: Path) -> list[Any]:
    """Return the items that vdirsyncer fetches from loopback HTTP, each as a calendar of its own."""
    items = folder / "items"
    with _served(feed.parent) as address:
        settings = folder / "config"
        settings.write_text(
            f'[general]\nstatus_path = "{folder / "status"}"\n'
            '[pair feed]\na = "items"\nb = "web"\ncollections = null\nconflict_resolution = "b wins"\n'
            f'[storage items]\ntype = "filesystem"\npath = "{items}"\nfileext = ".ics"\n'
            f'[storage web]\ntype = "http"\nurl = "{address}/{feed.name}"\n'
        )
        items.mkdir(exist_ok=True)
        for command in ("discover", "sync"):
            _output(["vdirsyncer", "-c", str(settings), command], "vdirsyncer")
    return [Calendar.from_ical(path.read_bytes()) for path in sorted(items.glob("*.ics"))]


class _Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Silent, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _told(report: str) -> list[Found]:
    return [Found(**event) for event in json.loads(report)]


def _output(command: Sequence[str], program: str, environment: Mapping[str, str] | None = None) -> str:
    done = subprocess.run(
        command,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        env={**os.environ, **(environment or {})},
    )
    assert done.returncode == 0, f"{program}: {done.stderr[-2000:]}"
    return done.stdout


def _want(command: Sequence[str], what: str, environment: Mapping[str, str] | None = None) -> None:
    """Skip the test where a library is missing; in CI fail it."""
    found = (
        shutil.which(command[0])
        and not subprocess.run(
            command, capture_output=True, timeout=60, check=False, env={**os.environ, **(environment or {})}
        ).returncode
    )
    if not found and IN_CI:
        pytest.fail(f"needs {what}; .ci/run installs it")
    if not found:
        pytest.skip(f"needs {what}")
