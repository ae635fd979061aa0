"""The schemas: generated, checked in, and of one mind with the writer, by two validators not our own."""

from __future__ import annotations

import copy
import json
import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from exporters.json import EXPORTER, schema
from exporters.json._format import line_schema
from exporters.jsonl import EXPORTER as LINES
from tests.conftest import GoldenCheck
from tests.exporters.json.samples import every_timeline, hearings
from tests.strategies import timelines
from tests.support import IN_CI, ROOT
from timeline.forms import EVENT, PARTY, SOURCE, Style, built_in_kinds, folder_schemas
from timeline.ports import render
from timeline.timeline import Timeline
from timeline.views import diff, diff_schema, to_json

FOLDER = ROOT / "docs" / "schema"
VALIDATOR = jsonschema_rs.validator_for(schema(built_in_kinds()))
LINE_VALIDATOR = jsonschema_rs.validator_for(line_schema(built_in_kinds()))
# Each may hold what its owner likes, so no addition to it is wrong.
FREE = {"custom", "accounts", "positions", "conflicts_with"}


def document(timeline: Timeline) -> Any:
    return json.loads(render(timeline, EXPORTER).data)


def generated() -> dict[str, Any]:
    ours = built_in_kinds()
    typed = {f"yaml/{name}.schema.json": made for name, made in folder_schemas(ours).items()}
    exchanged = {"timeline": schema(ours), "line": line_schema(ours), "diff": diff_schema(ours)}
    return {f"{name}.schema.json": made for name, made in exchanged.items()} | typed


@pytest.mark.parametrize("name", sorted(generated()))
def test_the_checked_in_schema_is_the_generated_one(name: str, golden: GoldenCheck) -> None:
    """A field that changes changes its schema; pytest --update-golden writes them anew."""
    golden(FOLDER / name, f"{json.dumps(generated()[name], indent=2, ensure_ascii=False)}\n".encode())


@pytest.mark.parametrize("name", sorted(generated()))
def test_a_schema_is_itself_valid(name: str) -> None:
    """Each schema is one, by the metaschema of its dialect."""
    assert jsonschema_rs.meta.is_valid(generated()[name])


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_what_is_written_is_valid(timeline: Timeline) -> None:
    """The schema allows all that the writer can write, as a document and as lines."""
    VALIDATOR.validate(document(timeline))
    for line in render(timeline, LINES).data.splitlines():
        LINE_VALIDATOR.validate(json.loads(line))


def test_an_event_of_a_kind_not_installed_is_valid() -> None:
    """A document may hold kinds that this schema does not know."""
    VALIDATOR.validate(document(hearings()))


def spots(plain: Any, free: bool = False) -> Iterator[tuple[Any, Any, bool]]:
    """Every key or index of plain data, with what holds it, and whether that takes any key."""
    pairs = plain.items() if isinstance(plain, dict) else enumerate(plain) if isinstance(plain, list) else ()
    for key, value in pairs:
        yield plain, key, free
        yield from spots(value, free=not free and key in FREE)


def mutated(plain: Any, choice: int, how: str) -> Any:
    """A copy that no reader should take: a value of a strange type, or a strange key."""
    copied = copy.deepcopy(plain)
    chosen = list(spots(copied))
    holder, key, free = chosen[choice % len(chosen)]
    if how == "type":
        holder[key] = {"strange": [None]} if not isinstance(holder[key], dict) else [[None]]
    elif isinstance(holder, dict) and not free:
        holder["strange"] = 1
    else:
        copied["strange"] = 1
    return copied


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(every_timeline()), st.integers(0, 10**6), st.sampled_from(["type", "key"]))
def test_what_is_strange_is_not_valid(timeline: Timeline, choice: int, how: str) -> None:
    """A value of another type or a key nobody knows is refused wherever it stands."""
    assert not VALIDATOR.is_valid(mutated(document(timeline), choice, how))


@pytest.mark.parametrize("missing", ["version", "id", "title", "sources", "parties", "events"])
def test_the_top_level_is_whole(missing: str) -> None:
    """No part of the top level may be left out."""
    plain = document(every_timeline()[0])
    del plain[missing]
    assert not VALIDATOR.is_valid(plain)


def test_a_diff_of_kinds_not_installed_is_valid() -> None:
    """What is added, removed and changed may be of kinds that the schema does not know."""
    validator = jsonschema_rs.validator_for(diff_schema(built_in_kinds()))
    empty = Timeline(id="t", title="T")
    for old, new in ((empty, hearings()), (hearings(), empty), (empty, every_timeline()[0])):
        validator.validate(json.loads(to_json(diff(old, new), old, new)))


@pytest.mark.parametrize("room", ["sources", "parties", "events"])
def test_what_is_strange_in_a_diff_is_not_valid(room: str) -> None:
    """A record that no reader takes is none in a diff, nor is a change without its field."""
    validator = jsonschema_rs.validator_for(diff_schema(built_in_kinds()))
    empty = Timeline(id="t", title="T")
    plain = json.loads(to_json(diff(empty, every_timeline()[0]), empty, every_timeline()[0]))
    parts: list[dict[str, Any]] = [
        {"added": [{"strange": 1}]},
        {"changed": [{"id": "x", "changes": [{"new": 1}]}]},
        {"odd": []},
    ]
    for strange in parts:
        assert not validator.is_valid(plain | {room: plain[room] | strange})


def ajv(schema_: Any, documents: list[Any]) -> list[bool]:
    modules = subprocess.run(
        ["npm", "root", "--global"], capture_output=True, text=True, check=True
    ).stdout.strip()
    environment = os.environ | {"NODE_PATH": modules}
    known = ["node", "-e", "require('ajv/dist/2020')"]
    if subprocess.run(known, env=environment, capture_output=True, check=False).returncode:
        message = "needs ajv, from npm"
        pytest.fail(message) if IN_CI else pytest.skip(message)
    script = ROOT / "tests" / "exporters" / "json" / "oracles" / "validate.cjs"
    given_ = json.dumps({"schema": schema_, "documents": documents})
    command = ["node", str(script)]
    done = subprocess.run(command, env=environment, input=given_, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[bool] = json.loads(done.stdout)
    return answers


@pytest.mark.needs("node", "npm")
def test_ajv_agrees_on_documents() -> None:
    """Another validator takes all that is written, and refuses what jsonschema-rs refuses."""
    valid = [document(timeline) for timeline in (*every_timeline(), hearings())]
    strange = [
        mutated(plain, 7 * index, how) for plain in valid for index in range(40) for how in ("type", "key")
    ]
    expected = [VALIDATOR.is_valid(plain) for plain in (*valid, *strange)]
    assert all(expected[: len(valid)])
    assert ajv(schema(built_in_kinds()), [*valid, *strange]) == expected


@pytest.mark.needs("node", "npm")
def test_ajv_compiles_each_typed_schema() -> None:
    """Editors use validators of JavaScript; each schema is one they take."""
    for name, made in generated().items():
        assert ajv(made, [None]) == [False], name


@settings(max_examples=60, deadline=None)
@given(timelines())
def test_what_a_person_could_type_is_valid(timeline: Timeline) -> None:
    """The schemas of the typed files allow the short forms of all that can be said."""
    schemas = folder_schemas(built_in_kinds())
    typed = {
        "sources": {source.id: _without_id(SOURCE.write(source, Style.TYPED)) for source in timeline.sources},
        "parties": {party.id: _without_id(PARTY.write(party, Style.TYPED)) for party in timeline.parties},
        "events": [EVENT.write(event, Style.TYPED) for event in timeline.events],
    }
    for name, plain in typed.items():
        jsonschema_rs.validator_for(schemas[name]).validate(plain)


def _without_id(plain: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in plain.items() if key != "id"}


@pytest.mark.parametrize(
    "typed",
    [
        {"id": "e", "kind": "meeting", "title": 1984, "date": "2015-10", "participants": "china"},
        {"id": "e", "title": "It happens", "date": 2018, "citations": ["s1"], "count": ">12"},
        {"id": "e", "title": "It happens", "relations": [{"part_of": "x"}], "place": "Beijing"},
    ],
)
def test_what_yaml_makes_of_typed_words_is_valid(typed: dict[str, Any]) -> None:
    """An editor reads 1984 as a number; where a text is meant, that is no error."""
    jsonschema_rs.validator_for(folder_schemas()["events"]).validate([typed])


@pytest.mark.parametrize(
    "typed",
    [
        {"id": "e", "title": "It happens", "date": "yesterday"},
        {"id": "e", "title": "It happens", "titel": "It happens"},
        {"id": "e", "title": "It happens", "status": "ocurred"},
        {"id": "e", "title": "It happens", "relations": [{"part_of": "x", "before": "y"}]},
        {"id": "e e", "title": "It happens"},
        {"title": "It happens"},
    ],
)
def test_slips_are_marked_as_one_types(typed: dict[str, Any]) -> None:
    """Editors mark what the reader would refuse, as far as a schema can."""
    assert not jsonschema_rs.validator_for(folder_schemas()["events"]).is_valid([typed])


class _Editor(yaml.SafeLoader):
    """YAML 1.2 as editors read it: it has no dates, and `no` is a text."""


_RESOLVERS = {"bool": r"true|false", "int": r"-?[0-9]+", "float": r"-?[0-9]+\.[0-9]+", "null": ""}
_Editor.yaml_implicit_resolvers = {}
for _tag, _pattern in _RESOLVERS.items():
    _Editor.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_pattern})$"), None)


def test_an_editor_finds_nothing_wrong_with_the_seeds(seeds: Path) -> None:
    """A chronology that is checked is one that the schemas allow."""
    schemas = folder_schemas()
    files = [(name, seeds / f"{name}.yaml") for name in ("timeline", "sources", "parties")]
    files.extend(("events", path) for path in sorted((seeds / "events").glob("*.yaml")))
    assert len(files) > len(schemas)
    for name, path in files:
        plain = yaml.load(path.read_text(encoding="utf-8"), _Editor)  # noqa: S506  # a safe loader with fewer types
        jsonschema_rs.validator_for(schemas[name]).validate(plain)


def test_the_seeds_are_exchanged_without_loss(seeds: Path, tmp_path: Path) -> None:
    """The chronology of the main job comes back from both formats, and its document is valid."""
    timeline = Timeline.read(seeds)
    for name in ("seeds.json", "seeds.jsonl"):
        assert not timeline.export(tmp_path / name).losses
        assert Timeline.read(tmp_path / name) == timeline
    VALIDATOR.validate(json.loads((tmp_path / "seeds.json").read_bytes()))
