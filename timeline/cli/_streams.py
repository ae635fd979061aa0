"""The streams the command was started with, which may be closed, narrow or gone before it ends."""

from __future__ import annotations

import os
import sys
from typing import Final

__all__ = ["drop_the_rest", "prepare"]

_OUTPUT: Final = 1
_ERRORS: Final = 2


def prepare() -> None:
    """Make both streams fit to be written to, whatever the shell made of them."""
    # Python leaves None where a descriptor was closed, and the next file opened would get its number.
    if sys.stdout is None:
        # Opened for reading, so that output asked for fails as it would on any other unfit descriptor.
        _open_null(_OUTPUT, os.O_RDONLY)
        sys.stdout = os.fdopen(_OUTPUT, "w", encoding="utf-8", closefd=False)
    if sys.stderr is None:
        _open_null(_ERRORS, os.O_WRONLY)
        sys.stderr = os.fdopen(_ERRORS, "w", encoding="utf-8", closefd=False)
    # Elsewhere than in UTF-8, a letter without a place is shown by its number and no reason to stop.
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def _open_null(number: int, mode: int) -> None:
    opened = os.open(os.devnull, mode)
    if opened != number:
        os.dup2(opened, number)
        os.close(opened)


def drop_the_rest() -> None:
    """Let what Python would still write to the output at exit go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
