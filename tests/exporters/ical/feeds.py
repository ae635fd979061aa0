"""A feed taken apart as text, without any library."""

from __future__ import annotations

import re

__all__ = ["blocks", "header", "properties", "unescaped", "unfolded", "values"]


def unfolded(feed: bytes) -> str:
    """Return the feed with its long lines joined."""
    return re.sub(r"\r\n[ \t]", "", feed.decode())


def blocks(feed: bytes) -> dict[str, bytes]:
    """Return the bytes of each event by UID, as they stand in the file."""
    found = re.findall(rb"BEGIN:(?:VEVENT|VJOURNAL)\r\n.*?END:(?:VEVENT|VJOURNAL)\r\n", feed, re.DOTALL)
    return {values(block, "UID")[0]: block for block in found}


def header(feed: bytes) -> bytes:
    """Return what stands before the first component, and what stands after the last event."""
    first = re.search(rb"BEGIN:(?!VCALENDAR)", feed)
    return feed[: first.start()] if first else feed


def properties(block: bytes) -> list[tuple[str, str]]:
    """Return each line's name with its parameters, and its value."""
    lines = unfolded(block).split("\r\n")
    return [(line.partition(":")[0], line.partition(":")[2]) for line in lines if line]


def values(block: bytes, name: str) -> list[str]:
    """Return the values of a property, as written."""
    return [value for key, value in properties(block) if key.partition(";")[0] == name]


def unescaped(value: str) -> str:
    """Return a TEXT value as it reads (RFC 5545, 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)
