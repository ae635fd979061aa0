"""Forms of values that stand as one text or number."""

from __future__ import annotations

import re
from typing import Any, ClassVar, Final

from timeline.errors import TimelineError, nearest
from timeline.fields import Vocabulary
from timeline.forms._base import Faults, Form, Path, Schema, Style, described

__all__ = ["Choice", "Integer", "Number", "Parsed", "Text", "Truth"]

_INTEGER: Final = re.compile(r"-?[0-9]{1,18}")
_NUMBER: Final = re.compile(r"-?[0-9]{1,18}(\.[0-9]{1,18})?")


class Text(Form):
    """A text, taken as it stands: `no`, `1:30` and `2015-10` are texts."""

    expects: ClassVar[str] = "a text"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        return raw if isinstance(raw, str) else self.refuse(raw, path, faults)

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return {"type": "string"}


class Integer(Form):
    """A whole number."""

    expects: ClassVar[str] = "a whole number"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, int) and not isinstance(raw, bool):
            return raw
        if isinstance(raw, str) and _INTEGER.fullmatch(raw):
            return int(raw)
        return self.refuse(raw, path, faults, "write it in digits without separators")

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return {"type": "integer"}


class Number(Form):
    """A number with a decimal point."""

    expects: ClassVar[str] = "a number"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return float(raw)
        if isinstance(raw, str) and _NUMBER.fullmatch(raw):
            return float(raw)
        return self.refuse(raw, path, faults, "write it in digits with a decimal point")

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return {"type": "number"}


class Truth(Form):
    """Yes or no, written ``true`` or ``false``."""

    expects: ClassVar[str] = "true or false"

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, bool):
            return raw
        if raw in {"true", "false"}:
            return raw == "true"
        return self.refuse(raw, path, faults)

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value

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
        guess = nearest(raw, self._known) if isinstance(raw, str) else None
        expected = ", ".join(self._known)
        return faults.add(
            path, "unknown-word", described(raw), expected, f"did you mean {guess!r}?" if guess else ""
        )

    def write(self, value: Any, style: Style) -> Any:
        del style
        return value.value

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return {"type": "string", "enum": list(self._known)}


class Parsed(Form):
    """A value with a text of its own: its class reads it with ``parse`` and writes it with ``str``."""

    def __init__(self, type_: Any, expects: str, schema: Schema) -> None:
        self.type = type_
        self._expects = expects
        self._schema = schema

    def read(self, raw: Any, path: Path, faults: Faults) -> Any:
        if isinstance(raw, int) and not isinstance(raw, bool):
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
        # YAML reads [..2015-10] and {a,b} as structure; nobody meant a list here.
        return faults.add(
            path, "unquoted", described(raw), self._expects, 'put quotes around it: "[..2015-10]"'
        )

    def write(self, value: Any, style: Style) -> Any:
        del style
        return str(value)

    def schema(self, style: Style, defs: dict[str, Schema]) -> Schema:
        del style, defs
        return dict(self._schema)
