"""Fixtures of the server's tests."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.timeline.serve.desk import Desk, begin


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return begin(tmp_path / "bridge")
