"""Running exporters: files old or new, options, losses, progress."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import attrs
import pytest

from timeline import Timeline
from timeline.errors import ExportError, LossError, OptionError, UnknownNameError
from timeline.fields import Vocabulary
from timeline.ports import (
    Exporter,
    Run,
    build_options,
    describe_options,
    export_to_path,
    exporter_for_path,
    exporter_named,
    option,
    render,
    write_atomically,
)

TIMELINE = Timeline(id="t", title="T")


class Colour(Vocabulary):
    RED = "red"
    BLUE = "blue"


@attrs.frozen(kw_only=True)
class Options:
    colour: Colour = attrs.field(default=Colour.RED, converter=Colour, metadata=option("Which colour."))
    size: int = attrs.field(default=3, metadata=option("How large."))
    loud: bool = attrs.field(default=False, metadata=option("Whether to shout."))
    name: str | None = attrs.field(default=None, metadata=option("A name."))


def write(timeline: Timeline, options: Options, run: Run) -> Iterator[bytes]:
    yield f"{timeline.id} {options.colour.value} {options.size} ".encode()
    if options.loud:
        run.lost(None, "timeline.title", "dropped", "too loud")
    if options.size > 1_000:
        run.note("large")
    yield (run.previous or b"first") + b" " + (run.now.isoformat().encode() if run.now else b"")
    if options.name == "fail":
        raise RuntimeError("late")


EXPORTER = Exporter(
    name="plain",
    title="plain",
    suffixes=(".plain",),
    media_type="text/plain",
    options=Options,
    write=write,
    stateful=True,
)


def test_options_are_read_from_text_and_from_values() -> None:
    """Text is turned into the option's own type."""
    assert build_options(Options, {"colour": "blue", "size": "7", "loud": "yes", "name": "x"}) == Options(
        colour=Colour.BLUE, size=7, loud=True, name="x"
    )
    assert build_options(Options, {"loud": False, "colour": Colour.BLUE}) == Options(colour=Colour.BLUE)


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"color": "red"}, "did you mean 'colour'"),
        ({"colour": "green"}, "expected red, blue"),
        ({"size": "big"}, "expected a whole number"),
        ({"loud": "very"}, "expected yes or no"),
        ({"size": 2.5}, "found float, expected a whole number"),
        ({"size": True}, "found bool, expected a whole number"),
        ({"size": None}, "found NoneType, expected a whole number"),
        ({"size": [1]}, "found list, expected a whole number"),
        ({"loud": 1}, "found int, expected yes, no"),
        ({"loud": None}, "found NoneType, expected yes, no"),
        ({"colour": 5}, "found int, expected red, blue"),
    ],
    ids=str,
)
def test_an_option_that_cannot_be_is_named_with_what_could(given: dict[str, Any], message: str) -> None:
    """The error names the option and what it takes."""
    with pytest.raises(OptionError, match=message):
        build_options(Options, given)


@attrs.frozen(kw_only=True)
class Choosy:
    since: str | date | None = attrs.field(default=None, metadata=option("The first day."))
    size: int = attrs.field(default=3, validator=attrs.validators.lt(10), metadata=option("How large."))


def test_an_option_of_several_types_takes_each() -> None:
    """A value of any of its types reaches the class as it is."""
    for value in ("2024", date(2024, 3, 1), None):
        assert build_options(Choosy, {"since": value}).since == value


def test_what_a_validator_of_another_package_refuses_is_an_option_at_fault() -> None:
    """The builtin error of a validator becomes one of ours, with what it said."""
    with pytest.raises(OptionError, match="option size: 'size' must be < 10: 12"):
        build_options(Choosy, {"size": "12"})


def test_options_describe_themselves() -> None:
    """Defaults, choices and help come from the class."""
    described = {found.name: found for found in describe_options(Options)}
    assert described["colour"].choices == ("red", "blue")
    assert described["colour"].default == "red"
    assert (described["loud"].default, described["size"].default, described["name"].default) == (
        "no",
        "3",
        "",
    )


def test_the_same_inputs_give_the_same_bytes() -> None:
    """A rendering depends on timeline, options, previous output and time alone."""
    now = datetime(2022, 1, 1, tzinfo=UTC)
    first = render(TIMELINE, EXPORTER, options={"size": 1}, previous=b"old", now=now)
    assert first.data == b"t red 1 old 2022-01-01T00:00:00+00:00"
    assert render(TIMELINE, EXPORTER, options={"size": 1}, previous=b"old", now=now) == first


def test_a_time_without_a_zone_is_refused() -> None:
    """A run's time says where it holds."""
    with pytest.raises(OptionError, match="with its zone"):
        Run(now=datetime(2022, 1, 1))  # noqa: DTZ001 - the point of the test


def test_losses_can_be_refused() -> None:
    """With fail_on_loss nothing comes out where something would be lost."""
    with pytest.raises(LossError) as caught:
        render(TIMELINE, EXPORTER, options={"loud": True}, fail_on_loss=True)
    assert len(caught.value.losses) == 1
    assert render(TIMELINE, EXPORTER, fail_on_loss=True).losses == ()


def test_advice_is_no_loss(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an exporter notes reaches the caller, and refuses nothing where losses are refused."""
    large = {"size": 1_001}
    rendering = render(TIMELINE, EXPORTER, options=large, fail_on_loss=True)
    assert (rendering.notes, rendering.losses) == (("large",), ())
    monkeypatch.setattr("timeline.ports._export.exporter_named", lambda _: EXPORTER)
    result = export_to_path(TIMELINE, tmp_path / "x", to="plain", options=large, fail_on_loss=True)
    assert result.notes == ("large",)
    assert render(TIMELINE, EXPORTER).notes == ()


class TestFiles:
    def test_a_writer_that_fails_late_leaves_the_old_file_whole(self, tmp_path: Path) -> None:
        """Chunks already made never reach the file in place, and no temporary file is left."""
        target = tmp_path / "out.plain"
        target.write_bytes(b"old")

        def chunks() -> Iterator[bytes]:
            yield b"new"
            raise RuntimeError("late")

        with pytest.raises(RuntimeError):
            write_atomically(target, chunks())
        assert target.read_bytes() == b"old"
        assert list(tmp_path.iterdir()) == [target]

    def test_a_loss_refused_leaves_the_old_file_whole(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Losses are known before the file is put in place."""
        target = tmp_path / "out.plain"
        target.write_bytes(b"old")
        monkeypatch.setattr("timeline.ports._export.exporter_named", lambda _: EXPORTER)
        with pytest.raises(LossError):
            export_to_path(TIMELINE, target, to="plain", options={"loud": "yes"}, fail_on_loss=True)
        assert target.read_bytes() == b"old"

    def test_permissions_and_links_stay(self, tmp_path: Path) -> None:
        """A file keeps its permissions; a link goes on pointing to the file that was replaced."""
        target, link = tmp_path / "real", tmp_path / "link"
        target.write_bytes(b"old")
        target.chmod(0o640)
        link.symlink_to(target)
        assert write_atomically(link, [b"n", b"ew"]) == 3
        assert link.is_symlink()
        assert target.read_bytes() == b"new"
        assert stat.S_IMODE(target.stat().st_mode) == 0o640

    def test_a_new_file_gets_the_permissions_the_process_gives(self, tmp_path: Path) -> None:
        """A new file is as readable as any other the user makes."""
        mask = os.umask(0o022)
        try:
            write_atomically(tmp_path / "new", [b""])
        finally:
            os.umask(mask)
        assert stat.S_IMODE((tmp_path / "new").stat().st_mode) == 0o644

    def test_no_file_is_begun_before_there_is_something_to_write(self, tmp_path: Path) -> None:
        """Whoever kills the process while the output is being made finds nothing left behind."""
        seen: list[Path] = []

        def chunks() -> Iterator[bytes]:
            seen.extend(tmp_path.iterdir())
            yield b"new"

        assert write_atomically(tmp_path / "out", chunks()) == 3
        assert not seen
        assert write_atomically(tmp_path / "empty", []) == 0
        assert (tmp_path / "empty").read_bytes() == b""

    def test_a_replaced_file_is_never_more_readable_than_it_was(self, tmp_path: Path) -> None:
        """While it is being written, the new text of a private file is as private as the old one."""
        target = tmp_path / "out"
        target.write_bytes(b"old")
        target.chmod(0o600)
        seen: list[int] = []

        def chunks() -> Iterator[bytes]:
            yield b"new"
            seen.extend(stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir())

        write_atomically(target, chunks())
        assert seen == [0o600, 0o600]

    @pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
    def test_a_pipe_is_written_to_and_stays_a_pipe(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """A pipe is no file to read the last output from, and is not replaced by one."""
        monkeypatch.setattr("timeline.ports._export.exporter_named", lambda _: EXPORTER)
        pipe = tmp_path / "pipe"
        os.mkfifo(pipe)
        reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
        try:
            export_to_path(TIMELINE, pipe, to="plain")
            assert os.read(reader, 100) == b"t red 3 first "
            with pytest.raises(LossError):
                export_to_path(TIMELINE, pipe, to="plain", options={"loud": "yes"}, fail_on_loss=True)
            assert os.read(reader, 100) == b""
        finally:
            os.close(reader)
        assert stat.S_ISFIFO(pipe.stat().st_mode)
        assert list(tmp_path.iterdir()) == [pipe]

    @pytest.mark.parametrize("name", ["missing/out.plain", ""])
    def test_what_cannot_be_written_is_one_clear_error(self, tmp_path: Path, name: str) -> None:
        """The error names the file and says that nothing changed."""
        with pytest.raises(ExportError, match="could not be written"):
            write_atomically(tmp_path / name, [b"x"])

    def test_a_long_name_is_no_obstacle(self, tmp_path: Path) -> None:
        """The temporary name fits wherever the name itself does."""
        target = tmp_path / ("x" * 250)
        write_atomically(target, [b"x"])
        assert target.read_bytes() == b"x"


@pytest.mark.parametrize("name", ["ical", "json", "jsonl", "markdown", "xlsx"])
def test_our_formats_speak_of_options_and_limits_in_sentences(name: str) -> None:
    """What `timeline formats` prints begins with a capital and ends in a full stop."""
    exporter = exporter_named(name)
    said = [*(each.help for each in describe_options(exporter.options)), *exporter.limits]
    assert [text for text in said if not text[:1].isupper()] == []
    assert [text for text in said if not text.endswith(".")] == []


def test_formats_are_found_by_name_and_by_suffix() -> None:
    """The four main formats are there under their names and suffixes."""
    for name, suffix in {"ical": ".ics", "xlsx": ".xlsx", "json": ".json", "markdown": ".md"}.items():
        assert exporter_named(name).name == name
        assert exporter_for_path(f"build/x{suffix.upper()}").name == name
        assert exporter_named(name).main


def test_a_format_that_is_not_there_is_named_with_those_that_are() -> None:
    """Unknown names and suffixes list what would have done."""
    with pytest.raises(UnknownNameError, match="did you mean 'markdown'"):
        exporter_named("markdwon")
    with pytest.raises(UnknownNameError, match=r"\.ics"):
        exporter_for_path("notes.docx")
