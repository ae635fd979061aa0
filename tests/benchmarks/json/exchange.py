"""Seconds to write and read 10,000 events as JSON and as JSON Lines.

Run by hand:

    python tests/benchmarks/json/exchange.py

Each figure is the best of three rounds.
"""

from __future__ import annotations

import io
import sys
import time
from collections.abc import Callable

from exporters import json, jsonl
from timeline.dates import Anchor, EventDate
from timeline.events import Account, Meeting, Relation
from timeline.parties import Participant
from timeline.ports import NoOptions, Run, render
from timeline.provenance import Citation
from timeline.timeline import Timeline

EVENTS = 10_000
ROUNDS = 3


def meeting(index: int) -> Meeting:
    text = f"20{index % 90 + 10}-{index % 12 + 1:02}-{index % 28 + 1:02}"
    place = "54-479 sha256:9f86d081884c7d65"
    return Meeting(
        id=f"meeting-{index}",
        title=f"They meet for the {index}th time",
        summary="What they spoke of, and what they did not. " * 3,
        date=EventDate.parse(text, stated="last month", basis="relative", anchor=[Anchor(source="s1")]),
        participants=[Participant(party="russia", role="host"), "china"],
        relations=[Relation(kind="part_of", event="meeting-0")],
        citations=[Citation(id="c1", source="s1", locator=place, supports=["date"]), "s2"],
        accounts={"host": Account(by="russia", citations=["c1"], values={"place": "Moscow"})},
    )


def seconds(work: Callable[[], object]) -> float:
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main() -> None:
    timeline = Timeline(id="many", title="Many", events=[meeting(index) for index in range(EVENTS)])
    for room in (json, jsonl):
        data = render(timeline, room.EXPORTER).data

        def read(importer: object = room.IMPORTER, data: bytes = data) -> None:
            list(importer.read(io.BytesIO(data), NoOptions(), Run()))  # type: ignore[attr-defined]  # either of the two

        name, size = room.EXPORTER.name, len(data) / 1e6
        written = seconds(lambda exporter=room.EXPORTER: render(timeline, exporter))  # type: ignore[misc]  # either of the two
        sys.stdout.write(f"{name:6} {size:6.1f} MB  written {written:5.2f} s  read {seconds(read):5.2f} s\n")


if __name__ == "__main__":
    main()
