"""The command: its calls, its exit codes, and how every error of ours is shown."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Final, NoReturn

from timeline.cli import _check, _cite, _date, _diff, _export, _formats, _import, _init, _merge, _serve, _show
from timeline.cli._terminal import complain
from timeline.errors import InputError, LossError, OptionError, TimelineError, UnknownNameError

__all__ = ["main"]

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
LOSSES: Final = 3
_INTERRUPTED: Final = 130

_CALLS: Final = (_init, _check, _export, _serve, _show, _diff, _merge, _import, _cite, _date, _formats)

_EPILOG: Final = """\
exit codes: 0 done, 1 error in the data or the export, 2 usage, 3 losses refused

start with:  timeline init my-chronology
             timeline check my-chronology
             timeline export my-chronology -o build/
"""


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        complain(message)
        complain(f"see: {self.prog} --help", prefix="")
        raise SystemExit(USAGE)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of the whole command."""
    parser = _Parser(
        prog="timeline",
        description="Keep a sourced chronology in plain text; check it; publish it in every form\nits readers use.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"timeline {version('sourced-timeline')}")
    calls = parser.add_subparsers(title="calls", metavar="CALL", required=True, parser_class=_Parser)
    for call in _CALLS:
        sub = call.add_call(calls)
        sub.set_defaults(run=call.run)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words after its name; left out, those of this process.

    Returns:
        The exit code.
    """
    try:
        parsed = build_parser().parse_args(arguments)
        code: int = parsed.run(parsed)
        sys.stdout.flush()
    except TimelineError as error:
        return _report(error)
    except BrokenPipeError:
        # Whoever read our output has enough; what Python would still write at exit goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return DONE
    except KeyboardInterrupt:
        complain("interrupted; no file was left half written")
        return _INTERRUPTED
    return code


def _report(error: TimelineError) -> int:
    if isinstance(error, InputError):
        for fault in error.faults:
            complain(str(fault), prefix="")
        count = len(error.faults)
        complain(f"{count} {'fault' if count == 1 else 'faults'} in the input; nothing was written")
        return FAILED
    complain(str(error))
    if isinstance(error, LossError):
        return LOSSES
    return USAGE if isinstance(error, OptionError | UnknownNameError) else FAILED
