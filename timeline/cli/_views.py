"""What `show` and `export` share: which part of a chronology is meant, and what is said of the rest."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from typing import Final

from timeline.cli._terminal import complain, plural, wrapped
from timeline.events import references
from timeline.timeline import Timeline

__all__ = ["add_view_options", "print_remarks", "view_of"]

_NAMED: Final = 3


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


def view_of(timeline: Timeline, arguments: argparse.Namespace, *, verbose: bool) -> Timeline:
    """Return the part of a chronology that the options choose; say on the error stream what is cut off by it."""
    view = timeline
    if arguments.as_of:
        from timeline.views import as_of  # noqa: PLC0415 - loaded when a view is asked for

        found = as_of(timeline, arguments.as_of)
        view = found.timeline
        if found.left:
            complain(f"as of {arguments.as_of}, not in the view:", prefix="")
        print_remarks(found.left, verbose=verbose)
    chosen = view.filter(*arguments.where)
    _say_outside(view, chosen)
    return chosen


def print_remarks(remarks: Iterable[object], *, verbose: bool) -> None:
    """Print remarks on the error stream, all of them or the first few of each sort."""
    several: dict[tuple[str, bool], list[object]] = {}
    for remark in remarks:
        sort = (str(getattr(remark, "record", "")), bool(getattr(remark, "field", "")))
        several.setdefault(sort, []).append(remark)
    for (record, is_field), group in several.items():
        shown = group if verbose else group[:_NAMED]
        what = f"{record} field" if is_field else record
        complain(f"  {plural(len(group), what, _PLURALS.get(what))}:", prefix="")
        for remark in shown:
            complain("\n".join(wrapped(str(remark), indent="    ", hang="        ")), prefix="")
        if len(shown) < len(group):
            complain(f"    and {len(group) - len(shown):,} more; -v lists them", prefix="")


_PLURALS: Final = {"party": "parties"}


def _say_outside(whole: Timeline, view: Timeline) -> None:
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
