"""Phrases counted from the publication, "two days ago", and phrases with nothing to count from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from timeline.dates._duration import Duration
from timeline.dates._edtf import Day, Year
from timeline.dates._interval import Interval
from timeline.dates._masked import Masked
from timeline.dates._rules import (
    UNIT,
    Found,
    RefusedError,
    Rules,
    Telling,
    between,
    day_of,
    month_from,
    week_of,
)
from timeline.dates._shift import shift
from timeline.dates._telling import (
    NUMBER,
    number,
)

if TYPE_CHECKING:
    import re

RULES: Final = Rules()


@RULES.of(rf"(?:exactly |just )?({NUMBER}) {UNIT} ago(?: (today))?")
def _ago(match: re.Match[str], telling: Telling) -> Found:
    return _away(number(match[1]), match[2], telling, back=True, exact=bool(match[3]))


@RULES.of(rf"({NUMBER}) {UNIT} (?:from now|from today|hence)")
def _from_now(match: re.Match[str], telling: Telling) -> Found:
    return _away(number(match[1]), match[2], telling, back=False, exact=False)


@RULES.of(rf"in ({NUMBER}) {UNIT}(?:'? time)?")
def _in_time(match: re.Match[str], telling: Telling) -> Found:
    if not telling.future:
        raise RefusedError("tells of the future; say so by the tense")
    return _away(number(match[1]), match[2], telling, back=False, exact=False)


def _away(count: int, unit: str, telling: Telling, *, back: bool, exact: bool) -> Found:
    steps = -count if back else count
    offset = _length(count, unit, back=back)
    if exact or unit == "day":
        return Found(shift(day_of(telling.day), offset), offset=offset)
    if unit == "week":
        return Found(between(*week_of(telling, steps)), offset=offset)
    if unit == "month":
        return Found(month_from(telling.day, steps), offset=offset)
    if unit == "year":
        return Found(Year(telling.day.year + steps), offset=offset)
    return Found(Masked(f"{telling.day.year // 10 + steps}X"), offset=offset)


def _length(count: int, unit: str, *, back: bool) -> Duration:
    if unit == "decade":
        return Duration(years=10 * count, negative=back)
    return Duration(
        years=count if unit == "year" else 0,
        months=count if unit == "month" else 0,
        weeks=count if unit == "week" else 0,
        days=count if unit == "day" else 0,
        negative=back,
    )


@RULES.of(rf"the (past|last|previous|next|coming)(?: ({NUMBER}))? {UNIT}")
def _span(match: re.Match[str], telling: Telling) -> Found:
    if match[2] is None and match[0].endswith("s"):
        raise RefusedError(f"says no number of {match[3]}s")
    back = match[1] in {"past", "last", "previous"}
    offset = _length(number(match[2] or "one"), match[3], back=back)
    other = shift(day_of(telling.day), offset)
    if not isinstance(other, Day):
        raise RefusedError("reaches no day")
    here = day_of(telling.day)
    return Found(Interval(other, here) if back else Interval(here, other))


@RULES.of(
    r"(?:in |over |for )?(?:the )?(?:recent|coming|past|last|next|several|some|many|a few|few|a couple of)? ?(?:recent )?(day|week|month|year|decade)s(?: (?:ago|before|after|later|earlier|to come))?"
)
def _uncounted(match: re.Match[str], _: Telling) -> Found:
    raise RefusedError(f"says no number of {match[1]}s")


@RULES.of(
    r"(?:the )?(?:following|next|previous|same|preceding) (?:day|morning|evening|night)|a (?:day|week|month|year) (?:later|earlier)|(?:the )?day (?:before|after)"
)
def _another_day(_: re.Match[str], __: Telling) -> Found:
    raise RefusedError("is counted from something other than the publication")


@RULES.of(rf"(?:in )?({NUMBER}) {UNIT} (?:before|after|later|earlier|apart|afterwards)")
def _from_another(_: re.Match[str], __: Telling) -> Found:
    raise RefusedError("is counted from something other than the publication")


@RULES.of(
    r"(?:the )?(?:recently|lately|soon|shortly|now|currently|in due course|at that time|then|once|formerly|previously|ever|never|always|the near future|the future|the past|recent times|an appropriate time)"
)
def _vague(_: re.Match[str], __: Telling) -> Found:
    raise RefusedError("names no time")
