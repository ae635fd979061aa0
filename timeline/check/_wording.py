"""Words taken from sources: they stand in the passages that are cited for them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from textwrap import shorten
from typing import Final

from timeline.check._context import Context, Dated
from timeline.check._passages import Passage, may_date, passages, passages_of
from timeline.check._rule import Finding, Rule
from timeline.events import Event
from timeline.provenance import Wording

__all__ = ["RULES"]

# Quotes and dashes that a person types as the plain ones.
_LIKE: Final = {
    **dict.fromkeys(map(ord, "\u2018\u2019\u201b"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2013\u2014"), "-"),
}
_SHOWN: Final = 60
_LEFT_OUT: Final = re.compile(r"\s*(?:\[?(?:\.\.\.|…)\]?|\[[^\]]*\])\s*")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).translate(_LIKE).casefold().split())


def _stands_in(words: str, texts: Iterable[str]) -> bool:
    """Say whether words stand in one of the texts; letter case, white space and the shape of quotes aside.

    Words with an omission mark stand in the text when their parts do.
    """
    folded = [_folded(text) for text in texts]
    parts = [_folded(part) for part in _LEFT_OUT.split(words)]
    return all(any(_is_in(part, text) for text in folded) for part in parts if part)


def _is_in(words: str, text: str) -> bool:
    start = text.find(words)
    while start >= 0:
        end = start + len(words)
        if not (_joined(text, start) or _joined(text, end)):
            return True
        start = text.find(words, start + 1)
    return False


def _joined(text: str, index: int) -> bool:
    """Say whether a word runs on across an index: "May" does not stand in "Mayor"."""
    return 0 < index < len(text) and text[index - 1].isalnum() and text[index].isalnum()


def _unfound_dates(context: Context) -> Iterator[Finding]:
    if context.texts is None:
        return
    for dated in context.dates:
        words = dated.date.stated
        texts = _texts_for(context, dated) if words else None
        if words and texts is not None and not _stands_in(words, texts):
            where = "the text of the source" if dated.source else "a cited passage"
            problem = f"the words {words!r} do not stand in {where}"
            advice = "" if dated.source else "cite the passage that has them, with `supports: [date]`"
            yield Finding(path=(*dated.path, "stated"), problem=problem, advice=advice)


def _texts_for(context: Context, dated: Dated) -> list[str] | None:
    """Return where the words of a date may stand; None where some of it cannot be seen."""
    if dated.source is not None:
        digest = dated.source.digest
        text = context.texts.find(digest) if context.texts and digest else None
        return None if text is None else [text]
    if dated.event is None:
        return None
    found = [passage for passage in passages_of(context, dated.event) if passage.citation in dated.citations]
    if not found or any(not passage.words and may_date(passage.citation) for passage in found):
        return None
    return [passage.words for passage in found]


def _unfound_wordings(context: Context) -> Iterator[Finding]:
    for _, passage in passages(context):
        wording = passage.citation.wording
        if wording is None or not passage.words or not _same_language(context, wording, passage):
            continue
        if not _stands_in(wording.text, [passage.words]):
            problem = f"{_short(wording.text)} does not stand in the cited passage"
            yield Finding(path=("events", *passage.path[1:4], "wording"), problem=problem)


def _unfound_statements(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        wording = getattr(event, "wording", None)
        if isinstance(wording, Wording):
            yield from _unfound_statement(context, event, wording)


def _unfound_statement(context: Context, event: Event, wording: Wording) -> Iterator[Finding]:
    found = passages_of(context, event)
    seen = all(passage.words and _same_language(context, wording, passage) for passage in found)
    if found and seen and not _stands_in(wording.text, [passage.words for passage in found]):
        problem = f"{_short(wording.text)} does not stand in a cited passage"
        yield Finding(path=("events", event.id, "wording"), problem=problem)


def _same_language(context: Context, wording: Wording, passage: Passage) -> bool:
    source = context.timeline.find_source(passage.citation.source)
    spoken = source.language if source else None
    return not wording.language or not spoken or _primary(wording.language) == _primary(spoken)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()


def _short(text: str) -> str:
    return repr(shorten(text, _SHOWN, placeholder="…"))


def _all_wordings(context: Context) -> Iterator[Finding]:
    if context.texts is not None:
        yield from _unfound_wordings(context)
        yield from _unfound_statements(context)


RULES: Final = (
    Rule(
        code="stated-not-found",
        meaning=(
            "The words of a date do not stand in any passage cited for it (of a publication: in the text). Letter "
            "case and white space may differ; `...` stands for words left out."
        ),
        remedy="Copy the words from the text, or cite the passage that has them.",
        find=_unfound_dates,
        needs_texts=True,
    ),
    Rule(
        code="wording-not-found",
        meaning="Words that a citation or a statement quotes do not stand in the passage cited for them.",
        remedy="Copy the words from the text, or give the language they are in where the text has them translated.",
        find=_all_wordings,
        needs_texts=True,
    ),
)
