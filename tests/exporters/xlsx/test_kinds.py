"""Kinds that other packages bring are carried whole, without a change here."""

from __future__ import annotations

from typing import ClassVar

import attrs

from tests.exporters.xlsx.support import opened, row_of, rows_of, sheet_of, workbook_bytes
from timeline import Account, Count, Event, Source, Superlative, Timeline, Vote
from timeline.fields import about


@attrs.frozen(kw_only=True)
class Launch(Event):
    """A rocket is launched."""

    kind: ClassVar[str] = "rocket_launch"

    rocket: str | None = attrs.field(default=None, metadata=about("Which rocket."))
    payload: Count | None = attrs.field(default=None, metadata=about("How many kilograms."))
    report: str | None = attrs.field(default=None, metadata=about("The source that it is.", refers="source"))
    unsaid: str | None = attrs.field(default=None, metadata=about("Kept.", published=False))


@attrs.frozen(kw_only=True)
class Orbit:
    """A value that no plain data stands for."""

    shape: complex


@attrs.frozen(kw_only=True)
class Odd(Event):
    """A kind with a field that cannot be typed."""

    kind: ClassVar[str] = "odd"

    orbit: Orbit | None = None


@attrs.frozen(kw_only=True)
class Referendum(Vote):
    """A vote of the people."""

    kind: ClassVar[str] = "referendum"

    turnout: str | None = attrs.field(default=None, metadata=about("How many of those who could."))


def details(*events: Event) -> dict[str, dict[str, object]]:
    timeline = Timeline(id="t", title="T", sources=[Source(id="s", title="S")], events=events)
    return {row["Field"]: row for row in rows_of(opened(workbook_bytes(timeline)), "Details")}


def test_the_fields_of_a_strange_kind_stand_under_details() -> None:
    """Each field has its row; a reference leads to what it names; what is not published stays away."""
    rows = details(
        Launch(
            id="l", title="It flies", rocket="=R-7", payload=Count.parse("~500"), report="s", unsaid="hush"
        )
    )
    assert rows["rocket"]["In words"] == "=R-7"
    assert (rows["payload"]["In words"], rows["payload"]["As recorded"]) == ("about 500", "~500")
    assert rows["report"]["Leads to"] == "s"
    assert "unsaid" not in rows


def test_a_strange_kind_has_its_name_and_a_colour() -> None:
    """Its kind is on the timeline in words, is offered, and has a rule of its own."""
    workbook = opened(workbook_bytes(Timeline(id="t", title="T", events=[Launch(id="l", title="It flies")])))
    assert row_of(workbook, "Timeline", "l")["Kind"] == "rocket launch"
    rules = [rule for area in sheet_of(workbook, "Timeline").conditional_formatting for rule in area.rules]
    assert any(rule.formula == ['$G2="rocket launch"'] for rule in rules)
    assert "rocket launch" in [row["Kind"] for row in rows_of(workbook, "Lists")]


def test_a_field_that_cannot_be_typed_is_still_shown() -> None:
    """A value without a typed form stands as its class writes it."""
    odd = Odd(
        id="o",
        title="Odd",
        orbit=Orbit(shape=1j),
        superlatives=[Superlative(rank="first", of="its sort")],
        accounts={"one": Account(values={"summary": "Odd indeed."})},
    )
    rows = details(odd)
    assert "1j" in str(rows["orbit"])
    assert rows["superlatives"]["In words"] == "first its sort"
    assert "Odd indeed." in str(rows["accounts.one"])


def test_a_vote_of_another_package_is_a_vote() -> None:
    """It has its row on Votes, and what it has beyond a vote under Details."""
    vote = Referendum(id="r", title="They decide", members=9, turnout="half")
    workbook = opened(workbook_bytes(Timeline(id="t", title="T", events=[vote])))
    assert row_of(workbook, "Votes", "r")["Members"] == 9
    assert [row["Field"] for row in rows_of(workbook, "Details")] == ["turnout"]
