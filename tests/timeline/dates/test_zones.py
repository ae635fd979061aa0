"""A time of one zone in another: the clock where it is known, the days where only a part of the day is."""

# ruff: noqa: RUF001 - full-width punctuation is meant

from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline.dates import Edtf, EventDate, PartOfDay, day_number, in_zone, words
from timeline.errors import RecordError

NEW_YORK, SHANGHAI = "America/New_York", "Asia/Shanghai"
ZONES = [NEW_YORK, SHANGHAI, "Europe/London", "Asia/Kathmandu", "Pacific/Kiritimati", "Pacific/Honolulu"]


@pytest.mark.parametrize(
    ("text", "part", "told"),
    [
        ("2022-02-21", "night", "22 February 2022"),
        ("2022-02-21", "morning", "21 or 22 February 2022"),
        ("2022-02-21", "noon", "22 February 2022"),
        ("2022-12-31", "evening", "1 January 2023"),
        ("2022-02-21", "midnight", "21 or 22 February 2022"),
        ("2022-02-21", "23:00", "22 February 2022, 12:00"),
        ("2022-07-21", "23:00", "22 July 2022, 11:00"),
        ("2022-02-21T23:00:30", None, "22 February 2022, 12:00:30"),
        ("0100-02-21T12:00:00Z", None, "21 February AD 100, 20:05:43"),
    ],
)
def test_new_york_is_told_as_shanghai_has_it(text: str, part: str | None, told: str) -> None:
    """One day where the hours allow one, both where they do not, and a clock time as exact as it was."""
    there = in_zone(EventDate.parse(text, part=part, zone=NEW_YORK), SHANGHAI)
    assert there is not None
    assert there.words == f"{told}, Beijing time"


@pytest.mark.parametrize(
    "date",
    [
        EventDate.parse("2022-02-21", zone=NEW_YORK),
        EventDate.parse("2022-02-21", part="night"),
        EventDate.parse("2022-02-21~", part="night", zone=NEW_YORK),
        EventDate.parse("2022-02", zone=NEW_YORK),
        EventDate.parse("[2022-02-21,2022-02-22]", part="night", zone=NEW_YORK),
        EventDate.parse("-0043-03-15", part="morning", zone="Europe/Rome"),
        EventDate.parse("2022-02-21T23:00:00"),
        EventDate.parse("2022-02-21T23:00:00+08"),
        EventDate.parse("2022-02-21", part="night", zone="Asia/Singapore"),
        EventDate.parse("2022-02-21", part="afternoon", zone="Asia/Tokyo"),
    ],
    ids=str,
)
def test_nothing_is_told_where_nothing_follows_or_nothing_is_new(date: EventDate) -> None:
    """Without a zone, a time, or one day there is no other day to tell, and the same one is not told twice."""
    assert in_zone(date, SHANGHAI) is None
    assert words(date, shown_in=SHANGHAI) == words(date)


def test_an_hour_that_comes_twice_has_no_clock_time_elsewhere() -> None:
    """When clocks are set back, 01:30 is either of two moments; their day is the same."""
    there = in_zone(EventDate.parse("2022-11-06", part="01:30", zone=NEW_YORK), "Europe/London")
    assert there is None
    there = in_zone(EventDate.parse("2022-11-06", part="01:30", zone=NEW_YORK), "Asia/Chita")
    assert there is None
    there = in_zone(EventDate.parse("2022-11-06", part="01:30", zone=NEW_YORK), "Pacific/Honolulu")
    assert there is not None
    assert there.words == "5 November 2022, Honolulu time"


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "night of 21 February 2022, New York time; 22 February 2022, Beijing time"),
        ("de", "21. Februar 2022, nachts, Ortszeit New York; 22. Februar 2022, Ortszeit Peking"),
        (
            "fr",
            "21 février 2022, la nuit, heure locale (New York) ; 22 février 2022, heure locale (Pékin)",
        ),
        (
            "ru",
            "21 февраля 2022 г., ночью, местное время (Нью-Йорк); 22 февраля 2022 г., местное время (Пекин)",
        ),
        ("zh", "2022年2月21日夜间（纽约当地时间）；2022年2月22日（北京当地时间）"),
    ],
)
def test_words_have_both_zones(language: str, told: str) -> None:
    """The date is told as it is, then as the other zone has it."""
    night = EventDate.parse("2022-02-21", part="night", zone=NEW_YORK)
    assert words(night, language, shown_in=SHANGHAI) == told


def test_a_bare_moment_is_told_in_another_zone() -> None:
    """A moment that states its shift needs no zone of its own."""
    told = words(Edtf.parse("2022-02-21T23:00:00-05"), shown_in=SHANGHAI)
    assert told == "21 February 2022, 23:00:00 (UTC-05); 22 February 2022, 12:00:00, Beijing time"


@pytest.mark.parametrize(("own", "other"), [("Nowhere/Such", SHANGHAI), (SHANGHAI, "Nowhere/Such")])
def test_a_zone_of_no_name_is_refused(own: str, other: str) -> None:
    """Neither zone is guessed."""
    with pytest.raises(RecordError, match="Nowhere/Such"):
        in_zone(EventDate.parse("2022-02-21", part="night", zone=own), other)


HOURS = {PartOfDay.MORNING: (6, 12), PartOfDay.AFTERNOON: (12, 18), PartOfDay.NIGHT: (19, 29)}


@given(
    st.dates(min_value=datetime(1950, 1, 1).date(), max_value=datetime(2037, 1, 1).date()),  # noqa: DTZ001
    st.sampled_from(list(HOURS)),
    st.sampled_from(ZONES),
    st.sampled_from(ZONES),
    st.integers(0, 100),
)
def test_any_moment_of_the_part_lies_in_the_days_that_are_told(
    day: datetime, part: PartOfDay, own: str, other: str, percent: int
) -> None:
    """Whichever minute of the morning, afternoon or night it was, the other zone's calendar had a day that is told."""
    first, last = HOURS[part]
    clock = timedelta(minutes=first * 60 + (last - first) * 60 * percent // 100)
    moment = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(own)) + clock
    date = EventDate.parse(day.isoformat(), part=part, zone=own)
    there = in_zone(date, other)
    seen = moment.astimezone(ZoneInfo(other)).date()
    number = day_number(seen.year, seen.month, seen.day)
    if there is not None:
        assert there.earliest is not None
        assert there.latest is not None
        assert there.earliest <= number <= there.latest <= there.earliest + 1
    elif own != other and part is not PartOfDay.NIGHT:
        assert number == date.earliest
