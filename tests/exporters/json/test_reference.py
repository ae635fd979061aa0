"""The reference page says what the format is."""

from __future__ import annotations

import json
import re

import jsonschema_rs

from exporters.json import schema
from exporters.json._format import line_schema
from tests.conftest import GoldenCheck
from tests.exporters.json.reference import with_tables
from tests.support import ROOT

PAGE = ROOT / "docs" / "reference" / "json.md"


def examples() -> list[str]:
    return re.findall(r"```json\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def test_the_tables_are_those_of_the_schema(golden: GoldenCheck) -> None:
    """A field that changes changes its row."""
    golden(PAGE, with_tables(PAGE.read_text(encoding="utf-8")).encode())


def test_the_document_shown_is_valid() -> None:
    """What the page shows is what the schema allows, and what the writer writes."""
    document, lines = examples()
    jsonschema_rs.validator_for(schema()).validate(json.loads(document))
    for line in lines.splitlines():
        jsonschema_rs.validator_for(line_schema()).validate(json.loads(line))
