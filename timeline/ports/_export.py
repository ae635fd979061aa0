"""Running an exporter: to bytes, or to a file."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import attrs

from timeline.errors import ExportError, LossError, OptionError
from timeline.fields import require
from timeline.ports._disk import write_atomically
from timeline.ports._formats import Exporter, exporter_for_path, exporter_named
from timeline.ports._options import build_options
from timeline.ports._run import Loss, Progress, Run
from timeline.timeline import Timeline

__all__ = ["ExportResult", "Rendering", "export_parts", "export_to_path", "render", "split"]


@attrs.frozen(kw_only=True)
class Rendering:
    """A timeline in a format, in memory.

    Attributes:
        data: The bytes.
        losses: What the format could not carry.
        notes: Advice on the output; nothing in it is a loss.
        counts: How many records of each sort are in it, by their plural.
    """

    data: bytes = attrs.field(repr=False)
    losses: tuple[Loss, ...]
    notes: tuple[str, ...] = ()
    counts: Mapping[str, int]


@attrs.frozen(kw_only=True)
class ExportResult:
    """What an export wrote.

    Attributes:
        path: The file.
        format: The name of the format.
        size: Its size in bytes.
        losses: What the format could not carry.
        notes: Advice on the output; nothing in it is a loss.
        counts: How many records of each sort are in it, by their plural.
    """

    path: Path
    format: str
    size: int
    losses: tuple[Loss, ...]
    notes: tuple[str, ...] = ()
    counts: Mapping[str, int]


def render(
    timeline: Timeline,
    exporter: Exporter[Any],
    *,
    options: Mapping[str, Any] | None = None,
    previous: bytes | None = None,
    now: datetime | None = None,
    progress: Progress | None = None,
    fail_on_loss: bool = False,
) -> Rendering:
    """Return a timeline in a format.

    The same timeline, options, previous output and `now` give the same bytes.

    Args:
        timeline: What to write.
        exporter: The format.
        options: Its options, as values or text.
        previous: The output this one follows, for a `stateful` format.
        now: The time of this run; left out, `Timeline.stamp` counts.
        progress: Told how far the work is.
        fail_on_loss: Whether to refuse when something would be lost.

    Raises:
        LossError: Something would be lost, and `fail_on_loss` was set.
        OptionError: The format has no such option.
        RecordError: What is given is no timeline, or no format.
    """
    require("render", Timeline, timeline=timeline)
    require("render", Exporter, exporter=exporter)
    run = _run(timeline, exporter, previous=previous, now=now, progress=progress)
    data = b"".join(_chunks(timeline, exporter, options, run, fail_on_loss=fail_on_loss))
    return Rendering(data=data, losses=tuple(run.losses), notes=tuple(run.notes), counts=run.counts)


def export_to_path(
    timeline: Timeline,
    path: str | os.PathLike[str],
    *,
    to: str | None = None,
    options: Mapping[str, Any] | None = None,
    previous: bytes | None = None,
    now: datetime | None = None,
    progress: Progress | None = None,
    fail_on_loss: bool = False,
) -> ExportResult:
    """Write a timeline to a file, whole or not at all.

    Args:
        timeline: What to write.
        path: The file. A `stateful` format reads what stands there unless `previous` is given.
        to: The name of the format; left out, it follows from the suffix.
        options: The format's options, as values or text.
        previous: The output this one follows, for a `stateful` format.
        now: The time of this run; left out, `Timeline.stamp` counts.
        progress: Told how far the work is.
        fail_on_loss: Whether to write nothing when something would be lost.

    Raises:
        ExportError: The file could not be written; what stood there is whole.
        LossError: Something would be lost, and `fail_on_loss` was set.
        RecordError: What is given is no timeline, or no path.
    """
    require("export", Timeline, timeline=timeline)
    require("export", (str, os.PathLike), "the path of a file", path=path)
    target = Path(path)
    exporter = exporter_named(to) if to else exporter_for_path(str(target))
    if exporter.stateful and previous is None:
        previous = _standing(target)
    run = _run(timeline, exporter, previous=previous, now=now, progress=progress)
    size = write_atomically(target, _chunks(timeline, exporter, options, run, fail_on_loss=fail_on_loss))
    return ExportResult(
        path=target,
        format=exporter.name,
        size=size,
        losses=tuple(run.losses),
        notes=tuple(run.notes),
        counts=run.counts,
    )


def export_parts(
    timeline: Timeline,
    path: str | os.PathLike[str],
    *,
    to: str | None = None,
    options: Mapping[str, Any] | None = None,
    **others: Any,
) -> tuple[ExportResult, ...]:
    """Write a timeline to the files that its options split it into; to one file where they split nothing.

    Args:
        timeline: What to write.
        path: The file; ``china.ics`` split by year is written as ``china-2015.ics`` and so on.
        to: The name of the format; left out, it follows from the suffix.
        options: The format's options, as values or text.
        **others: What `export_to_path` takes; it goes to each file.

    Returns:
        What was written, a result a file.

    Raises:
        ExportError: A file could not be written; what stood there is whole.
        LossError: Something would be lost, and `fail_on_loss` was set.
        RecordError: What is given is no timeline, or no path.
    """
    require("export", Timeline, timeline=timeline)
    require("export", (str, os.PathLike), "the path of a file", path=path)
    target = Path(path)
    exporter = exporter_named(to) if to else exporter_for_path(str(target))
    return tuple(
        export_to_path(
            timeline,
            target.with_name(f"{target.stem}-{name}{target.suffix}") if name else target,
            to=exporter.name,
            options=part,
            **others,
        )
        for name, part in split(timeline, exporter, options).items()
    )


def split(
    timeline: Timeline, exporter: Exporter[Any], options: Mapping[str, Any] | None = None
) -> dict[str, Mapping[str, Any]]:
    """Return the files that a format's options ask for, by what their names have behind them, with their options.

    One file that holds all is under the empty name.
    """
    chosen = build_options(exporter.options, options or {})
    parts: Mapping[str, Any] = exporter.parts(timeline, chosen) if exporter.parts is not None else {}
    return {name: _by_name(part) for name, part in parts.items()} or {"": options or {}}


def _by_name(options: Any) -> dict[str, Any]:
    return {
        field.name: getattr(options, field.name)
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", type(options)))
    }


def _run(
    timeline: Timeline,
    exporter: Exporter[Any],
    *,
    previous: bytes | None,
    now: datetime | None,
    progress: Progress | None,
) -> Run:
    run = Run(previous=previous if exporter.stateful else None, now=now, progress=progress)
    run.counts.update(events=len(timeline.events), sources=len(timeline.sources))
    return run


def _chunks(
    timeline: Timeline,
    exporter: Exporter[Any],
    options: Mapping[str, Any] | None,
    run: Run,
    *,
    fail_on_loss: bool,
) -> Iterator[bytes]:
    chosen = build_options(exporter.options, options or {})
    if exporter.parts is not None and exporter.parts(timeline, chosen):
        problem = f"found a split of {exporter.name} for one file, expected several"
        raise OptionError("split", problem, "call timeline.ports.export_parts, or name a file or folder")
    yield from exporter.write(timeline, chosen, run)
    # Raised after the last chunk and before the file is put in place, so nothing has been written yet.
    if fail_on_loss and run.losses:
        raise LossError(run.losses)


def _standing(target: Path) -> bytes | None:
    try:
        # Reading a pipe that is to be written to would wait for ever.
        return target.read_bytes() if target.is_file() else None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise ExportError(f"{target}: the file to be replaced could not be read: {error.strerror}") from error
