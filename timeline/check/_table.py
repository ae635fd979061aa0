"""All rules in one table, by subject."""

from __future__ import annotations

from typing import Final

from timeline.check import (
    _dates,
    _doubles,
    _locators,
    _parties,
    _publication,
    _readings,
    _references,
    _relations,
    _sourcing,
    _supports,
    _texts,
    _usage,
    _votes,
    _wording,
)
from timeline.check._rule import Rule, Weight

__all__ = ["ADVICE", "RULES", "SUBJECTS"]

SUBJECTS: Final[dict[str, tuple[Rule, ...]]] = {
    "Ids": _references.RULES,
    "Who says so": _sourcing.RULES,
    "Fields supported": _supports.RULES,
    "Places in texts": _locators.RULES,
    "Words of sources": _wording.RULES,
    "Dates": (*_dates.RULES, *_readings.RULES),
    "Events and publications": _publication.RULES,
    "Votes": _votes.RULES,
    "Parties": _parties.RULES,
    "Links": _relations.RULES,
    "Doubles": _doubles.RULES,
    "Texts": _texts.RULES,
    "Use": _usage.RULES,
}
"""The rules under the headings of the reference page."""

RULES: Final = tuple(rule for rules in SUBJECTS.values() for rule in rules)
"""Every rule."""

ADVICE: Final = frozenset(rule.code for rule in RULES if rule.weight is Weight.ADVICE)
"""The codes of what is advice and no fault."""
