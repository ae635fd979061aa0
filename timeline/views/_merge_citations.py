"""Citations of two records of one event as one list, each id meaning one citation."""

from __future__ import annotations

from collections.abc import Iterable

import attrs

from timeline.events import Account, Event
from timeline.provenance import Citation
from timeline.views._remap import remapped, unique

__all__ = ["cited", "with_ids"]


def cited(one: Event, other: Event, label: str) -> tuple[Event, Event]:
    """Return both records with ids of citations and labels of accounts that mean the same in both.

    Args:
        one: The record whose ids are kept, and given where only the other has one.
        other: The record whose ids and labels change where they would mean something else.
        label: What marks those of the other.
    """
    one = attrs.evolve(one, citations=[_named_like(citation, other) for citation in one.citations])
    taken = {citation.id for citation in (*one.citations, *other.citations) if citation.id}
    new: dict[str, str] = {}
    citations: list[Citation] = []
    for citation in other.citations:
        twin = next((mine for mine in one.citations if _same(mine, citation)), None)
        found = twin or citation
        if twin is None and citation.id and one.citation(citation.id):
            found = attrs.evolve(citation, id=unique(f"{citation.id}-{label}", taken))
            taken.add(str(found.id))
        citations.append(found)
        if citation.id and found.id and found.id != citation.id:
            new[citation.id] = found.id
    pointing = remapped(attrs.evolve(other, citations=()), {"citation": new})
    return one, _relabelled(one, attrs.evolve(pointing, citations=citations), label)


def _same(one: Citation, other: Citation) -> bool:
    return attrs.evolve(one, id=None) == attrs.evolve(other, id=None)


def _named_like(citation: Citation, other: Event) -> Citation:
    if citation.id is not None:
        return citation
    twin = next((theirs for theirs in other.citations if theirs.id and _same(citation, theirs)), None)
    return citation if twin is None else attrs.evolve(citation, id=twin.id)


def _relabelled(one: Event, other: Event, label: str) -> Event:
    """Return a record whose accounts have other labels than different accounts of the first."""
    taken = {*one.accounts, *other.accounts}
    new: dict[str, str] = {}
    for name, account in other.accounts.items():
        if one.accounts.get(name, account) != account:
            twin = next((known for known, mine in one.accounts.items() if mine == account), None)
            new[name] = twin or unique(f"{name}-{label}", taken)
            taken.add(new[name])
    if not new:
        return other
    accounts = {new.get(name, name): _pointing(account, new) for name, account in other.accounts.items()}
    citations = [_supporting(citation, new) for citation in other.citations]
    return attrs.evolve(other, accounts=accounts, citations=citations)


def _pointing(account: Account, new: dict[str, str]) -> Account:
    conflicts = {new.get(label, label): kind for label, kind in account.conflicts_with.items()}
    return attrs.evolve(account, conflicts_with=conflicts)


def _supporting(citation: Citation, new: dict[str, str]) -> Citation:
    paths = [path.split(".") for path in citation.supports]
    for path in paths:
        if path[0] == "accounts" and len(path) > 1:
            path[1] = new.get(path[1], path[1])
    return attrs.evolve(citation, supports=[".".join(path) for path in paths])


def with_ids(event: Event, several: Iterable[list[Citation]]) -> tuple[Event, list[list[str]]]:
    """Return an event whose citations in some lists have ids, and these ids, list by list."""
    lists = [list(group) for group in several]
    taken = {citation.id for citation in event.citations if citation.id}
    citations: list[Citation] = []
    for citation in event.citations:
        if citation.id is None and any(citation in group for group in lists):
            name = unique(f"c-{citation.source}", taken)
            taken.add(name)
            citations.append(attrs.evolve(citation, id=name))
        else:
            citations.append(citation)
    pairs = list(zip(event.citations, citations, strict=True))
    ids = [list(dict.fromkeys(str(new.id) for old, new in pairs if old in group)) for group in lists]
    return attrs.evolve(event, citations=citations), ids
