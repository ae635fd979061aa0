"""Changing a value in its text: only what differs is touched; comments, order, quotes and layout of the rest stay."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any, Final

from timeline.forms import is_list, is_mapping
from timeline.yaml._edit_splice import Splice, after_line, column_of, line_start, rest_of_line
from timeline.yaml._edit_tree import Entry, Node, UnfitError
from timeline.yaml._write_nodes import STEP, entry_lines, flow_text, item_lines, key_text, node_lines

__all__ = ["changes_of_entry", "changes_of_mapping", "insertion", "removal"]

_COMMENT: Final = re.compile(r"(?:^|(?<=\s))#", re.MULTILINE)
_ABSENT: Final = object()


def changes_of_mapping(text: str, node: Node, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Splice]:
    """Yield the changes that make a mapping say something new.

    Args:
        text: The file.
        node: Where the mapping stands in it.
        old: What it says, as it would be typed today; in the file it may be typed otherwise.
        new: What it is to say.

    Raises:
        UnfitError: It is not laid out so that it can be changed without touching more.
    """
    node.refuse_shared()
    if node.entries is None:
        raise UnfitError("it is not written as a mapping")
    yield from _Editor(text).mapping(node, old, new)


def insertion(text: str, index: int, lines: Iterator[str] | list[str], column: int = 0) -> Splice:
    """Return the insertion of lines before the line that begins at an index, or at the end of the text."""
    end = "\r\n" if "\r\n" in text else "\n"
    margin = " " * column
    before = end if index == len(text) and text and not text.endswith("\n") else ""
    return Splice(index, index, before + "".join(f"{margin}{line}{end}" if line else end for line in lines))


def changes_of_entry(text: str, entry: Entry, new: Any) -> Iterator[Splice]:
    """Yield the change that gives a key of a mapping another value, written anew."""
    entry.value.refuse_shared()
    yield from _Editor(text).entry(entry, _ABSENT, new)


def removal(text: str, parent: Node, node: Node) -> Splice:
    """Return the removal of an item of a list or an entry of a mapping, all of its lines.

    Raises:
        UnfitError: It does not stand on lines of its own.
    """
    node.refuse_shared()
    if parent.flow:
        raise UnfitError("it stands between brackets with others")
    entry = next((entry for entry in parent.entries or () if entry.value is node), None)
    return _without_lines(text, entry.start if entry else _Editor(text).dash(parent, node), node.end)


def _without_lines(text: str, start: int, end: int) -> Splice:
    begin = line_start(text, start)
    if text[begin:start].strip():
        raise UnfitError("it shares its first line with something else")
    after = after_line(text, end)
    # Of the empty lines before and after, one is enough.
    alone = begin == 0 or not text[line_start(text, begin - 1) : begin].strip()
    following = after_line(text, after)
    return Splice(begin, following if alone and not text[after:following].strip() else after, "")


class _Editor:
    def __init__(self, text: str) -> None:
        self.text = text
        self.line_end = "\r\n" if "\r\n" in text else "\n"

    def mapping(self, node: Node, old: dict[str, Any], new: dict[str, Any]) -> Iterator[Splice]:
        changed = [key for key in {**new, **old} if old.get(key, _ABSENT) != new.get(key, _ABSENT)]
        if node.flow:
            yield from self._flow_mapping(node, old, new, changed)
            return
        yield from self._without(node.entries or [], {key for key in changed if key not in new})
        for key in changed:
            entry = node.entry(key)
            if entry is not None and key in new:
                yield from self.entry(entry, old.get(key, _ABSENT), new[key])
            elif key in new:
                yield self._with(node, key, new)

    def entry(self, entry: Entry, old: Any, new: Any) -> Iterator[Splice]:
        inner = self._inside(entry.value, old, new)
        if inner is not None:
            yield from inner
            return
        colon = self._colon(entry)
        yield self._replaced(colon, entry.value, new, column_of(self.text, entry.start), entry.key)

    def _inside(self, node: Node, old: Any, new: Any) -> list[Splice] | None:
        """Return the changes inside a value; None where it has to be written anew as a whole."""
        if not new:
            return None
        if is_mapping(old) and is_mapping(new) and node.entries is not None:
            typed_alike = {entry.key for entry in node.entries} == old.keys()
            return list(self.mapping(node, old, new)) if typed_alike and old.keys() & new.keys() else None
        if is_list(old) and is_list(new) and node.items is not None and len(node.items) == len(old) > 0:
            return list(self._list(node, node.items, old, new))
        return None

    def _list(self, node: Node, items: list[Node], old: list[Any], new: list[Any]) -> Iterator[Splice]:
        if node.flow:
            yield from self._flow_list(node, items, old, new)
            return
        for kept, (begin, end), (first, last) in _steps(old, new):
            both = 0 if kept else min(end - begin, last - first)
            for offset in range(both):
                yield from self._item(node, items[begin + offset], old[begin + offset], new[first + offset])
            if kept:
                continue
            for item in items[begin + both : end]:
                yield _without_lines(self.text, self.dash(node, item), item.end)
            if last > first + both:
                yield self._inserted(node, items, begin + both, new[first + both : last])

    def _item(self, node: Node, item: Node, old: Any, new: Any) -> Iterator[Splice]:
        inner = self._inside(item, old, new)
        if inner is not None:
            yield from inner
            return
        dash = self.dash(node, item)
        yield self._replaced(dash + 1, item, new, column_of(self.text, dash))

    def _inserted(self, node: Node, items: list[Node], place: int, new: list[Any]) -> Splice:
        column = column_of(self.text, node.start)
        if place > 0:
            at = after_line(self.text, items[place - 1].end)
        elif self.text[line_start(self.text, node.start) : node.start].strip():
            raise UnfitError("its list begins on a line with something else")
        else:
            at = line_start(self.text, node.start)
        return insertion(self.text, at, item_lines(new, column), column)

    def dash(self, node: Node, item: Node) -> int:
        """Return the index of the dash before an item."""
        column = column_of(self.text, node.start)
        at = line_start(self.text, item.start)
        while at > node.start:
            if self.text[at : at + column + 1].strip() == "-":
                return at + column
            at = line_start(self.text, at - 1)
        return node.start

    def _with(self, node: Node, key: str, new: dict[str, Any]) -> Splice:
        """Return the addition of an entry, behind the one that people write before it."""
        entries = node.entries or []
        before = list(new)[: list(new).index(key)]
        last = next((entry for name in reversed(before) if (entry := node.entry(name))), entries[-1])
        column = column_of(self.text, entries[0].start)
        lines = entry_lines({key: new[key]}, column)
        return insertion(self.text, after_line(self.text, last.value.end), lines, column)

    def _without(self, entries: list[Entry], gone: set[str]) -> Iterator[Splice]:
        """Yield the removal of entries; those from the first on leave its line, which a dash begins, to the next."""
        kept = next((index for index, entry in enumerate(entries) if entry.key not in gone), len(entries))
        if kept and self.text[line_start(self.text, entries[0].start) : entries[0].start].strip():
            gaps = [(one.value.end, other.start) for one, other in pairwise(entries[: kept + 1])]
            if kept == len(entries) or any(_COMMENT.search(self.text, *gap) for gap in gaps):
                raise UnfitError("it shares its first line with something else")
            yield Splice(entries[0].start, entries[kept].start, "")
            entries = entries[kept:]
        for entry in entries:
            if entry.key in gone:
                yield _without_lines(self.text, entry.start, entry.value.end)

    def _colon(self, entry: Entry) -> int:
        """Return the index behind the colon of an entry."""
        found = re.compile(r"[ \t]*:").match(self.text, entry.end)
        if found is None:
            raise UnfitError("it has a key with a question mark")
        return found.end()

    def _replaced(self, begin: int, node: Node, value: Any, column: int, key: str = "") -> Splice:
        """Return the replacement of a value, which stands behind a colon or dash; comments beside it stay."""
        gap, _, under = self.text[begin : node.start].partition("\n")
        tail = rest_of_line(self.text, node.end).strip()
        self._refuse_comments(node, under)
        taken = column + (len(key) + 1 if key else 1) + 1
        first, *rest = node_lines(value, column + STEP, taken)
        shown = f" {first}" if first else ""
        if not rest:
            return Splice(begin, node.end, shown + (f"  {gap.strip()}" if gap.strip() else ""))
        comment = "".join(f"  {each}" for each in (gap.strip(), tail) if each)
        margin = " " * column
        lines = "".join(f"{self.line_end}{margin}{line}" if line else self.line_end for line in rest)
        end = node.end + len(rest_of_line(self.text, node.end)) if tail else node.end
        return Splice(begin, end, shown + comment + lines)

    def _refuse_comments(self, node: Node, under: str) -> None:
        if _COMMENT.search(under) or self._has_comment(node):
            raise UnfitError("a comment stands inside what would be replaced")

    def _has_comment(self, node: Node) -> bool:
        """Say whether there is a comment between the parts of a list or mapping."""
        inner = [entry.value for entry in node.entries or ()] if node.entries is not None else node.items
        if inner is None:
            return False
        keys = [(entry.start, entry.end) for entry in node.entries or ()]
        parts = sorted([*keys, *((part.start, part.end) for part in inner)])
        starts = [node.start, *(end for _, end in parts)]
        ends = [*(start for start, _ in parts), node.end]
        gaps = (self.text[start:end] for start, end in zip(starts, ends, strict=True))
        return any(map(_COMMENT.search, gaps)) or any(map(self._has_comment, inner))

    def _flow_mapping(
        self, node: Node, old: dict[str, Any], new: dict[str, Any], changed: list[str]
    ) -> Iterator[Splice]:
        entries = node.entries or []
        shape = all(node.entry(key) and key in new for key in changed)
        if shape:
            for key in changed:
                entry = node.entry(key)
                yield from self._flow_entry(entry, old.get(key, _ABSENT), new[key]) if entry else ()
            return
        kept = [entry for entry in entries if entry.key in new or entry.key not in old]
        parts = [
            f"{key_text(entry.key)}: {flow_text(new[entry.key])}"
            if entry.key in changed
            else self.text[entry.start : entry.value.end]
            for entry in kept
        ]
        parts += [
            f"{key_text(key)}: {flow_text(new[key])}" for key in changed if not node.entry(key) and key in new
        ]
        yield self._flow("{", parts, "}", node)

    def _flow_entry(self, entry: Entry, old: Any, new: Any) -> Iterator[Splice]:
        inner = self._inside(entry.value, old, new)
        if inner is not None:
            yield from inner
            return
        self._refuse_comments(entry.value, self.text[entry.end : entry.value.start])
        yield Splice(self._colon(entry), entry.value.end, f" {flow_text(new)}")

    def _flow_list(self, node: Node, items: list[Node], old: list[Any], new: list[Any]) -> Iterator[Splice]:
        if len(old) == len(new):
            for item, before, after in zip(items, old, new, strict=True):
                if before != after:
                    inner = self._inside(item, before, after)
                    yield from [Splice(item.start, item.end, flow_text(after))] if inner is None else inner
            return
        parts: list[str] = []
        for kept, (begin, end), (first, last) in _steps(old, new):
            parts += (
                [self.text[item.start : item.end] for item in items[begin:end]]
                if kept
                else list(map(flow_text, new[first:last]))
            )
        yield self._flow("[", parts, "]", node)

    def _flow(self, begin: str, parts: list[str], end: str, node: Node) -> Splice:
        self._refuse_comments(node, "")
        return Splice(node.start, node.end, f"{begin}{', '.join(parts)}{end}")


def _steps(old: list[Any], new: list[Any]) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Yield how one list becomes another: whether a stretch is kept, where it is in the old, where in the new."""
    before, after = ([json.dumps(item, sort_keys=True) for item in items] for items in (old, new))
    for tag, begin, end, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        yield tag == "equal", (begin, end), (first, last)
