"""How records read in English: the words shared by the terminal, the calendar, the workbook and Markdown.

Everything here returns plain text. Escaping is each format's own affair.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from typing import Any, Final

import attrs

from timeline.dates import Basis, Edtf, EventDate, words
from timeline.events import (
    Account,
    Conflict,
    Count,
    Event,
    Place,
    Relation,
    RelationKind,
    Status,
    Superlative,
    Tally,
    Vote,
    VotePosition,
)
from timeline.fields import about_of, key_of
from timeline.parties import Participant
from timeline.provenance import Citation, Locator, Source, Stance, TextPosition, Wording
from timeline.timeline import Timeline

__all__ = [
    "account_rows",
    "attribution_words",
    "basis_words",
    "citation_words",
    "date_words",
    "details",
    "kind_words",
    "listed",
    "locator_words",
    "participant_words",
    "participants_words",
    "positions_words",
    "relation_words",
    "source_words",
    "status_words",
    "superlative_words",
    "supports_words",
    "tally_words",
    "value_words",
]

UNDATED: Final = "undated"

_RELATIONS: Final = {
    RelationKind.PART_OF: "part of",
    RelationKind.CONCERNS: "concerns",
    RelationKind.REALISES: "realises",
    RelationKind.RESPONDS_TO: "responds to",
    RelationKind.BEFORE: "before",
    RelationKind.AFTER: "after",
    RelationKind.SAME_SERIES: "same series as",
}
_CONFLICTS: Final = {
    Conflict.CONTRADICTION: "contradicts",
    Conflict.OMISSION: "omits what is in",
    Conflict.EMPHASIS: "stresses otherwise than",
}
_POSITIONS: Final = {
    VotePosition.FOR: "for",
    VotePosition.AGAINST: "against",
    VotePosition.ABSTAIN: "abstaining",
    VotePosition.ABSENT: "absent",
    VotePosition.VETO: "vetoing",
}
_BASES: Final = {
    Basis.STATED: "stated",
    Basis.RELATIVE: "from a relative expression",
    Basis.INFERRED: "inferred",
    Basis.BOUNDED: "known only within bounds",
}
_STANCES: Final = {Stance.REPORTS: "", Stance.CONFIRMS: "confirms it", Stance.DENIES: "denies it"}

# Shown in a place of their own by every format, so not among the details of a kind.
_BASE_FIELDS: Final = frozenset(field.name for field in attrs.fields(Event))


def listed(parts: list[str] | tuple[str, ...]) -> str:
    """Return words as an English list.

    >>> listed(["Russia", "China", "India"])
    'Russia, China and India'
    """
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]])) if parts else ""


def kind_words(event: Event) -> str:
    """Return the kind of an event in words."""
    return event.kind.replace("_", " ")


def date_words(event: Event) -> str:
    """Return the date of an event in words, or that it has none."""
    return event.date.words if event.date else UNDATED


def basis_words(timeline: Timeline, date: EventDate) -> str:
    """Return how a date is known: its basis, the source's words, what it was resolved against.

    Empty where the source states it plainly.
    """
    parts = [] if date.basis is Basis.STATED else [_BASES[date.basis]]
    if date.stated:
        parts.append(f"“{date.stated}”")
    if date.anchor:
        parts.append(f"counted from {listed([_anchor_words(timeline, anchor) for anchor in date.anchor])}")
    if date.offset is not None:
        parts.append(f"offset {date.offset}")
    return ", ".join(parts)


def _anchor_words(timeline: Timeline, anchor: Any) -> str:
    if anchor.date is not None:
        return words(anchor.date)
    if anchor.event is not None:
        return timeline[anchor.event].title if anchor.event in timeline else anchor.event
    return f"the publication of {_source_title(timeline, anchor.source)}"


def status_words(status: Status) -> str:
    """Return a status in words."""
    return status.value.replace("_", " ")


def participant_words(timeline: Timeline, participant: Participant) -> str:
    """Return a participant with role, office, and for whom it acts."""
    acts_for = listed([timeline.party_name(party) for party in participant.acts_for])
    parts = [
        participant.role.value if participant.role else None,
        participant.office,
        f"for {acts_for}" if acts_for else None,
        participant.note,
    ]
    extra = ", ".join(part for part in parts if part)
    name = timeline.party_name(participant.party)
    return f"{name} ({extra})" if extra else name


def participants_words(timeline: Timeline, event: Event) -> str:
    """Return all participants of an event, in the order given."""
    return "; ".join(participant_words(timeline, participant) for participant in event.participants)


def locator_words(locator: Locator | None) -> str:
    """Return a place in a source in words; empty where none is given."""
    if locator is None:
        return ""
    if isinstance(locator, TextPosition):
        return f"characters {locator.start}-{locator.end}"
    return str(locator)


def attribution_words(timeline: Timeline, citation: Citation) -> str:
    """Return the chain of voices through whom the source knows it, outermost first; empty where there is none."""
    if not citation.attribution:
        return ""
    first, *others = [timeline.party_name(party) for party in citation.attribution]
    return f"according to {first}" + "".join(f", citing {other}" for other in others)


def supports_words(citation: Citation) -> str:
    """Return which fields a citation supports; empty where it supports the whole event."""
    return f"for {listed(citation.supports)}" if citation.supports else ""


def source_words(timeline: Timeline, source: Source) -> str:
    """Return a source as a bibliography has it: authors, title, publisher, date."""
    del timeline
    published = source.published.words if source.published else "undated"
    parts = [listed(source.authors), f"“{source.title}”", source.publisher, published]
    return ", ".join(part for part in parts if part)


def _source_title(timeline: Timeline, source_id: str) -> str:
    titles = {source.id: source.title for source in timeline.sources}
    return f"“{titles[source_id]}”" if source_id in titles else source_id


def citation_words(timeline: Timeline, citation: Citation) -> str:
    """Return a citation in one line: source, place, attribution, what it supports, its stance, its words."""
    known = {source.id: source for source in timeline.sources}
    source = known.get(citation.source)
    parts = [
        source_words(timeline, source) if source else citation.source,
        locator_words(citation.locator),
        attribution_words(timeline, citation),
        supports_words(citation),
        _STANCES[citation.stance],
        _wording_words(citation.wording) if citation.wording else "",
        citation.note or "",
    ]
    return "; ".join(part for part in parts if part)


def _wording_words(wording: Wording) -> str:
    translation = f" (“{wording.translation}”)" if wording.translation else ""
    return f"“{wording.text}”{translation}"


def relation_words(timeline: Timeline, relation: Relation) -> str:
    """Return a link to another event in words, with that event's title."""
    title = timeline[relation.event].title if relation.event in timeline else relation.event
    number = f" (number {relation.number})" if relation.number is not None else ""
    note = f" ({relation.note})" if relation.note else ""
    return f"{_RELATIONS[relation.kind]}: {title}{number}{note}"


def superlative_words(timeline: Timeline, superlative: Superlative) -> str:
    """Return a rank with its scope, date and asserter."""
    parts = [
        superlative.scope,
        f"as of {words(superlative.as_of)}" if superlative.as_of else None,
        f"according to {timeline.party_name(superlative.by)}" if superlative.by else None,
    ]
    extra = ", ".join(part for part in parts if part)
    return f"{superlative.rank} {superlative.of}" + (f" ({extra})" if extra else "")


def tally_words(tally: Tally | None, members: int | None) -> str:
    """Return the totals of a vote and the size of the body, as far as reported."""
    counted = tally.numbers if tally else {}
    parts = [f"{number} {_POSITIONS[VotePosition(name)]}" for name, number in counted.items()]
    if members is not None:
        parts.append(f"of {members} members" if parts else f"{members} members")
    return ", ".join(parts)


def positions_words(timeline: Timeline, vote: Vote) -> str:
    """Return the reported positions, members grouped by how they voted."""
    groups = {
        position: [timeline.party_name(party) for party, held in vote.positions.items() if held is position]
        for position in VotePosition
    }
    return "; ".join(
        f"{_POSITIONS[position]}: {listed(names)}" for position, names in groups.items() if names
    )


def details(timeline: Timeline, event: Event) -> list[tuple[str, str]]:
    """Return what a kind has beyond every event, as labels and words; third-party kinds included."""
    rows: list[tuple[str, str]] = []
    for field in attrs.fields(type(event)):
        value = getattr(event, field.name)
        if (
            field.name in _BASE_FIELDS
            or not about_of(field).published
            or value is None
            or value == field.default
        ):
            continue
        shown = _field_words(timeline, event, field, value)
        if shown:
            rows.append((key_of(field).replace("_", " "), shown))
    return rows


def _field_words(timeline: Timeline, event: Event, field: attrs.Attribute[Any], value: Any) -> str:
    if isinstance(event, Vote) and field.name == "positions":
        return positions_words(timeline, event)
    if about_of(field).refers is not None:
        return _reference_words(timeline, about_of(field).refers, value)
    return value_words(timeline, value)


def _reference_words(timeline: Timeline, to: str | None, value: Any) -> str:
    if isinstance(value, Mapping):
        named = {_name(timeline, to, key): value_words(timeline, item) for key, item in value.items()}
        return "; ".join(f"{name}: {shown}" for name, shown in named.items())
    several = [value] if isinstance(value, str) else list(value)
    return listed([_name(timeline, to, item) for item in several])


def _name(timeline: Timeline, to: str | None, record_id: str) -> str:
    if to == "party":
        return timeline.party_name(record_id)
    if to == "source":
        return _source_title(timeline, record_id)
    return timeline[record_id].title if to == "event" and record_id in timeline else record_id


def value_words(timeline: Timeline, value: Any) -> str:
    """Return any value of a field as one line of words."""
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case EventDate() | Edtf():
            return words(value)
        case Count():
            return value.words
        case Participant():
            return participant_words(timeline, value)
        case Citation():
            return citation_words(timeline, value)
        case Relation():
            return relation_words(timeline, value)
        case Superlative():
            return superlative_words(timeline, value)
        case Tally():
            return tally_words(value, None)
        case Wording():
            return _wording_words(value)
        case Place():
            return str(value)
        case Enum():
            return str(value.value).replace("_", " ")
        case Mapping():
            return "; ".join(f"{key}: {value_words(timeline, item)}" for key, item in value.items())
        case tuple() | list():
            return "; ".join(value_words(timeline, item) for item in value)
        case _ if attrs.has(type(value)):
            return _record_words(timeline, value)
        case _:
            return str(value)


def _record_words(timeline: Timeline, record: Any) -> str:
    pairs = [(key_of(field), getattr(record, field.name)) for field in attrs.fields(type(record))]
    return ", ".join(f"{key}: {value_words(timeline, item)}" for key, item in pairs if item not in (None, ()))


def account_rows(timeline: Timeline, event: Event) -> list[list[str]]:
    """Return the accounts of an event side by side: a heading row, then a row a field, empty where one is silent.

    The first cell of each row names the field; then comes a cell an account, in the order given.
    """
    accounts = list(event.accounts.values())
    heading = ["", *(_label_words(timeline, label, account) for label, account in event.accounts.items())]
    names = list(dict.fromkeys(name for account in accounts for name in account.values))
    keys = {field.name: field for field in attrs.fields(type(event))}
    rows = [heading]
    for name in names:
        cells = [_claim_words(timeline, event, keys[name], account) for account in accounts]
        rows.append([key_of(keys[name]).replace("_", " "), *cells])
    rows.extend(_account_lines(timeline, event, accounts))
    return rows


def _label_words(timeline: Timeline, label: str, account: Account) -> str:
    return f"{label} ({timeline.party_name(account.by)})" if account.by else label


def _claim_words(timeline: Timeline, event: Event, field: attrs.Attribute[Any], account: Account) -> str:
    if field.name not in account.values:
        return ""
    value = account.values[field.name]
    if about_of(field).refers is not None and not isinstance(event, Vote):
        return _reference_words(timeline, about_of(field).refers, value)
    return value_words(timeline, value)


def _account_lines(timeline: Timeline, event: Event, accounts: list[Account]) -> list[list[str]]:
    lines = {
        "leaves out": ["; ".join(account.omits) for account in accounts],
        "differs": [_conflict_words(account) for account in accounts],
        "record": [
            _reference_words(timeline, "event", account.record) if account.record else ""
            for account in accounts
        ],
        "note": [account.note or "" for account in accounts],
        "who says so": [_support_words(timeline, event, account) for account in accounts],
    }
    return [[name, *cells] for name, cells in lines.items() if any(cells)]


def _conflict_words(account: Account) -> str:
    return "; ".join(f"{_CONFLICTS[kind]} {label}" for label, kind in account.conflicts_with.items())


def _support_words(timeline: Timeline, event: Event, account: Account) -> str:
    cited = [event.citation(citation_id) for citation_id in account.citations]
    return "; ".join(citation_words(timeline, citation) for citation in cited if citation)
