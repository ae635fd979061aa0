"""Fixtures for all tests: shared material beside the checkout, golden files, programs used as oracles."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support import IN_CI, ROOT, shared

GoldenCheck = Callable[[Path, bytes], None]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write golden files anew from what is made now"
    )
    parser.addoption("--slow", action="store_true", help="run the tests that take minutes")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--slow"):
        for item in items:
            if item.get_closest_marker("slow"):
                item.add_marker(pytest.mark.skip(reason="takes minutes; run with --slow"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    for marker in item.iter_markers("needs"):
        missing = [program for program in marker.args if shutil.which(program) is None]
        if missing and IN_CI:
            pytest.fail(f"needs {', '.join(missing)}; .ci/run installs it")
        if missing:
            pytest.skip(f"needs {', '.join(missing)}")


@pytest.fixture
def texts() -> Path:
    """The folder of the documents that the seeds cite."""
    return shared("seeds")


@pytest.fixture
def conformance() -> Path:
    """The file of undisputed EDTF cases."""
    return shared("edtf/conformance.json")


@pytest.fixture
def seeds() -> Path:
    """The folder of the seed chronology."""
    return ROOT / "seeds"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> GoldenCheck:
    """Compare bytes with a golden file, or write it anew under --update-golden."""
    update = bool(request.config.getoption("--update-golden"))

    def check(path: Path, made: bytes) -> None:
        if update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(made)
        assert path.exists(), f"{path} is missing; run pytest --update-golden and read what it wrote"
        assert made == path.read_bytes(), f"{path} differs; run pytest --update-golden and read the diff"

    return check
