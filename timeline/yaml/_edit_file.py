"""One file of a chronology while its records are changed, removed and added."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import attrs

from timeline.yaml._edit_splice import Splice, spliced
from timeline.yaml._edit_tree import Node, UnfitError, node_at, tree_of
from timeline.yaml._edit_value import changes_of_entry, changes_of_mapping, insertion, removal
from timeline.yaml._spot import Path

__all__ = ["FileEdit"]

_BYTE_ORDER_MARK: Final = "\ufeff"


@attrs.define
class FileEdit:
    r"""The text of a file and what is to change in it.

    >>> edit = FileEdit("# talks\n- id: a\n  title: A  # sic\n- id: b\n  title: B\n")
    >>> edit.change((1,), {"id": "b", "title": "B"}, {"id": "b", "title": "Bee"})
    >>> print(edit.result(), end="")
    # talks
    - id: a
      title: A  # sic
    - id: b
      title: Bee
    """

    given: str
    _text: str = attrs.field(init=False)
    _root: Node | None = attrs.field(init=False, default=None)
    _read: bool = attrs.field(init=False, default=False)
    _splices: list[Splice] = attrs.field(init=False, factory=list[Splice])
    _added: list[str] = attrs.field(init=False, factory=list[str])

    def __attrs_post_init__(self) -> None:
        self._text = self.given.removeprefix(_BYTE_ORDER_MARK)

    def change(self, path: Path, old: dict[str, Any], new: dict[str, Any]) -> None:
        """Let the record at a path say something new; `old` and `new` are what it says, as it would be typed today.

        Raises:
            UnfitError: The record is not laid out so that it can be changed without touching more.
        """
        node = self._at(path)
        parent = self._at(path[:-1])
        entry = next((entry for entry in parent.entries or () if path and entry.value is node), None)
        if entry is not None and node.entries is None:
            # A short form, such as a title alone, makes room for the whole.
            self._splices += changes_of_entry(self._text, entry, new)
        else:
            self._splices += changes_of_mapping(self._text, node, old, new)

    def remove(self, path: Path) -> None:
        """Take out the record at a path; comments before it stay, those in it go.

        Raises:
            UnfitError: It does not stand on lines of its own.
        """
        self._splices.append(removal(self._text, self._at(path[:-1]), self._at(path)))

    def add(self, texts: Iterable[str]) -> None:
        """Put records at the end of the file, as they are to stand there."""
        self._added += texts

    def result(self) -> str:
        """Return the text with all changes made.

        Raises:
            UnfitError: Two of them meet in one place, or the file has no place for what is added.
        """
        splices = list(self._splices)
        if self._added:
            splices.append(self._appended())
        mark = self.given[: len(self.given) - len(self._text)]
        return mark + spliced(self._text, splices)

    def _at(self, path: Path) -> Node:
        if not self._read:
            self._root, self._read = tree_of(self._text), True
        if self._root is None:
            raise UnfitError("its file holds nothing")
        return node_at(self._root, path)

    def _appended(self) -> Splice:
        root = self._at(()) if self._text.strip() and not self._is_bare() else None
        if root is not None and (root.flow or (root.entries is None and root.items is None)):
            raise UnfitError("the file is one list or mapping between brackets")
        if root is not None and "\n..." in self._text[root.end :]:
            raise UnfitError("the file ends its document with ...")
        lines = [line for text in self._added for line in ["", *text.splitlines()]]
        begun = bool(self._text.strip())
        return insertion(self._text, len(self._text), lines if begun else lines[1:])

    def _is_bare(self) -> bool:
        """Say whether the file holds comments alone."""
        self._root, self._read = tree_of(self._text), True
        return self._root is None
