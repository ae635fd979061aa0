"""The hidden sheet Lists: what the dropdowns of the other sheets offer."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from openpyxl.utils import get_column_letter

from exporters.xlsx._book import Book
from exporters.xlsx._evidence import grade_words
from exporters.xlsx._looks import KIND_COLOURS, Look, kind_colour
from timeline.dates import Precision
from timeline.events import Outcome, Status, VotePosition
from timeline.parties import PartyKind, Role
from timeline.prose import label_words, status_words
from timeline.provenance import Grade, Stance
from timeline.timeline import Timeline

__all__ = ["Lists"]

_NAME: Final = "Lists"


class Lists:
    """The lists that dropdowns offer, and where each stands."""

    def __init__(self, timeline: Timeline) -> None:
        kinds = tuple(sorted({event.kind for event in timeline.events} | KIND_COLOURS.keys()))
        self.kind_colours = {label_words(kind): kind_colour(kind, kinds) for kind in kinds}
        self._lists: dict[str, list[str]] = {
            "Kind": list(self.kind_colours),
            "Status": [status_words(status) for status in Status],
            "Precision": [precision.value for precision in Precision],
            "Stance": [stance.value for stance in Stance],
            "Role": [role.value for role in Role],
            "Party kind": [kind.value for kind in PartyKind],
            "Outcome": [label_words(outcome.value) for outcome in Outcome],
            "Position": [position.value for position in VotePosition],
            "Grade": [grade_words(grade) for grade in Grade],
        }

    def range_of(self, name: str) -> str | None:
        """Return the cells in which a list stands, as a dropdown names them; None where there is no such list."""
        values = self._lists.get(name)
        if not values:
            return None
        letter = get_column_letter(list(self._lists).index(name) + 1)
        return f"{_NAME}!${letter}$2:${letter}${len(values) + 1}"

    def write(self, book: Book) -> None:
        """Write the sheet."""
        page = book.page(_NAME, [22.0] * len(self._lists))
        page.sheet.sheet_state = "hidden"
        page.add([page.text(name, Look.HEADER) for name in self._lists])
        for row in zip_longest(*self._lists.values()):
            page.add([page.text(value, Look.TEXT) if value else None for value in row])
