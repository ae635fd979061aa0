"""Forms of values that stand as one text or number."""

from __future__ import annotations

import math
import re
from typing import Any, Final

from timeline.errors import TimelineError
from timeline.events import Bound, Count
from timeline.fields import LARGEST, Vocabulary
from timeline.forms._base import (
    Faults,
    Form,
    Path,
    Schema,
    Style,
    defined,
    definition_name,
    described,
    is_list,
    is_mapping,
)

__all__ = ["Choice", "Counted", "Identifier", "Integer", "Number", "Parsed", "Text", "Truth"]

_INTEGER: Final = re.compile(r"-?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?(e[-+]?[0-9]{1,3})?")
# ECMA 262 regular expressions with the flag u, as JSON Schema 2020-12, 6.4 recommends; see timeline.fields.clean_id.
_ID: Final = r"^[\p{L}\p{N}_][\p{L}\p{N}_:+-]*$"
# YAML 1.2 reads 1984 and true as what they look like, and so do editors; to the reader they are texts.
_TYPED_TEXT: Final = ["string", "number", "boolean"]


class _Plain(Form):
    """A value that is plain data already."""

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value


class Text(_Plain):
    """A text, taken as it stands: `no`, `1:30` and `2015-10` are texts."""

    expects: str = "a text"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        return raw if isinstance(raw, str) else self.refuse(raw, path, faults)

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del defs
        return {"type": _TYPED_TEXT if style is Style.TYPED else "string"}


class Identifier(Text):
    """The id of a record."""

    expects: str = "an id"

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        text = super().schema(style, defs)
        return defined("Id", lambda: {"title": "Id", **text, "maxLength": 200, "pattern": _ID}, defs)


class Integer(_Plain):
    """A whole number, of a size that every JSON reader keeps exact (RFC 7493, 2.2)."""

    def __init__(self, least: int = -LARGEST) -> None:
        self.least = least
        self.expects = f"a whole number from {least} to {LARGEST}"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, str) and _INTEGER.fullmatch(raw):
            raw = int(raw)
        if isinstance(raw, int) and not isinstance(raw, bool) and self.least <= raw <= LARGEST:
            return raw
        return self.refuse(raw, path, faults, "write it in digits without separators")

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return {"type": "integer", "minimum": self.least, "maximum": LARGEST}


class Number(_Plain):
    """A number with a decimal point."""

    expects: str = "a number"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, str) and _NUMBER.fullmatch(raw):
            raw = float(raw)
        if isinstance(raw, float) and math.isfinite(raw):
            return raw
        if isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) <= LARGEST:
            return float(raw)
        return self.refuse(raw, path, faults, "write it in digits with a decimal point")

    def write(self, value: Any, style: Style) -> Any:
        del style
        # A record without a converter may hold 1 for 1.0, or minus nought: equal, so written alike.
        return float(value) + 0.0

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return {"type": "number"}


class Truth(_Plain):
    """Yes or no, written ``true`` or ``false``."""

    expects: str = "true or false"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, bool):
            return raw
        if isinstance(raw, str) and raw in {"true", "false"}:
            return raw == "true"
        return self.refuse(raw, path, faults)

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return {"type": "boolean"}


class Choice(Form):
    """One word of a closed list."""

    def __init__(self, words: type[Vocabulary]) -> None:
        self.words = words
        self._known = {member.value: member for member in words}

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        found = self._known.get(raw) if isinstance(raw, str) else None
        if found is not None:
            return found
        advice = faults.guess(raw, self._known) if isinstance(raw, str) else ""
        return faults.add(path, "unknown-word", described(raw), ", ".join(self._known), advice)

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value.value

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style
        name = definition_name(self.words)
        about = (self.words.__doc__ or "").partition("\n")[0]
        schema = {"title": name, "description": about, "type": "string", "enum": list(self._known)}
        return defined(name, lambda: schema, defs)


class Parsed(Form):
    """A value with a text of its own: its class reads it with ``parse`` and writes it with ``str``."""

    def __init__(self, type_: Any, expects: str, schema: Schema, *, digits: bool = False) -> None:
        self.type = type_
        self.digits = digits
        self._expects = expects
        self._schema = schema

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if self.digits and isinstance(raw, int) and not isinstance(raw, bool) and abs(raw) <= LARGEST:
            raw = str(raw)
        if not isinstance(raw, str):
            return self._refuse(raw, path, faults)
        try:
            return self.type.parse(raw)
        except TimelineError as error:
            return faults.add_error(path, error)

    def _refuse(self, raw: Any, path: Path, faults: Faults) -> Any:
        if raw is None:
            return self.refuse(raw, path, faults)
        if faults.style is Style.EXCHANGED or not (is_mapping(raw) or is_list(raw)):
            return faults.add(path, "wrong-shape", described(raw), self._expects)
        # YAML reads [..2015-10] and {a,b} as structure; nobody meant a list here.
        return faults.add(
            path, "unquoted", described(raw), self._expects, 'put quotes around it: "[..2015-10]"'
        )

    def write(self, value: Any, style: Style) -> Any:
        del style
        return str(value)

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        name = definition_name(self.type)
        about = (self.type.__doc__ or "").partition("\n")[0]
        either = {"anyOf": [self._schema, {"type": "integer"}]}
        own = either if self.digits and style is Style.TYPED else self._schema
        return defined(name, lambda: {"title": name, "description": about, **own}, defs)


class Counted(Parsed):
    """A count: a number where it is exact, and a text such as ``">12"`` where it is not."""

    def __init__(self) -> None:
        text: Schema = {"type": "string", "pattern": "^(>=|<=|>|<|~) *[0-9]{1,16}$"}
        schema: Schema = {"anyOf": [{"type": "integer", "minimum": 0, "maximum": LARGEST}, text]}
        super().__init__(Count, 'a count, such as 37 or ">12"', schema, digits=True)

    def write(self, value: Count, style: Style) -> Any:
        del style
        return value.number if value.bound is Bound.EXACTLY else str(value)
