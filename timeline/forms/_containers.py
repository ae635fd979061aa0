"""Forms of lists and mappings."""

from __future__ import annotations

from typing import Any, ClassVar

from timeline.fields import FrozenMap
from timeline.forms._base import UNREAD, Faults, Form, Path, Schema, Style

__all__ = ["Listing", "Mapped"]


class Listing(Form):
    """A list; a person may type its only item alone."""

    expects: ClassVar[str] = "a list"

    def __init__(self, item: Form) -> None:
        self.item = item

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if raw is None:
            return self.refuse(raw, path, faults)
        if not isinstance(raw, list):
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

    expects: ClassVar[str] = "a mapping of names to values"

    def __init__(self, item: Form) -> None:
        self.item = item

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(raw, dict):
            return self.refuse(raw, path, faults)
        values = {key: self.item.read(item, (*path, key), faults) for key, item in raw.items()}
        return FrozenMap({key: value for key, value in values.items() if value is not UNREAD})

    def write(self, value: Any, style: Style) -> Any:
        return {str(key): self.item.write(item, style) for key, item in value.items()}

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        return {"type": "object", "additionalProperties": self.item.schema(style, defs)}
