"""The ports: what a format is, what one run of it carries, and the one place that touches the disk."""

from timeline.ports._disk import write_atomically
from timeline.ports._export import ExportResult, Rendering, export_parts, export_to_path, render, split
from timeline.ports._formats import (
    Exporter,
    Importer,
    NoOptions,
    Record,
    exporter_for_path,
    exporter_named,
    exporter_names,
    importer_for_path,
    importer_named,
    importer_names,
)
from timeline.ports._options import OptionHelp, build_options, describe_options, option
from timeline.ports._rest import lose_rest
from timeline.ports._run import Loss, LossKind, Progress, Run

__all__ = [
    "ExportResult",
    "Exporter",
    "Importer",
    "Loss",
    "LossKind",
    "NoOptions",
    "OptionHelp",
    "Progress",
    "Record",
    "Rendering",
    "Run",
    "build_options",
    "describe_options",
    "export_parts",
    "export_to_path",
    "exporter_for_path",
    "exporter_named",
    "exporter_names",
    "importer_for_path",
    "importer_named",
    "importer_names",
    "lose_rest",
    "option",
    "render",
    "split",
    "write_atomically",
]
