"""What the public functions are given: a value of another sort is refused by name, never met by a stray error."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import pytest

from timeline import Meeting, Timeline
from timeline.errors import TimelineError
from timeline.ports import export_parts, export_to_path, exporter_named, render
from timeline.views import apply, as_of, diff, entries, from_json, markdown, merge, text_lines, to_json

T: Final = Timeline(id="t", title="T", events=[Meeting(id="m", title="They meet")])
U: Final = Timeline(id="u", title="U")
SAME: Final = diff(T, T)
JSON: Final = exporter_named("json")
WRONG: Final[tuple[Any, ...]] = (None, 5, "T", b"T", [T], {"id": "t"}, Timeline, object())

Door = Callable[[Any], Any]
DOORS: Final[dict[str, Door]] = {
    "as_of: timeline": lambda odd: as_of(odd, "2022"),
    "diff: old": lambda odd: diff(odd, T),
    "diff: new": lambda odd: diff(T, odd),
    "merge: first": lambda odd: merge(odd, T),
    "merge: second": lambda odd: merge(T, odd),
    "apply: diff": lambda odd: apply(odd, T),
    "apply: timeline": lambda odd: apply(SAME, odd),
    "entries: diff": lambda odd: entries(odd, T, T),
    "entries: old": lambda odd: markdown(SAME, odd, T),
    "entries: new": lambda odd: list(text_lines(SAME, T, odd)),
    "to_json: diff": lambda odd: to_json(odd, T, T),
    "to_json: old": lambda odd: to_json(SAME, odd, T),
    "to_json: new": lambda odd: to_json(SAME, T, odd),
    "from_json: timeline": lambda odd: from_json(to_json(SAME, T, T), odd),
    "render: timeline": lambda odd: render(odd, JSON),
    "render: exporter": lambda odd: render(T, odd),
    "export: timeline": lambda odd: export_to_path(odd, "t.json"),
}


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize("odd", WRONG, ids=repr)
def test_another_sort_of_value_is_refused_by_name(door: str, odd: Any) -> None:
    """The error is one of ours, says which function and argument it was, what was found and what belongs there."""
    with pytest.raises(TimelineError, match=rf"^{door}: found {type(odd).__name__}, expected an? ") as caught:
        DOORS[door](odd)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: as_of(T, 5), "as_of: date: found int, expected a date"),  # type: ignore[arg-type]  # on purpose
        (lambda: T.as_of(None), "as_of: date: found NoneType"),  # type: ignore[arg-type]  # on purpose
        (lambda: merge(T, U, 5), "merge: labels: found 5, expected two labels"),  # type: ignore[arg-type]  # on purpose
        (lambda: merge(T, U, ("one",)), "merge: labels: found"),  # type: ignore[arg-type]  # on purpose
        (lambda: from_json(5, T), "from_json: text: found int"),  # type: ignore[arg-type]  # on purpose
        (lambda: T.filter(5), "option where: found 5, expected KEY=VALUE"),  # type: ignore[arg-type]  # on purpose
        (lambda: T.filter(where=5), "filter: where: found int, expected a function"),  # type: ignore[arg-type]  # on purpose
        (lambda: T.export(5), "export: path: found int, expected the path of a file"),  # type: ignore[arg-type]  # on purpose
        (lambda: export_parts(T, None), "export: path: found NoneType"),  # type: ignore[arg-type]  # on purpose
    ],
    ids=lambda part: part if isinstance(part, str) else "",
)
def test_what_else_a_door_takes_is_looked_at_too(call: Callable[[], Any], says: str) -> None:
    """Dates, labels, texts, conditions and paths are told in the same way."""
    with pytest.raises(TimelineError, match=f"^{says}"):
        call()


def test_nothing_is_written_for_what_is_no_timeline(tmp_path: Path) -> None:
    """The file that stands there stays."""
    path = tmp_path / "t.json"
    path.write_text("old", encoding="utf-8")
    with pytest.raises(TimelineError):
        export_to_path(5, path)  # type: ignore[arg-type]  # on purpose
    assert path.read_text(encoding="utf-8") == "old"
