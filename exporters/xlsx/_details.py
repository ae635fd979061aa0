"""The sheet Details: every field that no other sheet has, those of other packages' kinds included."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import attrs

from exporters.xlsx._cells import Content
from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._context import Context
from exporters.xlsx._links import Link
from exporters.xlsx._looks import Look
from exporters.xlsx._of_event import event_id_column, event_title_column
from timeline.dates import Anchor
from timeline.events import Event, Relation, Superlative, Vote
from timeline.fields import Refers, about_of
from timeline.forms import RecordForm, Style, event_form, form_of, thaw
from timeline.prose import detail_rows, label_words, offset_words, value_words

__all__ = ["DETAILS"]

# Each stands on another sheet, whole. What a vote has beyond these is a vote's of another package.
_ELSEWHERE: Final = frozenset(
    {
        "id",
        "title",
        "summary",
        "status",
        "participants",
        "tags",
        "calls",
        "citations",
        "count",
        "note",
        "custom",
    }
)
_OF_VOTES: Final = frozenset(field.name for field in attrs.fields(Vote)) - {
    field.name for field in attrs.fields(Event)
}


@attrs.frozen(kw_only=True)
class _Detail:
    """One field of an event, or one item of a field that is a list.

    Attributes:
        event: The event.
        field: The path of the field, as a person types it.
        words: What it says.
        recorded: How it is recorded, where that is more exact than the words.
        target: The id of the event or source it points to, where it points to one.
        link: Where that stands.
    """

    event: Event
    field: str
    words: str
    recorded: str
    target: str | None = None
    link: Link | None = None


def _details(context: Context, event: Event) -> Iterator[_Detail]:
    yield from _formerly(event)
    yield from _date_details(context, event)
    yield from _relations(context, event)
    yield from _superlatives(context, event)
    yield from _own_fields(context, event)
    yield from _empty_tally(event)
    yield from _account_details(event)


def _formerly(event: Event) -> Iterator[_Detail]:
    for former in event.formerly:
        yield _Detail(event=event, field="formerly", words=former, recorded=former)


def _date_details(context: Context, event: Event) -> Iterator[_Detail]:
    date = event.date
    if date is None:
        return
    for anchor in date.anchor:
        target, link = _anchor_target(context, anchor)
        words, recorded = value_words(context.timeline, anchor), flat(_plain(form_of(Anchor), anchor))
        yield _Detail(
            event=event, field="date.anchor", words=words, recorded=recorded, target=target, link=link
        )
    if date.offset:
        words = offset_words(date.offset)
        yield _Detail(event=event, field="date.offset", words=words, recorded=str(date.offset))
    if date.part:
        yield _Detail(event=event, field="date.part", words=label_words(date.part), recorded=date.part)


def _anchor_target(context: Context, anchor: Anchor) -> tuple[str | None, Link | None]:
    to: Refers = "source" if anchor.source else "event"
    return _target(context, to, anchor.source or anchor.event)


def _relations(context: Context, event: Event) -> Iterator[_Detail]:
    for relation in event.relations:
        yield _Detail(
            event=event,
            field="relations",
            words=value_words(context.timeline, relation),
            recorded=flat(_plain(form_of(Relation), relation)),
            target=relation.event,
            link=context.event_link(relation.event),
        )


def _superlatives(context: Context, event: Event) -> Iterator[_Detail]:
    for superlative in event.superlatives:
        words = value_words(context.timeline, superlative)
        recorded = flat(_plain(form_of(Superlative), superlative))
        yield _Detail(event=event, field="superlatives", words=words, recorded=recorded)


def _own_fields(context: Context, event: Event) -> Iterator[_Detail]:
    fields = {field.name: field for field in attrs.fields(type(event))}
    for row in detail_rows(context.timeline, event):
        if isinstance(event, Vote) and row.name in _OF_VOTES:
            continue
        # A kind that is not installed has its fields as plain data, about which nothing more is known.
        field = fields.get(row.name)
        recorded = flat(_plain_field(event, row.name) if field else thaw(row.value))
        target, link = _target(context, about_of(field).refers if field else None, row.value)
        yield _Detail(
            event=event, field=row.key, words=row.words, recorded=recorded, target=target, link=link
        )


def _empty_tally(event: Event) -> Iterator[_Detail]:
    """Yield a tally without numbers: the sheet Votes has columns for numbers alone."""
    if isinstance(event, Vote) and event.tally is not None and not event.tally.numbers:
        yield _Detail(event=event, field="tally", words="no number reported", recorded="")


def _target(context: Context, refers: Refers | None, value: Any) -> tuple[str | None, Link | None]:
    look_up = {"source": context.source_link, "event": context.event_link, "party": context.party_link}
    if not isinstance(value, str) or refers not in look_up:
        return None, None
    return value, look_up[refers](value)


def _account_details(event: Event) -> Iterator[_Detail]:
    """Yield each account as it is recorded: the sheet Accounts has it in words."""
    plain = _plain_field(event, "accounts") if event.accounts else None
    for label, account in event.accounts.items():
        recorded = flat(plain[label]) if isinstance(plain, dict) else str(account)
        yield _Detail(
            event=event, field=f"accounts.{label}", words="see the sheet Accounts", recorded=recorded
        )


def _plain(form: Any, value: Any) -> Any:
    return (
        form.write_mapping(value, Style.TYPED)
        if isinstance(form, RecordForm)
        else form.write(value, Style.TYPED)
    )


def _plain_field(event: Event, name: str) -> Any:
    """Return a field as a person types it; a kind may hold what has no typed form, and then it is shown as it is."""
    value = getattr(event, name)
    try:
        forms = {field.name: field.form for field in event_form(type(event)).fields}
    except TypeError:
        return str(value)
    return forms[name].write(value, Style.TYPED)


def flat(plain: Any) -> str:
    """Return plain data in one line.

    >>> flat({"rank": "largest", "citations": ["c1", "c2"]})
    'rank: largest; citations: [c1, c2]'
    """
    return _pairs(plain) if isinstance(plain, dict) else _nested(plain)


def _pairs(plain: Any) -> str:
    return "; ".join(f"{key}: {_nested(value)}" for key, value in plain.items())


def _nested(plain: Any) -> str:
    if isinstance(plain, dict):
        return f"{{{_pairs(plain)}}}"
    if isinstance(plain, list):
        return f"[{_items(plain)}]"
    if isinstance(plain, bool):
        return "true" if plain else "false"
    return "" if plain is None else str(plain)


def _items(plain: Any) -> str:
    return ", ".join(map(_nested, plain))


DETAILS: Final = Sheet[_Detail](
    name="Details",
    help="What no other sheet has: links between events, ranks, and the fields that only some kinds have.",
    of_event=_details,
    event_of=lambda row: row.event.id,
    field_of=lambda row: row.field,
    columns=(
        event_id_column(_Detail),
        event_title_column(_Detail, 38),
        Column(
            header="Field",
            width=20,
            look=Look.CODE,
            help="The field, under the name by which it is typed.",
            make=lambda _, row: row.field,
        ),
        Column(
            header="In words",
            width=55,
            help="What it says.",
            make=lambda _, row: row.words,
        ),
        Column(
            header="As recorded",
            width=45,
            help="The same as it is typed, with every id, where the words leave some out.",
            make=lambda _, row: row.recorded if row.recorded != row.words else None,
        ),
        Column(
            header="Leads to",
            width=22,
            look=Look.CODE,
            help="The event or source that it points to; the link leads there.",
            make=lambda _, row: Content(row.target, link=row.link) if row.target else None,
        ),
    ),
)
