"""Parties and participants in words."""

from __future__ import annotations

from timeline.dates import words
from timeline.events import Event
from timeline.parties import Participant, Party
from timeline.prose._phrases import aside_words, label_words, listed, sentence
from timeline.timeline import Timeline

__all__ = ["participant_words", "participants_words", "party_words"]


def participant_words(timeline: Timeline, participant: Participant) -> str:
    """Return a participant with the office held then, role, for whom it acts, and what is to be known of it."""
    acts_for = listed([timeline.party_name(party) for party in participant.acts_for])
    role = label_words(participant.role.value) if participant.role else ""
    extra = ", ".join(filter(None, [role, acts_for and f"for {acts_for}"]))
    extra = "; ".join(filter(None, [extra, aside_words(participant.note or "")]))
    name = ", ".join(filter(None, [timeline.party_name(participant.party), participant.office]))
    return f"{name} ({extra})" if extra else name


def participants_words(timeline: Timeline, event: Event) -> str:
    """Return all participants of an event, in the order given."""
    return "; ".join(participant_words(timeline, participant) for participant in event.participants)


def party_words(timeline: Timeline, party: Party) -> str:
    """Return what is known of a party beside its name, in one line."""
    parts = [
        f"unnamed {party.kind.value}" if party.unnamed else party.kind.value,
        f"also {listed([f'“{alias}”' for alias in party.aliases])}" if party.aliases else "",
        f"under this name {words(party.valid)}" if party.valid else "",
        f"part of {listed([timeline.party_name(above) for above in party.belongs_to])}"
        if party.belongs_to
        else "",
    ]
    told = "; ".join(filter(None, parts))
    return f"{sentence(told)} {party.description}" if party.description else told
