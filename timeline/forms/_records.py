"""The form of a record: a mapping with one key a field, or one scalar where a field alone says it all."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Any, ClassVar

import attrs

from timeline.errors import RecordError, TimelineError, nearest
from timeline.fields import about_of, key_of
from timeline.forms._base import UNREAD, Faults, Form, Path, Schema, Style

__all__ = ["RecordField", "RecordForm", "check_keys"]


@attrs.frozen(kw_only=True)
class RecordField:
    """A field of a record, and how its value stands in plain data."""

    attribute: attrs.Attribute[Any]
    form: Form

    @property
    def name(self) -> str:
        """The attribute's name."""
        return self.attribute.name

    @cached_property
    def typed(self) -> str:
        """The key a person types."""
        return key_of(self.attribute)

    @cached_property
    def exchanged(self) -> str:
        """The key that programs exchange."""
        return about_of(self.attribute).long_key or self.typed

    @property
    def required(self) -> bool:
        """Whether a record cannot be without it."""
        return self.attribute.default is attrs.NOTHING

    def key(self, style: Style) -> str:
        """Return its key in a style."""
        return self.typed if style is Style.TYPED else self.exchanged

    def is_default(self, value: Any) -> bool:
        """Say whether the value is what leaving the key out would mean."""
        default = self.attribute.default
        if isinstance(default, attrs.Factory):  # type: ignore[arg-type]  # a class at run time, a function to checkers
            default = default.factory()
        return bool(value == default)


def check_keys(raw: dict[str, Any], known: dict[str, Any], what: str, path: Path, faults: Faults) -> None:
    """Note a fault for each key that no field has."""
    for key in raw:
        if key not in known:
            guess = nearest(key, known)
            advice = f"did you mean {guess!r}?" if guess else f"there is {', '.join(known)}"
            faults.add((*path, key), "unknown-field", f"unknown field {key!r} in {what}", "", advice)


class RecordForm(Form):
    """The form of an attrs class.

    Args:
        cls: The class.
        fields: Its fields that stand in plain data.
        what: The record in words, with its article.
        short: The field that a bare scalar stands for, if any.
    """

    expects: ClassVar[str] = "a mapping of fields"

    def __init__(
        self, cls: type[Any], fields: tuple[RecordField, ...], what: str, short: str | None = None
    ) -> None:
        self.cls = cls
        self.fields = fields
        self.what = what
        self.short = next((field for field in fields if field.typed == short), None)
        self._by_key = {field.typed: field for field in fields} | {field.exchanged: field for field in fields}
        self._known = {field.typed: field for field in fields}

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if self.short is not None and not isinstance(raw, dict) and raw is not None:
            raw = {self.short.typed: raw}
        if not isinstance(raw, dict):
            return self.refuse(raw, path, faults)
        return self.read_mapping(raw, path, faults)

    def read_mapping(self, raw: dict[str, Any], path: Path, faults: Faults) -> Any:
        """Read a record from a mapping whose keys are its fields."""
        unknown = {key: value for key, value in raw.items() if key not in self._by_key}
        check_keys(unknown, self._known, self.what, path, faults)
        values = self._values(raw, path, faults)
        missing = [field for field in self.required if not {field.typed, field.exchanged} & raw.keys()]
        for field in missing:
            advice = about_of(field.attribute).help
            faults.add(path, "missing-field", f"no {field.typed!r} in {self.what}", "", advice)
        if missing or UNREAD in values.values():
            return UNREAD
        return self._build(values, path, faults)

    def _values(self, raw: dict[str, Any], path: Path, faults: Faults) -> dict[str, Any]:
        return {
            self._by_key[key].name: self._by_key[key].form.read(item, (*path, key), faults)
            for key, item in raw.items()
            if key in self._by_key and not (item is None and faults.null_is_absent)
        }

    def _build(self, values: dict[str, Any], path: Path, faults: Faults) -> Any:
        try:
            return self.cls(**{_argument(self.cls, name): value for name, value in values.items()})
        except RecordError as error:
            at = (*path, error.field) if error.field in self._known else path
            return faults.add(at, "bad-value", f"{self.what}: {error.problem}", "", error.advice)
        except TimelineError as error:
            return faults.add_error(path, error)

    def write(self, value: Any, style: Style) -> Any:
        plain = self.write_mapping(value, style)
        if style is Style.TYPED and self.short is not None and plain.keys() == {self.short.typed}:
            return plain[self.short.typed]
        return plain

    @property
    def required(self) -> tuple[RecordField, ...]:
        """The fields a record cannot be without."""
        return tuple(field for field in self.fields if field.required)

    def write_mapping(self, value: Any, style: Style) -> dict[str, Any]:
        """Write a record as a mapping; fields that are as if left out are left out."""
        return self.write_fields(value, self.fields, style)

    @staticmethod
    def write_fields(value: Any, fields: Iterable[RecordField], style: Style) -> dict[str, Any]:
        """Write some of a record's fields as a mapping."""
        plain: dict[str, Any] = {}
        for field in fields:
            about, item = about_of(field.attribute), getattr(value, field.name)
            exchanged = style is Style.EXCHANGED
            if exchanged and not about.published:
                continue
            if field.required or (exchanged and about.always) or not field.is_default(item):
                plain[field.key(style)] = None if item is None else field.form.write(item, style)
        return plain

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        name = self.cls.__name__
        if name not in defs:
            defs[name] = {}
            defs[name].update(self.mapping_schema(style, defs))
        reference: Schema = {"$ref": f"#/$defs/{name}"}
        if style is Style.TYPED and self.short is not None:
            return {"anyOf": [self.short.form.schema(style, defs), reference]}
        return reference

    def mapping_schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        """Return the schema of the mapping alone."""
        exchanged = style is Style.EXCHANGED
        fields = [field for field in self.fields if about_of(field.attribute).published or not exchanged]
        required = [
            field.key(style)
            for field in fields
            if field.required or (exchanged and about_of(field.attribute).always)
        ]
        return {
            "title": self.cls.__name__,
            "description": (self.cls.__doc__ or "").strip().partition("\n")[0],
            "type": "object",
            "properties": {field.key(style): self._property(field, style, defs) for field in fields},
            "required": required,
            "additionalProperties": False,
        }

    @staticmethod
    def _property(field: RecordField, style: Style, defs: dict[str, Schema]) -> Schema:
        schema, about = field.form.schema(style, defs), about_of(field.attribute)
        if style is Style.EXCHANGED and about.always and field.attribute.default is None:
            schema = {"anyOf": [schema, {"type": "null"}]}
        return {"description": about.help, **schema} if about.help else schema


def _argument(cls: type[Any], name: str) -> str:
    return getattr(attrs.fields_dict(cls)[name], "alias", None) or name
