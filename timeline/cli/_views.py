"""What `show` and `export` share: which part of a chronology is meant, and what is said of the rest."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, Final

from timeline.cli._terminal import complain, plural, wrapped
from timeline.errors import DateError, OptionError
from timeline.events import references
from timeline.timeline import Timeline

if TYPE_CHECKING:
    from timeline.views import Remark

__all__ = ["add_view_options", "is_view", "print_remarks", "say_outside", "view_of"]

_MOST: Final = 20
_PLURALS: Final = {"party": "parties"}


def add_view_options(parser: argparse.ArgumentParser) -> None:
    """Add the options that choose a part of a chronology."""
    parser.add_argument(
        "--where",
        metavar="EXPR",
        action="append",
        default=[],
        help="only such events: kind=vote, party=Russia, date~2015",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="only what its sources allowed on that day: 2022-02-24"
    )


def is_view(arguments: argparse.Namespace) -> bool:
    """Say whether the options choose a part of a chronology."""
    return bool(arguments.where or arguments.as_of)


def view_of(timeline: Timeline, arguments: argparse.Namespace, *, flag: str, verbose: bool) -> Timeline:
    """Return the part of a chronology that the options choose; say on the error stream what is cut off by it.

    Args:
        timeline: The chronology.
        arguments: The options given.
        flag: The option that asks for all that is to be said.
        verbose: Whether it was given.
    """
    view = timeline
    if arguments.as_of:
        from timeline.views import as_of  # noqa: PLC0415 - loaded when a view is asked for

        try:
            found = as_of(timeline, arguments.as_of)
        except DateError as error:
            raise OptionError("as-of", str(error)) from error
        view = found.timeline
        print_remarks(f"left out as of {arguments.as_of}", found.left, flag=flag, verbose=verbose)
    return view.filter(*arguments.where)


def print_remarks(heading: str, remarks: Iterable[Remark], *, flag: str, verbose: bool) -> None:
    """Print remarks on the error stream: those on fields, and the sum of those on whole records, or all of them."""
    every = list(remarks)
    if not every:
        return
    sums = Counter(str(remark.record) for remark in every if not remark.field)
    told = [plural(number, what, _PLURALS.get(what)) for what, number in sums.items()]
    shown = every if verbose else [remark for remark in every if remark.field][:_MOST]
    fields = sum(bool(remark.field) for remark in every)
    told += [plural(fields, "field")] if fields else []
    more = "" if len(shown) == len(every) else f"; {flag} lists them all"
    complain(f"{heading}: {', '.join(told)}{more}", prefix="")
    for remark in shown:
        for line in wrapped(str(remark), indent="  ", hang="      "):
            complain(line, prefix="")


def say_outside(whole: Timeline, view: Timeline) -> None:
    """Say on the error stream how many events outside a view are pointed to from inside."""
    outside = {
        reference.id
        for event in view.events
        for reference in references(event)
        if reference.to == "event" and reference.id in whole and reference.id not in view
    }
    if outside:
        complain(
            f"{plural(len(outside), 'event')} outside the view {'is' if len(outside) == 1 else 'are'} pointed to "
            "from inside; the id stands for it",
            prefix="",
        )
