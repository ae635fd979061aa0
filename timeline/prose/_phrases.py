"""The English words for closed lists, and for lists of words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from timeline.events import Conflict, Count, Event, RelationKind, Status, VotePosition

__all__ = [
    "CONFLICTS",
    "aside_words",
    "capitalised",
    "count_words",
    "kind_words",
    "label_words",
    "listed",
    "number_words",
    "position_label",
    "relation_label",
    "sentence",
    "status_words",
]

_QUOTED: Final = re.compile("“[^”]*”")
_RELATIONS: Final = {
    RelationKind.PART_OF: ("part of", "includes"),
    RelationKind.CONCERNS: ("concerns", "addressed in"),
    RelationKind.REALISES: ("realises", "realised by"),
    RelationKind.RESPONDS_TO: ("responds to", "answered by"),
    RelationKind.BEFORE: ("before", "after"),
    RelationKind.AFTER: ("after", "before"),
    RelationKind.SAME_SERIES: ("same series as", "same series as"),
}
CONFLICTS: Final = {
    Conflict.CONTRADICTION: "contradicts",
    Conflict.OMISSION: "leaves out what is told by",
    Conflict.EMPHASIS: "differs in emphasis from",
}
_POSITIONS: Final = {
    VotePosition.FOR: "for",
    VotePosition.AGAINST: "against",
    VotePosition.ABSTAIN: "abstaining",
    VotePosition.ABSENT: "absent",
    VotePosition.VETO: "vetoing",
}


def listed(parts: Sequence[str]) -> str:
    """Return words as an English list; parts with commas outside quotation marks are set apart by semicolons.

    >>> listed(["Russia", "China", "India"])
    'Russia, China and India'
    >>> listed(["Korea, North", "Korea, South"])
    'Korea, North; and Korea, South'
    """
    if not parts:
        return ""
    if len(parts) > 1 and any("," in _QUOTED.sub("", part) for part in parts):
        return f"{'; '.join(parts[:-1])}; and {parts[-1]}"
    return " and ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))


def aside_words(remark: str) -> str:
    """Return a remark as it stands inside a sentence: without the full stop that ends a single one.

    >>> aside_words("Implied."), aside_words("Implied. No name is given.")
    ('Implied', 'Implied. No name is given.')
    """
    single = remark.endswith(".") and not remark.endswith("..") and "." not in remark[:-1]
    return remark[:-1] if single else remark


def sentence(words: str) -> str:
    """Return words as a sentence: with a full stop where nothing ends them yet.

    >>> sentence("It is so"), sentence("Is it so?"), sentence("")
    ('It is so.', 'Is it so?', '')
    """
    return words if not words or words.endswith((".", "?", "!", "…")) else f"{words}."


def capitalised(words: str) -> str:
    """Return words as they begin a sentence.

    >>> capitalised("between May and June")
    'Between May and June'
    """
    return words[:1].upper() + words[1:]


def number_words(number: int, one: str, several: str = "") -> str:
    """Return a number with its noun.

    >>> number_words(1, "party", "parties"), number_words(1200, "source")
    ('1 party', '1,200 sources')
    """
    return f"{number:,} {one if number == 1 else several or f'{one}s'}"


def count_words(count: Count) -> str:
    """Return how much a record stands for that tells of several happenings at once.

    >>> count_words(Count.parse(">12"))
    'more than 12 occurrences, not listed one by one'
    """
    return f"{count.words} occurrences, not listed one by one"


def kind_words(event: Event) -> str:
    """Return the kind of an event in words."""
    return label_words(event.kind)


def status_words(status: Status) -> str:
    """Return a status in words."""
    return label_words(status.value)


def label_words(name: str) -> str:
    """Return the name of a field or kind in words.

    >>> label_words("in_force")
    'in force'
    """
    return name.replace("_", " ")


def relation_label(kind: RelationKind, *, reverse: bool = False) -> str:
    """Return what an event has to do with another; `reverse` says it from the other's side.

    >>> relation_label(RelationKind.REALISES, reverse=True)
    'realised by'
    """
    return _RELATIONS[kind][reverse]


def position_label(position: VotePosition) -> str:
    """Return how a member voted, as it follows a number: ``35 abstaining``."""
    return _POSITIONS[position]
