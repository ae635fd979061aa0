"""JSON Lines: the interchange format a record a line, for streams that never stand in memory as a whole."""

from exporters.jsonl._read import IMPORTER
from exporters.jsonl._write import EXPORTER, write_records

__all__ = ["EXPORTER", "IMPORTER", "write_records"]
