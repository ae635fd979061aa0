"""What an import would do, in words."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from timeline.importing._plan import Plan
from timeline.text import for_terminal
from timeline.views import text_lines

__all__ = ["preview_lines"]


def preview_lines(plan: Plan, *, columns: int = 80) -> Iterator[str]:
    """Yield what an import would do: how much of what, then each record.

    A created record is marked ``+``, a changed one ``~`` with its fields under it, a removed one ``-``, and one
    that is left as it stands ``!`` with the reason.

    Args:
        plan: The plan.
        columns: How wide a line may be.
    """
    yield from _wrapped(_summary(plan), columns)
    yield from text_lines(plan.diff, plan.old, plan.new, columns=columns)
    for refusal in plan.refused:
        yield from _wrapped(f"! {refusal}", columns)


def _summary(plan: Plan) -> str:
    rooms = (plan.diff.events, plan.diff.sources, plan.diff.parties)
    counts = {
        "created": sum(len(room.added) for room in rooms),
        "changed": sum(len(room.changed) for room in rooms) + bool(plan.diff.header),
        "removed": sum(len(room.removed) for room in rooms),
        "unchanged": plan.unchanged,
        "refused": len(plan.refused),
    }
    told = ", ".join(f"{count:,} {what}" for what, count in counts.items())
    return f"{plan.incoming.name} into {plan.folder}: {told}"


def _wrapped(text: str, columns: int) -> list[str]:
    return textwrap.wrap(for_terminal(text), width=columns, subsequent_indent="    ", break_on_hyphens=False)
