"""What stands before the entries: title, what the chronology covers, contents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf

from exporters.markdown._dialects import runs_right_to_left
from exporters.markdown._escape import Md
from exporters.markdown._group import Section
from exporters.markdown._page import Page
from timeline.dates import Year, civil, words
from timeline.prose import dated_words, language_words, listed, number_words
from timeline.timeline import Timeline

__all__ = ["contents", "head"]


def head(page: Page) -> Iterator[Md]:
    """Yield the title, the description, and a short account of what the chronology holds."""
    timeline = page.timeline
    yield page.dialect.front(timeline.title, _metadata(page))
    if timeline.description:
        yield Md(f"{page.dialect.text.block(timeline.description)}\n\n")
    yield Md(f"*{page.line(' '.join(_colophon(timeline)))}*\n\n")
    if timeline.url:
        yield Md(f"Published at {page.dialect.url(timeline.url)}\n\n")


def _metadata(page: Page) -> dict[str, str]:
    timeline = page.timeline
    found: dict[str, str] = {"lang": page.line(timeline.language)}
    if runs_right_to_left(timeline.language):
        found["dir"] = "rtl"
    date = _as_of(timeline)
    return found | ({"date": page.line(date)} if date else {})


def _colophon(timeline: Timeline) -> Iterator[str]:
    counts = [
        number_words(len(timeline.events), "event"),
        number_words(len(timeline.sources), "source"),
        number_words(len(timeline.parties), "party", "parties"),
    ]
    yield f"{counts[0]}{_span(timeline)}, {listed(counts[1:])}."
    if timeline.revised:
        yield f"Revised {dated_words(timeline, timeline.revised)}."
    elif _as_of(timeline):
        yield f"As of its newest source, {_as_of(timeline)}."
    if timeline.language.partition("-")[0] != "en":
        yield f"Written in {language_words(timeline.language)}."
    if timeline.display_zone != "UTC":
        yield f"Clock times are also given as in {timeline.display_zone}."


def _span(timeline: Timeline) -> str:
    dates = [event.date for event in timeline.events if event.date]
    first = [date.earliest for date in dates if date.earliest is not None]
    last = [date.latest for date in dates if date.latest is not None]
    if not first or not last:
        return ""
    years = [words(Year(civil(day)[0])) for day in (min(first), max(last))]
    return f" in {years[0]}" if years[0] == years[1] else f" between {years[0]} and {years[1]}"


def _as_of(timeline: Timeline) -> str:
    if timeline.revised:
        return timeline.revised.words
    dates = [source.published for source in timeline.sources if source.published]
    newest = max(dates, key=lambda date: -inf if date.latest is None else date.latest, default=None)
    return words(newest.value) if newest and newest.latest is not None else ""


def contents(page: Page, found: Iterable[Section], appendices: Iterable[tuple[str, str]]) -> Iterator[Md]:
    """Yield the table of contents."""
    yield page.dialect.heading(page.dialect.top, Md("Contents"), "contents")
    yield from _items(page, found, "")
    for key, title in appendices:
        yield Md(f"- {page.dialect.link(page.line(title), key)}\n")
    yield Md("\n")


def _items(page: Page, found: Iterable[Section], indent: str) -> Iterator[Md]:
    for section in found:
        link = page.dialect.link(page.line(section.title), section.key)
        yield Md(f"{indent}- {link} ({section.size})\n")
        yield from _items(page, section.parts, f"{indent}  ")
