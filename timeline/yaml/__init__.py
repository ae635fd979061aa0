"""A chronology in plain YAML: reading it, with the place of every value."""

from timeline.yaml._folder import Reading, read_folder
from timeline.yaml._plain import Plain, Spot, YamlFault, parse_yaml

__all__ = ["Plain", "Reading", "Spot", "YamlFault", "parse_yaml", "read_folder"]
