"""For formats that carry little: report all the rest in one call."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any, Final, cast

import attrs

from timeline.dates import Edtf
from timeline.events import Event
from timeline.fields import about_of, key_of
from timeline.ports._run import LossKind, Run
from timeline.timeline import Timeline

__all__ = ["lose_rest"]

_ROOMS: Final = ("sources", "parties", "events")


def lose_rest(timeline: Timeline, run: Run, carried: Collection[str], reason: str) -> None:
    """Report as dropped every field that is set and that a format does not carry.

    Args:
        timeline: What is written.
        run: The run that reports.
        carried: The fields that are written, as people type them: ``title``, ``date.edtf`` for a field inside,
            ``source.title``, ``party.name``, ``timeline.title`` for those of other records.
        reason: Why the others are not.
    """
    for path in _lost(timeline, "timeline", carried, set(_ROOMS)):
        run.lost(None, path, LossKind.DROPPED, reason)
    for source in timeline.sources:
        for path in _lost(source, "source", carried):
            run.lost(None, path, LossKind.DROPPED, reason)
    for party in timeline.parties:
        for path in _lost(party, "party", carried):
            run.lost(None, path, LossKind.DROPPED, reason)
    for event in timeline.events:
        for path in _lost(event, "", carried):
            run.lost(event.id, path, LossKind.DROPPED, reason)


def _lost(
    record: Any, prefix: str, carried: Collection[str], skipped: Collection[str] = ("id",)
) -> Iterator[str]:
    for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(record))):
        value = getattr(record, field.name)
        path = f"{prefix}.{key_of(field)}" if prefix else key_of(field)
        if (
            field.name in skipped
            or path in carried
            or not about_of(field).published
            or _is_unset(field, value)
        ):
            continue
        if any(inner.startswith(f"{path}.") for inner in carried):
            for item in _items(value):
                yield from _lost(item, path, carried, ())
        else:
            yield path


def _is_unset(field: attrs.Attribute[Any], value: Any) -> bool:
    return value in (None, ()) or value == field.default or (isinstance(value, Mapping) and not value)


def _items(value: Any) -> list[Any]:
    if isinstance(value, Mapping):
        return list(cast("Mapping[str, Any]", value).values())
    if isinstance(value, tuple):
        return list(cast("Iterable[Any]", value))
    return [value] if attrs.has(value.__class__) and not isinstance(value, Edtf | Event) else []
