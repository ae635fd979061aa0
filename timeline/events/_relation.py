"""Typed links from one event to another."""

from __future__ import annotations

import attrs

from timeline.fields import Vocabulary, about, clean_id, naming, optional_text, optional_whole

__all__ = ["Relation", "RelationKind"]


class RelationKind(Vocabulary):
    """What the event has to do with the other."""

    PART_OF = "part_of"
    CONCERNS = "concerns"
    REALISES = "realises"
    RESPONDS_TO = "responds_to"
    BEFORE = "before"
    AFTER = "after"
    SAME_SERIES = "same_series"


@attrs.frozen(kw_only=True, field_transformer=naming)
class Relation:
    """A link to another event, typed as one pair: ``{realises: visit-announced}``."""

    kind: RelationKind = attrs.field(
        converter=RelationKind, metadata=about("What the event has to do with the other.")
    )
    event: str = attrs.field(converter=clean_id, metadata=about("The id of the other event.", refers="event"))
    number: int | None = attrs.field(
        default=None, converter=optional_whole, metadata=about("The event's number in the series.")
    )
    note: str | None = attrs.field(
        default=None, converter=optional_text, metadata=about("What a reader should know of the link.")
    )
