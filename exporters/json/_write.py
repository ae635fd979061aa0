"""Writing a whole document, record by record: the same bytes as `json.dumps` would give, in constant memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, Final

import attrs

from exporters.json._format import header_of
from timeline.errors import ExportError, OptionError
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, Form, Style
from timeline.ports import Exporter, Run, option
from timeline.timeline import Timeline

__all__ = ["EXPORTER", "JsonOptions", "dumped", "write"]

_MOST_SPACES: Final = 8


def _spaces(options: JsonOptions, attribute: attrs.Attribute[int], value: int) -> None:
    del options, attribute
    if not 0 <= value <= _MOST_SPACES:
        raise OptionError(
            "indent", f"found {value}, expected 0 to {_MOST_SPACES}", "0 writes everything on one line"
        )


@attrs.frozen(kw_only=True)
class JsonOptions:
    """The options of JSON."""

    indent: int = attrs.field(
        default=2, validator=_spaces, metadata=option("How many spaces a level; 0 writes it all on one line.")
    )


def write(timeline: Timeline, options: JsonOptions, run: Run) -> Iterator[bytes]:
    """Yield the document piece by piece."""
    run.counts["parties"] = len(timeline.parties)
    layout = _Layout(options.indent)
    yield layout.opening(header_of(HEADER.write_mapping(timeline, Style.EXCHANGED)))
    yield from layout.room("sources", SOURCE, timeline.sources)
    yield from layout.room("parties", PARTY, timeline.parties)
    yield from layout.room("events", EVENT, run.track(timeline.events, "events"))
    yield layout.closing


class _Layout:
    """How the pieces of a document are set, for a number of spaces a level."""

    def __init__(self, indent: int) -> None:
        self.indent = indent
        self.closing = b"\n}\n" if indent else b"}\n"

    def _line(self, level: int) -> str:
        return "\n" + " " * self.indent * level if self.indent else ""

    def opening(self, header: dict[str, Any]) -> bytes:
        """Return a timeline's own fields, its brace left open."""
        return dumped(header, self.indent, "timeline").removesuffix("}").rstrip("\n").encode()

    def room(self, name: str, form: Form, records: Iterable[Any]) -> Iterator[bytes]:
        """Yield a list of records under its name."""
        space = " " if self.indent else ""
        yield f',{self._line(1)}"{name}":{space}['.encode()
        before = self._line(2)
        for record in records:
            text = dumped(form.write(record, Style.EXCHANGED), self.indent, record.id)
            # A line end in a text is written \\n, so each line end here is one of the layout.
            yield (before + text.replace("\n", self._line(2))).encode()
            before = f",{self._line(2)}"
        yield b"]" if before == self._line(2) else f"{self._line(1)}]".encode()


def dumped(plain: Any, indent: int, record_id: str) -> str:
    """Return the JSON text of plain data; 0 spaces of indent is one line.

    Raises:
        ExportError: It holds what JSON has no word for, which only a third party's kind can.
    """
    separators = (",", ": ") if indent else (",", ":")
    try:
        text = json.dumps(
            plain, ensure_ascii=False, allow_nan=False, indent=indent or None, separators=separators
        )
        text.encode()
    except ValueError as error:
        raise ExportError(f"{record_id}: holds a value that JSON cannot hold: {error}") from error
    return text


EXPORTER: Final = Exporter(
    name="json",
    title="JSON, the interchange format",
    suffixes=(".json",),
    media_type="application/json",
    options=JsonOptions,
    write=write,
    main=True,
)
