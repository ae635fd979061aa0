"""Views of a chronology, and what two of them make together: as of a day, compared, merged."""

from timeline.views._apply import apply
from timeline.views._as_of import AsOf, as_of
from timeline.views._because import Because
from timeline.views._diff import ABSENT, Change, Diff, FieldChange, Room, diff
from timeline.views._differences import diff_schema
from timeline.views._entries import Correction, Entry, Sort, entries
from timeline.views._from_json import from_json
from timeline.views._json import to_json
from timeline.views._markdown import markdown
from timeline.views._merge import Merge, merge
from timeline.views._parts import Part
from timeline.views._remark import Record, Remark
from timeline.views._text import text_lines

__all__ = [
    "ABSENT",
    "AsOf",
    "Because",
    "Change",
    "Correction",
    "Diff",
    "Entry",
    "FieldChange",
    "Merge",
    "Part",
    "Record",
    "Remark",
    "Room",
    "Sort",
    "apply",
    "as_of",
    "diff",
    "diff_schema",
    "entries",
    "from_json",
    "markdown",
    "merge",
    "text_lines",
    "to_json",
]
