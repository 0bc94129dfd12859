"""The concepts of the field, their names in five languages and some German ones, and their hierarchy."""

from protlib.record.concepts.thesaurus import (
    Concept,
    ConceptLabel,
    all_concepts,
    concept_with_code,
    narrower_concepts,
    read_table,
)

__all__ = ["Concept", "ConceptLabel", "all_concepts", "concept_with_code", "narrower_concepts", "read_table"]
