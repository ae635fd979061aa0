"""The readers that are measured, each a function from an entry of the gold list to a reading.

A peer gives its best: it is told the tense and the order of numbers where it can be; the words "since" and "by", which
its time expressions leave out, are taken from the phrase; and a day that it calls a month or a year counts as that unit.
"""

from __future__ import annotations

import importlib
import json
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from tests.benchmarks.phrases._gold import Entry
from tests.benchmarks.phrases._spans import Reading, Span, bounded, days, joined, unit_of
from tests.benchmarks.phrases._timex import timex_reading
from timeline.dates import EventDate, day_number, resolve

Reader = Callable[[Entry], Reading]
_ORDERS = {"dmy": "day first", "mdy": "month first"}
_CLOCKS = {"noon": "12:00", "midnight": "00:00"}
_PARTS = frozenset({"start", "mid", "end"})
_DAY_TO_DAY = re.compile(r"\(.*,P\d+D\)")
_PREFERRED = {"past": "past", "present": "current_period", "future": "future"}


def _at_noon(entry: Entry) -> datetime:
    return datetime.combine(entry.published, time(12))  # peers want a moment; the list tells days


def _told(readings: Iterable[Reading]) -> Reading:
    """Return one reading for the several expressions that a peer found in a phrase."""
    found = list(readings)
    hours = (reading.hour for reading in found if reading.hour)
    return Reading(span=joined(one.span for one in found if one.span), hour=next(hours, None))


def ours(entry: Entry) -> Reading:
    found = resolve(
        entry.phrase,
        entry.published,
        tense="future" if entry.tense == "future" else "past",
        order=_ORDERS[entry.order] if entry.order else None,
        zone=entry.zone,
    )
    if not isinstance(found, EventDate):
        return Reading()
    part = str(found.part) if found.part else None
    return Reading(span=Span(found.value.earliest, found.value.latest), hour=_CLOCKS.get(part or "", part))


def _dateparser_settings(entry: Entry) -> dict[str, Any]:
    told = {
        "RELATIVE_BASE": _at_noon(entry),
        "PREFER_DATES_FROM": _PREFERRED[entry.tense],
        "RETURN_TIME_AS_PERIOD": True,
    }
    return told | ({"DATE_ORDER": entry.order.upper()} if entry.order else {})


def _dateparser_reading(text: str, entry: Entry) -> Reading:
    parser: Any = importlib.import_module("dateparser.date").DateDataParser
    found = parser(languages=["en"], settings=_dateparser_settings(entry)).get_date_data(text)
    if found.date_obj is None:
        return Reading()
    return _in_unit(text, found.date_obj, found.period)


def _in_unit(words: str, moment: datetime, unit: str) -> Reading:
    span = bounded(words, unit_of(unit, moment.year, moment.month, moment.day))
    return Reading(span=span, hour=f"{moment:%H:%M}" if unit == "time" else None)


def dateparser_phrase() -> Reader:
    importlib.import_module("dateparser")
    return lambda entry: _dateparser_reading(entry.phrase, entry)


def dateparser_search() -> Reader:
    """Return the reader that parses the phrase or, where that fails, the dates it finds in it."""
    whole = dateparser_phrase()
    search: Any = importlib.import_module("dateparser.search").search_dates

    def read(entry: Entry) -> Reading:
        if (reading := whole(entry)).span:
            return reading
        hits = search(entry.phrase, languages=["en"], settings=_dateparser_settings(entry)) or ()
        return _told(_searched(text, moment, entry) for text, moment in hits)

    return read


def _searched(text: str, moment: datetime, entry: Entry) -> Reading:
    reading = _dateparser_reading(text, entry)
    span = reading.span or days(moment.year, moment.month, moment.day)
    return Reading(span=bounded(entry.phrase.partition(text)[0], span), hour=reading.hour)


def parsedatetime() -> Reader:
    module: Any = importlib.import_module("parsedatetime")
    constants = module.Constants(usePyICU=False)
    constants.YearParseStyle = 0  # the year of the report, not the next one
    calendar = module.Calendar(constants, version=module.VERSION_CONTEXT_STYLE)

    def read(entry: Entry) -> Reading:
        constants.DOWParseStyle = 1 if entry.tense == "future" else -1
        moment, context = calendar.parseDT(entry.phrase, sourceTime=_at_noon(entry))
        return _in_unit(entry.phrase, moment, _finest(context)) if context.accuracy else Reading()

    return read


def _finest(context: Any) -> str:
    if context.hasTime:
        return "time"
    marks = {unit: getattr(context, f"ACU_{unit.upper()}") for unit in ("day", "week", "month")}
    return next((unit for unit, mark in marks.items() if context.accuracy & mark), "year")


def recognizers() -> Reader:
    module: Any = importlib.import_module("recognizers_date_time")

    def read(entry: Entry) -> Reading:
        hits = module.recognize_datetime(entry.sentence, module.Culture.English, reference=_at_noon(entry))
        # its ends are those of the last character
        within = [hit for hit in hits if hit.resolution and _meets(entry, hit.start, hit.end + 1)]
        return _told(_recognized(hit, entry) for hit in within)

    return read


def _meets(entry: Entry, start: int, end: int) -> bool:
    return start < entry.place.stop and entry.place.start < end


def _recognized(hit: Any, entry: Entry) -> Reading:
    """Return the value that the tense asks for, of the one before and the one after the publication."""
    dated = [one for value in hit.resolution["values"] if (one := _resolution(value)).span]
    if not dated:
        return Reading()
    today = _day(str(entry.published)) or 0
    if entry.tense == "future":
        told = next((one for one in dated if _starts(one) >= today), dated[-1])
    else:
        told = next((one for one in reversed(dated) if _starts(one) <= today), dated[0])
    return _signalled(told, entry, hit.start)


def _signalled(reading: Reading, entry: Entry, start: int) -> Reading:
    before = entry.sentence[entry.place.start : start]
    return Reading(span=bounded(before, reading.span), hour=reading.hour)


def _starts(reading: Reading) -> int:
    span = reading.span or Span(None, None)
    return (span.last if span.first is None else span.first) or 0


def _resolution(value: Mapping[str, str]) -> Reading:
    if value["type"] not in {"date", "datetime", "daterange", "datetimerange"}:
        return Reading()
    if value.get("value") == "not resolved":
        return timex_reading(_dated(value))
    hour = timex_reading({"type": "TIME", "value": value["timex"]}).hour
    if (unit := _unit(value)) is not None:
        return Reading(span=unit, hour=hour)
    first, last = _day(value.get("start", value.get("value"))), _day(value.get("end", value.get("value")))
    if first is not None and last is not None and _ends_the_day_before(value):
        last -= 1
    return Reading(span=Span(first, last), hour=hour)


def _unit(value: Mapping[str, str]) -> Span | None:
    """Return the whole unit of which the start, middle or end is meant: its halves are a convention of its own."""
    if value["type"] != "daterange" or not {"start", "end"} <= value.keys():
        return None
    if value.get("Mod") not in _PARTS:
        return timex_reading(_dated(value)).span
    day, timex = date.fromisoformat(value["start"]), value["timex"]
    unit = "week" if "W" in timex else "month" if "-" in timex else "year"
    return unit_of(unit, day.year, day.month, day.day)


def _dated(value: Mapping[str, str]) -> dict[str, str]:
    return {"type": "DATE", "value": value["timex"]}


def _ends_the_day_before(value: Mapping[str, str]) -> bool:
    """Tell whether the end is the first day after; "from Nov. 30 to Dec. 12" has that form but means the day named."""
    return value["type"] == "daterange" and not _DAY_TO_DAY.fullmatch(value["timex"])


def _day(text: str | None) -> int | None:
    if text is None:
        return None
    told = date.fromisoformat(text[:10])
    return day_number(told.year, told.month, told.day)


def heideltime() -> Reader:
    """Return the reader of the answers that `_heideltime.py` printed, or stop where it has none for an entry."""
    answers = Path(__file__).with_name("heideltime.json")
    told = {
        (one["sentence"], one["published"]): one["found"]
        for one in json.loads(answers.read_text(encoding="utf-8"))
    }

    def read(entry: Entry) -> Reading:
        found = told.get((entry.sentence, str(entry.published)))
        if found is None:
            sys.exit(f"{answers}: expected an answer for {entry.id}, found none; run _heideltime.py anew")
        return _told(
            _signalled(timex_reading(timex), entry, timex["span"][0])
            for timex in found
            if _meets(entry, *timex["span"])
        )

    return read
