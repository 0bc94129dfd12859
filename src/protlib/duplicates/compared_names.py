"""Compares the persons and organisations that publications are by."""

from collections.abc import Mapping, Sequence
from typing import Final

from protlib.duplicates.common_letters import letters_alike
from protlib.duplicates.judgement import Agreement
from protlib.duplicates.lazy_facts import LazyFacts
from protlib.record.model import Name, Publication
from protlib.record.names.matcher import ComparedName, make_comparable, may_be_same_body
from protlib.record.small_words import of_names
from protlib.text import fold

_MISSPELT: Final = 84
"""A misspelt name shares at least so many of a hundred letters with the right one."""
_LETTERS_OF_A_LONG_NAME: Final = 5  # one slip in a shorter name makes another name: “Chan” and “Chen”
_LETTERS_OF_A_WORD: Final = 3  # fewer are initials
_SHARE_OF_WORDS: Final = 0.5  # of the words of the shorter list of names: a list may have lost or mixed the others


class ComparedPeople(LazyFacts):
    """The people responsible for a publication: `first` are the authors, else the editors, else the publisher.

    `families` are their names in one word each, `bag` all words of these names, `bodies` all organisations of the
    record.
    """

    __slots__ = ("bag", "bodies", "families", "first", "known", "publication")
    first: tuple[ComparedName, ...]
    families: frozenset[str]
    bag: frozenset[str]
    bodies: tuple[ComparedName, ...]

    def __init__(self, publication: Publication, known_names: Mapping[str, str]) -> None:
        """Take a publication, and the names to compare organisations under by their folded names."""
        self.publication = publication
        self.known = known_names

    def authors(self) -> tuple[ComparedName, ...]:
        """Return the authors with a name."""
        return _list_people(self.publication.authors, self.known)

    def editors(self) -> tuple[ComparedName, ...]:
        """Return the editors with a name."""
        return _list_people(self.publication.editors, self.known)

    def publishers(self) -> tuple[ComparedName, ...]:
        """Return the publisher, if there is one."""
        publisher = self.publication.publisher
        return _list_people([Name(literal=publisher)], self.known) if publisher else ()


def _bag(people: ComparedPeople) -> frozenset[str]:
    return frozenset(
        word
        for person in people.first
        for word in (*person.words, *person.given_words)
        if len(word) >= _LETTERS_OF_A_WORD and word not in of_names()
    )


def _bodies(people: ComparedPeople) -> tuple[ComparedName, ...]:
    all_names = (*people.authors(), *people.editors(), *people.publishers())
    return tuple(dict.fromkeys([person for person in all_names if person.is_body]))


ComparedPeople.makers = {
    "bag": _bag,
    "bodies": _bodies,
    "families": lambda people: frozenset([person.compact for person in people.first]),
    "first": lambda people: people.authors() or people.editors() or people.publishers(),
}


def _list_people(name_list: Sequence[Name], known_names: Mapping[str, str]) -> tuple[ComparedName, ...]:
    if not name_list:
        return ()
    canonical_names = [_unify_name(name, known_names) for name in name_list] if known_names else name_list
    return tuple([person for person in map(make_comparable, canonical_names) if person.compact])


def _unify_name(name: Name, known_names: Mapping[str, str]) -> Name:
    """Return an organisation under its canonical name, by its name or short form; others unchanged."""
    canonical = known_names.get(fold(name.literal)) or known_names.get(fold(name.short))
    return Name(literal=canonical) if canonical and name.literal else name


def compare_people(first: ComparedPeople, second: ComparedPeople) -> Agreement:
    """Compare the authors of two publications; one of them may name a shared organisation as publisher alone."""
    if not first.first or not second.first:
        return Agreement.UNKNOWN
    if first.first[0].compact == second.first[0].compact or not first.families.isdisjoint(second.families):
        return Agreement.AGREES
    smaller = min(len(first.bag), len(second.bag))
    if smaller and len(first.bag & second.bag) / smaller >= _SHARE_OF_WORDS and not (first.bodies and second.bodies):
        return Agreement.AGREES
    if _has_same(first.first[0], second.first) or _has_same(second.first[0], first.first[1:]):
        return Agreement.AGREES
    if any(_has_same(person, second.bodies) for person in first.first) or any(
        _has_same(person, first.bodies) for person in second.first
    ):
        return Agreement.AGREES
    return Agreement.DIFFERS


def have_one_first(first: ComparedPeople, second: ComparedPeople) -> bool:
    """Tell whether two publications have the same first author."""
    return bool(first.first and second.first) and _is_same(first.first[0], second.first[0])


def _has_same(name: ComparedName, candidates: Sequence[ComparedName]) -> bool:
    return any(_is_same(name, candidate) for candidate in candidates)


def _is_same(name: ComparedName, candidate: ComparedName) -> bool:
    """Tell whether two names may mean the same; a part of a family name or an organisation's acronym is enough."""
    if name.compact == candidate.compact:
        return True
    if name.is_body and candidate.is_body:
        return may_be_same_body(name, candidate)
    first, second = set(name.words), set(candidate.words)
    return first <= second or second <= first or _is_misspelt(name.compact, candidate.compact)


def _is_misspelt(first: str, second: str) -> bool:
    return min(len(first), len(second)) >= _LETTERS_OF_A_LONG_NAME and letters_alike(first, second) >= _MISSPELT
