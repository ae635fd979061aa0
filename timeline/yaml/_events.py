"""What both ways of reading YAML share: the parser's events, and the limits.

Events are read one by one instead of PyYAML's composed nodes: composing recurses in C, and a hundred thousand
opening brackets end the process there. A stack of our own meets a limit of our own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final

import yaml

__all__ = ["MAX_DEPTH", "MERGE_KEY", "cut_texts", "is_count", "parser_events"]

MAX_DEPTH: Final = 64
MERGE_KEY: Final = "<<"

_Loader: Final[Any] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# YAML takes the digit for the indentation of a folded text.
_FOLDED_COUNT: Final = re.compile(r">[-+]?[0-9]")
# A comment begins with "# " as people type it; "#37" is more likely part of the text that it ends.
_CUT: Final = re.compile(r"[ \t]+(#[^\s#][^\n]*)")


def parser_events(text: str) -> Iterator[Any]:
    """Yield the parser's events, from the start of the stream to its end.

    Raises:
        yaml.YAMLError: The text is no YAML.
    """
    loader = _Loader(text)
    try:
        event = loader.get_event()
        while event is not None:
            yield event
            event = loader.get_event() if type(event) is not yaml.StreamEndEvent else None
    finally:
        loader.dispose()


def is_count(text: str, event: Any) -> bool:
    """Say whether a folded text is really a count without quotes: ``count: >5``."""
    return bool(_FOLDED_COUNT.match(text, event.start_mark.index))


def cut_texts(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield the line, the column and the words of what YAML takes for a comment and looks like the end of a text.

    The text has to be YAML.
    """
    if not _CUT.search(text):
        return
    for event in parser_events(text):
        if type(event) is yaml.ScalarEvent and not event.style:
            mark: Any = event.end_mark
            match = _CUT.match(text, mark.index)
            if match:
                yield mark.line + 1, mark.column + 1 + match.start(1) - match.start(), match[1]
