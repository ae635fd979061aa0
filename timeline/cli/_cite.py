"""`timeline cite`: the locator of words in a text, ready to paste."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from timeline.citing import Found, find_words, read_text
from timeline.cli._terminal import complain, plural, say
from timeline.errors import OptionError
from timeline.provenance import Digest
from timeline.text import clean_line, for_terminal

__all__ = ["add_call", "run"]


def add_call(calls: Any) -> argparse.ArgumentParser:
    """Add the call to the command."""
    parser: argparse.ArgumentParser = calls.add_parser(
        "cite",
        help="print the locator of words in a text",
        description="Print the locator of words in a text, to paste after `at:`. Line breaks and the shape of "
        "quotation marks need not match. Without words, print the digest of the text, to paste after `digest:`.",
    )
    parser.add_argument("text", metavar="TEXT", type=Path, help="the text, a UTF-8 file")
    parser.add_argument("words", metavar="WORDS", nargs="?", help="the words as they stand in it")
    parser.add_argument("--to", metavar="WORDS", dest="until", help="cite from the words to the end of these")
    parser.add_argument("--nth", metavar="N", type=_number, help="which of several places, counted from 1")
    return parser


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal()):
        raise argparse.ArgumentTypeError(f"found {text!r}, expected a whole number")
    return int(text)


def run(arguments: argparse.Namespace) -> int:
    """Print the locator, or the places to choose from."""
    text = read_text(arguments.text)
    if arguments.words is None:
        if arguments.until is not None or arguments.nth is not None:
            raise OptionError(
                "WORDS", "found none", "give the words at which the passage begins before --to and --nth"
            )
        say(str(Digest.of(text)))
        return 0
    found = _places(text, arguments.words, arguments.until)
    if not found:
        until = arguments.until if find_words(text, arguments.words) else None
        what = "the words" if until is None else f"the words {until!r} of --to"
        after = "" if until is None else " after the others"
        complain(f"{what} do not stand in {arguments.text}{after}; copy a shorter run of them")
        return 1
    if arguments.nth is not None:
        found = _chosen(found, arguments.nth)
    if len(found) > 1:
        complain(f"found {plural(len(found), 'place')}; give more words, or choose with --nth:")
    for number, place in enumerate(found, 1):
        say(str(place.locator) if len(found) == 1 else f"{number}. {place.locator}  {_context(place)}")
    return 0 if len(found) == 1 else 1


def _places(text: str, words: str, until: str | None) -> list[Found]:
    found = find_words(text, words)
    if until is None:
        return found
    spans = [(place, _end_after(text, place.locator.end, until)) for place in found]
    stretched = [(place.locator.start, end) for place, end in spans if end is not None]
    return [stretch for start, end in stretched for stretch in find_words(text, text[start:end])[:1]]


def _end_after(text: str, start: int, words: str) -> int | None:
    later = find_words(text[start:], words)
    return start + later[0].locator.end if later else None


def _chosen(found: list[Found], nth: int) -> list[Found]:
    if not 1 <= nth <= len(found):
        raise OptionError("nth", f"found {nth}, expected a number from 1 to {len(found)}")
    return [found[nth - 1]]


def _context(place: Found) -> str:
    shown = f"…{place.before}[{place.words}]{place.after}…"
    return for_terminal(clean_line(shown))
