"""Other people's readers of Markdown, and what each sees in a document, in one common form."""

from __future__ import annotations

import json
import subprocess
import unicodedata
from collections.abc import Iterator
from typing import Any

import attrs
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from exporters.markdown import Flavour

__all__ = ["Seen", "by_markdown_it", "by_pandoc", "plain"]

_PANDOC = {Flavour.GFM: "gfm", Flavour.PANDOC: "markdown", Flavour.COMMONMARK: "commonmark"}


@attrs.define(kw_only=True)
class Seen:
    """What a reader sees."""

    headings: list[tuple[int, str]] = attrs.field(factory=list)
    tables: list[tuple[int, int]] = attrs.field(factory=list)
    notes: int = 0
    calls: int = 0
    links: list[str] = attrs.field(factory=list)
    anchors: set[str] = attrs.field(factory=set)
    kinds: set[str] = attrs.field(factory=set)
    text: str = ""
    blocks: list[tuple[str, str]] = attrs.field(factory=list)


def plain(text: str) -> str:
    """Return a text without what readers may change: runs of blanks, composition, the isolates set around it."""
    composed = unicodedata.normalize("NFC", text)
    return " ".join(composed.replace("\u2068", "").replace("\u2069", "").split())


def by_markdown_it(document: str, flavour: Flavour, *, html: bool = True) -> Seen:
    """Return what markdown-it-py sees, with its plugins for what the flavour has."""
    reader = MarkdownIt("commonmark", {"html": html})
    if flavour is not Flavour.COMMONMARK:
        reader.enable(["table", "strikethrough"]).use(footnote_plugin)
    seen, words = Seen(), []
    tokens = reader.parse(document)
    for place, token in enumerate(tokens):
        seen.kinds.add(token.type)
        if token.type == "heading_open":
            seen.headings.append((int(token.tag[1:]), plain(_inline_text(tokens[place + 1]))))
        elif token.type == "table_open":
            seen.tables.append(_table_shape(tokens, place))
        elif token.type == "footnote_open":
            seen.notes += 1
        for child in token.children or ():
            _see_inline(child, seen)
        words.append(_inline_text(token))
    seen.text = plain(" ".join(words))
    return seen


def _see_inline(token: Token, seen: Seen) -> None:
    if token.type == "html_inline" and token.content.startswith("<a id="):
        seen.anchors.add(token.content.split('"')[1])
    elif token.type == "link_open":
        seen.links.append(str(token.attrs["href"]))
    elif token.type == "footnote_ref":
        seen.calls += 1
    if token.content not in {"<!-- -->", "</a>"} and not token.content.startswith("<a id="):
        seen.kinds.add(token.type)


def _inline_text(token: Token) -> str:
    shown = {"text", "code_inline", "softbreak", "hardbreak", "text_special"}
    return "".join(child.content or " " for child in token.children or () if child.type in shown)


def _table_shape(tokens: list[Token], place: int) -> tuple[int, int]:
    end = next(at for at in range(place, len(tokens)) if tokens[at].type == "table_close")
    within = [token.type for token in tokens[place:end]]
    return within.count("tr_open") - 1, within.count("th_open")


def by_pandoc(document: str, flavour: Flavour) -> Seen:
    """Return what pandoc sees, from its syntax tree."""
    made = subprocess.run(
        ["pandoc", "-f", _PANDOC[flavour], "-t", "json"],
        input=document.encode(),
        capture_output=True,
        check=True,
    )
    tree = json.loads(made.stdout)
    seen = Seen()
    if "title" in tree["meta"]:
        seen.headings.append((0, plain(text_of(tree["meta"]["title"]["c"]))))
    for node in _nodes(tree["blocks"]):
        _see_node(node, seen)
    seen.blocks = [(block["t"], text_of(block)) for block in tree["blocks"]]
    seen.text = plain(" ".join(text for _, text in seen.blocks))
    return seen


def _see_node(node: dict[str, Any], seen: Seen) -> None:
    kind: str = node["t"]
    content: Any = node.get("c")
    seen.kinds.add(kind)
    if kind == "Header":
        seen.headings.append((content[0], plain(text_of(content[2]))))
        seen.anchors.add(content[1][0])
    elif kind == "Table":
        rows = [row for body in content[4] for row in body[3]]
        seen.tables.append((len(rows), len(content[2])))
    elif kind == "Note":
        seen.calls += 1
    elif kind == "Link":
        seen.links.append(content[2][0])
    elif kind == "RawInline" and content[1].startswith("<a id="):
        seen.anchors.add(content[1].split('"')[1])


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        if "t" in value:
            yield value
        yield from _nodes(value.get("c"))
    elif isinstance(value, list):
        for item in value:
            yield from _nodes(item)


def text_of(value: Any) -> str:
    """Return the text in a part of pandoc's syntax tree."""
    if isinstance(value, list):
        return "".join(map(text_of, value))
    if not isinstance(value, dict):
        return ""
    kind: str = value.get("t", "")
    content: Any = value.get("c")
    if kind == "Str":
        return str(content)
    if kind in {"Code", "CodeBlock", "Math"}:
        return str(content[1])
    blank = " " if kind in {"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header"} else ""
    # Pandoc takes curly quotation marks for markup, and sets the same ones again.
    before, after = _QUOTES.get(content[0]["t"], ("", "")) if kind == "Quoted" else ("", "")
    return f"{blank}{before}{text_of(content)}{after}"


_QUOTES = {"SingleQuote": ("\u2018", "\u2019"), "DoubleQuote": ("“", "”")}
