"""Dates: each agrees with the words it was read from, with its anchor, its offset and its zone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from timeline.check._context import Context, Dated
from timeline.check._days import Span, in_words, moved
from timeline.check._passages import may_date
from timeline.check._relative import allowed
from timeline.check._rule import Finding, Path, Rule
from timeline.check._said import is_hedged, names_month_alone, names_year_alone, said_days, said_weekdays
from timeline.dates import AllOf, Basis, Day, Edtf, EventDate, Moment, Month, OneOf, Range, Season, weekday

__all__ = ["RULES"]

_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_WEEK: Final = 7


def _leeway(date: EventDate) -> int:
    """Return how many days the words may be off: where a zone is given, they may speak of another's day."""
    return 1 if date.zone else 0


def _wrong_weekdays(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        words = dated.date.stated or ""
        named = said_weekdays(words)
        if named and not is_hedged(words) and not dated.date.offset:
            found = _weekdays(dated.date.value, _leeway(dated.date) if " " in words else 0)
            if found is not None and not named <= found:
                yield _weekday_finding(dated, sorted(named - found), found)


def _weekdays(value: Edtf, leeway: int) -> frozenset[int] | None:
    """Return the weekdays on which a date may fall, None where it may be any."""
    spans = [Span.of(member) for member in _members(value)]
    days: set[int] = set()
    for span in spans:
        if span.first is None or span.last is None or span.last - span.first >= _WEEK - 1:
            return None
        days.update(range(span.first - leeway, span.last + leeway + 1))
    return frozenset(map(weekday, days))


def _members(value: Edtf) -> Sequence[Edtf]:
    """Return the dates of a set, each by itself; any other date as it is, and so a set with ranges."""
    members = value.members if isinstance(value, OneOf | AllOf) else ()
    alone = [member for member in members if not isinstance(member, Range)]
    return alone if alone and len(alone) == len(members) else [value]


def _weekday_finding(dated: Dated, wrong: list[int], found: frozenset[int]) -> Finding:
    days = " or ".join(_NAMES[day] for day in wrong)
    is_ = " or ".join(_NAMES[day] for day in sorted(found))
    problem = f"{dated.date.stated!r} names {days}, but {dated.date} is {is_}"
    return Finding(path=dated.path, problem=problem)


def _wrong_words(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        date, words = dated.date, dated.date.stated or ""
        if not words or date.offset or is_hedged(words):
            continue
        span = Span.of(date).widened(_leeway(date))
        wrong = [said.words for said in said_days(words) if not said.may_be_in(span)]
        if wrong:
            names = " or ".join(map(repr, wrong))
            where = "" if wrong == [words] else f", as {words!r} has it"
            yield Finding(path=dated.path, problem=f"{date} does not lie in {names}{where}")


def _too_sharp(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        date, words = dated.date, dated.date.stated or ""
        if date.basis is not Basis.STATED or date.anchor:
            continue
        month = names_month_alone(words) and isinstance(date.value, Day | Moment)
        if month or (names_year_alone(words) and isinstance(date.value, Day | Moment | Month | Season)):
            problem = f"{date} is sharper than {words!r}, from which it is said to be"
            advice = "give the bounds, such as 2015-09-21/2015-09-30, or the basis: inferred"
            yield Finding(path=dated.path, problem=problem, advice=advice)


def _without_anchor(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        if dated.date.anchor:
            continue
        if dated.date.basis is Basis.RELATIVE:
            yield Finding(
                path=dated.path, problem="the basis is relative, and no anchor says relative to what"
            )
        elif dated.date.offset:
            problem = f"the offset {dated.date.offset} has no anchor to count from"
            yield Finding(path=(*dated.path, "offset"), problem=problem)


def _wrong_offsets(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        by = dated.date.offset
        spans = context.anchor_spans(dated.date) if by else []
        if not by or not spans or None in spans:
            continue
        arrived = [moved(span, by) for span in spans if span is not None]
        if not any(span.meets(Span.of(dated.date)) for span in _eased(dated.date, arrived)):
            ends = " or ".join(map(in_words, arrived))
            yield Finding(
                path=dated.path, problem=f"{dated.date} is not {by} from its anchor: that is {ends}"
            )


def _eased(date: EventDate, spans: list[Span]) -> Iterator[Span]:
    """Yield the spans, each taken as wide as the offset's unit where it is counted from a publication.

    A source that says "20 years ago" means the year, not the day it was published on.
    """
    by = date.offset
    for anchor, span in zip(date.anchor, spans, strict=True):
        if anchor.source is None or by is None or by.days:
            yield span
        elif by.weeks:
            yield span.widened(_WEEK)
        else:
            yield span.widened(31 if by.months else 366)


def _wrong_anchors(context: Context) -> Iterator[Finding]:
    for dated in context.dates:
        date = dated.date
        if not date.stated or date.offset or date.basis is Basis.BOUNDED:
            continue
        spans = _allowed(context, dated, date.stated)
        known = [span.widened(_leeway(date)) for span in spans if span is not None]
        if known and len(known) == len(spans) and not any(span.meets(Span.of(date)) for span in known):
            reach = " or ".join(in_words(span) for span in spans if span is not None)
            counted = "the anchor" if date.anchor else "the publication that is cited"
            yield Finding(
                path=dated.path, problem=f"{date.stated!r}, counted from {counted}, is {reach}, not {date}"
            )


def _allowed(context: Context, dated: Dated, words: str) -> list[Span | None]:
    """Return the days the words allow, for each anchor; without one, for each publication they may stand in."""
    if dated.date.anchor:
        return [span and allowed(words, span) for span in context.anchor_spans(dated.date)]
    cited = [
        context.timeline.find_source(citation.source) for citation in dated.citations if may_date(citation)
    ]
    published = [source.published if source else None for source in cited]
    return [allowed(words, Span.of(date), deictic=True) if date else None for date in published]


@cache
def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return None


def _unknown_zones(context: Context) -> Iterator[Finding]:
    found: list[tuple[Path, str]] = [(("timeline", "display_zone"), context.timeline.display_zone)]
    found += [((*dated.path, "zone"), dated.date.zone) for dated in context.dates if dated.date.zone]
    for path, name in found:
        if _zone(name) is None:
            guess = context.guesser.advice("zones", name, context.once(_zone_names))
            advice = guess or "write it like 'Asia/Shanghai'"
            yield Finding(path=path, problem=f"{name!r} is no time zone of the IANA database", advice=advice)


def _zone_names(context: Context) -> list[str]:
    del context
    return sorted(available_timezones())


RULES: Final = (
    Rule(
        code="wrong-weekday",
        meaning="The words of a date name a weekday on which the date does not fall.",
        remedy="Correct the date or its words; where they speak of another place's day, say so with `zone`.",
        find=_wrong_weekdays,
    ),
    Rule(
        code="wrong-words",
        meaning="The words of a date name a day, month or year in which the date does not lie.",
        remedy="Correct the date or its words.",
        find=_wrong_words,
    ),
    Rule(
        code="too-sharp",
        meaning="The date is a day or month, while the words it is said to be stated in name only a month or year.",
        remedy="Give the date as its words have it, with bounds for `late` or `early`, or say `basis: inferred`.",
        find=_too_sharp,
    ),
    Rule(
        code="no-anchor",
        meaning="A date is relative or has an offset, and nothing says to what.",
        remedy="Give the source, event or date against which it was resolved as `anchor`.",
        find=_without_anchor,
    ),
    Rule(
        code="wrong-offset",
        meaning=(
            "A date does not lie at its offset from its anchor. Counted from a publication, an offset in years is "
            "taken as the year, one in months as the month."
        ),
        remedy="Correct the date, the offset or the anchor.",
        find=_wrong_offsets,
    ),
    Rule(
        code="wrong-anchor",
        meaning=(
            "Words such as `last month`, counted from the anchor (without one: from the publication cited), cannot "
            "mean the date."
        ),
        remedy="Correct the date or the anchor.",
        find=_wrong_anchors,
    ),
    Rule(
        code="unknown-zone",
        meaning="A time zone is not in the IANA database.",
        remedy="Use a name from it, such as Asia/Shanghai or UTC.",
        find=_unknown_zones,
    ),
)
