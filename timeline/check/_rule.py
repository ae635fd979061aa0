"""Rules as data: a code, what it means, what to do, and the function that finds what breaks it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

import attrs

from timeline.errors import Position

if TYPE_CHECKING:
    from timeline.check._context import Context  # noqa: TC004  # the annotation of a field, never evaluated

__all__ = ["Finding", "Path", "Rule", "Weight"]

Path: TypeAlias = tuple[str | int, ...]


class Weight(Enum):
    """How much a finding weighs.

    Attributes:
        FAULT: Something is wrong, or a promise of the chronology is broken.
        ADVICE: Something an editor may want to look at; shown only when asked for.
    """

    FAULT = "fault"
    ADVICE = "advice"


@attrs.frozen(kw_only=True)
class Finding:
    """One place that breaks a rule.

    Attributes:
        path: The way to it, as a person types it.
        problem: What was found.
        expected: What should have stood there, or an empty string.
        advice: What to do about this one, where that is more than the rule's own remedy.
        position: The place in the file, where it is known otherwise than through the path.
    """

    path: Path
    problem: str
    expected: str = ""
    advice: str = ""
    position: Position | None = None


@attrs.frozen(kw_only=True)
class Rule:
    """Something that holds in a sound chronology.

    Attributes:
        code: Its short stable name, shown in brackets after each fault.
        meaning: What a fault of this code says, in one sentence.
        remedy: What to do about it, in one sentence.
        find: Yields what breaks the rule.
        weight: Whether breaking it is a fault or calls for advice.
        needs_texts: Whether it can only be tested where the texts of the sources are at hand.
    """

    code: str
    meaning: str
    remedy: str
    find: Callable[[Context], Iterable[Finding]]
    weight: Weight = Weight.FAULT
    needs_texts: bool = False
