"""Events of kinds that are not installed: carried as they are, so that nothing is lost on the way.

Their package may be missing here and present with whoever reads the chronology next. What every event has is
read as usual; the kind's own fields stay plain data and are written back as they came.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeGuard

import attrs

from timeline.errors import RecordError
from timeline.events import Account, Event
from timeline.fields import FrozenMap, about, clean_id, instance, key_of, naming

__all__ = ["OpaqueAccount", "OpaqueEvent", "thaw"]

_MOST_LEVELS: Final = 32
_KEYS: Final = frozenset({"kind", *(key_of(field) for field in attrs.fields(Event))})


def _is_mapping(value: Any) -> TypeGuard[Mapping[str, Any]]:
    return isinstance(value, Mapping)


def _is_sequence(value: Any) -> TypeGuard[Sequence[Any]]:
    return isinstance(value, list | tuple)


def _frozen(value: Any, level: int = 0) -> Any:
    if level > _MOST_LEVELS:
        problem = f"found more than {_MOST_LEVELS} levels inside each other"
        raise RecordError("event", "fields", problem, "no kind of event needs them")
    if _is_mapping(value):
        return FrozenMap({key: _frozen(item, level + 1) for key, item in value.items()})
    if _is_sequence(value):
        return tuple(_frozen(item, level + 1) for item in value)
    return value


def _own_fields(value: Mapping[str, Any]) -> FrozenMap[str, Any]:
    taken = sorted(_KEYS & instance(value, Mapping, "a mapping of fields").keys())
    if taken:
        raise RecordError(
            "event", taken[0], f"found {taken[0]!r} among a kind's own fields, but every event has it"
        )
    frozen: FrozenMap[str, Any] = _frozen(value)
    return frozen


def thaw(value: Any) -> Any:
    """Return the plain data of a field kept in an opaque event, as lists and dictionaries."""
    if _is_mapping(value):
        return {key: thaw(item) for key, item in value.items()}
    return [thaw(item) for item in value] if _is_sequence(value) else value


@attrs.frozen(kw_only=True, field_transformer=naming)
class OpaqueEvent(Event):
    """An event of a kind whose package is not installed.

    >>> trial = OpaqueEvent(kind="trial", id="t-1", title="The trial opens", fields={"court": "ICC"})
    >>> trial.kind, trial.fields["court"]
    ('trial', 'ICC')
    """

    kind: str = attrs.field(converter=clean_id, metadata=about("The name of the kind."))  # type: ignore[misc]  # each event has its own
    fields: FrozenMap[str, Any] = attrs.field(
        factory=FrozenMap[str, Any],
        converter=_own_fields,
        eq=repr,  # to Python, 1, 1.0 and True are one value; written, they are three
        metadata=about("The kind's own fields, as plain data."),
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class OpaqueAccount(Account):
    """An account of an event whose kind is not installed."""

    fields: FrozenMap[str, Any] = attrs.field(
        factory=FrozenMap[str, Any],
        converter=_own_fields,
        eq=repr,  # to Python, 1, 1.0 and True are one value; written, they are three
        metadata=about("The kind's own fields as this voice has them, as plain data."),
    )
