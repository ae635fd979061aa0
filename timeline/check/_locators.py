"""Places in the texts of sources: each passage stands where its locator says, unchanged."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from timeline.check._context import Context
from timeline.check._passages import Passage, State, passages
from timeline.check._rule import Finding, Rule, Weight
from timeline.provenance import Reference, Source, TextPosition, TextQuote

__all__ = ["RULES"]

_RANGE: Final = re.compile(r"[0-9]+\s*[-–]\s*[0-9]+")  # noqa: RUF001  # the dash that printers set between numbers


def _without_digest(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        for index, citation in enumerate(event.citations):
            source = context.timeline.find_source(citation.source)
            if source and source.digest is None and isinstance(citation.locator, TextPosition):
                path = ("events", event.id, "citations", index, "at")
                problem = (
                    f"found a position in the text of {source.id!r}, which has no digest to find the text by"
                )
                yield Finding(path=path, problem=problem, advice=f"give {source.id!r} its digest")


def _bare_range(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        for index, citation in enumerate(event.citations):
            source, at = context.timeline.find_source(citation.source), citation.locator
            # Without a text there are no code points to count, so a reader takes the numbers for pages.
            if source and source.digest and isinstance(at, Reference) and _RANGE.fullmatch(at.text):
                problem = f"found {at.text!r}, which says neither what it counts nor the digest of its words"
                advice = f"write 'pp. {at}' for pages; `timeline cite` prints the place of a passage"
                yield Finding(
                    path=("events", event.id, "citations", index, "at"), problem=problem, advice=advice
                )


def _outside(context: Context) -> Iterator[Finding]:
    for passage, at in _positions(context, State.MISSING):
        if at.end > passage.length:
            problem = f"{at.start}-{at.end} lies outside the text, which ends at {passage.length}"
            yield Finding(
                path=passage.path, problem=problem, advice="its words stand nowhere else in the text"
            )


def _missing(context: Context) -> Iterator[Finding]:
    for passage, at in _positions(context, State.MISSING):
        if at.end <= passage.length:
            problem = f"the text at {at.start}-{at.end} has another digest than {at.digest}"
            advice = (
                "its words stand nowhere else in the text; `timeline cite` prints the locator of a passage"
            )
            yield Finding(path=passage.path, problem=problem, advice=advice)


def _moved(context: Context) -> Iterator[Finding]:
    for passage, at in _positions(context, State.MOVED):
        problem = f"the words of {at.start}-{at.end} stand elsewhere in the text"
        yield Finding(path=passage.path, problem=problem, expected=f"at: {passage.at}")


def _positions(context: Context, state: State) -> Iterator[tuple[Passage, TextPosition]]:
    for _, passage in passages(context):
        if passage.state is state and isinstance(passage.citation.locator, TextPosition):
            yield passage, passage.citation.locator


def _quotes(context: Context) -> Iterator[Finding]:
    for _, passage in passages(context):
        if passage.state is State.MISSING and isinstance(passage.citation.locator, TextQuote):
            problem = f"{passage.citation.locator} does not stand in the text"
            advice = "prefix and suffix included" if _has_context(passage.citation.locator) else ""
            yield Finding(
                path=passage.path, problem=problem, expected="the words as the text has them", advice=advice
            )


def _has_context(quote: TextQuote) -> bool:
    return bool(quote.prefix or quote.suffix)


def _ambiguous(context: Context) -> Iterator[Finding]:
    for _, passage in passages(context):
        if passage.state is State.AMBIGUOUS:
            problem = f"{passage.citation.locator} stands in the text {passage.times} times"
            yield Finding(
                path=passage.path, problem=problem, expected="a prefix or a suffix that tells them apart"
            )


def _cited_by_place(context: Context) -> set[str]:
    return {
        citation.source
        for event in context.timeline.events
        for citation in event.citations
        if isinstance(citation.locator, TextPosition | TextQuote)
    }


def _absent(context: Context) -> Iterator[Source]:
    for source in context.timeline.sources:
        if context.texts and source.digest and not context.texts.has(source.digest):
            yield source


def _text_not_found(context: Context) -> Iterator[Finding]:
    cited = _cited_by_place(context)
    for source in _absent(context):
        if source.id in cited:
            problem = "no file among the texts has this digest, so no place in it can be checked"
            advice = "lay the text beside the others, or see whether it was changed"
            yield Finding(path=("sources", source.id, "digest"), problem=problem, advice=advice)


def _text_not_at_hand(context: Context) -> Iterator[Finding]:
    cited = _cited_by_place(context)
    for source in _absent(context):
        if source.id not in cited:
            problem = "no file among the texts has this digest"
            yield Finding(path=("sources", source.id, "digest"), problem=problem)


def _not_text(context: Context) -> Iterator[Finding]:
    for source in context.timeline.sources:
        if context.texts is None or source.digest is None or not context.texts.has(source.digest):
            continue
        if context.texts.find(source.digest) is None:
            problem = "the file with this digest is not UTF-8, so no place in it can be counted"
            yield Finding(path=("sources", source.id, "digest"), problem=problem)


RULES: Final = (
    Rule(
        code="no-digest",
        meaning="A locator counts code points in the text of a source that has no digest, so the text cannot be found.",
        remedy="Give the source the SHA-256 of its text as a UTF-8 file.",
        find=_without_digest,
    ),
    Rule(
        code="bare-range",
        meaning="A locator is two numbers and no more, and the source has a text: pages or code points may be meant, "
        "and nothing can be checked.",
        remedy="Say what is counted, such as `pp. 4-5`, or paste what `timeline cite` prints.",
        find=_bare_range,
    ),
    Rule(
        code="text-not-found",
        meaning="No file among the texts has the digest of a source that is cited by place.",
        remedy="Lay the text beside the others; if it was changed, renew the digest and the locators.",
        find=_text_not_found,
        needs_texts=True,
    ),
    Rule(
        code="text-not-utf8",
        meaning="The file with the digest of a source is not UTF-8.",
        remedy="Save the text as UTF-8, and renew the digest and the locators.",
        find=_not_text,
        needs_texts=True,
    ),
    Rule(
        code="locator-outside",
        meaning="A locator ends after the end of the text.",
        remedy="Cite the passage anew with `timeline cite`.",
        find=_outside,
        needs_texts=True,
    ),
    Rule(
        code="locator-moved",
        meaning="The passage with a locator's digest stands elsewhere in the text.",
        remedy="Paste the locator that the fault prints, after reading the passage there.",
        find=_moved,
        needs_texts=True,
    ),
    Rule(
        code="locator-missing",
        meaning="No passage of the text has the locator's length and digest: the text or the locator was changed.",
        remedy="Find what the citation means and cite it anew with `timeline cite`.",
        find=_missing,
        needs_texts=True,
    ),
    Rule(
        code="quote-missing",
        meaning="The words of a quotation do not stand in the text; white space apart, they have to be the same.",
        remedy="Copy the words from the text.",
        find=_quotes,
        needs_texts=True,
    ),
    Rule(
        code="quote-ambiguous",
        meaning="The words of a quotation stand in the text more than once.",
        remedy="Give the words before them as `prefix`, or those after them as `suffix`.",
        find=_ambiguous,
        needs_texts=True,
    ),
    Rule(
        code="text-not-at-hand",
        meaning="No file among the texts has the digest of a source of which no place is cited.",
        remedy="Lay the text beside the others if there is one.",
        find=_text_not_at_hand,
        weight=Weight.ADVICE,
        needs_texts=True,
    ),
)
