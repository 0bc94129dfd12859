"""The concepts of the field, their names in five languages, and their hierarchy."""

from protlib.record.concepts.thesaurus import Concept, Label, everything, narrower, with_code

__all__ = ["Concept", "Label", "everything", "narrower", "with_code"]
