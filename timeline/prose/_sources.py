"""Sources and citations in words: who says so, where, and through whom."""

from __future__ import annotations

from typing import Final

from timeline.dates import Basis
from timeline.events import Event
from timeline.prose._dates import UNDATED, basis_words
from timeline.prose._languages import language_words
from timeline.prose._lookup import account_heading
from timeline.prose._phrases import label_words, listed, sentence
from timeline.provenance import Citation, Locator, Source, Stance, TextPosition, TextQuote, Wording
from timeline.timeline import Timeline

__all__ = [
    "attribution_words",
    "citation_words",
    "locator_words",
    "published_basis_words",
    "published_words",
    "source_words",
    "stance_words",
    "supports_words",
    "wording_words",
]

_PUBLISHED: Final = {
    Basis.RELATIVE: "as reckoned",
    Basis.INFERRED: "as inferred",
    Basis.BOUNDED: "within bounds",
}
# Fields whose own name is no noun that follows an article.
_NOUNS: Final = {"calls": "names used", "in_force": "time in force", "relations": "links"}
_BY_PARTY: Final = frozenset({"participants", "positions"})
_STANCES: Final = {
    Stance.REPORTS: "",
    Stance.CONFIRMS: "the source confirms it",
    Stance.DENIES: "the source denies it",
}


def locator_words(locator: Locator | None) -> str:
    """Return a place in a source in words; empty where none is given."""
    if locator is None:
        return ""
    if isinstance(locator, TextPosition):
        return f"characters {locator.start}-{locator.end}"
    return _quote_words(locator) if isinstance(locator, TextQuote) else str(locator)


def _quote_words(quote: TextQuote) -> str:
    prefix = f"after “{quote.prefix}”" if quote.prefix else ""
    suffix = f"before “{quote.suffix}”" if quote.suffix else ""
    around = ", ".join(filter(None, [prefix, suffix]))
    return f"at {quote}" + (f" ({around})" if around else "")


def attribution_words(timeline: Timeline, citation: Citation) -> str:
    """Return the chain of voices through whom the source knows it, outermost first; empty where there is none."""
    if not citation.attribution:
        return ""
    first, *others = [timeline.party_name(party) for party in citation.attribution]
    return f"according to {first}" + "".join(f", citing {other}" for other in others)


def supports_words(citation: Citation, timeline: Timeline | None = None, event: Event | None = None) -> str:
    """Return which fields a citation supports, those of the event where it is given; empty for the whole of it.

    >>> supports_words(Citation(source="un-2022", supports=["date", "positions.china", "positions.russia"]))
    'for the date and the positions (china; russia)'
    """
    paths: dict[str, list[str]] = {}
    for path in citation.supports:
        root, *rest = path.split(".")
        paths.setdefault(root, []).extend(filter(None, [_inner_words(root, rest, timeline, event)]))
    told = [
        f"the {_NOUNS.get(root, label_words(root))}" + (f" ({'; '.join(inner)})" if inner else "")
        for root, inner in paths.items()
    ]
    return f"for {listed(told)}" if told else ""


def _inner_words(root: str, path: list[str], timeline: Timeline | None, event: Event | None) -> str:
    if not path:
        return ""
    first, *rest = path
    return ", ".join([_named(root, first, timeline, event), *map(label_words, rest)])


def _named(root: str, key: str, timeline: Timeline | None, event: Event | None) -> str:
    if timeline and root in _BY_PARTY:
        return timeline.party_name(key)
    if timeline and event and root == "accounts" and key in event.accounts:
        return account_heading(timeline, event, key)
    # What other paths lead to has labels and numbers of its own.
    return label_words(key)


def stance_words(stance: Stance) -> str:
    """Return what the source does with the assertion; empty where it only reports it."""
    return _STANCES[stance]


def published_words(source: Source) -> str:
    """Return when a source was published, marked where that is not stated."""
    if source.published is None:
        return UNDATED
    basis = source.published.basis
    return source.published.words + (f", {_PUBLISHED[basis]}" if basis in _PUBLISHED else "")


def published_basis_words(timeline: Timeline, source: Source) -> str:
    """Return how the day of publication is known; empty where `published_words` says all there is to say."""
    date = source.published
    if date is None or not (date.stated or date.anchor or date.offset):
        return ""
    return basis_words(timeline, date)


def source_words(timeline: Timeline, source: Source) -> str:
    """Return a source as a bibliography has it: authors, title, publisher, date."""
    del timeline
    parts = [listed(source.authors), f"“{source.title}”", source.publisher, published_words(source)]
    return ", ".join(part for part in parts if part)


def citation_words(timeline: Timeline, citation: Citation, event: Event | None = None) -> str:
    """Return a citation of an event in one line: source, place, attribution, what it supports, stance, words."""
    source = timeline.find_source(citation.source)
    named = source_words(timeline, source) if source else citation.source
    parts = [
        ", ".join(filter(None, [named, locator_words(citation.locator)])),
        attribution_words(timeline, citation),
        supports_words(citation, timeline, event),
        stance_words(citation.stance),
        wording_words(citation.wording) if citation.wording else "",
    ]
    told = "; ".join(part for part in parts if part)
    return f"{sentence(told)} {citation.note}" if citation.note else told


def wording_words(wording: Wording) -> str:
    """Return words as the source has them, their translation beside them.

    >>> wording_words(Wording(text="友谊", language="zh", translation="friendship", translation_language="en"))
    '“友谊” (Chinese), in translation “friendship” (English)'
    """
    original = _quoted(wording.text, wording.language)
    if not wording.translation and not wording.translation_language:
        return original
    translated = _quoted(wording.translation or "…", wording.translation_language)
    return f"{original}, in translation {translated}"


def _quoted(text: str, language: str | None) -> str:
    return f"“{text}”" + (f" ({language_words(language)})" if language else "")
