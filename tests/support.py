"""Where things are, for tests."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
IN_CI = bool(os.environ.get("CI"))


def shared(name: str) -> Path:
    """Return material that stands beside the checkout; without it the test is skipped, and in CI fails."""
    path = SHARED / name
    if not path.exists():
        if IN_CI:
            pytest.fail(f"needs ../shared/{name}")
        pytest.skip(f"needs ../shared/{name}")
    return path
