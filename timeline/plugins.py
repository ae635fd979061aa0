"""What packages add, ours among them: kinds of event and formats, found by entry point, loaded when asked for."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from types import MappingProxyType
from typing import Any

from timeline.errors import MissingExtraError, RecordError

__all__ = ["entries", "load"]

_OURS = "sourced-timeline"


@cache
def entries(group: str) -> Mapping[str, EntryPoint]:
    """Return the entry points of a group by name, in the order of their names; none is loaded."""
    found = sorted(entry_points(group=group), key=lambda entry: entry.name)
    return MappingProxyType({entry.name: entry for entry in found})


def load(entry: EntryPoint, what: str) -> Any:
    """Return what an entry point names.

    Args:
        entry: The entry point.
        what: What it should be, in words, such as `format`.

    Raises:
        MissingExtraError: It names an extra whose packages are not installed.
        RecordError: It cannot be loaded, for whatever reason its package has.
    """
    try:
        return entry.load()
    except ModuleNotFoundError as error:
        if not entry.extras:
            raise _broken(entry, what, error) from error
        package = entry.dist.name if entry.dist else _OURS
        raise MissingExtraError(entry.name, entry.extras[0], what=what, package=package) from error
    except Exception as error:
        # A stranger's module may raise anything while it is imported; whoever only lists formats must live.
        raise _broken(entry, what, error) from error


def _broken(entry: EntryPoint, what: str, error: Exception) -> RecordError:
    brought_by = f"the package {entry.dist.name}" if entry.dist else "the package that brings it"
    problem = f"{entry.value} could not be loaded: {type(error).__name__}: {error}"
    return RecordError(what, entry.name, problem, f"mend or remove {brought_by}")
