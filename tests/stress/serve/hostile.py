"""Hostile clients on raw sockets, and one well-behaved subscriber: what a server must bear, and what it then does.

Everything stays on 127.0.0.1, every crowd has a size and every wait an end.
"""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress
from typing import Any, Final

import attrs

__all__ = ["Address", "Crowd", "Report", "big_headers", "flood", "idle", "slow_headers", "slow_readers"]

HOST: Final = "127.0.0.1"
_SMALL_WINDOW: Final = 4096


@attrs.frozen
class Address:
    """Where the server listens, and what is fetched from it."""

    port: int
    path: str

    @property
    def request(self) -> bytes:
        return f"GET {self.path} HTTP/1.1\r\nHost: {HOST}:{self.port}\r\n\r\n".encode()


@attrs.frozen(kw_only=True)
class Crowd:
    """How many come, and how long they are watched."""

    slow: int = 200
    requests: int = 2000
    at_once: int = 50
    idle: int = 1000
    readers: int = 50
    patience: float = 20.0


@attrs.define(kw_only=True)
class Report:
    """What became of a crowd, and of the subscriber who came meanwhile.

    Attributes:
        name: What the crowd did.
        came: How many connections or requests there were.
        served: How many got a whole answer 200.
        cut: How many connections the server closed.
        last_cut: Seconds until the server had closed the last of them; None where it never did.
        seconds: How long it took.
        waits: How long the subscriber waited, each time, in seconds.
        failures: How often the subscriber was not served.
    """

    name: str
    came: int
    served: int = 0
    cut: int = 0
    last_cut: float | None = None
    seconds: float = 0.0
    waits: list[float] = attrs.field(factory=list)
    failures: int = 0

    @property
    def longest_wait(self) -> float:
        return max(self.waits, default=float("inf"))


async def fetch(address: Address, patience: float = 10.0) -> bool:
    """Fetch as a subscriber does; return whether the answer was 200 and whole."""
    try:
        return await asyncio.wait_for(_fetch(address), patience)
    except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
        return False


async def _fetch(address: Address) -> bool:
    reader, writer = await asyncio.open_connection(HOST, address.port)
    try:
        writer.write(address.request)
        head = await reader.readuntil(b"\r\n\r\n")
        lengths = [
            int(line.split(b":")[1])
            for line in head.lower().split(b"\r\n")
            if line.startswith(b"content-length:")
        ]
        await reader.readexactly(lengths[0])
        return head.startswith(b"HTTP/1.1 200")
    finally:
        writer.close()


@asynccontextmanager
async def subscriber(address: Address, report: Report) -> AsyncIterator[None]:
    """Let a subscriber come four times a second meanwhile."""

    async def come() -> None:
        while True:
            begun = time.monotonic()
            served = await fetch(address)
            report.waits.append(time.monotonic() - begun)
            report.failures += not served
            await asyncio.sleep(0.25)

    begun = time.monotonic()
    task = asyncio.create_task(come())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
        report.seconds = time.monotonic() - begun


async def _connect(address: Address, window: int | None = None) -> socket.socket:
    client = socket.socket()
    client.setblocking(False)
    if window:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, window)
    try:
        await asyncio.get_running_loop().sock_connect(client, (HOST, address.port))
    except BaseException:
        client.close()
        raise
    return client


async def _until_cut(
    client: socket.socket, feed: Callable[[], Awaitable[None]], patience: float
) -> float | None:
    """Return how long the server let this client live, or None if it outlasted the patience."""
    begun = time.monotonic()
    try:
        while time.monotonic() - begun < patience:
            await feed()
            if await _is_cut(client, 0.25):
                return time.monotonic() - begun
    except OSError:
        return time.monotonic() - begun
    finally:
        client.close()
    return None


async def _is_cut(client: socket.socket, wait: float) -> bool:
    """Return whether the server hung up within the wait; what it says before is read away."""
    loop = asyncio.get_running_loop()
    end = time.monotonic() + wait
    while (left := end - time.monotonic()) > 0:
        try:
            if not await asyncio.wait_for(loop.sock_recv(client, 65536), left):
                return True
        except TimeoutError:
            return False
    return False


async def _crowd(report: Report, lives: list[Coroutine[Any, Any, float | None]]) -> None:
    found = await asyncio.gather(*lives, return_exceptions=True)
    cut = [life for life in found if isinstance(life, float)]
    report.cut = len(cut) + sum(isinstance(life, OSError) for life in found)
    report.last_cut = max(cut, default=None) if report.cut == report.came else None


async def idle(address: Address, crowd: Crowd) -> Report:
    """Open connections and say nothing."""
    report = Report(name="idle connections", came=crowd.idle)

    async def life() -> float | None:
        client = await _connect(address)
        begun = time.monotonic()
        cut = await _is_cut_quietly(client, crowd.patience)
        client.close()
        return time.monotonic() - begun if cut else None

    async with subscriber(address, report):
        await _crowd(report, [life() for _ in range(crowd.idle)])
    return report


async def _is_cut_quietly(client: socket.socket, wait: float) -> bool:
    try:
        return await _is_cut(client, wait)
    except OSError:
        return True


async def slow_headers(address: Address, crowd: Crowd) -> Report:
    """Send a request one byte at a time and never end it."""
    report = Report(name="clients that send a byte now and then", came=crowd.slow)
    loop = asyncio.get_running_loop()

    async def life() -> float | None:
        client = await _connect(address)
        await loop.sock_sendall(client, address.request[:-2] + b"X-Slow: ")
        return await _until_cut(client, lambda: loop.sock_sendall(client, b"a"), crowd.patience)

    async with subscriber(address, report):
        await _crowd(report, [life() for _ in range(crowd.slow)])
    return report


async def slow_readers(address: Address, crowd: Crowd) -> Report:
    """Ask a hundred times on one connection, and read the answers a few bytes at a time."""
    report = Report(name="clients that read a little now and then", came=crowd.readers)
    loop = asyncio.get_running_loop()

    async def life() -> float | None:
        client = await _connect(address, _SMALL_WINDOW)
        begun = time.monotonic()
        try:
            await asyncio.wait_for(loop.sock_sendall(client, address.request * 100), crowd.patience)
            while time.monotonic() - begun < crowd.patience:
                if not await asyncio.wait_for(loop.sock_recv(client, 64), crowd.patience):
                    return time.monotonic() - begun
                await asyncio.sleep(0.25)
        except TimeoutError:
            return None
        except OSError:
            return time.monotonic() - begun
        finally:
            client.close()
        return None

    async with subscriber(address, report):
        await _crowd(report, [life() for _ in range(crowd.readers)])
    return report


async def flood(address: Address, crowd: Crowd) -> Report:
    """Ask as fast as the answers come, each time on a new connection."""
    report = Report(name="requests in a flood", came=crowd.requests)
    gate = asyncio.Semaphore(crowd.at_once)

    async def ask() -> bool:
        async with gate:
            return await fetch(address)

    async with subscriber(address, report):
        report.served = sum(await asyncio.gather(*(ask() for _ in range(crowd.requests))))
    return report


async def big_headers(address: Address, size: int) -> tuple[bytes, int]:
    """Send headers of a size; return the status line of the answer, and how much was taken before the server hung up."""
    loop = asyncio.get_running_loop()
    client = await _connect(address)
    sent = 0
    try:
        await loop.sock_sendall(client, address.request[:-2])
        while sent < size:
            line = b"X-Big: " + b"a" * min(1000, size - sent - 9) + b"\r\n"
            await loop.sock_sendall(client, line)
            sent += len(line)
            await asyncio.sleep(0)
        await loop.sock_sendall(client, b"\r\n")
    except OSError:
        pass
    try:
        answer = await asyncio.wait_for(loop.sock_recv(client, 65536), 10)
    except (TimeoutError, OSError):
        answer = b""
    client.close()
    return answer.split(b"\r\n")[0], sent
