"""Hypothesis strategies for whole timelines: every kind, every field, every form of date and place, all of Unicode.

Record strategies are made from the classes' annotations, so a field added to a class is at once generated. What they
make is what the model accepts: texts are cleaned by it, and every id that a record points to is there.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

import attrs
from hypothesis import strategies as st

from timeline.dates import Anchor, Duration, Edtf, EventDate, Moment, Month, PartOfDay, Season, Year
from timeline.events import (
    Account,
    Bound,
    Count,
    Event,
    Place,
    Relation,
    RelationKind,
    account_fields,
    kind_named,
)
from timeline.fields import LARGEST, FrozenMap, Vocabulary, about_of
from timeline.forms import OpaqueEvent, built_in_kinds
from timeline.parties import Party
from timeline.provenance import Citation, Digest, Locator, Reference, Source, TextPosition, TextQuote
from timeline.text import clean_line
from timeline.timeline import Timeline

__all__ = [
    "dates",
    "edtf",
    "events",
    "ids",
    "locators",
    "opaque_events",
    "parties",
    "sources",
    "texts",
    "timelines",
]

Strategy = st.SearchStrategy

_SOURCES: Final = ("s1", "s2", "источник")
_PARTIES: Final = ("p1", "p2", "党", "p-4")
_EVENTS: Final = ("e1", "e2", "αβγ", "e+4", "e:5")
_CITATIONS: Final = ("c1", "c2")
_REFERRED: Final = {"source": _SOURCES, "party": _PARTIES, "event": _EVENTS, "citation": _CITATIONS}

# Values of each production of the grammar; tests/timeline/dates has the grammar's own strategies.
_EDTF: Final = (
    "2015",
    "2015-10",
    "2015-10-05",
    "2015-10-05T20:00:00",
    "2015-10-05T20:00:00Z",
    "2015-10-05T20:00:00+08:00",
    "-0043",
    "0000",
    "Y170000002",
    "Y-17E7",
    "Y3388E2S3",
    "1950S2",
    "2021-24",
    "2021-33",
    "201X",
    "20XX",
    "XXXX-12-25",
    "156X-12-25",
    "2015-XX",
    "2015-10-XX",
    "1984?",
    "2004-06~",
    "2004-06-11%",
    "2004?-06-~11",
    "?2004-06-~11",
    "2018-09-11/2018-09-17",
    "2015/..",
    "../2015",
    "2015/",
    "/2015",
    "2004-06~/2006-08?",
    "[2015-09-21..2015-09-30]",
    "[..2015-10-31]",
    "[1667,1668,1670..1672]",
    "{2022-09-08,2022-09-09}",
    "{1960,1961-12}",
)


def edtf() -> Strategy[Edtf]:
    """A date value of any form."""
    days = st.dates().map(lambda day: day.isoformat())
    return st.one_of(st.sampled_from(_EDTF), days).map(Edtf.parse)


@st.composite
def dates(draw: st.DrawFn) -> EventDate:
    """A date in a record, with any provenance."""
    value = draw(edtf())
    part: str | None = None
    if not isinstance(value, Year | Month | Season):
        clock = st.times().map(lambda time: time.strftime("%H:%M"))
        kinds = [st.none(), st.sampled_from(PartOfDay).map(str)]
        part = draw(st.one_of(kinds if isinstance(value, Moment) else [*kinds, clock]))
    fields = attrs.fields_dict(EventDate)
    hints = get_type_hints(EventDate)
    others = {
        name: draw(_of(hints[name], about_of(field).refers, name))
        for name, field in fields.items()
        if name not in {"value", "zone", "part"} and draw(st.booleans())
    }
    zone = draw(st.sampled_from([None, "Asia/Shanghai", "America/Argentina/Buenos_Aires", "Etc/GMT+3"]))
    return EventDate(value, zone=zone, part=part, **others)


def texts() -> Strategy[str]:
    """A text of any characters; the model cleans it. It says something, so that no record is without its title."""
    hostile = st.sampled_from(
        ['"', "\\", "</script>", "\\u0041", "\N{LINE SEPARATOR}a", "{}", "null", "\U0001d4b3\U0010fffd"]
    )
    anything = st.text(max_size=12)
    return st.one_of(anything, st.tuples(anything, hostile).map("".join)).map(lambda text: f"a{text}")


def ids() -> Strategy[str]:
    """An id: letters and digits of any script, and a few signs."""
    letters = st.characters(categories=["Lu", "Ll", "Lo", "Nd"], max_codepoint=0x2FFFF)
    return st.tuples(letters, st.text(st.one_of(letters, st.sampled_from("-_:+")), max_size=6)).map("".join)


def locators() -> Strategy[Locator]:
    """A place in a source, of each form."""
    digests = st.builds(Digest.of, st.text(max_size=5), st.integers(16, 64))
    starts = st.one_of(st.integers(0, 10**6), st.just(LARGEST - 1))
    positions = st.builds(
        lambda start, digest: TextPosition(start=start, end=start + 1, digest=digest), starts, digests
    )
    words = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    quotes = st.builds(
        TextQuote,
        exact=words.filter(lambda text: bool(text.strip())),
        prefix=st.none() | words,
        suffix=st.none() | words,
    )
    looks_like_one = st.sampled_from(["54-479 sha256:9f86d081884c7d65", "p. 4", "para. 2", "Exhibit 12"])
    return st.one_of(positions, quotes, st.one_of(looks_like_one, texts()).map(Reference))


def counts() -> Strategy[Count]:
    """A count, exact or bounded."""
    return st.builds(Count, st.one_of(st.integers(0, 10**6), st.just(LARGEST)), st.sampled_from(Bound))


def _durations() -> Strategy[Duration]:
    return st.sampled_from(["P20Y", "-P20Y", "P1Y6M", "-P2W", "P3D", "P0D"]).map(Duration.parse)


def _places() -> Strategy[Place]:
    where = st.tuples(st.floats(-90, 90), st.floats(-180, 180))
    return st.one_of(
        st.builds(Place, name=texts(), within=st.none() | texts()),
        st.tuples(texts(), where).map(lambda made: Place(name=made[0], lat=made[1][0], lon=made[1][1])),
    )


def _anchors() -> Strategy[Anchor]:
    return st.one_of(
        st.sampled_from(_SOURCES).map(lambda name: Anchor(source=name)),
        st.sampled_from(_EVENTS).map(lambda name: Anchor(event=name)),
        edtf().map(lambda value: Anchor(date=value)),
    )


def _relations() -> Strategy[Relation]:
    return st.builds(
        Relation,
        kind=st.sampled_from(RelationKind),
        event=st.sampled_from(_EVENTS),
        number=st.none() | st.integers(0, 99),
        note=st.none() | texts(),
    )


_OWN: Final[dict[Any, Any]] = {
    str: texts,
    int: lambda: st.integers(0, LARGEST),
    float: lambda: st.floats(allow_nan=False, allow_infinity=False),
    bool: st.booleans,
    Edtf: edtf,
    EventDate: dates,
    Duration: _durations,
    Count: counts,
    Digest: lambda: st.builds(Digest.of, st.text(max_size=5), st.integers(16, 64)),
    Place: _places,
    Anchor: _anchors,
    Relation: _relations,
}


def _of(hint: Any, refers: str | None, name: str) -> Strategy[Any]:
    """Values of an annotation; ids where the field holds ids."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        if TextPosition in arguments:
            return st.none() | locators()
        return st.none() | _of(next(part for part in arguments if part is not NoneType), refers, name)
    if origin is tuple:
        unique = refers is not None or name in {"formerly", "citations"}
        return st.lists(_of(arguments[0], refers, name), max_size=3, unique_by=repr if unique else None).map(
            tuple
        )
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mappings(arguments[1], refers)
    if refers is not None:
        return st.sampled_from(_REFERRED[refers])
    return ids() if name in {"id", "formerly"} else _atoms(hint)


def _mappings(item: Any, refers: str | None) -> Strategy[FrozenMap[str, Any]]:
    keys = st.sampled_from(_REFERRED[refers]) if refers else ids()
    return st.dictionaries(keys, _of(item, None, ""), max_size=3).map(FrozenMap)


def _atoms(hint: Any) -> Strategy[Any]:
    if hint in _OWN:
        made: Strategy[Any] = _OWN[hint]()
        return made
    if issubclass(hint, Vocabulary):
        return st.sampled_from(hint)
    return _records(hint)


@cache
def _records(cls: Any) -> Strategy[Any]:
    return _built(cls, _parts(cls, set()), {})


@st.composite
def _built(draw: st.DrawFn, cls: Any, parts: Mapping[str, Strategy[Any]], fixed: Mapping[str, Any]) -> Any:
    """A record that may leave out each field it can be without."""
    given = {
        field.name: draw(parts[field.name])
        for field in attrs.fields(cls)
        if field.name in parts
        and field.name not in fixed
        and (field.default is attrs.NOTHING or draw(st.booleans()))
    }
    return cls(**given, **fixed)


def sources(source_id: str | None = None) -> Strategy[Source]:
    """A source."""
    return (
        _records(Source)
        if source_id is None
        else _records(Source).map(lambda made: attrs.evolve(made, id=source_id))
    )


def parties(party_id: str | None = None) -> Strategy[Party]:
    """A party."""
    return (
        _records(Party)
        if party_id is None
        else _records(Party).map(lambda made: attrs.evolve(made, id=party_id))
    )


@st.composite
def _account(draw: st.DrawFn, claims: Mapping[str, Strategy[Any]]) -> Account:
    names = draw(st.lists(st.sampled_from(sorted(claims)), max_size=3, unique=True))
    values = {name: draw(claims[name].filter(lambda value: value is not None)) for name in names}
    made: Account = draw(_built(Account, _parts(Account, {"values"}), {"values": FrozenMap(values)}))
    return made


def _accounts(kind: type[Event]) -> Strategy[FrozenMap[str, Account]]:
    claimed = _parts(kind, {"accounts", "citations", "private"})
    claims = {name: claimed[name] for name in account_fields(kind)}
    return st.dictionaries(ids(), _account(claims), max_size=2).map(FrozenMap)


def _parts(cls: Any, left_out: set[str]) -> dict[str, Strategy[Any]]:
    hints = get_type_hints(cls)
    return {
        field.name: _of(hints[field.name], about_of(field).refers, field.name)
        for field in attrs.fields(cls)
        if field.name not in left_out and about_of(field).published
    }


def _kind(kind: Any) -> Strategy[Any]:
    citations = st.lists(_records(Citation), max_size=3).map(tuple)
    parts = _parts(kind, {"accounts", "citations"})
    return _built(kind, {**parts, "citations": citations, "accounts": _accounts(kind)}, {})


@cache
def _kind_called(name: str) -> Strategy[Event]:
    made: Strategy[Event] = _kind(kind_named(name))
    return made


def events(event_id: str | None = None, *, kind: str | None = None) -> Strategy[Event]:
    """An event of one kind, or of any of ours."""
    names = [kind] if kind else list(built_in_kinds())
    made: Strategy[Event] = st.sampled_from(names).flatmap(_kind_called)
    return made if event_id is None else made.map(lambda event: attrs.evolve(event, id=event_id))


def opaque_events(event_id: str = "opaque") -> Strategy[OpaqueEvent]:
    """An event of a kind that is not installed."""
    scalars = (
        st.none()
        | st.booleans()
        | st.integers(-LARGEST, LARGEST)
        | texts()
        | st.floats(allow_nan=False, allow_infinity=False)
    )
    plain = st.recursive(
        scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts(), inner, max_size=3)
    )
    fields = st.dictionaries(texts().map(lambda name: f"own-{clean_line(name)}"), plain, max_size=3)
    base = events(event_id, kind="event")

    def opaque(event: Event, kind: str, own: dict[str, Any]) -> OpaqueEvent:
        shared = {field.name: getattr(event, field.name) for field in attrs.fields(Event)}
        return OpaqueEvent(**{**shared, "accounts": {}}, kind=f"x-{kind}", fields=own)

    return st.builds(opaque, base, ids(), fields)


@st.composite
def timelines(draw: st.DrawFn, *, most_events: int = 3) -> Timeline:
    """A whole timeline: every id that a record points to is there, none is private, and it may be empty."""
    count = draw(st.integers(0, most_events))
    header: Timeline = draw(_built(Timeline, _header_fields(), {"id": draw(ids())}))
    return attrs.evolve(
        header,
        sources=[draw(sources(source_id)) for source_id in _SOURCES],
        parties=[draw(parties(party_id)) for party_id in _PARTIES],
        events=[draw(events(event_id)) for event_id in _EVENTS[:count]],
    )


def _header_fields() -> dict[str, Strategy[Any]]:
    zones = st.sampled_from(["UTC", "Asia/Shanghai", "Europe/Moscow"])
    languages = st.sampled_from(["en", "fr", "zh-Hans"])
    parts = _parts(Timeline, {"id", "sources", "parties", "events"})
    return {**parts, "display_zone": zones, "language": languages}
