"""Accounts: one event as each voice has it, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import attrs

from timeline.fields import (
    FrozenMap,
    Vocabulary,
    about,
    clean_id,
    frozen_map,
    ids,
    instance,
    lines,
    naming,
    optional_id,
    optional_text,
)
from timeline.text import clean_line

__all__ = ["Account", "Conflict", "to_accounts"]


class Conflict(Vocabulary):
    """How two accounts differ."""

    CONTRADICTION = "contradiction"
    OMISSION = "omission"
    EMPHASIS = "emphasis"


def _to_conflicts(values: Mapping[str, Conflict | str]) -> FrozenMap[str, Conflict]:
    return frozen_map(values, clean_id, Conflict)


def _to_values(values: Mapping[str, Any]) -> FrozenMap[str, Any]:
    return frozen_map(values, clean_line, _as_it_is)


def _as_it_is(value: Any) -> Any:
    return value


def _account(value: Account) -> Account:
    return instance(value, Account, "an account")


@attrs.frozen(kw_only=True, field_transformer=naming)
class Account:
    """One voice's version of an event, under a label.

    `values` holds any field of the event as that voice has it. Build it with plain values: the event turns
    them into the field's own type, and refuses a field its kind does not have.
    """

    by: str | None = attrs.field(
        default=None,
        converter=optional_id,
        metadata=about("The id of the party whose version this is.", refers="party"),
    )
    citations: tuple[str, ...] = attrs.field(
        default=(),
        converter=ids,
        metadata=about("Ids of the event's citations that carry it.", refers="citation"),
    )
    values: FrozenMap[str, Any] = attrs.field(
        factory=FrozenMap[str, Any],
        converter=_to_values,
        metadata=about("Fields of the event as this voice has them, each under its own name."),
    )
    omits: tuple[str, ...] = attrs.field(
        default=(), converter=lines, metadata=about("What this voice leaves out, each in a few words.")
    )
    conflicts_with: FrozenMap[str, Conflict] = attrs.field(
        factory=FrozenMap[str, Conflict],
        converter=_to_conflicts,
        metadata=about(
            "Labels of the accounts it differs from, each with how: contradiction, omission, emphasis."
        ),
    )
    record: str | None = attrs.field(
        default=None,
        converter=optional_id,
        metadata=about(
            "The id of the event that this account is itself: a readout is a statement.", refers="event"
        ),
    )
    note: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What a reader should know of this version.")
    )


def to_accounts(values: Mapping[str, Account]) -> FrozenMap[str, Account]:
    """Return accounts under clean labels."""
    return frozen_map(values, clean_id, _account)
