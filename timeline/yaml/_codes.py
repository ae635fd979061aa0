"""The codes of faults found while reading, each with what it says and what to do; the reference page shows them."""

from __future__ import annotations

from typing import Final

__all__ = ["READING_CODES"]

READING_CODES: Final[dict[str, tuple[str, str]]] = {
    "bad-character": (
        "A file holds a control character, which no YAML may.",
        "Remove it, or write it as an escape in double quotes.",
    ),
    "bad-key": (
        "A list, a mapping or an alias stands where a key belongs.",
        "Put quotes around it if it is a text.",
    ),
    "bad-relation": (
        "A link does not name one kind of link and one event.",
        "Write one pair, such as `{realises: visit-announced}`.",
    ),
    "bad-value": ("A value cannot be what its field says.", "Correct it as the fault says."),
    "bad-yaml": (
        "A file is no YAML there, so the record there was not read, nor the file where records cannot be told apart.",
        "Correct the line as the fault says.",
    ),
    "broken-kind": (
        "A kind of event is installed and could not be loaded.",
        "Mend or remove the package that brings it.",
    ),
    "duplicate-id": ("Two records have one id; the second was not read.", "Rename or remove one."),
    "duplicate-key": (
        "A key stands twice in one mapping; the second value was not read.",
        "Rename or remove one.",
    ),
    "empty-value": ("Nothing stands after a key.", "Leave the key out where there is nothing to say."),
    "endless-alias": ("An alias stands inside what it stands for.", "Write it out."),
    "merge-key": ("The key `<<` would merge mappings, and here is only a key.", "Write the fields out."),
    "missing-field": ("A record lacks a field it cannot be without.", "Add it."),
    "no-folder": ("There is no such folder.", "Correct the path, or make one with `timeline init`."),
    "no-timeline": ("The folder holds no timeline.yaml.", "Name the folder that does."),
    "not-utf8": ("A file is not UTF-8, so nothing of it was read.", "Save it as UTF-8."),
    "second-file": ("The same file is there under two suffixes.", "Keep one."),
    "several-documents": ("A file holds a second YAML document after `---`.", "Make it a file of its own."),
    "tag": ("A value has a YAML tag; every scalar is a text here.", "Remove the tag."),
    "too-deep": (
        "Values stand more than 64 levels inside each other.",
        "Close the brackets, or flatten the file.",
    ),
    "too-large": ("The aliases of a file stand for far more than was typed.", "Write out what is meant."),
    "two-ids": ("A record has another id inside than the key it stands under.", "Leave the inner one out."),
    "unfinished-import": (
        "An import was interrupted while it wrote, so some files may be old and some new.",
        "Run `timeline import ... --write` again, which finishes it; or remove that file to keep the others.",
    ),
    "unknown-alias": ("An alias names nothing before it.", "Put quotes around a text that begins with `*`."),
    "unknown-field": ("A record has no such field.", "Correct its name; your own fields go under `custom`."),
    "unknown-file": (
        "A file or folder is not one that is read.",
        "Rename it; files of events go into events/.",
    ),
    "unknown-kind": (
        "No installed package has such a kind of event.",
        "Correct the name or install the package.",
    ),
    "unknown-word": ("A word is not one of those the field takes.", "Use one of those the fault lists."),
    "unquoted": (
        "A date or count was read as structure: `[..2015-10]`, `{a,b}`, `>5`.",
        "Put quotes around it.",
    ),
    "unreadable": ("A file or folder could not be read.", "See its permissions."),
    "wrong-shape": (
        "A list, a mapping or a text stands where something else belongs.",
        "Write what the fault expects.",
    ),
}
