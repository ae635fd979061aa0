"""What is served now, and how it follows the input: the last good edition stays until there is a better one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs

from timeline.errors import ExportError, InputError, TimelineError
from timeline.ports import Exporter, write_atomically
from timeline.serve._edition import Edition, make_edition
from timeline.serve._watch import fingerprint
from timeline.timeline import Timeline

__all__ = ["News", "Publisher", "State", "Trouble"]


@attrs.frozen(kw_only=True)
class Trouble:
    """Why the input cannot be published.

    Attributes:
        since: When it was first seen.
        faults: What is wrong, each in a line.
    """

    since: datetime
    faults: tuple[str, ...]


@attrs.frozen(kw_only=True)
class State:
    """What is served at one moment.

    Attributes:
        edition: The last good edition.
        trouble: Why the input as it now is cannot be published, if so.
        since: When either last changed.
    """

    edition: Edition
    trouble: Trouble | None
    since: datetime


@attrs.frozen(kw_only=True)
class News:
    """What came of looking at a changed input.

    Attributes:
        state: What is now served.
        changed: The formats whose bytes are new.
        mended: Whether an input that was broken is whole again.
    """

    state: State
    changed: tuple[str, ...]
    mended: bool


class Publisher:
    """Holds what is served, and follows the input.

    `state` is replaced in one step, so that it can be read at any time from any thread.
    """

    def __init__(
        self,
        source: Path,
        *,
        read: Callable[[Path], Timeline],
        exporters: Sequence[Exporter[Any]],
        clock: Callable[[], datetime],
        options: Mapping[str, Mapping[str, str]] | None = None,
        keep: Path | None = None,
    ) -> None:
        """Read the input for the first time.

        Args:
            source: The input: a folder, or a file.
            read: Reads it.
            exporters: The formats, that of the feed first.
            clock: Tells the time, with its zone.
            options: The options of each format, by its name.
            keep: A file that holds the feed from one run to the next, so that what changed keeps count.

        Raises:
            TimelineError: It cannot be published, and nothing is served.
        """
        self._source = source
        self._read = read
        self._exporters = exporters
        self._clock = clock
        self._options = options or {}
        self._keep = keep
        self._seen = self._met = fingerprint(source)
        timeline = read(source)
        # The addresses that people subscribed to stay, whatever becomes of the chronology's id.
        self._name = timeline.id
        self.state = State(edition=self._publish(timeline, None), trouble=None, since=clock())

    def look(self) -> News | None:
        """Follow the input; None where it is as it was, or still being written.

        A change is read once two looks in a row find the same: an editor, or a change of branch, is given time to
        finish.
        """
        before, self._met = self._met, fingerprint(self._source)
        if self._met == self._seen or self._met != before:
            return None
        self._seen = self._met
        return self._follow(self.state)

    def _follow(self, old: State) -> News:
        edition, trouble = old.edition, None
        try:
            timeline = self._read(self._source)
            # What is the same, under whatever white space, needs no new edition: a feed counts its editions.
            if timeline != edition.timeline:
                edition = self._publish(timeline, edition)
        except Exception as error:  # noqa: BLE001 - whatever an input brings up, subscribers keep the last good feed
            trouble = Trouble(
                since=old.trouble.since if old.trouble else self._clock(), faults=_faults(error)
            )
        if (edition, trouble) != (old.edition, old.trouble):
            self.state = State(edition=edition, trouble=trouble, since=self._clock())
        mended = old.trouble is not None and trouble is None
        return News(state=self.state, changed=_changed(old.edition, edition), mended=mended)

    def _publish(self, timeline: Timeline, before: Edition | None) -> Edition:
        edition = make_edition(
            timeline,
            self._exporters,
            name=self._name,
            now=self._clock(),
            options=self._options,
            before=before,
            previous=_kept(self._keep) if self._keep and before is None else None,
        )
        if self._keep:
            write_atomically(self._keep, [edition.feed.plain.data])
        return edition


def _kept(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ExportError(f"{path}: the feed to go on from could not be read: {error.strerror}") from error


def _changed(before: Edition, after: Edition) -> tuple[str, ...]:
    return tuple(
        new.format
        for old, new in zip(before.assets, after.assets, strict=True)
        if old.plain.etag != new.plain.etag
    )


def _faults(error: Exception) -> tuple[str, ...]:
    if isinstance(error, InputError):
        return tuple(map(str, error.faults))
    if isinstance(error, TimelineError):
        return (str(error),)
    return (f"{type(error).__name__}: {error}",)
