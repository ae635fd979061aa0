"""Every production of the grammar, with texts of our own: what it takes, what it refuses, and where it points."""

from __future__ import annotations

import pytest

from timeline.dates import (
    AllOf,
    Component,
    Day,
    Edtf,
    End,
    Interval,
    Masked,
    Moment,
    Month,
    OneOf,
    Precision,
    Qualifier,
    Range,
    ScientificYear,
    Season,
    Sign,
    Year,
)
from timeline.errors import DateError

YEAR_APPROXIMATE = (Qualifier(Sign.APPROXIMATE, Component.YEAR),)

# Heading of the specification: texts with the value and the level each has.
VALID: dict[str, list[tuple[str, Edtf, int]]] = {
    "L0 Date": [
        ("1871-03-18", Day(1871, 3, 18), 0),
        ("1871-03", Month(1871, 3), 0),
        ("1871", Year(1871), 0),
        ("0007", Year(7), 0),
    ],
    "L0 Date and Time": [
        ("1969-07-20T20:17:40", Moment(1969, 7, 20, 20, 17, 40), 0),
        ("1969-07-20T20:17:40Z", Moment(1969, 7, 20, 20, 17, 40, "Z"), 0),
        ("1969-07-20T16:17:40-04", Moment(1969, 7, 20, 16, 17, 40, "-04"), 0),
        ("1969-07-21T02:02:40+05:45", Moment(1969, 7, 21, 2, 2, 40, "+05:45"), 0),
        ("1844-12-30T08:04:00-15:56", Moment(1844, 12, 30, 8, 4, 0, "-15:56"), 0),
    ],
    "L0 Time Interval": [
        ("1914-07-28/1918-11", Interval(Day(1914, 7, 28), Month(1918, 11)), 0),
        ("1914/1918-11-11", Interval(Year(1914), Day(1918, 11, 11)), 0),
        ("1914/1914", Interval(Year(1914), Year(1914)), 0),
        ("1914-07-28/1914", Interval(Day(1914, 7, 28), Year(1914)), 0),
    ],
    "L1 Letter-prefixed calendar year": [
        ("Y11700", Year(11700), 1),
        ("Y-66000000", Year(-66_000_000), 1),
        ("Y-66000000~", Year(-66_000_000, qualifiers=YEAR_APPROXIMATE), 2),
    ],
    "L1 Seasons": [("1968-21", Season(1968, 21), 1), ("-0479-22", Season(-479, 22), 1)],
    "L1 Qualification of a date": [
        ("1871~", Year(1871, qualifiers=YEAR_APPROXIMATE), 1),
        ("1871-03?", Month(1871, 3, qualifiers=(Qualifier(Sign.UNCERTAIN, Component.MONTH),)), 1),
        ("1871-03-18%", Day(1871, 3, 18, qualifiers=(Qualifier(Sign.BOTH, Component.DAY),)), 1),
        ("187X?", Masked("187X", qualifiers=(Qualifier(Sign.UNCERTAIN, Component.YEAR),)), 1),
    ],
    "L1 Unspecified digit(s) from the right": [
        ("187X", Masked("187X"), 1),
        ("18XX", Masked("18XX"), 1),
        ("1871-XX", Masked("1871", "XX"), 1),
        ("1871-03-XX", Masked("1871", "03", "XX"), 1),
        ("1871-XX-XX", Masked("1871", "XX", "XX"), 1),
        ("-004X", Masked("-004X"), 1),
    ],
    "L1 Extended Interval": [
        ("1871/..", Interval(Year(1871), End.OPEN), 1),
        ("../1871", Interval(End.OPEN, Year(1871)), 1),
        ("1871/", Interval(Year(1871), End.UNKNOWN), 1),
        ("/1871", Interval(End.UNKNOWN, Year(1871)), 1),
        ("/..", Interval(End.UNKNOWN, End.OPEN), 1),
        ("../..", Interval(End.OPEN, End.OPEN), 1),
        ("1871-XX/187X", Interval(Masked("1871", "XX"), Masked("187X")), 1),
        ("1870-24/1871-21", Interval(Season(1870, 24), Season(1871, 21)), 1),
    ],
    "L1 Negative calendar year": [("-0479", Year(-479), 1), ("-0479-08-27", Day(-479, 8, 27), 1)],
    "L2 Exponential year": [
        ("Y-45E8", ScientificYear(-45, exponent=8), 2),
        ("Y2E4?", ScientificYear(2, exponent=4, qualifiers=(Qualifier(Sign.UNCERTAIN, Component.YEAR),)), 2),
    ],
    "L2 Significant digits": [
        ("1870S3", ScientificYear(1870, significant=3), 2),
        ("Y-66000000S2", ScientificYear(-66_000_000, significant=2), 2),
        ("Y-45E8S2", ScientificYear(-45, exponent=8, significant=2), 2),
    ],
    "L2 Sub-year groupings": [(f"1968-{code}", Season(1968, code), 2) for code in range(25, 42)],
    "L2 Set representation": [
        ("[1871,1873..1875]", OneOf((Year(1871), Range(Year(1873), Year(1875)))), 2),
        ("[..1871-03]", OneOf((Range(None, Month(1871, 3)),)), 2),
        ("{1871-03-18..}", AllOf((Range(Day(1871, 3, 18), None),)), 2),
        ("{1871,1872-05~}", AllOf((Year(1871), Month(1872, 5, qualifiers=(Qualifier(Sign.APPROXIMATE, Component.MONTH),)))), 2),
        ("[Y11700,187X,1968-21]", OneOf((Year(11700), Masked("187X"), Season(1968, 21))), 2),
    ],
    "L2 Qualification": [
        ("1871-03~-18", Day(1871, 3, 18, qualifiers=(Qualifier(Sign.APPROXIMATE, Component.MONTH),)), 2),
        ("1871-?03-18", Day(1871, 3, 18, qualifiers=(Qualifier(Sign.UNCERTAIN, Component.MONTH, alone=True),)), 2),
        ("%1871", Year(1871, qualifiers=(Qualifier(Sign.BOTH, Component.YEAR, alone=True),)), 2),
        ("?1871-03~", Month(1871, 3, qualifiers=(Qualifier(Sign.UNCERTAIN, Component.YEAR, alone=True), Qualifier(Sign.APPROXIMATE, Component.MONTH))), 2),
        ("~-0479", Year(-479, qualifiers=(Qualifier(Sign.APPROXIMATE, Component.YEAR, alone=True),)), 2),
        ("1968-22?", Season(1968, 22, qualifiers=(Qualifier(Sign.UNCERTAIN, Component.MONTH),)), 2),
    ],
    "L2 Unspecified Digit": [
        ("187X-03-18", Masked("187X", "03", "18"), 2),
        ("18X1", Masked("18X1"), 2),
        ("1871-0X", Masked("1871", "0X"), 2),
        ("1871-X1-3X", Masked("1871", "X1", "3X"), 2),
        ("XXXX-XX-XX", Masked("XXXX", "XX", "XX"), 2),
        ("18XX-22", Masked("18XX", "22"), 2),
        ("18X4-02-29", Masked("18X4", "02", "29"), 2),
    ],
    "L2 Interval": [
        ("~1871-03/1871-?05", Interval(Month(1871, 3, qualifiers=(Qualifier(Sign.APPROXIMATE, Component.YEAR, alone=True),)), Month(1871, 5, qualifiers=(Qualifier(Sign.UNCERTAIN, Component.MONTH, alone=True),))), 2),
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "value", "level"),
    [case for cases in VALID.values() for case in cases],
    ids=str,
)
def test_each_production_is_read_into_the_value_it_means(text: str, value: Edtf, level: int) -> None:
    """A text gives one value, at the lowest level that has the form, and comes back as it was."""
    assert Edtf.parse(text) == value
    assert value.level == level
    assert str(value) == text


# Text, position of the first character that cannot stand, and a word of the advice.
INVALID = [
    ("", 0, "leave"),
    ("187", 3, "193X"),
    ("18", 2, "19XX"),
    ("1871-3", 6, "two digits"),
    ("1871-3-18", 6, "two digits"),
    ("18-03-1871", 2, "year-month-day"),
    ("18.03.1871", 2, "year-month-day"),
    ("1871/03/18", 7, "year-month-day"),
    ("1871-00", 5, ""),
    ("1871-13", 5, ""),
    ("1871-20", 5, ""),
    ("1871-42", 5, ""),
    ("1871-02-29", 8, ""),
    ("1871-06-31", 8, ""),
    ("1871-03-00", 8, ""),
    ("18710318", 4, "separate"),
    ("11871", 4, "Y"),
    ("+1871", 0, "plus"),
    ("-0000", 0, "0000"),
    ("-0000-01-01T00:00:00", 0, "0000"),
    ("1871 ", 4, "space"),
    ("1871\n", 4, "space"),
    ("१८७१", 0, "ASCII"),
    ("1871\u201303", 4, "hyphen"),
    ("1871-W11", 5, "weeks"),
    ("1871-077", 7, "days of the year"),
    ("1871-03-18T10:30", 11, "seconds"),
    ("1871-03-18T10:30:00.5", 19, "whole seconds"),
    ("1871-03-18T24:00:00", 11, "midnight"),
    ("1871-03-18T10:60:00", 14, ""),
    ("1871-03-18T10:30:60", 17, ""),
    ("1871-03-18T10:30:00+0130", 22, "colon"),
    ("1871-03-18T10:30:00-00:00", 19, "Z"),
    ("1871-03-18t10:30:00", 10, "capital T"),
    ("1871-03-18 10:30:00", 10, "capital T"),
    ("1871-XXT10:30:00", 8, ""),
    ("1871-03-18T10:30:00Z/1872", 10, "without times"),
    ("Y1871", 0, "'1871'"),
    ("Y-44", 0, "'-0044'"),
    ("Y011871", 1, ""),
    ("Y2E3", 0, "'2000'"),
    ("Y11871-03", 6, "no months"),
    ("y11871", 0, "capitals"),
    ("Y2e5", 2, "capitals"),
    ("1870S0", 4, "positive"),
    ("1871-22-01", 7, ""),
    ("1871-2X", 5, "season"),
    ("1871-02-3X", 8, ""),
    ("18X1-02-29", 8, ""),
    ("187x", 3, "capital X"),
    ("187u", 3, "capital X"),
    ("1871?~", 5, "'%'"),
    ("??1871", 1, "'%'"),
    ("(1871)~", 0, "brackets"),
    ("circa 1871", 0, "'1984~'"),
    ("early 1871", 0, "bounds"),
    ("spring 1871", 0, "codes"),
    ("/", 0, "leave"),
    ("1871/1870", 5, "swap"),
    ("1871/unknown", 5, "empty"),
    ("1871/open", 5, "'..'"),
    ("1871/1872/1873", 9, ""),
    ("1871/P1Y", 5, "durations"),
    ("1871..1872", 4, "'[2004..2005]'"),
    ("[]", 1, ""),
    ("[1871", 5, ""),
    ("[1871}", 6, ""),
    ("[1871, 1872]", 6, "spaces"),
    ("[1871,]", 6, ""),
    ("[..]", 1, ""),
    ("[1871..,1872]", 7, "last member"),
    ("[1871,..1872]", 6, "first member"),
    ("[1871..1872-03]", 7, ""),
    ("[1872..1871]", 7, "swap"),
    ("[[1871]]", 1, ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "position", "advice"), INVALID, ids=[case[0] or "empty" for case in INVALID]
)
def test_each_error_points_to_the_place_and_says_what_to_do(text: str, position: int, advice: str) -> None:
    """The position is that of the first character that cannot stand, and the advice fits the habit."""
    with pytest.raises(DateError) as caught:
        Edtf.parse(text)
    assert (caught.value.text, caught.value.position) == (text, position)
    assert caught.value.expected
    assert advice in str(caught.value)


def test_a_subclass_reads_its_own_kind_alone() -> None:
    """Day.parse gives a Day or an error that names both kinds."""
    assert Day.parse("1871-03-18").day == 18
    with pytest.raises(DateError, match=r"expected a Day.*this is a Month"):
        Day.parse("1871-03")


@pytest.mark.parametrize(
    ("text", "precision", "unit"),
    [
        ("1871-03-18", Precision.DAY, Precision.DAY),
        ("1871-03-XX", Precision.MONTH, Precision.DAY),
        ("1871-XX-18", Precision.YEAR, Precision.DAY),
        ("1871-XX", Precision.YEAR, Precision.MONTH),
        ("187X-03-18", Precision.DECADE, Precision.DAY),
        ("187X", Precision.DECADE, Precision.DECADE),
        ("18XX-22", Precision.CENTURY, Precision.SEASON),
        ("1XXX", Precision.MILLENNIUM, Precision.MILLENNIUM),
        ("1870S3", Precision.DECADE, Precision.DECADE),
        ("1870S4", Precision.YEAR, Precision.YEAR),
        ("1968-34", Precision.QUARTER, Precision.QUARTER),
        ("1968-38", Precision.THIRD_OF_YEAR, Precision.THIRD_OF_YEAR),
        ("1968-41", Precision.HALF_YEAR, Precision.HALF_YEAR),
    ],
)
def test_precision_is_what_is_known_and_unit_what_is_dated(
    text: str, precision: Precision, unit: Precision
) -> None:
    """Some day in March is known to the month, and still a day."""
    value = Edtf.parse(text)
    assert value.precision is precision
    assert getattr(value, "unit", None) is unit


@pytest.mark.parametrize(
    ("text", "precision"),
    [
        ("1871-03-18/1872", Precision.YEAR),
        ("1871-03/..", Precision.MONTH),
        ("/..", Precision.UNKNOWN),
        ("[1871-03-18,1872-05]", Precision.MONTH),
        ("1871-03-18T10:30:00", Precision.SECOND),
    ],
)
def test_several_dates_have_the_coarsest_precision(text: str, precision: Precision) -> None:
    """Of an interval or set, the coarsest date decides."""
    assert Edtf.parse(text).precision is precision


@pytest.mark.parametrize(
    ("text", "start", "finish"),
    [
        ("1871", End.KNOWN, End.KNOWN),
        ("1871/..", End.KNOWN, End.OPEN),
        ("1871/", End.KNOWN, End.UNKNOWN),
        ("/1871", End.UNKNOWN, End.KNOWN),
        ("../", End.OPEN, End.UNKNOWN),
        ("[..1871]", End.OPEN, End.KNOWN),
        ("{1871..}", End.KNOWN, End.OPEN),
    ],
)
def test_open_and_unknown_ends_stay_apart(text: str, start: End, finish: End) -> None:
    """Two dots say that there is no bound; nothing says that nobody knows it."""
    value = Edtf.parse(text)
    assert (value.start, value.finish) == (start, finish)
    assert (value.earliest is None) == (start is not End.KNOWN)
    assert (value.latest is None) == (finish is not End.KNOWN)


@pytest.mark.parametrize(
    ("text", "year", "month", "day"),
    [
        ("1871-03-18?", "?", "?", "?"),
        ("1871-03~-18", "~", "~", ""),
        ("1871-03-?18", "", "", "?"),
        ("%1871-03-18", "?~", "", ""),
        ("?1871-03~-18", "?~", "~", ""),
    ],
)
def test_a_qualifier_covers_what_the_specification_says(text: str, year: str, month: str, day: str) -> None:
    """Right of a component it covers that one and all to its left; left of a component that one only."""
    date = Day.parse(text)
    found = ["".join(sorted(date.qualified(component))) for component in Component]
    assert found == [year, month, day]


@pytest.mark.parametrize(
    "make",
    [
        lambda: Month(11700, 3),
        lambda: Day(1871, 13, 1),
        lambda: Season(1871, 20),
        lambda: Masked("1871"),
        lambda: Masked("18X"),
        lambda: ScientificYear(1871),
        lambda: ScientificYear(1871, significant=0),
        lambda: ScientificYear(17, exponent=0),
        lambda: ScientificYear(1, exponent=401),
        lambda: Moment(1871, 3, 18, 24, 0, 0),
        lambda: Moment(1871, 3, 18, 1, 0, 0, "+1"),
        lambda: Interval(End.UNKNOWN, End.UNKNOWN),
        lambda: Interval(End.KNOWN, Year(1871)),
        lambda: Range(None, None),
        lambda: OneOf(()),
        lambda: Year(1871, qualifiers=(Qualifier(Sign.BOTH, Component.MONTH),)),
        lambda: Year(1871, qualifiers=YEAR_APPROXIMATE * 2),
    ],
)
def test_no_value_can_be_built_that_has_no_text(make: object) -> None:
    """A constructor refuses what the grammar refuses."""
    with pytest.raises(DateError):
        make()  # type: ignore[operator]  # each is a lambda


def test_limits_are_stated_by_the_error() -> None:
    """A text, a year or a number of digits beyond the limits is a DateError that names the limit."""
    for text in ("[" + "1871," * 1000 + "1871]", "Y" + "1" * 401, "Y1E401", "Y1E9999", "1871S9999"):
        with pytest.raises(DateError, match=r"at most|fewer"):
            Edtf.parse(text)
