"""What a person may choose of the calendar."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import attrs

from exporters.ical._colors import COLORS
from exporters.ical._values import web_address
from timeline.errors import OptionError, nearest
from timeline.fields import Vocabulary
from timeline.ports import option
from timeline.text import clean_line

__all__ = ["ICalOptions", "Imprecise", "Split", "TimeZones"]

_WEB: Final = re.compile(r"https?://", re.IGNORECASE)


class Imprecise(Vocabulary):
    """What becomes of an event whose day is not known."""

    FIRST = "first"
    SPAN = "span"
    MIDDLE = "middle"
    SKIP = "skip"
    JOURNAL = "journal"


class TimeZones(Vocabulary):
    """How clock times are written."""

    UTC = "utc"
    LOCAL = "local"


class Split(Vocabulary):
    """Whether a feed is written as one file or several."""

    NONE = "none"
    YEAR = "year"


def _lower(value: str) -> str:
    return clean_line(value).lower()


def _known_color(options: ICalOptions, attribute: attrs.Attribute[str], value: str) -> None:
    del options, attribute
    if value and value not in COLORS:
        guess = nearest(value, COLORS)
        advice = (
            f"did you mean {guess!r}?"
            if guess
            else "see RFC 7986, 5.9: a number such as #ff0000 is not allowed"
        )
        raise OptionError("color", f"found {value!r}, expected a CSS color name", advice)


def _real_year(options: ICalOptions, attribute: attrs.Attribute[int | None], value: int | None) -> None:
    del options, attribute
    if value is not None and not date.min.year <= value <= date.max.year:
        raise OptionError("year", f"found {value}, expected a year from 1 to 9999")


def _not_negative(options: ICalOptions, attribute: attrs.Attribute[int], value: int) -> None:
    del options, attribute
    if value < 0:
        raise OptionError("withdrawn", f"found {value}, expected 0 or more exports")


def _fetchable(options: ICalOptions, attribute: attrs.Attribute[str], value: str) -> None:
    del options, attribute
    if value and not (_WEB.match(value) and web_address(value)):
        raise OptionError(
            "feed_url", f"found {value[:60]!r}, expected an address that begins with http:// or https://"
        )


@attrs.frozen(kw_only=True)
class ICalOptions:
    """The options of the calendar."""

    imprecise: Imprecise = attrs.field(
        default=Imprecise.FIRST,
        converter=Imprecise,
        metadata=option(
            "Where an event goes whose day is not known: on the first possible day, as a span, on the middle day, "
            "nowhere, or among the journal entries."
        ),
    )
    tz: TimeZones = attrs.field(
        default=TimeZones.UTC,
        converter=TimeZones,
        metadata=option("How clock times are written: in UTC, or in their own zone with its rules."),
    )
    withdrawn: int = attrs.field(
        default=10,
        validator=_not_negative,
        metadata=option("For how many exports an event that is gone is carried as cancelled."),
    )
    split: Split = attrs.field(
        default=Split.NONE,
        converter=Split,
        metadata=option("Year: a file a year, since some clients lose events of a large feed."),
    )
    year: int | None = attrs.field(
        default=None,
        validator=_real_year,
        metadata=option("Write only the events that begin in this year."),
    )
    color: str = attrs.field(
        default="steelblue",
        converter=_lower,
        validator=_known_color,
        metadata=option("The color of the calendar, as a CSS name; empty for none."),
    )
    feed_url: str = attrs.field(
        default="",
        converter=clean_line,
        validator=_fetchable,
        metadata=option(
            "The address at which clients fetch this very file, where it is not the chronology's url."
        ),
    )
