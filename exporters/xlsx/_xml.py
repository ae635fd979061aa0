"""One spelling of XML, whichever library wrote it.

openpyxl writes with lxml where that is installed, and otherwise with the standard library. The two declare
namespaces in different places and spell empty elements and letters beyond ASCII differently. Every part is written
anew here, so that the bytes depend on neither: a namespace is declared where it is first used, attributes stand in
the order of their names, an element without content is closed at once.
"""

from __future__ import annotations

from typing import Final, TypeAlias
from xml.parsers import expat

__all__ = ["respelled"]

_Scope: TypeAlias = dict[str, str]

_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TEXT: Final = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_VALUE: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\t": "&#9;", "\n": "&#10;", "\r": "&#13;"}
)
# Bound by definition (Namespaces in XML, section 3).
_XML: Final[_Scope] = {"xml": "http://www.w3.org/XML/1998/namespace"}


def respelled(data: bytes) -> bytes:
    """Return a part in the one spelling.

    >>> respelled(b'<a xmlns:r="urn:r" xmlns="urn:a"><b y="1" x="2"></b><r:c/></a>').decode().splitlines()[1]
    '<a xmlns="urn:a"><b x="2" y="1"/><r:c xmlns:r="urn:r"/></a>'
    """
    writer = _Writer()
    writer.parse(data)
    return (_DECLARATION + "".join(writer.out)).encode()


class _Writer:
    """Writes the events of the parser as they come; prefixes stay as they are."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self._open = False
        # What each prefix means at this depth, as read and as written so far.
        self._scopes: list[tuple[_Scope, _Scope]] = [(_XML, _XML)]

    def parse(self, data: bytes) -> None:
        parser = expat.ParserCreate()
        parser.ordered_attributes = True
        parser.buffer_text = True
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.Parse(data, True)

    def _start(self, name: str, attributes: list[str]) -> None:
        if self._open:
            self.out.append(">")
        pairs = sorted(zip(attributes[::2], attributes[1::2], strict=True)) if attributes else []
        plain = [pair for pair in pairs if not pair[0].startswith("xmlns")]
        read, written = self._scopes[-1]
        if len(plain) < len(pairs):
            read = read | {key.partition(":")[2]: value for key, value in pairs if key.startswith("xmlns")}
        fresh = _undeclared(name, plain, read, written)
        written = written | fresh if fresh else written
        # The same object says at once, further down, that nothing is left to declare.
        self._scopes.append((read, read if written == read else written))
        declared = [(f"xmlns:{prefix}" if prefix else "xmlns", uri) for prefix, uri in fresh.items()]
        texts = [f' {key}="{value.translate(_VALUE)}"' for key, value in (*declared, *plain)]
        self.out.append(f"<{name}{''.join(texts)}")
        self._open = True

    def _end(self, name: str) -> None:
        self._scopes.pop()
        self.out.append("/>" if self._open else f"</{name}>")
        self._open = False

    def _text(self, data: str) -> None:
        if self._open:
            self.out.append(">")
            self._open = False
        self.out.append(data.translate(_TEXT))


def _undeclared(name: str, attributes: list[tuple[str, str]], read: _Scope, written: _Scope) -> _Scope:
    """Return the namespaces that an element and its attributes use, and that are not declared around it."""
    if read is written:
        return {}
    used = {_prefix(name), *(_prefix(key) for key, _ in attributes if ":" in key)}
    return {prefix: read[prefix] for prefix in sorted(used) if read.get(prefix) != written.get(prefix)}


def _prefix(name: str) -> str:
    return name.partition(":")[0] if ":" in name else ""
