"""Say where a text stops being a date, what could stand there, and what its writer probably meant."""

from __future__ import annotations

import re

_DIGITS = re.compile(r"[0-9X]+")
_NUMERALS = {4: "four", 2: "two"}

# What people write instead of EDTF, each with the cure. The first that is found in the text speaks.
_HABITS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), advice)
    for pattern, advice in (
        (r"^\s*$", "leave the date out where there is none"),
        (r"\s*[,/]\s+|[\[{]\s|\s[\]}]", "EDTF has no spaces in sets or intervals; remove them"),
        (r"^\s|\s$", "remove the space around the date"),
        (r"[0-9]T?[0-9:]+\s+[0-9:]+|-[0-9]{2}t[0-9]", "put a capital T between date and time"),
        (r"[\u2010-\u2015\u2212]", "use the plain hyphen-minus, '-'"),
        (r"[^\x00-\x7f][0-9X-]|[0-9X-][^\x00-\x7f]|^[^\x00-\x7f]+$", "use the ASCII digits 0 to 9"),
        (r"(?i)\bunknown\b", "an unknown end is empty: '1985/'"),
        (r"(?i)\bopen\b", "an open end is '..': '1985/..'"),
        (r"(?i)\b(?:circa|ca?\.|about|approx)", "write 'about 1984' as '1984~'"),
        (r"(?i)\b(?:early|mid|late)\b", "EDTF has no early or late: give bounds, as '[2004-09..2004-12]'"),
        (
            r"(?i)\b(?:spring|summer|autumn|fall|winter)\b",
            "seasons have codes: spring is '2001-21', winter '2001-24'",
        ),
        (r"[0-9][xu]|-[xu]", "an unspecified digit is a capital X: '199X', '2004-XX'"),
        (r"^y-?[0-9]|[0-9][es][0-9]", "Y, E and S are capitals"),
        (r"[()]", "EDTF of 2019 has no brackets: a qualifier left of a component covers that one only"),
        (r"\^", "EDTF of 2019 has no '^'; seasons of the south have the codes 29 to 32"),
        (r"[?~%]{2}|~\?|\?~", "write one qualifier: uncertain and approximate together is '%'"),
        (r"T24:00:00", "write midnight as 00:00:00 of the next day"),
        (r"T[0-9:]{8}[.,][0-9]", "EDTF has whole seconds; leave the fraction out"),
        (
            r"T[0-9]{2}(?::[0-9]{2})?(?:Z|[+-]|$)",
            "EDTF has no time without seconds; keep the minutes beside the date",
        ),
        (r"T[0-9:]{8}[+-][0-9]{4}$", "put a colon into the time shift: '+02:30'"),
        (r"T[0-9:]{8}-00(?::00)?$", "write a shift of nothing as Z"),
        (r"T.*/|/.*T[0-9]", "an interval runs from date to date, without times"),
        (r"^[?~%]?-?[0-9]{2}[?~%]?$", "write the century with X: '19XX'"),
        (
            r"^[?~%]?-?[0-9]{3}[?~%]?$",
            "write the decade with X, '193X', or the year with four digits, '0193'",
        ),
        (r"^[0-9]{8}$", "separate year, month and day: '2004-06-11'"),
        (r"^-?[0-9]{5,}$", "write a year of more than four digits with Y: 'Y12004'"),
        (r"^\+", "a year has no plus sign"),
        (r"^Y.*-[0-9X]{2}", "a year of more than four digits has no months"),
        (r"^[0-9]{4}-W[0-9]", "EDTF has no weeks; give the days, as '2022-01-03/2022-01-09'"),
        (r"^[0-9]{4}-[0-9]{3}$", "EDTF has no days of the year; give month and day"),
        (r"^[0-9]{4}-[0-9](?:-|$)|^[0-9]{4}-[0-9]{2}-[0-9]$", "write month and day with two digits"),
        (r"^[0-9]{1,4}[./][0-9]{1,2}[./][0-9]{1,4}$", "write year-month-day: '2004-06-11'"),
        (r"^[0-9]{1,2}-[0-9]{1,2}-[0-9]{4}$", "write year-month-day: '2004-06-11'"),
        (r"^P|/P", "EDTF has no durations; give both ends"),
        (r"^-?[0-9]{4}-?[0-9X]{0,2}\.\.", "a range stands in a set: '[2004..2005]'; an interval has '/'"),
        (r"^[0-9]{4}S", "significant digits are a positive number: '1950S2'"),
        (r"[^\W\d_]{3}", "write EDTF: '2004-06-11', '2004-06' or '2004'"),
    )
)


def advice(text: str) -> str:
    """Return what to write instead of `text`, or an empty string."""
    return next((cure for habit, cure in _HABITS if habit.search(text)), "")


def locate(text: str, begin: int, end: int) -> tuple[int, str]:
    """Return the first position from `begin` to `end` where a date cannot go on, and what could stand there."""
    part = text[:end]
    position = begin
    for component, width in (("year", 4), ("month", 2), ("day", 2)):
        position = _skip(part, position, "?~%")
        position = _skip(part, position, "-") if component == "year" else position
        digits = _digits(part, position, width)
        position += digits
        if digits < width:
            return position, f"a {component} of {_NUMERALS[width]} digits"
        position = _skip(part, position, "?~%")
        if component == "day" or not part.startswith("-", position):
            break
        position += 1
    return position, "the end of the date" if component == "day" else "the end of the date, or '-'"


def _skip(text: str, position: int, characters: str) -> int:
    return position + (text[position : position + 1] in tuple(characters))


def _digits(text: str, position: int, most: int) -> int:
    found = _DIGITS.match(text, position, position + most)
    return found.end() - position if found else 0
