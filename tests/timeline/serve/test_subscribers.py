"""Real subscribers over loopback: they see an edit, and keep their events while the input is broken."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from http.client import HTTPConnection
from pathlib import Path

import attrs
import pytest

from tests.exporters.ical import readers
from tests.stress.serve.probe import Served, served
from tests.timeline.serve.desk import Desk

OLD = "The council votes to close the old bridge"
NEW = "The council decides to close the old bridge"


@pytest.fixture
def server(desk: Desk) -> Iterator[Served]:
    with served(desk.folder) as running:
        yield running


@attrs.frozen
class Subscription:
    """A folder that vdirsyncer keeps in step with the feed, as khal's calendar."""

    folder: Path
    address: str

    def begin(self) -> None:
        (self.folder / "items").mkdir()
        (self.folder / "vdirsyncer").write_text(
            f'[general]\nstatus_path = "{self.folder / "status"}"\n'
            '[pair feed]\na = "items"\nb = "web"\ncollections = null\nconflict_resolution = "b wins"\n'
            f'[storage items]\ntype = "filesystem"\npath = "{self.folder / "items"}"\nfileext = ".ics"\n'
            f'[storage web]\ntype = "http"\nurl = "{self.address}"\n',
            encoding="utf-8",
        )
        (self.folder / "khal").write_text(
            f"[calendars]\n[[feed]]\npath = {self.folder / 'items'}\n[sqlite]\npath = {self.folder / 'khal.db'}\n"
            "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ndateformat = %Y-%m-%d\n"
            "longdateformat = %Y-%m-%d\ndatetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
            encoding="utf-8",
        )
        self.run("vdirsyncer", "discover")

    def run(self, program: str, *arguments: str) -> str:
        command = [program, "-c", str(self.folder / program), *arguments]
        environment = {**os.environ, "HOME": str(self.folder)}
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=60, check=False, env=environment
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    def titles(self) -> set[str]:
        """Return what khal lists after vdirsyncer has fetched the feed."""
        self.run("vdirsyncer", "sync")
        listed = self.run(
            "khal", "list", "--day-format", "", "--format", "{title}", "2024-01-01", "2025-12-31"
        )
        return set(listed.splitlines()) - {""}


def wait_until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 30
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.2)


def fetch(server: Served, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", server.address.port, timeout=10)
    connection.request("GET", path)
    found = connection.getresponse().read().replace(b"\r\n ", b"")
    connection.close()
    return found


def break_and_wait(desk: Desk, server: Served) -> None:
    desk.add("- id: [\n")
    wait_until(lambda: b"cannot be published" in fetch(server, "/"))


def edit_and_wait(desk: Desk, server: Served) -> None:
    desk.edit(OLD, NEW)
    wait_until(lambda: NEW.encode() in fetch(server, server.address.path))


def url(server: Served) -> str:
    return f"http://127.0.0.1:{server.address.port}{server.address.path}"


@pytest.mark.needs("vdirsyncer", "khal")
def test_vdirsyncer_and_khal_follow_the_feed(desk: Desk, server: Served, tmp_path: Path) -> None:
    """They list every event, then the edited title in place of the old one, and all of it while the input is broken."""
    home = tmp_path / "home"
    home.mkdir()
    subscription = Subscription(home, url(server))
    subscription.begin()
    first = subscription.titles()
    assert OLD in first
    edit_and_wait(desk, server)
    second = subscription.titles()
    assert second == first - {OLD} | {NEW}
    break_and_wait(desk, server)
    assert subscription.titles() == second
    desk.add("- {id: x, kind: event, title: The bridge is gone, date: 2025-01-02, citations: [gazette]}\n")
    wait_until(lambda: b"The bridge is gone" in fetch(server, server.address.path))
    assert subscription.titles() == second | {"The bridge is gone"}


@pytest.mark.needs("vdirsyncer")
def test_vdirsyncer_has_nothing_to_do_while_nothing_changes(server: Served, tmp_path: Path) -> None:
    """A second fetch of the same feed touches no item."""
    subscription = Subscription(tmp_path, url(server))
    subscription.begin()
    subscription.run("vdirsyncer", "sync")
    before = {path.name: path.stat().st_mtime_ns for path in (tmp_path / "items").iterdir()}
    assert before
    subscription.run("vdirsyncer", "sync")
    assert {path.name: path.stat().st_mtime_ns for path in (tmp_path / "items").iterdir()} == before


@pytest.mark.needs("dbus-run-session")
def test_evolution_follows_the_feed(desk: Desk, server: Served, tmp_path: Path) -> None:
    """Evolution's data server finds every event, then the edit, and all of it while the input is broken."""

    def titles(name: str) -> set[str]:
        home = tmp_path / name
        home.mkdir()
        return {found.title for found in readers.evolution_at(url(server), home)}

    first = titles("first")
    assert OLD in first
    edit_and_wait(desk, server)
    second = titles("second")
    assert second == first - {OLD} | {NEW}
    break_and_wait(desk, server)
    assert titles("third") == second
