r"""Text that stays text: no title or summary can become a heading, a link, a table or anything else.

Backslash escapes hold in every flavour: CommonMark 0.31, 2.4, and Pandoc's ``all_symbols_escapable``. What is
special anywhere in a line is escaped there; what is special only where a line begins is escaped only there.
Two things no backslash stops, because readers look for them in the finished text. So an empty comment parts the
e-mail addresses that cmark-gfm would link, and an empty span stands before what Pandoc would take for a task's box.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Final, NewType

import attrs

from timeline.text import HIDDEN, clean_text

__all__ = ["ESCAPERS", "Escaper", "Flavour", "Md", "one_line"]

Md = NewType("Md", str)
"""Text that is Markdown already; everything else must pass an `Escaper` first."""


class Flavour(StrEnum):
    """The Markdown that is written."""

    GFM = "gfm"
    PANDOC = "pandoc"
    COMMONMARK = "commonmark"


# Special wherever it stands, in CommonMark or in the extensions that most readers add.
_COMMON: Final = (
    r"[\\`*_\[\]<|~#]",  # 6: escapes, code, emphasis, links, raw HTML; tables, strikethrough, closing sequences
    r"!(?=\[|$)",  # 6.4: an image, should a link or a note follow
    r"&(?=\#?[0-9A-Za-z]+;)",  # 2.5: entity references
)
# GFM 6.9, and the linkifiers of editors, which take bare host names too.
_LINKS: Final = (
    r":(?=//)",
    r"/(?=/)",
    r"(?<=\bmailto):",
    r"(?<=\bxmpp):",
    r"(?<=\w)\.(?=[^\W\d_]{2})",
    r"(?<=\bwww)\.",
    r"(?<=[A-Za-z0-9.+_-])@(?=[A-Za-z0-9])",
)
_EMOJI: Final = (r":(?=[\w+-]*[a-z][\w+-]*:)",)
# Pandoc's extensions: superscripts and inline notes, mathematics, citations, attributes, and typography,
# which would turn the words of a source into others.
_PANDOC: Final = (r"[\^$@{}\"']", r"-(?=-)", r"(?<=-)-", r"\.(?=\.)", r"(?<=\.)\.")

# Special where a line begins: lists, quotations, underlines of headings, rules, definitions, captions.
_LINE_START: Final = re.compile(
    r"\A(?:(?P<mark>[-+=:>])"
    r"|(?P<before>\(?(?:[0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+))(?P<end>[.)])(?=\s|$)"
    r"|(?P<caption>[Tt]able)(?P<colon>:))"
)
_TASK: Final = re.compile(r"\\\[[ xX]\\\]")
_BLANK: Final = re.compile(r"[ \t\n]+")
# The blocks that Unicode keeps for scripts written from right to left (DerivedBidiClass, defaults R and AL).
_RIGHT_TO_LEFT: Final = re.compile(
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
_ISOLATE: Final = "\N{FIRST STRONG ISOLATE}"
_POP: Final = "\N{POP DIRECTIONAL ISOLATE}"


def one_line(text: str) -> str:
    r"""Return text with every run of blanks and line ends as one space.

    What the model keeps letter by letter, such as a quotation to be found again, is cleaned here.

    >>> one_line("one\n  two")
    'one two'
    """
    return _BLANK.sub(" ", clean_text(text)).strip()


def _isolated(text: str) -> str:
    """Return text that cannot reorder what stands around it (Unicode Annex 9, 2.7)."""
    if text.isascii():
        return text
    if HIDDEN.search(text) or _RIGHT_TO_LEFT.search(text):
        return f"{_ISOLATE}{text}{_POP}"
    return text


@attrs.frozen
class Escaper:
    r"""Escapes text for one flavour.

    >>> print(ESCAPERS[Flavour.GFM].line("1. *No* [link](x) | www.example.com"))
    1\. \*No\* \[link\](x) \| www\.example\.com
    """

    special: re.Pattern[str]
    parts_addresses: bool = False
    parts_tasks: bool = False

    def line(self, text: str) -> Md:
        """Return text as one line, safe wherever it stands."""
        flat = one_line(text)
        escaped = self.special.sub(self._escape, flat)
        if self.parts_tasks and _TASK.match(escaped):
            escaped = f"[]{{}}{escaped}"
        return Md(_isolated(_LINE_START.sub(_start, escaped)))

    def _escape(self, found: re.Match[str]) -> str:
        parted = "<!-- -->" if self.parts_addresses and found[0] == "@" else ""
        return f"{parted}\\{found[0]}"

    def block(self, text: str, indent: str = "", *, verse: bool = False) -> Md:
        """Return text of any number of lines: its paragraphs are kept, its indentation is not.

        Args:
            text: The text.
            indent: What stands before every line but the first.
            verse: Whether its line ends count; otherwise they are where somebody wrapped the text.
        """
        paragraphs = [part for part in re.split(r"\n[ \t]*\n", clean_text(text)) if part.strip()]
        lines = [[self.line(line) for line in part.split("\n") if line.strip()] for part in paragraphs]
        end = "\\\n" if verse else "\n"
        return Md(f"\n{indent.rstrip()}\n{indent}".join(f"{end}{indent}".join(part) for part in lines))


def _start(found: re.Match[str]) -> str:
    if found["mark"]:
        return f"\\{found['mark']}"
    if found["caption"]:
        return f"{found['caption']}\\{found['colon']}"
    return f"{found['before']}\\{found['end']}"


def _pattern(*parts: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(part for group in parts for part in group))


ESCAPERS: Final[Mapping[Flavour, Escaper]] = {
    Flavour.GFM: Escaper(_pattern(_COMMON, _LINKS, _EMOJI, (r"\$",)), parts_addresses=True),
    Flavour.PANDOC: Escaper(_pattern(_COMMON, _LINKS, _EMOJI, _PANDOC), parts_tasks=True),
    Flavour.COMMONMARK: Escaper(_pattern(_COMMON, _LINKS, _EMOJI)),
}
