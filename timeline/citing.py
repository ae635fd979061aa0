"""Finding the place of words in a text, as a locator to paste."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import attrs

from timeline.errors import Fault, InputError
from timeline.provenance import TextPosition

__all__ = ["Found", "find_words", "read_text"]

_AROUND: Final = 30
# Typed words rarely have the typographic marks of the text: any quote or dash stands for its whole family.
_FAMILIES: Final = ("'‘’‚‛`´", '"“”„‟«»', "-‐‑‒–—―−")  # noqa: RUF001 - these are the look-alikes meant


@attrs.frozen
class Found:
    """A place where words stand in a text.

    Attributes:
        locator: The place.
        before: The text just before it.
        words: The words as they stand there.
        after: The text just after it.
    """

    locator: TextPosition
    before: str
    words: str
    after: str


def read_text(path: Path) -> str:
    """Return a text strictly decoded from UTF-8, its newlines as they are.

    Raises:
        InputError: The file cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise InputError(
            [Fault(code="unreadable", problem=f"{path}: could not be read: {error.strerror}")]
        ) from error
    except UnicodeDecodeError as error:
        problem = f"{path}: found the byte 0x{error.object[error.start]:02x} at offset {error.start}"
        fault = Fault(
            code="not-utf8", problem=problem, expected="text in UTF-8", advice="save it as UTF-8 first"
        )
        raise InputError([fault]) from error


def find_words(text: str, words: str) -> list[Found]:
    """Return every place where words stand in a text.

    Where they do not stand to the letter, white space, quotation marks, dashes and case are set aside.

    >>> [str(found.locator) for found in find_words("Nixon meets Mao", "meets")]
    ['6-11 sha256:4d9c9f0f50b26c07']
    """
    exact = [match.span() for match in re.finditer(re.escape(words), text)]
    spans = exact or [match.span() for match in re.finditer(_loosely(words), text, re.IGNORECASE)]
    return [_found(text, start, end) for start, end in spans if start < end]


def _found(text: str, start: int, end: int) -> Found:
    return Found(
        locator=TextPosition.of(text, start, end),
        before=text[max(0, start - _AROUND) : start],
        words=text[start:end],
        after=text[end : end + _AROUND],
    )


def _loosely(words: str) -> str:
    return r"\s+".join("".join(map(_family, word)) for word in words.split())


def _family(character: str) -> str:
    family = next((family for family in _FAMILIES if character in family), None)
    return f"[{re.escape(family)}]" if family else re.escape(character)
