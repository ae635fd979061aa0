"""Strict JSON, read in one way wherever it is read: to plain data, with the places of what is wrong with it."""

from timeline.jsontext._faults import located, pointer, refuse
from timeline.jsontext._text import MOST_FAULTS, Parsed, parse

__all__ = ["MOST_FAULTS", "Parsed", "located", "parse", "pointer", "refuse"]
