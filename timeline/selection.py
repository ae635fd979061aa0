"""Which events of a timeline are wanted: criteria given in code, or typed as expressions.

Where accounts differ, every version counts: an event is found by what any account claims of it. Only a date
that must certainly lie in a span has to do so in every version.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, Any, Final, TypeAlias, cast

import attrs

from timeline.dates import Edtf, certainly_within, possibly_within
from timeline.errors import DateError, OptionError, UnknownNameError, did_you_mean
from timeline.events import Event, Reference, Status, kind_names, references
from timeline.fields import about_of
from timeline.provenance import Digest
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.timeline import Timeline

__all__ = ["KEYS", "Criterion", "Predicate", "criteria", "parse_where", "party_ids"]

Predicate: TypeAlias = Callable[[Event], bool]

# What stands in a field as a text and is none that a reader reads: ids, paths, names of languages and zones.
_NOT_READ: Final = frozenset(
    {"id", "formerly", "supports", "language", "translation_language", "zone", "private"}
)
_EXPRESSION: Final = re.compile(r"\s*([\w-]+)\s*(!=|!~|=|~)\s*(.*?)\s*", re.DOTALL)


@attrs.frozen
class Criterion:
    """One condition on events: ``party=Russia``, ``date~2015-10``, ``status!=planned``.

    Attributes:
        key: What is looked at.
        operator: ``=`` is, ``~`` contains or possibly is, with ``!`` before it for the contrary.
        value: What is looked for; several values, any of which will do, are set apart by ``|``.
    """

    key: str
    operator: str
    value: str


def parse_where(expression: str) -> Criterion:
    """Read one condition.

    >>> parse_where("party = Russian Parliament")
    Criterion(key='party', operator='=', value='Russian Parliament')

    Raises:
        OptionError: The text is no condition, or looks at something events do not have.
    """
    found = _EXPRESSION.fullmatch(expression) if isinstance(cast("object", expression), str) else None
    if not found or not found[3]:
        raise OptionError(
            "where", f"found {expression!r}, expected KEY=VALUE", "such as kind=vote or date~2015-10"
        )
    if found[1] not in KEYS:
        problem = f"no key {found[1]!r}, expected one of {', '.join(KEYS)}"
        raise OptionError("where", problem, did_you_mean(found[1], KEYS))
    return Criterion(found[1], found[2], found[3])


def criteria(timeline: Timeline, conditions: Iterable[Criterion]) -> Predicate:
    """Return a predicate that holds for the events that meet every condition.

    Raises:
        OptionError: A value cannot be what its key asks for.
        UnknownNameError: A value names a kind, party, source or status that is not there.
    """
    predicates = [_predicate(timeline, condition) for condition in conditions]
    return lambda event: all(predicate(event) for predicate in predicates)


def party_ids(event: Event) -> frozenset[str]:
    """Return the ids of the parties in an event: those taking part, those they act for, a body, its voters.

    What an account claims counts; who is only cited or quoted does not take part.
    """
    found = (reference for reference in references(event) if reference.to == "party")
    return frozenset(reference.id for reference in found if _takes_part(reference))


def _takes_part(reference: Reference) -> bool:
    root, *rest = reference.path
    if root == "accounts":
        return rest[1] == "values" and rest[2] not in {"citations", "superlatives"}
    return root not in {"citations", "superlatives"}


def _predicate(timeline: Timeline, condition: Criterion) -> Predicate:
    values = [value.strip() for value in condition.value.split("|")]
    if not all(values):
        raise OptionError(
            "where", f"found an empty value in {condition.value!r}", "leave out the | beside it"
        )
    loose = condition.operator.endswith("~")
    tests = [KEYS[condition.key](timeline, value, loose) for value in values]
    wanted = not condition.operator.startswith("!")
    return lambda event: any(test(event) for test in tests) is wanted


def _versions(event: Event, field: str) -> Iterator[Any]:
    """Yield a field as the event has it, then as each account that claims it does; none that is empty."""
    own = getattr(event, field)
    claimed = (account.values[field] for account in event.accounts.values() if field in account.values)
    yield from (value for value in (own, *claimed) if value is not None and value != ())


def _by_kind(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del loose
    kinds = sorted({*kind_names(), *(event.kind for event in timeline.events)})
    if value not in kinds:
        raise UnknownNameError("kind of event", value, kinds)
    return lambda event: event.kind == value


def _by_status(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline, loose
    words = [status.value for status in Status]
    if value not in words:
        raise UnknownNameError("status", value, words)
    return lambda event: value in _versions(event, "status")


def _by_party(timeline: Timeline, value: str, loose: bool) -> Predicate:
    wanted = timeline.party_group(value, members=not loose)
    return lambda event: not wanted.isdisjoint(party_ids(event))


def _by_source(timeline: Timeline, value: str, loose: bool) -> Predicate:
    wanted = frozenset(_like(timeline, value)) if loose else {timeline.source(value).id}
    return lambda event: any(citation.source in wanted for citation in event.citations)


def _like(timeline: Timeline, value: str) -> Iterator[str]:
    for source in timeline.sources:
        names = (source.id, source.title, source.publisher or "", *source.authors)
        if any(_matches(name, value, loose=True) for name in names):
            yield source.id


def _by_line(field: str) -> Callable[[Timeline, str, bool], Predicate]:
    def by_field(timeline: Timeline, value: str, loose: bool) -> Predicate:
        del timeline

        def test(event: Event) -> bool:
            several = (line for lines in _versions(event, field) for line in lines)
            return any(_matches(line, value, loose) for line in several)

        return test

    return by_field


def _by_place(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline

    def test(event: Event) -> bool:
        names = (name for place in _versions(event, "place") for name in (place.name, place.within))
        return any(_matches(name, value, loose) for name in names if name)

    return test


def _by_text(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline, loose
    wanted = fold(value)
    return lambda event: any(wanted in fold(text) for text in _texts(event))


def _by_date(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline
    try:
        span = Edtf.parse(value)
    except DateError as error:
        raise OptionError("where", str(error)) from error

    def test(event: Event) -> bool:
        dates = list(_versions(event, "date"))
        if loose:
            return any(possibly_within(date, span) for date in dates)
        return bool(dates) and all(certainly_within(date, span) for date in dates)

    return test


def _by_conflict(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline, loose
    if value not in {"yes", "no"}:
        raise OptionError("where", f"found conflict={value}, expected yes or no")
    wanted = value == "yes"
    return lambda event: any(account.conflicts_with for account in event.accounts.values()) is wanted


def _matches(text: str, value: str, loose: bool) -> bool:
    return fold(value) in fold(text) if loose else fold(value) == fold(text)


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in a value that a reader reads, those of accounts and of third-party kinds included."""
    if isinstance(value, Enum | Edtf | Digest):
        return
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in cast("Mapping[str, Any]", value).values():
            yield from _texts(item)
    elif isinstance(value, tuple):
        for item in cast("Iterable[Any]", value):
            yield from _texts(item)
    elif attrs.has(value.__class__):
        for field in attrs.fields(value.__class__):
            if field.name not in _NOT_READ and about_of(field).refers is None:
                yield from _texts(getattr(value, field.name))


KEYS: Final[dict[str, Callable[[Timeline, str, bool], Predicate]]] = {
    "kind": _by_kind,
    "status": _by_status,
    "party": _by_party,
    "source": _by_source,
    "tag": _by_line("tags"),
    "place": _by_place,
    "call": _by_line("calls"),
    "text": _by_text,
    "date": _by_date,
    "conflict": _by_conflict,
}
"""What a condition can look at, each with what makes its predicate."""
