"""What the three flavours write differently: headings, links, notes and tables."""

from __future__ import annotations

import json
import re
from abc import ABC, abstractmethod
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import ClassVar, Final

from exporters.markdown._anchors import Anchors
from exporters.markdown._escape import ESCAPERS, Flavour, Md

__all__ = ["DIALECTS", "Dialect", "Row", "runs_right_to_left"]

Row = Sequence[Md]

_URL: Final = re.compile(r"https?://[\w.~:/?#@!$&'()*+,;=%\[\]-]+", re.ASCII | re.IGNORECASE)
_UNSAFE: Final = re.compile(r"[^A-Za-z0-9.~:/?#@!$&+,;=%-]")
_WEB: Final = re.compile(r"https?://[^\s/]", re.IGNORECASE)
_TAG: Final = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")
_RIGHT_TO_LEFT: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def runs_right_to_left(language: str) -> bool:
    """Say whether a language, named by its BCP 47 tag, is written from right to left."""
    return language.partition("-")[0].casefold() in _RIGHT_TO_LEFT


class Dialect(ABC):
    """One flavour.

    Attributes:
        top: The level of the topmost headings below the title.
        notes_title: The heading of the notes, where the reader does not gather them by itself.
        between_marks: What keeps the numbers of two notes apart.
        repeats_notes: Whether a note that is called twice is printed twice.
        anchors: Where links within the document lead; set by `lay_out`.
    """

    flavour: ClassVar[Flavour]
    top: ClassVar[int] = 2
    notes_title: ClassVar[str] = ""
    between_marks: ClassVar[str] = " "
    repeats_notes: ClassVar[bool] = False

    def __init__(self) -> None:
        self.text = ESCAPERS[self.flavour]
        self.anchors = Anchors({}, frozenset())

    def lay_out(self, outline: Iterable[tuple[str, str]]) -> None:
        """Take note of every heading, its key and its plain text, before the first is written."""
        self.anchors = Anchors.all_explicit(outline)

    @abstractmethod
    def front(self, title: str, metadata: dict[str, str]) -> Md:
        """Return the title, with what the flavour's front matter holds."""

    @abstractmethod
    def heading(self, level: int, words: Md, key: str) -> Md:
        """Return a heading to which links can lead."""

    def marks(self, numbers: Iterable[int], again: Iterable[str] = ()) -> Md:
        """Return what stands in the text for some notes.

        Args:
            numbers: The notes.
            again: The names of notes that the entry has called before, where `repeats_notes` is set.
        """
        del again
        return Md(self.between_marks.join(f"[^{number}]" for number in numbers))

    def notes(self, notes: Collection[Md]) -> Iterator[Md]:
        """Yield the notes themselves."""
        yield from (Md(f"[^{number}]: {note}\n\n") for number, note in enumerate(notes, 1))

    def link(self, words: Md, key: str) -> Md:
        """Return a link to a heading; bare words where there is no such heading."""
        return Md(f"[{words}](#{self.anchors[key]})") if key in self.anchors else words

    def url(self, url: str) -> Md:
        """Return an address as a link that shows itself; one that is no web address as text."""
        if not _WEB.match(url):
            return self.text.line(url)
        if _URL.fullmatch(url) and not re.search(r"[&*_\[\]()']", url):
            return Md(f"<{url}>")
        return Md(f"[{self.text.line(url)}]({_destination(url)})")

    def wording(self, text: str, language: str | None) -> Md:
        """Return words in a language of their own."""
        del language
        return self.text.line(text)

    def quotation(self, text: str, language: str | None) -> Md:
        """Return words set apart; a line break within them is kept."""
        words = self.text.block(text, "> ", verse=True) if "\n" in text else self.wording(text, language)
        return Md(f"> “{words}”\n")

    def side_by_side(self, head: Row, cells: Row) -> Md:
        """Return texts under their headings, next to each other."""
        return self.table(head, [cells], [30] * len(head))

    def table(self, head: Row, rows: Sequence[Row], widths: Sequence[int]) -> Md:
        """Return a table; the widths of its columns are relative, negative ones hold numbers."""
        rule = "|".join(f"{'-' * abs(width)}:" if width < 0 else f":{'-' * width}" for width in widths)
        body = "".join(f"| {' | '.join(row)} |\n" for row in rows)
        return Md(f"| {' | '.join(head)} |\n|{rule}|\n{body}")


def _destination(url: str) -> str:
    escaped = _UNSAFE.sub(lambda found: "".join(f"%{byte:02X}" for byte in found[0].encode()), url)
    # 2.5: entity references count in addresses too.
    return escaped.replace("&", "&amp;")


class Gfm(Dialect):
    """GitHub's flavour: footnotes, pipe tables, and anchors made of the headings."""

    flavour = Flavour.GFM

    def lay_out(self, outline: Iterable[tuple[str, str]]) -> None:
        self.anchors = Anchors.by_heading(outline)

    def front(self, title: str, metadata: dict[str, str]) -> Md:
        del metadata
        return Md(f"# {self.text.line(title)}\n\n")

    def heading(self, level: int, words: Md, key: str) -> Md:
        anchor = f'<a id="{self.anchors[key]}"></a>' if key in self.anchors.explicit else ""
        return Md(f"{'#' * min(level, 6)} {anchor}{words}\n\n")


class Pandoc(Dialect):
    """Pandoc's flavour: metadata in front, identifiers behind headings, languages marked."""

    flavour = Flavour.PANDOC
    top = 1
    between_marks = "^,^"
    repeats_notes = True

    def marks(self, numbers: Iterable[int], again: Iterable[str] = ()) -> Md:
        calls = [f"[^{number}]" for number in numbers]
        return Md(self.between_marks.join([*calls, *(f"^{self.text.line(name)}^" for name in again)]))

    def front(self, title: str, metadata: dict[str, str]) -> Md:
        # JSON strings are YAML strings; Pandoc reads their content as Markdown, so that is escaped as well.
        fields = {"title": self.text.line(title), **metadata}
        told = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in fields.items())
        return Md(f"---\n{told}---\n\n")

    def heading(self, level: int, words: Md, key: str) -> Md:
        return Md(f"{'#' * min(level, 6)} {words} {{#{self.anchors[key]}}}\n\n")

    def wording(self, text: str, language: str | None) -> Md:
        escaped = self.text.line(text)
        if language is None or not _TAG.fullmatch(language):
            return escaped
        rtl = " dir=rtl" if runs_right_to_left(language) else ""
        return Md(f"[{escaped}]{{lang={language}{rtl}}}")


class CommonMark(Dialect):
    """CommonMark alone: it has no notes and no tables, so references are numbered and tables are lists."""

    flavour = Flavour.COMMONMARK
    notes_title = "Notes"

    def front(self, title: str, metadata: dict[str, str]) -> Md:
        del metadata
        return Md(f"# {self.text.line(title)}\n\n")

    def heading(self, level: int, words: Md, key: str) -> Md:
        return Md(f'{"#" * min(level, 6)} <a id="{self.anchors[key]}"></a>{words}\n\n')

    def marks(self, numbers: Iterable[int], again: Iterable[str] = ()) -> Md:
        del again
        return Md("".join(f"[[{number}]](#note-{number})" for number in numbers))

    def notes(self, notes: Collection[Md]) -> Iterator[Md]:
        if notes:
            yield self.heading(self.top, Md(self.notes_title), "notes")
        for number, note in enumerate(notes, 1):
            yield Md(f'{number}. <a id="note-{number}"></a>{note}\n')

    def side_by_side(self, head: Row, cells: Row) -> Md:
        pairs = zip(head, cells, strict=True)
        return Md("".join(f"- **{name}:** {cell}\n" for name, cell in pairs))

    def table(self, head: Row, rows: Sequence[Row], widths: Sequence[int]) -> Md:
        del widths
        return Md("".join(_listed_row(head, row) for row in rows))


def _listed_row(head: Row, row: Row) -> str:
    label, *cells = row
    items = [
        f"  - {f'{name}: ' if name else ''}{cell}\n"
        for name, cell in zip(head[1:], cells, strict=True)
        if cell
    ]
    return f"- **{label}**\n" + "".join(items)


DIALECTS: Final[dict[Flavour, type[Dialect]]] = {
    dialect.flavour: dialect for dialect in (Gfm, Pandoc, CommonMark)
}
