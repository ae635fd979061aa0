"""What is wrong with a JSON text, in the order of the text: each fault with its JSON Pointer and its place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import attrs

from timeline.errors import Fault, InputError
from timeline.jsontext._places import places
from timeline.jsontext._text import MOST_FAULTS, Parsed

__all__ = ["located", "pointer", "refuse"]

# A fault about a key is shown at the key; any other at the value.
_AT_KEY: Final = {"unknown-field", "duplicate-key"}


def pointer(path: tuple[str | int, ...]) -> str:
    """Return a path as a JSON Pointer (RFC 6901).

    >>> pointer(("events", 0, "custom", "a/b"))
    '/events/0/custom/a~1b'
    """
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in path)


def located(parsed: Parsed, faults: Sequence[Fault]) -> list[Fault]:
    """Return all faults of a text with their places, those of strict JSON among them."""
    # One more than is shown, so that `refuse` knows of it.
    shown = faults[: MOST_FAULTS + 1]
    found = places(parsed.text, [fault.path for fault in shown])
    strict = {fault.path for fault in parsed.faults}
    placed = [
        attrs.evolve(fault, position=parsed.lines.position(found[fault.path][fault.code in _AT_KEY]))
        for fault in shown
        if fault.path not in strict
    ]
    return [_pointed(fault) for fault in sorted([*parsed.faults, *placed], key=_order)]


def _order(fault: Fault) -> tuple[int, int]:
    return (fault.position.line, fault.position.column) if fault.position else (0, 0)


def _pointed(fault: Fault) -> Fault:
    return attrs.evolve(fault, problem=f"{pointer(fault.path)}: {fault.problem}") if fault.path else fault


def refuse(faults: list[Fault]) -> None:
    """Raise what was found, if anything was.

    Raises:
        InputError: There are faults; beyond a thousand, the rest are only said to be there.
    """
    if len(faults) > MOST_FAULTS:
        more = Fault(code="too-many-faults", problem=f"stopped after {MOST_FAULTS} faults; there are more")
        raise InputError([*faults[:MOST_FAULTS], more])
    if faults:
        raise InputError(faults)
