"""One event without what only some sources say, and without what points to events that are not there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

import attrs

from timeline.events import Event, references
from timeline.prose import kind_words, listed
from timeline.views._paths import GONE, Place, can_be_empty, keyed, pruned, starts, typed
from timeline.views._remark import Record, Remark
from timeline.views._support import supporting, unsupported

__all__ = ["Missing", "reduced"]

_TITLE: Final[Place] = ("title",)


@attrs.frozen(kw_only=True)
class Missing:
    """What is not there.

    Attributes:
        sources: The ids of sources, each with what is known of its date.
        events: The ids of events, present and former.
        dates: The ids of events that are there without the date they had.
    """

    sources: Mapping[str, str]
    events: frozenset[str] = frozenset()
    dates: frozenset[str] = frozenset()


def reduced(event: Event, missing: Missing) -> tuple[Event | None, list[Remark]]:
    """Return an event without what rests on what is missing, and what is to be said of it.

    Returns:
        What is left of the event, None where nothing is, and a remark for each field that went.
    """
    kept = [citation for citation in event.citations if citation.source not in missing.sources]
    why = f"supported only by {_sources(event, missing)}"
    if event.citations and not any(citation in kept for citation in supporting(event)):
        return None, [_remark(event, "", why)]
    doomed = dict.fromkeys(unsupported(event, kept), why) if len(kept) < len(event.citations) else {}
    for place, reason in _astray(event, missing):
        if not any(starts(place, other) for other in doomed):
            doomed[place] = reason
    if _TITLE not in doomed:
        return _without(event, missing, doomed)
    del doomed[_TITLE]
    stand_in = f"({kind_words(event)} whose title only later sources support)"
    found, remarks = _without(attrs.evolve(event, title=stand_in), missing, doomed)
    return found, remarks if found is None else [_remark(event, "title", why), *remarks]


def _sources(event: Event, missing: Missing) -> str:
    late = dict.fromkeys(
        citation.source for citation in event.citations if citation.source in missing.sources
    )
    return listed([f"{source} ({missing.sources[source]})" for source in late])


def _remark(event: Event, field: str, reason: str) -> Remark:
    return Remark(record=Record.EVENT, id=event.id, field=field, reason=reason)


def _without(
    event: Event, missing: Missing, doomed: Mapping[Place, str]
) -> tuple[Event | None, list[Remark]]:
    needed = _cannot_be_without(event, doomed)
    if needed:
        return None, [_remark(event, "", f"its {needed[0]}, which no event is without, is {doomed[needed]}")]
    found = pruned(event, [*doomed, *_loose_ends(event, missing, doomed)])
    remarks = [_remark(event, typed(event, place), reason) for place, reason in doomed.items()]
    if found is GONE:
        return None, [*remarks, _remark(event, "", "cannot be without these fields")]
    return found, remarks


def _cannot_be_without(event: Event, doomed: Mapping[Place, str]) -> tuple[str] | None:
    for key, field in keyed(event).items():
        if (key,) in doomed and not can_be_empty(field):
            return (key,)
    return None


def _astray(event: Event, missing: Missing) -> Iterator[tuple[Place, str]]:
    """Yield the places that point to a source or an event that is gone; a date goes with what it was resolved against."""
    for reference in references(event):
        if reference.path[0] == "citations":
            continue
        if reference.to == "event" and reference.id in missing.events:
            reason = f"points to {reference.id}, which is not in the view"
        elif "anchor" in reference.path and reference.to == "event" and reference.id in missing.dates:
            reason = f"resolved against {reference.id}, whose date is not in the view"
        elif reference.to == "source" and reference.id in missing.sources:
            reason = f"rests on {reference.id} ({missing.sources[reference.id]})"
        else:
            continue
        yield _holder(reference.path), reason


def _holder(path: Place) -> Place:
    if "anchor" in path:
        return path[: path.index("anchor")]
    return path[: path.index("relations") + 2] if "relations" in path else path


def _loose_ends(event: Event, missing: Missing, doomed: Mapping[Place, str]) -> Iterator[Place]:
    """Yield what goes without being missed: citations of sources that are gone, and what names them."""
    lost = {citation.id for citation in event.citations if citation.id and citation.source in missing.sources}
    for index, citation in enumerate(event.citations):
        if citation.source in missing.sources:
            yield ("citations", index)
    for reference in references(event):
        if reference.to == "citation" and reference.id in lost:
            yield reference.path
    for label, account in event.accounts.items():
        yield from (
            ("accounts", label, "conflicts_with", other)
            for other in account.conflicts_with
            if ("accounts", other) in doomed
        )
