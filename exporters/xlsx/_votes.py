"""The sheet Votes: a row a vote, a column a party for the positions that were reported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from exporters.xlsx._cells import Content, count_content, number
from exporters.xlsx._columns import Column, Sheet, unique_headers
from exporters.xlsx._context import Context
from exporters.xlsx._dates import cell_dates
from exporters.xlsx._looks import Look
from timeline.events import Event, Vote
from timeline.prose import date_words, label_words

__all__ = ["VOTES"]


def _votes(context: Context, event: Event) -> Iterator[Vote]:
    del context
    if isinstance(event, Vote):
        yield event


def _body(context: Context, vote: Vote) -> Content | None:
    if vote.body is None:
        return None
    return Content(context.timeline.party_name(vote.body), link=context.party_link(vote.body))


def _counted(vote: Vote, position: str) -> int | str | None:
    return number(vote.tally.numbers.get(position)) if vote.tally else None


_COLUMNS: Final[tuple[Column[Vote], ...]] = (
    Column(
        header="Event ID",
        width=19,
        look=Look.CODE,
        field="id",
        help="The vote; the link leads to its row.",
        make=lambda context, vote: Content(vote.id, link=context.event_link(vote.id)),
    ),
    Column(
        header="Date",
        width=12,
        look=Look.DAY,
        field="date",
        help="The first day on which it may fall.",
        make=lambda _, vote: cell_dates(vote.date).begin,
    ),
    Column(
        header="Date in words",
        width=14,
        field="date",
        help="The date in English.",
        make=lambda _, vote: date_words(vote),
    ),
    Column(
        header="Title",
        width=28,
        field="title",
        help="What was decided, in one line.",
        make=lambda _, vote: vote.title,
    ),
    Column(
        header="Body",
        width=19,
        field="body",
        help="The body that voted.",
        make=_body,
    ),
    Column(
        header="Subject",
        width=24,
        field="subject",
        help="The question put.",
        make=lambda _, vote: vote.subject,
    ),
    Column(
        header="Resolution",
        width=11,
        look=Look.CODE,
        field="resolution",
        help="The number of the resolution or draft.",
        make=lambda _, vote: vote.resolution,
    ),
    Column(
        header="Outcome",
        width=11,
        field="outcome",
        choices="Outcome",
        help="What became of the question; empty where no source says.",
        make=lambda _, vote: label_words(vote.outcome.value) if vote.outcome else None,
    ),
    Column(
        header="For",
        width=8,
        look=Look.NUMBER,
        field="tally.for",
        help="Votes for, as far as a total was reported.",
        make=lambda _, vote: _counted(vote, "for"),
    ),
    Column(
        header="Against",
        width=8,
        look=Look.NUMBER,
        field="tally.against",
        help="Votes against.",
        make=lambda _, vote: _counted(vote, "against"),
    ),
    Column(
        header="Abstain",
        width=8,
        look=Look.NUMBER,
        field="tally.abstain",
        help="Abstentions.",
        make=lambda _, vote: _counted(vote, "abstain"),
    ),
    Column(
        header="Absent",
        width=8,
        look=Look.NUMBER,
        field="tally.absent",
        help="Members that did not vote.",
        make=lambda _, vote: _counted(vote, "absent"),
    ),
    Column(
        header="Members",
        width=9,
        look=Look.NUMBER,
        field="members",
        help="How many members the body has; not how many votes were cast.",
        make=lambda _, vote: number(vote.members),
    ),
    Column(
        header="Count",
        width=9,
        look=Look.NUMBER,
        field="count",
        optional=True,
        help="How many votes the row stands for, where it stands for a series.",
        make=lambda _, vote: count_content(vote.count),
    ),
)


def _positions(context: Context, votes: Iterable[Vote]) -> Sequence[Column[Vote]]:
    parties = list(dict.fromkeys(party for vote in votes for party in vote.positions))
    room = max(0, context.limits.columns - len(_COLUMNS))
    for party in parties[room:]:
        context.run.lost(None, f"positions.{party}", "dropped", "a sheet has no more columns")
    shown = parties[:room]
    names = [context.timeline.party_name(party) for party in shown]
    headers = unique_headers(names, (column.header for column in _COLUMNS), "party")
    return [_position(party, header) for party, header in zip(shown, headers, strict=True)]


def _position(party: str, header: str) -> Column[Vote]:
    return Column(
        header=header,
        width=11,
        field=f"positions.{party}",
        choices="Position",
        help="How this party voted, as far as reported.",
        make=lambda _, vote: vote.positions[party].value if party in vote.positions else None,
    )


VOTES: Final = Sheet[Vote](
    name="Votes",
    help="A row for each vote: the totals reported, and a column for each party whose position was.",
    columns=_COLUMNS,
    of_event=_votes,
    more=_positions,
    event_of=lambda vote: vote.id,
)
