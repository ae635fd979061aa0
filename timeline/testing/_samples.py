"""Sample records: for every field of every record, one timeline with it and one without.

The samples are made from the classes' own annotations, so the fields of third-party kinds are sampled too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

import attrs

from timeline.dates import Duration, Edtf
from timeline.events import Account, Count, Event, Meeting, kind_named, kind_names
from timeline.fields import about_of, key_of
from timeline.parties import Party
from timeline.provenance import Citation, Digest, Source
from timeline.testing._values import NAMED, bare_record, first_value, value_of
from timeline.timeline import Timeline

__all__ = ["Sample", "sample_timeline", "samples"]


@attrs.frozen(kw_only=True)
class Sample:
    """One field, shown by two timelines that differ in it alone.

    Attributes:
        record: What the field belongs to: ``timeline``, ``source``, ``party``, ``event`` or a kind.
        path: The field as a person types it, with a dot before a field inside: ``place.lat``.
        event: The id of the event that carries it, or None.
        without: A timeline in which the field is left out.
        with_it: The same timeline with the field.
    """

    record: str
    path: str
    event: str | None
    without: Timeline
    with_it: Timeline

    @property
    def name(self) -> str:
        """The record and the field, as tables show them."""
        return f"{self.record}.{self.path}"


def sample_timeline(*events: Event) -> Timeline:
    """Return a small timeline with the records that sample events point to."""
    source = Source(id=NAMED["source"], title="A source", published="2020-01-02")
    party = Party(id=NAMED["party"], name="A party")
    target = Meeting(id=NAMED["event"], title="They met", date="1999-03-01", citations=[NAMED["source"]])
    return Timeline(id="sample", title="Sample", sources=[source], parties=[party], events=[target, *events])


def samples() -> Iterator[Sample]:
    """Yield a sample for every published field of the timeline, of sources, parties and every kind of event."""
    yield from _header_samples()
    yield from _record_samples(Source, "source", "sources")
    yield from _record_samples(Party, "party", "parties")
    base = {field.name for field in attrs.fields(Event)}
    for name in ("event", *(kind for kind in kind_names() if kind != "event")):
        kind = kind_named(name)
        taken: set[str] = set() if kind is Event else base
        yield from _event_samples(kind, name, taken)


def _header_samples() -> Iterator[Sample]:
    whole = sample_timeline()
    for field in _sampled(Timeline, {"id", "title", "sources", "parties", "events"}):
        value = value_of(get_type_hints(Timeline)[field.name], about_of(field), field.name)
        changed = attrs.evolve(whole, **{field.name: value})
        yield Sample(record="timeline", path=key_of(field), event=None, without=whole, with_it=changed)


def _record_samples(cls: type[Any], record: str, room: str) -> Iterator[Sample]:
    whole = sample_timeline()
    first = getattr(whole, room)[0]
    for path, without, with_it in _variants(cls, first, {"id", "title", "name"}):
        bare: dict[str, Any] = {room: [without]}
        full: dict[str, Any] = {room: [with_it]}
        yield Sample(
            record=record,
            path=path,
            event=None,
            without=attrs.evolve(whole, **bare),
            with_it=attrs.evolve(whole, **full),
        )


def _event_samples(kind: type[Event], record: str, taken: set[str]) -> Iterator[Sample]:
    bare = kind(
        id="sampled",
        title="It happened",
        date="2015-10-05",
        citations=[Citation(id="c1", source=NAMED["source"])],
        **_required(kind, {"id", "title"}),
    )
    for path, without, with_it in _variants(kind, bare, {"id", "title", *taken}):
        yield Sample(
            record=record,
            path=path,
            event="sampled",
            without=sample_timeline(without),
            with_it=sample_timeline(with_it),
        )


def _sampled(cls: type[Any], left_out: set[str]) -> list[attrs.Attribute[Any]]:
    return [field for field in attrs.fields(cls) if field.name not in left_out and about_of(field).published]


def _variants(cls: type[Any], base: Any, left_out: set[str]) -> Iterator[tuple[str, Any, Any]]:
    """Yield each field's path, the record without it, and the record with it; then the fields inside it."""
    hints = get_type_hints(cls)
    for field in _sampled(cls, left_out):
        value = value_of(hints[field.name], about_of(field), field.name)
        full = attrs.evolve(base, **{field.name: value})
        if full != base:
            yield key_of(field), base, full
        yield from _inner_variants(base, field, hints[field.name])


def _inner_variants(base: Any, field: attrs.Attribute[Any], hint: Any) -> Iterator[tuple[str, Any, Any]]:
    inner, wrap = _inner_record(hint)
    if inner is None:
        return
    bare = bare_record(inner)
    if bare is None:
        return
    hints = get_type_hints(inner)
    for part in _sampled(inner, set()):
        if part.default is attrs.NOTHING or (inner is Account and part.name == "values"):
            continue
        value = value_of(hints[part.name], about_of(part), part.name)
        try:
            full = attrs.evolve(bare, **{part.name: value, **_together(inner, part.name)})
            pair = (
                attrs.evolve(base, **{field.name: wrap(bare)}),
                attrs.evolve(base, **{field.name: wrap(full)}),
            )
        except ValueError:
            # Some fields only make sense together; the field as a whole has been sampled already.
            continue
        yield f"{key_of(field)}.{key_of(part)}", *pair


def _together(inner: type[Any], name: str) -> dict[str, Any]:
    pairs = {"lat": {"lon": 20.5}, "lon": {"lat": 10.5}}
    return pairs.get(name, {}) if {"lat", "lon"} <= set(attrs.fields_dict(inner)) else {}


def _inner_record(hint: Any) -> tuple[type[Any] | None, Callable[[Any], Any]]:
    """Return the record that a field holds, and how one such record stands in the field."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        records = [part for part in arguments if part is not NoneType]
        return _inner_record(records[0]) if len(records) == 1 else (None, _alone)
    if origin is tuple:
        return _composite(arguments[0]), _in_a_tuple
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _composite(arguments[1]), _under_a_label
    return _composite(hint), _alone


def _alone(record: Any) -> Any:
    return record


def _in_a_tuple(record: Any) -> tuple[Any, ...]:
    return (record,)


def _under_a_label(record: Any) -> dict[str, Any]:
    return {"label": record}


def _composite(type_: Any) -> type[Any] | None:
    atoms = (Edtf, Count, Digest, Duration)
    is_record = isinstance(type_, type) and attrs.has(type_) and not issubclass(type_, atoms)
    return type_ if is_record else None


def _required(cls: type[Any], given: set[str]) -> dict[str, Any]:
    """Return values for the fields a record cannot be without, unlike those that samples of them get."""
    hints = get_type_hints(cls)
    needed = [
        field for field in attrs.fields(cls) if field.default is attrs.NOTHING and field.name not in given
    ]
    return {field.name: first_value(hints[field.name], about_of(field), field.name) for field in needed}
