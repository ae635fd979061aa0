"""A chronology in plain YAML: reading it, with the place of every value."""

from timeline.yaml._codes import READING_CODES
from timeline.yaml._events import cut_texts
from timeline.yaml._folder import read_folder
from timeline.yaml._plain import Document, parse_yaml
from timeline.yaml._reading import Reading
from timeline.yaml._spot import Plain, Spot

__all__ = ["READING_CODES", "Document", "Plain", "Reading", "Spot", "cut_texts", "parse_yaml", "read_folder"]
