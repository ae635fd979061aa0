"""What it costs to index a million dates and to ask for a span of them.

python tests/benchmarks/dates/searching.py
"""

from __future__ import annotations

import random
import sys
import time

from timeline.dates import Edtf, SpanIndex, civil

COUNT = 1_000_000
SPANS = ("2015-09", "2015-09-03", "1990/1991")


def main() -> None:
    write = sys.stdout.write
    chance = random.Random(1)  # noqa: S311  # the same dates each time
    dates = []
    for place in range(COUNT):
        year, month, day = civil(chance.randint(657_000, 740_000))
        text = f"{year:04}-{month:02}-{day:02}"
        text = text[: chance.choice((4, 7, 10, 10, 10, 10))] if place % 100 else f"{text}/.."
        dates.append((Edtf.parse(text), place))
    start = time.perf_counter()
    index = SpanIndex(dates)
    write(f"{COUNT:,} dates indexed in {time.perf_counter() - start:.1f} s\n")
    for span in map(Edtf.parse, SPANS):
        for query in (index.certainly_within, index.possibly_within):
            start = time.perf_counter()
            found = query(span)
            write(
                f"  {query.__name__} {span}: {len(found):,} found in {(time.perf_counter() - start) * 1000:.1f} ms\n"
            )


if __name__ == "__main__":
    main()
