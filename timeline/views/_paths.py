"""Fields by their paths: from the path a person types to the values it means, and records without them.

A place is a path in which nothing is left to guess: keys of fields as typed, labels, and indexes of lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from functools import cache
from typing import Any, Final, TypeAlias, TypeGuard

import attrs

from timeline.errors import TimelineError
from timeline.events import Account
from timeline.fields import FrozenMap, key_of
from timeline.forms import OpaqueAccount, OpaqueEvent

__all__ = [
    "GONE",
    "Place",
    "can_be_empty",
    "children",
    "is_empty",
    "is_items",
    "is_labelled",
    "keyed",
    "names_of",
    "places",
    "pruned",
    "starts",
    "typed",
]

Place: TypeAlias = tuple[str | int, ...]
_Tree: TypeAlias = "dict[str | int, _Tree]"

# By which of its fields an item of a list is called in a path.
_NAMES: Final = ("id", "party", "kind", "event", "rank", "label")


class _Gone(Enum):
    GONE = "gone"


GONE: Final = _Gone.GONE
"""Stands for a value that cannot be without what was taken out of it."""


@cache
def _keyed(cls: Any) -> dict[str, Any]:
    return {key_of(field): field for field in attrs.fields(cls) if field.init}


def keyed(record: Any) -> dict[str, attrs.Attribute[Any]]:
    """Return the fields of a record under the keys that a person types."""
    return _keyed(record.__class__)


def is_items(value: object) -> TypeGuard[tuple[Any, ...]]:
    """Say whether a value of a field is a list of items."""
    return isinstance(value, tuple)


def is_labelled(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Say whether a value of a field is a mapping."""
    return isinstance(value, Mapping)


def is_empty(value: Any) -> bool:
    """Say whether nothing stands in a field."""
    return value is None or (isinstance(value, tuple | Mapping) and not value)


def can_be_empty(field: attrs.Attribute[Any]) -> bool:
    """Say whether a record can be without a field, and would claim nothing by being so.

    A status left out still says that the event occurred, so no event can be without one.
    """
    default: Any = field.default
    factory: Any = attrs.Factory  # a class at run time, a function to checkers
    if isinstance(default, factory):
        return not default.takes_self and is_empty(default.factory())
    return is_empty(default)


def starts(place: Place, beginning: Place) -> bool:
    """Say whether a place is another or lies in it."""
    return place[: len(beginning)] == beginning


def places(record: Any, path: str) -> list[Place]:
    """Return the places that a path means in a record; none where nothing stands there.

    Several items of a list may go by one name: `participants.china` is China in each of its roles.
    """
    found: list[tuple[Place, Any]] = [((), record)]
    for step in path.split("."):
        found = [((*place, *more), inner) for place, value in found for more, inner in _inside(value, step)]
    return [place for place, value in found if not is_empty(value)]


def _inside(value: Any, step: str) -> Iterator[tuple[Place, Any]]:
    if is_labelled(value):
        if step in value:
            yield (step,), value[step]
    elif is_items(value):
        for index, item in enumerate(value):
            if step == str(index) or step in names_of(item):
                yield (index,), item
    elif attrs.has(value.__class__):
        yield from _in_record(value, step)


def _in_record(record: Any, step: str) -> Iterator[tuple[Place, Any]]:
    fields = keyed(record)
    if step in fields:
        yield (step,), getattr(record, fields[step].name)
    # The claims of an account, and the own fields of a kind that is not installed, are called without their holder.
    for holder in ("values", "fields"):
        held: Mapping[str, Any] = getattr(record, holder) if _holds(record, holder) else {}
        if step in held:
            yield (holder, step), held[step]


def _holds(record: Any, step: str | int) -> bool:
    return (step == "values" and isinstance(record, Account)) or (
        step == "fields" and isinstance(record, OpaqueEvent | OpaqueAccount)
    )


def names_of(item: Any) -> list[str]:
    """Return the names by which a path may call an item of a list."""
    if isinstance(item, str):
        return [item]
    names = [getattr(item, field, None) for field in _NAMES]
    return [str(name) for name in names if isinstance(name, str)]


def children(record: Any, place: Place) -> list[Place]:
    """Return the places of the items of a list or mapping; none of anything else."""
    value = record
    for step in place:
        value = _at(value, step)
    if is_labelled(value):
        return [(*place, key) for key in value]
    return [(*place, index) for index in range(len(value))] if is_items(value) else []


def pruned(record: Any, doomed: Iterable[Place]) -> Any:
    """Return a record without the values at some places, or `GONE` where it cannot be without them.

    What cannot be without a part goes with it: a relation without its event, a place without its name.
    """
    tree: _Tree = {}
    for place in doomed:
        node = tree
        for step in place:
            node = node.setdefault(step, {})
        node.clear()
        node[_ALL] = {}
    return _pruned(record, tree)


_ALL: Final = -1


def _pruned(value: Any, tree: _Tree) -> Any:
    if _ALL in tree:
        return GONE
    if is_items(value):
        items = [_pruned(item, tree[index]) if index in tree else item for index, item in enumerate(value)]
        return tuple(item for item in items if item is not GONE)
    if is_labelled(value):
        left = {key: _pruned(item, tree[key]) if key in tree else item for key, item in value.items()}
        return FrozenMap({key: item for key, item in left.items() if item is not GONE})
    return _pruned_record(value, tree)


def _pruned_record(record: Any, tree: _Tree) -> Any:
    changes: dict[str, Any] = {}
    for key, field in keyed(record).items():
        if key not in tree:
            continue
        left = _pruned(getattr(record, field.name), tree[key])
        if left is GONE and not can_be_empty(field):
            return GONE
        changes[field.name] = _empty(field) if left is GONE else left
    try:
        return attrs.evolve(record, **changes)
    except TimelineError:
        return GONE  # the class itself refuses a record without them


def _empty(field: attrs.Attribute[Any]) -> Any:
    default: Any = field.default
    factory: Any = attrs.Factory
    return default.factory() if isinstance(default, factory) else default


def typed(record: Any, place: Place) -> str:
    """Return a place as a person types it: items by the name that tells them apart, where there is one."""
    steps: list[str] = []
    value = record
    for step in place:
        if not _holds(value, step):
            steps.append(_called(value, step))
        value = _at(value, step)
    return ".".join(steps)


def _called(value: Any, step: str | int) -> str:
    if not is_items(value):
        return str(step)
    items = value
    names = [names_of(item) for item in items]
    mine = names[int(step)][:1]
    return mine[0] if mine and sum(mine[0] in other for other in names) == 1 else str(step)


def _at(value: Any, step: str | int) -> Any:
    if is_items(value):
        return value[int(step)]
    return value[str(step)] if is_labelled(value) else getattr(value, keyed(value)[str(step)].name)
