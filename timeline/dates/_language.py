"""The table that one language fills so that dates can be told in it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

import attrs

from timeline.dates._kinds import Component, Precision


@attrs.frozen(kw_only=True)
class Language:
    """Everything the wording of dates depends on. A template is a `str.format` string with named fields.

    Attributes:
        code: The BCP 47 tag.
        months: The twelve names as they stand beside a day.
        months_alone: The twelve names as they stand without one.
        day: Makes the text of a day of a month.
        year: Makes the text of a year; 0 is 1 BC.
        year_pair: Makes the text of two years, the first before the second, before a "to" or within a winter.
        ordinal: Makes the ordinal number of a century.
        articled: Makes "the 1560s" of "1560s", for use after "in".
        templates: By name; `TEMPLATES` lists them with their fields.
        groups: Templates with `{year}` by EDTF code from 21 to 41.
        some: The words for one unit that is not specified: "some day".
        each: The words for each of several units: "every day".
        notes: Words for approximate, uncertain, and both.
        components: Names of the components of a date.
        places: The name, by zone, of the place whose time it is, where the last part of the IANA name is another:
            the time of Asia/Shanghai is Beijing time.
        parts: Templates with `{date}` by part of the day.
        case: Puts words into a grammatical case; None where no template asks for one, as in `{date:genitive}`.
        year_first: Whether the year stands before the month, so that later dates are the ones shortened.
    """

    code: str
    months: tuple[str, ...]
    months_alone: tuple[str, ...]
    day: Callable[[int], str]
    year: Callable[[int], str]
    year_pair: Callable[[int, int], str]
    ordinal: Callable[[int], str]
    articled: Callable[[str], str]
    templates: Mapping[str, str]
    groups: Mapping[int, str]
    some: Mapping[Precision, str]
    each: Mapping[Precision, str]
    notes: tuple[str, str, str]
    components: Mapping[Component, str]
    places: Mapping[str, str]
    parts: Mapping[str, str]
    case: Callable[[str, str], str] | None = None
    year_first: bool = False

    def __attrs_post_init__(self) -> None:
        missing = TEMPLATES.keys() ^ self.templates.keys()
        if missing:
            raise ValueError(f"language {self.code}: templates missing or unknown: {sorted(missing)}")

    def say(self, template: str, **fields: object) -> str:
        """Fill a template."""
        return self.fill(self.templates[template], fields)

    def fill(self, template: str, fields: Mapping[str, object]) -> str:
        """Fill a text with named fields, each in the case it asks for."""
        if self.case is None:
            return template.format_map(fields)
        return template.format_map({name: _Declined(field, self.case) for name, field in fields.items()})

    @property
    def full(self) -> int:
        """The index, in a list of dates that share a year, of the one that says the year."""
        return 0 if self.year_first else -1

    def listed(self, items: Sequence[str], last: str) -> str:
        """Join items, the last one by the template `and` or `or`."""
        if len(items) == 1:
            return items[0]
        return f"{self.say('comma').join(items[:-1])}{self.say(last)}{items[-1]}"


class _Declined:
    """A field that a template may ask for in a case, by what stands after the colon."""

    def __init__(self, told: object, case: Callable[[str, str], str]) -> None:
        self._told = told
        self._case = case

    def __format__(self, case: str) -> str:
        return self._case(str(self._told), case) if case else str(self._told)


_ROMAN_ONES: Final = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
_ROMAN_TENS: Final = ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC", "C")


def roman(number: int) -> str:
    """Return a number up to 109, such as a century's, in Roman numerals.

    >>> roman(19), roman(100)
    ('XIX', 'C')
    """
    tens, ones = divmod(number, 10)
    return _ROMAN_TENS[tens] + _ROMAN_ONES[ones]


# Every template a language has to have, with what it says in English.
TEMPLATES = {
    "day": "{day}, in a list of days of one month",
    "day month": "4 February",
    "day month year": "4 February 2022",
    "month year": "February 2022",
    "decade": "1560s",
    "decade of hundred": "1500s, the decade: {first} {last}",
    "century": "16th century: {ordinal} {first} {last}",
    "century before": "2nd century BC: {ordinal} {first} {last}",
    "within": "some day in April 1985: {some} {whole}",
    "numbered day": "the 25th of some month in 1560: {day} {some} {whole}",
    "in years": "25 December, in the 1560s: {date} {years}",
    "any year": "25 December, year not specified: {date}",
    "no year": "year not specified",
    "fits": "some day that fits 1X32-X1-X2: {some} {mask}",
    "estimated": "between 1900 and 1999, estimated 1950: {first} {last} {year}",
    "to": "from {first} to {last}, a span",
    "between": "between {first} and {last}, one of them",
    "each": "every day from {first} to {last}: {each}",
    "comma": "between the items of a list, the last excepted",
    "or": "before the last item of alternatives",
    "and": "before the last item of an enumeration",
    "by": "by {date}, one of the times up to it",
    "or later": "{date} or later, one of the times from it",
    "each by": "all the time up to {date}: {each}",
    "each from": "all the time from {date}: {each}",
    "from on": "from {date} on, without an end",
    "up to": "up to {date}, without a start",
    "end unknown": "since {date}, with an end that is not known",
    "start unknown": "until {date}, with a start that is not known",
    "no bounds": "without start or end",
    "no end": "start not known, without end",
    "no start": "without start, end not known",
    "early month": "early September 2015: {date}",
    "mid month": "mid-September 2015: {date}",
    "late month": "late September 2015: {date}",
    "early season": "early summer 2015: {date}",
    "mid season": "mid-summer 2015: {date}",
    "late season": "late summer 2015: {date}",
    "early year": "early 2015: {date}",
    "mid year": "mid-2015: {date}",
    "late year": "late 2015: {date}",
    "early decade": "early 1960s: {date}",
    "mid decade": "mid-1960s: {date}",
    "late decade": "late 1960s: {date}",
    "qualified": "{date} ({note})",
    "part note": "{component} {note}",
    "clock": "{date}, {time}",
    "place": "{date} (UTC): {date} {place}",
    "local time": "{date}, New York time, the clock meant: {date} {place}",
    "elsewhere": "{date}; what another zone has: {there}",
}
