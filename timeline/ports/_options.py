"""Options of a format: one frozen, keyword-only attrs class, read from Python values or from text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from timeline.errors import OptionError, did_you_mean

__all__ = ["OptionHelp", "build_options", "describe_options", "option"]

_HELP: Final = "timeline.option"
_YES: Final = {"yes", "true", "on", "1"}
_NO: Final = {"no", "false", "off", "0"}

OptionsT = TypeVar("OptionsT")


def option(help: str) -> dict[str, str]:  # noqa: A002 - what argparse and click call it too
    """Return attrs metadata that says what an option does."""
    return {_HELP: help}


@attrs.frozen(kw_only=True)
class OptionHelp:
    """An option as a person sees it."""

    name: str
    default: str
    choices: tuple[str, ...]
    help: str


def describe_options(options: type[Any]) -> tuple[OptionHelp, ...]:
    """Return the options of a format, in the order of its class."""
    hints = get_type_hints(options)
    return tuple(_describe(field, _bare(hints[field.name])) for field in attrs.fields(options))


def build_options(options: type[OptionsT], given: Mapping[str, Any]) -> OptionsT:
    """Return the options of a format from values or their text.

    Raises:
        OptionError: There is no such option, or it cannot take the value.
    """
    hints = get_type_hints(options)
    names = [field.name for field in attrs.fields(options)]  # type: ignore[arg-type]  # every options class is attrs
    for name in given:
        if name not in names:
            known = ", ".join(names) or "none"
            raise OptionError(name, f"unknown; there is {known}", did_you_mean(name, names))
    return options(**{name: _read(name, value, _bare(hints[name])) for name, value in given.items()})


def _bare(hint: Any) -> Any:
    if get_origin(hint) in {Union, UnionType}:
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def _choices(hint: Any) -> tuple[str, ...]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(str(member.value) for member in hint)
    return ("yes", "no") if hint is bool else ()


def _describe(field: attrs.Attribute[Any], hint: Any) -> OptionHelp:
    default = field.default
    shown = (
        {None: "", True: "yes", False: "no"}.get(default, default)
        if not isinstance(default, int) or isinstance(default, bool)
        else default
    )
    return OptionHelp(
        name=field.name, default=_shown(shown), choices=_choices(hint), help=field.metadata.get(_HELP, "")
    )


def _shown(value: Any) -> str:
    return str(value.value if isinstance(value, Enum) else value)


def _read(name: str, value: Any, hint: Any) -> Any:
    if value is None or not isinstance(hint, type):
        return value
    try:
        return _convert(name, value, hint)
    except OptionError:
        raise
    except ValueError as error:
        expected = ", ".join(_choices(hint)) or hint.__name__
        raise OptionError(name, f"found {str(value)!r}, expected {expected}") from error


def _convert(name: str, value: Any, hint: type[Any]) -> Any:
    if hint is bool and isinstance(value, str):
        return _truth(name, value)
    if hint is bool or isinstance(value, hint):
        return value
    return hint(value)


def _truth(name: str, value: str) -> bool:
    word = value.strip().casefold()
    if word not in _YES | _NO:
        raise OptionError(name, f"found {value!r}, expected yes or no")
    return word in _YES
