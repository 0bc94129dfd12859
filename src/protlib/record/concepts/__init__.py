"""The concepts of the field, under their names in five languages, and how they lie in one another."""

from protlib.record.concepts.thesaurus import Concept, Label, everything, narrower, with_code

__all__ = ["Concept", "Label", "everything", "narrower", "with_code"]
