"""A date in a record: value, words of the source, and the way between them."""

from __future__ import annotations

from typing import get_type_hints

import pytest

from timeline.dates import Anchor, Basis, Duration, Edtf, EventDate, PartOfDay, Precision
from timeline.errors import DateError, RecordError


def test_strings_are_read_into_what_they_mean() -> None:
    """Every field takes the text that a person types."""
    date = EventDate.parse(
        "2021-07-16",
        stated="the 20th anniversary",
        basis="relative",
        anchor=[Anchor(source="a"), Anchor(date="2001-07-16")],
        offset="P20Y",
        zone="Asia/Shanghai",
        part="morning",
    )
    assert date.basis is Basis.RELATIVE
    assert date.anchor[1].date == Edtf.parse("2001-07-16")
    assert date.offset == Duration(years=20)
    assert date.part == PartOfDay.MORNING
    assert str(date.tzinfo) == "Asia/Shanghai"


def test_annotations_are_real_types() -> None:
    """Readers, writers and schemas can be derived from the classes."""
    hints = get_type_hints(EventDate)
    assert hints["value"] is Edtf
    assert hints["anchor"] == tuple[Anchor, ...]
    assert get_type_hints(Anchor)["date"] == Edtf | None


def test_the_value_speaks_for_the_date() -> None:
    """Bounds, precision and marks are those of the value."""
    date = EventDate.parse("2015-09~/..")
    assert (date.earliest, date.latest) == (date.value.earliest, None)
    assert (date.start, date.finish) == (date.value.start, date.value.finish)
    assert date.approximate
    assert not date.uncertain
    assert (date.level, date.precision, str(date)) == (1, Precision.MONTH, "2015-09~/..")


def test_a_clock_time_beside_a_day_is_a_minute() -> None:
    """Seconds are never filled in."""
    assert EventDate.parse("2022-09-12", part="20:00").precision is Precision.MINUTE
    assert EventDate.parse("2022-09-12", part="night").precision is Precision.DAY


def test_parts_of_a_day_are_listed_in_the_order_of_the_day() -> None:
    """A day alone comes before its parts, and a clock time stands among them."""
    parts = [
        None,
        "early_hours",
        "dawn",
        "morning",
        "10:30",
        "noon",
        "afternoon",
        "evening",
        "20:00",
        "night",
    ]
    dates = [EventDate.parse("2022-09-12", part=part) for part in parts]
    last_first = dates[::-1]
    assert sorted(last_first, key=lambda date: date.sort_key) == dates


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"zone": "Hong Kong"}, "IANA"),
        ({"zone": "../etc/passwd"}, "IANA"),
        ({"zone": "Asia/Tokyo\n"}, "IANA"),
        ({"part": "eveing"}, "evening"),
        ({"part": "8:00"}, "20:00"),
        ({"part": "24:00"}, "20:00"),
        ({"part": "\uff12\uff10:00"}, "clock time"),
        ({"basis": "guessed"}, "stated, relative, inferred, bounded"),
    ],
)
def test_a_field_that_is_not_what_it_says_is_refused(fields: dict[str, str], says: str) -> None:
    """The error names the field and what it takes."""
    with pytest.raises(RecordError, match=says):
        EventDate.parse("2022-09-12", **fields)


@pytest.mark.parametrize("text", ["2022", "2022-09", "2022-24"])
def test_a_part_of_the_day_needs_a_day(text: str) -> None:
    """There is no evening of a month."""
    with pytest.raises(RecordError, match="names a day"):
        EventDate.parse(text, part="evening")


def test_a_time_needs_no_second_time() -> None:
    """A clock time beside a moment would say the time twice."""
    with pytest.raises(RecordError, match="leave one"):
        EventDate.parse("2022-09-12T20:00:00", part="20:00")


def test_a_zone_that_does_not_exist_is_refused_when_its_rules_are_wanted() -> None:
    """The form is checked at once, the database when it is needed."""
    with pytest.raises(RecordError, match="no IANA time zone"):
        _ = EventDate.parse("2022-09-12", zone="Asia/Atlantis").tzinfo
    assert EventDate.parse("2022-09-12").tzinfo is None


@pytest.mark.parametrize("given", [{}, {"source": "a", "event": "b"}, {"event": "b", "date": "2022"}])
def test_an_anchor_is_one_thing(given: dict[str, str]) -> None:
    """A source, an event or a date, and exactly one of them."""
    with pytest.raises(RecordError, match="expected one"):
        Anchor(**given)


def test_text_of_a_bad_date_is_a_date_error() -> None:
    """The value is refused as any EDTF text is."""
    with pytest.raises(DateError):
        EventDate.parse("late 2022")


@pytest.mark.parametrize("zone", ["localtime", "posix/localtime", "posixrules", "Factory"])
def test_a_zone_is_not_the_machines(zone: str) -> None:
    """A name whose rules depend on the machine would give one chronology many times."""
    with pytest.raises(RecordError, match="IANA name"):
        EventDate.parse("2022-02-21", zone=zone)
