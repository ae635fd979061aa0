"""The probe: a server of ours against every crowd, and what came of it, as a table.

``python -m tests.stress.serve.probe`` runs it in full, in about two minutes, and ends by itself.
"""

from __future__ import annotations

import asyncio
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import attrs

from tests.stress.serve import hostile
from tests.stress.serve.hostile import Address, Crowd, Report
from tests.support import ROOT
from timeline import Event, Timeline

_STARTING: Final = 60.0
# More than the kernel buffers between two programs on one machine, so that the server has to wait for its reader.
_LONG_EVENTS: Final = 400
_LONG_SUMMARY: Final = "All work and no play makes a long chronology. " * 500


@attrs.frozen
class Served:
    """A server of ours in a process of its own."""

    process: subprocess.Popen[bytes]
    address: Address

    @property
    def megabytes(self) -> float:
        """How much memory the process has at this moment; nan where the system does not say."""
        try:
            pages = int(Path(f"/proc/{self.process.pid}/statm").read_text(encoding="ascii").split()[1])
        except OSError:
            return float("nan")
        return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@contextmanager
def served(source: Path, *options: str) -> Iterator[Served]:
    """Serve a chronology on a free port until the block ends, then press Ctrl-C."""
    command = [sys.executable, "-m", "timeline", "serve", str(source), "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT)
    try:
        yield Served(process, _address(process))
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(10)
        if process.stdout:
            process.stdout.close()


def _address(process: subprocess.Popen[bytes]) -> Address:
    """Return the address of the feed, which the command prints when it is ready."""
    assert process.stdout
    end = time.monotonic() + _STARTING
    said = b""
    while b"Ctrl-C" not in said:
        ready, _, _ = select.select([process.stdout], [], [], max(end - time.monotonic(), 0))
        more = os.read(process.stdout.fileno(), 65536) if ready else b""
        assert more, f"the server did not start: {said.decode()}"
        said += more
    feed = next(word for word in said.split() if word.startswith(b"http://") and word.endswith(b".ics"))
    _, _, rest = feed.decode().partition("://")
    host, _, path = rest.partition("/")
    return Address(int(host.rpartition(":")[2]), f"/{path}")


def long_chronology(folder: Path) -> Path:
    """Write a chronology whose feed takes ten megabytes."""
    path = folder / "long.json"
    events = [
        Event(id=f"e{number}", title=f"Event {number}", date="2022-02-04", summary=_LONG_SUMMARY)
        for number in range(_LONG_EVENTS)
    ]
    Timeline(id="long", title="Long", events=events).export(path)
    return path


Attack = Callable[[Address, Crowd], Awaitable[Report]]


def measure(server: Served, attack: Attack, crowd: Crowd) -> str:
    """Send a crowd; return what came of it as a row."""
    report = asyncio.run(_attack(attack, server.address, crowd))
    if attack is hostile.flood:
        fate = f"{report.served:,} served in {report.seconds:.1f} s"
    else:
        last = "not all" if report.last_cut is None else f"the last after {report.last_cut:.1f} s"
        fate = f"{report.cut:,} cut, {last}"
    waits = (
        f"{len(report.waits)} of {len(report.waits)}" if not report.failures else f"{report.failures} failed"
    )
    return (
        f"| {report.came:,} {report.name} | {fate} | {waits}, {report.longest_wait * 1000:.0f} ms at most "
        f"| {server.megabytes:.0f} MB |"
    )


async def _attack(attack: Attack, address: Address, crowd: Crowd) -> Report:
    return await attack(address, crowd)


def main() -> None:
    """Run the probe in full, and print the table."""
    rows = ["| crowd | what became of it | the subscriber meanwhile | memory |", "|---|---|---|---|"]
    with served(ROOT / "seeds") as server:
        rows.extend(
            measure(server, attack, Crowd()) for attack in (hostile.slow_headers, hostile.flood, hostile.idle)
        )
        status, sent = asyncio.run(hostile.big_headers(server.address, 17 * 1024))
        rows.append(f"| headers of {sent:,} bytes | {status.decode()} | | |")
    with tempfile.TemporaryDirectory() as folder, served(long_chronology(Path(folder))) as server:
        rows.append(measure(server, hostile.slow_readers, Crowd(patience=75)))
    sys.stdout.write("\n".join(rows) + "\n")


if __name__ == "__main__":
    main()
