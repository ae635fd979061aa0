"""A hundred events that calendars get wrong, each with what a reader must find."""

from __future__ import annotations

from collections.abc import Iterator

import attrs

from timeline import Event, EventDate, Meeting, Source, Timeline

__all__ = ["LEFT_OUT", "Expected", "hard_events", "hard_timeline"]


@attrs.frozen
class Expected:
    """What a reader of the calendar must find of one event.

    Attributes:
        event: The event.
        title: Its title in the calendar.
        start: A day; a time in UTC, with a Z; a time without a zone.
        end: The same, exclusive.
    """

    event: Event
    title: str
    start: str
    end: str

    @property
    def all_day(self) -> bool:
        return "T" not in self.start


# EDTF, what leads the title, first day, the day after the last.
_DAYS = (
    ("2022-09-12", "", "2022-09-12", "2022-09-13"),
    ("2024-02-29", "", "2024-02-29", "2024-03-01"),
    ("1999-12-31", "", "1999-12-31", "2000-01-01"),
    ("1969-03-02", "", "1969-03-02", "1969-03-03"),
    ("1582-10-10", "", "1582-10-10", "1582-10-11"),
    ("1200-06-15", "", "1200-06-15", "1200-06-16"),
    ("0476-09-04", "", "0476-09-04", "0476-09-05"),
    ("9999-12-30", "", "9999-12-30", "9999-12-31"),
    ("2015-09-21?", "21 September 2015 (uncertain): ", "2015-09-21", "2015-09-22"),
    ("2015-09-21~", "c. 21 September 2015: ", "2015-09-21", "2015-09-22"),
    ("2015-09-21%", "c. 21 September 2015 (uncertain): ", "2015-09-21", "2015-09-22"),
    ("2015-09", "September 2015: ", "2015-09-01", "2015-09-02"),
    ("2015-09~", "c. September 2015: ", "2015-09-01", "2015-09-02"),
    ("2015", "2015: ", "2015-01-01", "2015-01-02"),
    ("1200", "1200: ", "1200-01-01", "1200-01-02"),
    ("1200~", "c. 1200: ", "1200-01-01", "1200-01-02"),
    ("2021-24", "Winter 2021-22: ", "2021-12-01", "2021-12-02"),
    ("2021-21", "Spring 2021: ", "2021-03-01", "2021-03-02"),
    ("2021-34", "Second quarter of 2021: ", "2021-04-01", "2021-04-02"),
    ("2015-09-XX", None, "2015-09-01", "2015-09-02"),
    ("201X", "2010s: ", "2010-01-01", "2010-01-02"),
    ("[2015-09-21..2015-09-30]", "Between 21 and 30 September 2015: ", "2015-09-21", "2015-09-22"),
    ("[2022-02-21,2022-02-23]", "21 or 23 February 2022: ", "2022-02-21", "2022-02-22"),
    ("[..2015-10-31]", "By 31 October 2015: ", "2015-10-31", "2015-11-01"),
    ("[..2015-10]", "By October 2015: ", "2015-10-31", "2015-11-01"),
    ("../2015-10-31", "Up to 31 October 2015: ", "2015-10-31", "2015-11-01"),
    ("[2015-10-31..]", "31 October 2015 or later: ", "2015-10-31", "2015-11-01"),
    ("2013-03/..", "From March 2013 on: ", "2013-03-01", "2013-03-02"),
    ("2013-03-05/", "Since 5 March 2013, end unknown: ", "2013-03-05", "2013-03-06"),
    ("2018-09-11/2018-09-17", "", "2018-09-11", "2018-09-18"),
    ("1939-09-01/1945-09-02", "", "1939-09-01", "1945-09-03"),
    ("2018-09/2018-10-03", "September 2018 to 3 October 2018: ", "2018-09-01", "2018-10-04"),
    ("2018-09-11~/2018-09-17", None, "2018-09-11", "2018-09-18"),
    ("{2022-09-08,2022-09-09}", "8 and 9 September 2022: ", "2022-09-08", "2022-09-10"),
    ("{2022-09-08,2022-09-12}", "8 and 12 September 2022: ", "2022-09-08", "2022-09-09"),
    ("-0010/0005-03-01", None, "0005-03-01", "0005-03-02"),
    ("2020/Y12000", None, "2020-01-01", "2020-01-02"),
)

# Zone, local day, clock, UTC start: both sides of a change of the clocks, and odd offsets.
_TIMES = (
    ("Europe/Berlin", "2022-03-26", "20:00", "2022-03-26T19:00:00Z"),
    ("Europe/Berlin", "2022-03-27", "20:00", "2022-03-27T18:00:00Z"),
    ("Europe/Moscow", "2010-10-30", "20:00", "2010-10-30T16:00:00Z"),
    ("Europe/Moscow", "2012-01-01", "20:00", "2012-01-01T16:00:00Z"),
    ("America/New_York", "2022-02-21", "23:30", "2022-02-22T04:30:00Z"),
    ("America/New_York", "2022-11-06", "12:00", "2022-11-06T17:00:00Z"),
    ("Asia/Shanghai", "1972-02-21", "16:00", "1972-02-21T08:00:00Z"),
    ("Asia/Shanghai", "1988-07-01", "12:00", "1988-07-01T03:00:00Z"),
    ("Asia/Kathmandu", "2020-05-01", "05:45", "2020-05-01T00:00:00Z"),
    ("Asia/Tehran", "2022-06-01", "12:00", "2022-06-01T07:30:00Z"),
    ("Asia/Tehran", "2023-06-01", "12:00", "2023-06-01T08:30:00Z"),
    ("Australia/Lord_Howe", "2022-01-10", "11:00", "2022-01-10T00:00:00Z"),
    ("Australia/Lord_Howe", "2022-07-10", "10:30", "2022-07-10T00:00:00Z"),
    ("Africa/Casablanca", "2022-04-10", "12:00", "2022-04-10T12:00:00Z"),
    ("Africa/Casablanca", "2022-06-10", "12:00", "2022-06-10T11:00:00Z"),
    ("Pacific/Apia", "2011-12-29", "12:00", "2011-12-29T22:00:00Z"),
    ("Pacific/Apia", "2011-12-31", "12:00", "2011-12-30T22:00:00Z"),
    ("America/Sao_Paulo", "2018-11-04", "12:00", "2018-11-04T14:00:00Z"),
    ("America/Sao_Paulo", "2019-11-04", "12:00", "2019-11-04T15:00:00Z"),
    ("UTC", "2020-01-01", "00:00", "2020-01-01T00:00:00Z"),
    (None, "2022-09-12", "20:00", "2022-09-12T20:00:00"),
    (None, "1969-03-02", "09:15", "1969-03-02T09:15:00"),
)

_MOMENTS = (
    ("2022-02-21T22:35:00Z", "2022-02-21T22:35:00Z", "2022-02-21T22:36:00Z"),
    ("2022-02-21T23:00:00-05", "2022-02-22T04:00:00Z", "2022-02-22T04:01:00Z"),
    ("1985-04-12T23:20:30", "1985-04-12T23:20:30", "1985-04-12T23:21:30"),
)

_TEXTS = (
    "commas, and; semicolons: colons",
    "one backslash \\ two \\\\ and \\n \\N \\, \\;",
    "C:\\New\\names",
    "quotes \" and ' and “both”",
    "BEGIN:VEVENT",
    "END:VCALENDAR",
    "UID:not-mine",
    "x" * 74,
    "x" * 75,
    "é" * 200,
    "漢" * 200,
    "\N{MATHEMATICAL SCRIPT CAPITAL X}" * 200,
    "long words " * 300,
    "a" + "\N{COMBINING ACUTE ACCENT}" * 100,
    "שלום עולם، مرحبا بالعالم",
    "mixed עברית and English עם 123",
    "\u202bembedded\u202c and \u200fmarked",
    "👩‍👩‍👧‍👦 🇨🇳 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    "plane 1 𐍈 plane 2 𠀀 plane 3 𰀀 plane 14 \U000e0041 plane 15 \U000f0000 plane 16 \U0010fffd",
    "soft\u00adhyphen zero\u200bwidth no\u00a0break",
    "tab\tinside",
    "<b>html</b> &amp; &lt;",
    "=1+1",
    "%0A %2C %5Cn",
    "^n ^' ^^",
    "{curly} [square] |pipe|",
    "mailto:someone@example.org",
    "ATTENDEE;CN=x:mailto:y@example.org",
    "Ω≈ç√∫µ≤≥÷",
    "ǅ ﬁ ß İ \N{LATIN SMALL LETTER DOTLESS I}",
    "한국어 日本語 हिन्दी ไทย Ελληνικά Кириллица",
    "trailing colon:",
    ";leading semicolon",
    ",leading comma",
    "\\leading backslash",
    "trailing backslash\\",
    "\\",
    "many\n\nlines\n  with indents\nand; commas,",
    "line\r\nends\rof\x0ball\u2028kinds\u2029here\x85",
    "BEGIN:VALARM\nACTION:AUDIO\nEND:VALARM",
    "\n ORGANIZER:mailto:x@example.org",
    "DTSTART:19700101T000000Z\r\nDTEND:19700102",
)

LEFT_OUT = ("-0043-03-15", "Y12000", "0000", "-0100/-0050", "[..-0043]", "9999-12-31", None)


def hard_events() -> list[Expected]:
    """Return the events, each with what a reader must find."""
    return [*_day_events(), *_timed_events(), *_text_events()]


def _day_events() -> Iterator[Expected]:
    for place, (edtf, lead, start, end) in enumerate(_DAYS):
        event = Meeting(id=f"day-{place}", title="They meet", summary=f"A day: {edtf}", date=edtf)
        told = event.date.words if event.date else ""
        prefix = f"{told[:1].upper()}{told[1:]}: " if lead is None else lead
        yield Expected(event, f"{prefix}They meet", start, end)


def _timed_events() -> Iterator[Expected]:
    for place, (zone, day, clock, start) in enumerate(_TIMES):
        date = EventDate.parse(day, part=clock, zone=zone)
        event = Meeting(id=f"time-{place}", title=f"They meet at {clock}", summary=f"In {zone}", date=date)
        minute = f"{int(start[14:16]) + 1:02}"
        yield Expected(event, event.title, start, f"{start[:14]}{minute}{start[16:]}")
    for place, (edtf, start, end) in enumerate(_MOMENTS):
        event = Meeting(id=f"moment-{place}", title="A moment", summary=edtf, date=edtf)
        yield Expected(event, event.title, start, end)


def _text_events() -> Iterator[Expected]:
    for place, text in enumerate(_TEXTS):
        day = f"2016-{place // 28 + 1:02}-{place % 28 + 1:02}"
        end = f"2016-{place // 28 + 1:02}-{place % 28 + 2:02}"
        event = Meeting(
            id=f"text-{place}",
            title=text,
            summary=text,
            note=text,
            tags=[text],
            place=text,
            date=day,
            citations=["hard"],
        )
        yield Expected(event, event.title, day, end)


def hard_timeline() -> Timeline:
    """Return the hard events, and those that a calendar cannot hold."""
    left = [Meeting(id=f"left-{place}", title="Left out", date=edtf) for place, edtf in enumerate(LEFT_OUT)]
    source = Source(id="hard", title='A "source"; of, events: ^n', url="https://example.org/a;b,c?d=é")
    events = [expected.event for expected in hard_events()]
    return Timeline(id="hard", title="Hard, events; \\N", sources=[source], events=[*events, *left])
