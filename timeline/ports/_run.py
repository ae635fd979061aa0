"""What one run of a format carries: its inputs besides the timeline, and its report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import Any, TypeAlias, TypeVar

import attrs

from timeline.errors import OptionError
from timeline.fields import Vocabulary

__all__ = ["Loss", "LossKind", "Progress", "Run"]

T = TypeVar("T")

Progress: TypeAlias = Callable[[str, int, int], None]
"""Called with what is counted, how many are done, and how many there are."""


class LossKind(Vocabulary):
    """How a value fared in a format that cannot hold it as it is."""

    DROPPED = "dropped"
    COARSENED = "coarsened"
    RESHAPED = "reshaped"


@attrs.frozen(order=True)
class Loss:
    """What a format could not carry.

    Attributes:
        event: The id of the event, or None for what belongs to the timeline, a source or a party.
        field: The path of the field, as a person types it.
        kind: Whether the value is gone, is there less sharply, or is there in another shape.
        reason: Why, in a few words.
    """

    event: str | None
    field: str
    kind: LossKind
    reason: str

    def __str__(self) -> str:
        where = f"{self.event}: {self.field}" if self.event else self.field
        return f"{where}: {self.kind}: {self.reason}"


def _aware(run: Run, attribute: attrs.Attribute[datetime | None], value: datetime | None) -> None:
    del run, attribute
    if value is not None and value.utcoffset() is None:
        raise OptionError(
            "now", f"found {value.isoformat()}, expected a time with its zone", "add Z or an offset"
        )


@attrs.define(kw_only=True)
class Run:
    """One run of an exporter or importer.

    Attributes:
        previous: The bytes of the output that is about to be replaced, for formats that are `stateful`.
        now: The time of this run, where the caller gives one; no format ever reads the clock.
        progress: Told how far the work is; None where nobody watches.
        losses: What could not be carried, in the order in which it was met.
        notes: What a reader of the output should know though nothing is lost, such as that a program may find it large.
        counts: How many records of each sort went in or out, by their plural.
        covers: Set by an importer whose file may be a part of a chronology: tells of a record that the file does
            not bring whether it would, were it still there. None where a file is a chronology whole.
    """

    previous: bytes | None = None
    now: datetime | None = attrs.field(default=None, validator=_aware)
    progress: Progress | None = None
    losses: list[Loss] = attrs.field(factory=list[Loss])
    notes: list[str] = attrs.field(factory=list[str])
    counts: dict[str, int] = attrs.field(factory=dict[str, int])
    covers: Callable[[Any], bool] | None = None

    def lost(self, event: str | None, field: str, kind: LossKind | str, reason: str) -> None:
        """Report that a value was dropped, coarsened or reshaped."""
        self.losses.append(Loss(event, field, LossKind(kind), reason))

    def note(self, text: str) -> None:
        """Give advice on the output: never a reason to refuse it."""
        self.notes.append(text)

    def track(self, items: Sequence[T], what: str) -> Iterator[T]:
        """Yield the items while telling the watcher how many are done."""
        total = len(items)
        for done, item in enumerate(items):
            if self.progress:
                self.progress(what, done, total)
            yield item
        if self.progress:
            self.progress(what, total, total)
