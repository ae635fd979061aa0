"""Accounts side by side: what each voice has of an event, field by field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import attrs

from timeline.events import Account, Event
from timeline.fields import FrozenMap, key_of
from timeline.forms import OpaqueAccount
from timeline.prose._lookup import account_heading, event_title
from timeline.prose._phrases import CONFLICTS, label_words
from timeline.prose._sources import citation_words
from timeline.prose._values import field_words, value_words
from timeline.timeline import Timeline

__all__ = ["AccountRow", "account_rows", "account_table"]


@attrs.frozen(kw_only=True)
class AccountRow:
    """One row of the table of accounts.

    Attributes:
        name: The name of the account's own field, such as `omits`, or of the event's field it has a version of.
        label: What the row is about, in words.
        cells: What each account has, in the order of the accounts; empty where one is silent.
    """

    name: str
    label: str
    cells: tuple[str, ...]


def account_rows(timeline: Timeline, event: Event) -> list[list[str]]:
    """Return the accounts of an event side by side: a heading row, then a row a field, empty where one is silent.

    The first cell of each row names the field; then comes a cell an account, in the order given.
    """
    heading = ["", *(account_heading(timeline, event, label) for label in event.accounts)]
    return [heading, *([row.label, *row.cells] for row in account_table(timeline, event))]


def account_table(timeline: Timeline, event: Event) -> list[AccountRow]:
    """Return the rows of the table of accounts: the claims first, then what else is to be said of each."""
    accounts = list(event.accounts.values())
    claimed = {name for account in accounts for name in account.values}
    fields = [field for field in attrs.fields(type(event)) if field.name in claimed]
    claims = [_claims(timeline, field, accounts) for field in fields]
    return [*claims, *_plain_claims(timeline, accounts), *_remarks(timeline, event, accounts)]


def _plain_claims(timeline: Timeline, accounts: list[Account]) -> list[AccountRow]:
    """Return a row for each field of a kind that is not installed."""
    nothing = FrozenMap[str, Any]()
    plain = [account.fields if isinstance(account, OpaqueAccount) else nothing for account in accounts]
    names = dict.fromkeys(name for fields in plain for name in fields)
    return [
        AccountRow(
            name=name,
            label=label_words(name),
            cells=tuple(value_words(timeline, fields.get(name)) for fields in plain),
        )
        for name in names
    ]


def _claims(timeline: Timeline, field: attrs.Attribute[Any], accounts: list[Account]) -> AccountRow:
    cells = tuple(
        field_words(timeline, field, account.values[field.name]) if field.name in account.values else ""
        for account in accounts
    )
    return AccountRow(name=field.name, label=label_words(key_of(field)), cells=cells)


def _remarks(timeline: Timeline, event: Event, accounts: list[Account]) -> list[AccountRow]:
    rows = [
        AccountRow(name=name, label=label, cells=tuple(say(timeline, event, account) for account in accounts))
        for name, label, say in _REMARKS
    ]
    return [row for row in rows if any(row.cells)]


def _omissions(timeline: Timeline, event: Event, account: Account) -> str:
    del timeline, event
    return "; ".join(account.omits)


def _conflicts(timeline: Timeline, event: Event, account: Account) -> str:
    others = {
        label: account_heading(timeline, event, label)
        for label in account.conflicts_with
        if label in event.accounts and event.accounts[label].by
    }
    return "; ".join(
        f"{CONFLICTS[kind]} {others.get(label) or f'“{label}”'}"
        for label, kind in account.conflicts_with.items()
    )


def _record(timeline: Timeline, event: Event, account: Account) -> str:
    del event
    return event_title(timeline, account.record) if account.record else ""


def _note(timeline: Timeline, event: Event, account: Account) -> str:
    del timeline, event
    return account.note or ""


def _support(timeline: Timeline, event: Event, account: Account) -> str:
    cited = [(citation_id, event.citation(citation_id)) for citation_id in account.citations]
    return "; ".join(
        citation_words(timeline, citation, event) if citation else citation_id
        for citation_id, citation in cited
    )


_REMARKS: Final[tuple[tuple[str, str, Callable[[Timeline, Event, Account], str]], ...]] = (
    ("omits", "leaves out", _omissions),
    ("conflicts_with", "differs", _conflicts),
    ("record", "record", _record),
    ("note", "note", _note),
    ("citations", "who says so", _support),
)
