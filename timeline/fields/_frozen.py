"""An immutable mapping, for records that are to be hashed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

__all__ = ["FrozenMap"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenMap(Mapping[K, V], Generic[K, V]):
    """An immutable, hashable mapping in the order of its keys, whatever order they came in.

    So what is equal is written alike: the order of keys says nothing in YAML or JSON, and nothing here.

    >>> list(FrozenMap({"russia": "against", "china": "abstain"}))
    ['china', 'russia']
    >>> votes = FrozenMap({"russia": "against"})
    >>> votes["russia"], len(votes), hash(votes) == hash(FrozenMap({"russia": "against"}))
    ('against', 1, True)
    """

    __slots__ = ("_items",)

    def __init__(self, items: Mapping[K, V] | Iterable[tuple[K, V]] = ()) -> None:
        found = dict(items)
        self._items: dict[K, V] = {key: found[key] for key in sorted(found, key=str)}

    def __getitem__(self, key: K) -> V:
        return self._items[key]

    def __iter__(self) -> Iterator[K]:
        return iter(self._items)

    def __len__(self) -> int:
        return len(self._items)

    def __hash__(self) -> int:
        return hash(frozenset(self._items.items()))

    def __repr__(self) -> str:
        return f"FrozenMap({self._items!r})"
