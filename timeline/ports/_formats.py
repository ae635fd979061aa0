"""Formats: an exporter or importer is data that holds a function, found by entry point."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import PurePath
from typing import Any, BinaryIO, Final, Generic, TypeAlias, TypeVar

import attrs

from timeline.errors import MissingExtraError, RecordError, UnknownNameError
from timeline.events import Event
from timeline.parties import Party
from timeline.plugins import entries, load
from timeline.ports._run import Run
from timeline.provenance import Source
from timeline.timeline import Timeline

__all__ = [
    "Exporter",
    "Importer",
    "NoOptions",
    "Record",
    "exporter_for_path",
    "exporter_named",
    "exporter_names",
    "importer_for_path",
    "importer_named",
    "importer_names",
]

OptionsT = TypeVar("OptionsT")

Record: TypeAlias = Timeline | Source | Party | Event
"""What an importer yields: first the `Timeline` itself, without records, then each record."""


@attrs.frozen(kw_only=True)
class NoOptions:
    """The options of a format that has none."""


@attrs.frozen(kw_only=True)
class Exporter(Generic[OptionsT]):
    """A format that timelines are written in.

    Attributes:
        name: Its name, the same for reading and writing.
        title: What it is, in a few words.
        suffixes: The file suffixes that mean it, with their dot, the usual one first.
        media_type: Its media type (IANA), with parameters.
        options: A frozen, keyword-only attrs class: defaults stated once, help in the fields' metadata.
        write: Yields the output in chunks; whoever calls it owns the file.
        stateful: Whether the previous output is read, as a calendar feed does to keep its stamps.
        extra: The extra of this distribution that it needs, if any.
        main: Whether it is written when no format is named.
        limits: What it cannot carry, each in one sentence a person reads.
        parts: Splits a timeline over several files where the options ask for it: what each file's name has behind
            it, such as ``2015``, with the options that write it. Empty where one file holds all.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    media_type: str
    options: type[OptionsT]
    write: Callable[[Timeline, OptionsT, Run], Iterator[bytes]]
    stateful: bool = False
    extra: str | None = None
    main: bool = False
    limits: tuple[str, ...] = ()
    parts: Callable[[Timeline, OptionsT], Mapping[str, OptionsT]] | None = None


@attrs.frozen(kw_only=True)
class Importer(Generic[OptionsT]):
    """A format that timelines are read from: an exporter's mirror.

    Attributes:
        name: Its name, the same for reading and writing.
        title: What it is, in a few words.
        suffixes: The file suffixes that mean it, with their dot.
        options: A frozen, keyword-only attrs class.
        read: Yields the `Timeline` without its records, then every source, party and event.
        update: Returns what a standing record becomes where the file brings it anew, for a format that carries a
            part of each record alone; left out, it becomes the record of the file, with the remarks that are
            never published kept.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    options: type[OptionsT]
    read: Callable[[BinaryIO, OptionsT, Run], Iterator[Record]]
    update: Callable[[Any, Any], Any] | None = None


_GROUPS: Final[dict[type[Any], str]] = {Exporter: "timeline.exporters", Importer: "timeline.importers"}


def exporter_names() -> tuple[str, ...]:
    """Return the names of the exporters installed, sorted; none is loaded."""
    return tuple(entries(_GROUPS[Exporter]))


def importer_names() -> tuple[str, ...]:
    """Return the names of the importers installed, sorted; none is loaded."""
    return tuple(entries(_GROUPS[Importer]))


def exporter_named(name: str) -> Exporter[Any]:
    """Return an exporter; only the one asked for is loaded.

    Raises:
        UnknownNameError: No installed package has such a format.
        MissingExtraError: It needs packages that are not installed.
        RecordError: What the entry point names cannot be loaded, or is no format.
    """
    found: Exporter[Any] = _named(Exporter, name)
    return found


def importer_named(name: str) -> Importer[Any]:
    """Return an importer; only the one asked for is loaded.

    Raises:
        UnknownNameError: No installed package has such a format.
        MissingExtraError: It needs packages that are not installed.
        RecordError: What the entry point names cannot be loaded, or is no format.
    """
    found: Importer[Any] = _named(Importer, name)
    return found


def exporter_for_path(path: str) -> Exporter[Any]:
    """Return the exporter whose suffix the path has.

    Raises:
        UnknownNameError: No installed format has that suffix.
    """
    found: Exporter[Any] = _for_path(Exporter, path)
    return found


def importer_for_path(path: str) -> Importer[Any]:
    """Return the importer whose suffix the path has.

    Raises:
        UnknownNameError: No installed format has that suffix.
    """
    found: Importer[Any] = _for_path(Importer, path)
    return found


def _named(sort: type[Any], name: str) -> Any:
    known = entries(_GROUPS[sort])
    if name not in known:
        raise UnknownNameError("format", name, known, _named_by_suffix(sort, name))
    found = load(known[name], "format")
    if not isinstance(found, sort):
        raise RecordError("format", name, f"{known[name].value} is no {sort.__name__}")
    return found


def _named_by_suffix(sort: type[Any], name: str) -> str:
    """Return the advice for whoever gave a suffix as the name of a format, or an empty string."""
    suffix = f".{name.casefold().removeprefix('.')}"
    for format_name in entries(_GROUPS[sort]):
        with suppress(MissingExtraError, RecordError):
            if suffix in _named(sort, format_name).suffixes:
                return f"files named {suffix} are of the format {format_name!r}"
    return ""


def _for_path(sort: type[Any], path: str) -> Any:
    name = PurePath(path).name.casefold()
    known: list[str] = []
    for format_name in _likely_first(entries(_GROUPS[sort]), name):
        try:
            found = _named(sort, format_name)
        except (MissingExtraError, RecordError):
            # Another format may have the suffix; asked for by its name, this one says what it lacks.
            continue
        if name.endswith(found.suffixes):
            return found
        known.extend(found.suffixes)
    advice = f"its suffix must be one of {' '.join(sorted(known))}, or name the format"
    raise UnknownNameError("format for the file", path, advice=advice)


def _likely_first(names: Iterable[str], name: str) -> list[str]:
    """Return the formats, one named like the suffix first, so that others are rarely loaded in vain."""
    return sorted(names, key=lambda format_name: not name.endswith(f".{format_name}"))
