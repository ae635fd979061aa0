"""What the fields of records are made of: their help, their converters, an immutable mapping.

A record's fields are written once, as an attrs class. Readers, writers, the JSON Schema, the reference pages
and the tests derive from that class; what they need beyond a field's name and type stands in its metadata,
put there by `about`.
"""

from timeline.fields._about import About, Refers, about, about_of, key_of
from timeline.fields._arguments import require
from timeline.fields._converters import (
    LARGEST,
    clean_id,
    frozen_map,
    ids,
    instance,
    line_map,
    lines,
    optional_id,
    optional_instance,
    optional_line,
    optional_text,
    optional_whole,
    records,
    several,
    truth,
    whole,
)
from timeline.fields._frozen import FrozenMap
from timeline.fields._naming import converter_of, naming, record_words
from timeline.fields._vocabulary import Vocabulary

__all__ = [
    "LARGEST",
    "About",
    "FrozenMap",
    "Refers",
    "Vocabulary",
    "about",
    "about_of",
    "clean_id",
    "converter_of",
    "frozen_map",
    "ids",
    "instance",
    "key_of",
    "line_map",
    "lines",
    "naming",
    "optional_id",
    "optional_instance",
    "optional_line",
    "optional_text",
    "optional_whole",
    "record_words",
    "records",
    "require",
    "several",
    "truth",
    "whole",
]
