"""A chronology that is published, edited and broken, without a server."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import attrs

from timeline.cli import main
from timeline.ports import exporter_named
from timeline.reading import read_timeline
from timeline.serve import News, Publisher

FORMATS = ("ical", "json", "markdown", "xlsx")


@attrs.define
class Desk:
    """A chronology on disk, what publishes it, and a clock that goes on by a minute whenever it is read."""

    folder: Path
    keep: Path | None = None
    time: datetime = datetime(2026, 3, 1, tzinfo=UTC)

    def clock(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time

    def open(self) -> Publisher:
        return Publisher(
            self.folder,
            read=read_timeline,
            exporters=[exporter_named(name) for name in FORMATS],
            clock=self.clock,
            keep=self.keep,
        )

    def edit(self, old: str, new: str, name: str = "events/2024.yaml") -> None:
        path = self.folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new), encoding="utf-8")

    def add(self, event: str) -> None:
        (self.folder / "events" / "more.yaml").write_text(event, encoding="utf-8")


def settled(publisher: Publisher) -> News | None:
    """Look twice, as a change is read once it has settled."""
    return publisher.look() or publisher.look()


def begin(folder: Path) -> Desk:
    """Return a desk with the starter chronology on it."""
    assert main(["init", str(folder)]) == 0
    return Desk(folder)
