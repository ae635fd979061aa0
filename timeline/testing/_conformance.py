"""One suite for every exporter: nothing lost in silence, the same bytes twice, nothing private, no crash."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping
from typing import Any

import attrs

from timeline.fields import Vocabulary
from timeline.ports import Exporter, Loss, LossKind, describe_options, render
from timeline.testing._hostile import PRIVATE_MARK, hostile_timeline
from timeline.testing._samples import Sample, sample_timeline, samples
from timeline.timeline import Timeline

__all__ = ["Conformance", "Fate", "check_exporter"]


class Fate(Vocabulary):
    """What a format does with a field."""

    CARRIED = "carried"
    RESHAPED = "reshaped"
    COARSENED = "coarsened"
    DROPPED = "dropped"


@attrs.frozen(kw_only=True)
class Conformance:
    """What the suite found of a format.

    Attributes:
        format: The format's name.
        fates: What becomes of each field, by its record and path, such as ``event.place.lat``.
    """

    format: str
    fates: Mapping[str, Fate]


def check_exporter(exporter: Exporter[Any], options: Mapping[str, Any] | None = None) -> Conformance:
    """Prove an exporter: call it from a test of your package.

    It must describe itself fully; write bytes, and the same bytes twice; survive an empty timeline and hostile
    texts; never write a private remark; and, for every field of every kind installed, either show it in its
    output or report it lost.

    Args:
        exporter: The exporter.
        options: The options to run it with.

    Returns:
        What becomes of each field.

    Raises:
        AssertionError: The exporter does not conform; the message says what to mend.
    """
    _check_description(exporter)
    for timeline in (Timeline(id="empty", title="Empty"), sample_timeline(), hostile_timeline()):
        _check_run(exporter, timeline, options)
    fates = {sample.name: _fate(exporter, sample, options) for sample in samples()}
    silent = [name for name, fate in fates.items() if fate is None]
    _require(not silent, exporter, f"loses without a word: {', '.join(silent)}; call run.lost, or write them")
    return Conformance(format=exporter.name, fates={name: fate for name, fate in fates.items() if fate})


def _require(condition: object, exporter: Exporter[Any], problem: str) -> None:
    if not condition:
        raise AssertionError(f"exporter {exporter.name!r} {problem}")


def _check_description(exporter: Exporter[Any]) -> None:
    suffixes = exporter.suffixes
    _require(
        suffixes and all(suffix.startswith(".") for suffix in suffixes), exporter, "needs suffixes with a dot"
    )
    _require("/" in exporter.media_type, exporter, "needs a media type such as text/csv")
    _require(exporter.title, exporter, "needs a title")
    _require(
        attrs.has(exporter.options), exporter, "needs an attrs class of options, NoOptions if it has none"
    )
    unhelpful = [option.name for option in describe_options(exporter.options) if not option.help]
    _require(
        not unhelpful,
        exporter,
        f"says nothing of its options {', '.join(unhelpful)}; use timeline.ports.option",
    )


def _check_run(exporter: Exporter[Any], timeline: Timeline, options: Mapping[str, Any] | None) -> None:
    first = render(timeline, exporter, options=options)
    second = render(timeline, exporter, options=options)
    _require(first.data == second.data, exporter, f"writes {timeline.id!r} differently when run twice")
    _require(
        first.losses == second.losses, exporter, f"reports other losses of {timeline.id!r} when run twice"
    )
    _require(PRIVATE_MARK.encode() not in _unpacked(first.data), exporter, "writes a private remark")
    known = {event.id for event in timeline.events}
    strange = [loss for loss in first.losses if loss.event is not None and loss.event not in known]
    _require(not strange, exporter, f"reports losses of events that are not there: {strange[:3]}")


def _unpacked(data: bytes) -> bytes:
    if not data.startswith(b"PK"):
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def _fate(exporter: Exporter[Any], sample: Sample, options: Mapping[str, Any] | None) -> Fate | None:
    without = render(sample.without, exporter, options=options)
    with_it = render(sample.with_it, exporter, options=options)
    concerned = [loss for loss in with_it.losses if _concerns(loss, sample)]
    fresh = [loss for loss in concerned if loss not in without.losses]
    if not fresh and with_it.data != without.data:
        return Fate.CARRIED
    # A field inside another that is lost with or without it is lost too.
    return _worst(fresh or concerned)


def _worst(losses: list[Loss]) -> Fate | None:
    order = [LossKind.RESHAPED, LossKind.COARSENED, LossKind.DROPPED]
    return Fate(max((loss.kind for loss in losses), key=order.index).value) if losses else None


def _concerns(loss: Loss, sample: Sample) -> bool:
    if loss.event != sample.event:
        return False
    record = "" if sample.event else f"{sample.record}."
    named = loss.field.removeprefix(record)
    return sample.path == named or sample.path.startswith(f"{named}.") or named.startswith(f"{sample.path}.")
