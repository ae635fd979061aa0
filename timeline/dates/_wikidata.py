"""Time values of Wikidata: a time, a precision and a calendar model.

In its JSON a negative year is a year BC, and there is no year 0: `-0044` is 44 BC, which EDTF writes `-0043`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from timeline.dates._convert import Converted, marks_lost
from timeline.dates._edtf import Day, Month, Year
from timeline.dates._julian import from_julian
from timeline.dates._masked import Masked
from timeline.errors import DateError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.dates._edtf import CalendarDate, Edtf

GREGORIAN: Final = "http://www.wikidata.org/entity/Q1985727"
JULIAN: Final = "http://www.wikidata.org/entity/Q1985786"
_CENTURY, _DECADE, _YEAR, _MONTH, _DAY = 7, 8, 9, 10, 11
_TIME: Final = re.compile(r"([+-])([0-9]{1,16})-([0-9]{2})-([0-9]{2})T00:00:00Z")
_HUNDRED, _TEN = 100, 10


def to_wikidata(value: Edtf) -> Converted[dict[str, Any] | None]:
    """Return a Wikidata time value of a day, month, year or decade.

    >>> from timeline.dates import Edtf
    >>> made = to_wikidata(Edtf.parse("2015-09~"))
    >>> made.value["time"], made.value["precision"], made.lost
    ('+2015-09-00T00:00:00Z', 10, ('that it is approximate',))
    """
    lost = marks_lost(value)
    match value:
        case Day():
            return Converted(_time(value.year, value.month, value.day, _DAY), lost)
        case Month():
            return Converted(_time(value.year, value.month, 0, _MONTH), lost)
        case Year():
            return Converted(_time(value.year, 0, 0, _YEAR), lost)
        case Masked():
            return _masked(value, lost)
        case _:
            return Converted(None, ("the whole date: Wikidata has no such time",))


def _masked(value: Masked, lost: tuple[str, ...]) -> Converted[dict[str, Any] | None]:
    unit = f"that it is some {value.unit} of that time"
    if re.fullmatch("[0-9]{3}X", value.year) and value.month is None:
        return Converted(_time(int(value.year[:3]) * _TEN, 0, 0, _DECADE), lost)
    if value.year.lstrip("-").isdigit() and value.month == "XX" and value.day in {None, "XX"}:
        return Converted(_time(int(value.year), 0, 0, _YEAR), (*lost, unit))
    if (
        value.year.lstrip("-").isdigit()
        and value.month is not None
        and value.month.isdigit()
        and value.day == "XX"
    ):
        return Converted(_time(int(value.year), int(value.month), 0, _MONTH), (*lost, unit))
    # The 16th century of Wikidata has the years 1501 to 1600; that of `15XX` 1500 to 1599.
    return Converted(None, ("the whole date: Wikidata has no such time",))


def _time(year: int, month: int, day: int, precision: int) -> dict[str, Any]:
    sign, number = ("+", year) if year > 0 else ("-", 1 - year)
    return {
        "time": f"{sign}{number:04}-{month:02}-{day:02}T00:00:00Z",
        "timezone": 0,
        "before": 0,
        "after": 0,
        "precision": precision,
        "calendarmodel": GREGORIAN,
    }


def from_wikidata(value: Mapping[str, Any]) -> Converted[CalendarDate]:
    """Return the date of a Wikidata time value; a day of the Julian calendar becomes the Gregorian one.

    Raises:
        DateError: The value has no such time, or a precision that EDTF has no form for.
    """
    text = str(value.get("time", ""))
    match = _TIME.fullmatch(text)
    if match is None or (int(match[2]) == 0):
        raise DateError(text, 0, "a time like +2015-09-00T00:00:00Z")
    year = int(match[2]) if match[1] == "+" else 1 - int(match[2])
    lost = tuple(f"'{key}'" for key in ("before", "after", "timezone") if value.get(key))
    model = value.get("calendarmodel", GREGORIAN)
    if model not in {GREGORIAN, JULIAN}:
        raise DateError(text, 0, "the calendar model of the Gregorian or the Julian calendar")
    month, day, precision = int(match[3]), int(match[4]), value.get("precision")
    if model == JULIAN:
        if precision == _DAY:
            return Converted(
                from_julian(year, month, day), (*lost, "that it was told in the Julian calendar")
            )
        lost = (*lost, "that its first and last day are of the Julian calendar")
    return Converted(_date(text, year, month, day, precision), lost)


def _date(text: str, year: int, month: int, day: int, precision: object) -> CalendarDate:
    if precision == _DAY:
        return Day(year, month, day)
    if precision == _MONTH:
        return Month(year, month)
    if precision == _YEAR:
        return Year(year)
    if precision == _DECADE and year >= _HUNDRED:
        return Masked(f"{year // _TEN:03}X")
    raise DateError(text, 0, "a precision of day, month, year or decade", "state the years as an interval")
