"""Forms: what a person types and what programs exchange become the same records, or faults that say where."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import events, opaque_events, parties, sources
from timeline.dates import Anchor, EventDate
from timeline.errors import RecordError
from timeline.events import (
    Account,
    Count,
    Event,
    Exercise,
    Meeting,
    Place,
    Relation,
    RelationKind,
    Superlative,
    Tally,
    Vote,
    kind_names,
)
from timeline.fields import FrozenMap, about
from timeline.forms import (
    EVENT,
    HEADER,
    PARTY,
    SOURCE,
    UNREAD,
    Faults,
    Form,
    OpaqueEvent,
    Style,
    document_schema,
    event_form,
    folder_schemas,
    form_of,
)
from timeline.parties import Participant, Party
from timeline.provenance import Citation, Reference, Source, TextPosition, TextQuote


def read(form: Form, plain: Any, style: Style = Style.TYPED) -> Any:
    faults = Faults(style=style)
    value = form.read(plain, (), faults)
    assert not faults.found, faults.found
    return value


def faults_of(form: Form, plain: Any, style: Style = Style.TYPED) -> list[tuple[tuple[str | int, ...], str]]:
    faults = Faults(style=style)
    form.read(plain, (), faults)
    return [(fault.path, fault.code) for fault in faults.found]


def event(**fields: Any) -> dict[str, Any]:
    return {"id": "e", "title": "It happens", **fields}


def as_yaml(plain: Any) -> Any:
    """Plain data as the YAML reader gives it: every scalar a text, and no null."""
    if isinstance(plain, Mapping):
        return {key: as_yaml(value) for key, value in plain.items()}
    if isinstance(plain, list):
        return [as_yaml(item) for item in plain]
    return str(plain).lower() if isinstance(plain, bool) else str(plain)


@settings(max_examples=80, deadline=None)
@given(events(), st.sampled_from(Style))
def test_reading_undoes_writing(made: Event, style: Style) -> None:
    """In both styles, an event comes back as it was."""
    assert read(EVENT, EVENT.write(made, style), style) == made


@settings(max_examples=60, deadline=None)
@given(sources(), parties())
def test_reading_undoes_writing_of_sources_and_parties(source: Source, party: Party) -> None:
    """In both styles, sources and parties come back as they were."""
    for style in Style:
        assert read(SOURCE, SOURCE.write(source, style), style) == source
        assert read(PARTY, PARTY.write(party, style), style) == party


@settings(max_examples=40, deadline=None)
@given(opaque_events())
def test_reading_undoes_writing_of_kinds_not_installed(made: OpaqueEvent) -> None:
    """What is not known is written back as it came."""
    assert read(EVENT, EVENT.write(made, Style.EXCHANGED), Style.EXCHANGED) == made


@pytest.mark.parametrize(
    ("typed", "made"),
    [
        ({"date": "2018-08-28"}, {"date": EventDate.parse("2018-08-28")}),
        (
            {"date": {"edtf": "2018-09", "basis": "inferred"}},
            {"date": EventDate.parse("2018-09", basis="inferred")},
        ),
        (
            {"date": {"edtf": "2018", "anchor": {"source": "tass"}}},
            {"date": EventDate.parse("2018", anchor=[Anchor(source="tass")])},
        ),
        ({"participants": "china"}, {"participants": [Participant(party="china")]}),
        (
            {"participants": [{"party": "russia", "role": "host", "for": ["cis"]}, "china"]},
            {"participants": [Participant(party="russia", role="host", acts_for=["cis"]), "china"]},
        ),
        ({"place": "Beijing"}, {"place": Place(name="Beijing")}),
        (
            {"place": {"name": "Tsugol", "lat": "50.3", "lon": "115"}},
            {"place": Place(name="Tsugol", lat=50.3, lon=115)},
        ),
        ({"citations": ["s1"]}, {"citations": [Citation(source="s1")]}),
        (
            {"citations": {"source": "s1", "at": "p. 4"}},
            {"citations": [Citation(source="s1", locator="p. 4")]},
        ),
        (
            {"citations": [{"source": "s1", "at": {"exact": "so far"}}]},
            {"citations": [Citation(source="s1", locator=TextQuote(exact="so far"))]},
        ),
        (
            {"relations": [{"realises": "plan"}, {"same_series": "first", "number": "3"}]},
            {
                "relations": [
                    Relation(kind="realises", event="plan"),
                    Relation(kind="same_series", event="first", number=3),
                ]
            },
        ),
        ({"count": ">12"}, {"count": Count.parse(">12")}),
        ({"count": "37"}, {"count": Count(37)}),
        ({"tags": "alliance"}, {"tags": ["alliance"]}),
        (
            {"superlatives": [{"rank": "largest", "of": "exercise", "as_of": "2018-08"}]},
            {"superlatives": [Superlative(rank="largest", of="exercise", as_of="2018-08")]},
        ),
        (
            {"accounts": {"one": {"by": "p1", "place": "Moscow", "conflicts_with": {"two": "omission"}}}},
            {
                "accounts": {
                    "one": Account(by="p1", values={"place": "Moscow"}, conflicts_with={"two": "omission"})
                }
            },
        ),
    ],
    ids=lambda part: "-".join(part) if isinstance(part, dict) else None,
)
def test_short_forms_stand_for_long_ones(typed: dict[str, Any], made: dict[str, Any]) -> None:
    """What is natural to type is read as what it means."""
    assert read(EVENT, event(**typed)) == Event(**event(**made))


def test_a_kind_has_its_own_fields() -> None:
    """The key `kind` says which fields there are; without it the plain kind is meant."""
    typed = event(
        kind="vote", positions={"china": "abstain"}, tally={"for": "141", "against": "5"}, members="193"
    )
    made = Vote(**event(positions={"china": "abstain"}, tally=Tally(in_favour=141, against=5), members=193))
    assert read(EVENT, typed) == made
    assert faults_of(EVENT, event(members="193")) == [(("members",), "unknown-field")]


@settings(max_examples=60, deadline=None)
@given(events())
def test_what_is_written_for_a_person_is_read_from_yaml(made: Event) -> None:
    """YAML gives every scalar as a text; that is no loss."""
    assert read(EVENT, as_yaml(EVENT.write(made, Style.TYPED))) == made


@pytest.mark.parametrize("text", ["no", "1:30", "2015-10", "~", "null", "0x1F", "1e3", "true"])
def test_a_text_is_never_guessed_at(text: str) -> None:
    """Nothing typed where a text belongs becomes anything else."""
    assert read(EVENT, event(summary=text)).summary == text


def test_a_scalar_of_another_type_is_no_text_in_exchange() -> None:
    """Programs can be exact, so they must."""
    assert faults_of(EVENT, event(summary=1984), Style.EXCHANGED) == [(("summary",), "wrong-shape")]


@pytest.mark.parametrize("date", [["..2015-10"], {"2022-09-08": None, "2022-09-09": None}])
def test_a_date_that_yaml_reads_as_structure_needs_quotes(date: Any) -> None:
    """The fault says what to do about it."""
    faults = Faults()
    EVENT.read(event(date=date), (), faults)
    (found,) = faults.found
    assert (found.path, found.code) == (("date",), "unquoted")
    assert "quotes" in found.advice


@pytest.mark.parametrize("plain", [None, "", "x", [], 1])
def test_an_event_is_a_mapping(plain: Any) -> None:
    """Anything else is named as such."""
    assert len(faults_of(EVENT, plain)) == 1


def test_nothing_after_a_colon_is_a_slip() -> None:
    """A person who leaves a value out meant one; a program says so with null."""
    assert faults_of(EVENT, event(place=None)) == [(("place",), "empty-value")]
    assert read(EVENT, event(place=None), Style.EXCHANGED).place is None


def test_every_missing_field_is_named() -> None:
    """All faults come in one run."""
    faults = Faults()
    assert EVENT.read({"kind": "meeting"}, ("events", 3), faults) is UNREAD
    assert ["'id'" in found.problem or "'title'" in found.problem for found in faults.found] == [True, True]
    assert {found.path for found in faults.found} == {("events", 3)}


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ({"formerly": ["a b"]}, ("formerly",)),
        ({"participants": [{"party": "x", "role": "hots"}]}, ("participants", 0, "role")),
        ({"citations": ["s1", {"source": "a b"}]}, ("citations", 1, "source")),
        ({"citations": [{"source": "s", "at": "5-2 sha256:9f86d081884c7d65"}]}, ("citations", 0, "at")),
        ({"date": {"edtf": "2015", "zone": "nowhere!"}}, ("date", "zone")),
        ({"place": {"name": "P", "lat": "91", "lon": "0"}}, ("place", "lat")),
        ({"accounts": {"one": {"date": "soon"}}}, ("accounts", "one", "date")),
        ({"accounts": {"one": {"titel": "x"}}}, ("accounts", "one", "titel")),
        ({"relations": [{"realises": "a", "before": "b"}]}, ("relations", 0)),
        ({"relations": [{"realises": "a", "number": "first"}]}, ("relations", 0, "number")),
        ({"count": "many"}, ("count",)),
        ({"custom": ["x"]}, ("custom",)),
        ({"status": "ocurred"}, ("status",)),
        ({"kind": "meting"}, ("kind",)),
        ({"kind": ["meeting"]}, ("kind",)),
    ],
    ids=str,
)
def test_a_fault_is_at_its_field(typed: dict[str, Any], path: tuple[str | int, ...]) -> None:
    """A person is led to the value at fault, not to the record around it."""
    assert [found for found, _ in faults_of(EVENT, event(**typed))] == [path]


def test_a_value_and_its_clean_double_are_a_fault() -> None:
    """Two labels that become one would lose an account."""
    labels = {"one": {"by": "p"}, " one": {"by": "q"}}
    assert faults_of(EVENT, event(accounts=labels)) == [(("accounts", " one"), "duplicate-key")]


def test_guesses_are_not_made_without_end() -> None:
    """The thousandth unknown field still gets a fault, if no guess."""
    faults = Faults()
    EVENT.read(event(**{f"titl{index}": "x" for index in range(1000)}), (), faults)
    assert len(faults.found) == 1000
    assert "did you mean" in faults.found[0].advice
    assert "did you mean" not in faults.found[-1].advice


@pytest.mark.parametrize(
    ("locator", "exchanged"),
    [
        (
            TextPosition.of("Nixon meets Mao", 0, 5),
            {"position": {"start": 0, "end": 5}, "digest": "sha256:de2abc0a45ebd271"},
        ),
        (TextQuote(exact="so far", prefix="it is "), {"quote": {"exact": "so far", "prefix": "it is "}}),
        (Reference("p. 4"), {"reference": "p. 4"}),
        (Reference("54-479 sha256:9f86d081884c7d65"), {"reference": "54-479 sha256:9f86d081884c7d65"}),
    ],
    ids=["position", "quote", "reference", "reference-like-a-position"],
)
def test_a_place_in_a_source_has_one_shape_in_exchange(locator: Any, exchanged: dict[str, Any]) -> None:
    """The three ways to point into a source are told apart by their key."""
    made = Event(**event(citations=[Citation(source="s", locator=locator)]))
    plain = EVENT.write(made, Style.EXCHANGED)
    assert plain["citations"][0]["locator"] == exchanged
    assert read(EVENT, plain, Style.EXCHANGED) == made


@pytest.mark.parametrize(
    ("locator", "path"),
    [
        ({"position": [0, 5]}, ("position",)),
        ({"position": {"start": 0}, "digest": "sha256:de2abc0a45ebd271"}, ()),
        ({"position": {"start": 0, "end": -5}, "digest": "sha256:de2abc0a45ebd271"}, ("position", "end")),
        ({"position": {"start": 0, "end": 5}, "digest": "md5:1"}, ("digest",)),
        (
            {"position": {"start": 0, "end": 5, "digest": "x"}, "digest": "sha256:de2abc0a45ebd271"},
            ("digest",),
        ),
        ({"reference": 4}, ("reference",)),
        ({"reference": ""}, ("reference",)),
        ({"reference": "p. 4", "quote": {"exact": "x"}}, ("quote",)),
        ({"quote": {"exact": "x", "sufix": "y"}}, ("quote", "sufix")),
        ([], ()),
    ],
    ids=str,
)
def test_a_fault_in_a_place_is_at_its_part(locator: Any, path: tuple[str, ...]) -> None:
    """Faults are shown where they stand in the input, whatever shape the record has."""
    plain = event(citations=[{"source": "s", "locator": locator}])
    assert [found for found, _ in faults_of(EVENT, plain, Style.EXCHANGED)] == [
        ("citations", 0, "locator", *path)
    ]


@pytest.mark.parametrize(("count", "plain"), [("37", 37), (">12", ">12"), ("~300", "~300")])
def test_an_exact_count_is_a_number(count: str, plain: int | str) -> None:
    """Programs can add it up; what is not exact is a text, which they cannot mistake for one that is."""
    assert EVENT.write(Event(**event(count=count)), Style.EXCHANGED)["count"] == plain


def test_a_claim_of_an_account_is_written_even_if_it_is_the_default() -> None:
    """A voice that says an event occurred has said something."""
    made = Event(**event(status="alleged", accounts={"one": Account(values={"status": "occurred"})}))
    plain = EVENT.write(made, Style.TYPED)
    assert plain["accounts"] == {"one": {"status": "occurred"}}
    assert read(EVENT, plain) == made


@pytest.mark.parametrize(
    "values", [{"place": None}, {"note": "x"}, {"private": "x"}, {"accounts": {}}, {"id": "x"}]
)
def test_an_account_cannot_claim_what_would_be_lost(values: dict[str, Any]) -> None:
    """A claim that no form could write is refused where it is made."""
    with pytest.raises(RecordError):
        Event(**event(accounts={"one": Account(values=values)}))


def test_what_is_private_is_typed_and_never_exchanged() -> None:
    """The folder keeps it; no other format sees it."""
    made = Event(**event(private="Call back"))
    assert EVENT.write(made, Style.TYPED)["private"] == "Call back"
    assert "private" not in EVENT.write(made, Style.EXCHANGED)
    assert "private" not in str(document_schema(1))
    assert "private" in folder_schemas()["events"]["$defs"]["Event"]["properties"]


def test_a_kind_not_installed_is_a_slip_when_typed() -> None:
    """A person gets a fault with a guess; a program's event is carried."""
    faults = Faults()
    assert EVENT.read(event(kind="meting"), (), faults) is UNREAD
    assert "did you mean 'meeting'" in str(faults.found[0])
    assert isinstance(read(EVENT, event(kind="meting"), Style.EXCHANGED), OpaqueEvent)


def test_an_opaque_event_cannot_hide_a_field_of_every_event() -> None:
    """Its own fields are beside the shared ones, never in their place."""
    with pytest.raises(RecordError, match="every event has it"):
        OpaqueEvent(kind="hearing", id="h", title="It opens", fields={"title": "Other"})


@attrs.frozen(kw_only=True)
class _Docket:
    number: int = attrs.field()
    rooms: tuple[str, ...] = attrs.field(default=())


@attrs.frozen(kw_only=True)
class _Hearing(Event):
    """A kind as another package would write it: validators of attrs, metadata only where it wants some."""

    kind: ClassVar[str] = "hearing"

    court: str = attrs.field(validator=attrs.validators.max_len(5))
    docket: _Docket | None = attrs.field(default=None)
    fees: FrozenMap[str, float] = attrs.field(factory=FrozenMap)
    secret: str | None = attrs.field(default=None, metadata=about("Kept.", published=False))
    length: int = attrs.field(init=False, default=3)
    label: str = attrs.field(default=attrs.Factory(lambda self: f"at {self.court}", takes_self=True))


HEARING = event_form(_Hearing)


def test_a_kind_from_outside_is_read_and_written() -> None:
    """Records, lists and mappings of its own need no more than their annotations."""
    plain = event(court="ICC", docket={"number": 7, "rooms": ["A"]}, fees={"entry": 2.5}, label="here")
    made = read(HEARING, plain, Style.EXCHANGED)
    assert made == _Hearing(
        **event(
            court="ICC",
            docket=_Docket(number=7, rooms=("A",)),
            fees=FrozenMap({"entry": 2.5}),
            label="here",
        )
    )
    assert read(HEARING, HEARING.write(made, Style.EXCHANGED), Style.EXCHANGED) == made


def test_a_validator_of_a_kind_from_outside_makes_a_fault() -> None:
    """Whatever its class raises against a value, the reader says where it stands."""
    assert faults_of(HEARING, event(court="The Hague")) == [((), "bad-value")]


def test_a_private_claim_of_a_kind_from_outside_is_not_exchanged() -> None:
    """What a kind keeps private cannot leave through an account."""
    with pytest.raises(RecordError):
        _Hearing(**event(court="ICC", accounts={"one": Account(values={"secret": "x"})}))


@pytest.mark.parametrize("type_", [bytes, tuple[str, int], str | int, FrozenMap[int, str], dict, object])
def test_a_type_without_a_form_is_refused_by_name(type_: Any) -> None:
    """Who writes a kind learns at once which annotations will do."""
    with pytest.raises(TypeError, match="no form for"):
        form_of(type_)


def test_every_form_refuses_what_it_cannot_read() -> None:
    """No plain data of any shape escapes as another exception."""
    strange: list[Any] = [
        None,
        True,
        1,
        1.5,
        "x",
        [],
        {},
        [[]],
        {"x": []},
        {"": None},
        float("inf"),
        10**5000,
    ]
    names = (
        "id",
        "title",
        "date",
        "place",
        "citations",
        "relations",
        "accounts",
        "count",
        "custom",
        "superlatives",
    )
    for name in names:
        for plain in strange:
            for style in Style:
                EVENT.read(event(**{name: plain}), (), Faults(style=style))
    for form in (EVENT, HEADER, SOURCE, PARTY, *(event_form(kind) for kind in (Exercise, Meeting, Vote))):
        for plain in strange:
            form.read(plain, (), Faults())


@pytest.mark.parametrize("name", kind_names())
def test_every_kind_installed_has_a_form(name: str) -> None:
    """No kind uses an annotation that cannot be read or written."""
    assert read(EVENT, event(kind=name), Style.EXCHANGED).kind == name


def test_every_link_can_be_typed_as_one_pair() -> None:
    """The word for the link is the key."""
    for kind in RelationKind:
        assert read(EVENT, event(relations=[{kind.value: "x"}])).relations == (
            Relation(kind=kind, event="x"),
        )
