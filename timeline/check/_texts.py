"""Texts and tags as such: language tags, hidden characters, addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

from timeline.check._context import Context, Record, typed_path
from timeline.check._rule import Finding, Path, Rule, Weight
from timeline.check._walk import fields_of, is_list, is_mapping, is_record
from timeline.errors import Position
from timeline.text import HIDDEN, REPLACEMENT, hidden_characters
from timeline.yaml import cut_texts

__all__ = ["RULES"]

# RFC 5646, 2.1, without the grandfathered tags: language, script, region, variants, extensions, private use.
_LANGUAGE: Final = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*(?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*(?:-x(?:-[a-z0-9]{1,8})+)?"
    r"|x(?:-[a-z0-9]{1,8})+",
    re.IGNORECASE,
)
_ODD: Final = re.compile(f"{HIDDEN.pattern}|{REPLACEMENT}")
_ADDRESS: Final = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)

_SCALARS: Final = (int, float, bool, type(None))


def _odd(context: Context) -> list[tuple[Path, str]]:
    """Return the texts that hold something a reader does not see or cannot read."""
    return [(path, text) for path, text in _texts(context) if not text.isascii() and _ODD.search(text)]


def _texts(context: Context) -> Iterator[tuple[Path, str]]:
    """Yield every text of the timeline."""
    timeline = context.timeline
    for name, key in fields_of(timeline):
        value = getattr(timeline, name)
        if isinstance(value, str):
            yield ("timeline", key), value
    rooms: tuple[tuple[str, tuple[Record, ...]], ...] = (
        ("sources", timeline.sources),
        ("parties", timeline.parties),
        ("events", timeline.events),
    )
    for room, records in rooms:
        for record in records:
            for path, text in _inside(record, ()):
                yield typed_path(room, record, path), text


def _inside(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    elif is_list(value):
        for index, item in enumerate(value):
            yield from _inside(item, (*path, index))
    elif is_mapping(value):
        for key, item in value.items():
            yield (*path, str(key)), str(key)
            yield from _inside(item, (*path, str(key)))
    elif not isinstance(value, _SCALARS) and is_record(value):
        for name, key in fields_of(value):
            yield from _inside(getattr(value, name), (*path, key))


def _bad_languages(context: Context) -> Iterator[Finding]:
    for path, text in _tagged(context):
        if not _LANGUAGE.fullmatch(text):
            problem = f"{text!r} is no language tag"
            yield Finding(path=path, problem=problem, expected="a BCP 47 tag such as en, ru or zh-Hans")


def _tagged(context: Context) -> Iterator[tuple[Path, str]]:
    yield ("timeline", "language"), context.timeline.language
    for source in context.timeline.sources:
        if source.language:
            yield ("sources", source.id, "language"), source.language
    for event in context.timeline.events:
        wordings: list[tuple[Path, Any]] = [
            (("events", event.id, "wording"), getattr(event, "wording", None))
        ]
        wordings += [
            (("events", event.id, "citations", index, "wording"), citation.wording)
            for index, citation in enumerate(event.citations)
        ]
        for path, wording in wordings:
            for name in ("language", "translation_language"):
                tag = getattr(wording, name, None)
                if tag:
                    yield (*path, name), tag


def _hidden(context: Context) -> Iterator[Finding]:
    for path, text in context.once(_odd):
        if HIDDEN.search(text):
            names = ", ".join(dict.fromkeys(hidden_characters(text)))
            yield Finding(path=path, problem=f"the text holds characters that cannot be seen: {names}")


def _replaced(context: Context) -> Iterator[Finding]:
    for path, text in context.once(_odd):
        if REPLACEMENT in text:
            problem = "the text holds U+FFFD, which stands where a character could not be kept"
            yield Finding(path=path, problem=problem)


def _bad_addresses(context: Context) -> Iterator[Finding]:
    found: list[tuple[Path, str | None]] = [(("timeline", "url"), context.timeline.url)]
    for source in context.timeline.sources:
        found.append((("sources", source.id, "url"), source.url))
        found.append((("sources", source.id, "archived_url"), source.archived_url))
    found += [(("parties", party.id, "url"), party.url) for party in context.timeline.parties]
    for path, address in found:
        if address and not _ADDRESS.fullmatch(address):
            problem = f"{address!r} is no address a browser opens"
            yield Finding(path=path, problem=problem, expected="http:// or https:// and no spaces")


def _cut(context: Context) -> Iterator[Finding]:
    for document in context.documents:
        for line, column, words in cut_texts(document.text) if document.whole else ():
            problem = f"{words!r} is a comment to YAML and no part of the text before it"
            advice = "quote the text if it belongs to it; leave a space after # if not"
            yield Finding(
                path=(), problem=problem, advice=advice, position=Position(document.file, line, column)
            )


RULES: Final = (
    Rule(
        code="cut-text",
        meaning="A text in a YAML file ends before ` #37` or the like, which YAML takes for a comment.",
        remedy="Put quotes around the whole text, or a space after the `#` of a comment.",
        find=_cut,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="bad-language",
        meaning="A language is not written as a BCP 47 tag (RFC 5646).",
        remedy="Use a tag such as en, ru or zh-Hans.",
        find=_bad_languages,
    ),
    Rule(
        code="hidden-character",
        meaning="A text holds bidirectional controls, zero-width characters or tags, which change how it reads unseen.",
        remedy="Remove them unless the script needs them.",
        find=_hidden,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="replaced-character",
        meaning="A text holds the replacement character, put where a control character or half a character stood.",
        remedy="Copy the text again from its source.",
        find=_replaced,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="bad-address",
        meaning="An address is not one that a browser opens.",
        remedy="Write it in full, with https:// before it.",
        find=_bad_addresses,
        weight=Weight.ADVICE,
    ),
)
