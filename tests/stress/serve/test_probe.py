"""A server of ours bears every crowd: all of them at once in short form, in full under --slow."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.stress.serve import hostile
from tests.stress.serve.hostile import Crowd, Report
from tests.stress.serve.probe import Served, long_chronology, served

SHORT = Crowd(slow=40, requests=200, at_once=20, idle=300, readers=5, patience=12)


@pytest.fixture
def server(seeds: Path) -> Iterator[Served]:
    with served(seeds) as running:
        yield running


def test_a_subscriber_is_served_amid_all_of_them_at_once(server: Served) -> None:
    """More idle connections than there are places, slow clients, a flood: whoever is slow is cut, the others served."""

    async def attack() -> list[Report]:
        crowds = (hostile.idle, hostile.slow_headers, hostile.flood)
        return await asyncio.gather(*(crowd(server.address, SHORT) for crowd in crowds))

    idle, slow, flood = asyncio.run(attack())
    assert flood.served == SHORT.requests
    for report in (idle, slow):
        assert report.cut == report.came
        assert report.last_cut
        assert report.last_cut < 9
    for report in (idle, slow, flood):
        assert report.waits
        assert not report.failures
        assert report.longest_wait < 5


@pytest.mark.slow
def test_the_server_bears_the_probe_in_full(server: Served) -> None:
    """200 slow clients, 2,000 requests, 1,000 idle connections, one after another."""
    crowd = Crowd()
    for attack in (hostile.slow_headers, hostile.flood, hostile.idle):
        report = asyncio.run(attack(server.address, crowd))
        assert not report.failures
        assert report.longest_wait < 5
        assert report.came in {report.cut, report.served}
    assert not server.megabytes > 200


@pytest.mark.slow
def test_who_does_not_read_is_cut(tmp_path: Path) -> None:
    """After a minute, whatever of the answer is left; meanwhile it costs a piece of the feed, not a copy."""
    with served(long_chronology(tmp_path)) as server:
        before = server.megabytes
        report = asyncio.run(hostile.slow_readers(server.address, Crowd(patience=75)))
        assert report.cut == report.came
        assert not report.failures
        assert not server.megabytes > before + 50
