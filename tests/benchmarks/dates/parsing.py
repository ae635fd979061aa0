"""Texts a second, ours and two other libraries', in one process on the same texts.

Run by hand, in an environment that has the peers (they are no dependency of the project):

    pip install edtf==5.0.2 undate
    python tests/benchmarks/dates/parsing.py

Each figure is the best of several rounds; each text of a list counts once, and a peer is timed on the texts it accepts.
"""

from __future__ import annotations

import importlib
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

from timeline.dates import Edtf

PLAIN = ("1871-03-18", "1914-07-28", "1969-07-20", "2022-09-12", "1871-03", "1918-11", "1871", "1969")
MIXED = (
    *PLAIN,
    "1871-03~", "1871-03-18?", "187X", "1871-XX", "1871-03-XX", "1968-21", "1914/1918", "1914-07-28/1918-11-11",
    "1871/..", "/1871", "187X-03-18", "1871-03-~18", "?1871-03", "[1871,1873..1875]", "{1871,1872-05}", "Y11700",
    "Y17E7", "1870S2", "1969-07-20T20:17:40Z",
)  # fmt: skip
ROUNDS = 5
SECONDS = 0.3


def accepted(texts: Iterable[str], read: Callable[[str], object]) -> list[str]:
    found = []
    for text in texts:
        try:
            read(text)
        except Exception:  # noqa: BLE001, S112  # a peer may raise anything
            continue
        found.append(text)
    return found


def rate(texts: list[str], read: Callable[[str], object]) -> float:
    best = 0.0
    for _ in range(ROUNDS):
        count, start = 0, time.perf_counter()
        while (elapsed := time.perf_counter() - start) < SECONDS:
            for text in texts:
                read(text)
            count += len(texts)
        best = max(best, count / elapsed)
    return best


def peers() -> dict[str, Callable[[str], Any]]:
    found: dict[str, Callable[[str], Any]] = {}
    for name, module, path in (("python-edtf", "edtf", "parse_edtf"), ("undate", "undate", "Undate.parse")):
        try:
            reader: Any = importlib.import_module(module)
        except ImportError:
            continue
        for part in path.split("."):
            reader = getattr(reader, part)
        found[name] = partial(reader, format="EDTF") if name == "undate" else reader
    return found


def main() -> None:
    write = sys.stdout.write
    for title, texts in (("plain", PLAIN), ("mixed", MIXED)):
        write(f"{title}: {len(texts)} texts\n")
        ours = {"ours": Edtf.parse}
        for name, read in (ours | peers()).items():
            taken = accepted(texts, read)
            theirs = rate(taken, read)
            ratio = rate(taken, Edtf.parse) / theirs
            write(
                f"  {name:12} {theirs:12,.0f} a second on {len(taken):2} texts; ours is {ratio:,.1f} times that\n"
            )


if __name__ == "__main__":
    main()
