"""JSON Schemas (2020-12), generated from the forms: one a file people type, one for the interchange format."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from timeline.events import kind_named, kind_names
from timeline.forms._base import Schema, Style
from timeline.forms._build import record_fields
from timeline.forms._events import EVENT
from timeline.forms._records import RecordForm
from timeline.parties import Party
from timeline.provenance import Source
from timeline.timeline import Timeline

__all__ = [
    "HEADER",
    "PARTY",
    "RECORDS",
    "SOURCE",
    "built_in_kinds",
    "document_schema",
    "folder_schemas",
    "line_schema",
]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
RECORDS: Final = ("sources", "parties", "events")

HEADER: Final = RecordForm(Timeline, record_fields(Timeline, leave_out=RECORDS), "a timeline")
"""The form of a timeline without its records."""

SOURCE: Final = RecordForm(Source, record_fields(Source), "a source", "title")
PARTY: Final = RecordForm(Party, record_fields(Party), "a party", "name")


def built_in_kinds() -> tuple[str, ...]:
    """Return the names of the kinds of this package, whatever others are installed."""
    ours = [name for name in kind_names() if kind_named(name).__module__.startswith("timeline.")]
    return tuple(ours)


def document_schema(version: int, kinds: Iterable[str] | None = None) -> Schema:
    """Return the schema of a whole timeline as programs exchange it: one object with all records.

    Args:
        version: The version of the format.
        kinds: The kinds of event that it describes; left out, those installed.
    """
    defs: dict[str, Schema] = {}
    schema = _header(version, defs)
    forms = _record_schemas(kinds, defs)
    schema["properties"] |= {name: {"type": "array", "items": forms[name]} for name in RECORDS}
    schema["required"] = [*schema["required"], *RECORDS]
    return {"$schema": DIALECT, **schema, "$defs": defs}


def line_schema(version: int, kinds: Iterable[str] | None = None) -> Schema:
    """Return the schema of one line of JSON Lines: the header or a record, under the name of what it is."""
    defs: dict[str, Schema] = {}
    forms = _record_schemas(kinds, defs)
    singular = dict(zip(RECORDS, ("source", "party", "event"), strict=True))
    named = {"timeline": _header(version, defs)} | {singular[name]: forms[name] for name in RECORDS}
    schema = {
        "title": "Line",
        "description": "One line of a chronology in JSON Lines.",
        "oneOf": [_alone(name, form) for name, form in named.items()],
    }
    return {"$schema": DIALECT, **schema, "$defs": defs}


def _header(version: int, defs: dict[str, Schema]) -> Schema:
    schema = HEADER.mapping_schema(Style.EXCHANGED, defs)
    marks: Schema = {
        "$schema": {
            "description": "The address of this schema, for editors; readers ignore it.",
            "type": "string",
        },
        "version": {"description": "The version of the format.", "const": version},
    }
    schema["properties"] = marks | schema["properties"]
    schema["required"] = ["version", *schema["required"]]
    return schema


def _record_schemas(kinds: Iterable[str] | None, defs: dict[str, Schema]) -> dict[str, Schema]:
    described = kind_names() if kinds is None else kinds
    return {
        "sources": SOURCE.schema(Style.EXCHANGED, defs),
        "parties": PARTY.schema(Style.EXCHANGED, defs),
        "events": EVENT.schema_of(described, Style.EXCHANGED, defs),
    }


def _alone(name: str, form: Schema) -> Schema:
    return {"type": "object", "properties": {name: form}, "required": [name], "additionalProperties": False}


def folder_schemas(kinds: Iterable[str] | None = None) -> dict[str, Schema]:
    """Return the schemas of the files people type, by file name without its suffix.

    Args:
        kinds: The kinds of event that they describe; left out, those installed.
    """
    described = kind_names() if kinds is None else kinds
    return {
        "timeline": _header_file(),
        "sources": _by_id("sources.yaml: the sources, each under its id", SOURCE),
        "parties": _by_id("parties.yaml: the parties, each under its id", PARTY),
        "events": _listed(described),
    }


def _header_file() -> Schema:
    defs: dict[str, Schema] = {}
    return _file("timeline.yaml: what the chronology is", HEADER.mapping_schema(Style.TYPED, defs), defs)


def _by_id(title: str, form: RecordForm) -> Schema:
    defs: dict[str, Schema] = {}
    reference = form.schema(Style.TYPED, defs)
    record = defs[form.cls.__name__]
    del record["properties"]["id"]
    record["required"].remove("id")
    names: Any = {"$ref": "#/$defs/Id"}
    return _file(title, {"type": "object", "propertyNames": names, "additionalProperties": reference}, defs)


def _listed(kinds: Iterable[str]) -> Schema:
    defs: dict[str, Schema] = {}
    schema = {"type": "array", "items": EVENT.schema_of(kinds, Style.TYPED, defs)}
    return _file("events/*.yaml: a list of events", schema, defs)


def _file(title: str, schema: Schema, defs: dict[str, Schema]) -> Schema:
    return {"$schema": DIALECT, **schema, "title": title, "$defs": defs}
