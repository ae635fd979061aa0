"""A format from another package: dates and titles, a line an event."""

from collections.abc import Iterator

import attrs

from timeline import Timeline
from timeline.ports import Exporter, Run, lose_rest, option
from timeline.prose import date_words


@attrs.frozen(kw_only=True)
class Options:
    """What a reader may choose."""

    mark: str = attrs.field(default="-", metadata=option("What each line begins with."))


def write(timeline: Timeline, options: Options, run: Run) -> Iterator[bytes]:
    """Yield a line an event."""
    for event in run.track(timeline.events, "events"):
        yield f"{options.mark} {date_words(event)}: {event.title}\n".encode()
    lose_rest(timeline, run, {"title", "date.edtf"}, "a plain list has no room for it")


EXPORTER = Exporter(
    name="plainlist",
    title="plain list",
    suffixes=(".list",),
    media_type="text/plain; charset=utf-8",
    options=Options,
    write=write,
    limits=("all but dates and titles",),
)
