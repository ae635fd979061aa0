"""Every rule has a small chronology beside this file, with what breaks it and what nearly does.

Each can be looked at by hand: `timeline check tests/timeline/check/cases/CODE --texts tests/timeline/check/cases/CODE/texts`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from timeline.check import ADVICE, RULES, check_folder

CASES = Path(__file__).parent / "cases"
NAMES = sorted(path.name for path in CASES.iterdir())


def found(code: str) -> str:
    folder = CASES / code
    texts = folder / "texts"
    faults = check_folder(folder, texts=texts if texts.is_dir() else None, notes=code in ADVICE)
    wanted = [fault for fault in faults if fault.code == code or fault.code not in ADVICE]
    return "".join(f"{fault}\n".replace(f"{folder.as_posix()}/", "") for fault in wanted)


@pytest.mark.parametrize("code", NAMES)
def test_a_case_gives_its_faults_and_no_others(code: str, golden: Callable[[Path, bytes], None]) -> None:
    """What breaks a rule is found where it stands; what nearly breaks it is passed over in silence."""
    golden(CASES / code / "expected.txt", found(code).encode())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_every_rule_has_a_case_that_breaks_it(rule: object) -> None:
    """There is a case named after each rule, and it shows a fault of that code and of no other."""
    code = getattr(rule, "code", "")
    lines = found(code).splitlines()
    assert lines
    assert all(line.endswith(f"[{code}]") for line in lines)
