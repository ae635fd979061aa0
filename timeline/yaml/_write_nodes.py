"""Plain data as YAML that looks typed: a list or mapping on one line where it fits, else an entry a line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from timeline.errors import RecordError
from timeline.forms import is_list, is_mapping
from timeline.yaml._events import MERGE_KEY
from timeline.yaml._write_scalar import WIDTH, block_lines, fits_inline, inline

__all__ = ["MARGIN", "STEP", "entry_lines", "flow_text", "item_lines", "key_text", "node_lines"]

STEP: Final = 2
"""By how many columns what stands inside something is indented."""

MARGIN: Final = " " * STEP

# YAML 1.2.2, 8.2.2: a key without a question mark has at most 1024 characters.
_LONGEST_KEY: Final = 1000


def key_text(key: str) -> str:
    """Return a key as typed.

    Raises:
        RecordError: It cannot stand in a file: ``<<`` would be taken for a merge, and a key has its limits.
    """
    text = inline(key, flow=True)
    if key == MERGE_KEY or len(text) > _LONGEST_KEY:
        raise RecordError(
            "record", "key", f"found {key[:40]!r}, expected a shorter name other than {MERGE_KEY}"
        )
    return text


def flow_text(value: Any) -> str:
    """Return plain data on one line, whatever it holds."""
    if is_mapping(value):
        return f"{{{', '.join(f'{key_text(key)}: {flow_text(item)}' for key, item in value.items())}}}"
    if is_list(value):
        return f"[{', '.join(map(flow_text, value))}]"
    return inline(value, flow=True)


def node_lines(value: Any, base: int, column: int) -> Iterator[str]:
    """Yield a value: first what stands behind its key or dash, then lines of its own, one step in.

    Args:
        value: The plain data.
        base: The column in which its own lines begin.
        column: How many columns of the first line are taken.
    """
    if is_mapping(value):
        yield from _inner(value, column, entry_lines(value, base))
    elif is_list(value):
        yield from _inner(value, column, item_lines(value, base))
    else:
        yield from [inline(value)] if fits_inline(value, column) else block_lines(value, base)


def _inner(value: Any, column: int, lines: Iterator[str]) -> Iterator[str]:
    if _flows(value, column):
        yield flow_text(value)
    else:
        yield ""
        yield from (f"{MARGIN}{line}" if line else "" for line in lines)


def _flows(value: Any, column: int) -> bool:
    """Say whether a person would write a list or mapping on one line."""
    inner: list[Any] = list(value.values()) if is_mapping(value) else value
    several_records = is_list(value) and len(value) > 1 and any(map(is_mapping, value))
    if several_records or any(_depth(item) > 1 + is_list(value) for item in inner):
        return False
    return not _holds_lines(value) and column + len(flow_text(value)) <= WIDTH


def _depth(value: Any) -> int:
    if not (is_mapping(value) or is_list(value)):
        return 0
    return 1 + max(map(_depth, value.values() if is_mapping(value) else value), default=0)


def _holds_lines(value: Any) -> bool:
    if is_mapping(value) or is_list(value):
        return any(map(_holds_lines, value.values() if is_mapping(value) else value))
    return isinstance(value, str) and "\n" in value


def entry_lines(value: dict[str, Any], base: int = 0) -> Iterator[str]:
    """Yield the entries of a mapping that begin in column `base`, without the margin before them."""
    for key, item in value.items():
        name = key_text(key)
        first, *rest = node_lines(item, base + STEP, base + len(name) + 2)
        yield f"{name}: {first}" if first else f"{name}:"
        yield from rest


def item_lines(value: list[Any], base: int = 0) -> Iterator[str]:
    """Yield the items of a list behind their dashes, which stand in column `base`, without the margin before them."""
    for item in value:
        if is_mapping(item) and not _flows(item, base + STEP):
            first, *rest = (f"{MARGIN}{line}" if line else "" for line in entry_lines(item, base + STEP))
            yield f"-{first[1:]}"
            yield from rest
        else:
            first, *rest = node_lines(item, base + STEP, base + STEP)
            yield f"- {first}" if first else "-"
            yield from rest
