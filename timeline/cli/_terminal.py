"""What the command shows: plain when piped, with progress and a little weight on a terminal."""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from typing import Final, TextIO

from timeline.text import cells, for_terminal

__all__ = ["Watcher", "bold", "complain", "dim", "padded", "plural", "say", "singular", "width", "wrapped"]

_NARROWEST: Final = 40
_WIDEST: Final = 100
# As a terminal's own: a no-break space keeps two words together.
_BLANKS: Final = re.compile("[ \\t\\n]+")
_PATIENCE: Final = 0.5
_TICK: Final = 0.1


def width() -> int:
    """Return how many columns a line may take: the terminal's, within reason; 80 in a pipe."""
    if not sys.stdout.isatty():
        return 80
    return min(max(shutil.get_terminal_size().columns, _NARROWEST), _WIDEST)


def say(text: str = "", *, file: TextIO | None = None) -> None:
    """Print a line that cannot steer the terminal it is shown on."""
    print(text, file=file or sys.stdout)


def complain(message: str, *, prefix: str = "timeline: ") -> None:
    """Print a message on the error stream."""
    print(f"{prefix}{for_terminal(message)}", file=sys.stderr)  # noqa: T201 - and its twin


def _styled(text: str, code: str) -> str:
    plain = not sys.stdout.isatty() or "NO_COLOR" in os.environ or os.environ.get("TERM") == "dumb"
    return text if plain else f"\x1b[{code}m{text}\x1b[0m"


def bold(text: str) -> str:
    """Return text in bold on a terminal."""
    return _styled(text, "1")


def dim(text: str) -> str:
    """Return text held back on a terminal."""
    return _styled(text, "2")


def plural(count: int, singular: str, several: str | None = None) -> str:
    """Return a number with its noun.

    >>> plural(1, "loss", "losses"), plural(2, "loss", "losses")
    ('1 loss', '2 losses')
    """
    return f"{count:,} {singular if count == 1 else several or singular + 's'}"


def singular(plural_noun: str) -> str:
    """Return the noun of one for the noun of several.

    >>> singular("events"), singular("parties")
    ('event', 'party')
    """
    return f"{plural_noun[:-3]}y" if plural_noun.endswith("ies") else plural_noun.removesuffix("s")


def padded(text: str, columns: int) -> str:
    """Return text with as many blanks after it as make it so many columns wide.

    >>> padded("1949", 6), padded("中国", 6)
    ('1949  ', '中国  ')
    """
    return text + " " * (columns - cells(text))


def wrapped(text: str, *, indent: str = "", hang: str | None = None, columns: int | None = None) -> list[str]:
    """Return text in lines that fit, the first after `indent`, the others after `hang`."""
    limit, below = columns or width(), indent if hang is None else hang
    lines, line, gap = list[str](), indent, ""
    for word in _BLANKS.split(for_terminal(text).strip()):
        needed = cells(gap + word)
        if needed > limit - cells(line) and gap and cells(below + word) <= limit:
            lines.append(line)
            line, gap = below, ""
        *full, line = _set(line + gap, word, below, limit)
        lines += full
        gap = " "
    return [*lines, line]


def _set(line: str, word: str, below: str, limit: int) -> list[str]:
    """Return the lines of a word set after what a line holds: one, unless it is longer than a line."""
    if cells(line + word) <= limit:
        return [line + word]
    lines = list[str]()
    for letter in word:
        if cells(line + letter) > limit:
            lines.append(line.rstrip())
            line = below
        line += letter
    return [*lines, line]


class Watcher:
    """Shows how far long work is: on a terminal, after half a second, on one line of the error stream."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._active = sys.stderr.isatty()
        self._begun = time.monotonic()
        self._shown_at = 0.0
        self._length = 0

    def __call__(self, what: str, done: int, total: int) -> None:
        """Take note of progress."""
        now = time.monotonic()
        if (
            not self._active
            or now - self._begun < _PATIENCE
            or (now - self._shown_at < _TICK and done < total)
        ):
            return
        line = f"{self._label}: {done:,} of {total:,} {what}"
        sys.stderr.write("\r" + line.ljust(self._length))
        sys.stderr.flush()
        self._shown_at, self._length = now, len(line)

    def clear(self) -> None:
        """Take the line away."""
        if self._length:
            sys.stderr.write("\r" + " " * self._length + "\r")
            sys.stderr.flush()
            self._length = 0
