"""How many date phrases of the press each reader reads as a careful analyst does.

    pip install --requirement requirements/bench.in
    python tests/benchmarks/dates/reading.py [--misses] [--heideltime ANSWERS]

`phrases.yaml` was written before any reader was run on it. A reader is right when the first and the last day it gives
are those of the gold or of one of the answers that are as defensible, and, where the phrase has no date, when it gives
none: one that always refuses is right on as many phrases as have none. A peer that is not installed is left out; what
HeidelTime needs is told in `_heideltime.py`. The clock and the part of the day are counted apart, as only some tell them.

On the first run ours was right on 101 of the 120 (1 wrong, 18 refused). The list has been open to those who work on it
since, so what it scores above that says that these phrases are read, not how it reads phrases it has never met.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

import attrs

from tests.benchmarks.dates import _readers as readers
from tests.benchmarks.dates._gold import Entry, entries, shown
from tests.benchmarks.dates._spans import Reading

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


def peers(heideltime: Path | None) -> dict[str, Callable[[], readers.Reader]]:
    found: dict[str, Callable[[], readers.Reader]] = {
        "ours": lambda: readers.ours,
        "dateparser": readers.dateparser_phrase,
        "dateparser, searching": readers.dateparser_search,
        "parsedatetime": readers.parsedatetime,
        "recognizers": readers.recognizers,
    }
    return found | ({"HeidelTime": partial(readers.heideltime, heideltime)} if heideltime else {})


def table(answers: dict[str, list[Answer] | None]) -> Iterable[str]:
    yield f"{'reader':24}" + "".join(f"{verdict:>24}" for verdict in (*VERDICTS, "hour told"))
    for name, given in answers.items():
        if given is None:
            yield f"{name:24}{'not installed':>24}"
            continue
        counts = Counter(answer.verdict for answer in given)
        figures = [*(counts[verdict] for verdict in VERDICTS), sum(answer.hour_told for answer in given)]
        yield f"{name:24}" + "".join(f"{figure:24}" for figure in figures)


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


def main() -> None:
    parser = argparse.ArgumentParser(description="Score readers of date phrases on the gold list.")
    parser.add_argument("--misses", action="store_true", help="list what each reader missed")
    parser.add_argument("--heideltime", type=Path, metavar="ANSWERS", help="what _heideltime.py printed")
    asked = parser.parse_args()
    gold = entries()
    answers = {name: answered(make, gold) for name, make in peers(asked.heideltime).items()}
    without = sum(entry.gold.span is None for entry in gold)
    hours = sum(entry.gold.hour is not None for entry in gold)
    lines = [f"{len(gold)} phrases, {without} of them without a date, {hours} with an hour", *table(answers)]
    if asked.heideltime is None:
        lines.append(f"{'HeidelTime':24}{'no answers given':>24}")
    lines += misses(answers) if asked.misses else ()
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
