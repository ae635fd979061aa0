"""Read what people type into spreadsheets and forms, and say what was assumed in doing so."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, cast

import attrs

from timeline.dates._calendar import civil, day_number
from timeline.dates._edtf import CalendarDate, Day, Edtf, Month, Year
from timeline.dates._masked import Masked
from timeline.dates._moment import Moment
from timeline.dates._relative import DayOrder
from timeline.dates._season import Season
from timeline.dates._telling import MONTH, MONTHS, SEASON, SEASONS, plain
from timeline.dates._typed_names import in_english
from timeline.dates._typed_rest import read_rest
from timeline.errors import DateError, RecordError
from timeline.fields import instance

if TYPE_CHECKING:
    from collections.abc import Callable

_LONGEST = 100
_LONGEST_MONTH = 31  # days: a smaller number beside a month may be one
_LIKE_YEARS: Final = range(1000, 3000)
_TIME: Final = re.compile(
    r"(.*[0-9a-z.日号])(?:t| at |[, ]+)([01]?[0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9]))?(z|utc)?"
)
_SECONDS_A_DAY: Final = 86_400
_LAST_SERIAL: Final = 2_958_465  # 9999-12-31, where spreadsheets end
_NO_LEAP_DAY: Final = 60  # Lotus 1-2-3 gave 1900 a 29 February, and its heirs keep it
_EPOCHS: Final = {1900: day_number(1899, 12, 30), 1904: day_number(1904, 1, 1)}
_DASH: Final = r"[-/. ]"


@attrs.frozen(kw_only=True)
class Typed:
    """A date as it was typed, and what had to be assumed.

    Attributes:
        value: The date; a part that was not typed is not there.
        part: The clock time, `HH:MM`, where no seconds were typed.
        assumed: Each assumption in words; empty where the text leaves no choice.
    """

    value: Edtf
    part: str | None = None
    assumed: tuple[str, ...] = ()


@attrs.frozen(kw_only=True)
class _Habits:
    order: DayOrder | None
    century: int | None


Reading = tuple[Edtf, tuple[str, ...]]


def typed_in(
    text: str | float,
    *,
    order: DayOrder | str | None = None,
    century: int | None = None,
    epoch: int | None = None,
) -> Typed:
    """Return the date that a person typed, months named in English, French, German, Russian or Chinese.

    Args:
        text: The text of a cell, or its number.
        order: What comes first in 12/09/2022; without it, such a date is refused where both readings are dates.
        century: The first year of the hundred that a year of two digits lies in, such as 1950 for 1950 to 2049.
        epoch: 1900 or 1904, where numbers are the serial numbers of a spreadsheet.

    Raises:
        DateError: The text is no date, or more than one.
        RecordError: An argument is of the wrong type, or `order` is none.

    >>> typed_in("12 Sept 2022")
    Typed(value=Edtf.parse('2022-09-12'), part=None, assumed=())
    >>> typed_in("12/09/2022", order="day first").assumed
    ('the day comes first',)
    """
    given = cast("object", text)  # whatever the types say, an untyped caller may give anything
    if isinstance(given, bool) or not isinstance(given, str | int | float):
        found = type(given).__name__
        raise RecordError("typed_in", "text", f"found {found}, expected a text or a number")
    if not isinstance(text, str) or (epoch is not None and re.fullmatch(r"[0-9]{1,7}(\.[0-9]+)?", text)):
        return _serial(float(text), epoch)
    century = None if century is None else instance(century, int, "the first year of a century")
    habits = _Habits(order=None if order is None else DayOrder(order), century=century)
    if len(text) > _LONGEST:
        raise DateError(text, _LONGEST, f"at most {_LONGEST} characters")
    stripped = text.strip()
    clock = _TIME.fullmatch(stripped.casefold())
    if clock is None:
        value, assumed = _date(stripped, text, habits)
        return Typed(value=value, assumed=assumed)
    value, assumed = _date(stripped[: clock.end(1)], text, habits)
    return _timed(value, assumed, clock, text)


def _timed(value: Edtf, assumed: tuple[str, ...], clock: re.Match[str], text: str) -> Typed:
    if not isinstance(value, Day) or value.qualifiers:
        raise DateError(text, 0, "a day before a clock time")
    hour, minute, second = int(clock[2]), int(clock[3]), clock[4]
    if second is None:
        if clock[5]:
            raise DateError(
                text, len(text) - 1, "seconds before a time zone", "give the zone beside the date"
            )
        return Typed(value=value, part=f"{hour:02}:{minute:02}", assumed=assumed)
    shift = "Z" if clock[5] else ""
    return Typed(
        value=Moment(value.year, value.month, value.day, hour, minute, int(second), shift), assumed=assumed
    )


def _date(stripped: str, text: str, habits: _Habits) -> Reading:
    english = in_english(stripped)
    phrase = plain(english)
    for pattern, read in _FORMS:
        match = pattern.fullmatch(phrase)
        if match:
            try:
                return read(match, habits)
            except DateError as error:
                raise DateError(text, 0, error.expected, error.advice) from None
    try:
        return Edtf.parse(english), ()
    except DateError as error:
        rest = read_rest(phrase)
        if rest is not None:
            return rest
        raise DateError(text, 0, "a date as people write it, or EDTF", error.advice) from None


def _year(digits: str, habits: _Habits) -> tuple[int, tuple[str, ...]]:
    digits = digits.removeprefix("'")
    if len(digits) > 2:  # noqa: PLR2004  # two digits are what the function is about
        return int(digits), ()
    if habits.century is None:
        raise DateError(digits, 0, "a year of four digits", "or tell the century of years like '22")
    year = habits.century + (int(digits) - habits.century) % 100
    return year, (f"'{digits} is {year}",)


def _named_day(match: re.Match[str], habits: _Habits) -> Reading:
    year, assumed = _year(match["year"], habits)
    return Day(year, MONTHS[match["month"]], int(match["day"])), assumed


def _named_month(match: re.Match[str], habits: _Habits) -> Reading:
    if match["year"].isdigit() and 1 <= int(match["year"]) <= _LONGEST_MONTH:
        raise DateError(
            match[0], 0, "a day with its year, or a month with its year", "write 'Sept 2012' or 'Sept '12'"
        )
    year, assumed = _year(match["year"], habits)
    return Month(year, MONTHS[match["month"]]), assumed


def _numbers(match: re.Match[str], habits: _Habits) -> Reading:
    year, assumed = _year(match[3], habits)
    readings = {DayOrder.DAY_FIRST: (match[2], match[1]), DayOrder.MONTH_FIRST: (match[1], match[2])}
    if (
        habits.order is None
        and "-" in match[0]
        and len(match[3]) == len("22")
        and _possible(year, match[2], match[3])
    ):
        raise DateError(
            match[0], 0, "one order of year, month and day", "tell which comes first, or write the year out"
        )
    if habits.order is not None:
        month, day = readings[habits.order]
        told = f"the {habits.order.value.replace(' ', ' comes ')}"
        return Day(year, int(month), int(day)), (*assumed, told)
    days = {days for days in readings.values() if _possible(year, *days)}
    if len(days) > 1:
        raise DateError(match[0], 0, "one order of day and month", "tell which comes first")
    month, day = days.pop() if days else readings[DayOrder.DAY_FIRST]
    return Day(year, int(month), int(day)), assumed


def _possible(year: int, month: str, day: str) -> bool:
    try:
        Day(year, int(month), int(day))
    except DateError:
        return False
    return True


def _year_first(match: re.Match[str], _: _Habits) -> Reading:
    return Day(int(match[1]), int(match[2]), int(match[3])), ()


def _compact(match: re.Match[str], _: _Habits) -> Reading:
    return Day(int(match[1]), int(match[2]), int(match[3])), ("eight digits are year, month and day",)


def _month_and_year(match: re.Match[str], _: _Habits) -> Reading:
    return Month(int(match[2]), int(match[1])), ()


def _two_years(match: re.Match[str], _: _Habits) -> Reading:
    raise DateError(
        match[0], 5, "a month from 01 to 12", "for a season write 'summer 2021', for two years '2021/2022'"
    )


def _about(match: re.Match[str], habits: _Habits) -> Reading:
    value, assumed = _date(match[1], match[1], habits)
    if not isinstance(value, CalendarDate):
        raise DateError(match[0], 0, "one date after 'about'", "write EDTF: '1945~/1946~'")
    return Edtf.parse(f"{value}~"), assumed


def _era(match: re.Match[str], _: _Habits) -> Reading:
    year = int(match["bc"] or match["ad"] or match["ad2"])
    astronomical = 1 - year if match["bc"] else year
    if not year:
        raise DateError(match[0], 0, "a year of 1 or more", "1 BC is the year before AD 1")
    month, day = match["month"], match["day"]
    if month is None:
        return Year(astronomical), ()
    if day is None:
        return Month(astronomical, MONTHS[month]), ()
    return Day(astronomical, MONTHS[month], int(day)), ("the day is of the Gregorian calendar",)


def _decade(match: re.Match[str], _: _Habits) -> Reading:
    if match[1].endswith("0"):
        raise DateError(
            match[0], 0, "a decade that is not a century too", f"write '{match[1]}X' or '{match[1][:2]}XX'"
        )
    return Masked(f"{match[1]}X"), ()


def _share(match: re.Match[str], _: _Habits) -> Reading:
    letter, number = match[1] or match[5], int(match[2] or match[6])
    year = int(match[3] or match[4])
    most, code = (4, 32) if letter == "q" else (2, 39)
    if not 1 <= number <= most:
        raise DateError(match[0], 0, f"{letter.upper()}1 to {letter.upper()}{most}")
    return Season(year, code + number), ("quarters and halves are of the calendar year",)


def _season(match: re.Match[str], _: _Habits) -> Reading:
    if match[1] == "winter":
        raise DateError(
            match[0],
            0,
            "the year in which the winter begins",
            f"write '{match[2]}-24' for the one beginning in {match[2]}",
        )
    return Season(int(match[2]), SEASONS[match[1]]), ()


_YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
_FORMS: Final[tuple[tuple[re.Pattern[str], Callable[[re.Match[str], _Habits], Reading]], ...]] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (
            rf"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?{_DASH}*(?:of )?(?P<month>{MONTH}){_DASH}*{_YEAR}",
            _named_day,
        ),
        (rf"(?P<month>{MONTH}){_DASH}*(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?{_DASH}+{_YEAR}", _named_day),
        (rf"(?P<month>{MONTH}){_DASH}*{_YEAR}", _named_month),
        (r"([0-9]{1,2})[-/.]([0-9]{1,2})[-/.]([0-9]{4}|'?[0-9]{2})", _numbers),
        (r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})", _year_first),
        (r"([12][0-9]{3})(0[1-9]|1[0-2])([0-3][0-9])", _compact),
        (r"([0-9]{1,2})[-/.]([0-9]{4})", _month_and_year),
        (r"[0-9]{4}-(?:1[3-9]|[2-9][0-9]|[0-9]{4})", _two_years),
        (r"(?:circa|ca|c|about|around|approx|approximately) ?(.+)", _about),
        (
            (
                rf"(?:(?:(?P<day>[0-3]?[0-9]) )?(?P<month>{MONTH}) )?"
                r"(?:(?P<bc>[0-9]{1,4}) bce?|(?P<ad>[0-9]{1,4}) (?:ad|ce)|ad (?P<ad2>[0-9]{1,4}))"
            ),
            _era,
        ),
        (r"(?:the )?([12][0-9]{2})0'?s", _decade),
        (r"(?:(q|h) ?([0-9]) ?[-/]?([0-9]{4})|([0-9]{4}) ?[-/]?(q|h)([0-9]))", _share),
        (rf"({SEASON}) (?:of )?([0-9]{{4}})", _season),
    )
)


def _serial(number: float, epoch: int | None) -> Typed:
    text = f"{number:.12g}"
    if epoch not in _EPOCHS:
        raise DateError(text, 0, "an epoch for a serial number", "tell 1900 or 1904, as the workbook says")
    if number in _LIKE_YEARS:
        raise DateError(
            text,
            0,
            "a serial number or a year",
            "leave the epoch out for a year; its serial number has a day of 1902 to 1908",
        )
    if (
        not 0 <= number < _LAST_SERIAL + 1
        or round(number * _SECONDS_A_DAY) >= (_LAST_SERIAL + 1) * _SECONDS_A_DAY
    ):
        raise DateError(text, 0, f"a serial number from 0 to {_LAST_SERIAL}")
    seconds = round(number * _SECONDS_A_DAY)
    days, second = divmod(seconds, _SECONDS_A_DAY)
    if epoch == 1900:  # noqa: PLR2004  # the key of the table above
        if days in {0, _NO_LEAP_DAY}:
            raise DateError(text, 0, "a day that exists", "the serial numbers 0 and 60 of 1900 are none")
        days += days < _NO_LEAP_DAY
    day = Day(*civil(_EPOCHS[epoch] + days))
    assumed = (f"a serial number of the {epoch} system",)
    if not second:
        return Typed(value=day, assumed=assumed)
    hour, minute, left = second // 3600, second // 60 % 60, second % 60
    if left:
        return Typed(value=Moment(day.year, day.month, day.day, hour, minute, left), assumed=assumed)
    return Typed(value=day, part=f"{hour:02}:{minute:02}", assumed=assumed)
