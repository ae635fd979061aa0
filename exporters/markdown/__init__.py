"""Markdown: a chronology that a person prints, mails or commits."""

from exporters.markdown._escape import Flavour
from exporters.markdown._group import GroupBy
from exporters.markdown.write import MarkdownOptions, write
from timeline.ports import Exporter

__all__ = ["EXPORTER", "Flavour", "GroupBy", "MarkdownOptions"]

EXPORTER = Exporter(
    name="markdown",
    title="Markdown chronology, to print, mail or commit",
    suffixes=(".md", ".markdown"),
    media_type="text/markdown; charset=utf-8",
    options=MarkdownOptions,
    write=write,
    main=True,
)
