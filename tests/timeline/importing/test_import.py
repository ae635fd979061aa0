"""Importing shows what a file would do, does just that when asked, and does nothing when done twice."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import attrs
import pytest
from hypothesis import HealthCheck, given, settings

from tests.strategies import timelines
from timeline.errors import ExportError, InputError
from timeline.events import Event, Relation
from timeline.importing import Plan, apply, plan_import, preview_lines, read_incoming
from timeline.parties import Party
from timeline.ports import exporter_named, render
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.yaml import read_folder

QUICK = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))

STANDING = Timeline(
    id="talks",
    title="Talks",
    sources=[Source(id="press", title="A report", private="from K.")],
    parties=[Party(id="xi", name="Xi Jinping")],
    events=[
        Event(id="visit", title="They meet", date="2022-02-04", participants=["xi"], citations=["press"]),
        Event(id="call", title="They talk", date="2022-03", private="check this", citations=["press"]),
        Event(id="letter", title="They write", date="2022-04", citations=["press"]),
    ],
)


def exported(timeline: Timeline, path: Path) -> Path:
    """Write a timeline to a file of the format that its suffix names."""
    path.write_bytes(render(timeline, exporter_named(path.suffix[1:])).data)
    return path


def planned(timeline: Timeline, folder: Path, suffix: str = "json") -> Plan:
    path = exported(timeline, folder.parent / f"{folder.name}-incoming.{suffix}")
    return plan_import(read_incoming(path), folder)


def imported(timeline: Timeline, folder: Path) -> Path:
    apply(planned(timeline, folder))
    return folder


def summary(plan: Plan) -> str:
    return next(iter(preview_lines(plan, columns=500))).partition(": ")[2]


@pytest.mark.parametrize("suffix", ["json", "jsonl"])
def test_a_new_folder_reads_back_equal(tmp_path: Path, suffix: str) -> None:
    """Imported into a folder that is not there, a file becomes a chronology that is read back as it was."""
    plan = planned(STANDING, tmp_path / "new", suffix)
    assert not (tmp_path / "new").exists()
    apply(plan)
    private = attrs.evolve(STANDING.sources[0], private=None)
    events = [attrs.evolve(event, private=None) for event in STANDING.events]
    assert Timeline.read(tmp_path / "new") == attrs.evolve(STANDING, sources=[private], events=events)


@QUICK
@given(timelines())
def test_importing_twice_changes_nothing(
    tmp_path_factory: pytest.TempPathFactory, timeline: Timeline
) -> None:
    """The second import of a file finds everything as the file has it."""
    folder = tmp_path_factory.mktemp("twice") / "new"
    imported(timeline, folder)
    plan = planned(timeline, folder)
    assert not plan.files
    assert not plan.diff
    assert plan.refused == ()


@QUICK
@given(timelines(), timelines())
def test_any_chronology_becomes_any_other_state_of_it(
    tmp_path_factory: pytest.TempPathFactory, old: Timeline, new: Timeline
) -> None:
    """Imported into an older state, a newer one replaces it, but for what the preview says is refused."""
    folder = tmp_path_factory.mktemp("states") / "new"
    imported(old, folder)
    plan = planned(attrs.evolve(new, id=old.id), folder)
    apply(plan)
    made = Timeline.read(folder)
    assert made == plan.new
    if not plan.refused:
        assert {event.id for event in made.events} == {event.id for event in new.events}
        assert all(made[event.id] == event for event in new.events)


def test_the_preview_tells_each_sort(tmp_path: Path) -> None:
    """Created, changed field by field, removed, unchanged and refused are told apart, in lines of 80 columns."""
    folder = imported(STANDING, tmp_path / "talks")
    new = attrs.evolve(
        STANDING,
        events=[
            attrs.evolve(STANDING["visit"], title="They meet in Beijing", date="2022-02-05"),
            STANDING["call"],
            Event(id="summit", title="They hold a summit", date="2022-09", citations=["press"]),
        ],
    )
    lines = list(preview_lines(planned(new, folder)))
    text = "\n".join(lines)
    assert "1 created, 1 changed, 1 removed, 3 unchanged, 0 refused" in " ".join(text.split())
    assert "~ 5 February 2022: They meet in Beijing [visit]" in text
    assert "    title: They meet -> They meet in Beijing" in text
    assert "    date: 4 February 2022 -> 5 February 2022" in text
    assert "+ September 2022: They hold a summit [summit]" in text
    assert "- April 2022: They write [letter]" in text
    assert max(map(len, lines)) <= 80


def test_what_others_name_is_not_removed(tmp_path: Path) -> None:
    """A record that the file does not have stays while another names it, and the preview says why."""
    folder = imported(STANDING, tmp_path / "talks")
    plan = planned(attrs.evolve(STANDING, sources=()), folder)
    assert [(refusal.record.value, refusal.id) for refusal in plan.refused] == [("source", "press")]
    assert "other records name it" in plan.refused[0].reason
    assert not plan.files


def test_remarks_that_are_never_exported_stay(tmp_path: Path) -> None:
    """What no file carries is kept when a record is changed by one."""
    folder = imported(STANDING, tmp_path / "talks")
    path = folder / "events" / "talks.yaml"
    path.write_text(
        path.read_text().replace("  title: They talk\n", "  title: They talk\n  private: ask K.\n")
    )
    apply(
        planned(
            attrs.evolve(
                STANDING, events=[*STANDING.events[:1], attrs.evolve(STANDING["call"], title="A call")]
            ),
            folder,
        )
    )
    made = Timeline.read(folder)
    assert (made["call"].title, made["call"].private) == ("A call", "ask K.")


def test_another_chronology_takes_nothing_away(tmp_path: Path) -> None:
    """A file of another chronology adds its records and neither removes any nor changes the heading."""
    folder = imported(STANDING, tmp_path / "talks")
    other = Timeline(id="other", title="Other", events=[Event(id="x", title="X")])
    plan = planned(other, folder)
    assert summary(plan) == "1 created, 0 changed, 0 removed, 0 unchanged, 0 refused"
    apply(plan)
    made = Timeline.read(folder)
    assert made.title == "Talks"
    assert len(made) == 4
    assert (folder / "events" / "other.yaml").exists()


def test_a_renamed_event_is_found(tmp_path: Path) -> None:
    """An event that the folder has renamed is changed under its new id; one that the file renames gets the new one."""
    renamed = attrs.evolve(STANDING["visit"], id="beijing-visit", formerly=["visit"])
    others = STANDING.events[1:]
    folder = imported(attrs.evolve(STANDING, events=[renamed, *others]), tmp_path / "folder")
    plan = planned(
        attrs.evolve(STANDING, events=[attrs.evolve(STANDING["visit"], title="New"), *others]), folder
    )
    assert [(change.old.id, change.new.id) for change in plan.diff.events.changed] == [("beijing-visit",) * 2]
    folder = imported(STANDING, tmp_path / "other")
    apply(planned(attrs.evolve(STANDING, events=[renamed, *others]), folder))
    assert Timeline.read(folder)["visit"].id == "beijing-visit"


def test_comments_and_untouched_records_keep_their_bytes(seeds: Path, tmp_path: Path) -> None:
    """One changed field of the seed chronology changes one line of one file."""
    folder = tmp_path / "seeds"
    before: dict[Path, bytes] = {}
    for path in seeds.rglob("*.yaml"):
        target = folder / path.relative_to(seeds)
        target.parent.mkdir(parents=True, exist_ok=True)
        before[target] = path.read_bytes()
        target.write_bytes(before[target])
    timeline = Timeline.read(seeds)
    event = next(event for event in timeline.events if event.place is not None)
    new = [attrs.evolve(each, title="Changed") if each is event else each for each in timeline.events]
    apply(planned(attrs.evolve(timeline, events=new), folder))
    changed = [path for path, content in before.items() if path.read_bytes() != content]
    assert len(changed) == 1
    old_lines, new_lines = before[changed[0]].splitlines(), changed[0].read_bytes().splitlines()
    assert [pair for pair in zip(old_lines, new_lines, strict=True) if pair[0] != pair[1]] == [
        (f"  title: {event.title}".encode(), b"  title: Changed")
    ]


def test_what_cannot_be_edited_is_refused_and_the_rest_is_done(tmp_path: Path) -> None:
    """A record with an anchor stays as it is, with the reason; the others are changed."""
    folder = imported(STANDING, tmp_path / "talks")
    path = folder / "events" / "talks.yaml"
    path.write_text(path.read_text().replace("title: They meet\n", "title: &meet They meet\n"))
    new = [attrs.evolve(event, title=f"{event.title}!") for event in STANDING.events]
    plan = planned(attrs.evolve(STANDING, events=new), folder)
    assert [refusal.id for refusal in plan.refused] == ["visit"]
    assert "anchor" in plan.refused[0].reason
    apply(plan)
    assert [event.title for event in Timeline.read(folder)] == ["They meet", "They talk!", "They write!"]


def test_a_kind_that_is_not_installed_is_refused(tmp_path: Path) -> None:
    """An event of a kind that no package here has is refused by name, and the rest comes in."""
    path = exported(STANDING, tmp_path / "talks.json")
    plain: dict[str, Any] = json.loads(path.read_text())
    plain["events"][0]["kind"] = "trial"
    path.write_text(json.dumps(plain))
    plan = plan_import(read_incoming(path), tmp_path / "new")
    assert [refusal.id for refusal in plan.refused] == ["visit"]
    assert "not installed" in plan.refused[0].reason
    apply(plan)
    assert len(Timeline.read(tmp_path / "new")) == 2


def test_a_folder_with_faults_is_refused(tmp_path: Path) -> None:
    """Nothing is imported into a chronology that cannot be read; its faults are told."""
    folder = imported(STANDING, tmp_path / "talks")
    (folder / "sources.yaml").write_text("press: {titel: A report}\n")
    with pytest.raises(InputError, match="titel"):
        planned(STANDING, folder)


def test_a_file_changed_since_the_preview_is_not_overwritten(tmp_path: Path) -> None:
    """What somebody typed between preview and write stays, and nothing is written."""
    folder = imported(STANDING, tmp_path / "talks")
    plan = planned(attrs.evolve(STANDING, title="New", events=STANDING.events[:2]), folder)
    path = folder / "events" / "talks.yaml"
    path.write_text(path.read_text() + "# typed meanwhile\n")
    with pytest.raises(ExportError, match="changed since"):
        apply(plan)
    assert Timeline.read(folder).title == "Talks"
    assert path.read_text().endswith("# typed meanwhile\n")


def test_an_event_may_point_to_one_that_comes_with_it(tmp_path: Path) -> None:
    """Events that name each other are created together."""
    events = [
        Event(id="a", title="A", relations=[Relation(kind="after", event="b")]),
        Event(id="b", title="B"),
    ]
    folder = imported(Timeline(id="t", title="T", events=events), tmp_path / "t")
    assert read_folder(folder).faults == []
