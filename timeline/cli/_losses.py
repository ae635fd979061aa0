"""What an export could not carry, as the command prints it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from timeline.cli._terminal import plural, say, width, wrapped
from timeline.ports import Loss

__all__ = ["print_losses", "print_notes"]

# Of the events that lose something, as many are named.
_NAMED: Final = 3


def print_losses(losses: Iterable[Loss], file: TextIO, *, verbose: bool) -> None:
    """Print losses, each by itself or, in few lines, those of one kind and reason together."""
    every = list(losses)
    for line in _each_loss(every) if verbose else _summed_losses(every):
        say(line, file=file)


def print_notes(notes: Iterable[str], file: TextIO) -> None:
    """Print what an exporter has to say beside its losses."""
    for note in notes:
        for line in wrapped(f"note: {note}", indent="  ", hang="    ", columns=width()):
            say(line, file=file)


def _each_loss(losses: list[Loss]) -> Iterator[str]:
    for loss in losses:
        yield from wrapped(str(loss), indent="  ", hang="      ")


def _summed_losses(losses: list[Loss]) -> Iterator[str]:
    groups: dict[tuple[str, str], list[Loss]] = {}
    for loss in losses:
        groups.setdefault((loss.kind, loss.reason), []).append(loss)
    for (kind, reason), group in groups.items():
        fields = ", ".join(dict.fromkeys(loss.field for loss in group))
        events = list(dict.fromkeys(loss.event for loss in group if loss.event))
        yield from wrapped(
            f"{kind}: {fields}: {reason}{_of(events)}", indent="  ", hang="    ", columns=width()
        )


def _of(events: list[str]) -> str:
    if not events:
        return ""
    rest = len(events) - _NAMED
    shown = ", ".join(events[:_NAMED]) + (f" and {rest} more" if rest > 0 else "")
    return f" ({plural(len(events), 'event')}: {shown})"
