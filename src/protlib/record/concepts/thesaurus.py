"""The concepts that publications are about: names, synonyms, acronyms, broader and related concepts.

The table is `concepts.txt`. A row has code, broader codes and related codes ("-" for none), then a tab and its labels.
`|` separates languages; the first label of a language is the preferred one. A label in capitals is an acronym.
"""

from functools import cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.tables import find_line

_TABLE: Final = Path(__file__).with_name("concepts.txt")
_NONE: Final = "-"
_A_WORD: Final = "~"
"""Mark of an acronym that is also a word or has other meanings: it means the concept only in capitals."""


class ConceptLabel(NamedTuple):
    """A name of a concept in a language.

    A text matches an acronym in capitals only; a query needs capitals only for an acronym that `is_word`.
    """

    text: str
    language: str
    is_acronym: bool = False
    is_word: bool = False


class Concept(NamedTuple):
    """A concept with the codes of broader and related concepts; its labels stand by language, preferred ones first."""

    code: str
    broader: tuple[str, ...]
    related: tuple[str, ...]
    labels: tuple[ConceptLabel, ...]

    @property
    def name(self) -> str:
        """The name to list it by: the English one."""
        return self.labels[0].text

    def languages(self) -> dict[str, list[str]]:
        """Return its names, synonyms and acronyms by language tag."""
        by_language: dict[str, list[str]] = {}
        for label in self.labels:
            by_language.setdefault(label.language, []).append(label.text)
        return by_language


def read_table() -> bytes:
    """Return the table as its file has it."""
    return _TABLE.read_bytes()


@cache
def all_concepts() -> tuple[Concept, ...]:
    """Return all concepts, by code."""
    return tuple(map(_concept, read_table().decode().splitlines()))


@cache
def concept_with_code(code: str) -> Concept:
    """Return the concept with an existing code; to read one row is much faster than to read all."""
    return _concept(find_line(_TABLE, f"{code} "))


def narrower_concepts(concept: Concept) -> tuple[Concept, ...]:
    """Return the concepts below one, at any depth."""
    concepts: dict[str, Concept] = {}
    codes_ahead = [concept.code]
    while codes_ahead:
        code = codes_ahead.pop()
        inner = [concept for concept in _group_narrower_concepts().get(code, ()) if concept.code not in concepts]
        concepts |= {concept.code: concept for concept in inner}
        codes_ahead += [concept.code for concept in inner]
    concepts.pop(concept.code, None)
    return tuple(concepts.values())


@cache
def _group_narrower_concepts() -> dict[str, list[Concept]]:
    narrower: dict[str, list[Concept]] = {}
    for concept in all_concepts():
        for code in concept.broader:
            narrower.setdefault(code, []).append(concept)
    return narrower


def _concept(row: str) -> Concept:
    head, _tab, groups = row.partition("\t")
    code, broader, related = head.split(" ")
    # A group is a language of two letters, a blank, and its labels.
    labels = [_label(text, group[:2]) for group in groups.split("|") for text in group[3:].split(";")]
    return Concept(code, _codes(broader), _codes(related), tuple(labels))


def _codes(text: str) -> tuple[str, ...]:
    return () if text == _NONE else tuple(text.split(","))


def _label(text: str, language: str) -> ConceptLabel:
    bare = text.removesuffix(_A_WORD)
    is_acronym = bare.isascii() and bare.isupper() and bare.isalpha() and len(bare) > 1
    return ConceptLabel(bare, language, is_acronym, bare != text)
