"""Forms of lists and mappings."""

from __future__ import annotations

from typing import Any

from timeline.fields import FrozenMap
from timeline.forms._base import UNREAD, Faults, Form, Path, Schema, Style, is_list, is_mapping
from timeline.text import clean_line

__all__ = ["Listing", "Mapped"]


class Listing(Form):
    """A list; a person may type its only item alone."""

    expects: str = "a list"

    def __init__(self, item: Form) -> None:
        self.item = item

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if raw is None:
            return self.refuse(raw, path, faults)
        if not is_list(raw):
            value = self.item.read(raw, path, faults)
            return () if value is UNREAD else (value,)
        values = [self.item.read(item, (*path, index), faults) for index, item in enumerate(raw)]
        return tuple(value for value in values if value is not UNREAD)

    def write(self, value: Any, style: Style) -> Any:
        return [self.item.write(item, style) for item in value]

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        item = self.item.schema(style, defs)
        listing = {"type": "array", "items": item}
        return {"anyOf": [listing, item]} if style is Style.TYPED else listing


class Mapped(Form):
    """A mapping from names to values."""

    expects: str = "a mapping of names to values"

    def __init__(self, item: Form, names: Form | None = None) -> None:
        self.item = item
        self.names = names

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if not is_mapping(raw):
            return self.refuse(raw, path, faults)
        values: dict[str, Any] = {}
        for key, item in raw.items():
            name, value = clean_line(key), self.item.read(item, (*path, key), faults)
            if name in values:
                # Records clean their names, and then one of the two would silently be the other.
                faults.add((*path, key), "duplicate-key", f"found {name!r} twice", "each name once")
            values.setdefault(name, value)
        return FrozenMap({key: value for key, value in values.items() if value is not UNREAD})

    def write(self, value: Any, style: Style) -> Any:
        return {str(key): self.item.write(item, style) for key, item in value.items()}

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        schema = {"type": "object", "additionalProperties": self.item.schema(style, defs)}
        return schema | ({"propertyNames": self.names.schema(style, defs)} if self.names else {})
