"""Dates as sources give them: the whole of EDTF, its bounds, its order and its words.

    >>> from timeline.dates import Edtf, civil
    >>> date = Edtf.parse("156X-12-25")
    >>> civil(date.earliest), civil(date.latest), date.level
    ((1560, 12, 25), (1569, 12, 25), 2)

Plain dates are here at once; what only some callers need is loaded when it is first used (PEP 562).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from timeline.dates._calendar import as_date, civil, day_number, weekday
from timeline.dates._edtf import CalendarDate, Day, Edtf, Month, SortKey, Year
from timeline.dates._kinds import Component, End, Precision, Sign

if TYPE_CHECKING:
    from timeline.dates._allen import Allen
    from timeline.dates._compare import (
        Answer,
        after,
        before,
        certainly_within,
        during,
        equals,
        holds,
        overlaps,
        possibly_within,
        relations,
    )
    from timeline.dates._convert import (
        Converted,
        from_date,
        from_datetime,
        from_span,
        to_date,
        to_datetime,
        to_iso8601,
        to_span,
    )
    from timeline.dates._duration import Duration
    from timeline.dates._event_date import Anchor, Basis, EventDate, PartOfDay
    from timeline.dates._index import SpanIndex
    from timeline.dates._interval import Interval
    from timeline.dates._julian import from_julian, to_julian
    from timeline.dates._masked import Masked
    from timeline.dates._moment import Moment
    from timeline.dates._qualifier import Qualifier
    from timeline.dates._relative import DayOrder, Refusal, Tense, resolve
    from timeline.dates._scientific import ScientificYear
    from timeline.dates._season import Season
    from timeline.dates._sets import AllOf, DateSet, Member, OneOf, Range
    from timeline.dates._shift import shift
    from timeline.dates._timelinejs import from_timelinejs, to_timelinejs
    from timeline.dates._typed import Typed, typed_in
    from timeline.dates._wikidata import from_wikidata, to_wikidata
    from timeline.dates._words import words
    from timeline.dates._zones import in_zone

__all__ = [
    "AllOf",
    "Allen",
    "Anchor",
    "Answer",
    "Basis",
    "CalendarDate",
    "Component",
    "Converted",
    "DateSet",
    "Day",
    "DayOrder",
    "Duration",
    "Edtf",
    "End",
    "EventDate",
    "Interval",
    "Masked",
    "Member",
    "Moment",
    "Month",
    "OneOf",
    "PartOfDay",
    "Precision",
    "Qualifier",
    "Range",
    "Refusal",
    "ScientificYear",
    "Season",
    "Sign",
    "SortKey",
    "SpanIndex",
    "Tense",
    "Typed",
    "Year",
    "after",
    "as_date",
    "before",
    "certainly_within",
    "civil",
    "day_number",
    "during",
    "equals",
    "from_date",
    "from_datetime",
    "from_julian",
    "from_span",
    "from_timelinejs",
    "from_wikidata",
    "holds",
    "in_zone",
    "overlaps",
    "possibly_within",
    "relations",
    "resolve",
    "shift",
    "to_date",
    "to_datetime",
    "to_iso8601",
    "to_julian",
    "to_span",
    "to_timelinejs",
    "to_wikidata",
    "typed_in",
    "weekday",
    "words",
]

_LATER = {
    "_allen": ("Allen",),
    "_compare": (
        "Answer",
        "after",
        "before",
        "certainly_within",
        "during",
        "equals",
        "holds",
        "overlaps",
        "possibly_within",
        "relations",
    ),
    "_convert": (
        "Converted",
        "from_date",
        "from_datetime",
        "from_span",
        "to_date",
        "to_datetime",
        "to_iso8601",
        "to_span",
    ),
    "_julian": ("from_julian", "to_julian"),
    "_timelinejs": ("from_timelinejs", "to_timelinejs"),
    "_wikidata": ("from_wikidata", "to_wikidata"),
    "_duration": ("Duration",),
    "_event_date": ("Anchor", "Basis", "EventDate", "PartOfDay"),
    "_index": ("SpanIndex",),
    "_interval": ("Interval",),
    "_masked": ("Masked",),
    "_moment": ("Moment",),
    "_qualifier": ("Qualifier",),
    "_relative": ("DayOrder", "Refusal", "Tense", "resolve"),
    "_scientific": ("ScientificYear",),
    "_season": ("Season",),
    "_sets": ("AllOf", "DateSet", "Member", "OneOf", "Range"),
    "_shift": ("shift",),
    "_typed": ("Typed", "typed_in"),
    "_words": ("words",),
    "_zones": ("in_zone",),
}
_HOMES = {name: module for module, names in _LATER.items() for name in names}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value  # found at once the next time
    return value


def __dir__() -> list[str]:
    return __all__
