"""Where each field of an event stands on the page: written once, for the writer, the reference page and the tests."""

from __future__ import annotations

from typing import Final

import attrs

__all__ = ["BLOCKS", "FACTS", "KIND_FIELDS", "Block"]


@attrs.frozen(kw_only=True)
class Block:
    """A place on the page.

    Attributes:
        field: The event's field; `KIND_FIELDS` stands for those that a kind has beyond every event.
        label: What is printed before it; empty where its place says what it is.
        place: Where it stands, in words.
    """

    field: str
    label: str = ""
    place: str


KIND_FIELDS: Final = "*"

BLOCKS: Final = (
    Block(field="title", place="the heading of the entry"),
    Block(field="date", place="the first line, in words; how it is known among the facts"),
    Block(field="kind", place="the first line"),
    Block(field="status", place="the first line, unless the event simply occurred"),
    Block(field="id", place="the end of the first line"),
    Block(field="summary", place="the paragraphs below the first line"),
    Block(field="participants", label="Who", place="a fact"),
    Block(field="place", label="Where", place="a fact"),
    Block(
        field=KIND_FIELDS,
        place="a fact each, under the field's own name; wording, tally, positions and members in a table",
    ),
    Block(field="basis", label="Date", place="a fact, where the source does not plainly state the date"),
    Block(
        field="display_time",
        label="That is",
        place="a fact: a clock time as the chronology's display zone has it",
    ),
    Block(field="count", label="Stands for", place="a fact"),
    Block(field="superlatives", label="Said to be", place="a fact"),
    Block(field="calls", label="Also called", place="a fact"),
    Block(field="relations", place="a fact a kind of link, with a link to the other entry, which links back"),
    Block(field="custom", place="a fact each, under its own name"),
    Block(field="tags", label="Tags", place="a fact"),
    Block(field="note", label="Note", place="a fact"),
    Block(field="formerly", label="Formerly", place="a fact"),
    Block(field="accounts", label="Accounts side by side", place="a table, a column an account"),
    Block(field="citations", place="a note each, where the supported field stands, else behind the summary"),
)
"""Every published field of an event, in the order of the page, and two that are made from its date."""

FACTS: Final = tuple(block for block in BLOCKS if block.place.startswith("a fact"))
"""What stands in the list of facts, in its order."""
