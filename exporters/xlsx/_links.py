"""Links: to another sheet, or to a page that a browser opens."""

from __future__ import annotations

from typing import Final
from urllib.parse import quote, urlsplit

import attrs

__all__ = ["Link", "Spot", "page_link", "spot_link"]

# What a click may open. A javascript: or file: address stays the text that it is.
_SCHEMES: Final = frozenset({"http", "https", "ftp", "mailto"})
# RFC 3986, 2.2 and 2.3: what may stand in a URI as it is; a percent sign is taken to begin an escape.
_SAFE: Final = "!#$%&'()*+,-./:;=?@_~"
# Excel refuses a file with a longer address: "Excel specifications and limits".
_LONGEST: Final = 2_079


@attrs.frozen
class Spot:
    """A row of a sheet."""

    sheet: str
    row: int


@attrs.frozen
class Link:
    """Where a click leads: a page, or else a cell of this workbook."""

    page: str | None = None
    spot: Spot | None = None

    @property
    def location(self) -> str | None:
        """The cell, as a hyperlink names it."""
        return f"'{self.spot.sheet}'!A{self.spot.row}" if self.spot else None


def spot_link(spot: Spot | None) -> Link | None:
    """Return a link to a row, where there is one."""
    return Link(spot=spot) if spot else None


def page_link(url: str | None) -> Link | None:
    """Return a link to a page, or None where a click on the address would be unsafe or break the file.

    >>> page_link("https://example.org/a b").page
    'https://example.org/a%20b'
    >>> page_link("javascript:alert(1)") is None
    True
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    address = quote(url, safe=_SAFE)
    usable = parts.scheme.lower() in _SCHEMES and (parts.netloc or parts.scheme.lower() == "mailto")
    return Link(page=address) if usable and len(address) <= _LONGEST else None
