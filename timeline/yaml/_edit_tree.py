"""Where the values of a YAML file stand in its text, from first character to last, so that one can be put in its place."""

from __future__ import annotations

from typing import Any, Final

import attrs
import yaml

from timeline.errors import TimelineError
from timeline.yaml._events import parser_events
from timeline.yaml._spot import Path

__all__ = ["Entry", "Node", "UnfitError", "node_at", "tree_of"]

_BLOCK_SCALARS: Final = frozenset({"|", ">"})
_ENDS: Final[frozenset[Any]] = frozenset({yaml.MappingEndEvent, yaml.SequenceEndEvent})


class UnfitError(TimelineError, ValueError):
    """A part of a text that cannot be changed alone, as the text is laid out.

    Attributes:
        reason: What of its layout stands in the way.
    """

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)

    def __str__(self) -> str:
        return f"cannot be changed in place: {self.reason}; edit the file by hand"


@attrs.define
class Node:
    """A value and where it stands.

    Attributes:
        start: The index of its first character.
        end: The index after its last.
        flow: Whether it is a list or mapping between brackets.
        entries: Of a mapping, its entries.
        items: Of a list, its items.
        shared: Whether it has an anchor or tag, or is an alias, so that a change would reach further than it shows.
    """

    start: int
    end: int
    flow: bool = False
    entries: list[Entry] | None = None
    items: list[Node] | None = None
    shared: bool = False

    def entry(self, key: str) -> Entry | None:
        """Return the entry of a mapping with that key, or None."""
        return next((entry for entry in self.entries or () if entry.key == key), None)

    def refuse_shared(self) -> None:
        """Refuse a value that cannot be changed alone.

        Raises:
            UnfitError: It, or something in it, has an anchor or a tag, or is an alias.
        """
        if self.shared:
            raise UnfitError("it uses an anchor, an alias or a tag")
        for inner in (*(entry.value for entry in self.entries or ()), *(self.items or ())):
            inner.refuse_shared()


@attrs.define
class Entry:
    """A key of a mapping, where it stands, and its value."""

    key: str
    start: int
    end: int
    value: Node


def node_at(root: Node, path: Path) -> Node:
    """Return the value at a path of keys and indexes.

    Raises:
        UnfitError: There is none.
    """
    node = root
    for step in path:
        found = node.entry(step) if isinstance(step, str) else None
        if found is not None:
            node = found.value
        elif isinstance(step, int) and node.items is not None and step < len(node.items):
            node = node.items[step]
        else:
            raise UnfitError("it is not where it was read")
    return node


def tree_of(text: str) -> Node | None:
    """Return the value that a YAML text is, with its places; None where it holds nothing.

    Raises:
        UnfitError: The text is no YAML, or is not made of one plain document.
    """
    builder = _Builder(text)
    try:
        for event in parser_events(text):
            builder.take(event)
    except yaml.YAMLError as error:
        raise UnfitError("its file is not readable as YAML") from error
    return builder.root


class _Builder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[tuple[str, int, int] | None] = []

    def take(self, event: Any) -> None:
        """Take the parser's next event."""
        kind: type[Any] = event.__class__
        start: int = event.start_mark.index
        if kind is yaml.ScalarEvent:
            self._scalar(event)
        elif kind is yaml.AliasEvent:
            self._attach(Node(start, event.end_mark.index, shared=True))
        elif kind is yaml.MappingStartEvent:
            self._begin(event, Node(start, 0, flow=bool(event.flow_style), entries=[]))
        elif kind is yaml.SequenceStartEvent:
            self._begin(event, Node(start, 0, flow=bool(event.flow_style), items=[]))
        elif kind in _ENDS:
            self._close(event)

    def _scalar(self, event: Any) -> None:
        start, end = event.start_mark.index, event.end_mark.index
        if event.style in _BLOCK_SCALARS:
            # The parser counts the empty lines after a block to it.
            end = start + len(self.text[start:end].rstrip())
        if self.keys and self.open[-1].entries is not None and self.keys[-1] is None:
            self.keys[-1] = (event.value, start, end)
            return
        self._attach(Node(start, end, shared=event.anchor is not None or event.tag is not None))

    def _begin(self, event: Any, node: Node) -> None:
        node.shared = event.anchor is not None or event.tag is not None
        self.open.append(node)
        self.keys.append(None)

    def _close(self, event: Any) -> None:
        node = self.open.pop()
        self.keys.pop()
        inner = [*(entry.value for entry in node.entries or ()), *(node.items or ())]
        # The end of what stands in lines is that of its last part: the parser would count the comments after it.
        node.end = event.end_mark.index if node.flow or not inner else inner[-1].end
        self._attach(node)

    def _attach(self, node: Node) -> None:
        if not self.open:
            if self.root is not None:
                raise UnfitError("its file holds a second document")
            self.root = node
            return
        parent = self.open[-1]
        if parent.items is not None:
            parent.items.append(node)
            return
        key = self.keys[-1]
        if key is None or parent.entries is None:
            raise UnfitError("a structure stands where a key belongs")
        name, start, end = key
        node.end = max(node.end, self._colon(end)) if node.start == node.end else node.end
        parent.entries.append(Entry(name, start, end, node))
        self.keys[-1] = None

    def _colon(self, end: int) -> int:
        """Return the index after the colon behind a key; an empty value ends there."""
        at = self.text.find(":", end)
        return end if at < 0 else at + 1
