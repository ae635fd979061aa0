"""The command `timeline`."""

from timeline.cli._main import main

__all__ = ["main"]
