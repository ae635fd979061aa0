"""What an import of `timeline.dates` costs beyond starting Python, beside attrs and the modules no date can be without.

python tests/benchmarks/dates/importing.py

Each figure is the least of many starts, in turn, so that other work on the machine counts as little as can be.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 40
STATEMENTS = (
    "pass",
    "import datetime, enum, re, typing",
    "import timeline.dates",
    "from timeline.dates import Edtf; Edtf.parse('2022-02-04').sort_key",
    "import attrs",
    "from timeline.dates import Edtf; Edtf.parse('2022-02~').sort_key",
)
START = f"import sys; sys.path.insert(0, {str(Path(__file__).parents[3])!r});"


def seconds(statement: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-I", "-c", START + statement], check=True)
    return time.perf_counter() - start


def main() -> None:
    rounds = [[seconds(statement) for statement in STATEMENTS] for _ in range(ROUNDS)]
    bare, *rest = (min(times) for times in zip(*rounds, strict=True))
    sys.stdout.write(f"Python starts in {1000 * bare:.1f} ms\n")
    for statement, least in zip(STATEMENTS[1:], rest, strict=True):
        sys.stdout.write(f"  {statement}: {1000 * (least - bare):.1f} ms more\n")


if __name__ == "__main__":
    main()
