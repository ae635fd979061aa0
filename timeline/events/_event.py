"""Events: one dated happening each, with who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, ClassVar, Final

import attrs

from timeline.dates import EventDate
from timeline.errors import DateError, RecordError, did_you_mean
from timeline.events._account import Account, to_accounts
from timeline.events._count import Count, to_count
from timeline.events._place import Place, to_place
from timeline.events._relation import Relation
from timeline.events._superlative import Superlative
from timeline.fields import (
    FrozenMap,
    Vocabulary,
    about,
    about_of,
    clean_id,
    converter_of,
    ids,
    key_of,
    line_map,
    lines,
    naming,
    optional_text,
    records,
)
from timeline.parties import Participant, to_participants
from timeline.provenance import Citation, to_citations
from timeline.text import clean_line, with_article
from timeline.when import to_event_date

__all__ = ["Event", "Status"]


class Status(Vocabulary):
    """How far the event is a fact."""

    OCCURRED = "occurred"
    ONGOING = "ongoing"
    PLANNED = "planned"
    PROPOSED = "proposed"
    EXPECTED = "expected"
    CANCELLED = "cancelled"
    ALLEGED = "alleged"
    DID_NOT_OCCUR = "did_not_occur"


def _to_relations(values: Iterable[Relation]) -> tuple[Relation, ...]:
    return records(values, Relation, "relations")


def _to_superlatives(values: Iterable[Superlative]) -> tuple[Superlative, ...]:
    return records(values, Superlative, "superlatives")


# What an account cannot have a version of: it is what makes the record this record, or hangs on it.
_NOT_IN_ACCOUNTS: Final = frozenset({"id", "formerly", "accounts"})
# What an account says of itself stands under these keys, so no claim can.
_OF_THE_ACCOUNT: Final = frozenset(key_of(field) for field in attrs.fields(Account))


@attrs.frozen(kw_only=True, field_transformer=naming)
class Event:
    """One dated happening.

    The plain class is for what no kind fits. A kind is a subclass with a `kind` of its own and, where it has
    them, more fields; packages add kinds through the entry-point group ``timeline.kinds``.
    """

    kind: ClassVar[str] = "event"

    id: str = attrs.field(converter=clean_id, metadata=about("The id by which other records point to it."))
    formerly: tuple[str, ...] = attrs.field(
        default=(),
        converter=ids,
        metadata=about("Earlier ids, oldest first, so that a rename keeps its calendar UID."),
    )
    title: str = attrs.field(
        converter=clean_line,
        metadata=about("What happened, in one line that is true when read alone, negation included."),
    )
    summary: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What happened, at more length.")
    )
    date: EventDate | None = attrs.field(
        default=None, converter=to_event_date, metadata=about("When, and how that is known.", always=True)
    )
    status: Status = attrs.field(
        default=Status.OCCURRED, converter=Status, metadata=about("How far the event is a fact.", always=True)
    )
    participants: tuple[Participant, ...] = attrs.field(
        default=(),
        converter=to_participants,
        metadata=about("Who took part, and how; a bare id is a participant.", always=True),
    )
    place: Place | None = attrs.field(default=None, converter=to_place, metadata=about("Where."))
    tags: tuple[str, ...] = attrs.field(default=(), converter=lines, metadata=about("Words to find it by."))
    calls: tuple[str, ...] = attrs.field(
        default=(), converter=lines, metadata=about("What else the sources call it: summit, videoconference.")
    )
    relations: tuple[Relation, ...] = attrs.field(
        default=(), converter=_to_relations, metadata=about("Typed links to other events.", always=True)
    )
    citations: tuple[Citation, ...] = attrs.field(
        default=(),
        converter=to_citations,
        metadata=about("Who says so; a bare id cites that source as a whole.", always=True),
    )
    accounts: FrozenMap[str, Account] = attrs.field(
        factory=FrozenMap[str, Account],
        converter=to_accounts,
        metadata=about("Versions that differ, each under a label.", always=True),
    )
    count: Count | None = attrs.field(
        default=None,
        converter=to_count,
        metadata=about("How many happenings the record stands for; it is never expanded into members."),
    )
    superlatives: tuple[Superlative, ...] = attrs.field(
        default=(), converter=_to_superlatives, metadata=about("First, largest: ranks that somebody asserts.")
    )
    note: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("A remark of the chronicler, published.")
    )
    private: str | None = attrs.field(
        default=None,
        converter=optional_text,
        metadata=about("A remark that is never exported.", published=False),
    )
    custom: FrozenMap[str, str] = attrs.field(
        factory=FrozenMap[str, str], converter=line_map, metadata=about("Fields of your own, each a text.")
    )

    def __attrs_post_init__(self) -> None:
        if not self.title:
            raise RecordError(self.kind, "title", "found nothing, expected what happened, in one line")
        if self.accounts:
            object.__setattr__(self, "accounts", self._typed_accounts())

    def _typed_accounts(self) -> FrozenMap[str, Account]:
        return FrozenMap({label: self._typed(label, account) for label, account in self.accounts.items()})

    def _typed(self, label: str, account: Account) -> Account:
        fields = account_fields(type(self))
        values: dict[str, Any] = {}
        for name, value in account.values.items():
            if name not in fields:
                problem = f"found {name!r}, expected a field of {with_article(self.kind)}"
                raise RecordError(self.kind, "accounts", problem, did_you_mean(name, fields))
            if value is None:
                advice = "leave it out, or say in `omits` what this voice leaves out"
                raise RecordError(self.kind, "accounts", f"found nothing as {name!r} of an account", advice)
            values[name] = self._claimed(fields[name], value, label)
        return attrs.evolve(account, values=FrozenMap(values))

    def _claimed(self, field: attrs.Attribute[Any], value: Any, label: str) -> Any:
        convert = converter_of(field)
        try:
            return convert(value) if convert else value
        except (DateError, RecordError) as error:
            raise error.within(self.kind, f"accounts.{label}.{key_of(field)}") from None

    def citation(self, citation_id: str) -> Citation | None:
        """Return the citation of this event with that id, or None."""
        return next((citation for citation in self.citations if citation.id == citation_id), None)

    @property
    def stands_for_series(self) -> bool:
        """Whether the record stands for several happenings that are not listed."""
        return self.count is not None


def account_fields(kind: type[Event]) -> Mapping[str, attrs.Attribute[Any]]:
    """Return the fields of a kind that an account may have its own version of, by attribute name."""
    return _account_fields(kind)  # type: ignore[arg-type]  # mypy takes a class to hash like its instances


@cache
def _account_fields(kind: type[Any]) -> dict[str, attrs.Attribute[Any]]:
    return {field.name: field for field in attrs.fields(kind) if _can_differ(field)}


def _can_differ(field: attrs.Attribute[Any]) -> bool:
    taken = field.name in _NOT_IN_ACCOUNTS or key_of(field) in _OF_THE_ACCOUNT
    return about_of(field).published and not taken
