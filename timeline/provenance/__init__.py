"""Who says so: sources, the places in them, and what each citation supports."""

from timeline.provenance._citation import Citation, Stance, Wording, to_citations, to_wording
from timeline.provenance._locator import Digest, Locator, Reference, TextPosition, TextQuote, parse_locator
from timeline.provenance._source import Grade, Source

__all__ = [
    "Citation",
    "Digest",
    "Grade",
    "Locator",
    "Reference",
    "Source",
    "Stance",
    "TextPosition",
    "TextQuote",
    "Wording",
    "parse_locator",
    "to_citations",
    "to_wording",
]
