"""The generated pages say what the code says, and nothing public is missing from the docs."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.conftest import GoldenCheck
from tests.docs.pages import GENERATED
from tests.support import ROOT
from timeline.ports import exporter_names


@pytest.mark.parametrize(("name", "page"), GENERATED.items(), ids=GENERATED.keys())
def test_a_generated_page_is_up_to_date(
    name: str, page: Callable[[], str], golden: GoldenCheck, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A field, option or call that changes changes its page; `make docs` writes them anew."""
    monkeypatch.setenv("COLUMNS", "80")
    golden(ROOT / name, page().encode())


def test_every_page_can_be_reached() -> None:
    """The map of the docs names every page."""
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    folder = ROOT / "docs"
    missing = [
        str(page.relative_to(folder))
        for page in folder.rglob("*.md")
        if page != folder / "README.md" and str(page.relative_to(folder)) not in index
    ]
    assert not missing


def test_every_format_has_a_page() -> None:
    """Each format installed with us is explained."""
    for name in exporter_names():
        pages = {"jsonl": "json"}
        assert (ROOT / "docs" / "reference" / f"{pages.get(name, name)}.md").exists(), name
