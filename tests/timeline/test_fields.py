"""What records take: a value of the field's type, or what stands for one; all else is refused at the edge."""

from __future__ import annotations

import copy
import datetime as dt
import pickle
import re
from collections.abc import Callable, Iterator
from typing import Any, Final

import attrs
import pytest

from timeline import (
    Account,
    Citation,
    Count,
    Digest,
    Edtf,
    Event,
    EventDate,
    Meeting,
    Participant,
    Party,
    Place,
    Reference,
    Relation,
    Source,
    Superlative,
    Tally,
    TextPosition,
    TextQuote,
    Timeline,
    Vote,
    Wording,
)
from timeline.dates import Anchor, Duration
from timeline.errors import DateError, RecordError, TimelineError
from timeline.events import kind_named, kind_names
from timeline.fields import FrozenMap, key_of, require
from timeline.forms import OpaqueEvent
from timeline.text import spaced

LEAST: Final[dict[type[Any], dict[str, Any]]] = {
    Account: {},
    Anchor: {"source": "wire"},
    Citation: {"source": "wire"},
    Count: {"number": 3},
    Digest: {"hex": "0" * 16},
    Duration: {"days": 3},
    EventDate: {"value": Edtf.parse("2015")},
    OpaqueEvent: {"kind": "trial", "id": "e", "title": "The trial opens"},
    Participant: {"party": "china"},
    Party: {"id": "china", "name": "China"},
    Place: {"name": "Geneva"},
    Reference: {"text": "p. 4"},
    Relation: {"kind": "before", "event": "e"},
    Source: {"id": "wire", "title": "A report"},
    Superlative: {"rank": "first", "of": "summits"},
    Tally: {},
    TextPosition: {"start": 0, "end": 3, "digest": Digest.of("abc")},
    TextQuote: {"exact": "abc"},
    Timeline: {"id": "t", "title": "T"},
    Wording: {"text": "friendship"},
    **{kind_named(name): {"id": "e", "title": "It happens"} for name in kind_names()},
}
FIELDS = [(cls, field) for cls in LEAST for field in attrs.fields(cls) if field.init]

ODD: Final[tuple[Any, ...]] = (
    *(None, True, -1, 5, 2.5, float("inf"), 10**400, b"x", "", "a b", "x" * 300, "\ud800"),
    *([], [5], ["a"], [None], [[]], [{}], (1, 2), {"a"}, {}, {"a": 5}, {5: "a"}, {"a": None}),
    *(object(), int, dt.date(2022, 2, 4), Edtf.parse("2015"), EventDate.parse("2015")),
)


def made_with(cls: type[Any], field: attrs.Attribute[Any]) -> Iterator[Any]:
    for value in ODD:
        try:
            yield cls(**{**LEAST[cls], field.alias or field.name: value})
        except TimelineError:
            continue


def refusals(cls: type[Any], field: attrs.Attribute[Any]) -> Iterator[DateError | RecordError]:
    for value in ODD:
        try:
            cls(**{**LEAST[cls], field.alias or field.name: value})
        except (DateError, RecordError) as error:
            yield error


@pytest.mark.parametrize(
    ("cls", "field"), FIELDS, ids=lambda part: getattr(part, "__name__", None) or part.name
)
def test_a_record_is_refused_or_sound(cls: type[Any], field: attrs.Attribute[Any]) -> None:
    """Whatever a field is given, either the error is one of ours, or the record can be hashed, copied and sent."""
    for record in made_with(cls, field):
        assert hash(record) == hash(copy.deepcopy(record))
        assert pickle.loads(pickle.dumps(record)) == record  # noqa: S301 - our own, just made
        assert copy.copy(record) == record


@pytest.mark.parametrize(
    ("cls", "given", "problem"),
    [
        (Meeting, {"title": 5}, "found int, expected a text"),
        (
            Meeting,
            {"date": dt.date(2022, 2, 4)},
            "found date, expected an EDTF text; write '2022-02-04'",
        ),
        (Meeting, {"tags": {"a", "b"}}, "found set, expected a list of texts"),
        (
            Meeting,
            {"citations": {"wire": "p. 4"}},
            "found dict, expected a list of citations or ids of sources",
        ),
        (Meeting, {"relations": ["visit"]}, "found str, expected relations"),
        (Meeting, {"accounts": {"ministry": {"by": "mod"}}}, "found dict, expected an account"),
        (Meeting, {"custom": ["a"]}, "found list, expected a mapping of names to values"),
        (Vote, {"tally": 141}, "found int, expected a tally"),
    ],
    ids=str,
)
def test_the_error_says_what_was_given_and_what_belongs_there(
    cls: type[Event], given: dict[str, Any], problem: str
) -> None:
    """A value of the wrong type is named with its type, next to what the field takes."""
    with pytest.raises(RecordError) as caught:
        cls(**{"id": "e", "title": "It happens", **given})
    assert problem in str(caught.value)


LOCATORS: Final = {Reference, TextPosition, TextQuote}
# What is checked between fields is named by one of them, or as the locator that people type after `at`.
TOGETHER: Final[dict[type[Any], str]] = {Anchor: "anchor", Place: "lat", TextPosition: "at", Reference: "at"}
# A duration is a value like a date, and no record.
OURS: Final = [(cls, field) for cls, field in FIELDS if cls is not Duration]


@pytest.mark.parametrize(
    ("cls", "field"), OURS, ids=lambda part: getattr(part, "__name__", None) or part.name
)
def test_a_refused_value_is_named_by_its_record_and_field(
    cls: type[Any], field: attrs.Attribute[Any]
) -> None:
    """Whatever a field refuses, the error says of which record, and the field as a person types it."""
    kind = getattr(cls(**LEAST[cls]), "kind", "") if issubclass(cls, Event) else ""
    named = {kind or spaced(cls.__name__), spaced(cls.__name__), *(["locator"] if cls in LOCATORS else [])}
    for error in refusals(cls, field):
        assert error.record in named
        assert error.field in {key_of(field), TOGETHER.get(cls)}


def test_what_is_refused_deep_inside_a_value_is_named_by_what_was_passed() -> None:
    """The id of a source among citations, a claim of an account: the error leads to the argument at hand."""
    with pytest.raises(RecordError, match=r"^meeting: citations: found 'p. 4', expected letters"):
        Meeting(id="e", title="It happens", citations=["p. 4"])
    with pytest.raises(RecordError, match=r"^vote: accounts\.ministry\.tally: found int, expected a tally"):
        Vote(id="e", title="It happens", accounts={"ministry": Account(by="mod", values={"tally": 3})})


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda: Event(id="e", title="It happens", date="nonsense"), "event: date: 'nonsense' is no date: "),
        (lambda: Source(id="s", title="A report", published="2022-13"), "source: published: '2022-13' is no"),
        (lambda: EventDate.parse("2022", zone=5), "event date: zone: found int, expected a text"),
        (lambda: EventDate.parse("2022-02-04", part="lunch"), "event date: part: found 'lunch', expected"),
        (lambda: EventDate.parse("2022", offset="soon"), "event date: offset: 'soon' is no date"),
        (lambda: EventDate.parse("2022", basis="guessed"), "event date: basis: found 'guessed'"),
        (lambda: EventDate("2022"), "event date: edtf: found str, expected an Edtf; EventDate.parse"),  # type: ignore[arg-type]  # on purpose
        (lambda: Anchor(source="a b"), "anchor: source: found 'a b', expected letters"),
        (lambda: Anchor(date="2022-13"), "anchor: date: '2022-13' is no date"),
        (
            lambda: Event(id="e", title="T", accounts={"one": Account(by="p", values={"date": "soon"})}),
            "event: accounts.one.date: 'soon' is no date",
        ),
    ],
)
def test_a_date_is_refused_with_the_record_and_field_that_it_was_for(
    make: Callable[[], object], says: str
) -> None:
    """What is no date is said where it was given, as any other value is."""
    with pytest.raises((DateError, RecordError), match=f"^{re.escape(says)}"):
        make()


def test_a_date_alone_is_refused_without_a_record() -> None:
    """Where a text is parsed by itself, there is no field to name."""
    with pytest.raises(DateError, match=r"^'nonsense' is no date: "):
        Edtf.parse("nonsense")


def test_a_word_is_no_truth_value() -> None:
    """The text "no" would count as true, so a party is unnamed by True or False alone."""
    with pytest.raises(RecordError, match="found str, expected True or False"):
        Party(id="diplomat", name="A diplomat", unnamed="no")  # type: ignore[arg-type]  # the slip under test


@pytest.mark.parametrize(
    ("cls", "given"),
    [
        (Meeting, {"custom": {"a b": "one", "a  b": "two"}}),
        (Meeting, {"accounts": {"one": Account(by="p"), " one": Account(by="q")}}),
        (Vote, {"positions": {"china": "for", "china ": "against"}}),
    ],
    ids=lambda part: next(iter(part)) if isinstance(part, dict) else None,
)
def test_two_names_that_are_one_once_clean_are_refused(cls: type[Event], given: dict[str, Any]) -> None:
    """Of two entries that would become one, none is dropped in silence."""
    with pytest.raises(RecordError, match="twice, expected each name once"):
        cls(id="e", title="It happens", **given)


def test_a_timeline_needs_a_title() -> None:
    """A chronology without a title is refused, as a source or an event is."""
    with pytest.raises(RecordError, match="timeline: title: found nothing"):
        Timeline(id="t", title=" \n ")


def test_a_timeline_travels_with_its_look_ups() -> None:
    """A timeline that has been searched can be sent to another process and copied, and finds the same there."""
    timeline = Timeline(
        id="t", title="T", parties=[Party(id="p", name="P")], events=[Meeting(id="m", title="They meet")]
    )
    assert "m" in timeline
    assert timeline.party("P").id == "p"
    for arrived in (pickle.loads(pickle.dumps(timeline)), copy.copy(timeline), copy.deepcopy(timeline)):  # noqa: S301 - our own
        assert arrived == timeline
        assert hash(arrived) == hash(timeline)
        assert arrived["m"] == timeline["m"]
        assert arrived.party("p") == timeline.party("P")


def test_maps_are_equal_in_any_order() -> None:
    """A frozen mapping equals, and hashes like, another with the same entries, and stands in the same order."""
    one, other = FrozenMap({"a": 1, "b": 2}), FrozenMap({"b": 2, "a": 1})
    assert one == other
    assert hash(one) == hash(other)
    assert [*one] == [*other] == ["a", "b"]
    assert pickle.loads(pickle.dumps(one)) == one  # noqa: S301 - our own


@pytest.mark.parametrize("several", [(Event, Source), Event | Source], ids=repr)
def test_several_classes_are_named_each(several: Any) -> None:
    """A function that works on either of two classes says both where it is given neither."""
    require("show", several, record=Source(id="wire", title="A report"))
    with pytest.raises(RecordError, match=r"^show: record: found int, expected an event or a source$"):
        require("show", several, record=5)
