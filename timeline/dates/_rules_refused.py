"""Phrases that sound like a date and give none, each with the reason why."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.dates._rules import UNIT, Found, RefusedError, Rules, Telling
from timeline.dates._telling import NUMBER, WEEKDAYS, one_of

if TYPE_CHECKING:
    import re

RULES: Final = Rules()
_STRETCH: Final = r"(?:day|morning|evening|night|week|month|year)"
_REASONS: Final = (
    (
        rf"for the [a-z]+ time (?:since .+|in (?:{NUMBER} )?(?:hour|day|week|month|year|decade|centur).*)",
        "tells how long ago the time before was, not when this one is",
    ),
    (
        (
            rf"(?:every|each) .+|(?:hour|dai|night|week|month|quarter|year)ly|annually|(?:{one_of(WEEKDAYS)})s"
            r"|(?:once|twice|.+ times) (?:a|per) (?:day|week|month|year)"
        ),
        "comes again and again",
    ),
    (
        (
            r"(?:the )?(?:recently|lately|soon|shortly|in due course|at that time|then|once|formerly|previously|ever|never"
            r"|always|the near future|the future|the past|recent times|an appropriate time)"
        ),
        "names no time",
    ),
    (
        (
            rf"(?:the )?(?:following|previous|same|preceding) {_STRETCH}|that (?:same )?{_STRETCH}|(?:at )?the time"
            r"|a (?:day|week|month|year) (?:later|earlier)|(?:the )?day (?:before|after)"
            rf"|within {NUMBER} {UNIT}|the (?:previous|preceding|following) {NUMBER} {UNIT}"
            rf"|(?:in )?{NUMBER} {UNIT} (?:before|after|later|earlier|apart|afterwards)"
        ),
        "is counted from something other than the publication",
    ),
)


@RULES.of(
    r"(?:in |over |for )?(?:the )?(?:recent|coming|past|last|next|several|some|many|a few|few|a couple of)? ?(?:recent )?"
    r"(day|week|month|year|decade)s(?: (?:ago|before|after|later|earlier|to come))?"
)
def _uncounted(match: re.Match[str], _: Telling) -> Found:
    raise RefusedError(f"says no number of {match[1]}s")


def _refuse(pattern: str, reason: str) -> None:
    @RULES.of(pattern)
    def _refused(_: re.Match[str], __: Telling) -> Found:
        raise RefusedError(reason)


for _pattern, _reason in _REASONS:
    _refuse(_pattern, _reason)
