"""The same probe against servers that others wrote, as far as their own options limit a client.

``python -m tests.stress.serve.candidates waitress uvicorn hypercorn granian cheroot`` runs those that are installed; the
figures are in docs/decisions/serve.md. None of them is needed for anything else.
"""

from __future__ import annotations

import asyncio
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tests.stress.serve import hostile
from tests.stress.serve.hostile import HOST, Address, Crowd
from tests.stress.serve.probe import Served, measure
from tests.support import ROOT

_BODY: Final = b"X" * 400_000
_FIELDS: Final = {"content-type": "text/calendar; charset=utf-8", "content-length": str(len(_BODY))}
_OURS: Final = "tests.stress.serve.candidates"

# Headers within 5 seconds and 16 KiB, 256 connections: whatever of it each can be told.
COMMANDS: Final = {
    "waitress": (
        "waitress-serve --listen=127.0.0.1:PORT --channel-timeout=5 --cleanup-interval=1 "
        f"--max-request-header-size=16384 --connection-limit=256 --asyncore-use-poll {_OURS}:wsgi"
    ),
    "uvicorn": (
        "uvicorn --port=PORT --http=h11 --timeout-keep-alive=5 --h11-max-incomplete-event-size=16384 "
        f"--log-level=critical {_OURS}:asgi"
    ),
    "hypercorn": f"hypercorn -b 127.0.0.1:PORT --keep-alive 5 --read-timeout 5 {_OURS}:asgi",
    "granian": (
        "granian --port=PORT --interface asgi --http 1 --http1-header-read-timeout 5000 --http1-buffer-size 16384 "
        f"--backpressure 256 --no-log {_OURS}:asgi"
    ),
    "cheroot": f"cheroot --bind 127.0.0.1:PORT --timeout 5 {_OURS}:wsgi",
}


def wsgi(environ: Any, start_response: Any) -> list[bytes]:
    """Answer over WSGI."""
    del environ
    start_response("200 OK", [(name.title(), value) for name, value in _FIELDS.items()])
    return [_BODY]


async def asgi(scope: Any, receive: Any, send: Any) -> None:
    """Answer over ASGI."""
    del receive
    if scope["type"] == "http":
        fields = [(name.encode(), value.encode()) for name, value in _FIELDS.items()]
        await send({"type": "http.response.start", "status": 200, "headers": fields})
        await send({"type": "http.response.body", "body": _BODY})


@contextmanager
def started(name: str) -> Iterator[Served]:
    """Run a server until the block ends."""
    with socket.create_server((HOST, 0)) as free:
        port = free.getsockname()[1]
    words = COMMANDS[name].replace("PORT", str(port)).split()
    program = str(Path(sys.executable).with_name(words[0]))
    process = subprocess.Popen(
        [program, *words[1:]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    address = Address(port, "/feed.ics")
    try:
        end = time.monotonic() + 20
        while not asyncio.run(hostile.fetch(address, 1)) and time.monotonic() < end:
            time.sleep(0.2)
        assert time.monotonic() < end, f"{name} did not start"
        yield Served(process, address)
    finally:
        process.terminate()
        process.wait(20)


def main() -> None:
    """Print a table for each server named."""
    crowd = Crowd(patience=12)
    for name in sys.argv[1:] or COMMANDS:
        with started(name) as server:
            status, sent = asyncio.run(hostile.big_headers(server.address, 20_000))
            rows = [f"## {name}", f"headers of {sent:,} bytes: {status.decode()}"]
            attacks = (hostile.flood, hostile.slow_headers, hostile.slow_readers, hostile.idle)
            rows.extend(measure(server, attack, crowd) for attack in attacks)
        sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
