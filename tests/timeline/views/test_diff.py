"""What a diff finds, and how it reads as text, Markdown and JSON."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from typing import Any

import attrs
import jsonschema_rs
import pytest
from markdown_it import MarkdownIt

from timeline import Account, Citation, Event, Meeting, Participant, Party, Source, Timeline, Vote
from timeline.errors import RecordError
from timeline.forms import document_schema
from timeline.testing import hostile_timeline
from timeline.views import apply, diff, entries, markdown, text_lines, to_json

WIRE = Source(id="wire", title="A wire report", published="2015-10-06")
BRIEF = Source(id="brief", title="A brief", published="2015-11")
MEETING = Meeting(id="e", title="They meet", date="2015-10", participants=["russia"], citations=["wire"])


def chronology(*events: Event, **fields: Any) -> Timeline:
    given: dict[str, Any] = {"id": "t", "title": "T", "sources": [WIRE, BRIEF], **fields}
    parties = [Party(id="russia", name="Russia"), Party(id="china", name="China")]
    return Timeline(events=events, parties=parties, **given)


def changes(old: Timeline, new: Timeline) -> dict[str, str]:
    """Return the parts that differ, in words."""
    found = entries(diff(old, new), old, new)
    parts = [part for entry in found for correction in entry.corrections for part in correction.parts]
    return {part.path: f"{part.old} -> {part.new}" for part in parts}


def test_each_item_that_differs_is_named() -> None:
    """Lists and mappings are taken apart; what is the same in them is not shown."""
    old = Vote(id="v", title="They vote", positions={"russia": "against", "china": "abstain"}, tags=["b"])
    new = attrs.evolve(
        old,
        positions={"russia": "against", "china": "for"},
        tags=["b", "c"],
        participants=[Participant(party="russia", role="host")],
    )
    assert changes(chronology(old), chronology(new)) == {
        "positions.china": "abstain -> for",
        "tags": " -> c",
        "participants.russia": " -> Russia (host)",
    }
    moved = attrs.evolve(new, participants=[Participant(party="russia", role="speaker")])
    assert changes(chronology(new), chronology(moved)) == {
        "participants.russia": "Russia (host) -> Russia (speaker)"
    }


def test_accounts_are_compared_claim_by_claim() -> None:
    """A claim stands directly under the label of its account."""
    old = attrs.evolve(MEETING, accounts={"one": Account(values={"summary": "A", "date": "2015-10-05"})})
    new = attrs.evolve(MEETING, accounts={"one": Account(values={"summary": "B", "date": "2015-10-05"})})
    assert changes(chronology(old), chronology(new)) == {"accounts.one.summary": "A -> B"}


def test_the_citation_that_changed_a_field_is_named() -> None:
    """New citations that name the field, else new ones of the whole event, else those it rests on so far."""
    date = Citation(source="brief", supports=["date"])
    new = attrs.evolve(MEETING, date="2015-10-05", title="They met", citations=["wire", date])
    found = {
        change.field: change.because
        for change in diff(chronology(MEETING), chronology(new)).events.changed[0].fields
    }
    assert (found["date"].citations, found["date"].fresh) == ((date,), True)
    assert ([citation.source for citation in found["title"].citations], found["title"].fresh) == (
        ["wire"],
        False,
    )
    assert not found["citations"].citations


def test_a_renamed_event_is_the_same_event_both_ways() -> None:
    """`formerly` ties the two together, whichever is the older state."""
    new = attrs.evolve(MEETING, id="meeting", formerly=["e"])
    for one, other in ((MEETING, new), (new, MEETING)):
        found = diff(chronology(one), chronology(other)).events
        assert (found.added, found.removed) == ((), ())
        assert (found.changed[0].old.id, found.changed[0].new.id) == (one.id, other.id)
        assert apply(diff(chronology(one), chronology(other)), chronology(one)) == chronology(other)


def test_an_event_of_another_kind_is_changed_and_not_replaced() -> None:
    """The kind is a field like any other."""
    new = Vote(id="e", title="They meet", date="2015-10", outcome="adopted", citations=["wire"])
    found = diff(chronology(MEETING), chronology(new))
    assert found.events.changed[0].fields[0].field == "kind"
    assert apply(found, chronology(MEETING)) == chronology(new)


def test_a_diff_is_refused_where_it_does_not_fit() -> None:
    """What it replaces or removes must be there, and what it adds must not."""
    changed = attrs.evolve(MEETING, date="2015-10-05")
    other = attrs.evolve(MEETING, date="2016")
    found = diff(chronology(MEETING), chronology(changed))
    for timeline in (chronology(other), chronology()):
        with pytest.raises(RecordError, match="expected"):
            apply(found, timeline)
    with pytest.raises(RecordError, match="removed"):
        apply(diff(chronology(MEETING), chronology()), chronology(other))
    with pytest.raises(RecordError, match="twice"):
        apply(diff(chronology(), chronology(MEETING)), chronology(other))
    with pytest.raises(RecordError, match="title"):
        apply(diff(chronology(), chronology(title="New")), chronology(title="Other"))


def test_the_order_of_sources_is_part_of_a_timeline() -> None:
    """Sources in another order are a difference, and are put in it."""
    new = chronology(sources=[BRIEF, WIRE])
    found = diff(chronology(), new)
    assert found.sources.order == ("brief", "wire")
    assert apply(found, chronology()) == new
    assert "another order" in "".join(text_lines(found, chronology(), new))


def test_a_remark_that_is_never_published_is_never_shown() -> None:
    """It is a change, told of in the terminal without its words, and not at all in what is published."""
    old, new = chronology(MEETING), chronology(attrs.evolve(MEETING, private="A secret"))
    found = diff(old, new)
    assert apply(found, old) == new
    text = "\n".join(text_lines(found, old, new))
    assert "never published" in text
    assert "secret" not in text + to_json(found, old, new) + markdown(found, old, new)
    assert json.loads(to_json(found, old, new))["events"]["changed"] == []
    assert markdown(found, old, new) == ""


def test_json_has_the_shapes_of_the_interchange_format() -> None:
    """Records are whole, fields are as in the document, and the citations say what changed them."""
    new = attrs.evolve(MEETING, date="2015-10-05", citations=["wire", "brief"])
    old_timeline, new_timeline = chronology(MEETING), chronology(new, Event(id="f", title="More"))
    plain = json.loads(to_json(diff(old_timeline, new_timeline), old_timeline, new_timeline))
    (added,) = plain["events"]["added"]
    document = {"version": 1, "id": "t", "title": "T", "sources": [], "parties": [], "events": [added]}
    jsonschema_rs.validator_for(document_schema(1)).validate(document)
    (changed,) = plain["events"]["changed"]
    fields = {change["field"]: change for change in changed["changes"]}
    assert fields["date"]["new"]["edtf"] == "2015-10-05"
    assert fields["date"]["fresh"] is True
    assert [citation["source"] for citation in fields["date"]["citations"]] == ["brief"]


def hostile_pair() -> tuple[Timeline, Timeline]:
    new = hostile_timeline()
    kept = [attrs.evolve(event, title="Plain", summary=None) for event in new.events[::2]]
    return attrs.evolve(new, events=kept, parties=[], sources=[]), new


def commonmark(text: str) -> str:
    return str(MarkdownIt("gfm-like", {"linkify": False}).render(text))


def cmark_gfm(text: str) -> str:
    command = [
        "cmark-gfm",
        *[part for name in ("table", "autolink", "strikethrough") for part in ("-e", name)],
    ]
    return subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout


READERS = [
    pytest.param(commonmark, id="markdown-it"),
    pytest.param(cmark_gfm, id="cmark-gfm", marks=pytest.mark.needs("cmark-gfm")),
]


@pytest.mark.parametrize("read", READERS)
def test_no_text_becomes_structure_in_the_errata(read: Callable[[str], str]) -> None:
    """Readers see our headings and lists, and no link, image, table, code or HTML of a title's making."""
    old, new = hostile_pair()
    for one, other in ((old, new), (new, old)):
        html = read(markdown(diff(one, other), one, other))
        assert html.count("<h2>") == 1
        assert html.count("<h3>") == 2
        for tag in ("<a ", "<img", "<table", "<code", "<script", "<h1", "<blockquote", "<ol", "<del", "<hr"):
            assert tag not in html, tag


@pytest.mark.needs("pandoc")
def test_pandoc_sees_no_structure_of_a_titles_making() -> None:
    """The same, for its notes, mathematics and citations."""
    old, new = hostile_pair()
    command = ["pandoc", "-f", "markdown", "-t", "json"]
    shown = subprocess.run(
        command, input=markdown(diff(old, new), old, new), capture_output=True, text=True, check=True
    ).stdout
    for node in ("Note", "Math", "Cite", "Link", "Image", "Table", "Code", "RawBlock", "Superscript"):
        assert f'"t":"{node}"' not in shown, node


def test_no_text_steers_the_terminal() -> None:
    """Escape sequences and reversed text are written out."""
    old, new = hostile_pair()
    shown = "\n".join(text_lines(diff(old, new), old, new))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
