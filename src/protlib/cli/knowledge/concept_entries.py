"""The subjects that protlib knows: their names in five languages, and the publications about them."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from protlib.cli.knowledge.entry_module import keys_of_selection
from protlib.record import concepts
from protlib.record.concepts import Concept

if TYPE_CHECKING:
    from protlib.library import Library

TYPE: Final = "concept"
PLURAL: Final = "subjects"
RELATION: Final = "about it"


class ConceptEntry(NamedTuple):
    """A subject with its data."""

    concept: Concept

    @property
    def type(self) -> str:
        """The type, as `--type` names it."""
        return TYPE

    @property
    def name(self) -> str:
        """Its name in English."""
        return self.concept.name

    def names(self) -> Iterator[str]:
        """Yield its names, synonyms and acronyms."""
        return (label.text for label in self.concept.labels)

    def cells(self) -> tuple[str, ...]:
        """Return its name and its code."""
        return (self.concept.name, self.concept.code)

    def lines(self) -> Iterator[str]:
        """Yield its names by language, and its broader, narrower and related subjects."""
        yield f"{self.concept.name}: {TYPE} ({self.concept.code})"
        yield from (f"{language}: {'; '.join(names)}" for language, names in self.concept.languages().items())
        for title, names in _relations(self.concept).items():
            if names:
                yield f"{title}: {'; '.join(names)}"

    def to_dict(self) -> dict[str, object]:
        """Return what is known of it, for a script."""
        names = [
            {"name": label.text, "language": label.language, "is_acronym": label.is_acronym}
            for label in self.concept.labels
        ]
        return {
            "type": TYPE,
            "name": self.concept.name,
            "code": self.concept.code,
            "names": names,
            **_relations(self.concept),
        }

    def publications(self, library: "Library") -> list[str]:
        """Return the keys of the publications about it, or about a narrower subject."""
        return keys_of_selection(library, topics=(self.concept.code,))


def entries_named(text: str, _house: str) -> Sequence[ConceptEntry]:
    """Return the subjects whose name or code is the whole text."""
    from protlib.search.vocabulary.concepts import find_concepts

    return [ConceptEntry(concept) for concept in find_concepts(text)]


def all_entries() -> Sequence[ConceptEntry]:
    """Return all subjects."""
    return [ConceptEntry(concept) for concept in concepts.all_concepts()]


in_list = all_entries


def _relations(concept: Concept) -> dict[str, list[str]]:
    """Return the names of a concept's broader, narrower and related concepts."""
    table = concepts.all_concepts()
    related_concepts = [
        neighbour for neighbour in table if neighbour.code in concept.related or concept.code in neighbour.related
    ]
    return {
        "broader": [concepts.concept_with_code(code).name for code in concept.broader],
        "narrower": [neighbour.name for neighbour in table if concept.code in neighbour.broader],
        "related": [neighbour.name for neighbour in related_concepts],
    }
