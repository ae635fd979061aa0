"""What reports say of dates, and what it means seen from the day of publication."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline.dates import Anchor, Basis, Duration, Edtf, EventDate, Refusal, Tense, resolve
from timeline.errors import RecordError

# Published on Wednesday, 14 September 2022, in the past tense. The sentences are our own.
PUBLISHED = "2022-09-14"
PAST = [
    ("between 21 and 30 August", "[2022-08-21..2022-08-30]"),
    ("the week before last", "[2022-08-29..2022-09-04]"),
    ("the week of 5 September", "[2022-09-05..2022-09-11]"),
    ("the month before last", "2022-07"),
    ("the year before last", "2020"),
    ("the winter of 2021/22", "2021-24"),
    ("the 1960s and 1970s", "{196X,197X}"),
    ("Friday, Sept. 9", "2022-09-09"),
    ("late September", "[2021-09-21..2021-09-30]"),
    ("last month", "2022-08"),
    ("earlier this month", "[2022-09-01..2022-09-14]"),
    ("on Thursday and Friday", "{2022-09-08,2022-09-09}"),
    ("In May", "2022-05"),
    ("this winter", "2021-24"),
    ("the 20th anniversary this year", "2022"),
    ("over the past week", "2022-09-07/2022-09-14"),
    ("since March", "2022-03/"),
    ("on Friday", "2022-09-09"),
    ("last Monday", "[2022-09-05,2022-09-12]"),
    ("last Friday", "2022-09-09"),
    ("next Monday", "2022-09-19"),
    ("next Friday", "[2022-09-16,2022-09-23]"),
    ("yesterday", "2022-09-13"),
    ("5 September", "2022-09-05"),
    ("September 5", "2022-09-05"),
    ("Sept. 5, 2022", "2022-09-05"),
    ("the 5th of September 2021", "2021-09-05"),
    ("Monday, 5 September", "2022-09-05"),
    ("Monday, 12 September 2022", "2022-09-12"),
    ("5 and 6 September", "{2022-09-05,2022-09-06}"),
    ("5-7 September", "2022-09-05/2022-09-07"),
    ("from 5 to 7 September 2021", "2021-09-05/2021-09-07"),
    ("September 8 and 9", "{2022-09-08,2022-09-09}"),
    ("from Monday to Wednesday", "2022-09-12/2022-09-14"),
    ("May and June", "{2022-05,2022-06}"),
    ("between May and July", "[2022-05..2022-07]"),
    ("from May to July 2013", "2013-05/2013-07"),
    ("December to January 2014", "2013-12/2014-01"),
    ("In July 2013", "2013-07"),
    ("May 2013", "2013-05"),
    ("last May", "[2021-05,2022-05]"),
    ("next May", "2023-05"),
    ("early June", "[2022-06-01..2022-06-10]"),
    ("mid-June", "[2022-06-11..2022-06-20]"),
    ("the end of June", "[2022-06-21..2022-06-30]"),
    ("early 2013", "[2013-01..2013-04]"),
    ("mid-2015", "[2015-05..2015-08]"),
    ("late 2015", "[2015-09..2015-12]"),
    ("late last year", "[2021-09..2021-12]"),
    ("early this year", "[2022-01..2022-04]"),
    ("late last month", "[2022-08-21..2022-08-31]"),
    ("early next month", "[2022-10-01..2022-10-10]"),
    ("last week", "[2022-09-05..2022-09-11]"),
    ("this week", "[2022-09-12..2022-09-18]"),
    ("next week", "[2022-09-19..2022-09-25]"),
    ("earlier this week", "[2022-09-12..2022-09-14]"),
    ("last weekend", "[2022-09-10..2022-09-11]"),
    ("over the weekend", "[2022-09-10..2022-09-11]"),
    ("this weekend", "[2022-09-10..2022-09-11]"),
    ("this year", "2022"),
    ("last year", "2021"),
    ("in 2013", "2013"),
    ("the 1990s", "199X"),
    ("the early 1990s", "[1990..1993]"),
    ("the 19th century", "[1801..1900]"),
    ("this summer", "2022-22"),
    ("last summer", "[2021-22,2022-22]"),
    ("last winter", "2021-24"),
    ("summer 2019", "2019-22"),
    ("the winter of 2021-22", "2021-24"),
    ("winter 2022", "[2021-24,2022-24]"),
    ("first quarter of 2022", "2022-33"),
    ("the first half of this year", "2022-40"),
    ("the second half of September", "[2022-09-16..2022-09-30]"),
    ("until March", "/2022-03"),
    ("by Friday", "[..2022-09-09]"),
    ("by the end of the year", "[..2022-12-31]"),
    ("before May 1972", "[..1972-04-30]"),
    ("after 2001", "[2002-01-01..2022-09-14]"),
    ("Christmas Day", "2021-12-25"),
    ("the past three years", "2019-09-14/2022-09-14"),
    ("in the past month", "2022-08-14/2022-09-14"),
    ("Monday of last week", "2022-09-05"),
    ("last Saturday and Sunday", "{2022-09-10,2022-09-11}"),
    ("the 15th", "2022-08-15"),
    ("29 February", "2020-02-29"),
    ("31/08", "2022-08-31"),
    ("2022-09-05", "2022-09-05"),
    ("the beginning of 2022", "[2022-01..2022-04]"),
    ("later this year", "[2022-09-14..2022-12-31]"),
    ("last spring", "[2021-21,2022-21]"),
    ("next winter", "2022-24"),
    ("next spring", "2023-21"),
    ("next summer", "2023-22"),
    ("next autumn", "2023-23"),
    ("Monday's", "2022-09-12"),
    ("Feb. 4-20", "2022-02-04/2022-02-20"),
    ("Feb. 4", "2022-02-04"),
    ("this past Friday", "2022-09-09"),
    ("this coming Friday", "2022-09-16"),
    ("this past summer", "2022-22"),
    ("the day before yesterday", "2022-09-12"),
    ("early Monday", "2022-09-12"),
    ("late on Friday", "2022-09-09"),
    ("last month or this month", "[2022-08,2022-09]"),
    ("the last quarter", "2022-34"),
    ("last quarter", "2022-34"),
    ("last decade", "201X"),
    ("this century", "[2001..2100]"),
    ("the past 10 days", "2022-09-04/2022-09-14"),
    ("the last two years", "2020-09-14/2022-09-14"),
    ("as of September 2021", "/2021-09"),
    ("up to 2013", "/2013"),
    ("after Monday", "[2022-09-13..2022-09-14]"),
    ("prior to 24 February", "[..2022-02-23]"),
    ("no later than 1 October", "[..2021-10-01]"),
    ("New Year's Eve", "2021-12-31"),
    ("New Year's Day 2020", "2020-01-01"),
    ("11 September 2001", "2001-09-11"),
    ("Tues., Sept. 6", "2022-09-06"),
    ("Sat", "2022-09-10"),
    ("tomorrow", "2022-09-15"),
    ("the day after tomorrow", "2022-09-16"),
    ("later today", "2022-09-14"),
    ("1999", "1999"),
    ("in 1972", "1972"),
    ("autumn 1999", "1999-23"),
    ("fall 2015", "2015-23"),
    ("May or June", "[2022-05,2022-06]"),
    ("between 5 September and 12 September", "[2022-09-05..2022-09-12]"),
    ("from February to April", "2022-02/2022-04"),
    ("from March 2013 to February 2014", "2013-03/2014-02"),
    ("mid-September", "[2022-09-11..2022-09-20]"),
    ("2013-2021", "2013/2021"),
    ("from 2013 to 2021", "2013/2021"),
    ("this decade", "202X"),
    ("mid-1970s", "[1974..1976]"),
    ("late 1960s", "[1967..1969]"),
    ("the 20th century", "[1901..2000]"),
    ("next decade", "203X"),
    ("last century", "[1901..2000]"),
    ("Sunday", "2022-09-11"),
    ("on Wednesday", "2022-09-14"),
    ("earlier in September", "[2022-09-01..2022-09-14]"),
    ("later in September", "[2022-09-14..2022-09-30]"),
    ("the beginning of the year", "[2022-01..2022-04]"),
    ("the end of the month", "[2022-09-21..2022-09-30]"),
    ("the middle of August", "[2022-08-11..2022-08-20]"),
    ("the 31st", "2022-08-31"),
    ("since Monday", "2022-09-12/"),
    ("since 24 February 2022", "2022-02-24/"),
    ("until the end of August", "/2022-08-31"),
    ("Friday the 9th", "2022-09-09"),
    ("the 9th of September", "2022-09-09"),
    ("9th September 2022", "2022-09-09"),
    ("September 2022", "2022-09"),
    ("Sept 2022", "2022-09"),
    ("sep 2022", "2022-09"),
    ("last Tuesday", "[2022-09-06,2022-09-13]"),
    ("last Wednesday", "2022-09-07"),
    ("next Wednesday", "2022-09-21"),
    ("this Wednesday", "2022-09-14"),
    ("Monday's meeting", "2022-09-12"),
    ("last week's summit", "[2022-09-05..2022-09-11]"),
    ("the week's events", "[2022-09-12..2022-09-18]"),
    ("the 1995 massacre", "1995"),
    ("since the 2014 annexation", "2014/"),
    ("before Wednesday's call", "[..2022-09-14]"),
    ("earlier on Wednesday", "2022-09-14"),
    ("for the first time in October", "2021-10"),
    ("as early as March", "2022-03"),
    ("sometime in 2013", "2013"),
    ("starting Monday", "2022-09-12/"),
    ("through Friday", "/2022-09-09"),
    ("the nineties", "199X"),
    ("the '90s", "199X"),
    ("the mid-'70s", "[1974..1976]"),
    ("on this day in 1944", "1944-09-14"),
    ("the 60s", "196X"),
    ("'68", "1968"),
    ("the summer of '68", "1968-22"),
    ("the 5th century BC", "[-0499..-0400]"),
    ("the nineteenth century", "[1801..1900]"),
    ("the early 20th century", "[1901..1933]"),
    ("480 BC", "-0479"),
    ("AD 79", "0079"),
    ("March 44 BC", "-0043-03"),
    ("1941-45", "1941/1945"),
    ("2021-22", "2021/2022"),
    ("the 2011-12 season", "2011/2012"),
    ("end-2021", "[2021-09..2021-12]"),
    ("beginning of the year", "[2022-01..2022-04]"),
    ("in the early part of 2015", "[2015-01..2015-04]"),
    ("late summer", "2022-08"),
    ("early autumn 2021", "2021-09"),
    ("mid-winter 2021-22", "2022-01"),
    ("Easter", "[2022-04-15..2022-04-18]"),
    ("Easter Sunday", "2022-04-17"),
    ("Orthodox Easter Sunday", "2022-04-24"),
    ("Good Friday 2014", "2014-04-18"),
    ("Thanksgiving", "2021-11-25"),
    ("the first Monday in October", "2021-10-04"),
    ("the last Sunday of March 2021", "2021-03-28"),
    ("the first week of March", "[2022-03-01..2022-03-07]"),
    ("the last week of August", "[2022-08-25..2022-08-31]"),
    ("the second weekend of July", "[2022-07-09..2022-07-10]"),
    ("the weekend of Sept. 10", "[2022-09-10..2022-09-11]"),
    ("the last day of August", "2022-08-31"),
    ("a week ago Friday", "2022-09-02"),
    ("Q3", "2022-35"),
    ("Q3 2021", "2021-35"),
    ("2021 Q2", "2021-34"),
    ("the fourth quarter", "2021-36"),
    ("08/23/21", "2021-08-23"),
    ("in the last 24 hours", "2022-09-13/2022-09-14"),
    ("over the past 48 hours", "2022-09-12/2022-09-14"),
    ("two hours ago", "[2022-09-13..2022-09-14]"),
    ("the nine months ended June 30", "2021-10-01/2022-06-30"),
    ("the six months to March", "2021-10-01/2022-03-31"),
    ("the year ended Dec. 31 2021", "2021-01-01/2021-12-31"),
    ("two days before Christmas", "2021-12-23"),
    ("the day after Christmas", "2021-12-26"),
    ("now", "2022-09-14"),
    ("by mid-century", "[..2050]"),
    ("2003, 2008 and 2014", "{2003,2008,2014}"),
    ("November, December and January", "{2021-11,2021-12,2022-01}"),
    ("Monday, Tuesday or Thursday", "[2022-09-05,2022-09-06,2022-09-08]"),
    ("shortly after midnight on Tuesday", "2022-09-13"),
    ("around 3 a.m. on Monday", "2022-09-12"),
    ("the month of May", "2022-05"),
    ("less than a month ago", "[2022-08-14..2022-09-14]"),
    ("so far this year", "2022-01-01/2022-09-14"),
    ("this week so far", "2022-09-12/2022-09-14"),
    ("shortly after noon on Monday", "2022-09-12"),
    ("Labor Day", "2022-09-05"),
    ("the first two weeks of August", "[2022-08-01..2022-08-14]"),
    ("the last three months of 2021", "[2021-10-01..2021-12-31]"),
    ("the eve of Sunday's referendum", "2022-09-10"),
    ("on or about June 3", "2022-06-03~"),
    ("around 300 B.C.", "-0299~"),
    ("last Nov. 3", "2021-11-03"),
    ("last September 14", "2021-09-14"),
    ("his June 2018 conviction", "2018-06"),
    ("its March offensive", "2022-03"),
    ("the 24 February 2022 attack", "2022-02-24"),
]
FUTURE = [
    ("on Friday", "2022-09-16"),
    ("Monday", "2022-09-19"),
    ("in May", "2023-05"),
    ("by the end of the year", "[2022-09-14..2022-12-31]"),
    ("next week", "[2022-09-19..2022-09-25]"),
    ("before May", "[2022-09-14..2023-04-30]"),
    ("after 20 September", "[2022-09-21..]"),
    ("this winter", "2022-24"),
    ("5 September", "2023-09-05"),
    ("Wednesday", "2022-09-14"),
    ("later this month", "[2022-09-14..2022-09-30]"),
    ("the weekend", "[2022-09-17..2022-09-18]"),
    ("from Monday to Wednesday", "2022-09-19/2022-09-21"),
    ("Monday and Tuesday", "{2022-09-19,2022-09-20}"),
    ("Monday, Tuesday and Thursday", "{2022-09-19,2022-09-20,2022-09-22}"),
    ("Friday week", "2022-09-23"),
    ("as early as Thursday", "[2022-09-15..]"),
    ("this Friday", "2022-09-16"),
    ("this weekend", "[2022-09-17..2022-09-18]"),
    ("this coming weekend", "[2022-09-17..2022-09-18]"),
    ("next weekend", "[2022-09-17,2022-09-18,2022-09-24,2022-09-25]"),
    ("the next two weeks", "2022-09-14/2022-09-28"),
    ("within the next month", "[2022-09-14..2022-10-14]"),
    ("over the next year", "2022-09-14/2023-09-14"),
    ("as of 1 January", "2023-01-01/"),
    ("by 5 p.m. Friday", "[2022-09-14..2022-09-16]"),
    ("after Monday's meeting", "[2022-09-19..]"),
    ("after Monday night", "[2022-09-19..]"),
    ("ahead of Sunday's runoff", "[2022-09-14..2022-09-18]"),
    ("before year's end", "[2022-09-14..2022-12-30]"),
    ("no earlier than 1 October", "[2022-10-01..]"),
    ("within 48 hours", "[2022-09-14..2022-09-16]"),
    ("a week from Tuesday", "2022-09-27"),
    ("Thanksgiving", "2022-11-24"),
    ("Easter Sunday", "2023-04-09"),
    ("the first Monday in October", "2022-10-03"),
    ("Q2", "2023-34"),
    ("within the next 30 days", "[2022-09-14..2022-10-14]"),
    ("by mid-century", "[2022-09-14..2050-12-31]"),
    ("by the end of the decade", "[2022-09-14..2029-12-31]"),
]
IN_A_MONTH = [
    ("last month", "2015-09"),
    ("in May", "2015-05"),
    ("this year", "2015"),
    ("earlier this month", "[2015-10-01..2015-10-31]"),
    ("late September", "[2015-09-21..2015-09-30]"),
    ("in October", "2015-10"),
    ("this summer", "2015-22"),
]
WITH_A_TIME = [
    ("Monday night in the US", "2022-09-12", "night", None),
    ("Monday night in Beijing", "2022-09-12", "night", "Asia/Shanghai"),
    ("Monday evening local time", "2022-09-12", "evening", None),
    ("noon Monday", "2022-09-12", "noon", None),
    ("in the early hours of Tuesday", "2022-09-13", "early_hours", None),
    ("on the night of 21 February", "2022-02-21", "night", None),
    ("Monday night", "2022-09-12", "night", None),
    ("last night", "2022-09-13", "night", None),
    ("tonight", "2022-09-14", "night", None),
    ("just before dawn on Sunday", "2022-09-11", "early_hours", None),
    ("0615 GMT on Saturday", "2022-09-10", "06:15", "Etc/GMT"),
    ("1945 hours on Saturday", "2022-09-10", "19:45", None),
    ("overnight", "[2022-09-13..2022-09-14]", "night", None),
    ("overnight into Tuesday", "[2022-09-12..2022-09-13]", "night", None),
    ("the night of 9-10 November 1938", "[1938-11-09..1938-11-10]", "night", None),
    ("Friday evening, Sept. 9", "2022-09-09", "evening", None),
    ("this morning", "2022-09-14", "morning", None),
    ("tomorrow evening", "2022-09-15", "evening", None),
    ("the night of 21 February", "2022-02-21", "night", None),
    ("at 8 p.m. on Monday", "2022-09-12", "20:00", None),
    ("Monday at 20:00", "2022-09-12", "20:00", None),
    ("20:00 Monday (Beijing time)", "2022-09-12", "20:00", "Asia/Shanghai"),
    ("Monday morning Moscow time", "2022-09-12", "morning", "Europe/Moscow"),
    ("noon on 5 September", "2022-09-05", "noon", None),
    ("the early hours of Tuesday", "2022-09-13", "early_hours", None),
    ("Tuesday afternoon", "2022-09-13", "afternoon", None),
    ("12 September 2022 at 20.00", "2022-09-12", "20:00", None),
    ("17:30 GMT on 3 March", "2022-03-03", "17:30", "Etc/GMT"),
]
COUNTED = [
    ("fifty years ago", "1972", "-P50Y"),
    ("two days ago", "2022-09-12", "-P2D"),
    ("three weeks ago", "[2022-08-22..2022-08-28]", "-P3W"),
    ("two months ago", "2022-07", "-P2M"),
    ("a year ago", "2021", "-P1Y"),
    ("20 years ago today", "2002-09-14", "-P20Y"),
    ("a decade ago", "2012~", "-P10Y"),
    ("three years ago", "2019", "-P3Y"),
    ("five decades ago", "1972~", "-P50Y"),
    ("one week ago", "[2022-09-05..2022-09-11]", "-P1W"),
    ("about two years ago", "2020~", "-P2Y"),
    ("around a week ago", "[2022-09-05~..2022-09-11~]", "-P1W"),
    ("more than 30 years ago", "[..1992]", "-P30Y"),
    ("five years ago this week", "[2017-09-11..2017-09-17]", "-P5Y"),
    ("a year ago this month", "2021-09", "-P1Y"),
    ("three years ago next month", "2019-10", "-P3Y"),
    ("20 years ago Thursday", "2002-09-15", "-P20Y"),
    ("half a century ago", "1972~", "-P50Y"),
    ("two centuries ago", "1822~", "-P200Y"),
    ("two weeks from now", "[2022-09-26..2022-10-02]", "P2W"),
    ("in two weeks", "[2022-09-26..2022-10-02]", "P2W"),
]
REFUSED = [
    ("weeks before", "says no number of weeks"),
    ("recently", "names no time"),
    ("days ago", "says no number of days"),
    ("a few weeks ago", "says no number of weeks"),
    ("in recent years", "says no number of years"),
    ("two days later", "is counted from something other than the publication"),
    ("the 20th anniversary", "counts from an event that the phrase does not date"),
    ("Monday, 6 September", "names a weekday that 2022-09-06 is not"),
    ("02/03/2020", "is a date in two orders; tell the order"),
    ("the following day", "is counted from something other than the publication"),
    ("Monday night and Tuesday", "is no phrase that is understood"),
    ("31 February", "names a day that the calendar does not have"),
    ("32 May", "names a day that the calendar does not have"),
    ("13/13", "is no date in this order"),
    ("9/11", "is a name and no date"),
    ("9/10", "is a date in two orders; tell the order"),
    ("late August and early September", "joins times of which one is no plain date"),
    ("the 1900s", "is a decade or a century"),
    ("at noon", "is no phrase that is understood"),
    ("in three days", "tells of the future; say so by the tense"),
    ("in the coming weeks", "says no number of weeks"),
    ("over the past few years", "is no phrase that is understood"),
    ("soon", "names no time"),
    ("at an appropriate time", "names no time"),
    ("for the first time in 14 years", "tells how long ago the time before was, not when this one is"),
    ("for the first time since 2008", "tells how long ago the time before was, not when this one is"),
    ("the 2000 people", "may be a number and no year"),
    ("today's world", "names no time"),
    ("Xi's visit", "is no phrase that is understood"),
    ("2005-09", "is a month of one year, or two years"),
    ("the 20s", "is a decade of one century or another"),
    ("the 2011-13 season", "names two years that do not follow each other"),
    ("that year", "is counted from something other than the publication"),
    ("within 30 days", "is counted from something other than the publication"),
    ("two days after the attack", "is no phrase that is understood"),
    ("every Monday", "comes again and again"),
    ("annually", "comes again and again"),
    ("the previous month", "is counted from something other than the publication"),
    ("the previous two years", "is counted from something other than the publication"),
    ("the march on the capital", "is no phrase that is understood"),
    ("the May government", "is no phrase that is understood"),
    ("the last hours", "says no number of hours"),
    ("the late 1800s", "is a decade or a century"),
]


def resolved(text: str, published: str = PUBLISHED, tense: Tense = Tense.PAST) -> EventDate:
    found = resolve(text, published, tense=tense)
    assert isinstance(found, EventDate), found
    return found


def test_the_tables_are_large_enough_to_mean_something() -> None:
    """There are at least 120 expressions."""
    assert len(PAST) + len(FUTURE) + len(IN_A_MONTH) + len(WITH_A_TIME) + len(COUNTED) + len(REFUSED) >= 120


@pytest.mark.parametrize(("text", "value"), PAST)
def test_a_report_of_the_past_is_resolved_backwards(text: str, value: str) -> None:
    """The phrase means the nearest time that the publication can look back on."""
    assert str(resolved(text)) == value


@pytest.mark.parametrize(("text", "value"), FUTURE)
def test_a_report_of_the_future_is_resolved_forwards(text: str, value: str) -> None:
    """What will be held on Friday is held on the next one."""
    assert str(resolved(text, tense=Tense.FUTURE)) == value


@pytest.mark.parametrize(("text", "value"), IN_A_MONTH)
def test_a_publication_known_to_the_month_is_enough_where_all_its_days_agree(text: str, value: str) -> None:
    """Published in October 2015, on a day that is not known."""
    assert str(resolved(text, "2015-10")) == value


@pytest.mark.parametrize(("text", "value", "part", "zone"), WITH_A_TIME)
def test_parts_of_the_day_and_clock_times_stand_beside_the_day(
    text: str, value: str, part: str, zone: str | None
) -> None:
    """The day is the value; the part, the time and the zone are kept as they are told."""
    found = resolved(text)
    assert (str(found), found.part, found.zone) == (value, part, zone)


@pytest.mark.parametrize(("text", "value", "offset"), COUNTED)
def test_what_is_counted_keeps_its_derivation(text: str, value: str, offset: str) -> None:
    """'Two months ago" is a month, and keeps how it was reached."""
    tense = Tense.FUTURE if offset.startswith("P") else Tense.PAST
    found = resolved(text, tense=tense)
    assert (str(found), found.offset) == (value, Duration.parse(offset))


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_phrase_without_one_date_is_refused_with_the_reason(text: str, reason: str) -> None:
    """Nothing is guessed: the answer says what is missing."""
    assert resolve(text, PUBLISHED) == Refusal(stated=text, reason=reason)


@given(
    st.sampled_from([text for text, *_ in (*PAST, *FUTURE, *WITH_A_TIME, *COUNTED)]),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
    st.sampled_from(list(Tense)),
)
@settings(max_examples=300)
def test_what_a_month_of_publication_says_covers_what_its_days_say(
    text: str, day: date, tense: Tense
) -> None:
    """Read from a publication known to the month, a phrase says nothing that a day of that month would contradict."""
    known_to_the_month = resolve(text, f"{day:%Y-%m}", tense=tense)
    if isinstance(known_to_the_month, EventDate):
        known_to_the_day = resolve(text, day, tense=tense)
        assert isinstance(known_to_the_day, EventDate)
        assert first_day(known_to_the_month) <= first_day(known_to_the_day)
        assert last_day(known_to_the_day) <= last_day(known_to_the_month)


def first_day(found: EventDate) -> float:
    return -inf if found.earliest is None else found.earliest


def last_day(found: EventDate) -> float:
    return inf if found.latest is None else found.latest


def test_the_day_of_publication_is_named_where_it_decides() -> None:
    """Monday in a text of some day in October is refused, with the first and last reading."""
    found = resolve("Monday", "2015-10")
    assert isinstance(found, Refusal)
    assert found.reason == "depends on the day of publication: 2015-09-28 or 2015-10-26"
    assert isinstance(resolve("yesterday", "../2015-10"), Refusal)


@pytest.mark.parametrize(("order", "value"), [("day first", "2022-09-12"), ("month first", "2021-12-09")])
def test_the_order_of_numbers_is_told_or_the_date_refused(order: str, value: str) -> None:
    """12/09 is a date in two orders; a time beside it is kept to the minute."""
    found = resolve("12/09 - 20.00", PUBLISHED, order=order, zone="Asia/Hong_Kong")
    assert isinstance(found, EventDate)
    assert (str(found), found.part, found.zone) == (value, "20:00", "Asia/Hong_Kong")
    assert isinstance(resolve("12/09 - 20.00", PUBLISHED), Refusal)
    assert str(resolve("23/08", PUBLISHED)) == "2022-08-23"


def test_the_answer_carries_words_basis_and_anchor() -> None:
    """A resolved date says what the source wrote and against what it was read."""
    found = resolved("late September")
    assert found.stated == "late September"
    assert found.basis is Basis.RELATIVE
    assert found.anchor == (Anchor(date=Edtf.parse(PUBLISHED)),)
    from_source = resolve("last month", EventDate.parse(PUBLISHED), source="tass-2018")
    assert isinstance(from_source, EventDate)
    assert from_source.anchor == (Anchor(source="tass-2018"),)
    stated = resolved("5 September 2022")
    assert (stated.basis, stated.anchor) == (Basis.STATED, ())


def test_what_is_under_way_is_told_by_the_tense() -> None:
    """Published on 14 September, "late September" lies behind in one tense and ahead in the other."""
    assert str(resolved("late September")) == "[2021-09-21..2021-09-30]"
    assert str(resolved("late September", tense=Tense.FUTURE)) == "[2022-09-21..2022-09-30]"


@given(st.text(max_size=250), st.dates(), st.sampled_from(list(Tense)))
def test_any_text_is_resolved_or_refused(text: str, day: date, tense: Tense) -> None:
    """No phrase and no day of publication raises anything."""
    found = resolve(text, day, tense=tense)
    assert found.stated == text or isinstance(found, EventDate)


WORDS = st.from_regex(
    r"on|in|by|before|since|late|early|mid|the|last|next|this|monday|night|may|and|or|to|-|5|12/09|2022|week|years|three|"
    r"ago|past|of|end|between|from|winter|first|half|quarter|20:00|anniversary|20th|not",
    fullmatch=True,
)


@given(st.lists(WORDS, max_size=8).map(" ".join), st.dates(), st.sampled_from(list(Tense)))
def test_any_phrase_of_such_words_is_resolved_or_refused(text: str, day: date, tense: Tense) -> None:
    """A value comes with the words it was read from; a refusal with its reason."""
    found = resolve(text, day, tense=tense)
    assert found.reason if isinstance(found, Refusal) else Edtf.parse(str(found)) == found.value


@pytest.mark.parametrize("part", ["may-april-", "early ", "on ", "by ", "monday and ", "morning of "])
def test_a_long_phrase_is_read_quickly_or_not_at_all(part: str) -> None:
    """A phrase has at most 200 characters, and its words are read once."""
    assert isinstance(resolve((part * 200)[:200], PUBLISHED), Refusal)
    assert isinstance(resolve(part * 200, PUBLISHED), Refusal)


@pytest.mark.parametrize("words", [{"tense": "present"}, {"order": "year first"}], ids=str)
def test_a_tense_or_order_that_is_none_is_refused_by_name(words: dict[str, str]) -> None:
    """The error is one of ours, and lists the words there are."""
    with pytest.raises(RecordError, match=r"expected past, future|expected day first, month first"):
        resolve("on Friday", "2022-09-12", **words)


@pytest.mark.parametrize(
    ("published", "reason"),
    [("../2015-10", "has no first or no last day"), ("-0043-04", "lies outside the years 1 to 9999")],
)
def test_a_publication_that_nothing_can_be_counted_from_is_said_to_be_so(published: str, reason: str) -> None:
    """An open publication and one before our era are refused for what they are."""
    found = resolve("late March", published)
    assert isinstance(found, Refusal)
    assert found.reason == f"the publication {reason}"


def test_a_publication_that_is_no_date_is_refused() -> None:
    """A number is not taken for a date."""
    with pytest.raises(RecordError, match="found int, expected a date, or its EDTF text"):
        resolve("on Friday", 2022)  # type: ignore[arg-type]  # the slip under test
