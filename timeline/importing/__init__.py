"""Importing: what a file would change in a chronology's folder, shown first, then written whole or not at all."""

from timeline.importing._apply import apply, pending, resume
from timeline.importing._incoming import Incoming, read_incoming
from timeline.importing._plan import Plan, plan_import
from timeline.importing._preview import preview_lines
from timeline.importing._refusal import Refusal

__all__ = [
    "Incoming",
    "Plan",
    "Refusal",
    "apply",
    "pending",
    "plan_import",
    "preview_lines",
    "read_incoming",
    "resume",
]
