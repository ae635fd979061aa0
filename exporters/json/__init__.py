"""JSON: the interchange format, which loses nothing that may be published and is read back as it was."""

from exporters.json._format import VERSION, schema
from exporters.json._read import IMPORTER
from exporters.json._write import EXPORTER, JsonOptions

__all__ = ["EXPORTER", "IMPORTER", "VERSION", "JsonOptions", "schema"]
