"""Read a phrase: the readers of joined and limited times first, then the rules for single ones."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from timeline.dates._phrases_joined import between_two, days_of_month, listed, several, spanned
from timeline.dates._phrases_open import open_ended
from timeline.dates._phrases_parts import near_part, part_of_day
from timeline.dates._rules import Found, RefusedError, Rule, Telling, UnknownPhraseError
from timeline.dates._rules_counts import RULES as COUNTS
from timeline.dates._rules_days import RULES as DAYS
from timeline.dates._rules_eras import RULES as ERAS
from timeline.dates._rules_feasts import RULES as FEASTS
from timeline.dates._rules_months import RULES as MONTHS
from timeline.dates._rules_named import RULES as NAMED
from timeline.dates._rules_refused import RULES as REFUSED
from timeline.dates._rules_seasons import RULES as SEASONS
from timeline.dates._telling import without_preposition

_ANNIVERSARY: Final = re.compile(r"(?:the |its |their )?[0-9]{1,4}(?:st|nd|rd|th) anniversary(?: (.+))?")


def _anniversary(phrase: str, telling: Telling) -> Found | None:
    match = _ANNIVERSARY.fullmatch(phrase)
    if match is None:
        return None
    if match[1] is None:
        raise RefusedError("counts from an event that the phrase does not date")
    return read_phrase(match[1], telling)


# Who stands earlier is asked first: what counts nothing comes after all that counts something.
_READERS: Final[tuple[Callable[[str, Telling], Found | None], ...]] = (
    _anniversary,
    days_of_month,
    between_two,
    near_part,
    open_ended,
    several,
    listed,
    part_of_day,
    spanned,
)
_RULES: Final[tuple[tuple[re.Pattern[str], Rule], ...]] = (
    *FEASTS,
    *DAYS,
    *MONTHS,
    *ERAS,
    *SEASONS,
    *COUNTS,
    *REFUSED,
    *NAMED,
)


def read_atom(phrase: str, telling: Telling) -> Found:
    """Return what a phrase without conjunctions means, or refuse it."""
    for pattern, meaning in _RULES:
        match = pattern.fullmatch(phrase)
        if match:
            return meaning(match, telling)
    raise UnknownPhraseError


def read_phrase(phrase: str, telling: Telling) -> Found:
    """Return what a phrase means, or refuse it."""
    for read in _READERS:
        found = read(phrase, telling)
        if found is not None:
            return found
    bare = without_preposition(phrase)
    try:
        return read_atom(phrase, telling)
    except UnknownPhraseError:
        if bare == phrase:
            raise
    return read_phrase(bare, telling)
