"""The import order of the rooms, and what an import loads."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

# Ground floor first. A room may import from the rooms before it and from itself.
FLOORS = [
    ["errors"],
    ["text", "jsontext"],
    ["fields", "plugins"],
    ["dates"],
    ["when"],
    ["provenance", "parties"],
    ["events"],
    ["selection"],
    ["timeline"],
    ["forms", "prose", "citing", "constraints"],
    ["ports"],
    ["yaml", "check"],
    ["reading"],
    ["testing", "views", "serve"],
    ["importing"],
    ["cli"],
]
LEVEL = {room: level for level, rooms in enumerate(FLOORS) for room in rooms}

# The thin delegates of the timeline, which import inside the function.
DELEGATES = {("timeline", "reading"), ("timeline", "ports"), ("timeline", "views")}


def imports_of(path: Path) -> Iterator[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    typing_only = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if node in typing_only:
            continue
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def room_of(path: Path) -> str:
    parts = path.relative_to(ROOT / "timeline").parts
    return parts[0].removesuffix(".py")


CORE = sorted(path for path in (ROOT / "timeline").rglob("*.py") if path.name != "__main__.py")


@pytest.mark.parametrize("path", CORE, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    """A room imports only from rooms below it; the core never imports a format."""
    room = room_of(path)
    for module in imports_of(path):
        top, _, rest = module.partition(".")
        assert top != "exporters", f"{path} imports {module}"
        if top != "timeline" or not rest or room == "__init__":
            continue
        target = rest.split(".")[0]
        if target == room or (room, target) in DELEGATES:
            continue
        assert LEVEL[target] < LEVEL[room] or (
            # The check, YAML and port rooms stand side by side; a cycle between them fails the next test.
            LEVEL[target] == LEVEL[room]
        ), f"{path} imports {module} from above"


def test_rooms_on_one_floor_have_no_cycle() -> None:
    """Rooms on the same floor import one another in one direction at most."""
    edges = {
        (room_of(path), module.split(".")[1])
        for path in CORE
        for module in imports_of(path)
        if module.startswith("timeline.") and room_of(path) != "__init__"
    }
    both_ways = {(a, b) for a, b in edges if a != b and (b, a) in edges and (a, b) not in DELEGATES}
    assert not {pair for pair in both_ways if pair[::-1] not in DELEGATES}


@pytest.mark.parametrize(
    "path", sorted((ROOT / "exporters").rglob("*.py")), ids=lambda path: str(path.relative_to(ROOT))
)
def test_a_format_knows_no_other_format(path: Path) -> None:
    """An exporter imports the core and its own room, except for what formats share in private modules."""
    room = path.relative_to(ROOT / "exporters").parts[0].removesuffix(".py")
    for module in imports_of(path):
        parts = module.split(".")
        assert parts[0] != "timeline" or parts[1:2] != ["cli"], f"{path} imports the command"
        if parts[0] == "exporters" and len(parts) > 1:
            allowed = {room, "json"} if room == "jsonl" else {room}
            assert parts[1] in allowed or parts[1].startswith("_"), f"{path} imports {module}"


def modules_after(statement: str) -> set[str]:
    code = f"import sys; {statement}; print(' '.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_core_loads_no_format() -> None:
    """Importing everything the package offers loads neither the exporters nor the libraries they stand on."""
    loaded = modules_after("from timeline import *; import timeline.reading, timeline.check")
    assert {"timeline.timeline", "timeline.events"} <= loaded
    assert not {"exporters", "icalendar", "openpyxl"} & loaded


def test_the_package_itself_loads_nothing() -> None:
    """`import timeline` alone loads none of its rooms."""
    loaded = modules_after("import timeline")
    assert {name for name in loaded if name.startswith("timeline")} == {"timeline"}


def test_dates_load_alone() -> None:
    """`timeline.dates` loads neither events nor the YAML reader nor the rules of time zones."""
    loaded = modules_after("from timeline.dates import Edtf; Edtf.parse('2015-10')")
    assert not {"timeline.events", "timeline.timeline", "yaml", "zoneinfo", "dateutil"} & loaded


def test_only_the_format_asked_for_is_loaded() -> None:
    """Asking for JSON loads no calendar and no workbook library."""
    loaded = modules_after("from timeline.ports import exporter_named; exporter_named('json')")
    assert "exporters.json" in loaded
    assert not {"icalendar", "openpyxl", "exporters.markdown"} & loaded


def test_every_public_name_is_there() -> None:
    """Each name in `__all__` can be imported, and `dir` shows it."""
    import timeline

    for name in timeline.__all__:
        assert getattr(timeline, name).__name__ == name
    assert set(timeline.__all__) <= set(dir(timeline))
    assert timeline.__all__ == sorted(timeline.__all__)
    with pytest.raises(AttributeError, match="no attribute 'Nothing'"):
        _ = timeline.Nothing
