"""What writing and reading a chronology costs beside the bare library under it, in one process.

Run by hand: ``make bench``, or ``python tests/benchmarks/formats/writing.py [EVENTS]``. The bare libraries do less: they
write the same number of events, rows or objects without sources, accounts, links or checks. The ratio says what our
care costs.
"""

from __future__ import annotations

import io
import json
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import icalendar
import openpyxl
import yaml

from timeline import Citation, Meeting, Party, Source, Timeline
from timeline.check import check
from timeline.forms import EVENT, Style
from timeline.ports import exporter_named, render
from timeline.yaml import read_folder

EVENTS = 2_000
START = date(2000, 1, 1)


def day(index: int) -> date:
    return START + timedelta(days=index % 8_000)


def chronology(size: int) -> Timeline:
    events = [
        Meeting(
            id=f"e{index}",
            title=f"Party {index % 50} meets party {index % 49}",
            summary="They talk about trade and agree to go on talking.",
            date=day(index).isoformat(),
            participants=[f"p{index % 50}", f"p{index % 49}"],
            citations=[Citation(source=f"s{index % 20}", locator=f"p. {index % 300}")],
        )
        for index in range(size)
    ]
    sources = [Source(id=f"s{index}", title=f"Source {index}", published="2022-01-01") for index in range(20)]
    parties = [Party(id=f"p{index}", name=f"Party {index}") for index in range(50)]
    return Timeline(id="bench", title="Bench", sources=sources, parties=parties, events=events)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def bare_calendar(size: int) -> bytes:
    calendar = icalendar.Calendar()
    for index in range(size):
        event = icalendar.Event()
        event.add("summary", f"Party {index % 50} meets party {index % 49}")
        event.add("dtstart", day(index))
        event.add("uid", str(index))
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def bare_workbook(size: int) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet()
    for index in range(size):
        sheet.append([f"e{index}", day(index), "They meet", "They talk", "p1; p2"])
    book.save(io.BytesIO())


def report(name: str, ours: float, peer: str, theirs: float) -> None:
    print(f"{name:<10} {ours:7.2f} s   {ours / theirs:5.1f} times {peer} ({theirs:.2f} s)")  # noqa: T201 - its output


def main(size: int) -> None:
    timeline = chronology(size)
    plain = [EVENT.write(event, Style.EXCHANGED) for event in timeline]
    peers: dict[str, tuple[str, Callable[[], object]]] = {
        "ical": ("icalendar alone", partial(bare_calendar, size)),
        "xlsx": ("openpyxl alone", partial(bare_workbook, size)),
        "json": ("json.dumps", lambda: json.dumps(plain, indent=2)),
        "markdown": ("json.dumps", lambda: json.dumps(plain, indent=2)),
    }
    for name, (peer, work) in peers.items():
        exporter = exporter_named(name)
        render(timeline.filter("date=2000-01"), exporter)
        report(name, seconds(partial(render, timeline, exporter)), peer, seconds(work))
    with tempfile.TemporaryDirectory() as name:
        folder = write_folder(Path(name), timeline)
        theirs = seconds(lambda: yaml.load((folder / "events.yaml").read_bytes(), Loader=yaml.CSafeLoader))
        report("yaml", seconds(lambda: read_folder(folder)), "yaml.CSafeLoader", theirs)
        report("check", seconds(lambda: check(timeline)), "yaml.CSafeLoader", theirs)


def write_folder(folder: Path, timeline: Timeline) -> Path:
    typed = {
        "sources": {source.id: {"title": source.title} for source in timeline.sources},
        "parties": {party.id: {"name": party.name} for party in timeline.parties},
        "events": [EVENT.write(event, Style.TYPED) for event in timeline],
    }
    (folder / "timeline.yaml").write_text("id: bench\ntitle: Bench\n")
    for room, records in typed.items():
        (folder / f"{room}.yaml").write_text(yaml.safe_dump(records, sort_keys=False))
    return folder


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS)
