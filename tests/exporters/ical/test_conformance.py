"""The one suite that every exporter passes, with each option."""

from __future__ import annotations

from typing import Any

import attrs
import pytest

from exporters.ical import EXPORTER, Imprecise
from tests.exporters.ical.chronologies import TASS, chronology
from tests.exporters.ical.feeds import unfolded
from timeline.ports import render
from timeline.testing import check_exporter
from timeline.timeline import Timeline


@pytest.mark.parametrize("options", [{}, {"tz": "local"}, {"imprecise": "span"}, {"imprecise": "journal"}])
def test_it_conforms(options: dict[str, Any]) -> None:
    """Nothing is lost in silence, the same bytes come twice, and nothing private comes out."""
    check_exporter(EXPORTER, options)


@pytest.mark.parametrize("imprecise", list(Imprecise))
def test_private_remarks_stay_private(imprecise: Imprecise) -> None:
    """A private remark is in no form of the feed."""
    secret = attrs.evolve(TASS, private="Kept to ourselves, too.")
    timeline = attrs.evolve(chronology(), sources=[secret])
    data = render(timeline, EXPORTER, options={"imprecise": imprecise}).data
    assert "Kept to ourselves" not in unfolded(data)


def test_an_empty_chronology_is_an_empty_calendar() -> None:
    """Without events there is still a calendar to subscribe to."""
    data = render(Timeline(id="empty", title="Empty"), EXPORTER).data
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
    assert data.endswith(b"\r\nEND:VCALENDAR\r\n")
