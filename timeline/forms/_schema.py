"""JSON Schemas (2020-12), generated from the forms: one a file people type, one for the interchange format."""

from __future__ import annotations

from typing import Any, Final

from timeline.forms._base import Schema, Style
from timeline.forms._build import record_fields
from timeline.forms._events import EVENT
from timeline.forms._records import RecordForm
from timeline.parties import Party
from timeline.provenance import Source
from timeline.timeline import Timeline

__all__ = ["HEADER", "PARTY", "RECORDS", "SOURCE", "document_schema", "folder_schemas"]

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
RECORDS: Final = ("sources", "parties", "events")

HEADER: Final = RecordForm(Timeline, record_fields(Timeline, leave_out=RECORDS), "a timeline")
"""The form of a timeline without its records."""

SOURCE: Final = RecordForm(Source, record_fields(Source), "a source", "title")
PARTY: Final = RecordForm(Party, record_fields(Party), "a party", "name")


def document_schema() -> Schema:
    """Return the schema of a whole timeline as programs exchange it: one object with all records."""
    defs: dict[str, Schema] = {}
    schema = HEADER.mapping_schema(Style.EXCHANGED, defs)
    for name, form in zip(RECORDS, (SOURCE, PARTY, EVENT), strict=True):
        schema["properties"][name] = {"type": "array", "items": form.schema(Style.EXCHANGED, defs)}
    schema["required"] = [*schema["required"], *RECORDS]
    return {"$schema": DIALECT, **schema, "$defs": defs}


def folder_schemas() -> dict[str, Schema]:
    """Return the schemas of the files people type, by file name without its suffix."""
    return {
        "timeline": _file(
            "timeline.yaml: what the chronology is", HEADER.mapping_schema(Style.TYPED, {}), {}
        ),
        "sources": _by_id("sources.yaml: the sources, each under its id", SOURCE),
        "parties": _by_id("parties.yaml: the parties, each under its id", PARTY),
        "events": _listed(),
    }


def _by_id(title: str, form: RecordForm) -> Schema:
    defs: dict[str, Schema] = {}
    form.schema(Style.TYPED, defs)
    record = defs[form.cls.__name__]
    del record["properties"]["id"]
    record["required"].remove("id")
    reference: Any = {"$ref": f"#/$defs/{form.cls.__name__}"}
    return _file(title, {"type": "object", "additionalProperties": reference}, defs)


def _listed() -> Schema:
    defs: dict[str, Schema] = {}
    schema = {"type": "array", "items": EVENT.schema(Style.TYPED, defs)}
    return _file("events/*.yaml: a list of events", schema, defs)


def _file(title: str, schema: Schema, defs: dict[str, Schema]) -> Schema:
    return {"$schema": DIALECT, **schema, "title": title, **({"$defs": defs} if defs else {})}
