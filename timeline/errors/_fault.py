"""One thing wrong with the input, and its place in a file."""

from __future__ import annotations

import attrs


@attrs.frozen(order=True)
class Position:
    """A place in a file: line and column count from 1, columns in code points.

    >>> str(Position("events/votes.yaml", 3, 5))
    'events/votes.yaml:3:5'
    """

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@attrs.frozen(kw_only=True)
class Fault:
    """One thing wrong with the input, and where.

    Attributes:
        code: A short stable name of the kind of fault, such as `unknown-field`.
        problem: What was found.
        expected: What should have stood there, or an empty string.
        advice: What to do, or an empty string.
        path: The way to the value: ids, field names and indexes.
        position: The place in the file, where the input has one.
    """

    code: str
    problem: str
    expected: str = ""
    advice: str = ""
    path: tuple[str | int, ...] = ()
    position: Position | None = None

    @property
    def message(self) -> str:
        """The fault in one line, without its place."""
        parts = [self.problem]
        if self.expected:
            parts.append(f"expected {self.expected}")
        if self.advice:
            parts.append(self.advice)
        return "; ".join(parts)

    def __str__(self) -> str:
        where = str(self.position) if self.position else "/".join(map(str, self.path))
        return f"{where}: {self.message} [{self.code}]" if where else f"{self.message} [{self.code}]"
