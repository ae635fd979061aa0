"""A date in a record: the value, and how the source came to it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Self

import attrs

from timeline.dates._duration import Duration
from timeline.dates._edtf import Edtf, Month, SortKey, Year, order_key
from timeline.dates._kinds import End, Precision
from timeline.dates._moment import Moment
from timeline.dates._season import Season
from timeline.errors import RecordError
from timeline.fields import (
    Vocabulary,
    about,
    instance,
    naming,
    optional_id,
    optional_instance,
    optional_text,
    records,
)

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

_CLOCK: Final = re.compile(r"([01][0-9]|2[0-3]):([0-5][0-9])")
# What the record is called in errors.
_RECORD: Final = "event date"
# The form of a name in the IANA database: areas and places of ASCII letters, digits, and + - _.
_ZONE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_+-]*(?:/[A-Za-z0-9][A-Za-z0-9_+-]*){0,2}")
# Names whose rules are those of the machine that reads them, so that one chronology would have many times.
_OF_THE_MACHINE: Final = frozenset({"localtime", "posixrules", "factory"})


class Basis(Vocabulary):
    """How the value follows from the source."""

    STATED = "stated"  # the source gives it as it is
    RELATIVE = "relative"  # resolved against an anchor: "last month"
    INFERRED = "inferred"  # concluded from something else
    BOUNDED = "bounded"  # only a limit is known, such as the publication that reports it


class PartOfDay(Vocabulary):
    """A part of the day, as a source names it."""

    EARLY_HOURS = "early_hours"
    DAWN = "dawn"
    MORNING = "morning"
    NOON = "noon"
    AFTERNOON = "afternoon"
    DUSK = "dusk"
    EVENING = "evening"
    NIGHT = "night"
    MIDNIGHT = "midnight"


# Where a part stands in the order of a day, in seconds. For listing alone: no clock time is ever shown for a part.
_ORDER: Final = {
    part: 3600 * hour for part, hour in zip(PartOfDay, (1, 5, 6, 12, 13, 18, 19, 21, 23), strict=True)
}


def _to_edtf(given: Edtf | str | None) -> Edtf | None:
    return Edtf.parse(given) if isinstance(given, str) else optional_instance(given, Edtf, "a date in EDTF")


def _to_duration(given: Duration | str | None) -> Duration | None:
    if isinstance(given, str):
        return Duration.parse(given)
    return optional_instance(given, Duration, "a duration such as -P20Y")


@attrs.frozen(kw_only=True, field_transformer=naming)
class Anchor:
    """What a date was resolved against: a source's publication, another event, or a date. Exactly one is given."""

    source: str | None = attrs.field(
        default=None,
        converter=optional_id,
        metadata=about("The source whose publication it is.", refers="source"),
    )
    event: str | None = attrs.field(
        default=None, converter=optional_id, metadata=about("The event whose date it is.", refers="event")
    )
    date: Edtf | None = attrs.field(
        default=None,
        converter=_to_edtf,
        metadata=about("A date given as such, in EDTF."),
    )

    def __attrs_post_init__(self) -> None:
        given = sum(part is not None for part in (self.source, self.event, self.date))
        if given != 1:
            raise RecordError(
                "anchor", "anchor", f"found {given} of them, expected one of source, event and date"
            )


def _to_value(given: Edtf) -> Edtf:
    return instance(given, Edtf, "an Edtf; EventDate.parse takes a text")


def _to_anchors(given: Anchor | tuple[Anchor, ...] | list[Anchor]) -> tuple[Anchor, ...]:
    return (given,) if isinstance(given, Anchor) else records(given, Anchor, "anchors")


def _to_text(given: str | None) -> str | None:
    return optional_instance(given, str, "a text")


@attrs.frozen(field_transformer=naming)
class EventDate:
    """A date with the source's words for it and the way from those words to the value.

    >>> EventDate.parse("2018-09-11/2018-09-17", stated="next month", basis="relative").words
    '11 to 17 September 2018'
    """

    value: Edtf = attrs.field(
        converter=_to_value, metadata=about("The date in EDTF, levels 0 to 2.", key="edtf", always=True)
    )
    stated: str | None = attrs.field(
        default=None,
        converter=optional_text,
        kw_only=True,
        metadata=about("The date in the source's own words.", always=True),
    )
    basis: Basis = attrs.field(
        default=Basis.STATED,
        converter=Basis,
        kw_only=True,
        metadata=about("How the date follows from the source.", always=True),
    )
    anchor: tuple[Anchor, ...] = attrs.field(
        default=(),
        converter=_to_anchors,
        kw_only=True,
        metadata=about("What the date was resolved against.", always=True),
    )
    offset: Duration | None = attrs.field(
        default=None,
        converter=_to_duration,
        kw_only=True,
        metadata=about("How far the date lies from its anchor, as an ISO 8601 duration: -P20Y."),
    )
    zone: str | None = attrs.field(
        default=None,
        converter=_to_text,
        kw_only=True,
        metadata=about("The time zone the date holds in, an IANA name."),
    )
    part: str | None = attrs.field(
        default=None,
        converter=_to_text,
        kw_only=True,
        metadata=about("The part of the day (morning, night ...) or the clock time, HH:MM."),
    )

    def __attrs_post_init__(self) -> None:
        if self.zone is not None and not _is_zone_name(self.zone):
            raise RecordError(
                _RECORD,
                "zone",
                f"found {self.zone!r}, expected an IANA name",
                "write it like 'Asia/Shanghai'",
            )
        if self.part is not None:
            _check_part(self.value, self.part)

    @classmethod
    def parse(cls, text: str, **fields: Any) -> Self:
        """Read an EDTF text; the other fields are given by name.

        Raises:
            DateError: The text is no EDTF.
            RecordError: A field cannot be what it says.
        """
        return cls(Edtf.parse(text), **fields)

    def __str__(self) -> str:
        return str(self.value)

    @property
    def level(self) -> int:
        """The level of the value."""
        return self.value.level

    @property
    def precision(self) -> Precision:
        """The precision of the value; a minute where a clock time stands beside a day."""
        timed = self.part is not None and _CLOCK.fullmatch(self.part)
        return Precision.MINUTE if timed and self.value.precision is Precision.DAY else self.value.precision

    @property
    def earliest(self) -> int | None:
        """The number of the first day the value may fall on."""
        return self.value.earliest

    @property
    def latest(self) -> int | None:
        """The number of the last day the value may fall on."""
        return self.value.latest

    @property
    def start(self) -> End:
        """Whether the start is known, open or unknown."""
        return self.value.start

    @property
    def finish(self) -> End:
        """Whether the finish is known, open or unknown."""
        return self.value.finish

    @property
    def approximate(self) -> bool:
        """Whether any part of the value is marked approximate."""
        return self.value.approximate

    @property
    def uncertain(self) -> bool:
        """Whether any part of the value is marked uncertain."""
        return self.value.uncertain

    @property
    def sort_key(self) -> SortKey:
        """The value's key, with the part of the day or the clock time in its place."""
        if self.part is None:
            return self.value.sort_key
        return order_key(self.earliest, self.latest, _second(self.part), str(self.value))

    @property
    def words(self) -> str:
        """The date in English words, with the part of the day and the place whose day it is."""
        from timeline.dates._words import words  # noqa: PLC0415  # loaded when words are wanted

        return words(self)

    @property
    def tzinfo(self) -> ZoneInfo | None:
        """The time zone's rules, None where no zone is given.

        Raises:
            RecordError: The zone has the form of a name, and there is none of that name.
        """
        if self.zone is None:
            return None
        from zoneinfo import ZoneInfo  # noqa: PLC0415  # loaded when a zone's rules are wanted

        try:
            return ZoneInfo(self.zone)
        except (LookupError, ValueError, OSError):
            raise RecordError(_RECORD, "zone", f"found {self.zone!r}, which is no IANA time zone") from None


def _is_zone_name(zone: str) -> bool:
    return bool(_ZONE.fullmatch(zone)) and zone.rpartition("/")[2].casefold() not in _OF_THE_MACHINE


def _second(part: str) -> int:
    clock = _CLOCK.fullmatch(part)
    return 3600 * int(clock[1]) + 60 * int(clock[2]) if clock else _ORDER[PartOfDay(part)]


def _check_part(value: Edtf, part: str) -> None:
    if isinstance(value, Year | Month | Season):
        problem = f"found {part!r} beside {str(value)!r}, expected a date that names a day"
        raise RecordError(_RECORD, "part", problem)
    if _CLOCK.fullmatch(part):
        if isinstance(value, Moment):
            raise RecordError(
                _RECORD, "part", f"found {part!r} beside a time of its own", "leave one of the two out"
            )
        return
    if part[:1].isdigit():
        raise RecordError(_RECORD, "part", f"found {part!r}, expected a clock time like 20:00")
    try:
        PartOfDay(part)
    except RecordError as error:
        raise error.within(_RECORD, "part") from None
