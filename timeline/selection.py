"""Which events of a timeline are wanted: criteria given in code, or typed as expressions."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import attrs

from timeline.dates import Edtf
from timeline.errors import OptionError, UnknownNameError, nearest
from timeline.events import Event, Status, kind_names, references
from timeline.text import fold

if TYPE_CHECKING:
    from timeline.timeline import Timeline

__all__ = ["KEYS", "Criterion", "Predicate", "criteria", "parse_where", "party_ids"]

Predicate: TypeAlias = Callable[[Event], bool]

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
    found = _EXPRESSION.fullmatch(expression)
    if not found or not found[3]:
        raise OptionError(
            "where", f"found {expression!r}, expected KEY=VALUE", "such as kind=vote or date~2015-10"
        )
    if found[1] not in KEYS:
        guess = nearest(found[1], KEYS)
        advice = f"did you mean {guess!r}?" if guess else ""
        raise OptionError("where", f"no key {found[1]!r}, expected one of {', '.join(KEYS)}", advice)
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
    """Return the ids of the parties in an event: those taking part, those they act for, a body, its voters."""
    return frozenset(
        reference.id
        for reference in references(event)
        if reference.to == "party" and reference.path[0] not in {"citations", "accounts", "superlatives"}
    )


def _predicate(timeline: Timeline, condition: Criterion) -> Predicate:
    values = [value.strip() for value in condition.value.split("|")]
    loose = condition.operator.endswith("~")
    tests = [KEYS[condition.key](timeline, value, loose) for value in values]
    wanted = not condition.operator.startswith("!")
    return lambda event: any(test(event) for test in tests) is wanted


def _by_kind(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline, loose
    kinds = kind_names()
    if value not in kinds:
        raise UnknownNameError("kind of event", value, kinds)
    return lambda event: event.kind == value


def _by_status(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline, loose
    words = [status.value for status in Status]
    if value not in words:
        raise UnknownNameError("status", value, words)
    return lambda event: event.status == value


def _by_party(timeline: Timeline, value: str, loose: bool) -> Predicate:
    wanted = timeline.party_group(value, members=not loose)
    return lambda event: not wanted.isdisjoint(party_ids(event))


def _by_source(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del loose
    wanted = timeline.source(value).id
    return lambda event: any(citation.source == wanted for citation in event.citations)


def _by_tag(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline
    return lambda event: any(_matches(tag, value, loose) for tag in event.tags)


def _by_place(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline

    def test(event: Event) -> bool:
        names = [event.place.name, event.place.within] if event.place else []
        return any(_matches(name, value, loose) for name in names if name)

    return test


def _by_call(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline
    return lambda event: any(_matches(call, value, loose) for call in event.calls)


def _by_text(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline, loose
    wanted = fold(value)
    return lambda event: any(wanted in fold(text) for text in _texts(event))


def _by_date(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline
    span = Edtf.parse(value)

    def test(event: Event) -> bool:
        if event.date is None:
            return False
        return possibly_within(event.date.value, span) if loose else certainly_within(event.date.value, span)

    return test


def _by_conflict(timeline: Timeline, value: str, loose: bool) -> Predicate:
    del timeline, loose
    if value not in {"yes", "no"}:
        raise OptionError("where", f"found conflict={value}, expected yes or no")
    wanted = value == "yes"
    return lambda event: any(account.conflicts_with for account in event.accounts.values()) is wanted


def certainly_within(date: Edtf, span: Edtf) -> bool:
    """Say whether every day the date may fall on lies within the span."""
    starts = span.earliest is None or (date.earliest is not None and date.earliest >= span.earliest)
    ends = span.latest is None or (date.latest is not None and date.latest <= span.latest)
    return starts and ends


def possibly_within(date: Edtf, span: Edtf) -> bool:
    """Say whether some day the date may fall on lies within the span."""
    not_after = span.latest is None or date.earliest is None or date.earliest <= span.latest
    not_before = span.earliest is None or date.latest is None or date.latest >= span.earliest
    return not_after and not_before


def _matches(text: str, value: str, loose: bool) -> bool:
    return fold(value) in fold(text) if loose else fold(value) == fold(text)


def _texts(event: Event) -> Iterable[str]:
    """Yield every text a reader of the event sees, so that searching finds what reading would."""
    yield from (
        event.title,
        event.summary or "",
        event.note or "",
        *event.tags,
        *event.calls,
        *event.custom.values(),
    )
    for field in ("subject", "resolution", "form", "venue", "amount"):
        value: Any = getattr(event, field, None)
        if isinstance(value, str):
            yield value


KEYS: Final[dict[str, Callable[[Timeline, str, bool], Predicate]]] = {
    "kind": _by_kind,
    "status": _by_status,
    "party": _by_party,
    "source": _by_source,
    "tag": _by_tag,
    "place": _by_place,
    "call": _by_call,
    "text": _by_text,
    "date": _by_date,
    "conflict": _by_conflict,
}
"""What a condition can look at, each with what makes its predicate."""
