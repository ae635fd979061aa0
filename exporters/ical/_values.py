"""Property values: icalendar's types where they write what the standard asks for, our own where they do not.

tests/exporters/ical/test_traps.py shows, for each type of our own, what the library's does instead.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any, Final, Self, TypeAlias
from urllib.parse import quote, urlsplit

from icalendar import Parameters
from icalendar.cal.component import Component
from icalendar.prop import vText, vUri

from timeline.errors import ExportError

__all__ = [
    "Plain",
    "Text",
    "TextList",
    "Value",
    "coordinates",
    "day_or_time",
    "offset_text",
    "put",
    "uri",
    "web_address",
]

# RFC 5545, 3.1: no control character but HTAB stands in a content line, so none can begin a line of its own.
_CONTROL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f\x85\u2028\u2029\ud800-\udfff]")
_ESCAPES: Final = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"
_LINE_END: Final = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_LINKED: Final = re.compile(r"(?:https?|ftp)://[^/?#]|urn:[a-z0-9]|doi:1", re.IGNORECASE)
# RFC 3986, 2.2 and 2.3: what may stand unescaped in an address; % because it may be escaped already. Brackets only
# where they hold the number of a host (3.2.2), and one # alone (3.5).
_IN_ADDRESS: Final = "%!$&'()*+,/:;=?@~"
_PARTS: Final = re.compile(r"(?P<host>[^:]+:(?://[^/?#]*)?)(?P<path>[^#]*)(?P<mark>#?)(?P<fragment>.*)")
_SAFE_IN: Final = (("host", "[]"), ("path", ""), ("fragment", ""))
_STRAY_PERCENT: Final = re.compile("%(?![0-9A-Fa-f]{2})")


class Text(vText):
    r"""TEXT, escaped in one pass (RFC 5545, 3.3.11), so that a written ``\N`` stays what it is.

    >>> Text("C:\\New; a, b\nc").to_ical()
    b'C:\\\\New\\; a\\, b\\nc'
    """

    def to_ical(self) -> bytes:
        """Return the escaped text."""
        # icalendar decodes what it is given here as a whole file is decoded, and so eats one byte order mark.
        return (_MARK if self.startswith(_MARK) else "").encode() + escaped(self).encode()


def escaped(text: str) -> str:
    """Return a text as TEXT; line ends become one form, other control characters become U+FFFD."""
    # Escaped, a line end is the two characters \n; none is left to begin a line, whatever came in.
    unified = _LINE_END.sub("\n", text).translate(_ESCAPES)
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", unified)


class Plain(vText):
    """A value that needs no escaping: a keyword, a number, a date."""

    def to_ical(self) -> bytes:
        """Return the value as it is."""
        return self.encode()


class TextList(Plain):
    r"""Several texts in one property (RFC 5545, 3.8.1.2).

    >>> TextList.of(["meeting", "arms, trade"]).to_ical()
    b'meeting,arms\\, trade'
    """

    @classmethod
    def of(cls, texts: Iterable[str]) -> Self:
        """Return the texts, each escaped."""
        return cls(",".join(map(escaped, texts)))


Value: TypeAlias = vText | vUri


class _Quoting(Parameters):
    """Parameters whose LABEL is quoted: bare, one that ends in a backslash makes icalendar misread the line."""

    always_quoted: Any = (*Parameters.always_quoted, "LABEL")


def put(component: Component, name: str, value: Value, parameters: Mapping[str, str] | None = None) -> None:
    """Add a property to a component, and refuse one that could become two.

    Raises:
        ExportError: The value or a parameter holds a control character: nothing that came through `Text` does.
    """
    for part in (value.to_ical().decode("utf-8", "surrogatepass"), *(parameters or {}).values()):
        if _CONTROL.search(part):
            raise ExportError(f"{name}: found a control character in {part[:60]!r}, expected clean text")
    if parameters:
        value.params = _Quoting(parameters)
    component.add(name, value, encode=False)  # pyright: ignore[reportUnknownMemberType]  # untyped in icalendar


def day_or_time(value: date | datetime) -> Plain:
    """Return a date or a time; a time with a zone must be in UTC, one without is local or floating."""
    if not isinstance(value, datetime):
        return Plain(_basic(value))
    whole = value.replace(microsecond=0)
    if whole.tzinfo is not None and whole.tzinfo is not UTC:
        raise ExportError(f"found {value.isoformat()}, expected a time in UTC or one without a zone")
    return Plain(_basic(whole.replace(tzinfo=None)) + ("Z" if whole.tzinfo else ""))


def _basic(value: date) -> str:
    """Return a date or time in the basic format of ISO 8601, its year with four digits."""
    return value.isoformat().replace("-", "").replace(":", "")


def coordinates(latitude: float, longitude: float) -> Plain:
    """Return a position without exponents, which GEO has not (RFC 5545, 3.8.1.6).

    >>> str(coordinates(0.00001, 115.1))
    '0.00001;115.1'
    """
    return Plain(f"{Decimal(repr(latitude)):f};{Decimal(repr(longitude)):f}")


def offset_text(offset: timedelta) -> str:
    """Return an offset from UTC, with seconds only where it has them (RFC 5545, 3.3.14).

    >>> offset_text(timedelta(hours=-3, minutes=-30)), offset_text(timedelta(seconds=29143))
    ('-0330', '+080543')
    """
    total = int(offset.total_seconds())
    minutes, seconds = divmod(abs(total), 60)
    hours, minutes = divmod(minutes, 60)
    tail = f"{seconds:02}" if seconds else ""
    return f"{'-' if total < 0 else '+'}{hours:02}{minutes:02}{tail}"


def web_address(text: str) -> str | None:
    """Return a text as an address a calendar may link to, or None where it is none.

    >>> web_address("https://example.org/é b"), web_address("javascript:alert(1)")
    ('https://example.org/%C3%A9%20b', None)
    """
    if not _LINKED.match(text) or _CONTROL.search(text):
        return None
    try:
        urlsplit(text)
    except ValueError:
        return None
    parts = _PARTS.fullmatch(_STRAY_PERCENT.sub("%25", text))
    if parts is None:
        return None
    host, path, fragment = (quote(parts[name], safe=_IN_ADDRESS + more) for name, more in _SAFE_IN)
    return f"{host}{path}{parts['mark']}{fragment}"


def uri(address: str) -> vUri:
    """Return an address as a URI value."""
    return vUri(address)
