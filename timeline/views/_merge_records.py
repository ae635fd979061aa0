"""Sources and parties of two chronologies as one list each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final, TypeVar

import attrs

from timeline.fields import about_of, key_of
from timeline.parties import Party
from timeline.provenance import Source
from timeline.views._join import CONFLICT, joined, joined_text
from timeline.views._remap import unique
from timeline.views._remark import Record, Remark

__all__ = ["Merged", "filled", "merged_parties", "merged_sources"]

RecordT = TypeVar("RecordT")

# Remarks of two chroniclers stand one below the other.
_TEXTS: Final = frozenset({"note", "private"})


@attrs.frozen(kw_only=True)
class Merged:
    """Two lists of records as one.

    Attributes:
        records: The records, those of the first list first.
        new_ids: The ids that records of the second list have now, where they are others.
        remarks: What could not be kept as it was.
    """

    records: tuple[Any, ...]
    new_ids: Mapping[str, str] = attrs.field(factory=dict[str, str])
    remarks: tuple[Remark, ...] = ()


def merged_sources(first: Sequence[Source], second: Sequence[Source], label: str) -> Merged:
    """Return two lists of sources as one: the same id or the same text is the same source.

    Args:
        first: The sources whose ids and fields are kept.
        second: The others.
        label: What the second timeline is called.
    """
    found = {source.id: source for source in first}
    texts = {_text_of(source): source for source in reversed(first) if source.digest}
    taken = {source.id for source in (*first, *second)}
    new_ids: dict[str, str] = {}
    remarks: list[Remark] = []
    for source in second:
        name, reason = _place_of(source, found.get(source.id), texts.get(_text_of(source)), taken, label)
        taken.add(name)
        if name != source.id:
            new_ids[source.id] = name
            remarks.append(Remark(record=Record.SOURCE, id=source.id, field="id", reason=reason))
        mine = found.get(name)
        found[name] = _one(Record.SOURCE, mine, attrs.evolve(source, id=name), label, remarks)
    return Merged(records=tuple(found.values()), new_ids=new_ids, remarks=tuple(remarks))


def _text_of(source: Source) -> str:
    """Return what tells the text of a source from others: the digits that every digest has."""
    return source.digest.hex[:16] if source.digest else ""


def _place_of(
    source: Source, mine: Source | None, twin: Source | None, taken: set[str], label: str
) -> tuple[str, str]:
    """Return the id under which a source goes, and why, where it is not its own."""
    if mine is not None and _may_be_same(mine, source):
        return source.id, ""
    if twin is not None and _is_same_text(twin, source):
        return twin.id, f"{label} has the same text under this id; it is {twin.id} here"
    if mine is None:
        return source.id, ""
    name = unique(f"{source.id}-{label}", taken)
    return name, f"two texts under one id; that of {label} is {name} here"


def _is_same_text(one: Source, other: Source) -> bool:
    return one.digest is not None and other.digest is not None and one.digest.agrees_with(other.digest)


def _may_be_same(one: Source, other: Source) -> bool:
    return one.digest is None or other.digest is None or _is_same_text(one, other)


def merged_parties(first: Sequence[Party], second: Sequence[Party], label: str) -> Merged:
    """Return two lists of parties as one, by their ids; another name becomes an alias.

    Args:
        first: The parties whose fields are kept.
        second: The others.
        label: What the second timeline is called.
    """
    found = {party.id: party for party in first}
    remarks: list[Remark] = []
    for party in second:
        mine = found.get(party.id)
        if mine is None or mine.is_called(party.name):
            found[party.id] = _one(Record.PARTY, mine, _under(party, mine), label, remarks)
        else:
            remarks.append(
                _kept(Record.PARTY, mine.id, "name", mine.name, f"{label} has it as an alias here")
            )
            known = attrs.evolve(mine, aliases=(*mine.aliases, party.name))
            found[party.id] = _one(Record.PARTY, known, _under(party, mine), label, remarks)
    return Merged(records=tuple(found.values()), remarks=tuple(remarks))


def _under(party: Party, mine: Party | None) -> Party:
    return party if mine is None else attrs.evolve(party, name=mine.name)


def _kept(record: Record, record_id: str, field: str, value: object, reason: str) -> Remark:
    return Remark(record=record, id=record_id, field=field, reason=f"kept {value!s:.80}; {reason}")


def _one(record: Record, mine: RecordT | None, other: RecordT, label: str, remarks: list[Remark]) -> RecordT:
    return other if mine is None else filled(record, mine, other, label, remarks)


def filled(
    record: Record,
    mine: RecordT,
    other: RecordT,
    label: str,
    remarks: list[Remark],
    without: Sequence[str] = (),
) -> RecordT:
    """Return a record with what another has and it lacks; where both differ its own is kept, and that is reported.

    Args:
        record: What it is.
        mine: The record.
        other: The other.
        label: What the other's timeline is called.
        remarks: Where to report.
        without: The names of fields to leave alone.
    """
    changes: dict[str, Any] = {}
    fields: Any = attrs.fields(mine.__class__)  # type: ignore[arg-type]  # every record is an attrs class
    for field in fields:
        one, two = getattr(mine, field.name), getattr(other, field.name)
        if one == two or field.name in without:
            continue
        together = joined_text(one, two) if field.name in _TEXTS else joined(field.name, one, two)
        if together is CONFLICT:
            shown = f"{label} has {two!s:.80}" if about_of(field).published else f"{label} has another"
            name = getattr(mine, "id", "")
            remarks.append(_kept(record, name, key_of(field), one, shown))
        else:
            changes[field.name] = together
    return attrs.evolve(mine, **changes)  # type: ignore[misc]  # every record is an attrs class
