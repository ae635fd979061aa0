"""Where in a source: a page or paragraph, a stretch of its text, or a quotation from it.

The names follow the W3C Web Annotation Data Model, section 4.2: a text position selector counts code points
of the text, a text quote selector repeats the words. A position carries a digest of the slice it means, so
that a text under copyright need not be copied to be pointed into, and a changed text is noticed.
"""

from __future__ import annotations

import re
from hashlib import sha256
from typing import Final, TypeAlias

import attrs

from timeline.errors import RecordError
from timeline.fields import about, instance, naming, whole
from timeline.text import clean_line, clean_verbatim

__all__ = ["Digest", "Locator", "Reference", "TextPosition", "TextQuote", "parse_locator"]

_DIGEST: Final = re.compile(r"sha256:([0-9a-f]{16,64})")
_POSITION: Final = re.compile(r"([0-9]{1,16})-([0-9]{1,16})\s+(sha256:[0-9a-f]*)")
_LOOKS_LIKE_POSITION: Final = re.compile(r"[0-9]+\s*-\s*[0-9]+\s+sha|.*\bsha-?256:", re.IGNORECASE)
_WHOLE: Final = 64
_HEX: Final = re.compile("[0-9a-f]{16,64}")


def _to_hex(value: str) -> str:
    if not _HEX.fullmatch(instance(value, str, "hexadecimal digits")):
        problem = f"found {value[:40]!r}, expected 16 to 64 lower-case hexadecimal digits"
        raise RecordError("record", "value", problem)
    return value


@attrs.frozen(field_transformer=naming)
class Digest:
    """The SHA-256 digest of a text in UTF-8, or at least its first 16 hexadecimal digits.

    >>> Digest.of("Nixon meets Mao").matches("Nixon meets Mao")
    True
    """

    hex: str = attrs.field(converter=_to_hex)

    @classmethod
    def parse(cls, text: str) -> Digest:
        """Read ``sha256:`` and 16 to 64 lower-case hexadecimal digits.

        Raises:
            RecordError: The text is no such digest.
        """
        found = _DIGEST.fullmatch(text.strip())
        if not found:
            raise RecordError(
                "digest",
                "digest",
                f"found {text[:40]!r}, expected sha256: and 16 to 64 lower-case hexadecimal digits",
                "`timeline cite` prints it",
            )
        return cls(found[1])

    @classmethod
    def of(cls, text: str | bytes, length: int = _WHOLE) -> Digest:
        """Compute the digest of a text, cut to `length` hexadecimal digits."""
        data = text.encode() if isinstance(text, str) else text
        return cls(sha256(data).hexdigest()[:length])

    def matches(self, text: str | bytes) -> bool:
        """Say whether the text has this digest."""
        return Digest.of(text).hex.startswith(self.hex)

    def agrees_with(self, other: Digest) -> bool:
        """Say whether two digests, cut or whole, can be of the same text."""
        return self.hex.startswith(other.hex) or other.hex.startswith(self.hex)

    def __str__(self) -> str:
        return f"sha256:{self.hex}"


def _to_digest(value: Digest) -> Digest:
    return instance(value, Digest, "a digest")


@attrs.frozen(kw_only=True, field_transformer=naming)
class TextPosition:
    """A stretch of a source's text: half-open code points, and the digest of that slice.

    The text is the strictly decoded UTF-8 of the source, its newlines as they are.
    Web Annotation Data Model, 4.2.5.

    >>> place = TextPosition.of("Nixon meets Mao", 0, 5)
    >>> str(place)
    '0-5 sha256:de2abc0a45ebd271'
    """

    start: int = attrs.field(converter=whole, metadata=about("The first code point, counted from 0."))
    end: int = attrs.field(converter=whole, metadata=about("The code point after the last."))
    digest: Digest = attrs.field(converter=_to_digest, metadata=about("The digest of the slice."))

    def __attrs_post_init__(self) -> None:
        if self.start >= self.end:
            raise RecordError(
                "locator",
                "at",
                f"found {self.start}-{self.end}, expected a start before its end, counted from 0",
            )

    @classmethod
    def of(cls, text: str, start: int, end: int, digits: int = 16) -> TextPosition:
        """Make the locator of ``text[start:end]``."""
        return cls(start=start, end=end, digest=Digest.of(text[start:end], digits))

    def __str__(self) -> str:
        return f"{self.start}-{self.end} {self.digest}"


@attrs.frozen(kw_only=True, field_transformer=naming)
class TextQuote:
    """A quotation that stands in the source, with what comes before and after it where it stands twice.

    Web Annotation Data Model, 4.2.4. For texts that may be copied.
    """

    exact: str = attrs.field(
        converter=clean_verbatim, metadata=about("The words as they stand in the source.")
    )
    prefix: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(clean_verbatim),
        metadata=about("The words just before."),
    )
    suffix: str | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(clean_verbatim),
        metadata=about("The words just after."),
    )

    def __attrs_post_init__(self) -> None:
        if not self.exact.strip():
            raise RecordError(
                "locator", "exact", "found nothing, expected the words as they stand in the source"
            )

    def __str__(self) -> str:
        return f"“{self.exact}”"


@attrs.frozen(field_transformer=naming)
class Reference:
    """A place named as people name it: ``p. 4``, ``para. 2``, ``exhibit 12``, a Bates number."""

    text: str = attrs.field(converter=clean_line)

    def __attrs_post_init__(self) -> None:
        if not self.text:
            raise RecordError("locator", "at", "found nothing, expected a place such as p. 4 or para. 2")

    def __str__(self) -> str:
        return self.text


Locator: TypeAlias = TextPosition | TextQuote | Reference


def parse_locator(text: str) -> TextPosition | Reference:
    """Read a locator of one line: ``54-479 sha256:9f86d081884c7d65``, or a place such as ``p. 4``.

    Raises:
        RecordError: The text begins like a position in a text but is none.
    """
    found = _POSITION.fullmatch(instance(text, str, "a place such as p. 4").strip())
    if found:
        return TextPosition(start=int(found[1]), end=int(found[2]), digest=Digest.parse(found[3]))
    if _LOOKS_LIKE_POSITION.match(text):
        raise RecordError(
            "locator",
            "at",
            f"found {text[:50]!r}, expected START-END sha256:DIGEST with at least 16 digits",
            "`timeline cite` prints it",
        )
    return Reference(text)
