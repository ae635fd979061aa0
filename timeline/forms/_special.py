"""Forms of the values whose typed form is not simply their fields."""

from __future__ import annotations

from typing import Any, ClassVar

from timeline.errors import TimelineError
from timeline.events import Relation, RelationKind
from timeline.forms._base import Faults, Form, Path, Schema, Style
from timeline.forms._records import RecordForm
from timeline.provenance import Locator, Reference, TextPosition, TextQuote, parse_locator

__all__ = ["LocatorForm", "RelationForm"]


class RelationForm(Form):
    """A link to another event: ``{realises: visit-announced}``, with ``number`` or ``note`` beside it."""

    expects: ClassVar[str] = "one link, such as {realises: ID}"

    def __init__(self, long: RecordForm) -> None:
        self.long = long
        self._kinds = {kind.value for kind in RelationKind}

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(raw, dict):
            return self.refuse(raw, path, faults)
        if "kind" in raw or "event" in raw:
            return self.long.read(raw, path, faults)
        named = [key for key in raw if key in self._kinds]
        if len(named) != 1:
            links = ", ".join(sorted(self._kinds))
            return faults.add(path, "bad-relation", f"found {', '.join(raw) or 'nothing'}", f"one of {links}")
        rest = {key: value for key, value in raw.items() if key != named[0]}
        return self.long.read({"kind": named[0], "event": raw[named[0]], **rest}, path, faults)

    def write(self, value: Relation, style: Style) -> Any:
        plain = self.long.write_mapping(value, style)
        if style is Style.TYPED:
            kind, event = plain.pop("kind"), plain.pop("event")
            return {kind: event, **plain}
        return plain

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        long = self.long.mapping_schema(style, defs)
        if style is Style.TYPED:
            rest = {key: value for key, value in long["properties"].items() if key not in {"kind", "event"}}
            links = {kind: {"type": "string"} for kind in sorted(self._kinds)}
            one = [{"required": [kind]} for kind in sorted(self._kinds)]
            long |= {"properties": links | rest, "required": [], "oneOf": one}
        return long


class LocatorForm(Form):
    """A place in a source: one line, or the fields of a quotation.

    Programs exchange ``{position: {start, end}, digest}``, ``{quote: {exact, prefix, suffix}}`` or
    ``{reference}``.
    """

    expects: ClassVar[str] = "a place such as p. 4, a position with its digest, or {exact: ...}"

    def __init__(self, position: RecordForm, quote: RecordForm) -> None:
        self.position = position
        self.quote = quote

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, str):
            return self._line(raw, path, faults)
        if not isinstance(raw, dict):
            return self.refuse(raw, path, faults)
        if "position" in raw:
            return self._position(raw, path, faults)
        if "reference" in raw:
            return self._line(raw["reference"], (*path, "reference"), faults)
        if "quote" in raw:
            return self.quote.read(raw["quote"], (*path, "quote"), faults)
        return self.quote.read(raw, path, faults)

    def _line(self, raw: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(raw, str):
            return self.refuse(raw, path, faults)
        try:
            return parse_locator(raw)
        except TimelineError as error:
            return faults.add_error(path, error)

    def _position(self, raw: dict[str, Any], path: Path, faults: Faults) -> Any:
        inner = raw["position"]
        if not isinstance(inner, dict):
            return self.refuse(inner, (*path, "position"), faults)
        merged = {**inner, **{key: value for key, value in raw.items() if key != "position"}}
        return self.position.read(merged, path, faults)

    def write(self, value: Locator, style: Style) -> Any:
        if style is Style.TYPED:
            return self.quote.write(value, style) if isinstance(value, TextQuote) else str(value)
        if isinstance(value, TextPosition):
            return {"position": {"start": value.start, "end": value.end}, "digest": str(value.digest)}
        if isinstance(value, Reference):
            return {"reference": value.text}
        return {"quote": self.quote.write(value, style)}

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        quote = self.quote.schema(style, defs)
        if style is Style.TYPED:
            return {"anyOf": [{"type": "string"}, quote]}
        fields = self.position.mapping_schema(style, defs)["properties"]
        offsets = {key: fields[key] for key in ("start", "end")}
        return {
            "oneOf": [
                _closed({"position": _closed(offsets), "digest": fields["digest"]}),
                _closed({"quote": quote}),
                _closed({"reference": {"type": "string"}}),
            ]
        }


def _closed(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
