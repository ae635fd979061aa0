"""From bytes to plain data: strict JSON (RFC 8259), within the limits of I-JSON (RFC 7493), and never a surprise."""

from __future__ import annotations

import codecs
import json
import math
import re
from collections.abc import Iterator
from typing import Any, Final

import attrs

from timeline.errors import Fault, InputError
from timeline.jsontext._places import Lines, Token, depth_exceeded, tokens

__all__ = ["MOST_FAULTS", "Parsed", "parse"]

MOST_FAULTS: Final = 1000
_MOST_LEVELS: Final = 64
_MOST_DIGITS: Final = 400
_LARGEST_EXACT: Final = 2**53 - 1
_ESCAPED_SURROGATE: Final = re.compile(r"\\u[dD][89a-fA-F]")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONSTANTS: Final = frozenset({"NaN", "Infinity", "-Infinity"})


@attrs.frozen
class Parsed:
    """A JSON text that could be parsed.

    Attributes:
        plain: Its data. Where there are faults, this is only good for finding more of them.
        text: The text, for finding places in it.
        lines: Positions in it.
        faults: What strict JSON has against it.
    """

    plain: Any
    text: str
    lines: Lines
    faults: list[Fault]


def parse(data: str | bytes, file: str, first_line: int = 1) -> Parsed:
    """Return the plain data of a JSON text.

    Args:
        data: The text; a string stands for its bytes in UTF-8.
        file: What faults call it.
        first_line: The number of its first line.

    Raises:
        InputError: The bytes are no JSON at all.
    """
    given = data if isinstance(data, bytes) else data.encode("utf-8", "surrogatepass")
    text = _decoded(given, file, first_line)
    lines = Lines(text, file, first_line)
    hooks = _Hooks()
    try:
        plain = hooks.decoder.decode(text)
    except json.JSONDecodeError as error:
        raise InputError([_syntax_fault(error, lines)]) from None
    except RecursionError:
        at = depth_exceeded(text, _MOST_LEVELS)
        raise InputError([_too_deep(lines, at)]) from None
    suspect = hooks.suspect or (_ESCAPED_SURROGATE.search(text) and not _encodable(plain))
    faults = list(_strictly(text, lines)) if suspect else []
    return Parsed(plain, text, lines, faults)


class _Hooks:
    """Notices what the standard parser would let pass; places are then found by a second walk."""

    def __init__(self) -> None:
        self.suspect = False
        self.decoder = json.JSONDecoder(
            object_pairs_hook=self._object,
            parse_int=self._integer,
            parse_float=self._float,
            parse_constant=self._constant,
        )

    def _object(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) != len(pairs):
            self.suspect = True
        return found

    def _integer(self, digits: str) -> int:
        # Longer ones would cost a quadratic time, and Python refuses them with an error of its own.
        number = int(digits) if len(digits) <= _MOST_DIGITS else _LARGEST_EXACT + 1
        if not -_LARGEST_EXACT <= number <= _LARGEST_EXACT:
            self.suspect = True
        return number

    def _float(self, digits: str) -> float:
        number = float(digits)
        if not math.isfinite(number):
            self.suspect = True
            return 0.0
        return number

    def _constant(self, word: str) -> None:
        del word
        self.suspect = True


def _decoded(data: bytes, file: str, first_line: int) -> str:
    if data.startswith(codecs.BOM_UTF8):
        problem = "found a byte order mark, which RFC 8259 (8.1) forbids"
        raise InputError(
            [_at_start("byte-order-mark", problem, "text in UTF-8 without one", file, first_line)]
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        position = Lines(before, file, first_line).position(len(before))
        problem = f"found the byte 0x{data[error.start]:02x}"
        fault = Fault(
            code="not-utf8",
            problem=problem,
            expected="text in UTF-8",
            advice="save it as UTF-8",
            position=position,
        )
        raise InputError([fault]) from None


def _at_start(code: str, problem: str, expected: str, file: str, first_line: int) -> Fault:
    position = Lines("", file, first_line).position(0)
    return Fault(code=code, problem=problem, expected=expected, position=position)


def _syntax_fault(error: json.JSONDecodeError, lines: Lines) -> Fault:
    rest = error.doc[error.pos : error.pos + 20]
    found = f"found {rest!r}" if rest else "found the end of the text"
    return Fault(
        code="not-json", problem=f"{found}; no JSON: {error.msg.lower()}", position=lines.position(error.pos)
    )


def _too_deep(lines: Lines, at: int) -> Fault:
    return Fault(
        code="too-deep",
        problem=f"found more than {_MOST_LEVELS} levels inside each other",
        expected="a flatter text",
        position=lines.position(at),
    )


def _encodable(plain: Any) -> bool:
    try:
        json.dumps(plain, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _strictly(text: str, lines: Lines) -> Iterator[Fault]:
    """Yield what I-JSON has against a text that the standard parser lets pass."""
    for count, (token, code, problem, expected) in enumerate(_strict_faults(text)):
        if count >= MOST_FAULTS:
            return
        at = token.key_at if code == "duplicate-key" else token.offset
        yield Fault(
            code=code, problem=problem, expected=expected, path=token.path, position=lines.position(at)
        )


def _strict_faults(text: str) -> Iterator[tuple[Token, str, str, str]]:
    for token in tokens(text):
        if token.repeated:
            key = str(token.levels[-1].step)
            yield token, "duplicate-key", f"found the key {key[:60]!r} twice", "each key once"
        if token.levels and _SURROGATE.search(str(token.levels[-1].step)):
            yield token, "lone-surrogate", "found half a surrogate pair in a key", "whole characters"
        yield from ((token, *fault) for fault in _scalar_faults(token.text))


def _scalar_faults(scalar: str) -> Iterator[tuple[str, str, str]]:
    if scalar.startswith('"'):
        if _ESCAPED_SURROGATE.search(scalar) and _SURROGATE.search(json.loads(scalar, strict=False)):
            yield "lone-surrogate", "found half a surrogate pair (\\ud800 to \\udfff)", "whole characters"
    elif scalar in _CONSTANTS:
        yield "not-json", f"found {scalar}", "a number that JSON has"
    elif scalar[0] in "-0123456789" and not _in_bounds(scalar):
        yield (
            "number-out-of-bounds",
            f"found {scalar[:24]}",
            "a number that every reader keeps (RFC 7493, 2.2)",
        )


def _in_bounds(number: str) -> bool:
    if re.fullmatch("-?[0-9]+", number):
        return len(number) <= _MOST_DIGITS and abs(int(number)) <= _LARGEST_EXACT
    return math.isfinite(float(number))
