"""The page: what there is, how to subscribe, and what is wrong."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256
from html import escape
from typing import Final
from urllib.parse import quote

from timeline.serve._assets import Asset, make_asset
from timeline.serve._edition import Edition
from timeline.serve._hosts import Hosts, is_loopback
from timeline.serve._publisher import State, Trouble
from timeline.text import for_terminal

__all__ = ["POLICY", "make_page", "reach_words"]

_STYLE: Final = """
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { max-width: 42rem; margin: 2rem auto; padding: 0 1rem; overflow-wrap: anywhere; }
h1 { line-height: 1.2; }
th, td { text-align: start; padding-inline-end: 1rem; vertical-align: top; }
[role=alert] { border-inline-start: .3rem solid #c33; padding-inline-start: 1rem; }
"""
_DIGEST: Final = b64encode(sha256(_STYLE.encode()).digest()).decode()

# No script, no picture, no frame, no form; of style only what this page has.
POLICY: Final = f"default-src 'none'; style-src 'sha256-{_DIGEST}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
_SHOWN_FAULTS: Final = 50


def reach_words(hosts: Hosts) -> str:
    """Return who can subscribe."""
    if is_loopback(hosts.bound):
        return (
            "Programs on this computer can subscribe. Google Calendar and Outlook.com fetch feeds from computers of "
            "their own, which cannot reach a loopback address: for them, publish the file on the web."
        )
    return (
        "Whatever can reach this computer can subscribe, without a password. Google Calendar and Outlook.com fetch "
        "feeds from computers of their own: they reach this address only if the whole internet does."
    )


def make_page(state: State, *, host: str, hosts: Hosts) -> Asset:
    """Return the page, with addresses under the name by which the server was asked."""
    text = "".join(_lines(state.edition, state.trouble, host, hosts))
    return make_asset(
        path="/",
        format_name="html",
        title="this page",
        media_type="text/html; charset=utf-8",
        data=text.encode(),
        modified=state.since,
    )


def _text(value: str) -> str:
    """Return text that is text in HTML, whichever way it is written and whatever it holds."""
    return f"<bdi>{escape(for_terminal(value))}</bdi>"


def _lines(edition: Edition, trouble: Trouble | None, host: str, hosts: Hosts) -> Iterator[str]:
    timeline = edition.timeline
    yield f'<!DOCTYPE html>\n<html lang="en">\n<meta charset="utf-8">\n<title>{escape(for_terminal(timeline.title))}</title>\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<style>{_STYLE}</style>\n<h1>{_text(timeline.title)}</h1>\n"
    if trouble:
        yield from _trouble_lines(trouble, detailed=is_loopback(hosts.bound))
    if timeline.description:
        yield f"<p>{_text(timeline.description)}</p>\n"
    yield f"<p>{len(timeline.events):,} events, {len(timeline.sources):,} sources.</p>\n"
    yield from _subscribe_lines(edition.feed, host, hosts)
    yield from _format_lines(edition)


def _trouble_lines(trouble: Trouble, *, detailed: bool) -> Iterator[str]:
    since = f"{trouble.since:%Y-%m-%d %H:%M:%S} UTC"
    yield '<div role="alert">\n<p><strong>The input cannot be published</strong> since '
    yield f"{since}. What is served here is the last good state of it.</p>\n<ul>\n"
    if not detailed:
        # Faults name folders of this computer, which is nobody else's business.
        yield f"<li>{len(trouble.faults):,} faults, listed in the terminal</li>\n</ul>\n</div>\n"
        return
    yield from (f"<li>{_text(fault)}</li>\n" for fault in trouble.faults[:_SHOWN_FAULTS])
    rest = len(trouble.faults) - _SHOWN_FAULTS
    yield f"<li>and {rest:,} more</li>\n" if rest > 0 else ""
    yield "</ul>\n</div>\n"


def _subscribe_lines(feed: Asset, host: str, hosts: Hosts) -> Iterator[str]:
    yield "<h2>Subscribe</h2>\n<ul>\n"
    for scheme, words in (("webcal", "opens a calendar program"), ("http", "to paste into one")):
        address = escape(f"{scheme}://{host}{quote(feed.path)}")
        yield f'<li><a href="{address}">{address}</a> {words}</li>\n'
    yield f"</ul>\n<p>{escape(reach_words(hosts))}</p>\n"


def _format_lines(edition: Edition) -> Iterator[str]:
    yield "<h2>Files</h2>\n<table>\n"
    for asset in edition.assets:
        name = escape(asset.path.removeprefix("/"))
        lost = (
            f"{asset.losses:,} values lost; <code>timeline export -v</code> lists them"
            if asset.losses
            else ""
        )
        yield f'<tr><td><a href="{escape(quote(asset.path))}">{name}</a><td>{escape(asset.title)}'
        yield f"<td>{asset.modified:%Y-%m-%d %H:%M:%S} UTC<td>{lost}\n"
    yield "</table>\n"
    if edition.faults:
        yield f"<p>{edition.faults:,} faults in the chronology; <code>timeline check</code> lists them.</p>\n"
