"""Sample records: for every field of every record, one timeline with it and one without.

The samples are made from the classes' own annotations, so the fields of third-party kinds are sampled too.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin, get_type_hints

import attrs

from timeline.dates import Anchor, Duration, Edtf, EventDate
from timeline.events import Account, Count, Event, Meeting, Relation, kind_named, kind_names
from timeline.fields import About, FrozenMap, Vocabulary, about_of, key_of
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Digest, Source, TextPosition
from timeline.timeline import Timeline

__all__ = ["PRIVATE_MARK", "Sample", "hostile_timeline", "sample_timeline", "samples"]

PRIVATE_MARK: Final = "Kept-Out-Of-Every-Output"
_TEXT: Final = "Zanzibar"
_NAMED: Final = {
    "party": "zanzibar-party",
    "source": "zanzibar-source",
    "event": "zanzibar-event",
    "citation": "c1",
}

_HOSTILE: Final = (
    '=HYPERLINK("http://example.invalid")',
    "+1-2",
    "-1",
    "@SUM(A1)",
    "BEGIN:VEVENT\r\nSUMMARY:injected",
    "a;b,c\\n\\N:d",
    "<script>alert(1)</script> &amp; &lt;",
    "| pipe | table |\n|---|---|",
    "# heading\n- item\n1. one\n> quote\n```\ncode",
    "[link](http://example.invalid) ![image](x) [^1] [^1]: note",
    "*emphasis* _under_ ~~strike~~ `code` $x$ @cite",
    "title\n=====",
    "\x1b[2Jescape \x07bell \x00nul",
    "right \u202eto left\u202c אבג ابج",
    "漢字 日本語 한국어 \U0001d4b3\U0001d4b4 🇺🇳👩‍👩‍👧 e\u0301 \U000e0041",
    "\ud800 lone \udfff surrogates \ufffe \uffff",
    "_x0041_ _x000D_ #REF! 1E5 007 TRUE 2015-10",
    "long " * 400,
    "x" * 40_000,
)


@attrs.frozen(kw_only=True)
class Sample:
    """One field, shown by two timelines that differ in it alone.

    Attributes:
        record: What the field belongs to: ``timeline``, ``source``, ``party``, ``event`` or a kind.
        path: The field as a person types it, with a dot before a field inside: ``place.lat``.
        event: The id of the event that carries it, or None.
        without: A timeline in which the field is left out.
        with_it: The same timeline with the field.
    """

    record: str
    path: str
    event: str | None
    without: Timeline
    with_it: Timeline

    @property
    def name(self) -> str:
        """The record and the field, as tables show them."""
        return f"{self.record}.{self.path}"


def sample_timeline(*events: Event) -> Timeline:
    """Return a small timeline with the records that sample events point to."""
    source = Source(id=_NAMED["source"], title="A source", published="2020-01-02")
    party = Party(id=_NAMED["party"], name="A party")
    target = Meeting(id=_NAMED["event"], title="They met", date="1999-03-01", citations=[_NAMED["source"]])
    return Timeline(id="sample", title="Sample", sources=[source], parties=[party], events=[target, *events])


def hostile_timeline() -> Timeline:
    """Return a timeline whose texts try to become something else in every format there is."""
    events = [
        Meeting(
            id=f"hostile-{index}",
            title=text,
            summary=text,
            note=text,
            tags=[text],
            calls=[text],
            place=text,
            date="2015-10" if index % 2 else None,
            participants=[Participant(party="hostile", office=text)],
            citations=[Citation(id="c1", source="hostile", locator="p. 1", note=text)],
            accounts={"one": Account(values={"summary": text}, omits=[text])},
            custom={"key": text},
            private=PRIVATE_MARK,
        )
        for index, text in enumerate(_HOSTILE)
    ]
    source = Source(
        id="hostile",
        title=_HOSTILE[0],
        publisher=_HOSTILE[4],
        authors=_HOSTILE[:3],
        url="javascript:alert(1)",
    )
    party = Party(id="hostile", name=_HOSTILE[6], aliases=_HOSTILE[7:9])
    return Timeline(id="hostile", title=_HOSTILE[8], sources=[source], parties=[party], events=events)


def samples() -> Iterator[Sample]:
    """Yield a sample for every published field of the timeline, of sources, parties and every kind of event."""
    yield from _header_samples()
    yield from _record_samples(Source, "source", "sources")
    yield from _record_samples(Party, "party", "parties")
    base = {field.name for field in attrs.fields(Event)}
    for name in ("event", *(kind for kind in kind_names() if kind != "event")):
        kind = kind_named(name)
        taken: set[str] = set() if kind is Event else base
        yield from _event_samples(kind, name, taken)


def _header_samples() -> Iterator[Sample]:
    whole = sample_timeline()
    for field in _sampled(Timeline, {"id", "title", "sources", "parties", "events"}):
        value = _value(get_type_hints(Timeline)[field.name], about_of(field), field.name)
        changed = attrs.evolve(whole, **{field.name: value})
        yield Sample(record="timeline", path=key_of(field), event=None, without=whole, with_it=changed)


def _record_samples(cls: type[Any], record: str, room: str) -> Iterator[Sample]:
    whole = sample_timeline()
    first = getattr(whole, room)[0]
    for path, without, with_it in _variants(cls, first, {"id", "title", "name"}):
        bare: dict[str, Any] = {room: [without]}
        full: dict[str, Any] = {room: [with_it]}
        yield Sample(
            record=record,
            path=path,
            event=None,
            without=attrs.evolve(whole, **bare),
            with_it=attrs.evolve(whole, **full),
        )


def _event_samples(kind: type[Event], record: str, taken: set[str]) -> Iterator[Sample]:
    bare = kind(
        id="sampled",
        title="It happened",
        date="2015-10-05",
        citations=[Citation(id="c1", source=_NAMED["source"])],
        **_required(kind, {"id", "title"}),
    )
    for path, without, with_it in _variants(kind, bare, {"id", "title", *taken}):
        yield Sample(
            record=record,
            path=path,
            event="sampled",
            without=sample_timeline(without),
            with_it=sample_timeline(with_it),
        )


def _sampled(cls: type[Any], left_out: set[str]) -> list[attrs.Attribute[Any]]:
    return [field for field in attrs.fields(cls) if field.name not in left_out and about_of(field).published]


def _variants(cls: type[Any], base: Any, left_out: set[str]) -> Iterator[tuple[str, Any, Any]]:
    """Yield each field's path, the record without it, and the record with it; then the fields inside it."""
    hints = get_type_hints(cls)
    for field in _sampled(cls, left_out):
        value = _value(hints[field.name], about_of(field), field.name)
        full = attrs.evolve(base, **{field.name: value})
        if full != base:
            yield key_of(field), base, full
        yield from _inner_variants(base, field, hints[field.name])


def _inner_variants(base: Any, field: attrs.Attribute[Any], hint: Any) -> Iterator[tuple[str, Any, Any]]:
    inner, wrap = _inner_record(hint)
    if inner is None:
        return
    bare = _bare_record(inner)
    if bare is None:
        return
    hints = get_type_hints(inner)
    for part in _sampled(inner, set()):
        if part.default is attrs.NOTHING or (inner is Account and part.name == "values"):
            continue
        value = _value(hints[part.name], about_of(part), part.name)
        try:
            full = attrs.evolve(bare, **{part.name: value, **_together(inner, part.name)})
            pair = (
                attrs.evolve(base, **{field.name: wrap(bare)}),
                attrs.evolve(base, **{field.name: wrap(full)}),
            )
        except ValueError:
            # Some fields only make sense together; the field as a whole has been sampled already.
            continue
        yield f"{key_of(field)}.{key_of(part)}", *pair


def _together(inner: type[Any], name: str) -> dict[str, Any]:
    pairs = {"lat": {"lon": 20.5}, "lon": {"lat": 10.5}}
    return pairs.get(name, {}) if {"lat", "lon"} <= set(attrs.fields_dict(inner)) else {}


def _inner_record(hint: Any) -> tuple[type[Any] | None, Callable[[Any], Any]]:
    """Return the record that a field holds, and how one such record stands in the field."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        records = [part for part in arguments if part is not NoneType]
        return _inner_record(records[0]) if len(records) == 1 else (None, _alone)
    if origin is tuple:
        return _composite(arguments[0]), _in_a_tuple
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _composite(arguments[1]), _under_a_label
    return _composite(hint), _alone


def _alone(record: Any) -> Any:
    return record


def _in_a_tuple(record: Any) -> tuple[Any, ...]:
    return (record,)


def _under_a_label(record: Any) -> dict[str, Any]:
    return {"label": record}


def _composite(type_: Any) -> type[Any] | None:
    atoms = (Edtf, Count, Digest, Duration)
    is_record = isinstance(type_, type) and attrs.has(type_) and not issubclass(type_, atoms)
    return type_ if is_record else None


def _bare_record(inner: type[Any]) -> Any:
    if inner is Anchor:
        return None
    if inner is Account:
        return Account(values={"summary": _TEXT})
    if inner is Citation:
        return Citation(id="c1", source=_NAMED["source"])
    if inner is EventDate:
        return EventDate.parse("2015-10-05")
    hints = get_type_hints(inner)
    required = [field for field in attrs.fields(inner) if field.default is attrs.NOTHING]
    return inner(**{field.name: _value(hints[field.name], about_of(field), field.name) for field in required})


def _required(cls: type[Any], given: set[str]) -> dict[str, Any]:
    """Return values for the fields a record cannot be without, unlike those that samples of them get."""
    hints = get_type_hints(cls)
    needed = [
        field for field in attrs.fields(cls) if field.default is attrs.NOTHING and field.name not in given
    ]
    return {field.name: _first_value(hints[field.name], about_of(field), field.name) for field in needed}


def _first_value(hint: Any, about: About, name: str) -> Any:
    if isinstance(hint, type) and issubclass(hint, Vocabulary):
        return next(iter(hint))
    firsts: dict[Any, Any] = {int: 1, float: 1.5, bool: False}
    if hint is str and about.refers is None:
        return "Aldabra"
    return firsts[hint] if hint in firsts else _value(hint, about, name)


def _value(hint: Any, about: About, name: str) -> Any:
    """Return a value of a type, unlike the default, that points only to records that are there."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in {Union, UnionType}:
        if TextPosition in arguments:
            return TextPosition.of("Zanzibar, a text", 0, 8)
        return _value(next(part for part in arguments if part is not NoneType), about, name)
    if origin is tuple:
        return (_value(arguments[0], about, name),)
    if isinstance(origin, type) and issubclass(origin, Mapping):
        return _mapping(arguments[1], about, name)
    if about.refers is not None:
        return _NAMED[about.refers]
    return _named_text(name) if hint is str else _atom(hint, about, name)


_TEXTS: Final = {
    "display_zone": "Asia/Shanghai",
    "zone": "Asia/Shanghai",
    "part": "night",
    "language": "fr",
    "translation_language": "fr",
    "url": "https://example.org/zanzibar",
    "archived_url": "https://example.org/zanzibar-archived",
    "formerly": "zanzibar-before",
    "supports": "date",
}


def _named_text(name: str) -> str:
    return _TEXTS.get(name, _TEXT)


def _mapping(item: Any, about: About, name: str) -> Any:
    if item is Account:
        return {"zanzibar": Account(values={"summary": _TEXT})}
    key = _NAMED[about.refers] if about.refers else "zanzibar"
    return FrozenMap({key: _value(item, About(help=""), name)})


def _atom(hint: Any, about: About, name: str) -> Any:
    del about
    atoms: dict[Any, Any] = {
        int: 7,
        float: 12.5,
        bool: True,
        Edtf: Edtf.parse("2011-11-11"),
        Duration: Duration.parse("-P20Y"),
        Digest: Digest.of(_TEXT),
        Count: Count.parse(">12"),
        EventDate: EventDate.parse("2011-11~"),
        Relation: Relation(kind="responds_to", event=_NAMED["event"]),
        Anchor: Anchor(source=_NAMED["source"]),
        Citation: Citation(source=_NAMED["source"], locator=f"{name} 4"),
    }
    if hint in atoms:
        return atoms[hint]
    if isinstance(hint, type) and issubclass(hint, Vocabulary):
        return list(hint)[-1]
    return _bare_record(cast("type[Any]", hint))
