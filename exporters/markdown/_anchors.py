"""Where links within the document lead.

A reader of GFM makes an anchor of every heading, by the rule that GitHub set. Where the readers agree on that
anchor, the links use it and the text stays clean; where they may differ (other symbols, combining marks, two
headings alike) the heading gets an anchor of its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Final

import attrs

__all__ = ["Anchors", "anchor_of"]

_KEPT: Final = re.compile(r"[A-Za-z0-9_-]")
_NUMBERED: Final = re.compile(r"(.*)-[0-9]+")


def anchor_of(what: str, record_id: str) -> str:
    """Return the anchor of a record: ASCII, and no two ids share one.

    >>> anchor_of("event", "visit-1972"), anchor_of("event", "a+b")
    ('event-visit-1972', 'event-a.2b.b')
    """
    safe = "".join(c if _KEPT.fullmatch(c) else f".{ord(c):x}." for c in record_id)
    return f"{what}-{safe}"


@attrs.frozen
class Anchors:
    """The anchors of a document's headings.

    Attributes:
        targets: The anchor that leads to each heading, by its key.
        explicit: The keys of the headings that must bring their anchor with them.
    """

    targets: dict[str, str]
    explicit: frozenset[str]

    @classmethod
    def all_explicit(cls, outline: Iterable[tuple[str, str]]) -> Anchors:
        """Give every heading its own key as its anchor."""
        keys = [key for key, _ in outline]
        return cls({key: key for key in keys}, frozenset(keys))

    @classmethod
    def by_heading(cls, outline: Iterable[tuple[str, str]]) -> Anchors:
        """Use the anchors that readers of GFM make of the headings, wherever they agree on them.

        Args:
            outline: The key and the plain text of every heading, in order.
        """
        slugs = [(key, _slug(title)) for key, title in outline]
        counted = Counter(slug for _, slug in slugs if slug)
        targets = {key: slug or key for key, slug in slugs}
        explicit = {key for key, slug in slugs if slug is None or not _is_alone(slug, counted)}
        return cls(targets | {key: key for key in explicit}, frozenset(explicit))

    def __getitem__(self, key: str) -> str:
        return self.targets[key]

    def __contains__(self, key: str) -> bool:
        return key in self.targets


def _is_alone(slug: str, counted: Counter[str]) -> bool:
    numbered = _NUMBERED.fullmatch(slug)
    return counted[slug] == 1 and not (numbered and counted[numbered[1]])


def _slug(title: str) -> str | None:
    """Return the anchor that readers of GFM make of a heading, or None where they may differ."""
    letters = [_slug_letter(letter) for letter in title]
    if None in letters:
        return None
    return "".join(letter for letter in letters if letter is not None) or None


def _slug_letter(letter: str) -> str | None:
    if letter == " ":
        return "-"
    if letter.isascii():
        return letter.lower() if letter.isalnum() or letter in "-_" else ""
    category = unicodedata.category(letter)
    if category == "Lo" or (category in {"Ll", "Lu"} and len(letter.lower()) == 1 and letter != "Σ"):
        return letter.lower()
    return "" if category in {"Pd", "Ps", "Pe", "Pi", "Pf", "Po"} else None
