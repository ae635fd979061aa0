"""Options of a format: one frozen, keyword-only attrs class, read from Python values or from text."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import NoneType, UnionType
from typing import Any, Final, TypeVar, Union, get_args, get_origin, get_type_hints

import attrs

from timeline.errors import OptionError, TimelineError, did_you_mean
from timeline.text import with_article

__all__ = ["OptionHelp", "build_options", "describe_options", "option"]

_HELP: Final = "timeline.option"
_YES: Final = {"yes", "true", "on", "1"}
_NO: Final = {"no", "false", "off", "0"}
# What Python calls its types is no word of whoever types an option.
_IN_WORDS: Final[dict[type[Any], str]] = {int: "a whole number", float: "a number", str: "a text"}

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
    values = {name: _read(name, value, hints[name]) for name, value in given.items()}
    try:
        return options(**values)
    except TimelineError:
        raise
    except (TypeError, ValueError) as error:
        # A third party's validator raises a builtin, and says in it which of the options it means.
        raise OptionError(", ".join(values), str(error)) from error


def _bare(hint: Any) -> Any:
    if get_origin(hint) not in {Union, UnionType}:
        return hint
    # What may be of several types has a converter of its own, which takes it as it is.
    parts = [part for part in get_args(hint) if part is not NoneType]
    return parts[0] if len(parts) == 1 else hint


def _choices(hint: Any) -> tuple[str, ...]:
    if isinstance(hint, type) and issubclass(hint, Enum):
        return tuple(str(member.value) for member in hint)
    return ("yes", "no") if hint is bool else ()


def _describe(field: attrs.Attribute[Any], hint: Any) -> OptionHelp:
    return OptionHelp(
        name=field.name,
        default=_shown(field.default),
        choices=_choices(hint),
        help=field.metadata.get(_HELP, ""),
    )


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Enum):
        return str(value.value)
    return "" if value is None else str(value)


def _read(name: str, value: Any, hint: Any) -> Any:
    bare = _bare(hint)
    if (value is None and bare is not hint) or not isinstance(bare, type):
        return value
    try:
        return _convert(name, value, bare)
    except OptionError:
        raise
    except (TypeError, ValueError) as error:
        found = repr(value) if isinstance(value, str) else type(value).__name__
        raise OptionError(name, f"found {found}, expected {_expected(bare)}") from error


def _expected(hint: type[Any]) -> str:
    return ", ".join(_choices(hint)) or _IN_WORDS.get(hint) or with_article(hint.__name__.lower())


def _convert(name: str, value: Any, hint: type[Any]) -> Any:
    if hint is bool and isinstance(value, str):
        return _truth(name, value)
    # To Python, True is the number 1; to whoever gives it, it is not.
    if isinstance(value, hint) and (hint is bool or not isinstance(value, bool)):
        return value
    if isinstance(value, str):
        return hint(value)
    # What is neither the type nor a text is refused: int(2.5) would quietly be 2.
    raise TypeError(value)


def _truth(name: str, value: str) -> bool:
    word = value.strip().casefold()
    if word not in _YES | _NO:
        raise OptionError(name, f"found {value!r}, expected yes or no")
    return word in _YES
