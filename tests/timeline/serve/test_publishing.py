"""The workflow that people copy: its own steps, run against a web server on loopback."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from icalendar import Calendar

from tests.support import ROOT
from tests.timeline.serve.desk import Desk

WORKFLOW = ROOT / "docs" / "how-to" / "publish-workflow.yml"


class Silent(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


class Failing(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_error(403)

    def log_message(self, *_: object) -> None:
        pass


Start = Callable[[Callable[..., BaseHTTPRequestHandler]], str]


@pytest.fixture
def start() -> Iterator[Start]:
    servers: list[ThreadingHTTPServer] = []

    def begin(handler: Callable[..., BaseHTTPRequestHandler]) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        threading.Thread(target=server.serve_forever).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}"

    yield begin
    for server in servers:
        server.shutdown()
        server.server_close()


def steps() -> dict[str, dict[str, Any]]:
    workflow = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))
    return {step["name"]: step for step in workflow["jobs"]["export"]["steps"] if "name" in step}


def run(name: str, folder: Path, address: str) -> subprocess.CompletedProcess[str]:
    """Run a step as GitHub does: bash, stopping at the first failure."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {
        **os.environ,
        "PATH": path,
        "CHRONOLOGY": "bridge",
        "FEED": "old-bridge.ics",
        "BASE_URL": address,
    }
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", steps()[name]["run"]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


def sequence(folder: Path) -> int:
    calendar = Calendar.from_ical((folder / "site" / "old-bridge.ics").read_bytes())
    return next(int(str(e["SEQUENCE"])) for e in calendar.walk("VEVENT") if e["X-TIMELINE-ID"] == "vote")


@pytest.mark.needs("bash", "curl")
def test_each_push_follows_the_feed_that_is_published(desk: Desk, tmp_path: Path, start: Start) -> None:
    """The first finds none and begins; the second counts on from the first."""
    web = tmp_path / "web"
    web.mkdir()
    address = start(partial(Silent, directory=str(web)))
    assert run("Check", tmp_path, address).returncode == 0
    first = run("Export", tmp_path, address)
    assert (first.returncode, sequence(tmp_path)) == (0, 0), first.stderr
    (tmp_path / "site").rename(web / "moved")
    for file in (web / "moved").iterdir():
        file.rename(web / file.name)
    desk.edit("edtf: 2024-05-13, stated: last night", "edtf: 2024-05-12, stated: last night")
    second = run("Export", tmp_path, address)
    assert (second.returncode, sequence(tmp_path)) == (0, 1), second.stderr


@pytest.mark.needs("bash", "curl")
def test_nothing_is_published_when_the_feed_cannot_be_fetched(
    desk: Desk, tmp_path: Path, start: Start
) -> None:
    """For counting would begin anew, and subscribers would see old numbers."""
    assert desk.folder.exists()
    done = run("Export", tmp_path, start(Failing))
    assert done.returncode == 1
    assert "answered 403" in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.needs("bash")
def test_a_fault_stops_it(desk: Desk, tmp_path: Path) -> None:
    """What does not check is not exported."""
    desk.add("- id: x\n  titel: T\n")
    assert run("Check", tmp_path, "").returncode == 1
