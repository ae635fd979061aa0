"""First, largest, longest: a rank that somebody asserts, within a scope."""

from __future__ import annotations

import attrs

from timeline.dates import Edtf
from timeline.errors import RecordError
from timeline.fields import about, ids, naming, optional_line
from timeline.text import clean_line
from timeline.when import to_edtf

__all__ = ["Superlative"]


@attrs.frozen(kw_only=True, field_transformer=naming)
class Superlative:
    """A rank as its source gives it; never computed from the events at hand."""

    rank: str = attrs.field(converter=clean_line, metadata=about("The rank: first, largest, worst."))
    of: str = attrs.field(converter=clean_line, metadata=about("What it is the first or largest of."))
    scope: str | None = attrs.field(
        default=None,
        converter=optional_line,
        metadata=about("Within what: ever, since 1981, in the Mediterranean."),
    )
    as_of: Edtf | None = attrs.field(
        default=None, converter=to_edtf, metadata=about("The date at which the rank was asserted, in EDTF.")
    )
    by: tuple[str, ...] = attrs.field(
        default=(),
        converter=ids,
        metadata=about("Ids of the parties that assert it; left out, the cited source does.", refers="party"),
    )
    citations: tuple[str, ...] = attrs.field(
        default=(),
        converter=ids,
        metadata=about("Ids of the event's citations that say so.", refers="citation"),
    )

    def __attrs_post_init__(self) -> None:
        for field, value in (("rank", self.rank), ("of", self.of)):
            if not value:
                raise RecordError(
                    "superlative", field, "found nothing, expected words such as first or largest"
                )

    def __str__(self) -> str:
        scope = f" ({self.scope})" if self.scope else ""
        return f"{self.rank} {self.of}{scope}"
