"""What to do about text that is no YAML: said in the terms of what people meant to type."""

from __future__ import annotations

import re
from typing import Final

import yaml

from timeline.errors import Fault, Position

__all__ = ["QUOTE", "character_fault", "syntax_fault"]

QUOTE: Final = "put quotes around it if it is a text"

# What libyaml counts as the end of a line (YAML 1.1, 4.2).
_LINE_END: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")

# What stands on the line at fault, and what was probably meant; the first that fits is said.
_HINTS: Final = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"^\s*\t|:\s*\t+\S.*:", "indent with spaces, not tabs"),
        ("^\\s*[\xa0\u2007\u202f\u3000]", "indent with plain spaces; these were pasted from elsewhere"),
        (r"^\s*(-\s+)?[a-z_]+:[^\s/]", "put a space behind the colon of a field"),
        (r"(^|[:\-,{\[])\s+>=?\s*[0-9]", 'quote a count that begins with >: ">12"'),
        (r"(^|[:\-,{\[])\s+%", 'quote a date that begins with %: "%2004-06"'),
        (r"(^|[:\-,{])\s+[@`]", "put quotes around a text that begins with @ or `"),
        (r"(^|[:\-,])\s+\[[^\]]*\][^\s,}\]]", 'quote a date that begins with [: "[1667,1668]"'),
        (r"(^|[:\-,])\s+\[[^\]]*\.\.", 'quote a date that begins with [: "[..2015-10]"'),
        (r"(^|[:\-,])\s+\{[^:}]*(\}|$)", 'quote a date that begins with {: "{1960,1961-12}"'),
        (r":\s+(\"[^\"]*\"|'[^']*')\s*[^\s,}\]#]", "put the whole text in quotes, not only its beginning"),
        (r"^\s*(-\s+)?[a-z_]+(\s+[^\s:]+)?\s*$", "put a colon and a space behind the name of a field"),
        (r"\{[^}]*$|\[[^\]]*$", "see that the bracket that is opened here is closed"),
        (r":\s.*:\s", "put quotes around a text that contains ': '"),
        (r"(^|[:\-,])\s+[*&!]", "put quotes around a text that begins with *, & or !"),
    )
)
# What libyaml says when a key has no colon, or a bracket no end.
_LEFT_OPEN: Final = re.compile("expected (':'|',' or)")
_GENERAL: Final = "see that brackets and quotes are closed and that lines are indented alike"


def syntax_fault(error: yaml.YAMLError, text: str, file: str, above: int = 0) -> Fault:
    """Return the fault of a text that is no YAML; some lines of its file may stand above it."""
    mark = _mark(error)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    said = " ".join(filter(None, (getattr(error, "problem", None), getattr(error, "context", None))))
    return Fault(
        code="bad-yaml",
        problem=f"not readable as YAML: {said or 'the parser gave up'}",
        advice=_advice(_LINE_END.split(text), line),
        position=Position(file, above + line + 1, column + 1),
    )


def _mark(error: yaml.YAMLError) -> yaml.Mark | None:
    """Return where the parser stumbled; of a key without colon or a bracket left open above, where that stands."""
    stumbled, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    left_open = _LEFT_OPEN.search(getattr(error, "problem", None) or "")
    return begun if left_open and stumbled and begun and begun.line < stumbled.line else stumbled or begun


def _advice(rows: list[str], line: int) -> str:
    # The parser often notices on the line after the one at fault.
    nearby = [rows[index] for index in (line, line - 1) if 0 <= index < len(rows)]
    for row in nearby:
        for pattern, advice in _HINTS:
            if pattern.search(row):
                return advice
    return _GENERAL


def character_fault(text: str, offset: int, file: str) -> Fault:
    """Return the fault of a character that no YAML may hold."""
    before = _LINE_END.split(text[:offset])
    return Fault(
        code="bad-character",
        problem=f"found the character U+{ord(text[offset]):04X}",
        expected="printable characters",
        advice=r'remove it, or write it as an escape in double quotes, such as "\u0007"',
        position=Position(file, len(before), len(before[-1]) + 1),
    )
