"""Checking through its doors: timelines made in code, folders that are partly broken, many events, the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import Citation, Meeting, Source, TextPosition, TextQuote, Timeline
from timeline.check import ADVICE, RULES, TextLibrary, Weight, check, check_folder, checks_page
from timeline.errors import InputError
from timeline.provenance import Digest

ROOT = Path(__file__).resolve().parents[3]
TEXT = "They met in Beijing.\r\nNobody said why: 漢字 \U0001f600 ends."


def made(*events: Meeting, text: str = TEXT) -> Timeline:
    source = Source(id="press", title="Press", published="2022-03-10", digest=Digest.of(text))
    return Timeline(id="t", title="T", sources=[source], events=list(events))


def meeting(locator: TextPosition | TextQuote | None = None) -> Meeting:
    citation = Citation(source="press", locator=locator)
    return Meeting(id="visit", title="They meet", date="2022-03-01", citations=[citation])


def codes(timeline: Timeline, **options: object) -> list[str]:
    return [fault.code for fault in check(timeline, **options)]  # type: ignore[arg-type]  # passed on as given


def test_a_sound_timeline_is_passed_in_silence() -> None:
    """Nothing is said of a timeline in which nothing is wrong."""
    assert check(made(meeting(TextPosition.of(TEXT, 0, 8))), texts=TextLibrary([TEXT])) == []


def test_advice_comes_only_when_it_is_asked_for() -> None:
    """Without notes there are faults alone; with them, advice of codes that say so."""
    timeline = made(meeting())
    assert codes(timeline) == []
    advice = codes(timeline, notes=True)
    assert advice == ["one-source"]
    assert set(advice) <= ADVICE


def test_pointing_to_what_could_not_be_read_is_no_fault() -> None:
    """A record that is there and broken has a fault of its own; what points to it has none."""
    event = Meeting(id="visit", title="They meet", date="2022-03-01", citations=["press", "agency"])
    assert codes(made(event)) == ["unknown-source"]
    assert codes(made(event), unread={"agency"}) == []


def test_a_file_that_could_not_be_read_is_one_fault(tmp_path: Path) -> None:
    """When a whole file is lost, the records it held are not reported missing one by one."""
    (tmp_path / "timeline.yaml").write_text("id: t\ntitle: T\n")
    (tmp_path / "sources.yaml").write_text("press: {title: Press\nagency: Agency\n")
    (tmp_path / "events.yaml").write_text(
        "- {id: visit, title: They meet, citations: [press], participants: [xi]}\n"
    )
    assert [fault.code for fault in check_folder(tmp_path, notes=True)] == [
        "no-date",
        "one-source",
        "unknown-party",
        "bad-yaml",
    ]


def test_reading_and_checking_come_in_one_run(tmp_path: Path) -> None:
    """Faults of both kinds are sorted together by file, line and column."""
    (tmp_path / "timeline.yaml").write_text("id: t\ntitle: T\n")
    (tmp_path / "events.yaml").write_text(
        "- {id: a, title: A, citations: [press]}\n- {id: b, titel: B}\n- {id: c, title: C}\n"
    )
    shown = [
        (fault.position.line, fault.code) for fault in check_folder(tmp_path) if fault.position is not None
    ]
    assert shown == [(1, "unknown-source"), (2, "missing-field"), (2, "unknown-field"), (3, "no-citation")]


def test_texts_are_found_by_digest_and_never_by_name(tmp_path: Path) -> None:
    """Any file name will do, in any folder below; a cut digest finds its text too."""
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "x.bin").write_bytes(TEXT.encode())
    library = TextLibrary.read(tmp_path)
    assert library.find(Digest.of(TEXT, 16)) == TEXT
    assert library.find(Digest.of("press")) is None
    assert not library.has(Digest.of("press"))


def test_a_byte_order_mark_and_line_ends_count() -> None:
    """Positions count what stands in the file: U+FEFF at its head and both characters of CR LF."""
    text = "\ufeffOne\r\ntwo\n"
    place = TextPosition.of(text, text.index("two"), text.index("two") + 3)
    assert place.start == 6
    assert check(made(meeting(place), text=text), texts=TextLibrary([text])) == []


def test_a_folder_of_texts_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    """A wrong --texts is said once instead of once a source."""
    (tmp_path / "timeline.yaml").write_text("id: t\ntitle: T\n")
    with pytest.raises(InputError, match="could not be read"):
        check_folder(tmp_path, texts=tmp_path / "missing")


@settings(max_examples=80, deadline=None)
@given(st.data())
def test_every_slice_is_exact_where_it_was_cut_and_moved_where_the_text_grew(data: st.DataObject) -> None:
    """The locator of any slice holds in its text; with words put before it, checking prints the new one."""
    start = data.draw(st.integers(0, len(TEXT) - 6))
    end = data.draw(st.integers(start + 5, len(TEXT)))
    place = TextPosition.of(TEXT, start, end)
    assert check(made(meeting(place)), texts=TextLibrary([TEXT])) == []
    longer = f"@@@{TEXT}"
    (fault,) = check(made(meeting(place), text=longer), texts=TextLibrary([longer]))
    assert fault.code == "locator-moved"
    assert fault.expected == f"at: {TextPosition.of(longer, start + 3, end + 3)}"


def test_a_long_text_is_searched_in_reasonable_time() -> None:
    """A passage that is gone from a text as long as a book is reported within seconds."""
    text = "word " * 100_000
    start = time.perf_counter()
    place = TextPosition(start=10, end=300, digest=Digest.of("gone", 16))
    assert codes(made(meeting(place), text=text), texts=TextLibrary([text])) == ["locator-missing"]
    assert time.perf_counter() - start < 10


def crowd(number: int) -> list[Meeting]:
    """Make events that look alike to every rule that compares: one kind, one day, the same parties."""
    return [
        Meeting(
            id=f"e{index}",
            title=f"They meet for round {index}",
            date="2022-03-01",
            participants=["xi", "putin"],
            citations=["press", "nobody"],
        )
        for index in range(number)
    ]


def test_ten_times_the_events_cost_about_ten_times_as_much() -> None:
    """No rule compares each event with every other, even where all are alike and every id is wrong."""
    took: list[float] = []
    for number in (300, 3000):
        timeline = made(*crowd(number))
        start = time.perf_counter()
        check(timeline, notes=True)
        took.append(time.perf_counter() - start)
    assert took[1] < 40 * took[0]


def test_the_reference_page_is_made_from_the_rules(golden: Callable[[Path, bytes], None]) -> None:
    """Every code, with its meaning and what to do, stands on the page as the tables have it."""
    golden(ROOT / "docs" / "reference" / "checks.md", checks_page().encode())


def test_rules_are_told_apart_and_explained() -> None:
    """Each code stands once; each rule says what it means and what to do, in a sentence each."""
    assert len({rule.code for rule in RULES}) == len(RULES)
    assert all(rule.meaning.endswith(".") and rule.remedy.endswith(".") for rule in RULES)
    assert {rule.code for rule in RULES if rule.weight is Weight.ADVICE} == ADVICE


def test_the_seed_chronology_is_sound(seeds: Path, texts: Path) -> None:
    """Nothing is wrong with the seeds, and every passage they cite stands where they say."""
    assert [str(fault) for fault in check_folder(seeds, texts=texts)] == []
