"""Laws are checked without a clock: how long an example takes says nothing about whether it holds."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("without a clock", deadline=None)
settings.load_profile("without a clock")
