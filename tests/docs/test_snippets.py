"""What the README and the docs tell people to type does what they say.

A page is one session in an empty folder: ``python`` blocks share their names, ``console`` blocks are run line by
line and their output compared (a line ``...`` stands for any lines), and a block whose info string names a file,
such as ``yaml events/votes.yaml``, is written there.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.support import ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
# Blocks marked so are for reading: they need a network, a program or an hour.
READ_ONLY = "read-only"


def blocks(page: Path) -> Iterator[Token]:
    for token in MarkdownIt().parse(page.read_text(encoding="utf-8")):
        if token.type == "fence" and READ_ONLY not in token.info:
            yield token


def runnable(page: Path) -> bool:
    return any(token.info.split()[:1] in (["python"], ["console"]) for token in blocks(page))


@pytest.mark.parametrize("page", [page for page in PAGES if runnable(page)], ids=lambda page: page.name)
def test_a_page_does_what_it_says(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every snippet of a page runs, in order, and prints what the page shows."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "seeds").symlink_to(ROOT / "seeds")
    names: dict[str, object] = {"__name__": "__main__"}
    for token in blocks(page):
        language, *rest = token.info.split() or [""]
        if language == "python":
            line = (token.map or [0])[0] + 1
            exec(compile("\n" * line + token.content, str(page), "exec"), names)  # noqa: S102 - our own page
        elif language == "console":
            check_console(token.content, page)
        elif rest:
            target = tmp_path / rest[0]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(token.content, encoding="utf-8")


def check_console(content: str, page: Path) -> None:
    for command, expected in commands(content):
        done = subprocess.run(  # noqa: S602 - our own page
            command,
            shell=True,
            capture_output=True,
            text=True,
            check=False,
            env=environment(),
            stdin=subprocess.DEVNULL,
        )
        shown = (done.stdout + done.stderr).rstrip()
        assert matches(expected, shown), (
            f"{page.name}: $ {command}\nprints\n{shown}\nand the page says\n{expected}"
        )


def commands(content: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, expected = part.partition("\n")
        while command.endswith("\\"):
            more, _, expected = expected.partition("\n")
            command = f"{command[:-1]} {more.strip()}"
        yield command, expected.rstrip()


def matches(expected: str, shown: str) -> bool:
    pattern = re.escape(expected).replace(re.escape("..."), ".*?")
    return not expected or re.fullmatch(pattern, shown, re.DOTALL) is not None


def environment() -> dict[str, str]:
    scripts = shlex.quote(str(Path(sys.executable).parent))
    return os.environ | {"PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}", "COLUMNS": "80"}


LINK = re.compile(r"\]\(([^)\s]+)\)")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    """Every link to a file of the project leads to one, and every anchor in it to a heading."""
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        if "://" in target or target.startswith(("#", "mailto:")):
            continue
        path = (page.parent / target.partition("#")[0]).resolve()
        assert path.exists(), f"{page.name} links to {target}, which is not there"
