"""What every cell can look up while a workbook is written."""

from __future__ import annotations

import attrs

from exporters.xlsx._layout import Layout
from exporters.xlsx._limits import Limits
from exporters.xlsx._links import Link, spot_link
from exporters.xlsx._options import XlsxOptions
from timeline.ports import Run
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
        remarks: What the sheet About says of what was split or left unlinked.
    """

    timeline: Timeline
    options: XlsxOptions
    limits: Limits
    run: Run
    layout: Layout
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
