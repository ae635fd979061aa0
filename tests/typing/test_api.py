"""The usage that the type checkers read also runs."""

from __future__ import annotations

from pathlib import Path

from tests.typing.api import use


def test_the_typed_usage_runs(tmp_path: Path) -> None:
    """What is typed as an example of use works."""
    use(tmp_path)
