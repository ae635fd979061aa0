"""The error family: what its members say, and that they travel."""

from __future__ import annotations

import copy
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pkgutil import walk_packages

import pytest

import exporters
import timeline
from timeline import Meeting, Timeline, errors
from timeline.errors import (
    DateError,
    ExportError,
    Fault,
    InputError,
    LossError,
    MissingExtraError,
    OptionError,
    Position,
    RecordError,
    TimelineError,
    UnknownNameError,
)
from timeline.ports import Loss, LossKind
from timeline.yaml import UnfitError

FAMILY = [
    DateError("2015-13", 5, "a month from 01 to 12", advice="write 2015-12"),
    DateError("2015-13", 5, "a month from 01 to 12").within("event", "date"),
    RecordError("place", "lat", "found 91", advice="see the sign"),
    InputError([Fault(code="bad-value", problem="found 5", position=Position("a.yaml", 1, 2))]),
    OptionError(option="indent", problem="found x", advice="give a number"),
    UnknownNameError("format", "xls", ["xlsx", "json"], advice="see `timeline formats`"),
    UnfitError("it stands under an anchor"),
    MissingExtraError("serve", "serve", what="call"),
    ExportError("out.json: could not be written"),
    LossError([Loss("visit", "place", LossKind.DROPPED, "no places")]),
]


def _through_pickle(error: TimelineError) -> TimelineError:
    sent: TimelineError = pickle.loads(pickle.dumps(error))  # noqa: S301 - our own, a line ago
    return sent


@pytest.mark.parametrize("error", FAMILY, ids=lambda error: type(error).__name__)
@pytest.mark.parametrize("send", [_through_pickle, copy.copy, copy.deepcopy])
def test_an_error_crosses_to_another_process_whole(
    error: TimelineError, send: Callable[[TimelineError], TimelineError]
) -> None:
    """A pickled or copied error says the same and carries the same parts."""
    arrived = send(error)
    assert type(arrived) is type(error)
    assert str(arrived) == str(error)
    assert vars(arrived) == vars(error)


def test_the_family_is_whole() -> None:
    """Every error class of the module has its sample above, descends from the base, and stands in the tree."""
    classes = {
        value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, Exception)
    }
    assert classes | {UnfitError} == {type(error) for error in FAMILY} | {TimelineError}
    assert all(isinstance(error, TimelineError) for error in FAMILY)
    assert all(f"── {type(error).__name__} " in str(errors.__doc__) for error in FAMILY)


def test_a_fault_is_looked_up_once() -> None:
    """The classes that are loaded late stand in the module from their first use on."""
    script = "from timeline import errors; errors.Fault; print(*(name for name in vars(errors) if name == 'Fault'))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "Fault\n"


def test_near_names_are_sought_only_for_an_error_that_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    """Catching an unknown name costs no comparison with every known one."""
    asked: list[str] = []

    def nearest(given: str, known: Iterable[str]) -> None:
        assert "visit" in known
        asked.append(given)

    monkeypatch.setattr(errors, "nearest", nearest)
    with pytest.raises(UnknownNameError) as caught:
        _ = Timeline(id="t", title="T", events=[Meeting(id="visit", title="They meet")])["vist"]
    assert asked == []
    assert "no event named 'vist'" in str(caught.value)
    assert asked == ["vist"]


def test_an_index_names_no_event() -> None:
    """A timeline asked by number, as if it were a list, says which ids there are."""
    timeline = Timeline(id="t", title="T", events=[Meeting(id="visit", title="They meet")])
    with pytest.raises(LookupError, match=r"^no event named '0'; there is visit$"):
        _ = timeline[0]  # type: ignore[index]  # the slip under test


def test_every_error_of_ours_is_in_the_family() -> None:
    """What the command catches is all there is to catch: no module offers an error that stands outside."""
    names = [
        found.name
        for package in (timeline, exporters)
        for found in walk_packages(package.__path__, f"{package.__name__}.")
        if "._" not in found.name
    ]
    offered = {
        value for name in names for value in vars(import_module(name)).values() if isinstance(value, type)
    }
    ours = {
        each for each in offered if issubclass(each, Exception) and each.__module__.startswith("timeline.")
    }
    assert {type(error) for error in FAMILY} < ours
    assert {each.__name__ for each in ours if not issubclass(each, TimelineError)} == set()
