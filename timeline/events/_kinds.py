"""The kinds of event that real chronologies need, apart from votes."""

from __future__ import annotations

from typing import ClassVar

import attrs

from timeline.dates import EventDate
from timeline.events._count import Count, to_count
from timeline.events._event import Event
from timeline.fields import Vocabulary, about, naming, optional_line
from timeline.provenance import Wording, to_wording
from timeline.when import to_event_date

__all__ = [
    "Agreement",
    "Exercise",
    "Measure",
    "Meeting",
    "Mode",
    "Operation",
    "Pledge",
    "Publication",
    "Statement",
]


class Mode(Vocabulary):
    """How people met."""

    IN_PERSON = "in_person"
    VIDEO = "video"
    PHONE = "phone"
    HYBRID = "hybrid"
    CORRESPONDENCE = "correspondence"


@attrs.frozen(kw_only=True, field_transformer=naming)
class Meeting(Event):
    """People meet or talk: a summit, a visit, a session, a call."""

    kind: ClassVar[str] = "meeting"

    mode: Mode | None = attrs.field(
        default=None,
        converter=attrs.converters.optional(Mode),
        metadata=about("How they met; left out where no source says."),
    )
    subject: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("What it was about.")
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class Statement(Event):
    """Somebody says or writes something: a speech, a readout, a quotation. The speaker is a participant."""

    kind: ClassVar[str] = "statement"

    form: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Its form: speech, interview, readout, joint statement."),
    )
    subject: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("What it was about.")
    )
    venue: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Before whom or in what: a council, a newspaper."),
    )
    wording: Wording | None = attrs.field(
        default=None, converter=to_wording, metadata=about("The words, where the wording itself is the fact.")
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class Exercise(Event):
    """Forces train or show themselves: an exercise, a patrol."""

    kind: ClassVar[str] = "exercise"

    form: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Its form: naval exercise, air patrol, live fire."),
    )
    personnel: Count | None = attrs.field(
        default=None, converter=to_count, metadata=about("How many people took part.")
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class Agreement(Event):
    """Parties bind themselves: a treaty, an accord, a contract. They take part as signatories."""

    kind: ClassVar[str] = "agreement"

    form: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Its form: treaty, accord, memorandum, contract."),
    )
    subject: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("What it is about.")
    )
    in_force: EventDate | None = attrs.field(
        default=None, converter=to_event_date, metadata=about("When it is in force, usually an interval.")
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class Measure(Event):
    """An authority acts by decision: a sanction, a recognition, a decree, an order."""

    kind: ClassVar[str] = "measure"

    form: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Its form: sanctions, recognition, decree, withdrawal."),
    )
    subject: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("What it is about.")
    )
    in_force: EventDate | None = attrs.field(
        default=None, converter=to_event_date, metadata=about("When it is in force, usually an interval.")
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class Operation(Event):
    """Forces act in earnest: an invasion, a retreat, airstrikes, an annexation."""

    kind: ClassVar[str] = "operation"

    form: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Its form: invasion, airstrikes, annexation, retreat."),
    )
    personnel: Count | None = attrs.field(
        default=None, converter=to_count, metadata=about("How many people took part.")
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class Pledge(Event):
    """Somebody promises something, to be kept later or not."""

    kind: ClassVar[str] = "pledge"

    subject: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("What is promised.")
    )
    amount: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("How much, with its unit.")
    )
    period: EventDate | None = attrs.field(
        default=None,
        converter=to_event_date,
        metadata=about("The time within which it is to be kept."),
    )


@attrs.frozen(kw_only=True, field_transformer=naming)
class Publication(Event):
    """A document appears: a doctrine, a report, a study, a poll."""

    kind: ClassVar[str] = "publication"

    form: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Its form: doctrine, report, study, poll, article."),
    )
    subject: str | None = attrs.field(
        default=None, converter=optional_line, metadata=about("What it is about.")
    )
    source: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about(
            "The id of the source that it is, where the chronology also cites it.", refers="source"
        ),
    )
    wording: Wording | None = attrs.field(
        default=None, converter=to_wording, metadata=about("Its words, where the wording itself is the fact.")
    )
