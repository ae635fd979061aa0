"""Our own feed, read back: everything that its properties hold, exactly."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product
from typing import Any, Final

import attrs

from exporters.ical._dates import Placement, capitalised, place
from exporters.ical._options import ICalOptions, Imprecise
from exporters.ical._previous import LEAD
from exporters.ical._read_lines import Component, Line
from exporters.ical._read_values import text_of, texts_of, unescaped
from exporters.ical.fields import WITHDRAWN
from timeline.dates import EventDate
from timeline.errors import Fault, InputError, Position, TimelineError
from timeline.events import Event
from timeline.forms import EVENT, PARTY, SOURCE, UNREAD, Faults, Form, Style
from timeline.ports import LossKind, Record, Run
from timeline.prose import as_of_words
from timeline.timeline import Timeline

__all__ = ["Own", "is_own"]

_POINTER: Final = re.compile(r"(?P<source>[^\s()]+)(?: \((?P<id>[^\s()]+)\))?(?: (?P<at>.+))?", re.DOTALL)
_STATED: Final = (None, "early", "mid", "late")
_IN_WORDS: Final = (
    "a calendar tells who took part, the accounts and the rest in words alone, which are not read back"
)


def is_own(calendar: Component) -> bool:
    """Say whether a calendar tells a whole timeline in our properties."""
    return bool(text_of(calendar, "X-TIMELINE-ID"))


@attrs.define
class Own:
    """Reads a feed of ours.

    Attributes:
        calendar: The feed.
        file: What its file is called.
        run: The report.
    """

    calendar: Component
    file: str
    run: Run
    _faults: list[Fault] = attrs.field(factory=list[Fault])

    def records(self) -> Iterator[Record]:
        """Yield the timeline and its records.

        Raises:
            InputError: Its properties do not say what a feed of ours says.
        """
        entries = [part for part in self.calendar.parts if part.name in {"VEVENT", "VJOURNAL"}]
        gone = [part for part in entries if part.line(WITHDRAWN.name)]
        withdrawn = {text_of(part, "X-TIMELINE-ID") for part in gone}
        records: list[Any] = [
            self._timeline(),
            *self._kept("X-TIMELINE-SOURCE", SOURCE),
            *self._kept("X-TIMELINE-PARTY", PARTY),
            *self._events([part for part in entries if not part.line(WITHDRAWN.name)]),
        ]
        if self._faults:
            raise InputError(self._faults)
        self.run.covers = lambda record: isinstance(record, Event) and record.id in withdrawn
        if entries:
            self.run.lost(None, "description", LossKind.DROPPED, _IN_WORDS)
        yield from records

    def _timeline(self) -> Any:
        fields: dict[str, Any] = {
            "id": text_of(self.calendar, "X-TIMELINE-ID"),
            "title": text_of(self.calendar, "NAME", "X-WR-CALNAME"),
            "description": text_of(self.calendar, "DESCRIPTION", "X-WR-CALDESC") or None,
            "language": text_of(self.calendar, "X-TIMELINE-LANGUAGE") or "en",
            "display_zone": text_of(self.calendar, "X-TIMELINE-DISPLAY-ZONE") or "UTC",
            "url": text_of(self.calendar, "URL") or None,
        }
        try:
            return Timeline(**fields)
        except TimelineError as error:
            return self._fault(self.calendar.number, "bad-value", str(error))

    def _kept(self, name: str, form: Form) -> Iterator[Any]:
        for line in self.calendar.all(name):
            try:
                plain = json.loads(unescaped(line.value))
            except (ValueError, RecursionError):
                self._fault(line.number, "bad-json", f"{name}: the value is no JSON")
                continue
            yield self._read(form, plain, line.number)

    def _events(self, entries: list[Component]) -> Iterator[Any]:
        ids = {text_of(entry, "UID"): text_of(entry, "X-TIMELINE-ID") for entry in entries}
        seen: set[str] = set()
        for entry in entries:
            event_id = text_of(entry, "X-TIMELINE-ID")
            if event_id in seen:
                self._fault(entry.number, "duplicate-id", f"found the id {event_id!r} twice")
            elif not event_id:
                self.run.lost(
                    None, "events", LossKind.DROPPED, "an event without X-TIMELINE-ID is none of this feed's"
                )
            else:
                seen.add(event_id)
                yield self._read(EVENT, self._plain(entry, event_id, ids), entry.number)

    def _plain(self, entry: Component, event_id: str, ids: dict[str, str]) -> dict[str, Any]:
        kind, *tags = texts_of(entry, "CATEGORIES") or [Event.kind]
        plain: dict[str, Any] = {
            "id": event_id,
            "kind": kind,
            "title": text_of(entry, "SUMMARY"),
            "status": text_of(entry, "X-TIMELINE-STATUS") or None,
            "formerly": text_of(entry, "X-TIMELINE-FORMERLY").split(),
            "tags": tags,
            "place": _place(entry),
            "relations": list(self._relations(entry, ids)),
            "citations": [_citation(line) for line in entry.all("X-TIMELINE-CITATION")],
        }
        date = _date(entry)
        own = None if _derived(entry) else date
        return plain | {"date": own, "title": self._title(entry, plain["title"], date)}

    def _title(self, entry: Component, summary: str, date: dict[str, Any] | None) -> str:
        """Return the summary without the date in words that stands before it."""
        for lead in self._leads(entry, date) if date else ():
            if summary.startswith(f"{lead}: "):
                return summary.removeprefix(f"{lead}: ")
        return summary

    def _leads(self, entry: Component, date: dict[str, Any]) -> Iterator[str]:
        if told := _parameter(entry, LEAD):
            yield told
            return
        # A feed written before that parameter was: the words are made again, in each way they may have been.
        try:
            value = EventDate.parse(date["edtf"], zone=date.get("zone"), part=date.get("part"))
        except TimelineError:
            return
        # How far the event is a fact decides which of the two words the writer takes.
        if told := as_of_words(value):
            yield capitalised(told)
        # The source's words are not in the feed, and "late" among them decides how the writer tells a third.
        for stated, imprecise in product(_STATED, (Imprecise.FIRST, Imprecise.JOURNAL)):
            placement = place(attrs.evolve(value, stated=stated), ICalOptions(imprecise=imprecise))
            if (
                isinstance(placement, Placement)
                and placement.lead
                and placement.journal == (entry.name == "VJOURNAL")
            ):
                yield placement.lead

    def _relations(self, entry: Component, ids: dict[str, str]) -> Iterator[dict[str, str]]:
        for line in entry.all("RELATED-TO"):
            kind, target = line.parameters.get("X-TIMELINE-RELATION"), ids.get(line.value)
            if kind and target:
                yield {"kind": kind, "event": target}
            else:
                reason = "the event that it points to is not in the feed"
                self.run.lost(text_of(entry, "X-TIMELINE-ID"), "relations", LossKind.DROPPED, reason)

    def _read(self, form: Form, plain: Any, number: int) -> Any:
        faults = Faults(style=Style.EXCHANGED)
        record = form.read(plain, (), faults)
        position = Position(self.file, number, 1)
        self._faults += [attrs.evolve(fault, position=position) for fault in faults.found]
        return UNREAD if faults.found else record

    def _fault(self, number: int, code: str, problem: str) -> Any:
        self._faults.append(Fault(code=code, problem=problem, position=Position(self.file, number, 1)))
        return UNREAD


def _date(entry: Component) -> dict[str, Any] | None:
    edtf = text_of(entry, "X-TIMELINE-EDTF")
    if not edtf:
        return None
    words = text_of(entry, "X-TIMELINE-TIME").split()
    # Parts of the day and clock times begin with a small letter or a digit, zones with a capital.
    part = next((word for word in words if word[:1].islower() or word[:1].isdigit()), None)
    zone = next((word for word in words if word != part), None)
    return {"edtf": edtf, "part": part, "zone": zone}


def _derived(entry: Component) -> bool:
    # RFC 5545, 2: the values of parameters are the same in capitals and in small letters.
    return _parameter(entry, "X-TIMELINE-DERIVED").upper() == "TRUE"


def _parameter(entry: Component, name: str) -> str:
    line = entry.line("X-TIMELINE-EDTF")
    return line.parameters.get(name, "") if line else ""


def _place(entry: Component) -> dict[str, Any] | None:
    name = text_of(entry, "LOCATION")
    latitude, _, longitude = text_of(entry, "GEO").partition(";")
    if not name:
        return None
    try:
        return (
            {"name": name, "lat": float(latitude), "lon": float(longitude)} if longitude else {"name": name}
        )
    except ValueError:
        return {"name": name}


def _citation(line: Line) -> dict[str, Any]:
    found = _POINTER.fullmatch(unescaped(line.value).strip())
    if found is None:
        return {"source": line.value}
    return {
        key: value
        for key, value in (("source", found["source"]), ("id", found["id"]), ("locator", found["at"]))
        if value
    }
