"""The laws of views: what holds of every chronology."""

from __future__ import annotations

import json

import attrs
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.strategies import events, timelines
from timeline import Timeline
from timeline.ports import exporter_named, render
from timeline.views import apply, as_of, diff

modestly = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def exported(timeline: Timeline) -> bytes:
    return render(timeline, exporter_named("json")).data


@modestly
@given(timelines(), st.sampled_from(["kind=meeting", "kind!=vote", "date~2015", "text~a", "conflict=no"]))
def test_filter_then_export_is_export_then_filter(timeline: Timeline, condition: str) -> None:
    """A view of the timeline, exported, is the export with the other events left out."""
    view = timeline.filter(condition)
    whole = json.loads(exported(timeline))
    kept = {event.id for event in view}
    whole["events"] = [event for event in whole["events"] if event["id"] in kept]
    assert json.loads(exported(view)) == whole


@modestly
@given(timelines(), timelines())
def test_a_diff_applied_gives_the_new_timeline(old: Timeline, new: Timeline) -> None:
    """Whatever the two are, the diff between them makes one of the other."""
    assert apply(diff(old, new), old) == new
    assert apply(diff(new, old), new) == old


@modestly
@given(timelines())
def test_nothing_lies_between_a_timeline_and_itself(timeline: Timeline) -> None:
    """A diff of equals is empty, and false."""
    assert not diff(timeline, timeline)


def dated(timeline: Timeline) -> Timeline:
    days = ["2015-10", "2021-06-16", "[2021-12-15..2021-12-16]"]
    sources = [
        attrs.evolve(source, published=day, retrieved=None)
        for source, day in zip(timeline.sources, days, strict=True)
    ]
    return attrs.evolve(timeline, sources=sources)


@modestly
@given(timelines())
def test_as_of_the_last_publication_is_the_whole(timeline: Timeline) -> None:
    """On the day by which all its sources were out, a chronology is all there."""
    whole = dated(timeline)
    assert as_of(whole, "2021-12-16").timeline == whole
    assert not as_of(whole, "2021-12-16").left


@modestly
@given(timelines(), st.sampled_from(["2015-09", "2015-10", "2021-06-16", "2021-12-15"]))
def test_as_of_a_day_cites_nothing_later_and_reports_what_left(timeline: Timeline, day: str) -> None:
    """No source of the future is left, every event that went is told of, and the view is its own view."""
    whole = dated(timeline)
    found = as_of(whole, day)
    view = found.timeline
    late = {source.id for source in whole.sources} - {source.id for source in view.sources}
    assert not any(citation.source in late for event in view for citation in event.citations)
    gone = {event.id for event in whole} - {event.id for event in view}
    assert gone <= {remark.id for remark in found.left if remark.record == "event"}
    changed = {event.id for event in view if event != whole[event.id]}
    told = {remark.id for remark in found.left if remark.field}
    for event_id in changed - told:
        lost = [citation for citation in whole[event_id].citations if citation.source in late]
        assert lost, f"{event_id} changed without a word"
    again = as_of(attrs.evolve(view, sources=whole.sources), day)
    assert again.timeline.events == view.events


@modestly
@given(timelines(), st.data())
def test_a_diff_fits_a_timeline_with_other_events_too(timeline: Timeline, data: st.DataObject) -> None:
    """What a diff does not touch stays as it is."""
    extra = data.draw(events("extra"))
    both = attrs.evolve(timeline, events=[*timeline.events, extra])
    changed = attrs.evolve(timeline, title="Another title")
    assert apply(diff(timeline, changed), both) == attrs.evolve(both, title="Another title")
