"""The laws of views: what holds of every chronology."""

from __future__ import annotations

import json

import attrs
import jsonschema_rs
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from tests.strategies import events, timelines
from timeline import Timeline
from timeline.ports import exporter_named, render
from timeline.views import apply, as_of, diff, diff_schema, from_json, merge, to_json
from timeline.views._remap import NewIds, remapped

SCHEMA = jsonschema_rs.validator_for(diff_schema())
modestly = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


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


def without_remarks(timeline: Timeline) -> Timeline:
    sources = [attrs.evolve(source, private=None) for source in timeline.sources]
    return attrs.evolve(
        timeline, sources=sources, events=[attrs.evolve(event, private=None) for event in timeline.events]
    )


@modestly
@given(timelines(), timelines())
def test_a_diff_read_from_json_makes_the_new_timeline(old: Timeline, new: Timeline) -> None:
    """As a file it is as good as the value: valid by its schema, and it makes the new timeline of the old one."""
    old, new = without_remarks(old), without_remarks(new)
    text = to_json(diff(old, new), old, new)
    SCHEMA.validate(json.loads(text))
    found = from_json(text, old)
    assert apply(found, old) == new
    assert found == diff(old, new)


@modestly
@given(timelines(), timelines())
def test_remarks_never_published_outlive_a_diff_as_json(old: Timeline, new: Timeline) -> None:
    """They are in no such file, so those of the old timeline stay with the records that stay."""
    text = to_json(diff(old, new), old, new)
    made = apply(from_json(text, old), old)
    assert without_remarks(made) == without_remarks(new)
    remarks = {event.id: event.private for event in old}
    assert all(event.private == remarks[event.id] for event in made if event.id in remarks)


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


@modestly
@given(timelines())
def test_a_timeline_merged_with_itself_is_itself(timeline: Timeline) -> None:
    """Nothing is added, and nothing is said."""
    assert merge(timeline, timeline).timeline == timeline
    assert not merge(timeline, timeline).remarks
    same = attrs.evolve(timeline, title="Another title")
    assert merge(same, timeline).timeline == same


def prefixed(timeline: Timeline, prefix: str) -> Timeline:
    ids: NewIds = {
        "source": {source.id: f"{prefix}{source.id}" for source in timeline.sources},
        "party": {party.id: f"{prefix}{party.id}" for party in timeline.parties},
        "event": {name: f"{prefix}{name}" for name in ("e1", "e2", "αβγ", "e+4", "e:5")},
    }
    return attrs.evolve(
        timeline,
        id=f"{prefix}{timeline.id}",
        sources=[attrs.evolve(s, id=f"{prefix}{s.id}", digest=None) for s in timeline.sources],
        parties=[attrs.evolve(remapped(p, ids), id=f"{prefix}{p.id}") for p in timeline.parties],
        events=[attrs.evolve(remapped(e, ids), id=f"{prefix}{e.id}", formerly=()) for e in timeline.events],
    )


@modestly
@given(timelines(), timelines())
def test_merging_what_has_no_id_in_common_is_the_union(one: Timeline, other: Timeline) -> None:
    """Every record of both is there, as it was."""
    one, other = prefixed(one, "a-"), prefixed(other, "b-")
    found = merge(one, other).timeline
    assert set(found.events) == {*one.events, *other.events}
    assert set(found.sources) == {*one.sources, *other.sources}
    assert set(found.parties) == {*one.parties, *other.parties}


@modestly
@given(timelines(), timelines())
def test_merging_keeps_every_version_and_says_so(one: Timeline, other: Timeline) -> None:
    """Each event of both is there; each differing field of the other is kept or reported; once more adds nothing."""
    found = merge(one, other)
    whole = found.timeline
    assert {event.id for event in (*one, *other)} <= {name for e in whole for name in (e.id, *e.formerly)} | {
        remark.id for remark in found.remarks if remark.field == "kind"
    }
    for event in other:
        if event.id not in one or one[event.id].kind != event.kind:
            continue
        kept = whole[event.id]
        told = {remark.field for remark in found.remarks if remark.id == event.id}
        if event.date is not None and kept.date != event.date:
            assert "date" in told
            assert event.date in [account.values.get("date") for account in kept.accounts.values()]
        assert len(kept.citations) >= len(set(event.citations))
    assert exported(whole)


@modestly
@given(timelines(most_events=1), timelines(most_events=1))
def test_merging_the_same_twice_adds_nothing(one: Timeline, other: Timeline) -> None:
    """What is in the merged chronology already is found there again."""
    found = merge(one, other)
    # What got an id of its own, to be told from its namesake, is no longer known under the old one.
    assume(not any(remark.field in {"id", "kind"} for remark in found.remarks if remark.record != "timeline"))
    assert merge(found.timeline, other).timeline == found.timeline
