"""What the calendar itself says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Final

import attrs

from exporters.ical._options import ICalOptions
from exporters.ical._property import Made
from exporters.ical._values import Plain, Text, day_or_time, uri, web_address
from timeline.forms import PARTY, SOURCE, Style
from timeline.timeline import Timeline

__all__ = ["PRODUCT", "REFRESH", "Header", "feed_address", "home", "newest", "parties", "refresh", "sources"]

PRODUCT: Final = "-//sourced-timeline//iCalendar feed//EN"
# RFC 7986, 5.7, and its forerunner: clients may fetch the feed twice a day.
REFRESH: Final = "PT12H"


@attrs.frozen(kw_only=True)
class Header:
    """What the properties of the calendar are made from."""

    timeline: Timeline
    options: ICalOptions
    newest: datetime


def refresh(_: Header) -> Iterator[Made]:
    yield Plain(REFRESH), {"VALUE": "DURATION"}


def newest(header: Header) -> Iterator[Made]:
    yield day_or_time(header.newest), {}


def feed_address(header: Header) -> Iterator[Made]:
    address = web_address(header.options.feed_url or header.timeline.url or "")
    if address:
        yield uri(address), {"VALUE": "URI"}


def home(header: Header) -> Iterator[Made]:
    address = web_address(header.timeline.url or "")
    if address:
        yield uri(address), {}


def sources(header: Header) -> Iterator[Made]:
    # Whole, and once: events name their sources briefly, and a change of one would change them all.
    yield from ((_json(SOURCE.write(source, Style.EXCHANGED)), {}) for source in header.timeline.sources)


def parties(header: Header) -> Iterator[Made]:
    yield from ((_json(PARTY.write(party, Style.EXCHANGED)), {}) for party in header.timeline.parties)


def _json(record: object) -> Text:
    return Text(json.dumps(record, ensure_ascii=False, separators=(",", ":")))
