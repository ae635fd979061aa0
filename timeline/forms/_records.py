"""The form of a record: a mapping with one key a field, or one scalar where a field alone says it all."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from timeline.errors import RecordError, TimelineError
from timeline.fields import about_of, converter_of
from timeline.forms._base import (
    SHOWN,
    UNREAD,
    Faults,
    Form,
    Path,
    Schema,
    Style,
    defined,
    definition_name,
    is_mapping,
)

__all__ = ["RecordField", "RecordForm"]

_ALWAYS_SAID: Final = object()
# What a class may raise against a value: ours raise their own errors, attrs' validators these builtins.
_REFUSALS: Final = (TimelineError, TypeError, ValueError)


class RecordField:
    """A field of a record, and how its value stands in plain data.

    Attributes:
        attribute: The field of the class.
        form: How its values are read and written.
        name: The attribute's name.
        about: What the field means.
        typed: The key a person types.
        exchanged: The key that programs exchange.
        default: What leaving the key out means.
    """

    def __init__(self, attribute: attrs.Attribute[Any], form: Form) -> None:
        self.attribute = attribute
        self.form = form
        self.name = attribute.name
        self.about = about_of(attribute)
        self.typed = self.about.key or self.name
        self.exchanged = self.about.long_key or self.typed
        self.default = _default_of(attribute)

    @property
    def required(self) -> bool:
        """Whether a record cannot be without it."""
        return self.attribute.default is attrs.NOTHING

    @property
    def nullable(self) -> bool:
        """Whether programs exchange it as null where it is empty."""
        return self.about.always and self.attribute.default is None

    def key(self, style: Style) -> str:
        """Return its key in a style."""
        return self.typed if style is Style.TYPED else self.exchanged

    def stands(self, value: Any, style: Style) -> bool:
        """Say whether the value is written: it may not be shown, or go without saying."""
        if style is Style.EXCHANGED:
            return self.about.published and (self.about.always or bool(value != self.default))
        return bool(value != self.default)


class RecordForm(Form):
    """The form of an attrs class.

    Args:
        cls: The class.
        fields: Its fields that stand in plain data.
        what: The record in words, with its article.
        short: The field that a bare scalar stands for, by its typed key, if any.

    Attributes:
        keys: The keys under which its fields are read.
    """

    expects: str = "a mapping of fields"

    def __init__(
        self, cls: type[Any], fields: tuple[RecordField, ...], what: str, short: str | None = None
    ) -> None:
        self.cls = cls
        self.fields = fields
        self.what = what
        self.short = next((field for field in fields if field.typed == short), None)
        self.required = tuple(field for field in fields if field.required)
        self._by_key = {field.typed: field for field in fields} | {field.exchanged: field for field in fields}
        self.keys = frozenset(self._by_key)

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if self.short is not None and raw is not None and not self._is_mapping(raw, faults):
            return self._read_short(self.short, raw, path, faults)
        if not is_mapping(raw):
            return self.refuse(raw, path, faults)
        return self.read_mapping(raw, path, faults)

    def _is_mapping(self, raw: Any, faults: Faults) -> bool:
        if not is_mapping(raw):
            return False
        # YAML reads {2022-09-08,2022-09-09} without quotes as a mapping of these two to nothing.
        unquoted = (
            faults.style is Style.TYPED and raw and not any(raw.values()) and not raw.keys() & self._by_key
        )
        return not unquoted

    def _read_short(self, field: RecordField, raw: Any, path: Path, faults: Faults) -> Any:
        value = field.form.read(raw, path, faults)
        return UNREAD if value is UNREAD else self.build({field.name: value}, path, faults)

    def read_mapping(self, raw: dict[str, Any], path: Path, faults: Faults) -> Any:
        """Read a record from a mapping whose keys are its fields."""
        values: dict[str, Any] = {}
        unknown: dict[str, Any] = {}
        null_is_absent = faults.style is Style.EXCHANGED
        for key, item in raw.items():
            field = self._by_key.get(key)
            if field is None:
                unknown[key] = item
            elif item is None and null_is_absent:
                continue
            elif field.name in values:
                problem = f"found {key!r} beside another name of the same field"
                faults.add((*path, key), "duplicate-key", problem, f"{field.key(faults.style)!r} alone")
            else:
                values[field.name] = field.form.read(item, (*path, key), faults)
        if unknown:
            values |= self.read_unknown(unknown, path, faults)
        return self._complete(values, path, faults)

    def read_unknown(self, unknown: dict[str, Any], path: Path, faults: Faults) -> dict[str, Any]:
        """Note a fault for each key that no field has; a form that keeps them returns them as values."""
        known = [field.key(faults.style) for field in self.fields]
        for key in unknown:
            advice = faults.guess(key, known) or f"there is {', '.join(known)}"
            faults.add(
                (*path, key), "unknown-field", f"unknown field {_short(key)} in {self.what}", "", advice
            )
        return {}

    def _complete(self, values: dict[str, Any], path: Path, faults: Faults) -> Any:
        missing = [field for field in self.required if field.name not in values]
        for field in missing:
            key = field.key(faults.style)
            faults.add(path, "missing-field", f"no {key!r} in {self.what}", "", field.about.help)
        if missing or any(value is UNREAD for value in values.values()):
            read = [field for field in self.fields if values.get(field.name, UNREAD) is not UNREAD]
            self.note_refusals(read, values, path, faults)
            return UNREAD
        return self.build(values, path, faults)

    def build(self, values: dict[str, Any], path: Path, faults: Faults) -> Any:
        """Return the record with these values, or note what its class has against them."""
        try:
            return self.make(values)
        except _REFUSALS as error:
            return self._blame(values, error, path, faults)

    def make(self, values: dict[str, Any]) -> Any:
        """Return the record; `values` stand under the attributes' names."""
        # attrs drops the underscore of a private attribute in its argument.
        return self.cls(**{name.lstrip("_"): value for name, value in values.items()})

    def _blame(self, values: dict[str, Any], error: Exception, path: Path, faults: Faults) -> Any:
        # The first converter that refuses keeps those after it from running: each is tried alone.
        present = [field for field in self.fields if field.name in values]
        if not self.note_refusals(present, values, path, faults):
            at = self._by_key.get(error.field) if isinstance(error, RecordError) else None
            self._note(error, at, path, faults)
        return UNREAD

    def note_refusals(
        self, fields: Iterable[RecordField], values: dict[str, Any], path: Path, faults: Faults
    ) -> bool:
        """Note what the converters of some fields have against their values; return whether there was any."""
        before = len(faults.found)
        for field in fields:
            refusal = _refusal(field.attribute, values[field.name])
            if refusal is not None:
                self._note(refusal, field, path, faults)
        return len(faults.found) > before

    def _note(self, error: Exception, field: RecordField | None, path: Path, faults: Faults) -> None:
        key = () if field is None else (field.key(faults.style),)
        if isinstance(error, RecordError):
            named = " of ".join((*key, self.what))
            faults.add((*path, *key), "bad-value", f"{named}: {error.problem}", "", error.advice)
        else:
            faults.add_error((*path, *key), error)

    def write(self, value: Any, style: Style) -> Any:
        plain = self.write_mapping(value, style)
        if style is Style.TYPED and self.short is not None and plain.keys() == {self.short.typed}:
            return plain[self.short.typed]
        return plain

    def write_mapping(self, value: Any, style: Style) -> dict[str, Any]:
        """Write a record as a mapping; fields that are as if left out are left out."""
        return self.write_fields(value, self.fields, style)

    @staticmethod
    def write_fields(value: Any, fields: Iterable[RecordField], style: Style) -> dict[str, Any]:
        """Write some of a record's fields as a mapping."""
        plain: dict[str, Any] = {}
        for field in fields:
            item = getattr(value, field.name)
            if field.stands(item, style):
                plain[field.key(style)] = None if item is None else field.form.write(item, style)
        return plain

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        reference = defined(definition_name(self.cls), lambda: self.mapping_schema(style, defs), defs)
        if style is Style.TYPED and self.short is not None:
            return {"anyOf": [self.short.form.schema(style, defs), reference]}
        return reference

    def mapping_schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        """Return the schema of the mapping alone."""
        exchanged = style is Style.EXCHANGED
        fields = [field for field in self.fields if field.about.published or not exchanged]
        required = [
            field.key(style) for field in fields if field.required or (exchanged and field.about.always)
        ]
        return {
            "title": self.cls.__name__,
            "description": (self.cls.__doc__ or "").strip().partition("\n")[0],
            "type": "object",
            "properties": {field.key(style): field_schema(field, style, defs) for field in fields},
            "required": required,
            "additionalProperties": False,
        }


def _default_of(attribute: attrs.Attribute[Any]) -> Any:
    default: Any = attribute.default
    factory: Any = attrs.Factory  # a class at run time, a function to checkers
    if isinstance(default, factory):
        # A default made from the record itself cannot be known without it, so the value is always written.
        return _ALWAYS_SAID if default.takes_self else default.factory()
    return default


def field_schema(field: RecordField, style: Style, defs: dict[str, Schema]) -> Schema:
    """Return the schema of a field's values, with what the field means."""
    schema = field.form.schema(style, defs)
    if style is Style.EXCHANGED and field.nullable:
        schema = {"anyOf": [schema, {"type": "null"}]}
    if isinstance(field.default, str | int | float):
        schema = {**schema, "default": field.form.write(field.default, style)}
    return {"description": field.about.help, **schema} if field.about.help else schema


def _refusal(attribute: Any, value: Any) -> Exception | None:
    """Return what the converter of a field has against a value."""
    converter = converter_of(attribute)
    if converter is None:
        return None
    try:
        converter(value)
    except _REFUSALS as error:
        return error
    return None


def _short(key: str) -> str:
    return repr(key) if len(key) <= SHOWN else f"{key[:SHOWN]!r}…"
