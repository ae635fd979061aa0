"""Read what is not a plain date: the rest of the EDTF grammar, levels 0 to 2.

Every pattern is a chain of optional groups with no repetition inside a repetition, so reading takes linear time. A
part of a text is matched from its start: where the match stops is the place of the error.
"""

from __future__ import annotations

import re

from timeline.dates._edtf import CalendarDate, Day, Edtf, Month, Year
from timeline.dates._interval import Interval
from timeline.dates._kinds import Component, End, Sign
from timeline.dates._masked import Masked
from timeline.dates._moment import Moment
from timeline.dates._qualifier import Qualifier
from timeline.dates._scientific import LONGEST_YEAR, ScientificYear
from timeline.dates._season import GROUPS, Season
from timeline.dates._sets import AllOf, DateSet, Member, OneOf, Range
from timeline.errors import DateError

LONGEST_TEXT = 4096

# Each component with a qualifier on either side of it (§ L2 Qualification).
_DATE = re.compile(
    r"([?~%]?)(-?[0-9X]{4})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?)"
    r"(?:-([?~%]?)([0-9X]{2})([?~%]?))?)?"
)
# § L1 Letter-prefixed calendar year, § L2 Exponential year, § L2 Significant digits.
_LONG_YEAR = re.compile(r"Y(-?[1-9][0-9]*)(?:E([1-9][0-9]*))?(?:S([1-9][0-9]*))?([?~%]?)")
_ROUNDED_YEAR = re.compile(r"(-?[0-9]{4})()S([1-9][0-9]*)([?~%]?)")
_MOMENT = re.compile(
    r"(-?[0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(Z|[+-][0-9]{2}(?::[0-9]{2})?)?"
)
_SIGNS = {sign.value: sign for sign in Sign}
_SLOTS = tuple((component, alone) for component in Component for alone in (True, False))
_SETS: dict[str, type[OneOf | AllOf]] = {"[": OneOf, "{": AllOf}
_CLOSING = {"[": "]", "{": "}"}
_MOST_SIGNIFICANT = 3  # digits of the number of digits
_LONGEST_PLAIN = 4


def read(text: str) -> Edtf:
    """Return the value of an EDTF text, or raise DateError."""
    if len(text) > LONGEST_TEXT:
        raise DateError(text, LONGEST_TEXT, f"at most {LONGEST_TEXT} characters")
    if text[:1] in _SETS:
        return _read_set(text)
    if "/" in text:
        return _read_interval(text)
    if "T" in text:
        return _read_moment(text)
    return _read_date(text, 0, len(text))


def _fail(text: str, position: int, expected: str) -> DateError:
    from timeline.dates._advice import advice  # noqa: PLC0415  # only a text at fault needs it

    return DateError(text, position, expected, advice(text))


def _no_date(text: str, begin: int, end: int) -> DateError:
    from timeline.dates._advice import locate  # noqa: PLC0415  # only a text at fault needs it

    return _fail(text, *locate(text, begin, end))


def _read_date(text: str, begin: int, end: int) -> CalendarDate:
    try:
        return _date(text, begin, end)
    except DateError as error:
        if error.text == text:
            raise
        # A class refused its parts: say where they stand in the whole text.
        raise DateError(text, begin + error.position, error.expected, error.advice) from None


def _date(text: str, begin: int, end: int) -> CalendarDate:
    match = _DATE.match(text, begin, end)
    if match is not None and match.end() == end:
        return _from_components(match)
    if text[begin : begin + 1] == "Y":
        return _read_long_year(text, begin, end)
    rounded = _ROUNDED_YEAR.match(text, begin, end)
    if rounded is not None and rounded.end() == end:
        return _from_long_year(text, rounded)
    raise _no_date(text, begin, end)


def _from_components(match: re.Match[str]) -> CalendarDate:
    groups = match.groups("")
    year, month, day = groups[1], groups[4], groups[7]
    signs = (*groups[0:3:2], *groups[3:6:2], *groups[6:9:2])
    qualifiers = tuple(
        Qualifier(_SIGNS[sign], component, alone)
        for (component, alone), sign in zip(_SLOTS, signs, strict=True)
        if sign
    )
    return _build(year, month, day, qualifiers)


def _build(year: str, month: str, day: str, qualifiers: tuple[Qualifier, ...]) -> CalendarDate:
    if year == "-0000":
        raise DateError("-0000", 0, "a year other than -0000", "the year 0, 1 BC, is written '0000'")
    if "X" in year or "X" in month or "X" in day:
        return Masked(year, month or None, day or None, qualifiers=qualifiers)
    if not month:
        return Year(int(year), qualifiers=qualifiers)
    if int(month) in GROUPS:
        return _season(year, month, day, qualifiers)
    if not day:
        return Month(int(year), int(month), qualifiers=qualifiers)
    return Day(int(year), int(month), int(day), qualifiers=qualifiers)


def _season(year: str, code: str, day: str, qualifiers: tuple[Qualifier, ...]) -> Season:
    season = Season(int(year), int(code), qualifiers=qualifiers)
    if day:
        raise DateError(f"{year}-{code}-{day}", len(year) + 3, "the end, because a season has no days")
    return season


def _read_long_year(text: str, begin: int, end: int) -> CalendarDate:
    match = _LONG_YEAR.match(text, begin, end)
    if match is None or match.end() != end:
        raise _fail(text, begin + 1 if match is None else match.end(), "a year of more than four digits")
    if match[2] is None and len(match[1].lstrip("-")) <= _LONGEST_PLAIN:
        raise DateError(
            text, begin, "a year of more than four digits after Y", f"write {_padded(match[1])!r}"
        )
    return _from_long_year(text, match)


def _from_long_year(text: str, match: re.Match[str]) -> CalendarDate:
    year, exponent, significant, sign = match.groups("")
    if len(year) > LONGEST_YEAR or len(exponent) > len(str(LONGEST_YEAR)):
        raise DateError(text, match.start(1), f"a year of at most {LONGEST_YEAR} digits")
    if len(significant) > _MOST_SIGNIFICANT:
        raise DateError(text, match.start(3), "fewer significant digits")
    if year == "-0000":
        raise DateError(text, match.start(1), "a year other than -0000", "the year 0 is written '0000'")
    qualifiers = (Qualifier(_SIGNS[sign], Component.YEAR),) if sign else ()
    if not exponent and not significant:
        return Year(int(year), qualifiers=qualifiers)
    return ScientificYear(
        int(year),
        exponent=int(exponent) if exponent else None,
        significant=int(significant) if significant else None,
        qualifiers=qualifiers,
    )


def _padded(year: str) -> str:
    return f"-{year[1:]:0>4}" if year.startswith("-") else f"{year:0>4}"


def _read_moment(text: str) -> Moment:
    match = _MOMENT.match(text)
    if match is None or match.end() != len(text):
        position = text.index("T") + 1 if match is None else match.end()
        raise _fail(text, position, "a time like 23:20:30 after a full date, or with a shift 23:20:30-05:00")
    year, month, day, hour, minute, second = map(int, match.groups()[:6])
    if match[1] == "-0000":
        raise DateError(text, 0, "a year other than -0000", "the year 0, 1 BC, is written '0000'")
    try:
        return Moment(year, month, day, hour, minute, second, match[7] or "")
    except DateError as error:
        raise _fail(text, error.position, error.expected) from None


def _read_interval(text: str) -> Interval:
    slash = text.index("/")
    extra = text.find("/", slash + 1)
    if extra >= 0:
        raise _fail(text, extra, "the end, because an interval has two ends")
    begin, end = _read_end(text, 0, slash), _read_end(text, slash + 1, len(text))
    try:
        return Interval(begin, end)
    except DateError as error:
        raise DateError(text, error.position, error.expected, error.advice) from None


def _read_end(text: str, begin: int, end: int) -> CalendarDate | End:
    if begin == end:
        return End.UNKNOWN
    if text[begin:end] == "..":
        return End.OPEN
    return _read_date(text, begin, end)


def _read_set(text: str) -> DateSet:
    kind, closing = _SETS[text[0]], _CLOSING[text[0]]
    if not text.endswith(closing):
        raise _fail(text, len(text), f"{closing!r}")
    members: list[Member] = []
    begin = 1
    for part in text[1:-1].split(","):
        members.append(_read_member(text, begin, begin + len(part)))
        begin += len(part) + 1
    return kind(tuple(members))


def _read_member(text: str, begin: int, end: int) -> Member:
    dots = text.find("..", begin, end)
    if dots < 0:
        return _read_date(text, begin, end)
    first = _read_date(text, begin, dots) if dots > begin else None
    last = _read_date(text, dots + 2, end) if dots + 2 < end else None
    try:
        return Range(first, last)
    except DateError as error:
        raise DateError(text, begin + error.position, error.expected, error.advice) from None
