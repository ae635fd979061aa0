"""The reference page says what the code does."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import timeline.dates
from tests.docs.dates_tables import BOUNDED, languages
from timeline.dates import Edtf, EventDate, PartOfDay, day_number, in_zone
from timeline.errors import DateError

PAGE = (Path(__file__).parents[3] / "docs" / "reference" / "dates.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    section = PAGE.split(f"\n## {heading}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines[2:]]


def texts(cell: str) -> list[str]:
    return re.findall(r"`([^`]+)`", cell)


@pytest.mark.parametrize("row", rows("Disputed texts"), ids=lambda row: row[0])
def test_each_disputed_kind_is_decided_as_the_page_says(row: list[str]) -> None:
    """'yes' is read, 'no' is a DateError."""
    assert texts(row[1])
    for text in texts(row[1]):
        if row[2] == "yes":
            assert str(Edtf.parse(text)) == text
        else:
            with pytest.raises(DateError):
                Edtf.parse(text)


@pytest.mark.parametrize("row", rows("What can be written"), ids=lambda row: row[0])
def test_each_form_has_the_class_and_level_that_the_page_says(row: list[str]) -> None:
    """The table of forms shows texts of its class, at its level."""
    names = texts(row[2])
    classes = tuple(getattr(timeline.dates, name) for name in names)
    for text in texts(row[1]):
        if not re.fullmatch(r"[A-Z]|[+-][0-9:]+|0000", text):
            value = Edtf.parse(text)
            assert value.level == int(row[3])
            assert not classes or isinstance(value, classes)


def test_every_section_that_has_a_form_has_bounds_shown() -> None:
    """The table of forms and the table of bounds name the same sections, and the rules name no others."""
    sections = {row[4] for row in rows("What can be written")}
    assert set(BOUNDED.values()) == sections
    for cited in re.findall(r"§ (L[0-2] [^`|]*)", PAGE):
        assert cited.startswith(tuple(sections))


def test_every_language_is_shown() -> None:
    """The page shows the languages that there are."""
    heads = PAGE.split("bounds -->")[1].split("languages -->")[1].split("\n")[2]
    assert texts(heads) == languages()


def test_the_hours_of_each_part_of_the_day_are_as_the_page_says() -> None:
    """The other zone's days are those that the page's hours reach, on a day without a change of clocks."""
    hours = {
        row[0].strip("`"): row[1].split(" to ") for row in rows("Words") if len(row) == 2 and " to " in row[1]
    }
    assert list(hours) == list(PartOfDay)
    for part, told in hours.items():
        date = EventDate.parse("2022-02-21", part=part, zone="Etc/UTC")
        for ahead in range(1, 15):
            there = in_zone(date, f"Etc/GMT-{ahead}") or date
            reached = [day_number(2022, 2, 21) + (int(hour) + ahead) // 24 for hour in told]
            assert [there.earliest, there.latest] == reached


def test_the_examples_run() -> None:
    """The first example gives what its comments say."""
    code = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)[0]
    for line in code.splitlines():
        statement, _, comment = line.partition("#")
        if comment and not statement.startswith("date ="):
            names = {"Edtf": Edtf, "civil": timeline.dates.civil, "date": Edtf.parse("156X-12-25")}
            assert repr(eval(statement, names)) == comment.strip()  # noqa: S307  # our own page
