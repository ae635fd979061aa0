"""Forms: how each record stands in plain data (texts, numbers, lists and mappings).

One form a type, made from the annotations of the attrs classes. The same form reads, writes and gives the
JSON Schema, so a field added to a class is at once read, written, described and checked. There are two
styles: the one that people type (short forms, `at`), and the one that programs exchange (long forms,
`locator`).
"""

from timeline.forms._base import UNREAD, Faults, Form, Style, is_list, is_mapping
from timeline.forms._build import form_of, record_fields
from timeline.forms._containers import Listing
from timeline.forms._events import EVENT, event_form
from timeline.forms._opaque import OpaqueAccount, OpaqueEvent, thaw
from timeline.forms._records import RecordField, RecordForm
from timeline.forms._schema import (
    HEADER,
    PARTY,
    SOURCE,
    built_in_kinds,
    document_schema,
    folder_schemas,
    line_schema,
)

__all__ = [
    "EVENT",
    "HEADER",
    "PARTY",
    "SOURCE",
    "UNREAD",
    "Faults",
    "Form",
    "Listing",
    "OpaqueAccount",
    "OpaqueEvent",
    "RecordField",
    "RecordForm",
    "Style",
    "built_in_kinds",
    "document_schema",
    "event_form",
    "folder_schemas",
    "form_of",
    "is_list",
    "is_mapping",
    "line_schema",
    "record_fields",
    "thaw",
]
