"""Tell one calendar date in words, and several of one kind without saying the month and year twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates._edtf import CalendarDate, Day, Month, Year
from timeline.dates._kinds import Component, Sign
from timeline.dates._masked import Masked
from timeline.dates._scientific import ScientificYear
from timeline.dates._season import GROUPS, Season
from timeline.dates._word_masked import masked_words
from timeline.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from timeline.dates._language import Language
    from timeline.dates._sets import Member

_DECEMBER = 12
_COMPONENTS = {1: (Component.YEAR,), 2: (Component.YEAR, Component.MONTH), 3: tuple(Component)}


def date_words(date: CalendarDate, table: Language) -> str:
    """Return one calendar date in words, with its qualifiers."""
    told = _bare(date, table)
    note = _note(date, table)
    return table.say("qualified", date=told, note=note) if note else told


def _bare(date: CalendarDate, table: Language) -> str:
    match date:
        case Day():
            return table.say(
                "day month year",
                day=table.day(date.day),
                month=_beside(date, table),
                year=table.year(date.year),
            )
        case Month():
            return table.say(
                "month year", month=table.months_alone[date.month - 1], year=table.year(date.year)
            )
        case Year():
            return table.year(date.year)
        case Season():
            return table.fill(table.groups[date.code], {"year": group_years(date.year, date.code, table)})
        case ScientificYear():
            return _scientific(date, table)
        case Masked():
            return masked_words(date, table)
        case _:
            raise DateError(str(date), 0, "a kind of date that has words")


def _beside(date: Day, table: Language) -> str:
    return table.months[date.month - 1]


def group_years(year: int, code: int, table: Language) -> str:
    """Return the year of a season, or both years where it runs into the next."""
    return table.year_pair(year, year + 1) if GROUPS[code][0] == _DECEMBER else table.year(year)


def _scientific(date: ScientificYear, table: Language) -> str:
    first, last = date.years
    if first == last:
        return table.year(date.year)
    return table.say("estimated", first=table.year(first), last=table.year(last), year=table.year(date.year))


def _note(date: CalendarDate, table: Language) -> str:
    if not date.qualifiers:
        return ""
    components = _COMPONENTS[len(date.components)]
    signs = [date.qualified(component) for component in components]
    if all(each == signs[0] for each in signs):
        return _signs(signs[0], table)
    return table.say("comma").join(
        table.say("part note", component=table.components[component], note=_signs(each, table))
        for component, each in zip(components, signs, strict=True)
        if each
    )


def _signs(signs: frozenset[Sign], table: Language) -> str:
    approximate, uncertain, both = table.notes
    if len(signs) > 1:
        return both
    return approximate if Sign.APPROXIMATE in signs else uncertain


def same_form(members: Sequence[Member]) -> bool:
    """Tell whether all members are plain days, or all plain months, of years that need no era."""
    kinds = {type(member) for member in members}
    return kinds in ({Day}, {Month}) and all(_plain(member) for member in members)


def _plain(member: Member) -> bool:
    return isinstance(member, Day | Month) and not member.qualifiers


def shortened(dates: Sequence[CalendarDate], table: Language) -> list[str]:
    """Return dates in words, leaving the year and the month to the one beside it where both are of one kind.

    >>> from timeline.dates import Edtf
    >>> from timeline.dates._english import ENGLISH
    >>> shortened([Day(2018, 9, 11), Day(2018, 9, 17)], ENGLISH)
    ['11', '17 September 2018']
    """
    if not same_form(dates):
        return [date_words(date, table) for date in dates]
    beside = [None, *dates[:-1]] if table.year_first else [*dates[1:], None]
    return [_short(date, other, table) for date, other in zip(dates, beside, strict=True)]


def _short(date: CalendarDate, other: CalendarDate | None, table: Language) -> str:
    if isinstance(date, Day) and isinstance(other, Day) and date.year == other.year:
        if date.month == other.month:
            return table.say("day", day=table.day(date.day))
        return table.say("day month", day=table.day(date.day), month=_beside(date, table))
    if isinstance(date, Month) and isinstance(other, Month) and date.year == other.year:
        return table.months_alone[date.month - 1]
    return date_words(date, table)
