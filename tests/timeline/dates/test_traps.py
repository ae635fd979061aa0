"""Phrases of reports that lead a quick reader astray, published on Wednesday, 14 September 2022."""

from __future__ import annotations

import pytest

from timeline.dates import EventDate, Refusal, resolve

PUBLISHED = "2022-09-14"
READ = [
    ("after last month's election", "[2022-08-01..2022-09-14]"),
    ("before the 2019 election", "[..2019-12-31]"),
    ("following Monday's attack", "[2022-09-12..2022-09-14]"),
    ("after the August summit", "[2022-08-01..2022-09-14]"),
    ("before Monday night", "[..2022-09-12]"),
    ("after Monday morning", "[2022-09-12..2022-09-14]"),
    ("since 9 a.m. Monday", "2022-09-12/"),
    ("until 5 p.m. Friday", "/2022-09-09"),
    ("last week at 9 a.m.", "[2022-09-05..2022-09-11]"),
    ("in the last year", "2021-09-14/2022-09-14"),
    ("over the last week", "2022-09-07/2022-09-14"),
    ("in the last month", "2022-08-14/2022-09-14"),
    ("this past year", "2021-09-14/2022-09-14"),
    ("week beginning 4 September", "[2022-09-04..2022-09-10]"),
    ("the week of 4 September", "[2022-08-29..2022-09-04]"),
    ("week ending Saturday 10 September", "2022-09-04/2022-09-10"),
    ("before the month's end", "[..2022-09-29]"),
    ("by year-end", "[..2022-12-31]"),
    ("after the start of the year", "[2022-01-02..2022-09-14]"),
    ("after the beginning of May", "[2022-05-02..2022-09-14]"),
    ("since the start of the year", "2022-01-01/"),
    ("since mid-May", "2022-05/"),
    ("since Monday night", "2022-09-12/"),
    ("from Monday to Tuesday", "2022-09-12/2022-09-13"),
    ("23.08.2022", "2022-08-23"),
    ("13.09.22", "2022-09-13"),
    ("between 2014 and today", "[2014-01-01..2022-09-14]"),
    ("the first half of the year", "2022-40"),
    ("the first quarter of the year", "2022-33"),
    ("the first Monday of the month", "2022-09-05"),
    ("late last century", "[1967..2000]"),
    ("the 1990's", "199X"),
]
REFUSED = [
    "at 12.30", "at 8.15", "at 12.15 GMT", "5.5", "3.14", "24/7", "13-2", "8-14", "15 a.m. Monday", "13 p.m. Monday",
    "the 1,550 deployed warheads", "the 1500 employees", "a 2000 mile journey", "the 1718 Committee", "the 2254 process",
    "its 2202 resolution", "in 1,200", "at 1800", "over 2000", "only 1500", "a 2000 strong contingent", "a 1,000 page report",
    "the September 11 attacks", "the January 6 attack", "the October Revolution", "the October War", "the march organisers",
    "the march turned violent", "an august gathering", "Sun's army", "the sun's rise", "Jan's house", "May's resignation",
    "from Monday to Tuesday night", "the next day", "the next week", "the next year", "the last day", "in the next year",
    "around 2014 or 2015", "this Friday", "this December", "three days after Monday", "for a week", "13-12-11", "since last week",
]  # fmt: skip


@pytest.mark.parametrize(("text", "value"), READ)
def test_the_second_thought_is_the_right_one(text: str, value: str) -> None:
    """What happened before an election of last month may have happened in that month, and the like."""
    found = resolve(text, PUBLISHED)
    assert isinstance(found, EventDate), found
    assert str(found) == value
    assert found.part is None


@pytest.mark.parametrize("text", REFUSED)
def test_what_only_looks_like_a_date_is_refused(text: str) -> None:
    """A clock time, a count, a score and a name are no dates; nor is a day of a story."""
    found = resolve(text, PUBLISHED)
    assert isinstance(found, Refusal), found


@pytest.mark.parametrize("published", ["2022-01-01", "2022-02-28", "2024-02-29"])
def test_a_winter_is_found_at_its_edges(published: str) -> None:
    """Last winter is the one before that under way, or the one of last year."""
    assert isinstance(resolve("last winter", published), EventDate)


@pytest.mark.parametrize(
    ("text", "published", "value"),
    [
        ("the past month", "2022-03-31", "2022-02-28/2022-03-31"),
        ("the past year", "2024-02-29", "2023-02-28/2024-02-29"),
        ("a year ago this month", "2024-02-29", "2023-02"),
    ],
)
def test_a_month_without_the_day_ends_a_span_on_its_last(text: str, published: str, value: str) -> None:
    """A month before 31 March is the end of February."""
    assert str(resolve(text, published)) == value
