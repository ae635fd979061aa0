"""The sheet Accounts: what each voice has of an event, side by side, a row a field."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

import attrs

from exporters.xlsx._cells import Content
from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._context import Context
from exporters.xlsx._looks import Look
from exporters.xlsx._of_event import event_id_column
from timeline.events import Event
from timeline.prose import account_heading, account_table, value_words
from timeline.timeline import Timeline

__all__ = ["ACCOUNTS", "account_size"]

_ROOM: Final = 126.0
_WIDEST, _NARROWEST = 44.0, 22.0


@attrs.frozen(kw_only=True)
class _Claims:
    """One field of an event as each account has it."""

    event: Event
    conflict: str
    field: str
    standing: str
    cells: tuple[str, ...]
    look: Look = Look.TEXT


def account_size(timeline: Timeline, event: Event) -> int:
    """Return how many rows the accounts of an event take, the row of their names among them."""
    return sum(1 for _ in _claims(timeline, event))


def _claims(timeline: Timeline, event: Event) -> Iterator[_Claims]:
    if not event.accounts:
        return
    conflict = _conflict(event)
    headings = tuple(account_heading(timeline, event, label) for label in event.accounts)
    yield _Claims(
        event=event, conflict=conflict, field="account", standing="", cells=headings, look=Look.LABEL
    )
    for row in account_table(timeline, event):
        if row.name == "citations":
            continue
        claimed = any(row.name in account.values for account in event.accounts.values())
        standing = value_words(timeline, getattr(event, row.name)) if claimed else ""
        yield _Claims(event=event, conflict=conflict, field=row.label, standing=standing, cells=row.cells)
    # The words of a citation stand on its own sheet, under the name given here.
    named = tuple(", ".join(account.citations) for account in event.accounts.values())
    if any(named):
        yield _Claims(event=event, conflict=conflict, field="citations", standing="", cells=named)


def _conflict(event: Event) -> str:
    """Return how the accounts differ: each kind with the pairs it holds between, a pair once."""
    kinds: dict[str, dict[frozenset[str], str]] = {}
    for label, account in event.accounts.items():
        for other, kind in account.conflicts_with.items():
            kinds.setdefault(kind.value, {}).setdefault(frozenset((label, other)), f"{label} / {other}")
    return "; ".join(f"{kind}: {', '.join(pairs.values())}" for kind, pairs in kinds.items())


def _columns_of_accounts(context: Context, rows: Iterable[_Claims]) -> Sequence[Column[_Claims]]:
    most = max((len(row.cells) for row in rows), default=1)
    room = max(0, context.limits.columns - len(_COLUMNS))
    for index in range(room, most):
        context.run.lost(None, f"accounts.{index + 1}", "dropped", "a sheet has no more columns")
    shown = min(most, room)
    width = min(_WIDEST, max(_NARROWEST, _ROOM // max(1, shown)))
    return [_account(index, width) for index in range(shown)]


def _account(index: int, width: float) -> Column[_Claims]:
    return Column(
        header=f"Account {index + 1}",
        width=width,
        field="accounts",
        help="What this voice has; the row named account says whose it is.",
        make=lambda _, row: Content(row.cells[index], look=row.look) if index < len(row.cells) else None,
    )


_COLUMNS: Final[tuple[Column[_Claims], ...]] = (
    event_id_column(_Claims),
    Column(
        header="Conflict",
        width=17,
        field="accounts",
        help="How the accounts differ: contradiction, omission or emphasis, and between which of them.",
        make=lambda _, row: row.conflict,
    ),
    Column(
        header="Field",
        width=13,
        field="accounts",
        help="The field of the event that the row is about, or what is to be said of the accounts themselves.",
        make=lambda _, row: row.field,
    ),
    Column(
        header="The record",
        width=26,
        field="accounts",
        help="What the event itself has in that field.",
        make=lambda _, row: row.standing,
    ),
)


ACCOUNTS: Final = Sheet[_Claims](
    name="Accounts",
    help="Where sources differ: a row for each field, a column for each voice's version.",
    columns=_COLUMNS,
    of_event=lambda context, event: _claims(context.timeline, event),
    more=_columns_of_accounts,
    frozen=3,
    event_of=lambda row: row.event.id,
)
