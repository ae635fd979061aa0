"""What words like "last month" allow, counted from the day they were written on.

Only phrases that are understood to their end are judged, and each is given the widest span in which people use
it: "last week" may be any of the fourteen days before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from timeline.check._days import Span, month_end, month_start
from timeline.dates import civil, day_number

__all__ = ["allowed"]

_Reach: TypeAlias = Callable[[int, int], tuple[int, int]]

_TO_TWELVE: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_NUMBERS: Final = {word: number for number, word in enumerate(_TO_TWELVE, start=1)} | {
    "a": 1,
    "an": 1,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
}
_PART: Final = r"(?: (?:morning|afternoon|evening|night))?"
_DAY_NAMES: Final = "monday|tuesday|wednesday|thursday|friday|saturday|sunday"
_MONTH_NAMES: Final = "january|february|march|april|may|june|july|august|september|october|november|december"


def _days(before: int, after: int) -> _Reach:
    return lambda first, last: (first + before, last + after)


def _months(number: int) -> _Reach:
    return lambda first, last: (month_start(first, number), month_end(last, number))


def _years(number: int) -> _Reach:
    return lambda first, last: (
        day_number(civil(first)[0] + number),
        day_number(civil(last)[0] + number, 12, 31),
    )


def _year_to_date(first: int, last: int) -> tuple[int, int]:
    return day_number(civil(first)[0]), last


def _rest_of_year(first: int, last: int) -> tuple[int, int]:
    return first, day_number(civil(last)[0], 12, 31)


def _month_to_date(first: int, last: int) -> tuple[int, int]:
    return month_start(first), last


def _rest_of_month(first: int, last: int) -> tuple[int, int]:
    return first, month_end(last)


# Counted from the day of writing, whatever is being told.
_DEICTIC: Final[tuple[tuple[str, _Reach], ...]] = (
    (r"today|this (?:morning|afternoon|evening)|tonight", _days(0, 0)),
    (rf"yesterday{_PART}", _days(-1, -1)),
    (r"last night", _days(-1, 0)),
    (rf"tomorrow{_PART}", _days(1, 1)),
    (r"(?:last|past) week", _days(-14, 0)),
    (r"(?:earlier |later )?this week", _days(-7, 7)),
    (r"last month", _months(-1)),
    (r"this month", _months(0)),
    (r"earlier this month", _month_to_date),
    (r"later this month", _rest_of_month),
    (r"last year", _years(-1)),
    (r"this year", _years(0)),
    (r"earlier this year", _year_to_date),
    (r"later this year", _rest_of_year),
)
# Counted from what was told just before, as well as from the day of writing.
_NARRATED: Final[tuple[tuple[str, _Reach], ...]] = (
    (r"(?:the |that )?same day|that day", _days(0, 0)),
    (r"(?:next|following) day", _days(1, 1)),
    (r"(?:previous day|day before)", _days(-1, -1)),
    (r"(?:next|following) week", _days(0, 14)),
    (r"(?:previous week|week before)", _days(-14, 0)),
    (r"(?:next|following) month", _months(1)),
    (r"(?:previous month|month before)", _months(-1)),
    (r"(?:next|following) year", _years(1)),
    (r"(?:previous year|year before)", _years(-1)),
    (rf"(?:last |this |this past |next |this coming )?(?:{_DAY_NAMES}){_PART}", _days(-14, 14)),
    # A month without its year is in the year about which the source writes, or next to it.
    (rf"(?:last |this |next |this past )?(?:{_MONTH_NAMES})", _days(-550, 550)),
)
_PHRASES: Final = tuple(
    (re.compile(pattern), reach, spans is _DEICTIC)
    for spans in (_DEICTIC, _NARRATED)
    for pattern, reach in spans
)
_COUNTED: Final = re.compile(
    r"(?:about |around |some |nearly |almost |just )?(?P<number>\S+) (?P<unit>day|week|month|year)s? "
    r"(?:(?P<ago>ago)|earlier|before|(?P<later>later|after|afterwards))"
)
_DAYS_OF: Final = {"day": 1, "week": 7}
_SMALL: Final = re.compile("[0-9]{1,3}")
_LEAD: Final = re.compile(r"(?:(?:on|in|at|the|late|early|during|it was|just) )*")


def allowed(words: str, anchor: Span, *, deictic: bool = False) -> Span | None:
    """Return the days that relative words allow, counted from an anchor; None where they are not understood.

    >>> from timeline.dates import Edtf
    >>> from timeline.check._days import in_words
    >>> in_words(allowed("last month", Span.of(Edtf.parse("2015-10"))))
    '2015-09-01 to 2015-09-30'

    Args:
        words: The words.
        anchor: What they are counted from.
        deictic: Whether only words count that are always counted from the day of writing.
    """
    if anchor.first is None or anchor.last is None:
        return None
    phrase = _LEAD.sub("", " ".join(words.casefold().split()).strip(" .,;:"), count=1)
    counted = _COUNTED.fullmatch(phrase)
    if counted:
        return _counted(counted, anchor.first, anchor.last) if counted["ago"] or not deictic else None
    for pattern, reach, is_deictic in _PHRASES:
        if pattern.fullmatch(phrase):
            return Span(*reach(anchor.first, anchor.last)) if is_deictic or not deictic else None
    return None


def _counted(words: re.Match[str], first: int, last: int) -> Span | None:
    """Return the days of ``three weeks ago`` or ``two days later``, give or take one of the unit."""
    number = words["number"]
    count = int(number) if _SMALL.fullmatch(number) else _NUMBERS.get(number)
    if count is None:
        return None
    steps = (count - 1, count + 1) if words["later"] else (-count - 1, 1 - count)
    if words["unit"] in _DAYS_OF:
        size = _DAYS_OF[words["unit"]]
        return Span(first + steps[0] * size, last + steps[1] * size)
    months = 12 if words["unit"] == "year" else 1
    return Span(month_start(first, steps[0] * months), month_end(last, steps[1] * months))
