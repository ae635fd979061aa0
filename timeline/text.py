r"""Text is text: cleaned once here, at the model's edge; escaped once in each format.

Cleaning keeps every character a reader could see. Line ends of all kinds become ``\n``. A character that no
output can carry (a control character, a lone surrogate, a noncharacter) becomes U+FFFD, the replacement
character, so that the loss stands in the text where it happened.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

from timeline.errors import RecordError

__all__ = [
    "HIDDEN",
    "REPLACEMENT",
    "cells",
    "clean_line",
    "clean_text",
    "clean_verbatim",
    "fold",
    "for_terminal",
    "hidden_characters",
    "spaced",
    "with_article",
]

REPLACEMENT: Final = "\N{REPLACEMENT CHARACTER}"

# Unicode 16, 5.8: CR LF, CR, NEL, VT, FF, LS and PS end a line just as LF does.
_LINE_END: Final = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_NONCHARACTERS: Final = "".join(
    f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(17)
)
_UNFIT: Final = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef{_NONCHARACTERS}]")
_BLANK: Final = re.compile(r"\s+")

# Characters that change how text reads without being seen: bidi controls (UAX 9), zero-width ones, tags.
HIDDEN: Final = re.compile(
    "[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise RecordError("record", "value", f"found {type(value).__name__}, expected a text")
    return value


def clean_verbatim(value: str) -> str:
    r"""Return text fit for every output whose white space may matter: nothing is trimmed.

    >>> clean_verbatim(" one\r\ntwo\x00")
    ' one\ntwo�'

    Raises:
        RecordError: The value is no text.
    """
    return value if _text(value).isprintable() else _UNFIT.sub(REPLACEMENT, _LINE_END.sub("\n", value))


def clean_text(value: str) -> str:
    r"""Return text of any number of lines, fit for every output.

    >>> clean_text("one\r\ntwo\x1b[31m")
    'one\ntwo�[31m'

    Raises:
        RecordError: The value is no text.
    """
    if _text(value).isprintable():
        return value.strip()
    return clean_verbatim(value).strip()


def clean_line(value: str) -> str:
    r"""Return text of one line: every run of white space becomes one space.

    >>> clean_line("  one\ntwo ")
    'one two'

    Raises:
        RecordError: The value is no text.
    """
    if _text(value).isprintable() and "  " not in value:
        return value.strip()
    return _BLANK.sub(" ", clean_text(value)).strip()


def fold(value: str) -> str:
    """Return the form under which two names are the same name: case, width and white space set aside.

    >>> fold("Russian  PARLIAMENT") == fold("russian parliament")
    True

    Raises:
        RecordError: The value is no text.
    """
    return " ".join(unicodedata.normalize("NFKC", _text(value)).casefold().split())


def hidden_characters(value: str) -> list[str]:
    r"""Return the names of the characters that change how a text reads without being seen.

    >>> hidden_characters("safe\u202etxt.exe")
    ['RIGHT-TO-LEFT OVERRIDE']
    """
    return [unicodedata.name(found, f"U+{ord(found):04X}") for found in HIDDEN.findall(value)]


def with_article(noun: str) -> str:
    """Return a noun, such as the name of a kind of event, with its indefinite article.

    >>> with_article("event"), with_article("vote")
    ('an event', 'a vote')
    """
    return f"an {noun}" if noun.startswith(("a", "e", "i", "o", "u")) else f"a {noun}"


def spaced(name: str) -> str:
    """Return the name of a class in words.

    >>> spaced("TextPosition")
    'text position'
    """
    return re.sub(r"(?<!^)(?=[A-Z])", " ", name).lower()


def for_terminal(value: str) -> str:
    r"""Return text that a terminal shows as it stands: whatever could steer it is written out.

    >>> for_terminal("a\x1b[2Jb\u202ec")
    'a�[2Jb\\u202ec'
    """
    return HIDDEN.sub(lambda found: f"\\u{ord(found[0]):04x}", clean_verbatim(value))


def cells(value: str) -> int:
    """Return how many columns of a terminal a text takes (UAX 11).

    Wide letters take two and marks above or below a letter none; the ambiguous ones are narrow, as they are
    wherever the text around them is not East Asian.

    >>> cells("China"), cells("中国"), cells("e\N{COMBINING ACUTE ACCENT}")
    (5, 4, 1)
    """
    return len(value) if value.isascii() else sum(map(_cell, value))


@lru_cache(maxsize=4096)
def _cell(letter: str) -> int:
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if unicodedata.east_asian_width(letter) in {"W", "F"} else 1
