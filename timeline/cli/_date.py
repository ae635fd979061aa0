"""`timeline date`: what a date means, as EDTF ready to paste, or why nothing follows from the words."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from typing import Any, Final, cast
from zoneinfo import available_timezones

import attrs

from timeline.cli._terminal import complain, say
from timeline.dates import Edtf, EventDate, Refusal, Typed, civil, resolve, typed_in
from timeline.errors import DateError, OptionError, nearest
from timeline.text import for_terminal

__all__ = ["add_call", "run"]

_ORDERS: Final = {"day-first": "day first", "month-first": "month first"}
# What makes EDTF something else to a YAML reader.
_NEEDS_QUOTES: Final = ("[", "{", "%", "?", "~")


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "date",
        help="turn the words of a date into EDTF",
        description="Turn the words of a date into EDTF, with its bounds and the YAML to paste. With --published, "
        "words such as 'late September' or 'on Friday' are resolved against that date. What is ambiguous is "
        "refused, not guessed.",
    )
    parser.add_argument("text", metavar="TEXT", help="the words of the source, a typed date, or EDTF")
    parser.add_argument("--published", metavar="EDTF", help="when the source was published")
    parser.add_argument("--source", metavar="ID", help="the id of the source, to stand as the anchor")
    parser.add_argument(
        "--tense",
        choices=["past", "future"],
        default="past",
        help="whether the sentence tells of what was or will be",
    )
    parser.add_argument("--order", choices=list(_ORDERS), help="what comes first in a date such as 12/09")
    parser.add_argument("--zone", metavar="ZONE", help="the IANA zone that the words hold in")
    return parser


def run(arguments: argparse.Namespace) -> int:
    """Print what the words mean."""
    order = _ORDERS.get(arguments.order or "")
    if arguments.zone is not None:
        _refuse_unknown_zone(arguments.zone)
    if arguments.published is None:
        if arguments.source is not None:
            raise OptionError("source", "found no date to count from", "give it with --published")
        return _show(_typed(arguments.text, order), arguments.text, arguments.zone)
    found = resolve(
        arguments.text,
        _published(arguments.published),
        tense=arguments.tense,
        order=order,
        zone=arguments.zone,
        source=arguments.source,
    )
    if isinstance(found, Refusal):
        complain(f"{found.stated!r}: {found.reason}")
        return 1
    return _show(found, arguments.text, arguments.zone)


def _refuse_unknown_zone(name: str) -> None:
    known = available_timezones()
    if name not in known:
        guess = nearest(name, sorted(known))
        advice = f"did you mean {guess!r}?" if guess else "write it like Asia/Shanghai"
        raise OptionError("zone", f"{name!r} is no time zone of the IANA database", advice)


def _published(text: str) -> Edtf:
    try:
        return Edtf.parse(text)
    except DateError as error:
        raise OptionError("published", str(error)) from error


def _typed(text: str, order: str | None) -> EventDate | Typed:
    try:
        return EventDate(Edtf.parse(text))
    except DateError:
        return typed_in(text, order=order)


def _show(found: EventDate | Typed, text: str, zone: str | None) -> int:
    date = found if isinstance(found, EventDate) else EventDate(found.value, part=found.part, stated=text)
    date = date if zone is None else attrs.evolve(date, zone=zone)
    for label, shown in _rows(date, found.assumed if isinstance(found, Typed) else ()):
        say(for_terminal(f"{label:<9} {shown}"))
    return 0


def _rows(date: EventDate, assumed: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    yield "edtf", str(date.value)
    yield "words", date.words
    yield "earliest", _day(date.earliest)
    yield "latest", _day(date.latest)
    yield from (("assumed", assumption) for assumption in assumed)
    yield "yaml", _yaml(date)


def _day(number: int | None) -> str:
    if number is None:
        return "not bounded"
    year, month, day = civil(number)
    return f"{'-' if year < 0 else ''}{abs(year):04}-{month:02}-{day:02}"


def _yaml(date: EventDate) -> str:
    from timeline.forms import Style, form_of  # noqa: PLC0415 - only this line needs the forms

    plain = form_of(EventDate).write(date, Style.TYPED)
    if isinstance(plain, str):
        return f"date: {_scalar(plain)}"
    return f"date: {{{', '.join(f'{key}: {_flow(value)}' for key, value in plain.items())}}}"


def _flow(value: Any) -> str:
    if isinstance(value, list):
        shown = [_flow(item) for item in cast("Iterable[Any]", value)]
        return shown[0] if len(shown) == 1 else f"[{', '.join(shown)}]"
    if isinstance(value, dict):
        pairs = cast("dict[str, Any]", value).items()
        return f"{{{', '.join(f'{key}: {_flow(item)}' for key, item in pairs)}}}"
    return _scalar(str(value))


def _scalar(text: str) -> str:
    risky = text.startswith(_NEEDS_QUOTES) or any(sign in text for sign in ",:#[]{}\"'&*!|>@`")
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if risky else text
