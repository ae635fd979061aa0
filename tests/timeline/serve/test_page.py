"""The page: addresses, reach, trouble, and texts that stay texts."""

from __future__ import annotations

import pytest
from lxml import html  # type: ignore[import-untyped,unused-ignore]  # it ships no types

from tests.timeline.serve.desk import Desk, settled
from timeline.serve import Hosts, Publisher, Request, answer

HOSTILE = "</title><script>alert(1)</script><img src=x onerror=alert(1)> \" ' & \u202e"


def page(publisher: Publisher, host: str = "127.0.0.1:8765", bound: str = "127.0.0.1") -> str:
    found = answer(Request("GET", "/", (("host", host),)), publisher, Hosts(bound=bound))
    assert found.status == 200
    return found.data.decode()


def test_it_links_to_the_feed_both_ways_and_to_each_file(desk: Desk) -> None:
    """Under the name by which it was asked, so that links work through a tunnel as well."""
    links = html.fromstring(page(desk.open(), "localhost:9999")).xpath("//a/@href")
    assert links == [
        "webcal://localhost:9999/old-bridge.ics",
        "http://localhost:9999/old-bridge.ics",
        "/old-bridge.ics",
        "/old-bridge.json",
        "/old-bridge.md",
        "/old-bridge.xlsx",
    ]


def test_it_says_who_cannot_subscribe(desk: Desk) -> None:
    """Google and Outlook.com fetch from their own computers."""
    text = page(desk.open())
    assert "Google Calendar and Outlook.com" in text
    assert "cannot reach a loopback address" in text


@pytest.mark.parametrize("name", ["timeline.yaml", "events/more.yaml"])
def test_hostile_text_stays_text(desk: Desk, name: str) -> None:
    """Neither a title nor a fault can become an element, an attribute or a change of direction."""
    publisher = desk.open()
    if name == "timeline.yaml":
        desk.edit("title: The closing of the old bridge", f"title: {HOSTILE!r}".replace("\\'", "''"), name)
    else:
        desk.add(f"- id: x\n  kind: event\n  title: T\n  date: {HOSTILE!r}\n".replace("\\'", "''"))
    assert settled(publisher)
    text = page(publisher)
    assert "\u202e" not in text
    assert {element.tag for element in html.fromstring(text).iter()} <= {
        *("html", "head", "meta", "title", "style", "body", "h1", "h2", "p", "bdi", "ul", "li", "a", "table"),
        *("tbody", "tr", "td", "code", "div", "strong"),
    }
    assert "&lt;script&gt;" in text or "script" not in text


def test_it_says_that_the_input_is_broken_and_when_it_is_whole(desk: Desk) -> None:
    """With every fault and where it stands; once it is mended, nothing of it is left."""
    publisher = desk.open()
    desk.add("- id: x\n  titel: T\n")
    assert settled(publisher)
    broken = page(publisher)
    assert "cannot be published</strong> since 2026-03-01" in broken
    assert "more.yaml:2:3" in broken
    desk.add("[]\n")
    assert settled(publisher)
    assert "cannot be published" not in page(publisher)


def test_others_are_not_told_the_names_of_folders(desk: Desk) -> None:
    """Beyond loopback the page says that there are faults, not where."""
    publisher = desk.open()
    desk.add("- id: x\n  titel: T\n")
    assert settled(publisher)
    text = page(publisher, "192.168.1.7", "192.168.1.7")
    assert "cannot be published" in text
    assert str(desk.folder) not in text
