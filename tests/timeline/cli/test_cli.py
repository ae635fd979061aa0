"""The command: what it prints, where, and with which exit code."""

from __future__ import annotations

import json
import os
import pty
import select
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from timeline.cli import main

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(capfd: pytest.CaptureFixture[str]) -> Run:
    """Run the command in this process; return its exit code, output and errors."""

    def call(*arguments: object) -> tuple[int, str, str]:
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stopped:
            code = int(stopped.code or 0)
        out, err = capfd.readouterr()
        return code, out, err

    return call


@pytest.fixture
def bridge(tmp_path: Path, run: Run) -> Path:
    """The starter chronology."""
    folder = tmp_path / "bridge"
    assert run("init", folder)[0] == 0
    return folder


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


class TestInit:
    def test_what_it_writes_checks_with_its_texts_and_exports(
        self, bridge: Path, run: Run, tmp_path: Path
    ) -> None:
        """A new user's first three commands succeed."""
        assert run("check", bridge, "--texts", bridge / "texts") == (0, "", "")
        code, out, _ = run("export", bridge, "-o", tmp_path / "build")
        assert code == 0
        for suffix in ("ics", "xlsx", "json", "md"):
            path = tmp_path / "build" / f"old-bridge.{suffix}"
            assert path.stat().st_size > 0
            assert str(path) in out
        assert "3 events, 1 source" in out

    def test_it_replaces_nothing(self, bridge: Path, run: Run) -> None:
        """Where a file stands, none is written."""
        (bridge / "events" / "2024.yaml").unlink()
        code, _, err = run("init", bridge)
        assert (code, "exists already" in err) == (1, True)
        assert not (bridge / "events" / "2024.yaml").exists()


class TestCheck:
    def test_each_fault_is_a_line_with_its_place(self, bridge: Path, run: Run) -> None:
        """All faults come in one run, each with file, line, column, what was found and what to do."""
        events = bridge / "events" / "2024.yaml"
        replace(events, "kind: vote", "kind: votte")
        replace(events, "form: remark", "fom: remark")
        replace(events, "party: ferry-company, role", "party: ferry-compny, role")
        code, out, err = run("check", bridge)
        lines = out.splitlines()
        assert code == 1
        assert any(line.startswith(f"{events}:") and "did you mean 'vote'" in line for line in lines)
        assert any("unknown field 'fom'" in line and "did you mean 'form'" in line for line in lines)
        assert any("ferry-compny" in line and "did you mean 'ferry-company'" in line for line in lines)
        assert str(len(lines)) in err

    def test_a_passage_that_changed_is_found(self, bridge: Path, run: Run) -> None:
        """A locator is held against the text itself."""
        text = bridge / "texts" / "gazette-2024-05-14.txt"
        events = bridge / "events" / "2024.yaml"
        replace(events, "161-227", "163-229")
        code, out, _ = run("check", bridge, "--texts", text.parent)
        assert code == 1
        assert "161-227" in out

    def test_a_citation_at_fault_is_not_a_missing_one(self, bridge: Path, run: Run) -> None:
        """One slip is one line."""
        replace(bridge / "events" / "2024.yaml", "31-160 sha256:", "31-160 sha265:")
        code, out, _ = run("check", bridge)
        assert (code, out.count("\n"), "START-END sha256:DIGEST" in out) == (1, 1, True)

    def test_the_heading_stands_for_its_folder(self, bridge: Path, run: Run) -> None:
        """A fault has its place under either name."""
        replace(bridge / "events" / "2024.yaml", "party: vik", "party: vikk")
        assert run("check", bridge / "timeline.yaml") == run("check", bridge)

    @pytest.mark.parametrize("call", ["check", "show", "export"])
    def test_a_file_of_a_folder_is_no_chronology(self, bridge: Path, run: Run, call: str) -> None:
        """Whoever names one is told to name the folder."""
        code, _, err = run(call, bridge / "events" / "2024.yaml")
        assert (code, "expected the folder of a chronology" in err) == (1, True)

    def test_nothing_is_said_of_writing_where_nothing_would_be(self, tmp_path: Path, run: Run) -> None:
        """`check` says what is wrong with the input and no more."""
        code, _, err = run("check", tmp_path)
        assert (code, "1 fault in the input" in err, "written" in err) == (1, True, False)
        assert "1 fault in the input; nothing was written" in run("export", tmp_path)[2]

    def test_an_exported_file_can_be_checked(self, bridge: Path, run: Run, tmp_path: Path) -> None:
        """Whatever can be read can be checked."""
        run("export", bridge, "-o", tmp_path / "b.json")
        assert run("check", tmp_path / "b.json") == (0, "", "")


class TestExport:
    def test_an_option_says_what_it_takes_in_words(self, run: Run, bridge: Path, tmp_path: Path) -> None:
        """A slip is answered without a name of Python's, and nothing is written."""
        code, _, err = run("export", bridge, "-o", tmp_path / "build", "-O", "ical.year=two")
        assert (code, err) == (2, "timeline: option year: found 'two', expected a whole number\n")
        assert not (tmp_path / "build").exists()

    def test_the_suffix_names_the_format(self, bridge: Path, run: Run, tmp_path: Path) -> None:
        """A file name says which format is meant."""
        assert run("export", bridge, "-o", tmp_path / "x.json")[0] == 0
        assert json.loads((tmp_path / "x.json").read_text())["id"] == "old-bridge"

    def test_a_dash_writes_to_standard_output_alone(self, bridge: Path, run: Run) -> None:
        """The data goes to the output, all else to the error stream."""
        code, out, err = run("export", bridge, "--to", "json", "-o", "-")
        assert (code, err) == (0, "")
        assert len(json.loads(out)["events"]) == 3

    def test_a_view_is_exported(self, bridge: Path, run: Run) -> None:
        """Conditions leave out events."""
        _, out, _ = run("export", bridge, "--to", "json", "-o", "-", "--where", "kind=vote")
        assert [event["id"] for event in json.loads(out)["events"]] == ["vote"]

    def test_losses_refused_write_nothing(self, bridge: Path, run: Run, tmp_path: Path) -> None:
        """With --fail-on-loss not even the formats without a loss are written."""
        out = tmp_path / "build"
        with (bridge / "events" / "2024.yaml").open("a") as events:
            events.write("- {id: ides, title: Caesar is killed, date: -0043-03-15, citations: [gazette]}\n")
        code, _, err = run("export", bridge, "-o", out, "--fail-on-loss")
        assert code == 3
        assert "refused; nothing was written" in err
        assert not out.exists() or not list(out.iterdir())
        assert run("export", bridge, "-o", tmp_path / "x.json", "--fail-on-loss")[0] == 0

    def test_the_same_export_twice_is_the_same(self, bridge: Path, run: Run, tmp_path: Path) -> None:
        """Same timeline, same options, same bytes, in every main format."""
        run("export", bridge, "-o", tmp_path / "a")
        run("export", bridge, "-o", tmp_path / "b")
        for path in (tmp_path / "a").iterdir():
            assert path.read_bytes() == (tmp_path / "b" / path.name).read_bytes()

    @pytest.mark.parametrize(
        ("arguments", "code", "message"),
        [
            (["--to", "jsn"], 2, "did you mean 'json'"),
            (["-O", "ical.imprecis=span"], 2, "did you mean 'imprecise'"),
            (["-O", "colour=red"], 2, "none of"),
            (["-O", "colour"], 2, "expected NAME=VALUE"),
            (["--where", "knd=vote"], 2, "did you mean 'kind'"),
            (["--now", "yesterday"], 2, "expected a time"),
            (["--now", "2022-01-01T00:00:00"], 2, "has no zone"),
            (["-o", "x.docx"], 2, ".ics"),
            (["-o", "x.json", "--to", "json", "ical"], 2, "expected a folder"),
            (["-o", "-"], 2, "for several formats"),
            (["--previous", "missing.ics"], 1, "could not be read"),
            (["--to", "md"], 2, "of the format 'markdown'"),
            (["-O", "=red"], 2, "expected NAME=VALUE"),
            (["--unheard"], 2, "see: timeline export --help"),
        ],
    )
    def test_a_slip_is_named_with_the_remedy(
        self,
        bridge: Path,
        run: Run,
        tmp_path: Path,
        monkeypatch: pytest.MonkeyPatch,
        arguments: list[str],
        code: int,
        message: str,
    ) -> None:
        """Wrong usage is exit code 2, wrong data 1, and the message says what would do."""
        monkeypatch.chdir(tmp_path)
        found, _, err = run("export", bridge, *arguments)
        assert (found, message in err) == (code, True), err

    def test_the_input_may_follow_the_formats(self, bridge: Path, run: Run, tmp_path: Path) -> None:
        """Behind --to stand names of formats; what is none of them is the input."""
        assert run("export", "--to", "json", "jsonl", bridge, "-o", tmp_path / "build")[0] == 0
        assert len(list((tmp_path / "build").iterdir())) == 2
        code, _, err = run("export", "--to", "json", "jsonl")
        assert (code, "option INPUT: found none" in err) == (2, True)

    def test_a_wrong_option_of_one_format_stops_all(self, bridge: Path, run: Run, tmp_path: Path) -> None:
        """No format is written and the next refused."""
        code, out, _ = run("export", bridge, "-o", tmp_path / "build", "-O", "xlsx.chart=maybe")
        assert (code, out) == (2, "")
        assert not (tmp_path / "build").exists()

    @pytest.mark.parametrize("call", ["init", "export"])
    def test_a_file_is_not_taken_for_a_folder(
        self, bridge: Path, run: Run, tmp_path: Path, call: str
    ) -> None:
        """What stands in the way is named, and stays."""
        (tmp_path / "taken").write_text("mine")
        code, _, err = run(*([call] if call == "init" else [call, bridge, "-o"]), tmp_path / "taken")
        assert (code, "found a file, expected a folder" in err) == (1, True)
        assert (tmp_path / "taken").read_text() == "mine"


class TestShow:
    def test_it_is_plain_and_narrow_in_a_pipe(self, bridge: Path, run: Run) -> None:
        """No line is wider than 80 columns, and nothing in it steers a terminal."""
        for arguments in ([], ["--long"]):
            _, out, _ = run("show", bridge, *arguments)
            assert max(map(len, out.splitlines())) <= 80
            assert "\x1b" not in out

    def test_events_come_in_order_with_who_says_so(self, bridge: Path, run: Run) -> None:
        """Each event shows its date in words, its title, its kind and its source."""
        _, out, _ = run("show", bridge)
        words = " ".join(out.split())
        assert words.index("early March 2024") < words.index("13 May 2024") < words.index("votes to close")
        assert "statement, alleged · Holm Gazette" in out

    @pytest.mark.parametrize(
        "title",
        [
            "中俄两国元首在北京举行会谈并签署关于进一步深化新时代全面战略协作伙伴关系的联合声明" * 3,
            "a" * 400,
            "한국어 제목 " * 20,
        ],
    )
    def test_wide_letters_take_two_columns(self, bridge: Path, run: Run, title: str) -> None:
        """Lines of Chinese end where a terminal ends, and no letter is lost between them."""
        replace(bridge / "events" / "2024.yaml", "title: The council votes", f"title: {title} votes")
        _, out, _ = run("show", bridge)
        widths = [
            sum(2 if east_asian_width(each) in "WF" else 1 for each in line) for line in out.splitlines()
        ]
        assert max(widths) <= 80
        assert "".join(title.split()) in "".join(line[24:].strip() for line in out.splitlines()).replace(
            " ", ""
        )

    def test_hostile_text_cannot_steer_the_terminal(self, bridge: Path, run: Run) -> None:
        """Escape sequences and reversed text in a title are written out."""
        replace(
            bridge / "events" / "2024.yaml",
            "title: The council votes",
            r'title: "\u001b[2J \u202e votes"  # ',
        )
        _, out, _ = run("show", bridge)
        assert "\x1b" not in out
        assert "\u202e" not in out
        assert "\\u202e" in out


class TestCite:
    def test_a_single_place_is_printed_ready_to_paste(self, bridge: Path, run: Run) -> None:
        """One line, nothing else."""
        text = bridge / "texts" / "gazette-2024-05-14.txt"
        code, out, err = run("cite", text, "The ferry company", "--to", "early March.")
        assert (code, err) == (0, "")
        assert (
            out in (bridge / "events" / "2024.yaml").read_text() + "\n"
            or out.strip() in (bridge / "events" / "2024.yaml").read_text()
        )

    def test_words_need_not_match_line_breaks_and_quotation_marks(self, bridge: Path, run: Run) -> None:
        """White space, case and the shape of quotes are set aside."""
        text = bridge / "texts" / "gazette-2024-05-14.txt"
        assert run("cite", text, "“the bridge has had its day,”")[0] == 0
        assert run("cite", text, "were in favour and one was against")[0] == 0

    def test_several_places_are_listed_to_choose_from(self, bridge: Path, run: Run) -> None:
        """Ambiguous words are no locator until one is chosen."""
        text = bridge / "texts" / "gazette-2024-05-14.txt"
        code, out, err = run("cite", text, "council")
        assert code == 1
        assert len(out.splitlines()) > 1
        assert "--nth" in err
        assert run("cite", text, "council", "--nth", 1)[0] == 0
        assert run("cite", text, "council", "--nth", 99)[0] == 2

    def test_the_digest_of_the_text_is_printed_without_words(self, bridge: Path, run: Run) -> None:
        """What goes after `digest:` in sources.yaml."""
        _, out, _ = run("cite", bridge / "texts" / "gazette-2024-05-14.txt")
        assert out.strip() in (bridge / "sources.yaml").read_text()

    def test_words_that_are_missing_are_named(self, bridge: Path, run: Run) -> None:
        """Neither end of a passage is passed over in silence."""
        text = bridge / "texts" / "gazette-2024-05-14.txt"
        code, _, err = run("cite", text, "The town council", "--to", "no such words")
        assert (code, "'no such words' of --to" in err) == (1, True)
        code, out, err = run("cite", text, "--to", "was against.")
        assert (code, out, "before --to" in err) == (2, "", True)

    def test_a_number_is_asked_for_in_words(self, run: Run, bridge: Path) -> None:
        """Nobody needs to know what Python calls one."""
        code, _, err = run("cite", bridge / "texts" / "gazette-2024-05-14.txt", "the", "--nth", "two")
        assert (code, "argument --nth: found 'two', expected a whole number" in err) == (2, True)


class TestDate:
    def test_a_zone_is_kept_and_must_be_one(self, run: Run) -> None:
        """With and without a publication; a slip is answered with the name that was meant."""
        for more in ([], ["--published", "2024-05-14"]):
            assert "zone: Europe/Oslo" in run("date", "13 May 2024", "--zone", "Europe/Oslo", *more)[1]
            code, _, err = run("date", "13 May 2024", "--zone", "Europe/Olso", *more)
            assert (code, "did you mean 'Europe/Oslo'" in err) == (2, True)

    @pytest.mark.parametrize("more", [["--published", "May 14"], ["--source", "gazette"]])
    def test_an_option_that_cannot_count_is_usage(self, run: Run, more: list[str]) -> None:
        """A publication must be EDTF, and a source anchors nothing without one."""
        code, _, err = run("date", "on Friday", *more)
        assert (code, err.startswith(f"timeline: option {more[0].removeprefix('--')}:")) == (2, True)

    def test_words_are_resolved_against_a_publication(self, run: Run) -> None:
        """The value, its words, its bounds, and a line of YAML that reads back as the same date."""
        code, out, _ = run("date", "late September", "--published", "2015-10", "--source", "article")
        assert code == 0
        assert "[2015-09-21..2015-09-30]" in out
        assert "late September 2015" in out
        assert (
            '{edtf: "[2015-09-21..2015-09-30]", stated: late September, basis: relative, anchor: {source: article}}'
            in out
        )

    def test_the_tense_decides(self, run: Run) -> None:
        """On Friday is the last one or the next one."""
        past, future = (
            run("date", "on Friday", "--published", "2022-09-12", "--tense", tense)[1]
            for tense in ("past", "future")
        )
        assert "2022-09-09" in past
        assert "2022-09-16" in future

    def test_what_does_not_follow_is_refused_with_the_reason(self, run: Run) -> None:
        """No value, exit code 1, and why."""
        assert run("date", "weeks before", "--published", "2022-09-12")[0] == 1
        code, _, err = run("date", "05/04/2022")
        assert (code, "tell which comes first" in err) == (1, True)
        assert run("date", "05/04/2022", "--order", "day-first")[0] == 0

    @pytest.mark.parametrize(
        ("text", "shown"),
        [("-0043-03-15", "15 March 44 BC"), ("-0043/-0029", "-0043-01-01"), ("-00XX", "-0099-01-01")],
    )
    def test_a_year_before_our_era_is_a_value_and_no_option(self, run: Run, text: str, shown: str) -> None:
        """A minus and a digit need no `--` before them, whatever stands after them."""
        for words in ([text], ["--", text], [text, "--zone", "UTC"], ["--zone", "UTC", text]):
            code, out, err = run("date", *words)
            assert (code, err, shown in out) == (0, "", True)

    def test_a_year_before_our_era_may_follow_an_option(self, run: Run, bridge: Path) -> None:
        """Publications and days of a view are dates too; what is no option is still none."""
        # Words are not reckoned against a publication so early, and the reason is the words' own.
        code, _, err = run("date", "late March", "--published", "-0043-04")
        assert (code, err.startswith("timeline: 'late March': ")) == (1, True)
        assert run("show", bridge, "--as-of", "-0043")[0] == 0
        assert run("date", "-0043", "--publishd", "2015")[0] == 2
        assert run("date", "-0043", "-5")[0] == 2

    def test_edtf_is_explained(self, run: Run) -> None:
        """A value by itself shows its words and bounds."""
        _, out, _ = run("date", "156X-12-25")
        assert "1560-12-25" in out
        assert "1569-12-25" in out


class TestFormats:
    def test_every_format_is_listed_with_its_options(self, run: Run) -> None:
        """Readable at 80 columns."""
        code, out, _ = run("formats")
        assert code == 0
        assert all(name in out for name in ("ical", "json", "markdown", "xlsx", "-O ical.imprecise"))
        assert max(map(len, out.splitlines())) <= 100


class TestAtTheDoor:
    def test_help_reads_at_80_columns(self, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
        """The help of every call fits."""
        monkeypatch.setenv("COLUMNS", "80")
        for call in ([], ["init"], ["check"], ["export"], ["show"], ["cite"], ["date"], ["formats"]):
            code, out, _ = run(*call, "--help")
            assert code == 0
            assert max(map(len, out.splitlines())) <= 80

    def test_an_unknown_call_is_usage(self, run: Run) -> None:
        """Exit code 2, with the calls there are."""
        code, _, err = run("exprt")
        assert (code, "did you mean 'export'?" in err) == (2, True)

    def test_without_a_call_the_help_is_shown(self, run: Run) -> None:
        """On the error stream, for nothing was done."""
        code, out, err = run()
        assert (code, out, "start with:" in err) == (2, "", True)

    def test_a_letter_that_the_terminal_lacks_is_shown_by_number(self, bridge: Path) -> None:
        """A console of another time shows all that it can."""
        done = subprocess.run(
            [sys.executable, "-m", "timeline", "show", str(bridge)],
            env=os.environ | {"PYTHONIOENCODING": "ascii"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, "vote \\xb7 Holm" in done.stdout) == (0, True)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
    @pytest.mark.parametrize("call", [["show"], ["export", "--to", "json", "-o", "-"]])
    def test_a_full_disk_is_said_in_one_line(self, bridge: Path, call: list[str]) -> None:
        """No trace, exit code 1."""
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [sys.executable, "-m", "timeline", call[0], str(bridge), *call[1:]],
                stdout=full,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
            )
        assert (done.returncode, done.stderr) == (
            1,
            "timeline: standard output: could not be written: No space left on device\n",
        )

    @pytest.mark.parametrize("name", ["nowhere", "nowhere.json", "file.docx"])
    def test_an_input_that_is_not_there_is_said_in_one_line(
        self, run: Run, tmp_path: Path, name: str
    ) -> None:
        """No trace, one clear line, exit code 1 or 2."""
        if name.endswith("docx"):
            (tmp_path / name).write_text("x")
        for call in ("show", "check", "export"):
            code, _, err = run(call, tmp_path / name)
            assert code in {1, 2}
            assert "Traceback" not in err
            assert err.count("\n") <= 3

    def test_a_reader_that_has_enough_is_no_error(self, bridge: Path) -> None:
        """Closing the pipe early ends the command quietly."""
        script = f"{sys.executable} -m timeline show --long {bridge} | head -1"
        done = subprocess.run(script, shell=True, capture_output=True, text=True, check=False)  # noqa: S602 - a pipe is the point
        assert done.stderr == ""

    @pytest.mark.parametrize("call", [["show", "."], ["export", ".", "--to", "json", "-o", "-"], ["--help"]])
    def test_output_that_is_closed_is_said_in_one_line(self, bridge: Path, call: list[str]) -> None:
        """What was asked for could not be shown: no trace, exit code 1."""
        done = in_shell([*call, ">&-"], bridge)
        assert (done.returncode, done.stderr) == (
            1,
            "timeline: standard output: could not be written: Bad file descriptor\n",
        )

    def test_a_call_with_nothing_to_say_needs_no_output(self, bridge: Path) -> None:
        """A check that finds nothing succeeds with every stream closed."""
        assert in_shell(["check", ".", "<&-", ">&-", "2>&-"], bridge).returncode == 0

    def test_errors_do_not_stray_into_the_output(self, bridge: Path) -> None:
        """Where the error stream is closed, they go nowhere."""
        done = in_shell(["show", "nowhere", "2>&-"], bridge)
        assert (done.returncode, done.stdout) == (1, "")

    def test_a_terminal_gets_weight_and_a_pipe_does_not(self, bridge: Path) -> None:
        """Bold headings on a terminal, unless NO_COLOR asks for none."""
        assert b"\x1b[1m" in on_terminal(["show", str(bridge)], {"TERM": "xterm", "NO_COLOR": ""} | {})
        assert b"\x1b" not in on_terminal(["show", str(bridge)], {"TERM": "xterm", "NO_COLOR": "1"})


def in_shell(words: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    """Run the command as a shell does, redirections included."""
    script = " ".join([sys.executable, "-m", "timeline", *words])
    return subprocess.run(script, shell=True, cwd=folder, capture_output=True, text=True, check=False)  # noqa: S602 - redirections are the point


def on_terminal(arguments: list[str], environment: dict[str, str]) -> bytes:
    """Run the command on a pseudo-terminal and return what it showed."""
    leader, follower = pty.openpty()
    wanted = {key: value for key, value in (os.environ | environment).items() if value or key != "NO_COLOR"}
    process = subprocess.Popen(
        [sys.executable, "-m", "timeline", *arguments],
        stdin=follower,
        stdout=follower,
        stderr=follower,
        env=wanted,
    )
    os.close(follower)
    shown = b""
    while select.select([leader], [], [], 20)[0]:
        try:
            chunk = os.read(leader, 65536)
        except OSError:
            break
        if not chunk:
            break
        shown += chunk
    process.wait(timeout=20)
    os.close(leader)
    return shown
