"""Two chronologies as one: the union, with what differs kept as accounts."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline.errors import RecordError
from timeline.events import Event
from timeline.fields import require
from timeline.text import with_article
from timeline.timeline import Timeline
from timeline.views._merge_event import Labels, merged_event
from timeline.views._merge_records import filled, merged_parties, merged_sources
from timeline.views._remap import remapped, unique
from timeline.views._remark import Record, Remark

__all__ = ["Merge", "merge"]


@attrs.frozen(kw_only=True)
class Merge:
    """Two chronologies as one.

    Attributes:
        timeline: The chronology.
        remarks: What differs between the two, and how it was kept.
    """

    timeline: Timeline
    remarks: tuple[Remark, ...]


def merge(first: Timeline, second: Timeline, labels: Labels | None = None) -> Merge:
    """Return two chronologies as one, with every event of both.

    An event of both is one event; where its fields differ, each version is kept as an account. A source of both
    is found by its id or by the digest of its text, a party by its id. Id, title and the other fields of the
    chronology itself are those of the first.

    Args:
        first: The chronology whose ids and fields are kept.
        second: The other.
        labels: What the two are called in accounts; left out, by their ids, or first and second.

    Raises:
        RecordError: One of them is no timeline, or the labels are no two ids.

    >>> before = Timeline(id="a", title="A", events=[Event(id="e", title="They meet", date="2015-10")])
    >>> after = Timeline(id="b", title="B", events=[Event(id="e", title="They meet", date="2016")])
    >>> {label: str(account.values["date"]) for label, account in merge(before, after).timeline["e"].accounts.items()}
    {'a': '2015-10', 'b': '2016'}
    """
    require("merge", Timeline, first=first, second=second)
    if first == second:
        return Merge(timeline=first, remarks=())
    names = _labels(first, second) if labels is None else _checked(labels)
    sources = merged_sources(first.sources, second.sources, names[1])
    parties = merged_parties(first.parties, second.parties, names[1])
    theirs = [remapped(event, {"source": sources.new_ids}) for event in second.events]
    events, remarks = _events(first.events, theirs, names)
    header: list[Remark] = []
    bare = filled(Record.TIMELINE, first, second, names[1], header, without=("sources", "parties", "events"))
    timeline = attrs.evolve(bare, sources=sources.records, parties=parties.records, events=events)
    return Merge(timeline=timeline, remarks=(*header, *sources.remarks, *parties.remarks, *remarks))


def _labels(first: Timeline, second: Timeline) -> Labels:
    return (first.id, second.id) if first.id != second.id else ("first", "second")


def _checked(labels: object) -> Labels:
    match labels:
        case (str(first), str(second)):
            return first, second
        case _:
            raise RecordError("merge", "labels", f"found {labels!r:.60}, expected two labels for accounts")


def _events(
    first: Iterable[Event], second: Iterable[Event], labels: Labels
) -> tuple[list[Event], list[Remark]]:
    mine, theirs = {event.id: event for event in first}, {event.id: event for event in second}
    twins = _twins(mine, theirs)
    remarks: list[Remark] = []
    new_ids = {name: twin for name, twin in twins.items() if twin != name}
    taken = {*mine, *theirs}
    for name, twin in list(twins.items()):
        if mine[twin].kind != theirs[name].kind:
            new_ids[name] = unique(f"{name}-{labels[1]}", taken)
            taken.add(new_ids[name])
            del twins[name]
            remarks.append(_two_kinds(mine[twin], theirs[name], new_ids[name], labels[1]))
    found = dict(mine)
    for name, event in theirs.items():
        moved = remapped(event, {"event": new_ids})
        if name in twins:
            found[twins[name]], told = merged_event(mine[twins[name]], moved, labels)
            remarks += told
        else:
            found[new_ids.get(name, name)] = attrs.evolve(moved, id=new_ids.get(name, name))
    return list(found.values()), remarks


def _twins(mine: dict[str, Event], theirs: dict[str, Event]) -> dict[str, str]:
    """Return the ids of the first chronology's events by those of the second: the same id, or a former one."""
    former = {old: event.id for event in mine.values() for old in event.formerly if old not in mine}
    twins: dict[str, str] = {}
    for name, event in theirs.items():
        names = (name, *event.formerly)
        known = next((former.get(each, each) for each in names if each in mine or each in former), None)
        if known is not None and (known == name or known not in theirs):
            twins.setdefault(known, name)
    return {name: known for known, name in twins.items()}


def _two_kinds(one: Event, other: Event, new_id: str, label: str) -> Remark:
    kinds = f"{with_article(one.kind)}, and {with_article(other.kind)} in {label}"
    reason = f"{kinds}: two events, the other is {new_id} here"
    return Remark(record=Record.EVENT, id=one.id, field="kind", reason=reason)
