"""The paths of the fields that a citation supports: each leads to a value that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

import attrs

from timeline.check._context import Context
from timeline.check._rule import Finding, Path, Rule
from timeline.check._walk import fields_of, is_list, is_mapping, is_record
from timeline.errors import did_you_mean
from timeline.events import Account, Event
from timeline.provenance import Citation
from timeline.text import with_article

__all__ = ["RULES"]


@attrs.frozen
class _Lack:
    """Why a path leads nowhere: a step that is not there, with those that are, or an empty value."""

    step: str
    known: tuple[str, ...] = ()
    empty: bool = False


def _supported(context: Context) -> Iterator[tuple[Path, Event, str, _Lack]]:
    for event in context.timeline.events:
        for index, citation in enumerate(event.citations):
            for number, text in enumerate(citation.supports):
                lack = _lack(event, text.split("."))
                if lack and not (lack.empty and _in_account(event, citation, text)):
                    yield ("events", event.id, "citations", index, "supports", number), event, text, lack


def _in_account(event: Event, citation: Citation, text: str) -> bool:
    """Say whether the field is filled in an account that rests on the citation."""
    accounts = [account for account in event.accounts.values() if citation.id in account.citations]
    return citation.id is not None and any(_lack(account, text.split(".")) is None for account in accounts)


def _lack(value: Any, steps: list[str]) -> _Lack | None:
    for place, step in enumerate(steps):
        inner = _steps(value)
        if step not in inner:
            return _Lack(step, tuple(inner))
        value = inner[step]
        if _is_empty(value):
            return _Lack(".".join(steps[: place + 1]), empty=True)
    return None


def _is_empty(value: Any) -> bool:
    return value is None or (isinstance(value, str | tuple | Mapping) and not value)


def _steps(value: Any) -> dict[str, Any]:
    """Return what stands inside a value, under every name a path may give it."""
    if isinstance(value, Account):
        return {**_fields(value), **value.values}
    if is_record(value):
        return _fields(value)
    if is_mapping(value):
        return {str(key): item for key, item in value.items()}
    return dict(_listed(value)) if is_list(value) else {}


def _fields(record: Any) -> dict[str, Any]:
    return {key: getattr(record, name) for name, key in fields_of(record)}


def _listed(values: Iterable[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the items of a list under their index, and under the name that tells them apart."""
    for index, item in enumerate(values):
        yield str(index), item
        for name in _names(item):
            yield name, item


def _names(item: Any) -> Iterator[str]:
    if isinstance(item, str):
        yield item
    for field in ("id", "party", "kind", "event", "rank", "label"):
        name = getattr(item, field, None)
        if isinstance(name, str):
            yield str(name)


def _unknown_fields(context: Context) -> Iterator[Finding]:
    for path, event, text, lack in _supported(context):
        if not lack.empty:
            problem = f"{text!r}: {with_article(event.kind)} has no {lack.step!r} there"
            yield Finding(path=path, problem=problem, advice=did_you_mean(lack.step, lack.known))


def _empty_fields(context: Context) -> Iterator[Finding]:
    for path, _, text, lack in _supported(context):
        if lack.empty:
            where = "" if lack.step == text else f" of {text!r}"
            yield Finding(
                path=path, problem=f"{lack.step!r}{where} is empty", advice="fill it in, or leave it out here"
            )


RULES: Final = (
    Rule(
        code="unknown-supported-field",
        meaning="A citation supports a field that the event cannot have, or a list's item that is not there.",
        remedy="Write the path as the fields are typed: `date`, `positions.china`, `participants.putin.office`.",
        find=_unknown_fields,
    ),
    Rule(
        code="empty-supported-field",
        meaning="A citation supports a field in which nothing stands.",
        remedy="Fill the field in, or take it out of `supports`.",
        find=_empty_fields,
    ),
)
