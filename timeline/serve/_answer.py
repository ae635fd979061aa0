"""From a request to an answer, without a socket: what is served, to whom, and what need not be sent again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs
from werkzeug.datastructures import Accept
from werkzeug.http import http_date, parse_accept_header
from werkzeug.sansio.http import is_resource_modified

from timeline.serve._assets import Asset, Body
from timeline.serve._hosts import Hosts
from timeline.serve._page import POLICY, make_page
from timeline.serve._publisher import Publisher

__all__ = ["Answer", "Request", "answer", "refusal"]

_ALWAYS: Final = (
    ("Cache-Control", "no-cache"),
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
)


@attrs.frozen
class Request:
    """What is asked.

    Attributes:
        method: GET, HEAD or another.
        path: The path, decoded, without a query.
        fields: The header fields, names in lower case, in their order.
    """

    method: str
    path: str
    fields: tuple[tuple[str, str], ...] = ()

    def field(self, name: str) -> str | None:
        """Return a field; several of one name are one list (RFC 9110, 5.3). None where there is none."""
        values = [value for each, value in self.fields if each == name]
        return ", ".join(values) if values else None


@attrs.frozen
class Answer:
    """What is answered; the length is that of what GET would bring, whether or not it is sent."""

    status: int
    fields: tuple[tuple[str, str], ...]
    data: bytes = attrs.field(default=b"", repr=False)


def answer(request: Request, publisher: Publisher, hosts: Hosts) -> Answer:
    """Return the answer to a request: the Host is checked before anything else is looked at."""
    host = request.field("host")
    if host is None or not hosts.admits(host):
        return refusal(421, "This server does not go by that name.\n")
    if request.method not in {"GET", "HEAD"}:
        return refusal(405, "GET and HEAD are all there is.\n", ("Allow", "GET, HEAD"))
    asset = _find(request.path, publisher, hosts, host)
    if asset is None:
        return refusal(404, "There is nothing at this address; the start page lists what there is.\n")
    return _serve(request, asset)


def refusal(status: int, words: str, *more: tuple[str, str]) -> Answer:
    """Return an answer of a few words, with the fields that every answer has."""
    fields = (("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(words))))
    return Answer(status, (*fields, *_ALWAYS, *more), words.encode())


def _find(path: str, publisher: Publisher, hosts: Hosts, host: str) -> Asset | None:
    state = publisher.state
    if path == "/":
        return make_page(state, host=host, hosts=hosts)
    return next((asset for asset in state.edition.assets if asset.path == path), None)


def _serve(request: Request, asset: Asset) -> Answer:
    zipped = asset.zipped if _prefers_gzip(request.field("accept-encoding")) else None
    body = zipped or asset.plain
    named = (("ETag", body.etag), *_times(asset), *_varies(asset), *_ALWAYS)
    if _is_known(request, asset, body):
        return Answer(304, named)
    coding = (("Content-Encoding", "gzip"),) if zipped else ()
    about = (("Content-Type", asset.media_type), ("Content-Length", str(len(body.data))), *coding)
    # A Range is ignored, as RFC 9110, 14.2, lets a server do, and the answer says so.
    return Answer(200, (*about, ("Accept-Ranges", "none"), *named), body.data)


def _times(asset: Asset) -> Iterator[tuple[str, str]]:
    yield "Last-Modified", http_date(asset.modified)


def _varies(asset: Asset) -> Iterator[tuple[str, str]]:
    if asset.zipped:
        yield "Vary", "Accept-Encoding"


def _prefers_gzip(accepted: str | None) -> bool:
    """Return whether gzip is wanted at least as much as no coding at all (RFC 9110, 12.5.3)."""
    codings = parse_accept_header(accepted, Accept)
    plain = next((quality for name, quality in codings if name.casefold() == "identity"), 0.0)
    return codings.quality("gzip") > 0 and codings.quality("gzip") >= plain


def _is_known(request: Request, asset: Asset, body: Body) -> bool:
    """Return whether the client holds these bytes already (RFC 9110, 13.2.2: tags count before times)."""
    tags = request.field("if-none-match")
    return not is_resource_modified(
        http_if_none_match=tags,
        http_if_modified_since=None if tags is not None else request.field("if-modified-since"),
        etag=body.etag,
        last_modified=asset.modified,
    )
