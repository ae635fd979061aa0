"""A kind of event from another package: a subclass of Event with a kind and fields of its own."""

from __future__ import annotations

from typing import ClassVar

import attrs

from timeline.events import Event
from timeline.fields import Vocabulary, about, ids, naming


class Body(Vocabulary):
    """What was eclipsed."""

    SUN = "sun"
    MOON = "moon"


@attrs.frozen(kw_only=True, field_transformer=naming)
class Eclipse(Event):
    """The sun or the moon is darkened."""

    kind: ClassVar[str] = "eclipse"

    body: Body = attrs.field(converter=Body, metadata=about("What was eclipsed."))
    magnitude: float | None = attrs.field(default=None, metadata=about("How much of it, from 0."))
    observers: tuple[str, ...] = attrs.field(
        default=(), converter=ids, metadata=about("Ids of the parties that saw it.", refers="party")
    )
