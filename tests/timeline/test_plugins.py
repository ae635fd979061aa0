"""Kinds and formats of other packages: a broken one says so, and stops nothing else."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import pytest

from timeline import plugins
from timeline.cli import main
from timeline.errors import MissingExtraError, RecordError, UnknownNameError
from timeline.events import kind_named
from timeline.forms import EVENT, Faults
from timeline.ports import exporter_for_path, exporter_named, importer_for_path

Install = Callable[..., None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Install]:
    """Install a package whose one module has this content, beside those that are there."""

    def add(group: str, value: str, content: str) -> None:
        (tmp_path / "stranger.py").write_text(content, encoding="utf-8")
        stranger = EntryPoint(name="stranger", value=value, group=group)

        def found(*, group: str) -> list[EntryPoint]:
            return [*entry_points(group=group), *([stranger] if stranger.group == group else [])]

        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.setattr(plugins, "entry_points", found)
        plugins.entries.cache_clear()

    yield add
    monkeypatch.undo()
    plugins.entries.cache_clear()
    kind_named.cache_clear()
    sys.modules.pop("stranger", None)


BROKEN = {
    "raises as it is imported": ("stranger:KIND", "1 / 0", "ZeroDivisionError"),
    "is no Python": ("stranger:KIND", "def", "SyntaxError"),
    "imports what is not there": ("stranger:KIND", "import no_such_package", "no_such_package"),
    "lacks the name": ("stranger:KIND", "", "KIND"),
    "names something else": ("stranger:KIND", "KIND = 5", "is no"),
}


@pytest.mark.parametrize(("value", "content", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_kind_is_one_of_our_errors(install: Install, value: str, content: str, said: str) -> None:
    """Whatever is wrong with a package that brings a kind, the error names the kind and what is wrong."""
    install("timeline.kinds", value, content)
    with pytest.raises(RecordError, match=said):
        kind_named("stranger")
    faults = Faults()
    EVENT.read({"id": "e", "title": "T", "kind": "stranger"}, (), faults)
    assert [(fault.code, fault.path) for fault in faults.found] == [("broken-kind", ("kind",))]
    assert kind_named("meeting").kind == "meeting"


@pytest.mark.parametrize("group", ["timeline.exporters", "timeline.importers"])
@pytest.mark.parametrize(("value", "content", "said"), BROKEN.values(), ids=BROKEN)
def test_a_broken_format_stops_no_other(
    install: Install, group: str, value: str, content: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A format that cannot be loaded is told by its name; the others are found, and the list of all is printed."""
    install(group, value, content)
    assert main(["formats"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert "format: stranger:" in printed
    assert said in printed
    assert exporter_for_path("x.json").name == importer_for_path("x.json").name == "json"
    with pytest.raises(UnknownNameError, match=r"suffix must be one of .*\.json"):
        exporter_for_path("x.strange")


def test_a_missing_extra_names_the_package_that_has_it(install: Install) -> None:
    """Where a format needs an extra, the error says what to install."""
    install("timeline.exporters", "stranger:KIND [fast]", "import no_such_package")
    with pytest.raises(MissingExtraError, match=r"the format 'stranger' needs .* 'sourced-timeline\[fast\]'"):
        exporter_named("stranger")
