"""The server: uvicorn, a socket of ours, and a look at the input twice a second."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from typing import Any, Final

import uvicorn

from timeline.errors import OptionError
from timeline.serve._answer import Answer, Request, answer
from timeline.serve._guard import Gate, Limits, guarded
from timeline.serve._hosts import Hosts
from timeline.serve._publisher import News, Publisher

__all__ = ["listen", "serve"]

_LOOK_EVERY: Final = 0.5
# So many connections are accepted in one turn, before the gate sees them; the others wait in a longer queue of the
# system's, for what does not fit there looks open to a client and is not.
_ACCEPTED_AT_ONCE: Final = 32
_QUEUE: Final = 1024
_CHUNK: Final = 64 * 1024
_LATIN: Final = "latin-1"


def listen(host: str, port: int) -> socket.socket:
    """Return a socket that listens.

    Raises:
        OptionError: The port is taken, or there is no such address here.
    """
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except (OSError, OverflowError, UnicodeError) as error:
        where = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        reason = getattr(error, "strerror", None) or str(error)
        advice = "choose another with --port; --port 0 takes any that is free"
        raise OptionError("port", f"cannot listen on {where}: {reason}", advice) from error


def serve(
    publisher: Publisher,
    listener: socket.socket,
    *,
    hosts: Hosts,
    tell: Callable[[News], None],
    limits: Limits | None = None,
) -> None:
    """Serve until interrupted.

    Args:
        publisher: What is served.
        listener: The socket; it is closed at the end.
        hosts: The names under which the server may be asked.
        tell: Told whenever the input has changed.
        limits: What a connection may take.
    """
    asyncio.run(_serve(publisher, listener, hosts, tell, Gate(limits or Limits())))


async def _serve(
    publisher: Publisher, listener: socket.socket, hosts: Hosts, tell: Callable[[News], None], gate: Gate
) -> None:
    # Asyncio would warn of each client that hangs up amid an answer.
    logging.getLogger("asyncio").setLevel(logging.ERROR)
    server = _Server(_config(_App(publisher, hosts), gate))
    server.gate = gate
    watch = asyncio.create_task(_watch(publisher, tell))
    try:
        await server.serve(sockets=[listener])
    finally:
        watch.cancel()


async def _watch(publisher: Publisher, tell: Callable[[News], None]) -> None:
    while True:
        await asyncio.sleep(_LOOK_EVERY)
        news = await asyncio.to_thread(publisher.look)
        if news is not None:
            tell(news)


def _config(app: _App, gate: Gate) -> uvicorn.Config:
    return uvicorn.Config(
        app,
        http=guarded(gate),
        ws="none",
        lifespan="off",
        log_config=None,
        # What hostile clients send is no news; what breaks in here is.
        log_level="error",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        backlog=_ACCEPTED_AT_ONCE,
        timeout_graceful_shutdown=1,
        h11_max_incomplete_event_size=gate.limits.received,
    )


class _Server(uvicorn.Server):
    gate: Gate

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        for listener in sockets or []:
            listener.listen(_QUEUE)

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.gate.close()
        await asyncio.sleep(0)
        await super().shutdown(sockets)


class _App:
    """What uvicorn calls (ASGI): the border between its dictionaries and our values."""

    def __init__(self, publisher: Publisher, hosts: Hosts) -> None:
        self._publisher = publisher
        self._hosts = hosts

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        del receive
        found = answer(_request(scope), self._publisher, self._hosts)
        await send({"type": "http.response.start", "status": found.status, "headers": _fields(found)})
        # In pieces, so that a slow reader holds one of them, not a copy of the whole.
        for start in range(0, len(found.data), _CHUNK):
            piece = found.data[start : start + _CHUNK]
            await send({"type": "http.response.body", "body": piece, "more_body": True})
        await send({"type": "http.response.body", "body": b""})


def _request(scope: Any) -> Request:
    fields = tuple((name.decode(_LATIN), value.decode(_LATIN)) for name, value in scope["headers"])
    path = scope["path"]
    if path[:7].lower() == "http://":
        # RFC 9112, 3.2.2: a target may be a whole address; what it names then counts, not the Host field.
        host, _, rest = path[7:].partition("/")
        path, fields = f"/{rest}", (("host", host), *(field for field in fields if field[0] != "host"))
    return Request(scope["method"], path, fields)


def _fields(found: Answer) -> list[tuple[bytes, bytes]]:
    fields = (*found.fields, ("Connection", "close"))
    return [(name.lower().encode(_LATIN), value.encode(_LATIN)) for name, value in fields]
