"""The citations that account for a change of a field."""

from __future__ import annotations

from typing import Any, Final

import attrs

from timeline.events import Event
from timeline.provenance import Citation

__all__ = ["Because", "because"]

# These say something of the evidence or of the record itself, so no citation can be the reason for a change of them.
_NOT_FROM_SOURCES: Final = frozenset({"id", "formerly", "citations", "private"})


@attrs.frozen(kw_only=True)
class Because:
    """Who accounts for a change.

    Attributes:
        citations: The citations that support the field as it is now.
        fresh: Whether they came with the change; otherwise they were there before.
    """

    citations: tuple[Citation, ...] = ()
    fresh: bool = False


def because(old: Any, new: Any, field: str) -> Because:
    """Return the citations that account for a change of a field of an event.

    Those that are new and support the field; where there is none, those of before that name it, else those of the
    whole event.
    """
    if not isinstance(old, Event) or not isinstance(new, Event) or field in _NOT_FROM_SOURCES:
        return Because()
    fresh = [citation for citation in new.citations if citation not in old.citations]
    for several in (fresh, list(new.citations)):
        found = _naming(new, field, several) or [citation for citation in several if not citation.supports]
        if found:
            return Because(citations=tuple(found), fresh=several is fresh)
    return Because()


def _naming(event: Event, field: str, citations: list[Citation]) -> list[Citation]:
    """Return the citations that name a field, or on which its accounts or superlatives rest."""
    accounts = event.accounts.values() if field == "accounts" else ()
    superlatives = event.superlatives if field == "superlatives" else ()
    listed = {citation_id for holder in (*accounts, *superlatives) for citation_id in holder.citations}
    return [
        citation
        for citation in citations
        if citation.id in listed or any(path.split(".")[0] == field for path in citation.supports)
    ]
