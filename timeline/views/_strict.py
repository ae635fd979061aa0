"""JSON as it is meant for exchange: each key once, numbers that are numbers, a version that is known here."""

from __future__ import annotations

import json
from typing import Any, NoReturn

from timeline.errors import Fault, InputError, Position
from timeline.forms import is_mapping

__all__ = ["parse"]


def parse(text: str | bytes, version: int, name: str) -> Any:
    """Return the plain data of a JSON document, without the keys that speak of the document itself.

    Args:
        text: The document.
        version: The newest version that can be read.
        name: What it is called in faults.

    Raises:
        InputError: It is no JSON, names a key twice, or is of a newer version.
    """
    plain = _parsed(text, name)
    if not is_mapping(plain):
        return plain
    found = plain.get("version")
    if isinstance(found, int) and found > version:
        advice = "a newer release wrote it: upgrade sourced-timeline"
        _refuse("newer-version", f"found version {found}", f"at most {version}", advice, path=("version",))
    return {key: value for key, value in plain.items() if key != "$schema"}


def _parsed(text: str | bytes, name: str) -> Any:
    try:
        decoded = text if isinstance(text, str) else text.decode("utf-8-sig")
        return json.loads(decoded, object_pairs_hook=_mapping, parse_constant=_no_number)
    except InputError:
        raise
    except UnicodeDecodeError as error:
        _refuse("not-utf8", f"found the byte 0x{error.object[error.start]:02x}", "text in UTF-8")
    except json.JSONDecodeError as error:
        _refuse("not-json", error.msg, "JSON", position=Position(name, error.lineno, error.colno))
    except RecursionError:
        _refuse(
            "too-deep", "values stand too many levels inside each other", "JSON that a diff was written as"
        )
    except ValueError as error:
        # Python converts no number of thousands of digits.
        _refuse("bad-value", str(error).partition(";")[0])


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) < len(pairs):
        keys = [key for key, _ in pairs]
        twice = next(key for key in keys if keys.count(key) > 1)
        _refuse("duplicate-key", f"found {twice[:60]!r} twice", "each key once")
    return made


def _no_number(text: str) -> NoReturn:
    _refuse("not-json", f"found {text}", "a number, or null")


def _refuse(
    code: str,
    problem: str,
    expected: str = "",
    advice: str = "",
    *,
    path: tuple[str | int, ...] = (),
    position: Position | None = None,
) -> NoReturn:
    raise InputError(
        [Fault(code=code, problem=problem, expected=expected, advice=advice, path=path, position=position)]
    )
