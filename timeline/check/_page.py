"""The reference page of everything that reading and checking can find, made from the tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from timeline.check._rule import Rule, Weight
from timeline.check._table import SUBJECTS
from timeline.yaml import READING_CODES

__all__ = ["checks_page"]

_HEAD: Final = """\
# What reading and checking find

`timeline check` prints one line for each fault: the file, the line and the column, what was found, what was
expected, what to do, and in brackets the code that this page explains. Without faults it prints nothing. Advice
is given only under `--notes`. What concerns the texts of sources needs `--texts`.

This page is generated from the rules; `pytest --update-golden` writes it anew."""


def checks_page() -> str:
    """Return the reference page as Markdown."""
    return "\n".join([_HEAD, *_reading(), *_rules()]) + "\n"


def _reading() -> Iterator[str]:
    yield "\n## Reading\n"
    rows = ((code, "fault", meaning, remedy) for code, (meaning, remedy) in READING_CODES.items())
    yield from _table(rows)


def _rules() -> Iterator[str]:
    for subject, rules in SUBJECTS.items():
        yield f"\n## {subject}\n"
        yield from _table((rule.code, _weight(rule), rule.meaning, rule.remedy) for rule in rules)


def _weight(rule: Rule) -> str:
    weight = "advice" if rule.weight is Weight.ADVICE else "fault"
    return f"{weight}, with texts" if rule.needs_texts else weight


def _table(rows: Iterable[tuple[str, str, str, str]]) -> Iterator[str]:
    yield "| code | weight | what it says | what to do |"
    yield "|---|---|---|---|"
    for code, *cells in rows:
        yield f"| `{code}` | {' | '.join(cells)} |"
