"""`timeline serve` from outside: what it prints, what goes over the wire, how it ends."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest

from tests.stress.serve.probe import Served, served
from tests.timeline.serve.desk import Desk
from timeline.cli import main

FEED = "/old-bridge.ics"


@pytest.fixture
def server(desk: Desk) -> Iterator[Served]:
    with served(desk.folder) as running:
        yield running


@contextmanager
def begun(desk: Desk, *options: str) -> Iterator[subprocess.Popen[str]]:
    """Start the command; press Ctrl-C at the end, and much harder after a minute."""
    command = [sys.executable, "-m", "timeline", "serve", str(desk.folder), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    last_resort = threading.Timer(60, process.kill)
    last_resort.start()
    try:
        yield process
    finally:
        process.send_signal(signal.SIGINT)
        process.communicate()
        last_resort.cancel()


def introduction(process: subprocess.Popen[str]) -> list[str]:
    """Return the lines that it prints until it is ready."""
    assert process.stdout
    lines = [process.stdout.readline()]
    while lines[-1] and "Ctrl-C" not in lines[-1]:
        lines.append(process.stdout.readline())
    return lines


def exchange(port: int, sent: bytes) -> bytes:
    """Return all that comes back before the server hangs up."""
    with socket.create_connection(("127.0.0.1", port), timeout=10) as client:
        client.sendall(sent)
        answer = b""
        while more := client.recv(65536):
            answer += more
    return answer


def test_requests_over_the_wire(server: Served) -> None:
    """GET, HEAD, a whole address as target, HTTP/1.0, and what is no HTTP at all."""
    port = server.address.port
    host = f"Host: 127.0.0.1:{port}\r\n\r\n".encode()
    got = exchange(port, b"GET %b HTTP/1.1\r\n" % FEED.encode() + host)
    head, _, body = got.partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 200 OK")
    assert body.startswith(b"BEGIN:VCALENDAR")
    assert b"content-length: %d" % len(body) in head
    assert b"\r\nserver:" not in head.lower()
    only_head = exchange(port, b"HEAD %b HTTP/1.1\r\n" % FEED.encode() + host)
    without_date = [line for line in head.split(b"\r\n") if not line.startswith(b"date")]
    assert only_head.endswith(b"\r\n\r\n")
    assert [
        line for line in only_head.split(b"\r\n") if line and not line.startswith(b"date")
    ] == without_date
    whole = b"GET http://localhost%b?x=1 HTTP/1.1\r\nHost: evil.example\r\n\r\n" % FEED.encode()
    assert exchange(port, whole).startswith(b"HTTP/1.1 200")
    assert exchange(port, b"GET http://evil.example/ HTTP/1.1\r\n" + host).startswith(b"HTTP/1.1 421")
    assert exchange(port, b"GET / HTTP/1.0\r\n\r\n").startswith(b"HTTP/1.1 421")
    assert exchange(port, b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n").startswith(b"HTTP/1.1 400")
    assert exchange(port, b"GET / HTTP/1.1\r\nHost: a\r\n" + host).startswith(b"HTTP/1.1 400")
    assert exchange(port, b"POST / HTTP/1.1\r\nContent-Length: 3\r\n" + host + b"abc").startswith(
        b"HTTP/1.1 405"
    )


ALWAYS = {"cache-control", "content-security-policy", "x-content-type-options", "referrer-policy"}


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nHost a\r\n\r\n", 400),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * 20_000 + b"\r\n\r\n", 431),
        (b"GET / HTTP/1.1\r\nHost: evil.example\r\n\r\n", 421),
    ],
)
def test_what_is_refused_is_refused_with_the_fields_of_every_answer(
    server: Served, sent: bytes, status: int
) -> None:
    """No browser may take a refusal for anything but text, whoever words it."""
    head, _, body = exchange(server.address.port, sent).partition(b"\r\n\r\n")
    first, *lines = head.decode("ascii").split("\r\n")
    fields = {name.lower(): value for name, _, value in (line.partition(": ") for line in lines)}
    assert first.startswith(f"HTTP/1.1 {status} ")
    assert fields.keys() >= ALWAYS
    assert fields["x-content-type-options"] == "nosniff"
    assert fields["content-type"] == "text/plain; charset=utf-8"
    assert int(fields["content-length"]) == len(body) > 0
    assert fields["connection"] == "close"


def test_a_connection_carries_one_request(server: Served) -> None:
    """Whoever sends many at once gets one answer, and the connection ends."""
    request = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{server.address.port}\r\n\r\n".encode()
    assert exchange(server.address.port, request * 50).count(b"HTTP/1.1 200") == 1


def test_headers_take_no_more_than_16_kib(server: Served) -> None:
    """What is within the limit is served, what is beyond it is refused as too large."""
    port = server.address.port
    start = f"GET / HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nX: ".encode()
    for size, status in ((16 * 1024, b"200"), (16 * 1024 + 1, b"431"), (64 * 1024, b"431")):
        found = exchange(port, start + b"a" * (size - len(start) - 4) + b"\r\n\r\n")
        assert found.startswith(b"HTTP/1.1 " + status)


def test_an_edit_reaches_the_next_request(desk: Desk, server: Served) -> None:
    """Within a few seconds, without a restart."""
    desk.edit("votes to close the old bridge", "decides to close the old bridge")
    end = time.monotonic() + 20
    while b"decides to close" not in fetch(server.address.port, FEED):
        assert time.monotonic() < end
        time.sleep(0.2)


def fetch(port: int, path: str) -> bytes:
    connection = HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", path)
    found = connection.getresponse().read().replace(b"\r\n ", b"")
    connection.close()
    return found


@pytest.mark.parametrize("clients", [0, 10])
def test_ctrl_c_ends_it_at_once_and_without_a_word_of_error(desk: Desk, clients: int) -> None:
    """Though clients hold connections open."""
    with begun(desk) as process, ExitStack() as stack:
        port = int(introduction(process)[1].rpartition(":")[2].strip("/\n"))
        for _ in range(clients):
            client = stack.enter_context(socket.create_connection(("127.0.0.1", port)))
            client.sendall(b"GET / HT")
        time.sleep(0.5)
        pressed = time.monotonic()
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=20)
        assert (process.returncode, out, err) == (0, "stopped\n", "")
        assert time.monotonic() - pressed < 10


def test_it_prints_where_and_who_cannot_come(desk: Desk) -> None:
    """The page, the feed under both schemes, and that Google and Outlook.com cannot reach it."""
    with begun(desk) as process:
        lines = introduction(process)
    port = lines[1].rpartition(":")[2].strip("/\n")
    assert [line.strip() for line in lines[1:4]] == [
        f"http://127.0.0.1:{port}/",
        f"http://127.0.0.1:{port}/old-bridge.ics",
        f"webcal://127.0.0.1:{port}/old-bridge.ics",
    ]
    assert "Google Calendar and Outlook.com" in " ".join("".join(lines).split())


def test_a_broken_input_is_told_in_the_terminal(desk: Desk) -> None:
    """Each fault with its place, and that the last good feed stays; then that it is whole again."""
    with begun(desk) as process:
        introduction(process)
        assert process.stdout
        assert process.stderr
        desk.add("- id: x\n  titel: T\n")
        told = process.stderr.readline()
        assert "more.yaml:" in told
        while told and "the last good feed stays" not in told:
            told = process.stderr.readline()
        assert told
        desk.add("- {id: x, kind: event, title: T, date: 2025}\n")
        assert "the input is whole again; changed: ical, json, markdown, xlsx" in process.stdout.readline()


def test_beyond_loopback_it_warns(desk: Desk) -> None:
    """Whoever lets others in is told that there is no password."""
    with begun(desk, "--host", "0.0.0.0") as process:  # noqa: S104 - what is tested
        assert process.stderr
        assert "everyone who can reach 0.0.0.0 can read this chronology" in process.stderr.readline()


def test_a_taken_port_is_a_clear_error(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """It names the place and what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert main(["serve", str(desk.folder), "--port", str(port)]) == 2
    assert f"cannot listen on 127.0.0.1:{port}" in (said := capfd.readouterr().err)
    assert "--port" in said


def test_an_address_that_is_not_ours_is_a_clear_error(desk: Desk, capfd: pytest.CaptureFixture[str]) -> None:
    """So is a name that stands for nothing."""
    assert main(["serve", str(desk.folder), "--port", "0", "--host", "192.0.2.1"]) == 2
    assert "cannot listen on 192.0.2.1" in capfd.readouterr().err


@pytest.mark.parametrize("port", ["65536", "-1", "http", "٣"])
def test_a_port_that_is_none_is_refused(desk: Desk, port: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Before anything is read."""
    with pytest.raises(SystemExit) as stopped:
        main(["serve", str(desk.folder), f"--port={port}"])
    assert stopped.value.code == 2
    assert "expected a number from 0 to 65535" in capfd.readouterr().err


def test_an_input_that_is_broken_at_the_start_is_not_served(
    desk: Desk, capfd: pytest.CaptureFixture[str]
) -> None:
    """The faults are listed as `timeline check` lists them."""
    desk.add("- id: x\n  titel: T\n")
    assert main(["serve", str(desk.folder), "--port", "0"]) == 1
    assert "more.yaml:2:3" in capfd.readouterr().err


@pytest.mark.parametrize("library", ["uvicorn", "werkzeug"])
def test_without_its_libraries_it_says_what_to_install(library: str, tmp_path: Path) -> None:
    """The extra is named."""
    code = (
        f"import sys; sys.modules[{library!r}] = None; from timeline.cli import main; "
        f"sys.exit(main(['serve', {str(tmp_path)!r}]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'sourced-timeline[serve]'" in done.stderr
    assert "the call 'serve'" in done.stderr
