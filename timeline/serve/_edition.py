"""One state of a chronology in all the formats that are served."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import attrs

from timeline.check import check
from timeline.ports import Exporter, render
from timeline.serve._assets import Asset, make_asset
from timeline.timeline import Timeline

__all__ = ["Edition", "make_edition"]


@attrs.frozen(kw_only=True)
class Edition:
    """One state of a chronology in all the formats that are served.

    Attributes:
        timeline: The state.
        assets: What is served, the feed first.
        faults: How many faults `timeline check` finds in it.
    """

    timeline: Timeline
    assets: tuple[Asset, ...]
    faults: int

    @property
    def feed(self) -> Asset:
        """The calendar."""
        return self.assets[0]


def make_edition(
    timeline: Timeline,
    exporters: Sequence[Exporter[Any]],
    *,
    name: str,
    now: datetime,
    options: Mapping[str, Mapping[str, str]],
    before: Edition | None = None,
    previous: bytes | None = None,
) -> Edition:
    """Return a chronology in every format; what did not change keeps the time at which it was first served.

    Args:
        timeline: The chronology.
        exporters: The formats, that of the feed first.
        name: What the files are called, before their suffix.
        now: When it is published.
        options: The options of each format, by its name.
        before: The edition that this one replaces.
        previous: The feed that the first edition follows.
    """
    standing = {asset.format: asset for asset in before.assets} if before else {}
    assets: list[Asset] = []
    for exporter in exporters:
        old = standing.get(exporter.name)
        follows = old.plain.data if old else previous if exporter is exporters[0] else None
        made = render(timeline, exporter, options=options.get(exporter.name), previous=follows)
        if old and old.plain.data == made.data:
            assets.append(attrs.evolve(old, losses=len(made.losses)))
            continue
        assets.append(
            make_asset(
                path=f"/{name}{exporter.suffixes[0]}",
                format_name=exporter.name,
                title=exporter.title,
                media_type=exporter.media_type,
                data=made.data,
                modified=now,
                losses=len(made.losses),
            )
        )
    return Edition(timeline=timeline, assets=tuple(assets), faults=len(check(timeline)))
