"""Who says so: every event has a source that stands for it, and every account a voice."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from timeline.check._context import Context
from timeline.check._rule import Finding, Rule, Weight
from timeline.events import Status
from timeline.provenance import Stance

__all__ = ["RULES"]


def _without_citation(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        if not event.citations and event.id not in context.uncited:
            yield Finding(path=("events", event.id), problem="the event has no citation")


def _only_denied(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        stances = {citation.stance for citation in event.citations}
        if stances == {Stance.DENIES} and event.status in {Status.OCCURRED, Status.ONGOING}:
            problem = f"the status is {event.status.value}, and every source cited denies it"
            yield Finding(path=("events", event.id, "citations"), problem=problem)


def _without_voice(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        for label, account in event.accounts.items():
            if account.by is None and account.record is None and not account.citations:
                path = ("events", event.id, "accounts", label)
                yield Finding(
                    path=path, problem=f"the account {label!r} has neither `by`, `record` nor `citations`"
                )


def _single_source(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        sources = {citation.source for citation in event.citations}
        if len(sources) == 1:
            yield Finding(
                path=("events", event.id, "citations"), problem=f"only {next(iter(sources))!r} says so"
            )


def _undated(context: Context) -> Iterator[Finding]:
    for event in context.timeline.events:
        if event.date is None:
            yield Finding(path=("events", event.id), problem="the event has no date")


RULES: Final = (
    Rule(
        code="no-citation",
        meaning="An event has no citation, so nobody says so.",
        remedy="Cite the source it was taken from.",
        find=_without_citation,
    ),
    Rule(
        code="only-denied",
        meaning="An event counts as a fact, and every source cited for it denies it.",
        remedy="Say `status: alleged`, or cite a source that reports it.",
        find=_only_denied,
    ),
    Rule(
        code="no-voice",
        meaning="An account does not say whose version it is.",
        remedy="Give `by`, `record` or `citations`.",
        find=_without_voice,
    ),
    Rule(
        code="one-source",
        meaning="An event rests on a single source.",
        remedy="Look for a second one.",
        find=_single_source,
        weight=Weight.ADVICE,
    ),
    Rule(
        code="no-date",
        meaning="An event has no date; it is listed after all others.",
        remedy="Where nothing else is known, bound it by the publication that reports it: `[..2015-10-31]`.",
        find=_undated,
        weight=Weight.ADVICE,
    ),
)
