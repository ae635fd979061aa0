"""The form of an event: its kind says which fields it has, and its accounts may have each of them too."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from timeline.errors import TimelineError, UnknownNameError
from timeline.events import Account, Event, account_fields, kind_named, kind_names
from timeline.fields import FrozenMap
from timeline.forms._base import (
    UNREAD,
    Faults,
    Form,
    Path,
    Schema,
    Style,
    defined,
    definition_name,
    described,
    is_mapping,
)
from timeline.forms._build import IDENTIFIER, record_fields
from timeline.forms._containers import Mapped
from timeline.forms._opaque import OpaqueAccount, OpaqueEvent, thaw
from timeline.forms._records import RecordField, RecordForm
from timeline.text import with_article

__all__ = ["EVENT", "event_form"]


class AccountForm(RecordForm):
    """The form of an account: its own fields, and beside them any field of the event's kind."""

    def __init__(
        self, name: str, claims: Iterable[RecordField], what: str, cls: type[Account] = Account
    ) -> None:
        self.name = name
        self.own = record_fields(Account, leave_out=["values"])
        self.claims = tuple(claims)
        super().__init__(cls, (*self.own, *self.claims), what)
        # An account claims what it likes, so nothing that its event must have is required of it.
        self.required = tuple(field for field in self.own if field.required)

    def build(self, values: dict[str, Any], path: Path, faults: Faults) -> Any:
        claimed = [field for field in self.claims if field.name in values]
        if self.note_refusals(claimed, values, path, faults):
            return UNREAD
        inner = {field.name: values.pop(field.name) for field in claimed}
        return super().build({**values, "values": FrozenMap(inner)}, path, faults)

    def write_mapping(self, value: Account, style: Style) -> dict[str, Any]:
        plain = self.write_fields(value, self.own, style)
        for field in self.claims:
            if field.name in value.values:
                plain[field.key(style)] = field.form.write(value.values[field.name], style)
        return plain

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        required = [field.key(style) for field in self.required]
        own: Schema = {"title": self.name, "required": required}
        return defined(self.name, lambda: self.mapping_schema(style, defs) | own, defs)


class _Keeping(RecordForm):
    """The part of a form that keeps the fields it does not know."""

    def read_unknown(self, unknown: dict[str, Any], path: Path, faults: Faults) -> dict[str, Any]:
        del path, faults
        return {"fields": unknown}

    def write_mapping(self, value: Any, style: Style) -> dict[str, Any]:
        own: dict[str, Any] = thaw(value.fields)
        return super().write_mapping(value, style) | own

    def mapping_schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        return super().mapping_schema(style, defs) | {"additionalProperties": True}


class OpaqueAccountForm(_Keeping, AccountForm):
    """The form of an account of an event whose kind is not installed."""


class OpaqueForm(_Keeping, RecordForm):
    """The form of an event whose kind is not installed: what it cannot know, it keeps."""


class EventForm(Form):
    """The form of any event; the key ``kind`` says which, and without it the plain one is meant."""

    expects: str = "an event"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if not is_mapping(raw):
            return self.refuse(raw, path, faults)
        form = self._form(raw.get("kind", Event.kind), path, faults)
        if form is None:
            return UNREAD
        known = (
            raw
            if isinstance(form, OpaqueForm)
            else {key: value for key, value in raw.items() if key != "kind"}
        )
        return form.read_mapping(known, path, faults)

    def _form(self, name: Any, path: Path, faults: Faults) -> RecordForm | None:
        if not isinstance(name, str):
            faults.add((*path, "kind"), "wrong-shape", described(name), "the name of a kind of event")
            return None
        try:
            return event_form(kind_named(name))
        except UnknownNameError as error:
            if faults.style is Style.EXCHANGED:
                return event_form(OpaqueEvent)
            faults.add((*path, "kind"), "unknown-kind", str(error))
        except TimelineError as error:
            faults.add((*path, "kind"), "broken-kind", str(error))
        return None

    def write(self, value: Event, style: Style) -> Any:
        plain = event_form(type(value)).write_mapping(value, style)
        return {"id": plain.pop("id"), "kind": value.kind, **plain}

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        return self.schema_of(kind_names(), style, defs)

    def schema_of(self, kinds: Iterable[str], style: Style, defs: dict[str, Schema]) -> Schema:
        """Return the schema of an event of one of some kinds; programs may also exchange kinds unknown here."""
        names = list(kinds)
        several = [_kind_schema(event_form(kind_named(name)), {"const": name}, style, defs) for name in names]
        if style is Style.EXCHANGED:
            other = {"type": "string", "not": {"enum": names}}
            several.append(_kind_schema(event_form(OpaqueEvent), other, style, defs))
        return {"oneOf": several}


def _kind_schema(form: RecordForm, kind: Schema, style: Style, defs: dict[str, Schema]) -> Schema:
    reference = form.schema(style, defs)
    schema = defs[definition_name(form.cls)]
    schema["properties"] = {"kind": kind, **schema["properties"]} | {"kind": kind}
    if style is Style.EXCHANGED or form.cls is not Event:
        schema["required"] = list(dict.fromkeys(["kind", *schema["required"]]))
    return reference


def event_form(kind: type[Event]) -> RecordForm:
    """Return the form of one kind of event; of `OpaqueEvent`, that of the kinds not installed."""
    return _event_form(kind)  # type: ignore[arg-type]  # mypy takes a class to hash like its instances


@cache
def _event_form(kind: type[Any]) -> RecordForm:
    if kind is OpaqueEvent:
        return _opaque_form()
    what = with_article(kind.kind)
    claims = _claims(kind, record_fields(kind, leave_out=["accounts"]))
    account = AccountForm(f"{definition_name(kind)}Account", claims, f"an account of {what}")
    return RecordForm(kind, _with_accounts(kind, account), what)


def _opaque_form() -> OpaqueForm:
    claims = _claims(Event, record_fields(Event, leave_out=["accounts"]))
    account = OpaqueAccountForm("OpaqueAccount", claims, "an account", OpaqueAccount)
    return OpaqueForm(OpaqueEvent, _with_accounts(OpaqueEvent, account), "an event")


def _claims(kind: type[Event], fields: Iterable[RecordField]) -> list[RecordField]:
    allowed = account_fields(kind)
    return [field for field in fields if field.name in allowed]


def _with_accounts(kind: type[Event], account: AccountForm) -> tuple[RecordField, ...]:
    left_out = ["fields"] if kind is OpaqueEvent else []
    return record_fields(kind, {"accounts": Mapped(account, IDENTIFIER)}, left_out)


EVENT: Final = EventForm()
"""The form of any event."""
