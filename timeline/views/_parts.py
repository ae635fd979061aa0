"""A changed field in words: broken down to the items that differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import attrs

from timeline.events import Account
from timeline.fields import about_of
from timeline.prose import field_words, value_words
from timeline.timeline import Timeline
from timeline.views._diff import ABSENT, FieldChange
from timeline.views._paths import is_items, is_labelled, keyed, names_of

__all__ = ["Part", "Sides", "parts"]


@attrs.frozen(kw_only=True)
class Part:
    """One thing that differs, in words.

    Attributes:
        path: Where, as a person types it.
        old: What stood there, empty where nothing did.
        new: What stands there now, empty where nothing does.
    """

    path: str
    old: str
    new: str


@attrs.frozen(kw_only=True)
class Sides:
    """The two timelines, whose parties, sources and events give the ids on each side their names."""

    old: Timeline
    new: Timeline


def parts(sides: Sides, old: Any, new: Any, change: FieldChange) -> list[Part]:
    """Return what differs in a field of a record, in words.

    Args:
        sides: The timelines.
        old: The record before.
        new: The record now.
        change: The field.
    """
    before = attrs.fields_dict(old.__class__).get(change.name)
    after = attrs.fields_dict(new.__class__).get(change.name)
    return list(_Breakdown(sides).of(change.field, after or before, change.old, change.new))


@attrs.frozen
class _Breakdown:
    sides: Sides

    def of(self, path: str, field: Any, old: Any, new: Any) -> Iterator[Part]:
        if is_labelled(old) and is_labelled(new):
            yield from self._by_label(path, field, old, new)
        elif is_items(old) and is_items(new):
            yield from self._by_item(path, field, old, new)
        elif isinstance(old, Account) and isinstance(new, Account):
            yield from self._by_field(path, old, new)
        else:
            yield from self._whole(path, field, old, new)

    def _by_label(
        self, path: str, field: Any, old: Mapping[str, Any], new: Mapping[str, Any]
    ) -> Iterator[Part]:
        del field
        for label in {**old, **new}:
            before, after = old.get(label, ABSENT), new.get(label, ABSENT)
            if before != after:
                yield from self.of(f"{path}.{label}", None, before, after)

    def _by_item(self, path: str, field: Any, old: tuple[Any, ...], new: tuple[Any, ...]) -> Iterator[Part]:
        gone = [item for item in old if item not in new]
        come = [item for item in new if item not in old]
        if not gone and not come:
            yield from self._whole(path, field, old, new)
        for item in gone:
            twin = next((other for other in come if _name(other) == _name(item) != ""), ABSENT)
            come = [other for other in come if other is not twin]
            yield from self._item(path, field, item, twin)
        for item in come:
            yield from self._item(path, field, ABSENT, item)

    def _item(self, path: str, field: Any, old: Any, new: Any) -> Iterator[Part]:
        named = _name(new if old is ABSENT else old)
        inner = f"{path}.{named}" if named else path
        before, after = (item if item is ABSENT else (item,) for item in (old, new))
        yield from self._whole(inner, field, before, after, old, new)

    def _by_field(self, path: str, old: Any, new: Any) -> Iterator[Part]:
        for key, field in keyed(new).items():
            before, after = getattr(old, field.name, ABSENT), getattr(new, field.name)
            # The claims of an account stand directly under its label.
            inner = path if isinstance(new, Account) and key == "values" else f"{path}.{key}"
            if before != after and about_of(field).published:
                yield from self.of(inner, field, before, after)

    def _whole(
        self, path: str, field: Any, old: Any, new: Any, one: Any = None, other: Any = None
    ) -> Iterator[Part]:
        before, after = _words(self.sides.old, field, old), _words(self.sides.new, field, new)
        if before != after:
            yield Part(path=path, old=before, new=after)
            return
        # The words are the same, so the difference is in what they do not say.
        one, other = (old, new) if one is None else (one, other)
        if attrs.has(one.__class__) and one.__class__ is other.__class__ and keyed(one):
            inner = list(self._by_field(path, one, other))
            yield from inner or [Part(path=path, old=str(one), new=str(other))]
        else:
            yield Part(path=path, old=str(old), new=str(new))


def _words(timeline: Timeline, field: Any, value: Any) -> str:
    if value is ABSENT:
        return ""
    return value_words(timeline, value) if field is None else field_words(timeline, field, value)


def _name(item: Any) -> str:
    """Return the name by which an item of a list is known, where it is a record and has one."""
    return next(iter(names_of(item)), "") if attrs.has(item.__class__) else ""
