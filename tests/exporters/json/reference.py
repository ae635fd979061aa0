"""The generated part of docs/reference/json.md: every record and its keys, from the schema."""

from __future__ import annotations

import json
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Any

import attrs

from exporters.json import schema
from timeline.events import Account
from timeline.forms import built_in_kinds

BEGIN = "<!-- begin of the generated tables; pytest --update-golden writes them anew -->\n"
END = "<!-- end of the generated tables -->\n"


def with_tables(page: str) -> str:
    """Return the page with its tables made anew."""
    head, _, rest = page.partition(BEGIN)
    return f"{head}{BEGIN}\n{tables()}\n{END}{rest.partition(END)[2]}"


def tables() -> str:
    """Return a section for each shape of the format: the timeline, events and their kinds, then what they hold."""
    whole = schema(built_in_kinds())
    shapes = whole["$defs"]
    kinds = {made["properties"]["kind"]["const"]: name for name, made in shapes.items() if _is_kind(made)}
    event = shapes[kinds.pop("event")]
    sections = [*_section("Timeline", whole), *_section("Event", event)]
    for kind, name in sorted(kinds.items()):
        sections.extend(_section(name, shapes[name], set(event["properties"]), f'`"kind": "{kind}"`. '))
    own = {field.name for field in attrs.fields(Account)}
    sections.extend(_section("Account", shapes["EventAccount"], set(event["properties"]) - own))
    others = {name for name in shapes if not name.endswith("Account")} - {
        *kinds.values(),
        "Event",
        "OpaqueEvent",
    }
    for name in sorted(others):
        sections.extend(_section(name, shapes[name]))
    return "\n".join(sections)


def _is_kind(made: Any) -> bool:
    return "const" in made.get("properties", {}).get("kind", {})


def _section(name: str, made: Any, left_out: AbstractSet[str] = frozenset(), kind: str = "") -> Iterator[str]:
    about = f"{kind}{made.get('description', '')}"
    yield f"### {name}\n\n{about}\n" if about else f"### {name}\n"
    if "enum" in made:
        yield "One of " + ", ".join(f"`{word}`" for word in made["enum"]) + ".\n"
    elif "properties" in made:
        yield _table(made, left_out)
    else:
        yield f"{_type(made)}.\n"


def _table(made: Any, left_out: AbstractSet[str]) -> str:
    rows = ["| key | there | value | meaning |", "|---|---|---|---|"]
    for key, value in made["properties"].items():
        if key not in left_out:
            there = "always" if key in made["required"] else ""
            unsaid = (
                f" Left out: `{json.dumps(value['default'])}`." if "default" in value and not there else ""
            )
            rows.append(f"| `{key}` | {there} | {_type(value)} | {value.get('description', '')}{unsaid} |")
    return "\n".join(rows) + "\n" if len(rows) > 2 else "It has only what every event has.\n"


def _type(value: Any) -> str:
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2].replace("EventAccount", "Account")
        return f"[{name}](#{name.lower()})"
    if "const" in value:
        return f"`{value['const']}`"
    for key in ("anyOf", "oneOf"):
        if key in value:
            return " or ".join(dict.fromkeys(_type(part) for part in value[key]))
    return _container(value)


def _container(value: Any) -> str:
    if value["type"] == "array":
        item = _type(value["items"])
        return "array of events" if "[Vote]" in item else f"array of {item}"
    if value["type"] != "object":
        pattern = f" `{value['pattern']}`".replace("|", "\\|") if "pattern" in value else ""
        bound = f" of at most {value['maxLength']} characters" if "maxLength" in value else ""
        return f"{value['type']}{bound}{pattern}"
    if "properties" in value:
        return "{" + ", ".join(f"`{key}`: {_type(part)}" for key, part in value["properties"].items()) + "}"
    return f"object, values: {_type(value['additionalProperties'])}"
