"""The kinds of event installed: ours and other packages', all through the entry-point group."""

from __future__ import annotations

from functools import cache
from typing import Final

from timeline.errors import RecordError, UnknownNameError
from timeline.events._event import Event
from timeline.plugins import entries, load

__all__ = ["GROUP", "kind_named", "kind_names"]

GROUP: Final = "timeline.kinds"


def kind_names() -> tuple[str, ...]:
    """Return the names of the kinds installed, sorted."""
    return tuple(entries(GROUP))


@cache
def kind_named(name: str) -> type[Event]:
    """Return the class of a kind; only the one asked for is loaded.

    Raises:
        UnknownNameError: No installed package has such a kind.
        MissingExtraError: It needs packages that are not installed.
        RecordError: What the entry point names cannot be loaded, or is no kind of that name.
    """
    entry = entries(GROUP).get(name)
    if entry is None:
        raise UnknownNameError("kind of event", name, kind_names())
    kind = load(entry, "kind")
    if not (isinstance(kind, type) and issubclass(kind, Event) and kind.kind == name):
        raise RecordError("kind", name, f"{entry.value} is no subclass of Event whose kind is {name!r}")
    return kind
