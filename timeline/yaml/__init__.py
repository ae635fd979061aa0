"""A chronology in plain YAML: reading it, with the place of every value; writing it, and editing it in place."""

from timeline.yaml._codes import READING_CODES
from timeline.yaml._edit_file import FileEdit
from timeline.yaml._edit_tree import UnfitError
from timeline.yaml._events import cut_texts
from timeline.yaml._files import UNFINISHED
from timeline.yaml._folder import read_folder
from timeline.yaml._plain import Document, parse_yaml
from timeline.yaml._reading import Reading
from timeline.yaml._spot import Plain, Spot
from timeline.yaml._write_folder import folder_texts, record_plain, record_text, write_folder

__all__ = [
    "READING_CODES",
    "UNFINISHED",
    "Document",
    "FileEdit",
    "Plain",
    "Reading",
    "Spot",
    "UnfitError",
    "cut_texts",
    "folder_texts",
    "parse_yaml",
    "read_folder",
    "record_plain",
    "record_text",
    "write_folder",
]
