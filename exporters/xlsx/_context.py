"""What every cell can look up while a workbook is written."""

from __future__ import annotations

from collections.abc import Mapping

import attrs

from exporters.xlsx._layout import Layout
from exporters.xlsx._limits import Limits
from exporters.xlsx._links import Link, spot_link
from exporters.xlsx._options import XlsxOptions
from timeline.parties import Party
from timeline.ports import Run
from timeline.provenance import Source
from timeline.timeline import Timeline

__all__ = ["Context"]


@attrs.frozen(kw_only=True)
class Context:
    """One run of the workbook.

    Attributes:
        timeline: What is written.
        options: What the user chose.
        limits: What a sheet can hold.
        run: Where losses are reported.
        layout: Where each record stands.
        sources: The sources by id.
        parties: The parties by id.
        remarks: What the sheet About says of what was split or left unlinked.
    """

    timeline: Timeline
    options: XlsxOptions
    limits: Limits
    run: Run
    layout: Layout
    sources: Mapping[str, Source]
    parties: Mapping[str, Party]
    remarks: list[str] = attrs.field(factory=list[str])

    def remark(self, text: str) -> None:
        """Say on the sheet About, and to whoever made the export, what became of the sheets."""
        self.remarks.append(text)
        self.run.note(text)

    def event_link(self, event_id: str) -> Link | None:
        """Return a link to an event's row."""
        return spot_link(self.layout.events.get(event_id))

    def source_link(self, source_id: str) -> Link | None:
        """Return a link to a source's row."""
        return spot_link(self.layout.sources.get(source_id))

    def party_link(self, party_id: str) -> Link | None:
        """Return a link to a party's row."""
        return spot_link(self.layout.parties.get(party_id))
