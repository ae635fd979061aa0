"""Write a chronology as Markdown that a person prints, mails or commits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from exporters.markdown._dialects import DIALECTS, Dialect
from exporters.markdown._doubts import doubtful, doubts
from exporters.markdown._escape import Flavour, Md
from exporters.markdown._event import entry, reference_to
from exporters.markdown._group import GroupBy, Section, outline, sections
from exporters.markdown._head import contents, head
from exporters.markdown._lists import parties as party_list
from exporters.markdown._lists import sources as source_list
from exporters.markdown._notes import Notes
from exporters.markdown._page import Page, backlinks
from timeline.constraints import place_undated
from timeline.events import Event
from timeline.ports import LossKind, Run, option
from timeline.provenance import TextPosition
from timeline.timeline import Timeline

__all__ = ["MarkdownOptions", "write"]

_CONTENTS: Final = ("contents", "Contents")


@attrs.frozen(kw_only=True)
class MarkdownOptions:
    """What can be chosen."""

    flavour: Flavour = attrs.field(
        default=Flavour.GFM,
        metadata=option("Who will read it: GitHub and most viewers, Pandoc, or any CommonMark reader."),
    )
    group_by: GroupBy = attrs.field(
        default=GroupBy.DATE, metadata=option("What the sections are made by; date: by year and month.")
    )
    contents: bool = attrs.field(
        default=True, metadata=option("Whether a table of contents stands in front.")
    )
    trace: bool = attrs.field(
        default=True,
        metadata=option("Whether it shows what checking needs: ids of citations, digests of texts."),
    )


def write(timeline: Timeline, options: MarkdownOptions, run: Run) -> Iterator[bytes]:
    """Yield the document, a part at a time."""
    timeline = place_undated(timeline)
    dialect = DIALECTS[options.flavour]()
    found = sections(timeline, options.group_by)
    uncertain = doubtful(timeline)
    appendices = list(_appendices(timeline, dialect, uncertain=bool(uncertain)))
    dialect.lay_out([("title", timeline.title), _CONTENTS, *outline(found), *appendices])
    page = Page(
        timeline=timeline,
        dialect=dialect,
        notes=Notes(timeline, dialect, trace=options.trace),
        links_to=backlinks(timeline),
    )
    if not options.trace:
        _report_untraced(timeline, run)
    parts = [
        head(page),
        contents(page, found, appendices) if options.contents and (found or appendices) else (),
        _body(page, found, run),
        doubts(page, uncertain) if uncertain else (),
        source_list(page) if timeline.sources else (),
        party_list(page) if timeline.parties else (),
        dialect.notes(page.notes.numbers),
    ]
    yield from (chunk.encode() for part in parts for chunk in part if chunk)


def _report_untraced(timeline: Timeline, run: Run) -> None:
    reason = "left out, as asked for by trace=no"
    for source in timeline.sources:
        if source.digest:
            run.lost(None, f"sources.{source.id}.digest", LossKind.DROPPED, reason)
    for event in timeline.events:
        if any(citation.id for citation in event.citations):
            run.lost(event.id, "citations.id", LossKind.DROPPED, reason)
        if any(isinstance(citation.locator, TextPosition) for citation in event.citations):
            run.lost(event.id, "citations.at", LossKind.COARSENED, f"the digest is {reason}")


def _appendices(timeline: Timeline, dialect: Dialect, *, uncertain: bool) -> Iterator[tuple[str, str]]:
    if uncertain:
        yield "uncertain", "What is uncertain"
    if timeline.sources:
        yield "sources", "Sources"
    if timeline.parties:
        yield "parties", "Parties"
    if dialect.notes_title and any(event.citations for event in timeline.events):
        yield "notes", dialect.notes_title


def _body(page: Page, found: Iterable[Section], run: Run) -> Iterator[Md]:
    for level, item in run.track(list(_in_order(found, page.dialect.top)), "entries"):
        if isinstance(item, Event):
            yield from entry(page, item, level)
        else:
            yield from _opening(page, item, level)


def _in_order(found: Iterable[Section], level: int) -> Iterator[tuple[int, Section | Event]]:
    for section in found:
        yield level, section
        yield from ((level + 1, event) for event in section.events)
        yield from _in_order(section.parts, level + 1)


def _opening(page: Page, section: Section, level: int) -> Iterator[Md]:
    yield page.dialect.heading(level, page.line(section.title), section.key)
    if section.also:
        yield Md("Told in another section:\n\n")
        yield from (reference_to(page, event) for event in section.also)
        yield Md("\n")
