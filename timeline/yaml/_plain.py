"""From YAML text to plain data: every scalar a text, and the place of each value when it is asked for."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

import attrs
import yaml

from timeline.errors import Fault
from timeline.yaml._advice import character_fault
from timeline.yaml._careful import build_carefully
from timeline.yaml._fast import UnusualError, build_plain
from timeline.yaml._recover import recover
from timeline.yaml._spot import Plain, Spot

__all__ = ["Document", "parse_yaml"]

# YAML 1.2.2, 5.1: what is not a printable character.
_UNPRINTABLE: Final = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_BYTE_ORDER_MARK: Final = "\ufeff"


@attrs.define(slots=False)
class Document:
    """A YAML document.

    Attributes:
        file: The name under which its places are shown.
        text: The text it was read from.
        plain: Its data: texts, lists and mappings, None where nothing stands; of a document that could not be
            read to its end, the records that could.
        faults: What is wrong with it as YAML, in its order.
        whole: Whether it could be read to its end.
    """

    file: str
    text: str
    plain: Plain
    faults: tuple[Fault, ...] = ()
    whole: bool = True

    @cached_property
    def spot(self) -> Spot:
        """Where its values stand, found out when it is first asked for."""
        return build_carefully(self.text, self.file).spot


def parse_yaml(text: str, file: str) -> Document:
    r"""Return the document that a YAML text is; what is wrong with it is among its faults.

    >>> parse_yaml("on: no\ndate: 2015-10\nat: 1:30\n", "example.yaml").plain
    {'on': 'no', 'date': '2015-10', 'at': '1:30'}
    """
    text = text.removeprefix(_BYTE_ORDER_MARK)
    unfit = _UNPRINTABLE.search(text)
    if unfit:
        return Document(file, text, None, (character_fault(text, unfit.start(), file),), whole=False)
    try:
        return Document(file, text, build_plain(text))
    except (UnusualError, yaml.YAMLError):
        return _careful_document(text, file)


def _careful_document(text: str, file: str) -> Document:
    found = build_carefully(text, file)
    if not found.whole:
        found = recover(text, file, found)
    document = Document(file, text, found.plain, found.faults, found.whole)
    document.__dict__["spot"] = found.spot
    return document
