"""Compares the persons and organisations that publications are by."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from protlib.duplicates.agreement import NOTHING, Agreement
from protlib.duplicates.compared_containers import is_short_for
from protlib.duplicates.letters import letters_alike
from protlib.duplicates.memo import Memo
from protlib.frozen import NamedTuple
from protlib.record import names
from protlib.record.model import Name, Publication
from protlib.record.names.bodies import body_words, known_body, letters
from protlib.record.small_words import OF_NAMES
from protlib.text import fold, words

_NOBODY: Final = frozenset({"etal", "na", "noauthorlisted"})
_MISSPELT: Final = 84
"""A misspelt name shares at least so many of a hundred letters with the right one."""
_LONG: Final = 5
_WORD: Final = 3
_SHARED: Final = 0.5


class Who(NamedTuple):
    """A person or an organisation as it is compared.

    `compact` is the family name, or the name of the organisation, in one word. `shorts` are the other names of an
    organisation, and the code of a known one.
    """

    compact: str
    words: tuple[str, ...]
    is_body: bool
    shorts: frozenset[str] = NOTHING
    given_words: tuple[str, ...] = ()


def _compare_name(name: Name) -> Who:
    """Return a name as it is compared."""
    if not name.literal:
        own = tuple(words(f"{name.particle} {name.family}" if name.family else name.given))
        return Who("".join(own), own, False, given_words=tuple(words(name.given)))
    parsed = names.organisation(name.literal)
    own = body_words(parsed.literal)
    organisation = parsed if parsed.short else Name(literal=parsed.literal, short=name.short)
    # A known body does not get all its short forms: CRS is Swiss Red Cross in French, and Catholic Relief Services.
    shorts = {letters(text) for text in (name.short, parsed.short, names.acronym(parsed.literal))}
    if body := known_body(organisation):
        shorts.add(f" {body.code}")  # no word of a name begins with a space
    is_body = ";" not in name.literal  # with a semicolon it is a list of people that nobody split
    return Who("".join(own), own, is_body, frozenset(shorts - {""}) or NOTHING)


class People(Memo):
    """The people responsible for a publication: `first` are the authors, else the editors, else the publisher.

    `families` are their names in one word each, `bag` all words of these names, `bodies` all organisations of the
    record.
    """

    __slots__ = ("bag", "bodies", "families", "first", "known", "publication")
    first: tuple[Who, ...]
    families: frozenset[str]
    bag: frozenset[str]
    bodies: tuple[Who, ...]

    def __init__(self, publication: Publication, known_names: Mapping[str, str]) -> None:
        """Take a publication, and the names to compare organisations under by their folded names."""
        self.publication = publication
        self.known = known_names

    def authors(self) -> tuple[Who, ...]:
        """Return the authors with a name."""
        return _whos(self.publication.authors, self.known)

    def editors(self) -> tuple[Who, ...]:
        """Return the editors with a name."""
        return _whos(self.publication.editors, self.known)

    def publishers(self) -> tuple[Who, ...]:
        """Return the publisher, if there is one."""
        publisher = self.publication.publisher
        return _whos([Name(literal=publisher)], self.known) if publisher else ()


def _bag(people: People) -> frozenset[str]:
    return frozenset(
        word
        for person in people.first
        for word in (*person.words, *person.given_words)
        if len(word) >= _WORD and word not in OF_NAMES
    )


def _bodies(people: People) -> tuple[Who, ...]:
    everybody = (*people.authors(), *people.editors(), *people.publishers())
    return tuple(dict.fromkeys([person for person in everybody if person.is_body]))


People.makers = {
    "bag": _bag,
    "bodies": _bodies,
    "families": lambda people: frozenset([person.compact for person in people.first]),
    "first": lambda people: people.authors() or people.editors() or people.publishers(),
}


def _whos(name_list: Sequence[Name], known_names: Mapping[str, str]) -> tuple[Who, ...]:
    if not name_list:
        return ()
    canonical_names = [_canonical(name, known_names) for name in name_list] if known_names else name_list
    return tuple([person for person in map(_somebody, canonical_names) if person])


@lru_cache(maxsize=1 << 16)
def _somebody(name: Name) -> Who | None:
    """Return a name as it is compared; None where it says that nobody is named."""
    person = _compare_name(name)
    is_nobody = not person.compact or person.compact in _NOBODY or names.is_nobody(name.literal or person.compact)
    return None if is_nobody else person


def _canonical(name: Name, known_names: Mapping[str, str]) -> Name:
    """Return an organisation under its canonical name, by its name or short form; others unchanged."""
    canonical = known_names.get(fold(name.literal)) or known_names.get(fold(name.short))
    return Name(literal=canonical) if canonical and name.literal else name


def are_by_same(first: People, second: People) -> Agreement:
    """Tell whether two publications share an author, or an organisation that one of them may name only as publisher."""
    if not first.first or not second.first:
        return Agreement.UNKNOWN
    if first.first[0].compact == second.first[0].compact or not first.families.isdisjoint(second.families):
        return Agreement.AGREES
    smaller = min(len(first.bag), len(second.bag))
    if smaller and len(first.bag & second.bag) / smaller >= _SHARED and not (first.bodies and second.bodies):
        return Agreement.AGREES
    if _contains(first.first[0], second.first) or _contains(second.first[0], first.first[1:]):
        return Agreement.AGREES
    if any(_contains(person, second.bodies) for person in first.first) or any(
        _contains(person, first.bodies) for person in second.first
    ):
        return Agreement.AGREES
    return Agreement.DIFFERS


def have_one_first(first: People, second: People) -> bool:
    """Tell whether two publications have the same first author."""
    return bool(first.first and second.first) and _is_same(first.first[0], second.first[0])


def _contains(sought: Who, candidates: Sequence[Who]) -> bool:
    return any(_is_same(sought, candidate) for candidate in candidates)


def _is_same(name: Who, candidate: Who) -> bool:
    """Tell whether two names may mean the same; a part of a family name or an organisation's acronym is enough."""
    if name.compact == candidate.compact:
        return True
    if name.is_body and candidate.is_body:
        return _is_same_body(name, candidate)
    first, second = set(name.words), set(candidate.words)
    return first <= second or second <= first or _is_misspelt(name.compact, candidate.compact)


def _is_misspelt(first: str, second: str) -> bool:
    return min(len(first), len(second)) >= _LONG and letters_alike(first, second) >= _MISSPELT


def _is_same_body(first: Who, second: Who) -> bool:
    shared = min(len(first.words), len(second.words))
    if first.words[:shared] == second.words[:shared] or _abbreviates(first, second) or _abbreviates(second, first):
        return True
    if not first.shorts.isdisjoint(second.shorts) or _is_shortened(first, second):
        return True
    return not first.shorts.isdisjoint(second.words) or not second.shorts.isdisjoint(first.words)


def _is_shortened(first: Who, second: Who) -> bool:
    """Tell whether each word of one name abbreviates, or equals, the word of the other: "US Dept. of State"."""
    if len(first.words) != len(second.words):
        return False
    pairs = zip(first.words, second.words, strict=True)
    return all(
        word == twin or (min(len(word), len(twin)) >= _WORD and (is_short_for(word, twin) or is_short_for(twin, word)))
        for word, twin in pairs
    )


def _abbreviates(short: Who, full: Who) -> bool:
    """Tell whether a single word consists of the initials of the other words, in order: "OHCHR", "UNODC"."""
    if not len(short.words) == 1 < len(full.words):
        return False
    return names.matches_initials(short.compact, " ".join(full.words))
