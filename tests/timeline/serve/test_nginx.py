"""The page's own settings for nginx, in a real one on loopback."""

from __future__ import annotations

import gzip
import re
import socket
import ssl
import subprocess
import time
from collections.abc import Iterator
from http.client import HTTPMessage, HTTPSConnection
from pathlib import Path

import attrs
import pytest

from tests.support import ROOT
from tests.timeline.serve.desk import Desk
from timeline.cli import main

PAGE = ROOT / "docs" / "how-to" / "publish.md"
# What a run without privileges needs beside the settings of the page.
AROUND = """\
daemon off;
master_process off;
pid {folder}/nginx.pid;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    {server}
}}
"""

pytestmark = pytest.mark.needs("nginx", "openssl")


@attrs.frozen(kw_only=True)
class Reply:
    """What nginx answered."""

    status: int
    fields: HTTPMessage
    body: bytes


@attrs.frozen(kw_only=True)
class Site:
    """A folder that nginx publishes."""

    desk: Desk
    folder: Path
    port: int

    def export(self) -> None:
        assert main(["export", str(self.desk.folder), "-o", str(self.folder)]) == 0

    def get(self, name: str, **asked: str) -> Reply:
        context = ssl._create_unverified_context()  # noqa: S323 - its certificate is made for this run
        connection = HTTPSConnection("127.0.0.1", self.port, timeout=10, context=context)
        connection.request(
            "GET", f"/{name}", headers={key.replace("_", "-"): value for key, value in asked.items()}
        )
        answer = connection.getresponse()
        reply = Reply(status=answer.status, fields=answer.headers, body=answer.read())
        connection.close()
        return reply


def settings(replaced: dict[str, str]) -> str:
    """Return the settings that the page shows, with the places of this run."""
    (shown,) = re.findall(r"```nginx\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    for old, new in replaced.items():
        assert shown.count(old) == 1, old
        shown = shown.replace(old, new)
    return str(shown)


def certified(folder: Path) -> tuple[Path, Path]:
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    command = [
        "openssl",
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-days",
        "1",
        "-subj",
        "/CN=localhost",
    ]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return key, certificate


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def wait_for(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(100):
        assert process.poll() is None, log.read_text(encoding="utf-8")
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    pytest.fail("nginx does not listen")


@pytest.fixture
def site(desk: Desk, tmp_path: Path) -> Iterator[Site]:
    folder, public, port = tmp_path / "nginx", tmp_path / "public", free_port()
    folder.mkdir()
    key, certificate = certified(folder)
    server = settings(
        {
            "listen 443 ssl;": f"listen 127.0.0.1:{port} ssl;",
            "root /srv/chronology;": f"root {public};",
            "/etc/ssl/chronology.pem": str(certificate),
            "/etc/ssl/chronology.key": str(key),
        }
    )
    (folder / "nginx.conf").write_text(AROUND.format(folder=folder, server=server), encoding="utf-8")
    log = folder / "error.log"
    process = subprocess.Popen(["nginx", "-p", folder, "-c", folder / "nginx.conf", "-e", log])
    try:
        wait_for(port, process, log)
        made = Site(desk=desk, folder=public, port=port)
        made.export()
        yield made
    finally:
        process.terminate()
        process.wait(timeout=10)


def test_each_format_is_sent_as_what_it_is(site: Site) -> None:
    """Type, charset and caching are as the page says, and the bytes are those of the file."""
    types = {
        "ics": "text/calendar; charset=utf-8",
        "md": "text/markdown; charset=utf-8",
        "json": "application/json",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    for suffix, media_type in types.items():
        name = f"old-bridge.{suffix}"
        reply = site.get(name)
        assert (reply.status, reply.fields["Content-Type"]) == (200, media_type)
        assert reply.fields["Cache-Control"] == "no-cache"
        assert reply.fields["X-Content-Type-Options"] == "nosniff"
        assert reply.body == (site.folder / name).read_bytes()


@pytest.mark.parametrize(
    ("condition", "field"), [("If_None_Match", "ETag"), ("If_Modified_Since", "Last-Modified")]
)
def test_a_feed_is_sent_again_only_when_it_changed(site: Site, condition: str, field: str) -> None:
    """A subscriber who has it is told so in a few bytes, and gets it once an export has replaced it."""
    first = site.get("old-bridge.ics")
    again = site.get("old-bridge.ics", **{condition: first.fields[field]})
    assert (again.status, again.body) == (304, b"")
    assert again.fields["Cache-Control"] == "no-cache"
    if field == "Last-Modified":
        time.sleep(1.1)  # it has no more than seconds
    site.desk.edit("The council votes to close", "The council decides to close")
    site.export()
    changed = site.get("old-bridge.ics", **{condition: first.fields[field]})
    assert changed.status == 200
    assert b"The council decides" in changed.body


def test_a_compressed_feed_has_a_weak_tag_that_serves_as_well(site: Site) -> None:
    """It is the same feed, caches are told of it, and a client that has it gets nothing more."""
    reply = site.get("old-bridge.ics", Accept_Encoding="gzip")
    assert (reply.fields["Content-Encoding"], reply.fields["Vary"]) == ("gzip", "Accept-Encoding")
    assert gzip.decompress(reply.body) == site.get("old-bridge.ics").body
    tag = reply.fields["ETag"]
    assert tag.startswith('W/"')
    assert site.get("old-bridge.ics", Accept_Encoding="gzip", If_None_Match=tag).status == 304


def test_others_may_read_what_is_exported(site: Site) -> None:
    """A web server runs as somebody else than whoever exports."""
    assert {path.stat().st_mode & 0o044 for path in site.folder.iterdir()} == {0o044}
