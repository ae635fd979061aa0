"""The kinds of event installed: ours and other packages', all through the entry-point group."""

from __future__ import annotations

from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Final

from timeline.errors import RecordError, UnknownNameError
from timeline.events._event import Event

__all__ = ["GROUP", "kind_named", "kind_names"]

GROUP: Final = "timeline.kinds"


@cache
def _entries() -> dict[str, EntryPoint]:
    return {entry.name: entry for entry in sorted(entry_points(group=GROUP), key=lambda entry: entry.name)}


def kind_names() -> tuple[str, ...]:
    """Return the names of the kinds installed, sorted."""
    return tuple(_entries())


@cache
def kind_named(name: str) -> type[Event]:
    """Return the class of a kind; only the one asked for is loaded.

    Raises:
        UnknownNameError: No installed package has such a kind.
        RecordError: What the entry point names is no kind of that name.
    """
    entry = _entries().get(name)
    if entry is None:
        raise UnknownNameError("kind of event", name, kind_names())
    kind = entry.load()
    if not (isinstance(kind, type) and issubclass(kind, Event) and kind.kind == name):
        raise RecordError("kind", name, f"{entry.value} is no subclass of Event whose kind is {name!r}")
    return kind
