"""`timeline serve`: publish the feed, the other formats and a page with subscribe links from this computer."""

from __future__ import annotations

import argparse
import socket
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from timeline.cli._options import add_option_argument, read_options
from timeline.cli._targets import refuse_the_place_of_the_whole
from timeline.cli._terminal import bold, complain, dim, plural, say, wrapped
from timeline.cli._views import add_view_options, view_of
from timeline.errors import MissingExtraError
from timeline.ports import Exporter, exporter_named, exporter_names
from timeline.reading import read_timeline
from timeline.text import for_terminal
from timeline.timeline import Timeline

if TYPE_CHECKING:
    from timeline.serve import Edition, Hosts, News, Trouble

__all__ = ["add_call", "run"]

_PORT: Final = 8765
_LAST_PORT: Final = 65535
_ANYWHERE: Final = {"0.0.0.0", "::", ""}  # noqa: S104 - recognised, so as to warn of it


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "serve",
        help="publish the calendar feed and the other formats from this computer",
        description="Publish the calendar feed, the other formats and a page with subscribe links from this "
        "computer, for programs on it. The input is read again whenever it changes; while it is broken, the last "
        "good feed stays. Ctrl-C ends it.",
    )
    parser.add_argument("input", metavar="INPUT", type=Path, help="the folder of the chronology, or a file")
    parser.add_argument(
        "--port",
        metavar="N",
        type=_port,
        default=_PORT,
        help=f"the port (default: {_PORT}; 0: any that is free)",
    )
    parser.add_argument(
        "--host",
        metavar="ADDRESS",
        default="127.0.0.1",
        help="listen there; anything but loopback lets others read the chronology",
    )
    parser.add_argument(
        "--name",
        metavar="NAME",
        action="append",
        default=[],
        help="a further name under which this server may be asked",
    )
    parser.add_argument(
        "--keep", metavar="FILE", type=Path, help="go on from the feed in this file, and keep the feed there"
    )
    add_option_argument(parser)
    add_view_options(parser)
    return parser


def _port(text: str) -> int:
    if not (text.isascii() and text.isdecimal()) or int(text) > _LAST_PORT:
        raise argparse.ArgumentTypeError(f"found {text!r}, expected a number from 0 to {_LAST_PORT}")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted."""
    try:
        from timeline import serve  # noqa: PLC0415 - its libraries are an extra
    except ModuleNotFoundError as error:
        raise MissingExtraError("serve", "serve", what="call") from error
    exporters = _exporters()
    publisher = serve.Publisher(
        arguments.input,
        read=lambda source: _read(source, arguments),
        exporters=exporters,
        clock=lambda: datetime.now(UTC),
        options=read_options(arguments.option, exporters),
        keep=arguments.keep,
    )
    hosts = serve.Hosts(bound=arguments.host, names=_names(arguments))
    with serve.listen(arguments.host, arguments.port) as listener:
        _introduce(publisher.state.edition, hosts, listener.getsockname()[1], serve.reach_words(hosts))
        if not serve.is_loopback(arguments.host):
            _warn(arguments.host)
        # Ctrl-C is how one ends it, so it is no error.
        with suppress(KeyboardInterrupt):
            serve.serve(publisher, listener, hosts=hosts, tell=_tell)
    say("stopped")
    return 0


def _read(source: Path, arguments: argparse.Namespace) -> Timeline:
    whole = read_timeline(source)
    if arguments.keep:
        refuse_the_place_of_the_whole(whole.id, arguments.keep, arguments, option="keep")
    return view_of(whole, arguments, flag="", verbose=True)


def _exporters() -> list[Exporter[Any]]:
    """Return the main formats, the calendar first."""
    found = [exporter_named(name) for name in exporter_names()]
    return sorted((each for each in found if each.main), key=lambda each: each.name != "ical")


def _names(arguments: argparse.Namespace) -> frozenset[str]:
    names = {name.casefold() for name in arguments.name}
    return frozenset(names | {socket.gethostname().casefold()} if arguments.host in _ANYWHERE else names)


def _introduce(edition: Edition, hosts: Hosts, port: int, reach: str) -> None:
    counts = (
        f"{plural(len(edition.timeline.events), 'event')}, {plural(len(edition.timeline.sources), 'source')}"
    )
    say(f"{bold(for_terminal(edition.timeline.title))}  {dim(counts)}")
    where = _where(hosts, port)
    for scheme, path in (("http", "/"), ("http", edition.feed.path), ("webcal", edition.feed.path)):
        say(f"  {scheme}://{where}{quote(path)}")
    for line in (*_shortcomings(edition), reach, "Ctrl-C ends it."):
        say("\n".join(wrapped(line)))
    # Whoever reads this through a pipe waits for the address.
    sys.stdout.flush()


def _where(hosts: Hosts, port: int) -> str:
    name = hosts.bound
    if name in _ANYWHERE:
        name = min(hosts.names, default="localhost")
    return f"[{name}]:{port}" if ":" in name else f"{name}:{port}"


def _shortcomings(edition: Edition) -> Iterator[str]:
    for asset in edition.assets:
        if asset.losses:
            losses = plural(asset.losses, "loss", "losses")
            yield f"{asset.format}: {losses}; `timeline export --to {asset.format} -v` lists them"
    if edition.faults:
        yield f"{plural(edition.faults, 'fault')} in the chronology; `timeline check` lists them"


def _warn(host: str) -> None:
    complain(
        f"warning: everyone who can reach {host} can read this chronology: there is no password and no encryption"
    )


def _tell(news: News) -> None:
    if news.state.trouble:
        _tell_trouble(news.state.trouble)
        return
    mended = "the input is whole again; " if news.mended else ""
    what = f"changed: {', '.join(news.changed)}" if news.changed else "nothing changed"
    say(f"{_clock()}  {mended}{what}")
    if news.changed:
        for line in _shortcomings(news.state.edition):
            say(f"  {line}")
    sys.stdout.flush()


def _tell_trouble(trouble: Trouble) -> None:
    for fault in trouble.faults:
        complain(fault, prefix="")
    complain(
        f"{_clock()}  {plural(len(trouble.faults), 'fault')} in the input; the last good feed stays",
        prefix="",
    )


def _clock() -> str:
    return datetime.now().astimezone().strftime("%H:%M:%S")
