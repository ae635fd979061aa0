"""The sheets Participants and Parties: who took part in what, and who they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import attrs

from exporters.xlsx._cells import Content
from exporters.xlsx._columns import Column, Sheet
from exporters.xlsx._context import Context
from exporters.xlsx._dates import cell_dates
from exporters.xlsx._links import page_link
from exporters.xlsx._looks import Look
from exporters.xlsx._of_event import event_id_column, event_title_column
from timeline.dates import words
from timeline.events import Event
from timeline.parties import Participant, Party
from timeline.prose import listed, status_words

__all__ = ["PARTICIPANTS", "PARTIES"]


@attrs.frozen
class _Taking:
    event: Event
    participant: Participant


def _taking(context: Context, event: Event) -> Iterator[_Taking]:
    del context
    return (_Taking(event, participant) for participant in event.participants)


def _party(context: Context, row: _Taking) -> Party | None:
    return context.timeline.find_party(row.participant.party)


def _party_kind(context: Context, row: _Taking) -> str | None:
    party = _party(context, row)
    return party.kind.value if party else None


def _acts_for(context: Context, row: _Taking) -> str:
    return listed([context.timeline.party_name(party) for party in row.participant.acts_for])


PARTICIPANTS: Final = Sheet[_Taking](
    name="Participants",
    help="A row for each party in each event, with its role.",
    of_event=_taking,
    event_of=lambda row: row.event.id,
    columns=(
        Column(
            header="Party ID",
            width=19,
            look=Look.CODE,
            field="participants.party",
            help="The party; the link leads to its row.",
            make=lambda context, row: Content(
                row.participant.party, link=context.party_link(row.participant.party)
            ),
        ),
        Column(
            header="Party",
            width=23,
            field="participants.party",
            help="Its name.",
            make=lambda context, row: context.timeline.party_name(row.participant.party),
        ),
        Column(
            header="Party kind",
            width=12.5,
            field="participants.party",
            choices="Party kind",
            help="What sort of party it is.",
            make=_party_kind,
        ),
        event_id_column(_Taking),
        Column(
            header="Date",
            width=12,
            look=Look.DAY,
            field="date",
            help="The first day on which the event may fall.",
            make=lambda _, row: cell_dates(row.event.date).begin,
        ),
        event_title_column(_Taking, 35),
        Column(
            header="Status",
            width=11,
            field="status",
            choices="Status",
            help="How far the event is a fact.",
            make=lambda _, row: status_words(row.event.status),
        ),
        Column(
            header="Role",
            width=12,
            field="participants.role",
            choices="Role",
            help="How the party takes part; empty where no source says.",
            make=lambda _, row: row.participant.role.value if row.participant.role else None,
        ),
        Column(
            header="For",
            width=18,
            field="participants.for",
            help="For whom it acts.",
            make=_acts_for,
        ),
        Column(
            header="Office",
            width=24,
            field="participants.office",
            help="The office held then.",
            make=lambda _, row: row.participant.office,
        ),
        Column(
            header="For (IDs)",
            width=18,
            look=Look.CODE,
            field="participants.for",
            optional=True,
            help="For whom it acts, by id.",
            make=lambda _, row: ", ".join(row.participant.acts_for),
        ),
        Column(
            header="Note",
            width=60,
            field="participants.note",
            optional=True,
            help="What a reader should know of its part.",
            make=lambda _, row: row.participant.note,
        ),
    ),
)


def _belongs_to(context: Context, party: Party) -> str:
    return listed([context.timeline.party_name(above) for above in party.belongs_to])


def _page(context: Context, party: Party) -> Content | None:
    del context
    return Content(party.url, link=page_link(party.url)) if party.url else None


PARTIES: Final = Sheet[Party](
    name="Parties",
    help="Each country, organisation, person or group once.",
    of_timeline=lambda context: context.timeline.parties,
    event_of=lambda _: None,
    columns=(
        Column(
            header="Party ID",
            width=18,
            look=Look.CODE,
            field="party.id",
            help="The id by which events name it.",
            make=lambda _, party: party.id,
        ),
        Column(
            header="Name",
            width=30,
            field="party.name",
            help="Its name.",
            make=lambda _, party: party.name,
        ),
        Column(
            header="Kind",
            width=13,
            field="party.kind",
            choices="Party kind",
            help="What sort of party it is.",
            make=lambda _, party: party.kind.value,
        ),
        Column(
            header="Also known as",
            width=36,
            field="party.aliases",
            help="Other names that sources use for it.",
            make=lambda _, party: "; ".join(party.aliases),
        ),
        Column(
            header="Valid",
            width=12,
            look=Look.CODE,
            field="party.valid",
            help="The years in which it existed under this name, in EDTF.",
            make=lambda _, party: str(party.valid) if party.valid else None,
        ),
        Column(
            header="Valid in words",
            width=16,
            field="party.valid",
            help="The same years in English.",
            make=lambda _, party: words(party.valid) if party.valid else None,
        ),
        Column(
            header="Belongs to",
            width=22,
            field="party.belongs_to",
            help="The parties it is part of or acts for.",
            make=_belongs_to,
        ),
        Column(
            header="Unnamed",
            width=10,
            field="party.unnamed",
            help="Yes for a voice its source does not name.",
            make=lambda _, party: "yes" if party.unnamed else None,
        ),
        Column(
            header="Description",
            width=44,
            field="party.description",
            help="What a reader should know of it.",
            make=lambda _, party: party.description,
        ),
        Column(
            header="Belongs to (IDs)",
            width=18,
            look=Look.CODE,
            field="party.belongs_to",
            optional=True,
            help="The parties it is part of or acts for, by id.",
            make=lambda _, party: ", ".join(party.belongs_to),
        ),
        Column(
            header="Link",
            width=40,
            look=Look.PAGE,
            field="party.url",
            optional=True,
            help="A page about it.",
            make=_page,
        ),
    ),
)
