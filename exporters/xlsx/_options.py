"""What a user may choose of a workbook."""

from __future__ import annotations

import attrs

from timeline.fields import Vocabulary
from timeline.ports import option

__all__ = ["Paper", "Split", "XlsxOptions"]


class Split(Vocabulary):
    """When the events go on to another sheet."""

    AUTO = "auto"
    YEAR = "year"


class Paper(Vocabulary):
    """What the workbook is printed on."""

    A4 = "a4"
    LETTER = "letter"


@attrs.frozen(kw_only=True)
class XlsxOptions:
    """The options of the workbook."""

    split: Split = attrs.field(
        default=Split.AUTO,
        converter=Split,
        metadata=option("When the events go on to another sheet: when one is full, or with each year."),
    )
    chart: bool = attrs.field(default=True, metadata=option("Whether the sheet Summary has a chart."))
    paper: Paper = attrs.field(
        default=Paper.A4, converter=Paper, metadata=option("The paper that the sheets are laid out for.")
    )
