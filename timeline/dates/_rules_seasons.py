"""Phrases for seasons, quarters and halves: "this winter", "the first half of 2022"."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

import attrs

from timeline.dates._edtf import Edtf, Month, Year
from timeline.dates._event_date import Basis
from timeline.dates._rules import (
    STEP,
    Found,
    RefusedError,
    Rules,
    Telling,
    between,
    either,
    month_end,
)
from timeline.dates._season import Season
from timeline.dates._telling import (
    ORDINALS,
    SEASON,
    SEASONS,
    YEAR,
    one_of,
)

if TYPE_CHECKING:
    import re

RULES: Final = Rules()
_QUARTERS, _HALVES = 4, 2


@RULES.of(rf"(?:the )?({SEASON})(?: of)? {YEAR}(?:[-/]([0-9]{{2}}|[0-9]{{4}}))?")
def _season_of_year(match: re.Match[str], _: Telling) -> Found:
    year, code = int(match[2]), SEASONS[match[1]]
    if match[3]:
        if code != SEASONS["winter"] or int(match[3]) % 100 != (year + 1) % 100:
            raise RefusedError("gives two years to a season that has one")
        return Found(Season(year, code), basis=Basis.STATED)
    if code == SEASONS["winter"]:
        # The winter of 2022 is the one that ends in it, or the one that begins in it.
        return Found(either(Season(year - 1, code), Season(year, code)), basis=Basis.STATED)
    return Found(Season(year, code), basis=Basis.STATED)


@RULES.of(rf"(?:(last|this|next|the|this past|this coming) )?({SEASON})(?: of (last|this|next) year)?")
def _which_season(match: re.Match[str], telling: Telling) -> Found:
    code, which = SEASONS[match[2]], (match[1] or "").split()[-1:]
    if match[3]:
        if code == SEASONS["winter"]:
            raise RefusedError("names a winter by one year; it has two")
        return Found(Season(telling.day.year + STEP[match[3]], code))
    over, running, ahead = _seasons(code, telling)
    if which in (["last"], ["past"]):
        return Found(_nearest_or_other_year(over[::-1], telling, plain=match[1] == "last"))
    if which in (["next"], ["coming"]):
        return Found(_nearest_or_other_year(ahead, telling, plain=match[1] == "next"))
    if running:
        return Found(running[0])
    return Found(ahead[0] if telling.future else over[-1])


def _seasons(code: int, telling: Telling) -> tuple[list[Season], list[Season], list[Season]]:
    """Return the seasons of a name that are over, under way and ahead, each in order."""
    today = telling.day.toordinal()
    seasons = [Season(telling.day.year + step, code) for step in (-3, -2, -1, 0, 1, 2, 3)]
    over = [season for season in seasons if season.latest < today]
    ahead = [season for season in seasons if season.earliest > today]
    return over, [season for season in seasons if season not in over + ahead], ahead


def _nearest_or_other_year(nearest_first: list[Season], telling: Telling, *, plain: bool) -> Edtf:
    # Said in September, "last summer" is the one just over, or the one of last year. A winter has two years, and no such doubt.
    one, other = nearest_first[:2]
    doubt = plain and one.year == telling.day.year and one.code != SEASONS["winter"]
    return either(*sorted((one, other), key=lambda season: season.year)) if doubt else one


@RULES.of(rf"(?:the )?(?:q([1-4])|({one_of(name for name in ORDINALS if ORDINALS[name])}) quarter)")
def _quarter(match: re.Match[str], telling: Telling) -> Found:
    place = int(match[1]) if match[1] else ORDINALS[match[2]]
    years = range(telling.day.year - 1, telling.day.year + 2)
    quarters = [Season(year, 32 + place) for year in years]
    today = telling.day.toordinal()
    if telling.future:
        return Found(next(quarter for quarter in quarters if quarter.latest >= today))
    return Found(next(quarter for quarter in reversed(quarters) if quarter.earliest <= today))


@RULES.of(rf"(?:the )?q([1-4]) (?:of |in )?{YEAR}|{YEAR} q([1-4])")
def _quarter_of_year(match: re.Match[str], _: Telling) -> Found:
    year, place = (match[2], match[1]) if match[2] else (match[3], match[4])
    return Found(Season(int(year), 32 + int(place)), basis=Basis.STATED)


@RULES.of(rf"(?:the )?({one_of(ORDINALS)}) (quarter|half) of (.+)")
def _share(match: re.Match[str], telling: Telling) -> Found:
    whole = telling.read(match[3])
    count = _QUARTERS if match[2] == "quarter" else _HALVES
    place = (ORDINALS[match[1]] or count) - 1
    if isinstance(whole.value, Year) and place < count:
        return attrs.evolve(whole, value=Season(whole.value.year, (33 if count == _QUARTERS else 40) + place))
    if isinstance(whole.value, Month) and count == _HALVES and place < count:
        year, month = whole.value.year, whole.value.month
        ends = (date(year, month, 15), month_end(year, month))
        begins = (date(year, month, 1), date(year, month, 16))
        return attrs.evolve(whole, value=between(begins[place], ends[place]))
    raise RefusedError("divides something that has no such part")
