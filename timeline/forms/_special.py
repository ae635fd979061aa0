"""Forms of the values whose typed form is not simply their fields."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import attrs

from timeline.errors import TimelineError
from timeline.events import Relation, RelationKind
from timeline.forms._base import Faults, Form, Path, Schema, Style, defined, described, is_mapping
from timeline.forms._records import RecordForm
from timeline.provenance import Locator, Reference, TextPosition, TextQuote, parse_locator

__all__ = ["LocatorForm", "RelationForm"]


class RelationForm(Form):
    """A link to another event: ``{realises: visit-announced}``, with ``number`` or ``note`` beside it."""

    expects: str = "one link, such as {realises: ID}"

    def __init__(self, long: RecordForm) -> None:
        self.long = long
        self._kinds = {kind.value for kind in RelationKind}

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if not is_mapping(raw):
            return self.refuse(raw, path, faults)
        if "kind" in raw or "event" in raw:
            return self.long.read(raw, path, faults)
        named = [key for key in raw if key in self._kinds]
        if len(named) != 1:
            found = ", ".join(key[:60] for key in list(raw)[:5]) or "nothing"
            return faults.add(
                path, "bad-relation", f"found {found}", f"one of {', '.join(sorted(self._kinds))}"
            )
        rest = {key: value for key, value in raw.items() if key != named[0]}
        return self.long.read({"kind": named[0], "event": raw[named[0]], **rest}, path, faults)

    def write(self, value: Relation, style: Style) -> Any:
        plain = self.long.write_mapping(value, style)
        if style is Style.TYPED:
            kind, event = plain.pop("kind"), plain.pop("event")
            return {kind: event, **plain}
        return plain

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        return defined("Relation", lambda: self._schema(style, defs), defs)

    def _schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        long = self.long.mapping_schema(style, defs)
        if style is Style.TYPED:
            rest = {key: value for key, value in long["properties"].items() if key not in {"kind", "event"}}
            event = long["properties"]["event"]
            links = dict.fromkeys(sorted(self._kinds), event)
            one = [{"required": [kind]} for kind in sorted(self._kinds)]
            long |= {"properties": links | rest, "required": [], "oneOf": one}
        return long


class LocatorForm(Form):
    """A place in a source: one line, or the fields of a quotation.

    Programs exchange ``{position: {start, end}, digest}``, ``{quote: {exact, prefix, suffix}}`` or
    ``{reference}``.
    """

    expects: str = "a place such as p. 4, a position with its digest, or {exact: ...}"

    def __init__(self, position: RecordForm, quote: RecordForm) -> None:
        self.position = position
        self.quote = quote

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, str):
            return self._line(raw, path, faults)
        if not is_mapping(raw):
            return self.refuse(raw, path, faults)
        if "position" in raw:
            return self._position(raw, path, faults)
        named = next((name for name in ("reference", "quote") if name in raw), None)
        if named is None:
            return self.quote.read_mapping(raw, path, faults)
        for key in sorted(raw.keys() - {named}):
            faults.add(
                (*path, key), "unknown-field", f"found {key[:60]!r} beside {named!r}", "one place alone"
            )
        if named == "reference":
            return self._line(raw[named], (*path, named), faults, Reference)
        return self.quote.read(raw[named], (*path, named), faults)

    def _line(
        self, raw: Any, path: Path, faults: Faults, parse: Callable[[str], Locator] = parse_locator
    ) -> Any:
        if not isinstance(raw, str):
            return self.refuse(raw, path, faults)
        try:
            return parse(raw)
        except TimelineError as error:
            return faults.add_error(path, error)

    def _position(self, raw: dict[str, Any], path: Path, faults: Faults) -> Any:
        inner, outer = raw["position"], {key: value for key, value in raw.items() if key != "position"}
        if not is_mapping(inner):
            return faults.add((*path, "position"), "wrong-shape", described(inner), "start and end")
        if twice := inner.keys() & outer.keys():
            return faults.add((*path, min(twice)), "duplicate-key", "found it in the position too", "it once")
        own = Faults(style=faults.style)
        value = self.position.read_mapping(inner | outer, (), own)
        for fault in own.found:
            within = ("position",) if fault.path[:1] and fault.path[0] in inner else ()
            faults.found.append(attrs.evolve(fault, path=(*path, *within, *fault.path)))
        return value

    def write(self, value: Locator, style: Style) -> Any:
        if style is Style.TYPED and _reads_back(value):
            return str(value)
        if isinstance(value, TextPosition):
            return {"position": {"start": value.start, "end": value.end}, "digest": str(value.digest)}
        if isinstance(value, Reference):
            return {"reference": value.text}
        quote = self.quote.write(value, style)
        return quote if style is Style.TYPED else {"quote": quote}

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        return defined("Locator", lambda: self._schema(style, defs), defs)

    def _schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        quote = self.quote.schema(style, defs)
        if style is Style.TYPED:
            return {"anyOf": [{"type": "string"}, quote, _closed({"reference": {"type": "string"}})]}
        fields = self.position.mapping_schema(style, defs)["properties"]
        offsets = {key: fields[key] for key in ("start", "end")}
        return {
            "title": "Locator",
            "oneOf": [
                _closed({"position": _closed(offsets), "digest": fields["digest"]}),
                _closed({"quote": quote}),
                _closed({"reference": {"type": "string"}}),
            ],
        }


def _reads_back(value: Locator) -> bool:
    # A page may be called what a position in a text looks like; then it takes the long form to say so.
    try:
        return not isinstance(value, TextQuote) and parse_locator(str(value)) == value
    except TimelineError:
        return False


def _closed(properties: Schema) -> Schema:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
