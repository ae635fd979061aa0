"""The command: its calls, its exit codes, and how every error of ours is shown."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from importlib.metadata import version
from typing import Any, Final, NoReturn

from timeline.cli import (
    _apply,
    _check,
    _cite,
    _date,
    _diff,
    _export,
    _formats,
    _import,
    _init,
    _merge,
    _serve,
    _show,
)
from timeline.cli._streams import drop_the_rest, prepare
from timeline.cli._terminal import complain, plural
from timeline.errors import InputError, LossError, OptionError, TimelineError, UnknownNameError, nearest

__all__ = ["main"]

DONE: Final = 0
FAILED: Final = 1
USAGE: Final = 2
LOSSES: Final = 3
_INTERRUPTED: Final = 130

_CALLS: Final = (
    _init,
    _check,
    _export,
    _serve,
    _show,
    _diff,
    _apply,
    _merge,
    _import,
    _cite,
    _date,
    _formats,
)

# A date before our era, such as -0043 or -00XX; no option of ours begins so.
_NEGATIVE: Final = re.compile("-[0-9X]")

_EPILOG: Final = """\
exit codes:  0 done, 1 error in the data or the export, 2 usage,
             3 losses refused

start with:  timeline init my-chronology
             timeline check my-chronology
             timeline export my-chronology -o build/
"""


class _Parser(argparse.ArgumentParser):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # argparse itself takes only plain numbers, such as -43, for values.
        self._negative_number_matcher = _NEGATIVE

    def error(self, message: str) -> NoReturn:
        self.print_usage(sys.stderr)
        complain(message)
        complain(f"see: {self.prog} --help", prefix="")
        raise SystemExit(USAGE)

    def _check_value(self, action: argparse.Action, value: Any) -> None:
        if action.choices is None or value in action.choices:
            return
        known = [str(choice) for choice in action.choices]
        guess = nearest(str(value), known)
        hint = f"; did you mean {guess!r}?" if guess else ""
        raise argparse.ArgumentError(action, f"found {value!r}, expected one of {', '.join(known)}{hint}")


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
        sub.set_defaults(run=call.run, parser=sub)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command.

    Args:
        arguments: The words after its name; left out, those of this process.

    Returns:
        The exit code.

    Raises:
        SystemExit: The words are no call, or ask for help.
    """
    prepare()
    try:
        code = _call(sys.argv[1:] if arguments is None else arguments)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read our output has enough.
        drop_the_rest()
        return DONE
    except OSError as error:
        drop_the_rest()
        complain(f"{error.filename or 'standard output: could not be written'}: {error.strerror or error}")
        return FAILED
    except KeyboardInterrupt:
        complain("interrupted; no file was left half written")
        return _INTERRUPTED
    return code


def _call(words: Sequence[str]) -> int:
    try:
        parsed = _parsed(words)
    except SystemExit:
        # The help is output like any other, and may be more than whoever reads it wants.
        sys.stdout.flush()
        raise
    try:
        code: int = parsed.run(parsed)
    except TimelineError as error:
        return _report(error, writes=hasattr(parsed, "output") or hasattr(parsed, "into"))
    return code


def _parsed(words: Sequence[str]) -> argparse.Namespace:
    parser = build_parser()
    if not words:
        parser.print_help(sys.stderr)
        raise SystemExit(USAGE)
    parsed, unknown = parser.parse_known_args(words)
    if unknown:
        parsed.parser.error(f"found more than this call takes: {' '.join(unknown)}")
    return parsed


def _report(error: TimelineError, *, writes: bool) -> int:
    if isinstance(error, InputError):
        for fault in error.faults:
            complain(str(fault), prefix="")
        complain(
            f"{plural(len(error.faults), 'fault')} in the input{'; nothing was written' if writes else ''}"
        )
        return FAILED
    complain(str(error))
    if isinstance(error, LossError):
        return LOSSES
    return USAGE if isinstance(error, OptionError | UnknownNameError) else FAILED
