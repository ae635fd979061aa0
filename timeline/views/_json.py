"""A diff as JSON, in the shapes of the interchange format, for programs that follow a chronology."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from timeline.forms import EVENT, HEADER, PARTY, SOURCE, Form, Style, form_of
from timeline.provenance import Citation
from timeline.timeline import Timeline
from timeline.views._because import because
from timeline.views._diff import Change, Diff, Room

__all__ = ["VERSION", "to_json"]

VERSION: Final = 1
"""The version of the shape; it grows when a reader of the last one would misread what is written."""


def to_json(diff: Diff, old: Timeline, new: Timeline) -> str:
    """Return a diff as a JSON text. What is never published is not in it.

    Args:
        diff: The differences.
        old: The timeline before.
        new: The timeline now.
    """
    before, after = (HEADER.write(timeline, Style.EXCHANGED) for timeline in (old, new))
    document = {
        "version": VERSION,
        "old": {"id": old.id, "title": old.title},
        "new": {"id": new.id, "title": new.title},
        "timeline": list(_changes(before, after)) if diff.header else [],
        "sources": _room(diff.sources, SOURCE),
        "parties": _room(diff.parties, PARTY),
        "events": _room(diff.events, EVENT),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=2) + "\n"


def _room(room: Room[Any], form: Form) -> dict[str, Any]:
    plain = {
        "added": [form.write(record, Style.EXCHANGED) for record in room.added],
        "removed": [form.write(record, Style.EXCHANGED) for record in room.removed],
        "changed": [found for change in room.changed if (found := _changed(change, form))["changes"]],
    }
    return plain | ({"order": list(room.order)} if room.order else {})


def _changed(change: Change[Any], form: Form) -> dict[str, Any]:
    old, new = (form.write(record, Style.EXCHANGED) for record in (change.old, change.new))
    plain: dict[str, Any] = {"id": change.new.id}
    if change.old.id != change.new.id:
        plain["was"] = change.old.id
    plain["changes"] = [found | _because(change, found["field"]) for found in _changes(old, new)]
    return plain


def _changes(old: dict[str, Any], new: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for key in {**old, **new}:
        before, after = old.get(key), new.get(key)
        # A field that is null and one that is left out are the same to a reader of the interchange format.
        if before != after:
            yield {"field": key, "old": before, "new": after}


def _because(change: Change[Any], field: str) -> dict[str, Any]:
    why = because(change.old, change.new, field)
    form = form_of(Citation)
    citations = [form.write(citation, Style.EXCHANGED) for citation in why.citations]
    return {"citations": citations, "fresh": why.fresh} if citations else {}
