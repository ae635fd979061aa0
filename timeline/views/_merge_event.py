"""Two records of one event as one: what differs is kept as two accounts, side by side."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any, Final, TypeAlias

import attrs

from timeline.dates import EventDate, possibly_within
from timeline.events import Account, Conflict, Event, account_fields
from timeline.fields import FrozenMap, about_of, key_of
from timeline.forms import OpaqueAccount, OpaqueEvent
from timeline.provenance import Citation
from timeline.views._join import CONFLICT, joined, joined_text
from timeline.views._merge_citations import cited, with_ids
from timeline.views._remap import unique
from timeline.views._remark import Record, Remark
from timeline.views._support import supporting

__all__ = ["Labels", "merged_event"]

Labels: TypeAlias = tuple[str, str]

# Joined by rules of their own.
_APART: Final = frozenset({"id", "citations", "accounts", "note", "kind"})


@attrs.frozen
class _Difference:
    """A field that the two have otherwise."""

    name: str
    field: str
    one: Any
    other: Any


@attrs.frozen
class _Sides:
    """The two records, their citations and labels already of one mind."""

    one: Event
    other: Event

    def backing(self, fields: Collection[str]) -> tuple[list[Citation], list[Citation]]:
        """Return the citations on which each side's version of some fields rests; its own, where it has any."""
        one, other = _backing(self.one, fields), _backing(self.other, fields)
        own = [citation for citation in one if citation not in self.other.citations]
        others = [citation for citation in other if citation not in self.one.citations]
        return own or one, others or other


def _backing(event: Event, fields: Collection[str]) -> list[Citation]:
    cited = supporting(event)
    naming = [found for found in cited if any(path.split(".")[0] in fields for path in found.supports)]
    return naming or [citation for citation in cited if not citation.supports]


def merged_event(one: Event, other: Event, labels: Labels) -> tuple[Event, list[Remark]]:
    """Return two records of one event as one, and what is to be said of it.

    The first keeps its fields, and takes what it lacks from the other. Where they differ, each version becomes an
    account with the citations it rests on.

    Args:
        one: The event whose id and fields are kept.
        other: The same event elsewhere, of the same kind.
        labels: What the accounts are called, unless each rests on a single source: then the source names it.
    """
    if one == other:
        return one, []
    one, other = cited(one, other, labels[1])
    together, differences = _joined(one, other)
    event = attrs.evolve(one, **together, accounts={**one.accounts, **other.accounts})
    return _beside(event, _Sides(one, other), differences, labels)


def _joined(one: Event, other: Event) -> tuple[dict[str, Any], list[_Difference]]:
    together: dict[str, Any] = {}
    differences: list[_Difference] = []
    for field in attrs.fields(one.__class__):
        if field.name in _APART:
            continue
        first, second = getattr(one, field.name), getattr(other, field.name)
        # A remark that is never published is no version of anything: two of them stand one below the other.
        found = joined_text(first, second) if field.name == "private" else joined(field.name, first, second)
        if found is CONFLICT:
            differences.append(_Difference(field.name, key_of(field), first, second))
        else:
            together[field.name] = found
    known = {*one.formerly, *other.formerly, other.id} - {one.id}
    former = (*together.get("formerly", ()), other.id)
    together["formerly"] = tuple(dict.fromkeys(name for name in former if name in known))
    together["citations"] = (*one.citations, *(new for new in other.citations if new not in one.citations))
    return together, differences


def _beside(
    event: Event, sides: _Sides, differences: Iterable[_Difference], labels: Labels
) -> tuple[Event, list[Remark]]:
    """Add an account for each side of what differs, unless an account of the event has that version already."""
    fresh = [found for found in differences if not _is_held(event, found.name, found.other)]
    noted = {None, event.note, *(account.note for account in event.accounts.values())}
    note = None if sides.other.note in noted else sides.other.note
    if event.note is None:
        event, note = attrs.evolve(event, note=note), None
    return _with_accounts(event, sides, fresh, note, labels) if fresh or note else (event, [])


def _is_held(event: Event, name: str, value: Any) -> bool:
    if name == "fields":
        kept = [account for account in event.accounts.values() if isinstance(account, OpaqueAccount)]
        return any(account.fields == value for account in kept)
    return any(account.values.get(name) == value for account in event.accounts.values())


def _with_accounts(
    event: Event, sides: _Sides, fresh: list[_Difference], note: str | None, labels: Labels
) -> tuple[Event, list[Remark]]:
    backing = sides.backing([found.field for found in fresh])
    event, ids = with_ids(event, backing)
    first, second = _labels(event, backing, labels)
    mine = {found.name: found.one for found in fresh if not _is_held(event, found.name, found.one)}
    theirs = {found.name: found.other for found in fresh}
    conflicts = {first: _conflict(fresh)} if mine else {}
    accounts = {first: _account(event, mine, ids[0])} if mine else {}
    accounts[second] = attrs.evolve(_account(event, theirs, ids[1]), conflicts_with=conflicts, note=note)
    remarks = [
        Remark(record=Record.EVENT, id=event.id, field=found.field, reason=_reason(event, found, second))
        for found in fresh
    ]
    return attrs.evolve(event, accounts={**event.accounts, **accounts}), remarks


def _labels(event: Event, backing: Iterable[list[Citation]], labels: Labels) -> Labels:
    sources = [{citation.source for citation in several} for several in backing]
    if all(len(several) == 1 for several in sources) and sources[0] != sources[1]:
        labels = (next(iter(sources[0])), next(iter(sources[1])))
    first = unique(labels[0], event.accounts)
    return first, unique(labels[1], {*event.accounts, first})


def _account(event: Event, values: Mapping[str, Any], citations: Iterable[str]) -> Account:
    claimed = {name: value for name, value in values.items() if _can_be_claimed(event, name, value)}
    if isinstance(event, OpaqueEvent):
        own = values.get("fields", FrozenMap())
        return OpaqueAccount(values=claimed, citations=citations, fields=own)
    return Account(values=claimed, citations=citations)


def _can_be_claimed(event: Event, name: str, value: Any) -> bool:
    return name in account_fields(event.__class__) and name != "fields" and value is not None


def _conflict(differences: Iterable[_Difference]) -> Conflict:
    """Return how two versions differ: other words stress otherwise, other facts contradict."""
    return (
        Conflict.CONTRADICTION
        if any(_contradicts(found.one, found.other) for found in differences)
        else Conflict.EMPHASIS
    )


def _contradicts(one: Any, other: Any) -> bool:
    if isinstance(one, EventDate) and isinstance(other, EventDate):
        return not possibly_within(one, other) and not possibly_within(other, one)
    # Words of a closed list are facts, free text is wording.
    return type(one) is not str or type(other) is not str


def _reason(event: Event, found: _Difference, label: str) -> str:
    field = attrs.fields_dict(event.__class__)[found.name]
    if found.name == "fields" or _can_be_claimed(event, found.name, found.other):
        return f"differs; both are kept, the other as the account {label}"
    shown = f"; the other is {found.other!s:.80}" if about_of(field).published else ""
    return f"differs, and no account can have a version of it{shown}"
