"""Packages from outside add a kind and a format, through the same doors as ours."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

HERE = Path(__file__).parent

CHRONOLOGY = {
    "timeline.yaml": "id: sky\ntitle: The sky\n",
    "sources.yaml": "almanac: An almanac\n",
    "parties.yaml": "observatory: An observatory\n",
    "events/sky.yaml": """\
- id: eclipse-1999
  kind: eclipse
  title: The sun is darkened over Europe
  date: 1999-08-11
  body: sun
  magnitude: 1.03
  observers: [observatory]
  citations: [almanac]
""",
}


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both packages, installed by pip into a folder of their own."""
    target = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps"]
    packages = [str(HERE / "eclipses"), str(HERE / "plainlist")]
    subprocess.run([*pip, "--no-build-isolation", "--target", str(target), *packages], check=True)
    return target


@pytest.fixture
def sky(tmp_path: Path) -> Path:
    folder = tmp_path / "sky"
    for name, text in CHRONOLOGY.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def timeline(installed: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": f"{installed}{os.pathsep}{ROOT}"}
    command = [sys.executable, "-m", "timeline", *arguments]
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def python(installed: Path, code: str) -> str:
    environment = os.environ | {"PYTHONPATH": f"{installed}{os.pathsep}{ROOT}"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_kind_from_outside_is_read_and_checked(installed: Path, sky: Path) -> None:
    """Its fields are read from YAML, its vocabulary is enforced, and the ids in it are followed."""
    assert timeline(installed, "check", str(sky)).stdout == ""
    events = sky / "events" / "sky.yaml"
    events.write_text(
        events.read_text().replace("body: sun", "body: son").replace("[observatory]", "[nobody]")
    )
    found = timeline(installed, "check", str(sky)).stdout
    assert f"{sky}/events/sky.yaml:5:9: found 'son'; expected sun, moon; did you mean 'sun'?" in found
    events.write_text(events.read_text().replace("body: son", "body: sun"))
    assert "nobody" in timeline(installed, "check", str(sky)).stdout


def test_a_kind_from_outside_is_published_in_every_main_format(
    installed: Path, sky: Path, tmp_path: Path
) -> None:
    """What is its own appears in JSON, Markdown and the calendar without those formats knowing the kind."""
    done = timeline(installed, "export", str(sky), "-o", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    event = json.loads((tmp_path / "out" / "sky.json").read_text())["events"][0]
    assert (event["kind"], event["body"], event["magnitude"]) == ("eclipse", "sun", 1.03)
    assert "An observatory" in (tmp_path / "out" / "sky.md").read_text()
    assert "An observatory" in (tmp_path / "out" / "sky.ics").read_text().replace("\r\n ", "")


def test_a_kind_from_outside_comes_back_from_json(installed: Path, sky: Path, tmp_path: Path) -> None:
    """JSON holds it without loss."""
    path = str(tmp_path / "sky.json")
    code = f"""
from timeline import Timeline
sky = Timeline.read({str(sky)!r})
sky.export({path!r})
assert Timeline.read({path!r}) == sky
assert [event.id for event in sky.by_party("observatory")] == ["eclipse-1999"]
"""
    python(installed, code)


def test_a_format_from_outside_needs_no_change_in_the_command(
    installed: Path, sky: Path, tmp_path: Path
) -> None:
    """The command writes it by name and by suffix, with its options, and lists it."""
    out = tmp_path / "sky.list"
    assert timeline(installed, "export", str(sky), "-o", str(out), "-O", "plainlist.mark=*").returncode == 0
    assert out.read_text() == "* 11 August 1999: The sun is darkened over Europe\n"
    listed = timeline(installed, "formats").stdout
    assert "plainlist" in listed
    assert "What each line begins with." in listed


def test_a_format_from_outside_is_proved_by_our_suite(installed: Path) -> None:
    """`check_exporter` proves it, with the fields of kinds from outside among those it tries."""
    code = """
from timeline.ports import exporter_named
from timeline.testing import check_exporter
found = check_exporter(exporter_named("plainlist"))
assert found.fates["event.date"] == "carried"
assert found.fates["eclipse.magnitude"] == "dropped"
print(len(found.fates))
"""
    assert int(python(installed, code)) > 100


def test_the_simplest_format_is_short() -> None:
    """A format fits in 40 lines."""
    assert len((HERE / "plainlist" / "plainlist.py").read_text().splitlines()) < 40
