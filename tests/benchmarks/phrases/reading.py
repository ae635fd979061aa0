"""How many date phrases of the press each reader reads as a careful analyst does.

    pip install --requirement requirements/bench.in
    python tests/benchmarks/phrases/reading.py [--misses] [LIST ...]

Each list was written by somebody who had not seen a reader at work, before any reader was run on it. Those who work on
ours then saw what it missed and mended that, list by list. So its score on the first run is what says how it reads
phrases it has never met: 101, 111, 111, 118 and 115 of 120 (wrong or invented: 1, 2, 2, 0 and 0; else refused).

A reader is right when the first and the last day it gives are those of the gold or of one of the answers that are as
defensible, and, where the phrase has no date, when it gives none: one that always refuses is right on as many phrases
as have none. The clock and the part of the day are counted apart, as only some tell them. A peer that is not installed
is left out; the answers of HeidelTime are kept in `heideltime.json`, and `_heideltime.py` tells how to get them anew.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from typing import Final

import attrs

from tests.benchmarks.phrases import _readers as readers
from tests.benchmarks.phrases._gold import Entry, entries, shown
from tests.benchmarks.phrases._spans import Reading

RIGHT, WRONG, REFUSED, INVENTED = VERDICTS = (
    "exactly right",
    "wrong",
    "refused a date",
    "gave one where none is",
)


@attrs.frozen
class Answer:
    """What a reader made of an entry."""

    entry: Entry
    reading: Reading

    @property
    def verdict(self) -> str:
        if self.entry.accepts(self.reading.span):
            return RIGHT
        if self.entry.gold.span is None:
            return INVENTED
        return WRONG if self.reading.span else REFUSED

    @property
    def hour_told(self) -> bool:
        return self.entry.gold.hour is not None and self.entry.gold.hour == self.reading.hour

    def __str__(self) -> str:
        entry = self.entry
        gold, given = shown(entry.gold.span), shown(self.reading.span)
        return f"  {entry.id} {entry.phrase!r}, {entry.published}, {entry.tense}: {gold}; gave {given}"


PEERS: Final[dict[str, Callable[[], readers.Reader]]] = {
    "ours": lambda: readers.ours,
    "HeidelTime": readers.heideltime,
    "recognizers": readers.recognizers,
    "dateparser, searching": readers.dateparser_search,
    "dateparser": readers.dateparser_phrase,
    "parsedatetime": readers.parsedatetime,
}
LISTS: Final = ("one", "two", "three", "four", "five")


def table(answers: dict[str, list[Answer] | None]) -> Iterable[str]:
    columns = (*VERDICTS, "hour told")
    yield f"{'reader':24}" + "".join(f"  {column}" for column in columns)
    for name, given in answers.items():
        if given is None:
            yield f"{name:24}  not installed"
            continue
        counts = Counter(answer.verdict for answer in given)
        figures = [*(counts[verdict] for verdict in VERDICTS), sum(answer.hour_told for answer in given)]
        cells = zip(columns, figures, strict=True)
        yield f"{name:24}" + "".join(f"  {figure:{len(column)}}" for column, figure in cells)


def misses(answers: dict[str, list[Answer] | None]) -> Iterable[str]:
    for name, given in answers.items():
        for verdict in VERDICTS[1:]:
            missed = [str(answer) for answer in given or () if answer.verdict == verdict]
            yield from (f"\n{name}: {verdict}, {len(missed)}", *missed) if missed else ()


def answered(make: Callable[[], readers.Reader], gold: list[Entry]) -> list[Answer] | None:
    try:
        read = make()
    except ImportError:
        return None
    return [Answer(entry, read(entry)) for entry in gold]


def scored(name: str, *, with_misses: bool) -> Iterable[str]:
    gold = entries(name)
    answers = {peer: answered(make, gold) for peer, make in PEERS.items()}
    without = sum(entry.gold.span is None for entry in gold)
    hours = sum(entry.gold.hour is not None for entry in gold)
    yield f"{name}: {len(gold)} phrases, {without} of them without a date, {hours} with an hour"
    yield from table(answers)
    yield from misses(answers) if with_misses else ()
    yield ""


def main() -> None:
    parser = argparse.ArgumentParser(description="Score readers of date phrases on the gold lists.")
    parser.add_argument(
        "lists",
        nargs="*",
        metavar="LIST",
        default=LISTS,
        help=f"any of {', '.join(LISTS)}; all of them unless told",
    )
    parser.add_argument("--misses", action="store_true", help="list what each reader missed")
    asked = parser.parse_args()
    for name in asked.lists:
        sys.stdout.write("".join(f"{line}\n" for line in scored(name, with_misses=asked.misses)))


if __name__ == "__main__":
    main()
