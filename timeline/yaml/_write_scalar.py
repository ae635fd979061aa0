"""A scalar as a person would type it: plain where YAML reads it back as it is, else quoted, in lines where it is long."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

__all__ = ["WIDTH", "block_lines", "fits_inline", "inline"]

WIDTH: Final = 110
"""How wide a line of a written file may be, where its text can be broken at all."""

# What needs no quotes between brackets and outside them. Narrower than YAML 1.2.2, 7.3.3, because it has to hold for
# YAML 1.1 as well, and because a date or count that begins with ~ % > [ or { looks like something else.
_PLAIN: Final = re.compile(
    r"(?:[^\W_]|/(?=[0-9])|-(?=[0-9P])|\.\./(?=[0-9]))(?:[^\n:#]|:(?=[^\s,\[\]{}])|(?<=\S)#)*"
)
_SPECIAL_IN_FLOW: Final = re.compile(r"[,\[\]{}?\"']")
# YAML 1.2.2, 5.1, without the line ends of YAML 1.1 and the byte order mark, which a reader would change or drop.
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
# What YAML 1.1 or 1.2 takes for something other than a text.
_WORDS: Final = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})
_ESCAPES: Final = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_ESCAPED: Final = re.compile(f'["\\\\\n\t]|{_UNPRINTABLE.pattern}')
_BREAK: Final = re.compile(r"(?<=[^ \t]) (?=[^ \t])")
# The forms of timeline.forms read digits of 18 places; a float has at most 17 that count.
_DIGITS: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?(e[-+]?[0-9]{1,3})?")


def inline(value: Any, *, flow: bool = False) -> str:
    r"""Return a scalar on one line.

    Args:
        value: A text, number or truth.
        flow: Whether it stands between brackets.

    >>> inline("p. 4, line 2"), inline("p. 4, line 2", flow=True), inline("no"), inline("[..2015]"), inline("a: b")
    ('p. 4, line 2', '"p. 4, line 2"', '"no"', '"[..2015]"', '"a: b"')
    """
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        shown = repr(value)
        return shown if _DIGITS.fullmatch(shown) else f"{value:.16e}"
    if isinstance(value, int):
        return str(value)
    return value if _is_plain(value, flow=flow) else f'"{_ESCAPED.sub(_escape, value)}"'


def _is_plain(text: str, *, flow: bool) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and _UNPRINTABLE.search(text) is None
        and "\t" not in text
        and not text[-1].isspace()
        and text.casefold() not in _WORDS
        and not (flow and _SPECIAL_IN_FLOW.search(text))
    )


def _escape(found: re.Match[str]) -> str:
    character = found[0]
    if character in _ESCAPES:
        return _ESCAPES[character]
    code = ord(character)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"  # noqa: PLR2004 - where YAML's long escape begins


def fits_inline(value: Any, column: int) -> bool:
    """Say whether a scalar is best on the line it begins on, of which some columns are taken."""
    if not isinstance(value, str) or not _is_clean(value):
        return True
    return "\n" not in value and (column + len(value) <= WIDTH or _BREAK.search(value) is None)


def block_lines(value: str, base: int) -> Iterator[str]:
    """Yield a long or many-lined text as a block: the sign that begins it, then its lines, one step in.

    Args:
        value: The text.
        base: The column in which its lines begin.
    """
    lines = value.split("\n") if "\n" in value else list(_filled(value, WIDTH - base))
    yield "|-" if "\n" in value else ">-"
    yield from (f"  {line}" if line else "" for line in lines)


def _is_clean(text: str) -> bool:
    """Say whether a block holds the text as it is: it neither begins nor ends with what a block would drop."""
    return text != "" and not (
        text[0].isspace() or text[-1].isspace() or _UNPRINTABLE.search(text) or "\t" in text
    )


def _filled(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in _BREAK.split(text):
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}" if line else word
    yield line
