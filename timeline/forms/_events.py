"""The form of an event: its kind says which fields it has, and its accounts may have each of them too."""

from __future__ import annotations

from functools import cache
from typing import Any, ClassVar, Final

from timeline.errors import TimelineError
from timeline.events import Account, Event, account_fields, kind_named, kind_names
from timeline.fields import FrozenMap
from timeline.forms._base import UNREAD, Faults, Form, Path, Schema, Style, described
from timeline.forms._build import record_fields
from timeline.forms._containers import Mapped
from timeline.forms._records import RecordField, RecordForm

__all__ = ["EVENT", "event_form"]


class AccountForm(RecordForm):
    """The form of an account: its own fields, and beside them any field of the event's kind."""

    def __init__(self, kind: type[Event], event_fields: tuple[RecordField, ...]) -> None:
        own = record_fields(Account, leave_out=["values"])
        taken = {field.typed for field in own}
        allowed = account_fields(kind)
        self.claims = tuple(
            field for field in event_fields if field.name in allowed and field.typed not in taken
        )
        self.own = own
        super().__init__(Account, (*own, *self.claims), f"an account of a {kind.kind}")

    @property
    def required(self) -> tuple[RecordField, ...]:
        """The fields an account cannot be without: only its own."""
        return tuple(field for field in self.own if field.required)

    def _build(self, values: dict[str, Any], path: Path, faults: Faults) -> Any:
        claimed = {field.name for field in self.claims}
        inner = {name: value for name, value in values.items() if name in claimed}
        outer = {name: value for name, value in values.items() if name not in claimed}
        return super()._build({**outer, "values": FrozenMap(inner)}, path, faults)

    def write_mapping(self, value: Account, style: Style) -> dict[str, Any]:
        plain = self.write_fields(value, self.own, style)
        for field in self.claims:
            if field.name in value.values:
                plain[field.key(style)] = field.form.write(value.values[field.name], style)
        return plain

    def mapping_schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        # An account claims what it likes, so nothing that its event must have is required of it.
        own = {field.key(style) for field in self.own if field.required}
        return super().mapping_schema(style, defs) | {"required": sorted(own)}

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        return self.mapping_schema(style, defs)


class EventForm(Form):
    """The form of any event; the key ``kind`` says which, and without it the plain one is meant."""

    expects: ClassVar[str] = "an event"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if not isinstance(raw, dict):
            return self.refuse(raw, path, faults)
        name = raw.get("kind", Event.kind)
        form = self._form(name, path, faults)
        if form is None:
            return UNREAD
        return form.read({key: value for key, value in raw.items() if key != "kind"}, path, faults)

    def _form(self, name: Any, path: Path, faults: Faults) -> RecordForm | None:
        if not isinstance(name, str):
            faults.add((*path, "kind"), "wrong-shape", described(name), "the name of a kind of event")
            return None
        try:
            return event_form(kind_named(name))
        except TimelineError as error:
            faults.add((*path, "kind"), "unknown-kind", str(error))
            return None

    def write(self, value: Event, style: Style) -> Any:
        plain = event_form(type(value)).write_mapping(value, style)
        return {"id": plain.pop("id"), "kind": value.kind, **plain}

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        return {"oneOf": [self._kind_schema(name, style, defs) for name in kind_names()]}

    def _kind_schema(self, name: str, style: Style, defs: dict[str, Schema]) -> Schema:
        form = event_form(kind_named(name))
        reference = form.schema(style, defs)
        schema = defs[form.cls.__name__]
        schema["properties"] = {"kind": {"const": name}, **schema["properties"]}
        if (style is Style.EXCHANGED or name != Event.kind) and "kind" not in schema["required"]:
            schema["required"] = ["kind", *schema["required"]]
        return reference


@cache
def event_form(kind: type[Event]) -> RecordForm:
    """Return the form of one kind of event."""
    account = AccountForm(kind, record_fields(kind, leave_out=["accounts"]))
    article = "an" if kind.kind[0] in "aeiou" else "a"
    return RecordForm(kind, record_fields(kind, {"accounts": Mapped(account)}), f"{article} {kind.kind}")


EVENT: Final = EventForm()
"""The form of any event."""
