"""Which fields of an event still have support when some of its citations are set aside."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import Final

from timeline.events import Account, Event
from timeline.fields import about_of
from timeline.provenance import Citation, Stance
from timeline.views._paths import Place, children, is_empty, keyed, places, starts

__all__ = ["supporting", "unsupported"]

# What the chronicler gives, not a source: who the record is, and what is never published. Accounts and citations
# have rules of their own.
_NOT_FROM_SOURCES: Final = frozenset({"id", "formerly", "citations", "accounts", "private", "kind", "fields"})


def supporting(event: Event) -> tuple[Citation, ...]:
    """Return the citations that an event rests on: all but the denials, or the denials where there is nothing else."""
    stating = tuple(citation for citation in event.citations if citation.stance is not Stance.DENIES)
    return stating or event.citations


def unsupported(event: Event, kept: Collection[Citation]) -> Iterator[Place]:
    """Yield the places in an event that only citations set aside support.

    A citation supports the fields it names. One that names none supports every field that no other names.

    Args:
        event: The event.
        kept: Those of its citations that are not set aside.
    """
    cited = supporting(event)
    staying = [citation for citation in cited if citation in kept]
    leaving = [citation for citation in cited if citation not in kept]
    covered = _named(event, staying)
    yield from _only_named_by(event, leaving, covered)
    if not any(not citation.supports for citation in staying):
        yield from _unnamed(event, covered)
    yield from _superlatives(event, staying)
    yield from _accounts(event, staying, leaving)


def _named(event: Event, citations: Iterable[Citation]) -> list[Place]:
    return [place for citation in citations for path in citation.supports for place in places(event, path)]


def _only_named_by(event: Event, leaving: Iterable[Citation], covered: list[Place]) -> Iterator[Place]:
    for place in _named(event, leaving):
        if _is_account(place) or any(starts(place, other) for other in covered):
            continue
        yield from _without_covered(event, place, covered)


def _without_covered(event: Event, place: Place, covered: list[Place]) -> Iterator[Place]:
    """Yield a place, or, where something in it is covered, those of its items that are not."""
    inner = [other for other in covered if starts(other, place)]
    items = children(event, place) if inner else []
    if not items:
        yield place
    for item in items:
        if item not in inner:
            yield from _without_covered(event, item, inner)


def _unnamed(event: Event, covered: list[Place]) -> Iterator[Place]:
    """Yield what only a citation of the whole event would support."""
    for key, field in keyed(event).items():
        if key in _NOT_FROM_SOURCES or not about_of(field).published or is_empty(getattr(event, field.name)):
            continue
        if (key,) not in covered:
            yield from _without_covered(event, (key,), covered)
    if "fields" in keyed(event):
        own = children(event, ("fields",))
        yield from (place for place in own if not any(starts(other, place) for other in covered))


def _superlatives(event: Event, staying: Iterable[Citation]) -> Iterator[Place]:
    known = {citation.id for citation in staying}
    for index, superlative in enumerate(event.superlatives):
        if superlative.citations and known.isdisjoint(superlative.citations):
            yield ("superlatives", index)


def _is_account(place: Place) -> bool:
    return place[0] == "accounts" and len(place) <= 2  # noqa: PLR2004 - the field and the label


def _accounts(event: Event, staying: list[Citation], leaving: list[Citation]) -> Iterator[Place]:
    for label, account in event.accounts.items():
        if not _stands(label, account, staying, leaving):
            yield ("accounts", label)
        else:
            yield from _claims(label, account, staying, leaving)


def _stands(label: str, account: Account, staying: list[Citation], leaving: list[Citation]) -> bool:
    """Say whether an account is still supported: by the citations it rests on or that name it, if there are any."""
    if any(_backs(citation, label, account) for citation in staying):
        return True
    if any(_backs(citation, label, account) for citation in leaving):
        return False
    return any(not citation.supports for citation in staying)


def _backs(citation: Citation, label: str, account: Account) -> bool:
    if citation.id is not None and citation.id in account.citations:
        return True
    paths = (path.split(".") for path in citation.supports)
    return any(path[0] == "accounts" and path[1:2] in ([], [label]) for path in paths)


def _claims(
    label: str, account: Account, staying: list[Citation], leaving: list[Citation]
) -> Iterator[Place]:
    """Yield the claims of an account that only those of its citations name that are set aside."""
    named = {path for citation in staying if citation.id in account.citations for path in citation.supports}
    for citation in leaving:
        if citation.id is None or citation.id not in account.citations:
            continue
        for path in set(citation.supports) - named:
            for place in places(account, path):
                if place[0] == "values":
                    yield ("accounts", label, *place)
