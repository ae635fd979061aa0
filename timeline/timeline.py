"""The timeline: an ordered, id-unique collection of events, with its sources and parties."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeVar
from uuid import NAMESPACE_URL, UUID, uuid5

import attrs

from timeline.dates import Edtf, EventDate, as_date
from timeline.errors import RecordError, UnknownNameError
from timeline.events import Event
from timeline.fields import about, clean_id, naming, optional_line, optional_text, records, require
from timeline.parties import Party
from timeline.provenance import Source
from timeline.selection import criteria, parse_where, party_ids
from timeline.text import clean_line, fold
from timeline.when import to_event_date

if TYPE_CHECKING:
    from os import PathLike

    from timeline.ports import ExportResult
    from timeline.views import Diff

__all__ = ["Timeline"]

EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)

RecordT = TypeVar("RecordT", Event, Party, Source)


def _to_sources(values: Iterable[Source]) -> tuple[Source, ...]:
    return records(values, Source, "sources")


def _to_parties(values: Iterable[Party]) -> tuple[Party, ...]:
    return records(values, Party, "parties")


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(records(events, Event, "events"), key=chronological))


def chronological(event: Event) -> tuple[Any, ...]:
    """Return the key that puts events in order: by date, the undated last, then by id."""
    return (event.date is None, event.date.sort_key if event.date else (), event.id)


@attrs.frozen(kw_only=True, field_transformer=naming)
class Timeline:
    """A chronology: events in chronological order, the sources that report them, the parties in them.

    Events are kept in chronological order, undated ones last, whatever order they come in.

    >>> from timeline.events import Meeting
    >>> visit = Meeting(id="visit", title="Nixon meets Mao in Beijing", date="1972-02-21", participants=["nixon"])
    >>> nixon = Party(id="nixon", name="Richard Nixon", kind="person", aliases=["President Nixon"])
    >>> china = Timeline(id="opening", title="The opening to China", parties=[nixon], events=[visit])
    >>> [event.id for event in china.by_party("president nixon")]
    ['visit']
    """

    id: str = attrs.field(
        converter=clean_id, metadata=about("The id of the chronology; calendar UIDs rest on it.")
    )
    title: str = attrs.field(converter=clean_line, metadata=about("Its title."))
    description: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What it covers, and how it was made.")
    )
    language: str = attrs.field(
        default="en", converter=clean_line, metadata=about("The language it is written in, as a BCP 47 tag.")
    )
    url: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("Where it is published.")
    )
    revised: EventDate | None = attrs.field(
        default=None,
        converter=to_event_date,
        metadata=about("When it was last revised; left out, the newest date among its sources."),
    )
    display_zone: str = attrs.field(
        default="UTC",
        converter=clean_line,
        metadata=about("The IANA zone in which times are shown; it never fills one in."),
    )
    sources: tuple[Source, ...] = attrs.field(
        default=(), converter=_to_sources, metadata=about("The sources.")
    )
    parties: tuple[Party, ...] = attrs.field(
        default=(), converter=_to_parties, metadata=about("The parties.")
    )
    events: tuple[Event, ...] = attrs.field(default=(), converter=_in_order, metadata=about("The events."))

    def __attrs_post_init__(self) -> None:
        if not self.title:
            raise RecordError("timeline", "title", "found nothing, expected a title", "say what it is about")
        for what, known in (("source", self.sources), ("party", self.parties), ("event", self.events)):
            _refuse_doubles(what, known)

    @classmethod
    def read(cls, path: str | PathLike[str], *, format: str | None = None) -> Timeline:  # noqa: A002 - the word people use
        """Read a chronology from a folder of YAML files or from any file an installed importer reads.

        Args:
            path: The folder or file.
            format: The name of the importer; left out, it follows from the file's suffix.

        Raises:
            InputError: Faults in the input, all of them in one.
            UnknownNameError: No importer reads such a file.
        """
        from timeline.reading import read_timeline  # noqa: PLC0415 - a delegate: the core knows no format

        return read_timeline(path, format=format)

    def export(self, path: str | PathLike[str], *, to: str | None = None, **options: Any) -> ExportResult:
        """Write the chronology to a file, whole or not at all.

        Args:
            path: The file; its suffix names the format unless `to` does.
            to: The name of the format, such as `ical`.
            **options: The format's options; `timeline formats` lists them.

        Returns:
            What was written, and what the format could not carry.

        Raises:
            ExportError: The file could not be written; the old one, if any, is whole.
            OptionError: The format has no such option.
            UnknownNameError: No such format is installed.
        """
        from timeline.ports import export_to_path  # noqa: PLC0415 - a delegate: the core knows no format

        return export_to_path(self, path, to=to, options=options)

    def __iter__(self) -> Iterator[Event]:
        return iter(self.events)

    def __len__(self) -> int:
        return len(self.events)

    def __contains__(self, event_id: object) -> bool:
        return event_id in self._events_by_id

    def __getitem__(self, event_id: str) -> Event:
        """Return the event with that id, present or former.

        Raises:
            UnknownNameError: There is none.
        """
        return _find("event", event_id, self._events_by_id)

    def find_event(self, event_id: str) -> Event | None:
        """Return the event with that id, present or former, or None."""
        return self._events_by_id.get(event_id)

    def find_source(self, source_id: str) -> Source | None:
        """Return the source with that id, or None."""
        return self._sources_by_id.get(source_id)

    def find_party(self, party_id: str) -> Party | None:
        """Return the party with that id, or None; `party` takes its names too."""
        return self._parties_by_id.get(party_id)

    def source(self, source_id: str) -> Source:
        """Return the source with that id.

        Raises:
            UnknownNameError: There is none.
        """
        return _find("source", source_id, self._sources_by_id)

    def party(self, name: str) -> Party:
        """Return the party of that id, name or alias; case and spacing do not matter.

        Raises:
            UnknownNameError: There is none, or several answer to the name.
        """
        if name in self._parties_by_id:
            return self._parties_by_id[name]
        found = self.parties_named(name)
        if len(found) > 1:
            several = ", ".join(party.id for party in found)
            raise UnknownNameError("single party", name, advice=f"it may be {several}: use the id")
        return found[0] if found else _find("party", name, self._parties_by_id, self._party_names)

    def parties_named(self, name: str) -> tuple[Party, ...]:
        """Return every party of that id, name or alias: several may share an alias over time."""
        return tuple(self._parties_by_name.get(fold(name), ()))

    def by_party(self, name: str, *, members: bool = False) -> tuple[Event, ...]:
        """Return the events in which a party takes part, in chronological order.

        Args:
            name: Its id, name or any alias.
            members: Whether events of parties that belong to it count too.

        Raises:
            UnknownNameError: No party answers to the name.
        """
        wanted = self.party_group(name, members=members)
        taking_part = zip(self.events, self._parties_of_events, strict=True)
        return tuple(event for event, parties in taking_part if not wanted.isdisjoint(parties))

    def party_group(self, name: str, *, members: bool = True) -> frozenset[str]:
        """Return the ids of the parties that answer to a name, with those that belong to them.

        Raises:
            UnknownNameError: No party answers to the name.
        """
        wanted = {party.id for party in self.parties_named(name)} or {self.party(name).id}
        if members:
            wanted |= {party.id for party in self.parties if self._belongs(party, wanted)}
        return frozenset(wanted)

    def by_source(self, source_id: str) -> tuple[Event, ...]:
        """Return the events that cite a source, in chronological order.

        Raises:
            UnknownNameError: There is no such source.
        """
        wanted = self.source(source_id).id
        return tuple(
            event for event in self.events if any(citation.source == wanted for citation in event.citations)
        )

    def called(self, name: str) -> tuple[Event, ...]:
        """Return the events that a source calls so, such as summit or videoconference."""
        wanted = fold(name)
        return tuple(event for event in self.events if any(fold(call) == wanted for call in event.calls))

    def filter(self, *conditions: str, where: Callable[[Event], bool] | None = None) -> Timeline:
        """Return the timeline with only the events that meet every condition.

        Sources and parties stay, so that what is left can still be read.

        Args:
            *conditions: Such as ``kind=vote``, ``party=Russia``, ``date~2015-10`` (possibly then) or
                ``date=2015`` (certainly then); see the reference page on views.
            where: A test of your own.

        Raises:
            OptionError: A condition cannot be read.
            RecordError: The test is no function.
            UnknownNameError: A condition names what is not there.
        """
        if where is not None:
            require("filter", Callable, "a function of an event", where=where)
        wanted = criteria(self, map(parse_where, conditions))
        kept = [event for event in self.events if wanted(event) and (where is None or where(event))]
        return attrs.evolve(self, events=kept)

    def as_of(self, date: Edtf | EventDate | str) -> Timeline:
        """Return the timeline as its sources allowed on a day; `timeline.views.as_of` also says what left.

        Args:
            date: The day; of a month or a year, its last.

        Raises:
            DateError: The text is no EDTF.
        """
        from timeline.views import as_of  # noqa: PLC0415 - a delegate: views stand above

        return as_of(self, date).timeline

    def diff(self, new: Timeline) -> Diff:
        """Return what was added, removed and changed on the way from this timeline to a new one."""
        from timeline.views import diff  # noqa: PLC0415 - a delegate: views stand above

        return diff(self, new)

    def merge(self, other: Timeline) -> Timeline:
        """Return this timeline with another in it, conflicts as accounts; `timeline.views.merge` also reports."""
        from timeline.views import merge  # noqa: PLC0415 - a delegate: views stand above

        return merge(self, other).timeline

    def party_name(self, party_id: str) -> str:
        """Return the name shown for a party; an id that names none is shown as it is."""
        party = self._parties_by_id.get(party_id)
        return party.name if party else party_id

    @property
    def namespace(self) -> UUID:
        """The namespace of the UUIDs made for its events (RFC 9562, version 5)."""
        return uuid5(NAMESPACE_URL, f"urn:sourced-timeline:{self.id}")

    @property
    def stamp(self) -> datetime:
        """The time, in UTC, at which every output of this timeline counts as made.

        It is the last possible day of `revised`, else of the newest publication among its sources, at
        midnight UTC; where no date is known, 1970-01-01. The clock is never read.
        """
        dates = [self.revised] if self.revised else [source.published for source in self.sources]
        days = [date.latest for date in dates if date is not None and date.latest is not None]
        newest = as_date(max(days)) if days else None
        return datetime(newest.year, newest.month, newest.day, tzinfo=UTC) if newest else EPOCH

    def _belongs(self, party: Party, wanted: set[str]) -> bool:
        seen: set[str] = set()
        above = list(party.belongs_to)
        while above:
            current = above.pop()
            if current in wanted:
                return True
            if current not in seen and current in self._parties_by_id:
                seen.add(current)
                above.extend(self._parties_by_id[current].belongs_to)
        return False

    @cached_property
    def _events_by_id(self) -> Mapping[str, Event]:
        former = {old: event for event in self.events for old in event.formerly}
        return former | {event.id: event for event in self.events}

    @cached_property
    def _sources_by_id(self) -> Mapping[str, Source]:
        return {source.id: source for source in self.sources}

    @cached_property
    def _parties_by_id(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}

    @cached_property
    def _parties_by_name(self) -> Mapping[str, list[Party]]:
        found: dict[str, list[Party]] = {}
        for party in self.parties:
            for name in {fold(name) for name in (party.id, *party.names)}:
                found.setdefault(name, []).append(party)
        return found

    @cached_property
    def _parties_of_events(self) -> Sequence[frozenset[str]]:
        return [party_ids(event) for event in self.events]

    @property
    def _party_names(self) -> list[str]:
        return [name for party in self.parties for name in (party.id, *party.names)]


def _find(what: str, name: str, records: Mapping[str, RecordT], known: Iterable[str] = ()) -> RecordT:
    found = records.get(name)
    if found is None:
        raise UnknownNameError(what, name, tuple(known) or tuple(records))
    return found


def _refuse_doubles(what: str, records: Iterable[Event | Party | Source]) -> None:
    seen: set[str] = set()
    for record in records:
        if record.id in seen:
            raise RecordError(
                "timeline", f"{what} id", f"found {record.id!r} twice, expected each id once", "rename one"
            )
        seen.add(record.id)
