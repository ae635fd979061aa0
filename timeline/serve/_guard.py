"""Connections on a short leash: how long one may take, how much it may send, how many there may be.

A connection carries one request. That makes every limit simple: whoever has not finished asking when the time is up,
or has sent more than headers may take, is cut; whoever does not read the answer is cut later. When all places are
taken, the connection that has been silent for longest gives way, so that a crowd that holds its connections open
cannot keep a subscriber out.
"""

from __future__ import annotations

import asyncio
import socket
import struct
import sys
from contextlib import suppress
from http import HTTPStatus
from typing import Final

import attrs
from uvicorn.protocols.http.h11_impl import H11Protocol

from timeline.serve._answer import refusal

__all__ = ["Gate", "Limits", "guarded"]


def _written(status: HTTPStatus, words: str) -> bytes:
    """Return a refusal as it goes over the wire, for what never becomes a request."""
    found = refusal(status, words)
    fields = (*found.fields, ("Connection", "close"))
    head = "".join(f"{name}: {value}\r\n" for name, value in fields)
    return f"HTTP/1.1 {status.value} {status.phrase}\r\n{head}\r\n".encode("latin-1") + found.data


_TOO_LARGE: Final = _written(
    HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, "The request is larger than this server reads.\n"
)
_MALFORMED: Final = _written(HTTPStatus.BAD_REQUEST, "This is no request in HTTP/1.1.\n")
# On, for no seconds: closing resets the connection. Windows has two short integers where others have two integers.
_NO_LINGERING: Final = struct.pack("hh" if sys.platform == "win32" else "ii", 1, 0)


@attrs.frozen(kw_only=True)
class Limits:
    """How long a connection may take, how much it may send, how many there may be.

    Attributes:
        asking: Seconds until the headers must be there.
        answering: Seconds until the answer must have been read.
        received: Bytes that a client may send: its request line and headers.
        connections: How many there may be at once; with those that are being accepted, fewer than the 256 files
            that macOS lets a program open.
    """

    asking: float = 5.0
    answering: float = 60.0
    received: int = 16 * 1024
    connections: int = 160


class Gate:
    """Knows the open connections, the oldest first, and makes room for a new one."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._open: dict[Guarded, None] = {}

    def enter(self, connection: Guarded) -> None:
        """Let a connection in; at the limit, the one that has been silent for longest gives way."""
        if len(self._open) >= self.limits.connections:
            silent = (each for each in self._open if not each.is_answering)
            self._cut(next(silent, next(iter(self._open))))
        self._open[connection] = None

    def leave(self, connection: Guarded) -> None:
        """Forget a connection."""
        self._open.pop(connection, None)

    def close(self) -> None:
        """Cut every connection."""
        for connection in list(self._open):
            self._cut(connection)

    def _cut(self, connection: Guarded) -> None:
        self.leave(connection)
        connection.cut()


class Guarded(H11Protocol):
    """uvicorn's connection on a leash.

    The limits build on nothing of uvicorn's but `asyncio.Protocol`; only the words for what is no request are put in
    place of its own.
    """

    gate: Gate

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # the loop hands over no other
        """Take a place, and set the clock."""
        super().connection_made(transport)
        self._leash = transport
        self._received = 0
        self._has_paused = False
        self.gate.enter(self)
        limits, loop = self.gate.limits, asyncio.get_running_loop()
        self._clocks = (
            loop.call_later(limits.asking, self._cut_if_asking),
            loop.call_later(limits.answering, self.cut),
        )

    def data_received(self, data: bytes) -> None:
        """Read on, unless it has become too much."""
        self._received += len(data)
        if self._received <= self.gate.limits.received:
            super().data_received(data)
        elif not self.is_answering:
            self._leash.write(_TOO_LARGE)
            self._leash.close()

    def send_400_response(self, msg: str) -> None:
        """Refuse what cannot be parsed with the fields that every other answer has."""
        del msg
        self._leash.write(_MALFORMED)
        self._leash.close()

    def pause_writing(self) -> None:
        """Note that an answer is under way."""
        self._has_paused = True
        super().pause_writing()

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place up."""
        self.gate.leave(self)
        for clock in self._clocks:
            clock.cancel()
        super().connection_lost(exc)

    @property
    def is_answering(self) -> bool:
        """Whether the request was read: the answer lies in memory, so it is all written, or waits for the reader."""
        return self._has_paused or self._leash.is_closing()

    def cut(self) -> None:
        """End the connection at once, what the system still holds for its reader included."""
        opened = self._leash.get_extra_info("socket")
        if opened is not None:
            with suppress(OSError):
                opened.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _NO_LINGERING)
        self._leash.abort()

    def _cut_if_asking(self) -> None:
        if not self.is_answering:
            self.cut()


def guarded(opened: Gate) -> type[asyncio.Protocol]:
    """Return the class of the connections that pass through a gate."""

    class Admitted(Guarded):
        gate = opened

    return Admitted
