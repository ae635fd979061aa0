"""Tell a date in words: never vaguer than the value, never sharper."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from timeline.dates._edtf import CalendarDate, Day, Edtf
from timeline.dates._event_date import EventDate, PartOfDay
from timeline.dates._interval import Interval
from timeline.dates._kinds import End
from timeline.dates._masked import Masked
from timeline.dates._moment import Moment
from timeline.dates._sets import AllOf, DateSet, Range
from timeline.dates._thirds import third_stated
from timeline.dates._word_date import date_words, same_form, shortened
from timeline.dates._zones import in_zone
from timeline.errors import UnknownNameError

if TYPE_CHECKING:
    from timeline.dates._language import Language

_LANGUAGES = {
    "de": ("_german", "GERMAN"),
    "en": ("_english", "ENGLISH"),
    "fr": ("_french", "FRENCH"),
    "ru": ("_russian", "RUSSIAN"),
    "zh": ("_chinese", "CHINESE"),
}


def words(date: Edtf | EventDate, language: str = "en", *, shown_in: str | None = None) -> str:
    """Return the date in the words of a language.

    A third of a month, a year or a decade is told as such where the source's own words do so.

    >>> words(Edtf.parse("[2015-09-21..2015-09-30]"))
    'between 21 and 30 September 2015'
    >>> words(EventDate.parse("[2015-09-21..2015-09-30]", stated="in late September"))
    'late September 2015'
    >>> night = EventDate.parse("2022-02-21", part="night", zone="America/New_York")
    >>> words(night, shown_in="Asia/Shanghai")
    'night of 21 February 2022, New York time; 22 February 2022, Beijing time'

    Args:
        date: The date.
        language: The language, as a BCP 47 tag.
        shown_in: Another zone, an IANA name, whose day or clock time is told too where it follows and is another.

    Raises:
        UnknownNameError: There is no table for the language.
        RecordError: There is no zone of one of the names.
    """
    table = language_table(language)
    told = _words(date, table)
    if shown_in is None:
        return told
    there = in_zone(EventDate(date) if isinstance(date, Edtf) else date, shown_in)
    if there is None:
        return told
    return table.say("elsewhere", date=told, there=_words(there, table))


def _words(date: Edtf | EventDate, table: Language) -> str:
    if isinstance(date, Edtf):
        return _value_words(date, table)
    told = _third_words(date, table) or _value_words(date.value, table)
    return _with_zone(_with_part(told, date.part, table), date.zone, table)


@cache
def language_table(code: str) -> Language:
    """Return the table of a language."""
    if code not in _LANGUAGES:
        raise UnknownNameError("language", code, _LANGUAGES)
    module, name = _LANGUAGES[code]
    table: Language = getattr(import_module(f"timeline.dates.{module}"), name)
    return table


def _third_words(date: EventDate, table: Language) -> str | None:
    stated = third_stated(date)
    if stated is None:
        return None
    third, whole = stated
    unit = "decade" if isinstance(whole, Masked) else whole.unit.value
    return table.say(f"{third.value} {unit}", date=date_words(whole, table))


def _with_part(told: str, part: str | None, table: Language) -> str:
    if part is None:
        return told
    if part in table.parts:
        return table.fill(table.parts[PartOfDay(part)], {"date": told})
    return table.say("clock", date=told, time=part)


def _with_zone(told: str, zone: str | None, table: Language) -> str:
    if zone is None:
        return told
    # The last part of an IANA name is the city: "America/New_York". A name without an area is one of no place: "UTC".
    area, _, city = zone.rpartition("/")
    local = area not in ("", "Etc")
    place = table.places.get(zone, city.replace("_", " "))
    return table.say("local time" if local else "place", date=told, place=place)


def _value_words(value: Edtf, table: Language) -> str:
    if isinstance(value, CalendarDate):
        return date_words(value, table)
    if isinstance(value, Moment):
        return _moment(value, table)
    if isinstance(value, Interval):
        return _interval(value, table)
    if isinstance(value, DateSet):
        return _set(value, table)
    raise TypeError(f"no words for {type(value).__name__}")


def _moment(value: Moment, table: Language) -> str:
    day = date_words(Day(value.year, value.month, value.day), table)
    told = table.say("clock", date=day, time=f"{value.hour:02}:{value.minute:02}:{value.second:02}")
    if not value.shift:
        return told
    return table.say("place", date=told, place="UTC" if value.shift == "Z" else f"UTC{value.shift}")


_WITHOUT_DATES = {
    (End.OPEN, End.OPEN): "no bounds",
    (End.UNKNOWN, End.OPEN): "no end",
    (End.OPEN, End.UNKNOWN): "no start",
}
_WITHOUT_END = {End.OPEN: "from on", End.UNKNOWN: "end unknown"}
_WITHOUT_START = {End.OPEN: "up to", End.UNKNOWN: "start unknown"}


def _interval(value: Interval, table: Language) -> str:
    begin, end = value.begin, value.end
    if isinstance(begin, End):
        if isinstance(end, End):
            return table.say(_WITHOUT_DATES[begin, end])
        return table.say(_WITHOUT_START[begin], date=date_words(end, table))
    if isinstance(end, End):
        return table.say(_WITHOUT_END[end], date=date_words(begin, table))
    return _pair("to", begin, end, table)


def _pair(template: str, first: CalendarDate, last: CalendarDate, table: Language, **fields: str) -> str:
    start, finish = shortened([first, last], table)
    return table.say(template, first=start, last=finish, **fields)


def _set(value: DateSet, table: Language) -> str:
    every = isinstance(value, AllOf)
    members = [each for member in value.members for each in _neighbours(member)]
    if same_form(members):
        dates = [member for member in members if not isinstance(member, Range)]
        told = shortened(dates, table)
    else:
        told = [_member(member, table, every=every) for member in members]
    return table.listed(told, "and" if every else "or")


def _neighbours(member: CalendarDate | Range) -> tuple[CalendarDate | Range, ...]:
    """Return the two ends of a range with nothing between them: "8 or 9 September", not "between"."""
    if isinstance(member, CalendarDate) or member.first is None or member.last is None:
        return (member,)
    first, last = member.first, member.last
    adjoin = first.latest + 1 == last.earliest and not (first.qualifiers or last.qualifiers)
    return (first, last) if adjoin else (member,)


def _member(member: CalendarDate | Range, table: Language, *, every: bool) -> str:
    if isinstance(member, CalendarDate):
        return date_words(member, table)
    first, last = member.first, member.last
    if first and last:
        return _pair("each" if every else "between", first, last, table, each=table.each[first.unit])
    if last:
        return table.say(
            "each by" if every else "by", date=date_words(last, table), each=table.each[last.unit]
        )
    if first:
        template = "each from" if every else "or later"
        return table.say(template, date=date_words(first, table), each=table.each[first.unit])
    return ""  # a range has one end at least
