"""The tables of an event: how a body voted, words beside their translation, accounts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from exporters.markdown._escape import Md
from exporters.markdown._notes import EventNotes
from exporters.markdown._page import Page
from timeline.events import Account, Event, Vote, VotePosition
from timeline.prose import (
    AccountRow,
    Detail,
    account_heading,
    account_table,
    capitalised,
    detail_rows,
    language_words,
    position_label,
    positions_by_vote,
)
from timeline.provenance import Wording

__all__ = ["is_tabled", "tables"]

_VOTES: Final = ("tally", "positions", "members")
# More columns than this do not fit on a printed page.
_SIDE_BY_SIDE: Final = 4


def is_tabled(event: Event, row: Detail) -> bool:
    """Say whether a field of a kind has a table of its own."""
    return isinstance(row.value, Wording) or (isinstance(event, Vote) and row.name in _VOTES)


def tables(page: Page, event: Event, notes: EventNotes) -> Iterator[Md]:
    """Yield the tables of an event."""
    for row in detail_rows(page.timeline, event):
        if isinstance(row.value, Wording):
            yield from _wording(page, row, row.value, notes)
    if isinstance(event, Vote):
        yield from _vote(page, event, notes)
    if event.accounts:
        yield from _accounts(page, event, notes)


def _caption(page: Page, words: str, marks: Md) -> Md:
    return Md(f"**{page.line(words)}**{marks}\n\n")


def _wording(page: Page, row: Detail, wording: Wording, notes: EventNotes) -> Iterator[Md]:
    yield _caption(page, capitalised(row.label), notes.of_field(row.key))
    if not wording.translation and not wording.translation_language:
        yield page.dialect.quotation(wording.text, wording.language)
        yield Md(f">{_in_language(page, wording.language)}\n\n" if wording.language else "\n")
        return
    versions = [
        ("Original", wording.text, wording.language),
        ("Translation", wording.translation or "…", wording.translation_language),
    ]
    head = [Md(f"{name}{_in_language(page, language)}") for name, _, language in versions]
    cells = [Md(f"“{page.dialect.wording(text, language)}”") for _, text, language in versions]
    yield page.dialect.side_by_side(head, cells)
    yield Md("\n")


def _in_language(page: Page, tag: str | None) -> str:
    return f" ({page.line(language_words(tag))})" if tag else ""


def _vote(page: Page, vote: Vote, notes: EventNotes) -> Iterator[Md]:
    rows = _vote_rows(page, vote)
    if not rows:
        return
    yield _caption(page, "How they voted", notes.of_field(*_VOTES))
    head = [Md("Vote"), Md("Total"), Md("Members reported")]
    # A column in which nothing was reported would only ask the reader why.
    told = [place for place in range(len(head)) if any(row[place] for row in rows)]
    widths = (12, -8, 40)
    yield page.dialect.table(
        [head[place] for place in told],
        [[row[place] for place in told] for row in rows],
        [widths[place] for place in told],
    )
    yield Md("\n")


def _vote_rows(page: Page, vote: Vote) -> list[list[Md]]:
    counted = vote.tally.numbers if vote.tally else {}
    named = positions_by_vote(page.timeline, vote.positions)
    rows = [
        _position_row(page, position, counted, named)
        for position in VotePosition
        if position in named or position.value in counted
    ]
    if vote.tally is not None and not counted:
        rows.append([Md("Totals"), Md("not reported"), Md("")])
    if vote.members is not None:
        rows.append([Md("Membership"), Md(f"{vote.members:,}"), Md("")])
    return rows


def _position_row(
    page: Page, position: VotePosition, counted: Mapping[str, int], named: Mapping[VotePosition, list[str]]
) -> list[Md]:
    total = f"{counted[position.value]:,}" if position.value in counted else ""
    members = page.line(", ".join(named.get(position, [])))
    return [page.line(capitalised(position_label(position))), Md(total), members]


def _accounts(page: Page, event: Event, notes: EventNotes) -> Iterator[Md]:
    named = [name for account in event.accounts.values() for name in account.citations]
    caption = "Accounts side by side" if len(event.accounts) > 1 else "Account"
    yield _caption(page, caption, notes.of_field("accounts", named=named))
    rows = account_table(page.timeline, event)
    accounts = list(event.accounts.items())
    for start in range(0, len(accounts), _SIDE_BY_SIDE):
        some = slice(start, start + _SIDE_BY_SIDE)
        head = [
            Md(""),
            *(
                page.line(capitalised(account_heading(page.timeline, event, label)))
                for label, _ in accounts[some]
            ),
        ]
        body = [_account_row(page, row, accounts, some, notes) for row in rows]
        yield page.dialect.table(head, body, (14, *[30] * (len(head) - 1)))
        yield Md("\n")


def _account_row(
    page: Page, row: AccountRow, accounts: list[tuple[str, Account]], some: slice, notes: EventNotes
) -> list[Md]:
    label = page.line(capitalised(row.label))
    if row.name == "citations":
        return [label, *(notes.named(account.citations) for _, account in accounts[some])]
    if row.name == "record":
        links = (
            page.event_link(account.record) if account.record else Md("") for _, account in accounts[some]
        )
        return [label, *links]
    return [label, *map(page.line, row.cells[some])]
