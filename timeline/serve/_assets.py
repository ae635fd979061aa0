"""What is served at one address: bytes, plain and compressed, each with the tag that names them."""

from __future__ import annotations

import gzip
from datetime import datetime
from hashlib import sha256
from typing import Final

import attrs

__all__ = ["Asset", "Body", "make_asset"]

# Below this gain a client unpacks for nothing: a workbook is a ZIP file already.
_WORTH_IT: Final = 0.9


@attrs.frozen
class Body:
    """Bytes, and the strong entity tag that they alone have (RFC 9110, 8.8.3)."""

    data: bytes = attrs.field(repr=False)
    etag: str

    @classmethod
    def of(cls, data: bytes) -> Body:
        """Return the bytes with their tag."""
        return cls(data, f'"{sha256(data).hexdigest()[:32]}"')


@attrs.frozen(kw_only=True)
class Asset:
    """What is served at one address.

    Attributes:
        path: The address, from the root of the server.
        format: The name of the format.
        title: What it is, in a few words.
        media_type: Its media type, with parameters.
        plain: The bytes as they are.
        zipped: The same through gzip, where that makes them notably smaller.
        modified: When these bytes were first served, to the second.
        losses: How many values the format could not carry.
    """

    path: str
    format: str
    title: str
    media_type: str
    plain: Body
    zipped: Body | None
    modified: datetime
    losses: int


def make_asset(
    *,
    path: str,
    format_name: str,
    title: str,
    media_type: str,
    data: bytes,
    modified: datetime,
    losses: int = 0,
) -> Asset:
    """Return what is served at an address, compressed where that is worth it."""
    # Without a time in its header, the same bytes compress to the same bytes, and keep their tag.
    zipped = gzip.compress(data, mtime=0)
    return Asset(
        path=path,
        format=format_name,
        title=title,
        media_type=media_type,
        plain=Body.of(data),
        zipped=Body.of(zipped) if len(zipped) < _WORTH_IT * len(data) else None,
        modified=modified.replace(microsecond=0),
        losses=losses,
    )
