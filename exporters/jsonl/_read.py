"""Reading JSON Lines: one line at a time, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

import attrs

from exporters.json import VERSION
from exporters.json._format import MARKS, upgraded
from exporters.json._read import note_opaque
from timeline.errors import Fault, InputError, Position
from timeline.forms import EVENT, HEADER, PARTY, SOURCE, UNREAD, Faults, Form, Style, is_mapping
from timeline.jsontext import MOST_FAULTS, located, parse, refuse
from timeline.ports import Importer, NoOptions, Record, Run

__all__ = ["IMPORTER", "read"]

_LONGEST: Final = 16 * 1024 * 1024
_RECORDS: Final[dict[str, Form]] = {"source": SOURCE, "party": PARTY, "event": EVENT}


def read(file: BinaryIO, options: NoOptions, run: Run) -> Iterator[Record]:
    """Yield the timeline, then each record, as its line is read.

    A faulty line yields nothing; the faults of all lines are raised after the last one.

    Raises:
        InputError: Faults in the lines, all of them in one; or the first line is not the timeline's.
    """
    del options
    reader = _Reader(str(getattr(file, "name", "-")))
    for number, line in enumerate(_lines(file, reader), 1):
        record = reader.record(line, number) if line.strip() else None
        if record is not None:
            note_opaque(record, run)
            yield record
        if len(reader.faults) > MOST_FAULTS:
            break
    reader.finish()


def _lines(file: BinaryIO, reader: _Reader) -> Iterator[bytes]:
    number = 1
    while line := file.readline(_LONGEST + 1):
        if len(line) > _LONGEST:
            raise InputError(
                [
                    *reader.faults,
                    reader.fault(
                        number, "line-too-long", "found a line of more than 16 MiB", "a record a line"
                    ),
                ]
            )
        yield line
        number += 1


@attrs.define
class _Reader:
    """What is known while the lines go by.

    Attributes:
        file: What the file is called.
        begun: Whether the timeline's own line has been met.
        faults: The faults of all lines so far.
    """

    file: str
    begun: bool = False
    faults: list[Fault] = attrs.field(factory=list[Fault])

    def fault(self, number: int, code: str, problem: str, expected: str, advice: str = "") -> Fault:
        """Return a fault of a whole line."""
        position = Position(self.file, number, 1)
        return Fault(code=code, problem=problem, expected=expected, advice=advice, position=position)

    def record(self, line: bytes, number: int) -> Record | None:
        """Return the record on a line, or None once its faults are noted."""
        try:
            parsed = parse(line.rstrip(b"\r\n"), self.file, number)
        except InputError as error:
            self.faults.extend(error.faults)
            return None
        faults = Faults(style=Style.EXCHANGED)
        record = self._read(parsed.plain, number, faults)
        if faults.found or parsed.faults:
            self.faults.extend(located(parsed, faults.found))
        return None if record is UNREAD or faults.found or parsed.faults else record

    def _read(self, plain: Any, number: int, faults: Faults) -> Any:
        name = next(iter(plain)) if is_mapping(plain) and len(plain) == 1 else None
        if name == "timeline":
            return self._timeline(plain["timeline"], faults)
        if not self.begun:
            self._refuse_headless(number)
        if name not in _RECORDS:
            one = ", ".join(f'{{"{known}": ...}}' for known in _RECORDS)
            return faults.add((), "wrong-shape", "found something else on the line", f"one of {one}")
        return _RECORDS[name].read(plain[name], (name,), faults)

    def _timeline(self, plain: Any, faults: Faults) -> Any:
        if self.begun:
            return faults.add(("timeline",), "second-timeline", "found a second timeline", "one a file")
        self.begun = True
        if not is_mapping(plain):
            return HEADER.refuse(plain, ("timeline",), faults)
        versions = Faults(style=faults.style)
        document = upgraded(plain, versions)
        if document is None:
            # Under another version, no other line can be judged.
            found = [attrs.evolve(fault, path=("timeline", *fault.path)) for fault in versions.found]
            raise InputError([attrs.evolve(fault, position=Position(self.file, 1, 1)) for fault in found])
        own = {key: value for key, value in document.items() if key not in MARKS}
        return HEADER.read_mapping(own, ("timeline",), faults)

    def _refuse_headless(self, number: int) -> None:
        expected = f'a first line {{"timeline": {{"version": {VERSION}, "id": ..., "title": ...}}}}'
        raise InputError(
            [*self.faults, self.fault(number, "no-timeline", "found a record before any timeline", expected)]
        )

    def finish(self) -> None:
        """Raise the faults of all lines.

        Raises:
            InputError: There are any, or there was no timeline.
        """
        if not self.begun and not self.faults:
            self._refuse_headless(1)
        refuse(self.faults)


IMPORTER: Final = Importer(
    name="jsonl",
    title="JSON Lines, a record a line",
    suffixes=(".jsonl", ".ndjson"),
    options=NoOptions,
    read=read,
)
