"""The gold list: phrases of the press, and what a careful analyst reads in each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import attrs
import yaml

from tests.benchmarks.phrases._spans import Reading, Span
from timeline.dates import civil, day_number

_UNBOUNDED = frozenset({"open", "unknown"})


@attrs.frozen(kw_only=True)
class Entry:
    """A phrase as a report has it; `answers` are the readings that are right, the gold one first."""

    id: str
    phrase: str
    sentence: str
    published: date
    tense: str
    order: str | None
    zone: str | None
    answers: tuple[Reading, ...]

    @property
    def gold(self) -> Reading:
        return self.answers[0]

    @property
    def place(self) -> range:
        """Where the phrase stands in its sentence."""
        start = self.sentence.index(self.phrase)
        return range(start, start + len(self.phrase))

    def accepts(self, span: Span | None) -> bool:
        return any(answer.span == span for answer in self.answers)


def entries(name: str) -> list[Entry]:
    """Return the phrases of a list: `one` to `five`."""
    text = Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8")
    found: list[dict[str, Any]] = yaml.load(text, yaml.CBaseLoader)  # noqa: S506  # it makes nothing but text
    return [_entry(one) for one in found]


def _entry(told: Mapping[str, Any]) -> Entry:
    return Entry(
        id=told["id"],
        phrase=told["phrase"],
        sentence=told["sentence"],
        published=date.fromisoformat(told["published"]),
        tense=told["tense"],
        order=told.get("order"),
        zone=told.get("zone"),
        answers=tuple(map(_answer, [told["gold"], *told.get("also", ())])),
    )


def _answer(told: Mapping[str, str] | str) -> Reading:
    if isinstance(told, str):
        return Reading()
    span = Span(_day(told["first"]), _day(told["last"]))
    return Reading(span=span, hour=told.get("time", told.get("part")))


def _day(text: str) -> int | None:
    if text in _UNBOUNDED:
        return None
    year, month, day = text.rsplit("-", 2)
    return day_number(int(year), int(month), int(day))


def shown(span: Span | None) -> str:
    """Return a span as the lists of misses print it."""
    if span is None:
        return "no date"
    first, last = (".." if day is None else _shown(*civil(day)) for day in (span.first, span.last))
    return first if first == last else f"{first} to {last}"


def _shown(year: int, month: int, day: int) -> str:
    return f"{year:04}-{month:02}-{day:02}"
