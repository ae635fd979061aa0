"""The feed that is about to be replaced: which events stood in it, line by line.

Content lines are compared as text. Reading values and writing them again would compare a library's escaping too,
and an event would seem changed when only the library was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import attrs

from timeline.errors import ExportError

__all__ = ["LEAD", "Standing", "is_whole", "read_feed", "without_lead"]

LEAD: Final = "X-TIMELINE-LEAD"
"""The parameter of X-TIMELINE-EDTF that holds the date in words as it stands before the title."""

_LEAD: Final = re.compile(f';{LEAD}=(?:"[^"]*"|[^";:,]*)')
_FOLD: Final = re.compile("\r?\n[ \t]")
_LINE_END: Final = re.compile("\r?\n")
_NAME: Final = re.compile(r"([A-Za-z0-9-]+)")
_STAMP: Final = re.compile(r"[0-9]{8}T[0-9]{6}Z")
_STAMPED: Final = frozenset({"DTSTAMP", "LAST-MODIFIED", "SEQUENCE"})
_LONGEST_NUMBER: Final = 9
_KINDS: Final = frozenset({"VEVENT", "VJOURNAL"})


@attrs.frozen(kw_only=True)
class Standing:
    """An event as it stands in the feed that is about to be replaced.

    Attributes:
        kind: VEVENT or VJOURNAL.
        lines: Its unfolded lines, without BEGIN and END.
    """

    kind: str
    lines: tuple[str, ...]

    def value(self, name: str) -> str:
        """Return the value of a property as written, or an empty string."""
        line = next((line for line in self.lines if name_of(line) == name), "")
        return line.partition(":")[2]

    @property
    def essence(self) -> tuple[str, ...]:
        """Its lines without those that say when and how often it changed."""
        return essence(self.lines)

    @property
    def changed(self) -> datetime | None:
        """When it last changed; None where it does not say."""
        stamps = [_stamp(self.value(name)) for name in ("DTSTAMP", "LAST-MODIFIED")]
        return max((stamp for stamp in stamps if stamp), default=None)

    @property
    def revision(self) -> tuple[int, datetime]:
        """Its key among several of one UID: the last revision is the greatest."""
        return self.number("SEQUENCE"), self.changed or datetime.min.replace(tzinfo=UTC)

    def number(self, name: str) -> int:
        """Return a property that is a number; 0 where it is none."""
        written = self.value(name)
        return (
            int(written) if written.isascii() and written.isdigit() and len(written) <= _LONGEST_NUMBER else 0
        )


def name_of(line: str) -> str:
    """Return the name of a content line's property."""
    found = _NAME.match(line)
    return found[1].upper() if found else ""


def essence(lines: Sequence[str]) -> tuple[str, ...]:
    """Return content lines without those that say when and how often the event changed."""
    return tuple(without_lead(line) for line in lines if name_of(line) not in _STAMPED)


def without_lead(line: str) -> str:
    """Return a content line without the words that only repeat how the title begins."""
    return _LEAD.sub("", line, count=1) if line.startswith("X-TIMELINE-EDTF;") else line


def read_feed(data: bytes, product: str) -> Mapping[str, Standing]:
    """Return the events of a feed by UID, of several with the same one the last revision.

    Args:
        data: The feed.
        product: The PRODID that this exporter writes; another program's calendar is none of ours.

    Raises:
        ExportError: It cannot be read, or another program wrote it.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExportError("it is no text in UTF-8") from error
    lines = _LINE_END.split(_FOLD.sub("", text))
    if not lines or lines[0].strip().upper() != "BEGIN:VCALENDAR":
        raise ExportError("it does not begin with BEGIN:VCALENDAR")
    if f"PRODID:{product}" not in lines:
        raise ExportError("another program wrote it")
    found: dict[str, Standing] = {}
    for standing in _components(lines):
        uid = standing.value("UID")
        if uid and (uid not in found or found[uid].revision <= standing.revision):
            found[uid] = standing
    return found


def is_whole(data: bytes) -> bool:
    """Tell whether a feed goes on to its end."""
    return data.rstrip().upper().endswith(b"END:VCALENDAR")


def _components(lines: Sequence[str]) -> Iterator[Standing]:
    kind = ""
    held: list[str] = []
    for line in lines:
        word, _, rest = line.partition(":")
        if word == "BEGIN" and rest in _KINDS:
            kind, held = rest, []
        elif word == "END" and rest == kind:
            yield Standing(kind=kind, lines=tuple(held))
            kind = ""
        elif kind:
            held.append(line)


def _stamp(text: str) -> datetime | None:
    if not _STAMP.fullmatch(text):
        return None
    try:
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    except ValueError:
        return None
