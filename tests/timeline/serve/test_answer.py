"""What is answered to whom, without a socket (RFC 9110)."""

from __future__ import annotations

import gzip
from datetime import timedelta
from email.utils import format_datetime, parsedate_to_datetime
from hashlib import sha256

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.timeline.serve.desk import Desk, begin, settled
from timeline.ports import exporter_named
from timeline.reading import read_timeline
from timeline.serve import Answer, Hosts, Publisher, Request, answer

FEED = "/old-bridge.ics"
LOOPBACK = Hosts(bound="127.0.0.1")


@pytest.fixture(scope="module")
def publisher(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    return begin(tmp_path_factory.mktemp("served")).open()


def ask(publisher: Publisher, path: str = FEED, method: str = "GET", **fields: str) -> Answer:
    named = {"host": "127.0.0.1:8765"} | {name.replace("_", "-"): value for name, value in fields.items()}
    return answer(Request(method, path, tuple(named.items())), publisher, LOOPBACK)


def field(found: Answer, name: str) -> str | None:
    values = [value for each, value in found.fields if each == name]
    assert len(values) < 2
    return values[0] if values else None


class TestWhatIsServed:
    def test_the_feed_is_a_calendar(self, publisher: Publisher) -> None:
        """A client learns that it is a calendar in UTF-8, how long it is, and that it must ask again each time."""
        found = ask(publisher)
        assert found.status == 200
        assert found.data == publisher.state.edition.feed.plain.data
        assert field(found, "Content-Type") == "text/calendar; charset=utf-8"
        assert field(found, "Content-Length") == str(len(found.data))
        assert field(found, "Cache-Control") == "no-cache"

    @pytest.mark.parametrize("suffix", ["ics", "json", "md", "xlsx"])
    def test_each_main_format_has_its_address(self, publisher: Publisher, suffix: str) -> None:
        """The address ends in the file's name, so nothing need say how to call a saved copy."""
        found = ask(publisher, f"/old-bridge.{suffix}")
        assert found.status == 200
        assert field(found, "Content-Disposition") is None

    @pytest.mark.parametrize("path", ["/", FEED, "/nothing", "/old-bridge.xlsx"])
    def test_every_answer_is_fenced_in(self, publisher: Publisher, path: str) -> None:
        """No answer may be taken for another type, run a script, be framed, or be read by another site's script."""
        found = ask(publisher, path, origin="http://evil.example")
        assert field(found, "X-Content-Type-Options") == "nosniff"
        assert "default-src 'none'" in (field(found, "Content-Security-Policy") or "")
        assert not [name for name, _ in found.fields if name.startswith("Access-Control")]

    def test_only_what_is_listed_is_there(self, publisher: Publisher) -> None:
        """No path leads to the file system."""
        for path in (
            "/../timeline.yaml",
            "/timeline.yaml",
            "//old-bridge.ics",
            "/etc/passwd",
            "",
            "*",
            "/old-bridge",
        ):
            assert ask(publisher, path).status == 404

    def test_a_range_is_ignored(self, publisher: Publisher) -> None:
        """Whoever asks for a part gets the whole, and is told that there are no parts."""
        found = ask(publisher, range="bytes=0-9,5-14,0-,-1")
        assert found.status == 200
        assert len(found.data) == len(publisher.state.edition.feed.plain.data)
        assert field(found, "Accept-Ranges") == "none"

    @pytest.mark.parametrize(
        "method", ["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND", "get"]
    )
    @pytest.mark.parametrize("path", ["/", FEED, "/nothing"])
    def test_nothing_can_be_done_but_reading(self, publisher: Publisher, method: str, path: str) -> None:
        """Any other method is refused, with the two that there are."""
        found = ask(publisher, path, method)
        assert found.status == 405
        assert field(found, "Allow") == "GET, HEAD"


class TestHost:
    @pytest.mark.parametrize(
        "host", ["127.0.0.1", "127.0.0.1:1", "localhost:8765", "LOCALHOST", "localhost.", "[::1]:80"]
    )
    def test_loopback_is_known_by_its_names(self, publisher: Publisher, host: str) -> None:
        """Any address of this machine's own will do, under any port, as through a tunnel."""
        assert ask(publisher, host=host).status == 200

    @pytest.mark.parametrize(
        "host",
        [
            "",
            "evil.example",
            "127.0.0.1.evil.example",
            "10.0.0.1",
            "localhost@evil",
            "a b",
            "[::1",
            "::1",
            "localhost:x",
        ],
    )
    @pytest.mark.parametrize("method", ["GET", "POST"])
    def test_any_other_name_is_refused_first(self, publisher: Publisher, host: str, method: str) -> None:
        """Before the method and the path are looked at."""
        assert ask(publisher, "/nothing", method, host=host).status == 421

    def test_a_request_without_a_host_is_refused(self, publisher: Publisher) -> None:
        """HTTP/1.0 allows it; we do not."""
        assert answer(Request("GET", FEED), publisher, LOOPBACK).status == 421

    def test_two_hosts_are_none(self, publisher: Publisher) -> None:
        """A request with two of them is refused, whichever is right."""
        twice = Request("GET", FEED, (("host", "localhost"), ("host", "localhost")))
        assert answer(twice, publisher, LOOPBACK).status == 421

    def test_beyond_loopback_addresses_and_agreed_names_will_do(self, publisher: Publisher) -> None:
        """An address in digits cannot be pointed elsewhere; a name can, so it must be agreed on."""
        hosts = Hosts(bound="0.0.0.0", names=frozenset({"library.example"}))  # noqa: S104 - what is tested
        for host, status in {"192.168.1.7:80": 200, "Library.Example": 200, "evil.example": 421}.items():
            assert answer(Request("GET", FEED, (("host", host),)), publisher, hosts).status == status


class TestConditions:
    def test_head_says_what_get_would(self, publisher: Publisher) -> None:
        """The fields of the two are the same."""
        assert ask(publisher, method="HEAD").fields == ask(publisher).fields

    @pytest.mark.parametrize("pattern", ["{}", "W/{}", '"x", {}', '"x" , W/{} ,"y,z"', "*", " {} "])
    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_a_tag_that_is_known_brings_no_body(
        self, publisher: Publisher, pattern: str, method: str
    ) -> None:
        """Lists, weak tags and the asterisk count as RFC 9110, 13.1.2, has them."""
        etag = field(ask(publisher), "ETag")
        found = ask(publisher, method=method, if_none_match=pattern.format(etag))
        assert (found.status, found.data) == (304, b"")
        assert field(found, "ETag") == etag
        assert field(found, "Vary") == "Accept-Encoding"
        assert field(found, "Cache-Control") == "no-cache"
        assert field(found, "Content-Length") is None

    @pytest.mark.parametrize("tags", ['"x"', 'W/"x"', '"x", "y"', "", '"', "W/", ", ,"])
    def test_a_tag_that_is_not_known_brings_the_body_whatever_the_time(
        self, publisher: Publisher, tags: str
    ) -> None:
        """If-None-Match comes before If-Modified-Since (RFC 9110, 13.2.2)."""
        later = format_datetime(publisher.state.since + timedelta(days=1), usegmt=True)
        assert ask(publisher, if_none_match=tags, if_modified_since=later).status == 200

    def test_a_known_tag_outweighs_an_old_time(self, publisher: Publisher) -> None:
        """The other way round as well."""
        etag = field(ask(publisher), "ETag") or ""
        earlier = "Thu, 01 Jan 1970 00:00:00 GMT"
        assert ask(publisher, if_none_match=etag, if_modified_since=earlier).status == 304

    def test_lists_over_several_lines_are_one_list(self, publisher: Publisher) -> None:
        """Fields of one name are joined (RFC 9110, 5.3)."""
        etag = field(ask(publisher), "ETag") or ""
        fields = (("host", "localhost"), ("if-none-match", '"x"'), ("if-none-match", etag))
        assert answer(Request("GET", FEED, fields), publisher, LOOPBACK).status == 304

    def test_the_time_alone_decides_where_there_is_no_tag(self, publisher: Publisher) -> None:
        """What was not modified since is not sent; what is no time is passed over."""
        stamp = field(ask(publisher), "Last-Modified") or ""
        second_before = format_datetime(parsedate_to_datetime(stamp) - timedelta(seconds=1), usegmt=True)
        assert ask(publisher, if_modified_since=stamp).status == 304
        assert ask(publisher, if_modified_since=second_before).status == 200
        assert ask(publisher, if_modified_since="yesterday").status == 200

    def test_a_changed_feed_has_another_tag_and_a_later_time(self, desk: Desk) -> None:
        """So a subscriber who asks again gets it, by either."""
        publisher = desk.open()
        old = ask(publisher)
        desk.edit("votes to close the old bridge", "decides to close the old bridge")
        assert settled(publisher)
        assert ask(publisher, if_none_match=field(old, "ETag") or "").status == 200
        assert ask(publisher, if_modified_since=field(old, "Last-Modified") or "").status == 200

    @settings(max_examples=60, deadline=None)
    @given(
        fields=st.dictionaries(
            st.sampled_from(["if_none_match", "if_modified_since", "accept_encoding", "range", "host"]),
            st.text(st.characters(max_codepoint=255), max_size=60)
            | st.sampled_from(['W/"', "*, *", "gzip;q=x", '"' * 50]),
        ),
        path=st.text(max_size=20),
        method=st.sampled_from(["GET", "HEAD", "POST"]),
    )
    def test_no_field_brings_it_down(
        self, publisher: Publisher, fields: dict[str, str], path: str, method: str
    ) -> None:
        """Whatever a client sends, it gets an answer of the few there are."""
        assert ask(publisher, path, method, **fields).status in {200, 304, 404, 405, 421}
        assert ask(publisher, **fields).status in {200, 304, 421}


class TestCompression:
    @pytest.mark.parametrize(
        "accepted", ["gzip", "deflate, gzip;q=0.5", "*", "GZIP, identity;q=0.1", "br, gzip"]
    )
    def test_who_takes_gzip_gets_it(self, publisher: Publisher, accepted: str) -> None:
        """Compressed, it is another representation, with a strong tag of its own."""
        plain, found = ask(publisher), ask(publisher, accept_encoding=accepted)
        assert field(found, "Content-Encoding") == "gzip"
        assert gzip.decompress(found.data) == plain.data
        assert field(found, "Content-Length") == str(len(found.data))
        assert field(found, "ETag") != field(plain, "ETag")
        assert field(found, "Vary") == field(plain, "Vary") == "Accept-Encoding"
        known = ask(publisher, accept_encoding=accepted, if_none_match=field(found, "ETag") or "")
        assert known.status == 304

    @pytest.mark.parametrize(
        "accepted", ["", "identity", "gzip;q=0", "gzip;q=0, *", "identity, gzip;q=0.5", "br"]
    )
    def test_who_does_not_gets_it_plain(self, publisher: Publisher, accepted: str) -> None:
        """A quality of nought is a refusal, and so is liking it less than none (RFC 9110, 12.5.3)."""
        assert field(ask(publisher, accept_encoding=accepted), "Content-Encoding") is None

    def test_what_would_gain_nothing_is_never_compressed(self, desk: Desk) -> None:
        """What is dense already goes out as it is, to everybody alike."""
        noise = b"".join(sha256(bytes([number])).digest() for number in range(250))
        dense = attrs.evolve(exporter_named("ical"), write=lambda *_: iter([noise]))
        publisher = Publisher(desk.folder, read=read_timeline, exporters=[dense], clock=desk.clock)
        found = ask(publisher, accept_encoding="gzip")
        assert found.data == noise
        assert field(found, "Content-Encoding") is None
        assert field(found, "Vary") is None
