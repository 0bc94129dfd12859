"""Finds names of one person: with initials or in full, in other spellings, the other way round.

Initials belong to a person only if all full names that they fit are one person's: "Jobe, A." is nobody if there are
Alison and Andrew Jobe.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from protlib.record.model import Name
from protlib.record.names.initials import may_be_one_word
from protlib.record.names.twins.twin import Form, Link, LinkedPlaces, chain_links, find_misspelt
from protlib.text import fold, words

_UMLAUTS: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"}
)
_SHORTEST_GIVEN: Final = 5  # letters: one slip in a shorter name makes another name, such as “Jan” of “Jon”
_FEWEST_PERSONS: Final = 2
"""A name that fits so many persons belongs to none."""


class _Person(NamedTuple):
    """A person's name for comparison: the family name in one word, the words of the given name, and the suffix."""

    family: str
    given_words: tuple[str, ...]
    suffix: str

    @classmethod
    def from_name(cls, name: Name) -> "_Person":
        family = "".join(words(f"{name.particle} {name.family}"))
        return cls(family, tuple(words(f"{name.given} {name.dropping}")), fold(name.suffix).rstrip("."))


def person_links(forms: Sequence[Form]) -> LinkedPlaces:
    """Return the links between names that are likely one person's."""
    links = LinkedPlaces(len(forms))
    people = [_Person.from_name(form.name) for form in forms]
    links.add(_spelt_alike(forms, people))
    families: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, person in enumerate(people):
        if person.given_words:
            families[person.family, person.suffix, person.given_words[0][0]].append(position)
    for members in families.values():
        links.add(_links_of_family(members, people, links))
    links.add(_link_doubtful(people))
    return links


def _spelt_alike(forms: Sequence[Form], people: Sequence[_Person]) -> Iterator[Link]:
    """Yield links of names that differ in accents, hyphens and umlauts, or are the other way round."""
    positions_by_spelling: defaultdict[tuple[str, str, str], list[int]] = defaultdict(list)
    for position, (form, person) in enumerate(zip(forms, people, strict=True)):
        has_umlaut = not form.text.isascii() and form.text.translate(_UMLAUTS) != form.text
        for spelling in (person, _Person.from_name(_with_umlauts(form.name))) if has_umlaut else (person,):
            positions_by_spelling[spelling.family, "".join(spelling.given_words), spelling.suffix].append(position)
    for positions in positions_by_spelling.values():
        yield from chain_links(positions, "spelling")
    for (family, given, suffix), positions in positions_by_spelling.items():
        if len(given) > 1 and (turned_positions := positions_by_spelling.get((given, family, suffix))):
            yield Link(positions[0], turned_positions[0], "word order")


def _with_umlauts(name: Name) -> Name:
    return Name(**{part: text.translate(_UMLAUTS) for part, text in name.to_dict().items()})


def _links_of_family(members: Sequence[int], people: Sequence[_Person], links: LinkedPlaces) -> Iterator[Link]:
    """Yield links in one family name and first letter: the fullest names are persons, others fit one or none."""
    full_positions: list[int] = []
    for position in sorted(members, key=lambda position: _fullness(people[position]), reverse=True):
        fitting_positions = [
            full_position
            for full_position in full_positions
            if _may_be_one_given_name(people[position].given_words, people[full_position].given_words)
        ]
        if len({links.find_top(full_position) for full_position in fitting_positions}) == 1:
            yield Link(fitting_positions[0], position, "initials")
        if len({links.find_top(full_position) for full_position in fitting_positions}) < _FEWEST_PERSONS:
            full_positions.append(position)


def _fullness(person: _Person) -> tuple[int, int]:
    return sum(len(word) > 1 for word in person.given_words), len(person.given_words)


def _is_initials(person: _Person) -> bool:
    return all(len(word) == 1 for word in person.given_words)


def _may_be_one_given_name(first_words: tuple[str, ...], second_words: tuple[str, ...]) -> bool:
    """Tell whether two given names may be one: each pair of words is equal, or one of them is the initial."""
    return all(map(may_be_one_word, first_words, second_words))


def _link_doubtful(people: Sequence[_Person]) -> Iterator[Link]:
    """Yield links of full names that differ by a slip; a last letter tells Daniel from Daniela."""
    names = [(person.family, *person.given_words) if not _is_initials(person) else () for person in people]
    for first_position, second_position, first, second in find_misspelt(names):
        is_given = people[first_position].family == people[second_position].family
        if is_given and (first[:-1] == second[:-1] or second in (first[:-1], first + second[-1:])):
            continue
        if max(map(len, people[first_position].given_words)) >= _SHORTEST_GIVEN or not is_given:
            yield Link(first_position, second_position, "misspelt", is_sure=False)
