"""Tell dates with unspecified digits in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.dates._calendar import days_in_month
from timeline.dates._kinds import Precision
from timeline.dates._masked import Masked, fitting, years

if TYPE_CHECKING:
    from timeline.dates._language import Language

_ANY = "XX"
_ANY_YEAR = "XXXX"
_FOUR_DIGITS = 1000
_DECADE, _CENTURY = 10, 100
_RUN = 3  # as many consecutive numbers are told as a range, fewer as a list


def masked_words(date: Masked, table: Language) -> str:
    """Return a date with unspecified digits in words."""
    told = _in_open_year(date, table) if "X" in date.year else _in_known_year(date, table)
    return told or table.say("fits", some=table.some[date.unit], mask="-".join(date.components))


def _in_known_year(date: Masked, table: Language) -> str:
    month, year = date.month or "", int(date.year)
    if "X" not in month:
        return _days(date, int(month), table)
    if date.day is None:
        if month == _ANY:
            return table.say("within", some=table.some[Precision.MONTH], whole=table.year(year))
        names = [table.months_alone[number - 1] for number in fitting(month, 12)]
        names[table.full] = table.say("month year", month=names[table.full], year=table.year(year))
        return _choice(names, fitting(month, 12), table)
    if month != _ANY or (date.day != _ANY and "X" in date.day):
        return ""
    if date.day == _ANY:
        return table.say("within", some=table.some[Precision.DAY], whole=table.year(year))
    some = table.some[Precision.MONTH]
    return table.say("numbered day", day=table.day(int(date.day)), some=some, whole=table.year(year))


def _days(date: Masked, month: int, table: Language) -> str:
    year = int(date.year)
    if date.day == _ANY:
        whole = table.say("month year", month=table.months_alone[month - 1], year=table.year(year))
        return table.say("within", some=table.some[Precision.DAY], whole=whole)
    days = fitting(date.day, days_in_month(year, month))
    told = [table.say("day", day=table.day(day)) for day in days]
    whole_day = table.day(days[table.full])
    told[table.full] = table.say(
        "day month year", day=whole_day, month=table.months[month - 1], year=table.year(year)
    )
    return _choice(told, days, table)


def _choice(told: list[str], numbers: tuple[int, ...], table: Language) -> str:
    if len(numbers) >= _RUN and numbers[-1] - numbers[0] == len(numbers) - 1:
        return table.say("between", first=told[0], last=told[-1])
    return table.listed(told, "or")


def _in_open_year(date: Masked, table: Language) -> str:
    alone, inside = _open_years(date.year, table)
    if date.month is None:
        return alone
    some = _some_unit(date, table)
    inner = some or _in_any_year(date, table)
    if not inner or not inside:
        return ""
    if date.year.endswith(_ANY_YEAR):
        return table.say("any year", date=inner) if date.year == _ANY_YEAR else ""
    if some:
        return table.say("within", some=some, whole=inside)
    return table.say("in years", date=inner, years=inside)


def _some_unit(date: Masked, table: Language) -> str:
    open_month = date.month == _ANY and date.day in (None, _ANY)
    return table.some[date.unit] if open_month else ""


def _in_any_year(date: Masked, table: Language) -> str:
    if date.season is not None or date.month is None or "X" in date.month:
        return ""
    alone = table.months_alone[int(date.month) - 1]
    if date.day is None:
        return alone
    if date.day == _ANY:
        return table.say("within", some=table.some[Precision.DAY], whole=alone)
    if "X" in date.day:
        return ""
    return table.say("day month", day=table.day(int(date.day)), month=table.months[int(date.month) - 1])


def _open_years(mask: str, table: Language) -> tuple[str, str]:
    """Return the years in words, alone and after "in"; empty where the digits make no run of years."""
    if mask == _ANY_YEAR:
        return table.say("no year"), table.say("no year")
    known = mask.lstrip("-").rstrip("X")
    if "X" in known:
        return "", ""
    first, last = next(years(mask)), next(years(mask, newest_first=True))
    name = _name_of_years(mask, first, last, table)
    if name:
        return name, table.articled(name)
    told = table.say("between", first=table.year(first), last=table.year(last))
    return told, told


def _name_of_years(mask: str, first: int, last: int, table: Language) -> str:
    if mask[-4:-2] != "00" and last - first + 1 == _CENTURY:
        ordinal = table.ordinal(int(mask[-4:-2]) + 1)
        if mask.startswith("-"):
            return table.say("century before", ordinal=ordinal, first=1 - first, last=1 - last)
        return table.say("century", ordinal=ordinal, first=first, last=last)
    if last - first + 1 == _DECADE and first >= _FOUR_DIGITS:
        if first % 100 == 0:
            return table.say("decade of hundred", first=first, last=last)
        return table.say("decade", year=first)
    return ""
