"""What sorting a million dates costs, and how much of it is making the keys.

python tests/benchmarks/dates/sorting.py
"""

from __future__ import annotations

import random
import sys
import time

from timeline.dates import Edtf, civil

COUNT = 1_000_000


def main() -> None:
    chance = random.Random(1)  # noqa: S311  # the same dates each time
    dates = []
    for _ in range(COUNT):
        year, month, day = civil(chance.randint(657_000, 740_000))
        text = f"{year:04}-{month:02}-{day:02}"
        dates.append(Edtf.parse(text[: chance.choice((4, 7, 10, 10, 10, 10))]))
    start = time.perf_counter()
    keys = [date.sort_key for date in dates]
    made = time.perf_counter()
    keys.sort()
    done = time.perf_counter()
    sys.stdout.write(f"{COUNT:,} keys {made - start:.2f} s, sort {done - made:.2f} s\n")


if __name__ == "__main__":
    main()
