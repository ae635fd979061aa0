"""For people who write formats and kinds: samples of every field, and one conformance suite."""

from timeline.testing._conformance import Conformance, Fate, check_exporter
from timeline.testing._hostile import hostile_timeline
from timeline.testing._samples import Sample, sample_timeline, samples

__all__ = [
    "Conformance",
    "Fate",
    "Sample",
    "check_exporter",
    "hostile_timeline",
    "sample_timeline",
    "samples",
]
