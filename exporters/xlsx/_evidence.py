"""The sheets Citations and Sources: who says so, and where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

import attrs

from exporters.xlsx._cells import Content
from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._context import Context
from exporters.xlsx._custom import custom_columns
from exporters.xlsx._dates import Dates, cell_dates
from exporters.xlsx._links import page_link
from exporters.xlsx._looks import Look
from exporters.xlsx._of_event import event_id_column, event_title_column
from timeline.dates import EventDate
from timeline.events import Event
from timeline.prose import attribution_words, basis_words, listed
from timeline.provenance import Citation, Grade, Source, TextQuote

__all__ = ["CITATIONS", "SOURCES", "grade_words"]


@attrs.frozen
class _Cited:
    event: Event
    number: int
    citation: Citation


def _cited(context: Context, event: Event) -> Iterator[_Cited]:
    del context
    return (_Cited(event, index, citation) for index, citation in enumerate(event.citations, 1))


def _source_title(context: Context, row: _Cited) -> str | None:
    source = context.timeline.find_source(row.citation.source)
    return source.title if source else None


def _locator(context: Context, row: _Cited) -> str | None:
    del context
    locator = row.citation.locator
    if not isinstance(locator, TextQuote):
        return str(locator) if locator else None
    before = f"… {locator.prefix} " if locator.prefix else ""
    after = f" {locator.suffix} …" if locator.suffix else ""
    return f"{before}{locator}{after}"


CITATIONS: Final = Sheet[_Cited](
    name="Citations",
    help="A row for each citation: which source supports the event, where, and through whom.",
    of_event=_cited,
    event_of=lambda row: row.event.id,
    columns=(
        event_id_column(_Cited),
        event_title_column(_Cited, 27),
        Column(
            header="Citation",
            width=9,
            look=Look.CODE,
            field="citations.id",
            help="Its name within the event, by which accounts point to it; else its number there.",
            make=lambda _, row: row.citation.id or str(row.number),
        ),
        Column(
            header="Source ID",
            width=17,
            look=Look.CODE,
            field="citations.source",
            help="The source; the link leads to its row.",
            make=lambda context, row: Content(
                row.citation.source, link=context.source_link(row.citation.source)
            ),
        ),
        Column(
            header="Source",
            width=22,
            field="citations.source",
            help="Its title.",
            make=_source_title,
        ),
        Column(
            header="Attribution",
            width=22,
            field="citations.attribution",
            help="The voices through whom the source knows it, outermost first; empty where it speaks for itself.",
            make=lambda context, row: attribution_words(context.timeline, row.citation),
        ),
        Column(
            header="Attribution IDs",
            width=14,
            look=Look.CODE,
            field="citations.attribution",
            help="The same voices by id: two unnamed voices are two ids.",
            make=lambda _, row: " > ".join(row.citation.attribution),
        ),
        Column(
            header="Stance",
            width=9,
            field="citations.stance",
            choices="Stance",
            help="Whether the source reports, confirms or denies it.",
            make=lambda _, row: row.citation.stance.value,
        ),
        Column(
            header="Locator",
            width=24,
            field="citations.at",
            help="The place in the source: a page or paragraph, a quotation, or the first character and the one after "
            "the last, with the digest of the text between.",
            make=_locator,
        ),
        Column(
            header="Supports",
            width=13,
            field="citations.supports",
            help="The fields of the event that it supports; empty for the whole event.",
            make=lambda _, row: ", ".join(row.citation.supports),
        ),
        Column(
            header="Wording",
            width=26,
            field="citations.wording",
            optional=True,
            help="The source's words, where they may be copied.",
            make=lambda _, row: row.citation.wording.text if row.citation.wording else None,
        ),
        Column(
            header="Language",
            width=10,
            look=Look.CODE,
            field="citations.wording.language",
            optional=True,
            help="The language of those words.",
            make=lambda _, row: row.citation.wording.language if row.citation.wording else None,
        ),
        Column(
            header="Translation",
            width=40,
            field="citations.wording.translation",
            optional=True,
            help="Those words in translation.",
            make=lambda _, row: row.citation.wording.translation if row.citation.wording else None,
        ),
        Column(
            header="Translation language",
            width=11,
            look=Look.CODE,
            field="citations.wording.translation_language",
            optional=True,
            help="The language of the translation.",
            make=lambda _, row: row.citation.wording.translation_language if row.citation.wording else None,
        ),
        Column(
            header="Note",
            width=60,
            field="citations.note",
            optional=True,
            help="What a reader should know of this support.",
            make=lambda _, row: row.citation.note,
        ),
    ),
)


@lru_cache(maxsize=8)
def _dates(date: EventDate | None) -> Dates:
    return cell_dates(date)


def grade_words(grade: Grade) -> str:
    """Return a grade of reliability as the sheet shows it."""
    return f"{grade.value}: {grade.meaning}"


def _published_basis(context: Context, source: Source) -> str | None:
    return basis_words(context.timeline, source.published) if source.published else None


def _url(url: str | None) -> Content | None:
    return Content(url, link=page_link(url)) if url else None


_SOURCE_COLUMNS: Final[tuple[Column[Source], ...]] = (
    Column(
        header="Source ID",
        width=13,
        look=Look.CODE,
        field="source.id",
        help="The id by which citations name it.",
        make=lambda _, source: source.id,
    ),
    Column(
        header="Title",
        width=30,
        field="source.title",
        help="Its title.",
        make=lambda _, source: source.title,
    ),
    Column(
        header="Publisher",
        width=15,
        field="source.publisher",
        help="Who published it; empty where it does not say.",
        make=lambda _, source: source.publisher,
    ),
    Column(
        header="Authors",
        width=15,
        field="source.authors",
        help="Who wrote it.",
        make=lambda _, source: listed(source.authors),
    ),
    Column(
        header="Published",
        width=12,
        look=Look.DAY,
        field="source.published",
        help="The first day on which it may have been published.",
        make=lambda _, source: _dates(source.published).begin,
    ),
    Column(
        header="Published EDTF",
        width=11.5,
        look=Look.CODE,
        field="source.published",
        help="The date itself, in EDTF.",
        make=lambda _, source: str(source.published) if source.published else None,
    ),
    Column(
        header="Published in words",
        width=14,
        field="source.published",
        help="The same date in English.",
        make=lambda _, source: source.published.words if source.published else None,
    ),
    Column(
        header="Link",
        width=24,
        look=Look.PAGE,
        field="source.url",
        help="Where it is published.",
        make=lambda _, source: _url(source.url),
    ),
    Column(
        header="Retrieved",
        width=11,
        look=Look.DAY,
        field="source.retrieved",
        help="The day it was fetched.",
        make=lambda _, source: _dates(EventDate(source.retrieved)).begin if source.retrieved else None,
    ),
    Column(
        header="Language",
        width=10,
        look=Look.CODE,
        field="source.language",
        help="Its language.",
        make=lambda _, source: source.language,
    ),
    Column(
        header="Grade",
        width=13,
        field="source.grade",
        choices="Grade",
        help="How far it has proved reliable, from A to F.",
        make=lambda _, source: grade_words(source.grade) if source.grade else None,
    ),
    Column(
        header="Digest",
        width=24,
        look=Look.CODE,
        field="source.digest",
        help="The SHA-256 of its text, by which the text is found again.",
        make=lambda _, source: str(source.digest) if source.digest else None,
    ),
    Column(
        header="Archived copy",
        width=40,
        look=Look.PAGE,
        field="source.archived_url",
        optional=True,
        help="Where an archived copy is kept.",
        make=lambda _, source: _url(source.archived_url),
    ),
    Column(
        header="Retrieved EDTF",
        width=12,
        look=Look.CODE,
        field="source.retrieved",
        optional=True,
        help="The day it was fetched, in EDTF.",
        make=lambda _, source: str(source.retrieved) if source.retrieved else None,
    ),
    Column(
        header="How the date is known",
        width=60,
        field="source.published",
        optional=True,
        help="The source's own words for its date, and what the date was resolved against.",
        make=_published_basis,
    ),
    Column(
        header="Date as stated",
        width=30,
        field="source.published.stated",
        optional=True,
        help="The date of publication in the source's own words.",
        make=lambda _, source: source.published.stated if source.published else None,
    ),
    Column(
        header="Note",
        width=80,
        field="source.note",
        optional=True,
        help="What a reader should know of it.",
        make=lambda _, source: source.note,
    ),
)


SOURCES: Final = Sheet[Source](
    name="Sources",
    help="Each source once.",
    of_timeline=lambda context: context.timeline.sources,
    event_of=lambda _: None,
    more=lambda context, sources: custom_columns(context, sources, _SOURCE_COLUMNS, "source."),
    columns=_SOURCE_COLUMNS,
)
