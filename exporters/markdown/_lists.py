"""The lists at the end: sources and parties, with all that is known of them."""

from __future__ import annotations

from collections.abc import Iterator

from exporters.markdown._escape import Md
from exporters.markdown._page import Page
from timeline.dates import words
from timeline.parties import Party
from timeline.prose import (
    capitalised,
    language_words,
    party_words,
    published_basis_words,
    sentence,
    source_words,
)
from timeline.provenance import Source

__all__ = ["parties", "sources"]


def sources(page: Page) -> Iterator[Md]:
    """Yield the list of sources."""
    yield page.dialect.heading(page.dialect.top, Md("Sources"), "sources")
    for source in page.timeline.sources:
        first = f"{page.line(sentence(source_words(page.timeline, source)))} `{source.id}`"
        yield _item([Md(first), *_about_source(page, source)])
    yield Md("\n")


def _about_source(page: Page, source: Source) -> Iterator[Md]:
    basis = published_basis_words(page.timeline, source)
    if basis:
        yield page.line(f"Date of publication: {basis}.")
    yield from _addresses(page, source)
    told = [
        f"Language: {language_words(source.language)}" if source.language else "",
        f"reliability: {source.grade.value}, {source.grade.meaning}" if source.grade else "",
        f"text: {source.digest}" if source.digest and page.notes.trace else "",
        *(f"{name}: {value}" for name, value in source.custom.items()),
    ]
    facts = "; ".join(filter(None, told))
    if facts:
        yield page.line(sentence(capitalised(facts)))
    if source.note:
        yield page.dialect.text.block(source.note, "  ")


def _addresses(page: Page, source: Source) -> Iterator[Md]:
    told = [
        page.dialect.url(source.url) if source.url else "",
        f"archived at {page.dialect.url(source.archived_url)}" if source.archived_url else "",
        f"retrieved {page.line(words(source.retrieved))}" if source.retrieved else "",
    ]
    if any(told):
        yield Md(", ".join(filter(None, told)))


def parties(page: Page) -> Iterator[Md]:
    """Yield the list of parties."""
    yield page.dialect.heading(page.dialect.top, Md("Parties"), "parties")
    for party in page.timeline.parties:
        yield _item([_about_party(page, party), *([page.dialect.url(party.url)] if party.url else [])])
    yield Md("\n")


def _about_party(page: Page, party: Party) -> Md:
    told = page.line(sentence(party_words(page.timeline, party)))
    return Md(f"**{page.line(party.name)}**: {told} `{party.id}`")


def _item(lines: list[Md]) -> Md:
    return Md("- " + "\\\n  ".join(lines) + "\n")
