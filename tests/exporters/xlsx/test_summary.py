"""The counts and the chart of Summary."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import pytest

from exporters.xlsx._counts import Unit, count_events, known_period, period_label, span
from tests.exporters.xlsx.support import charts_of, opened, sheet_of, workbook_bytes
from timeline import Event, Meeting, Timeline, Vote


def dated(*dates: str | None) -> list[Event]:
    return [Meeting(id=f"m{index}", title="They meet", date=edtf) for index, edtf in enumerate(dates)]


@pytest.mark.parametrize(
    ("edtf", "label"),
    [
        ("2015-09-21", "September 2015"),
        ("2015-09~", "September 2015"),
        ("2018-09-28/2018-10-04", "September 2018"),
        ("{2022-09-08,2022-10-09}", "September 2022"),
        ("[2015-09-21..2015-09-30]", "September 2015"),
        ("[2015-09-21..2015-10-30]", None),
        ("2015", None),
        ("[..2015-09]", None),
        ("/2015-09", None),
        ("-0043-03-15", "March 44 BC"),
    ],
)
def test_an_event_counts_in_the_month_in_which_it_begins(edtf: str, label: str | None) -> None:
    """And in none where it may have begun in one of several."""
    (event,) = dated(edtf)
    period = known_period(event, Unit.MONTH)
    assert (period_label(period, Unit.MONTH) if period else None) == label


@pytest.mark.parametrize(
    ("dates", "unit"),
    [
        (["2015-01", "2016-12"], Unit.MONTH),
        (["2015-01", "2016"], Unit.YEAR),
        (["1969-03", "2022-02"], Unit.YEAR),
        (["1801", "2022"], Unit.DECADE),
        (["-0500", "2022"], Unit.CENTURY),
        ([None], Unit.YEAR),
    ],
)
def test_the_chart_has_as_many_columns_as_one_can_read(dates: list[str | None], unit: Unit) -> None:
    """The unit follows the time that the events cover."""
    assert span(dated(*dates)) is unit


def test_time_runs_evenly() -> None:
    """Periods without events stand between those with some, so that a gap looks like one."""
    counts = count_events(dated("2015-11", "2016-02"), Unit.MONTH)
    assert [label for label, _ in counts.rows] == [
        "November 2015",
        "December 2015",
        "January 2016",
        "February 2016",
    ]


def test_every_event_is_counted_once() -> None:
    """Placed and unplaced counts add up to the events; a series is not among them."""
    events = [
        *dated("2015-11", "2015", None, "[..2015-10]"),
        Vote(id="v", title="V", date="2015-12", count=4),
    ]
    counts = count_events(events, Unit.MONTH)
    placed = sum(sum(numbers) for _, numbers in counts.rows)
    assert (placed, sum(counts.unplaced)) == (1, 3)


def chart_of(timeline: Timeline) -> tuple[Any, str]:
    data = workbook_bytes(timeline)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        drawing = archive.read("xl/drawings/drawing1.xml").decode()
    (chart,) = charts_of(opened(data), "Summary")
    return chart, drawing


def test_the_chart_is_stacked_has_axes_and_alternative_text() -> None:
    """A series a kind over the periods of the table, axes shown, and words for those who cannot see it."""
    events = [*dated("2015-11-01", "2015-11-02", "2015-12-03"), Vote(id="v", title="V", date="2015-12-03")]
    chart, drawing = chart_of(Timeline(id="t", title="T", events=events))
    assert (chart.grouping, chart.overlap) == ("stacked", 100)
    assert (chart.x_axis.delete, chart.y_axis.delete) == (False, False)
    assert len(chart.series) == 2
    assert (
        'descr="Stacked columns: events by kind, November 2015 to December 2015. Most stand under' in drawing
    )


def test_the_chart_reads_the_cells_of_its_table() -> None:
    """Its references hit the headings, the labels and the counts."""
    events = [*dated("2015-11-01", "2015-11-02", "2015-12-03"), Vote(id="v", title="V", date="2015-12-03")]
    timeline = Timeline(id="t", title="T", events=events)
    chart, _ = chart_of(timeline)
    sheet = sheet_of(opened(workbook_bytes(timeline)), "Summary")

    def read(reference: str) -> list[object]:
        found = sheet[reference.partition("!")[2].replace("$", "")]
        return [row[0].value for row in found] if isinstance(found, tuple) else [found.value]

    meetings, votes = chart.series
    assert (read(meetings.tx.strRef.f), read(votes.tx.strRef.f)) == (["meeting"], ["vote"])
    assert read(meetings.val.numRef.f) == [2, 1]
    assert read(votes.val.numRef.f) == [0, 1]
    assert read(meetings.cat.numRef.f) == ["November 2015", "December 2015"]
