"""Events: dated happenings with who says so, their kinds, and what they are made of."""

from timeline.events._account import Account, Conflict
from timeline.events._count import Bound, Count
from timeline.events._event import Event, Status, account_fields
from timeline.events._kinds import (
    Agreement,
    Exercise,
    Measure,
    Meeting,
    Mode,
    Operation,
    Pledge,
    Publication,
    Statement,
)
from timeline.events._place import Place
from timeline.events._references import Reference, references
from timeline.events._registry import kind_named, kind_names
from timeline.events._relation import Relation, RelationKind
from timeline.events._superlative import Superlative
from timeline.events._vote import Outcome, Tally, Vote, VotePosition

__all__ = [
    "Account",
    "Agreement",
    "Bound",
    "Conflict",
    "Count",
    "Event",
    "Exercise",
    "Measure",
    "Meeting",
    "Mode",
    "Operation",
    "Outcome",
    "Place",
    "Pledge",
    "Publication",
    "Reference",
    "Relation",
    "RelationKind",
    "Statement",
    "Status",
    "Superlative",
    "Tally",
    "Vote",
    "VotePosition",
    "account_fields",
    "kind_named",
    "kind_names",
    "references",
]
