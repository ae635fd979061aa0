"""The shared conformance cases: every one for validity, level and text; every one with bounds for its bounds.

The cases were merged string by string from suites that disagree with one another on some bounds, so that the merged
list contradicts itself. `CONTRADICTED` says which rule the other cases support; docs/reference/dates.md says why.
"""

from __future__ import annotations

import json
import os
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from timeline.dates import Edtf, day_number
from timeline.errors import DateError

SHARED = Path(__file__).parents[3].parent / "shared" / "edtf" / "conformance.json"
# A text here is given bounds that no rule could give it together with the bounds of the other text.
CONTRADICTED = {
    r"/2006|2004-06-01/|1984-06-02\?/": "'/1985' and '1985/': an unknown end has no bound, not one ten years away",
    "1999-24": "'2019-24' and '2023-24': winter runs into the next year",
    "2020-25": "'2010-25': the northern spring is not the first quarter",
    "2010-(29|30|31|32)": "'2001-29', '2020-31' and '2020-32': the southern seasons are not the northern ones",
}


def load() -> dict[str, Any]:
    if not SHARED.exists():
        if os.environ.get("CI"):
            pytest.fail(f"the conformance cases are missing: {SHARED}")
        pytest.skip("the conformance cases are not here")
    return dict(json.loads(SHARED.read_text(encoding="utf-8")))


@pytest.fixture(scope="module")
def cases() -> list[dict[str, Any]]:
    return list(load()["cases"])


def parsed(text: str) -> Edtf | None:
    try:
        return Edtf.parse(text)
    except DateError:
        return None


def expected_day(bound: str) -> int | None:
    if bound in {"inf", "-inf", "unknown"}:
        return None
    match = re.fullmatch(r"Y?(-?[0-9]+)-([0-9]{2})-([0-9]{2})", bound)
    assert match
    return day_number(int(match[1]), int(match[2]), int(match[3]))


def test_each_text_is_accepted_or_refused_as_listed(cases: list[dict[str, Any]]) -> None:
    """All 995 texts are judged as the list judges them."""
    assert len(cases) == 995
    assert [case["edtf"] for case in cases if (parsed(case["edtf"]) is not None) != case["valid"]] == []


def test_each_valid_text_has_the_level_listed(cases: list[dict[str, Any]]) -> None:
    """A level is never too high or too low."""
    valid = [case for case in cases if case["valid"]]
    assert [case["edtf"] for case in valid if Edtf.parse(case["edtf"]).level != case["level"]] == []


def test_each_valid_text_comes_back(cases: list[dict[str, Any]]) -> None:
    """Reading and writing changes no text, and the repr makes an equal value."""
    texts = [case["edtf"] for case in cases if case["valid"]]
    assert [str(Edtf.parse(text)) for text in texts] == texts
    for text in texts:
        assert eval(repr(Edtf.parse(text)), {"Edtf": Edtf}) == Edtf.parse(text)  # noqa: S307  # our own repr


def test_each_bound_is_the_one_listed(cases: list[dict[str, Any]]) -> None:
    """First and last days are those listed, but for the nine that contradict other cases of the list."""
    wrong = Counter[str]()
    for case in cases:
        value = parsed(case["edtf"]) if "earliest" in case else None
        if value is None:
            continue
        for bound, day in (("earliest", value.earliest), ("latest", value.latest)):
            wrong[case["edtf"]] += case[bound] is not None and day != expected_day(case[bound])
    differing = {text for text, count in wrong.items() if count}
    assert len(wrong) == 239
    assert {text for text in differing if not re.fullmatch("|".join(CONTRADICTED), text)} == set()
    assert len(differing) == 9


def test_each_disputed_text_is_decided() -> None:
    """A disputed text is a date or a DateError, and the same one each time."""
    for text in load()["disputed"]:
        assert parsed(text) == parsed(text)
