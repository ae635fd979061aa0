"""Checking a timeline, or a folder with the place of every fault."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

import attrs

from timeline.check._context import Context
from timeline.check._library import TextLibrary
from timeline.check._rule import Finding, Rule, Weight
from timeline.check._table import RULES
from timeline.errors import Fault
from timeline.timeline import Timeline
from timeline.yaml import Reading, read_folder

__all__ = ["check", "check_folder", "check_reading"]


def check(
    timeline: Timeline,
    *,
    texts: TextLibrary | None = None,
    unread: Collection[str] = (),
    notes: bool = False,
) -> list[Fault]:
    """Return everything wrong with a timeline that could be read, by rule.

    >>> from timeline import Meeting, Timeline
    >>> visit = Meeting(id="visit", title="Nixon meets Mao", date="1972-02-21", citations=["readout"])
    >>> print(*check(Timeline(id="t", title="T", events=[visit])))
    events/visit/citations/0/source: no source has the id 'readout'; add it to sources [unknown-source]

    Args:
        timeline: The timeline.
        texts: The texts of its sources; without them, nothing is said of places in texts.
        unread: Ids of records that are there but could not be read: pointing to them is no fault.
        notes: Whether advice is given too.
    """
    return _findings(Context(timeline=timeline, texts=texts, unread=frozenset(unread)), notes=notes)


def check_folder(folder: Path, *, texts: Path | None = None, notes: bool = False) -> list[Fault]:
    """Return everything wrong with a chronology's folder, each with its file, line and column, in their order.

    Args:
        folder: The folder.
        texts: The folder of the texts of its sources.
        notes: Whether advice is given too.

    Raises:
        InputError: One of the folders cannot be read at all.
    """
    library = TextLibrary.read(texts) if texts is not None else None
    return check_reading(read_folder(folder), texts=library, notes=notes)


def check_reading(reading: Reading, *, texts: TextLibrary | None = None, notes: bool = False) -> list[Fault]:
    """Return the faults of a reading together with those of what was read, in the order of the files."""
    faults = list(reading.faults)
    if reading.timeline is not None:
        context = Context(
            timeline=reading.timeline,
            texts=texts,
            unread=frozenset(reading.unread),
            lost=frozenset(reading.lost),
            uncited=frozenset(
                str(fault.path[1])
                for fault in faults
                if fault.path[:1] == ("events",) and "citations" in fault.path[2:3]
            ),
            documents=tuple(reading.documents),
        )
        found = _findings(context, notes=notes)
        faults += [
            attrs.evolve(fault, position=fault.position or reading.locate(fault.path)) for fault in found
        ]
    return sorted(faults, key=_by_place)


def _by_place(fault: Fault) -> tuple[bool, str, int, int]:
    position = fault.position
    if position is None:
        return True, "", 0, 0
    return False, position.file, position.line, position.column


def _findings(context: Context, *, notes: bool) -> list[Fault]:
    return [
        _fault(rule, finding)
        for rule in RULES
        if notes or rule.weight is Weight.FAULT
        if context.texts is not None or not rule.needs_texts
        for finding in rule.find(context)
    ]


def _fault(rule: Rule, finding: Finding) -> Fault:
    return Fault(
        code=rule.code,
        problem=finding.problem,
        expected=finding.expected,
        advice=finding.advice,
        path=finding.path,
        position=finding.position,
    )
