"""What an import of the package loads."""

from __future__ import annotations

import subprocess
import sys


def loaded_by(statement: str) -> set[str]:
    script = f"import sys\n{statement}\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_the_package_is_light() -> None:
    """Importing the dates loads the plain ones and the errors, and nothing else of weight."""
    found = loaded_by("import timeline.dates")
    ours = {name for name in found if name.startswith("timeline")}
    light = {"_calendar", "_edtf", "_kinds", "_limits"}
    assert ours == {
        "timeline",
        "timeline.dates",
        "timeline.errors",
        *(f"timeline.dates.{name}" for name in light),
    }
    assert not found & {
        "attr",
        "attrs",
        "inspect",
        "zoneinfo",
        "json",
        "yaml",
        "dateutil",
        "icalendar",
        "openpyxl",
        "calendar",
        "locale",
        "decimal",
        "difflib",
        "uuid",
        "pathlib",
    }


def test_plain_dates_load_no_more() -> None:
    """The rest of the grammar is loaded by the first text that needs it."""
    plain = loaded_by("from timeline.dates import Edtf; Edtf.parse('2022-02-04'); Edtf.parse('2022')")
    assert not {"timeline.dates._grammar", "attrs"} & plain
    assert "timeline.dates._grammar" in loaded_by("from timeline.dates import Edtf; Edtf.parse('2022~')")


def test_every_name_of_the_package_is_there() -> None:
    """Names loaded late are listed, found, and are what `from ... import *` gives."""
    import timeline.dates

    for name in timeline.dates.__all__:
        assert getattr(timeline.dates, name) is not None
    assert sorted(timeline.dates.__all__) == timeline.dates.__all__ == dir(timeline.dates)
