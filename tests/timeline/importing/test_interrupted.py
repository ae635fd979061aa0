"""An interrupted import loses nothing: before its journal stands all is old, after it the next import finishes it."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import attrs
import pytest

from tests.support import ROOT
from timeline.cli import main
from timeline.errors import ExportError, TimelineError
from timeline.events import Event
from timeline.importing import apply, pending, plan_import, read_incoming, resume
from timeline.ports import exporter_named, render
from timeline.provenance import Source
from timeline.timeline import Timeline
from timeline.yaml import read_folder, write_folder

OLD = Timeline(
    id="talks",
    title="Talks",
    sources=[Source(id="press", title="A report")],
    events=[Event(id="visit", title="They meet", citations=["press"])],
)
NEW = Timeline(
    id="talks",
    title="Talks, continued",
    sources=[Source(id="press", title="A report", language="en"), Source(id="radio", title="A programme")],
    events=[
        Event(id="visit", title="They meet again", citations=["press", "radio"]),
        Event(id="call", title="They talk", citations=["radio"]),
    ],
)


def begun(where: Path) -> Path:
    write_folder(OLD, where / "talks")
    (where / "new.json").write_bytes(render(NEW, exporter_named("json")).data)
    return where / "talks"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return begun(tmp_path)


def planned(folder: Path) -> Any:
    return plan_import(read_incoming(folder.parent / "new.json"), folder)


class _InterruptError(BaseException):
    """Stands for the end of the process."""


def counted(monkeypatch: pytest.MonkeyPatch, stop: int, error: Callable[[], BaseException]) -> list[int]:
    """Let the call with the number `stop` among those that touch the disk fail."""
    import shutil
    import tempfile

    done = [0]

    def failing(original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any, **named: Any) -> Any:
            done[0] += 1
            if done[0] == stop:
                raise error()
            return original(*arguments, **named)

        return call

    for owner, name in (
        (tempfile, "mkstemp"),
        (os, "fsync"),
        (shutil, "rmtree"),
        (Path, "replace"),
        (Path, "mkdir"),
        (Path, "unlink"),
        (Path, "chmod"),
    ):
        monkeypatch.setattr(owner, name, failing(getattr(owner, name)))
    return done


def calls_of_a_whole_write(folder: Path) -> int:
    with pytest.MonkeyPatch.context() as patch:
        plan = planned(folder)
        done = counted(patch, -1, _InterruptError)
        apply(plan)
    return done[0]


def state(folder: Path) -> str:
    """Say what a reader of the folder sees: the old chronology, the new one, or that it is unfinished."""
    reading = read_folder(folder)
    if pending(folder):
        assert [fault.code for fault in reading.faults] == ["unfinished-import"]
        return "unfinished"
    assert reading.faults == []
    return {OLD.title: "old", NEW.title: "new"}[reading.timeline.title if reading.timeline else ""]


@pytest.mark.parametrize("error", [_InterruptError, lambda: OSError(28, "No space left on device")])
def test_wherever_it_stops_nothing_is_lost(tmp_path: Path, error: Callable[[], BaseException]) -> None:
    """Stopped at any step, the folder is old, new, or says that it is unfinished and is finished by the next import."""
    total = calls_of_a_whole_write(begun(tmp_path / "whole"))
    seen: set[str] = set()
    for stop in range(1, total + 1):
        folder = begun(tmp_path / str(stop))
        plan = planned(folder)
        with pytest.MonkeyPatch.context() as patch:
            counted(patch, stop, error)
            with suppress(_InterruptError, TimelineError):
                apply(plan)
        seen.add(state(folder))
        resume(folder)
        assert state(folder) in {"old", "new"}
        apply(planned(folder))
        assert Timeline.read(folder) == NEW
        assert sorted(path.name for path in folder.iterdir()) == ["events", "sources.yaml", "timeline.yaml"]
    assert total > 20
    assert seen == {"old", "new", "unfinished"}


def test_a_killed_process_is_finished_by_the_next(folder: Path) -> None:
    """After a process was ended in the middle of the write, the command says so, and `--write` finishes it first."""
    script = (
        "import os\nfrom pathlib import Path\nfrom timeline.importing import _apply\n"
        "original = _apply.write_atomically\n"
        "def write(path, chunks):\n"
        "    size = original(path, chunks)\n"
        "    if path.name == 'sources.yaml': os._exit(9)\n"
        "    return size\n"
        "_apply.write_atomically = write\n"
        "from timeline.cli import main\n"
        f"main(['import', {str(folder.parent / 'new.json')!r}, '--into', {str(folder)!r}, '--write'])\n"
    )
    ended = subprocess.run([sys.executable, "-c", script], cwd=ROOT, check=False, capture_output=True)
    assert ended.returncode == 9
    assert state(folder) == "unfinished"
    arguments = ["import", str(folder.parent / "new.json"), "--into", str(folder)]
    assert main(arguments) == 1
    assert main([*arguments, "--write"]) == 0
    assert Timeline.read(folder) == NEW


def stop_before_the_end(patch: pytest.MonkeyPatch, name: str) -> None:
    """Let the import end as if the process had, when the file of a name comes to be put in its place."""
    original = Path.replace

    def replace(path: Path, target: Path) -> Path:
        if Path(target).name == name and Path(target).parent.name != ".unfinished-import":
            raise _InterruptError
        return original(path, target)

    patch.setattr(Path, "replace", replace)


def test_reading_says_what_to_do_and_nothing_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What an old file says of a new one is no fault of the chronologer's: only the interruption is told, with the remedy."""
    with monkeypatch.context() as patch, suppress(_InterruptError):
        stop_before_the_end(patch, "sources.yaml")
        apply(planned(folder))
    assert state(folder) == "unfinished"
    assert main(["check", str(folder)]) == 1
    (line,) = (line for line in capsys.readouterr().out.splitlines() if "[" in line)
    assert line.startswith(f"{folder / 'unfinished-import.yaml'}:1:1: an import was interrupted")
    assert line.endswith("timeline import FILE --into DIR --write [unfinished-import]")


def test_a_new_folder_without_its_heading_is_unfinished_too(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is not said to be no chronology, for `timeline init` would be the wrong remedy."""
    fresh = folder.parent / "fresh"
    arguments = ["import", str(folder.parent / "new.json"), "--into", str(fresh), "--write"]
    with monkeypatch.context() as patch, suppress(_InterruptError):
        stop_before_the_end(patch, "timeline.yaml")
        main(arguments)
    capsys.readouterr()
    assert main(["show", str(fresh)]) == 1
    assert "[unfinished-import]" in capsys.readouterr().err
    assert main(arguments) == 0
    assert Timeline.read(fresh) == NEW


def test_what_was_typed_after_the_interruption_is_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that somebody edited since is not written over; the error says how to go on."""
    plan = planned(folder)
    with monkeypatch.context() as patch:
        patch.setattr("timeline.importing._apply._finish", lambda *_: None)
        apply(plan)
    path = folder / "sources.yaml"
    path.write_text(path.read_text() + "# typed meanwhile\n")
    with pytest.raises(ExportError, match=r"sources.yaml was edited since.*remove unfinished-import.yaml"):
        resume(folder)
    assert path.read_text().endswith("# typed meanwhile\n")


def test_permissions_and_links_stay(folder: Path) -> None:
    """A file keeps its permissions, and a link stays a link to the file that is changed."""
    real = folder.parent / "real.yaml"
    (folder / "sources.yaml").rename(real)
    real.chmod(0o640)
    (folder / "sources.yaml").symlink_to(real)
    apply(planned(folder))
    assert (folder / "sources.yaml").is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert "radio" in real.read_text()


def test_nothing_is_written_without_being_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The command alone shows; no file changes."""
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert main(["import", str(folder.parent / "new.json"), "--into", str(folder)]) == 0
    assert "nothing was written; --write writes it" in capsys.readouterr().out
    assert {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_an_evolved_plan_is_what_apply_follows(folder: Path) -> None:
    """A plan without files writes nothing."""
    apply(attrs.evolve(planned(folder), files={}))
    assert state(folder) == "old"
