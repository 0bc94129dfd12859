"""Who a publication is by, and whether two records say that of the same person or organisation."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from protlib.duplicates.agreement import NOTHING, Agreement
from protlib.duplicates.compared_containers import is_short_for
from protlib.duplicates.letters import letters_alike
from protlib.duplicates.memo import Memo
from protlib.record import names
from protlib.record.model import Name, Publication
from protlib.record.names.bodies import body_words, known_body, letters
from protlib.record.small_words import OF_NAMES
from protlib.text import fold, words

_NOBODY: Final = frozenset({"etal", "na", "noauthorlisted"})
_MISSPELT: Final = 84
"""So many of a hundred letters are alike two names of which one is misspelt."""
_LONG: Final = 5
_WORD: Final = 3
_SHARED: Final = 0.5


class Who(NamedTuple):
    """A person or an organisation as it is compared.

    `joined` is the family name, or the organisation's, in one word; `shorts` are what else an organisation is called, and
    the code of one that is known.
    """

    joined: str
    words: tuple[str, ...]
    is_body: bool
    shorts: frozenset[str] = NOTHING
    given: tuple[str, ...] = ()


@lru_cache(maxsize=1 << 16)
def who(name: Name) -> Who:
    """Return a name as it is compared."""
    if not name.literal:
        own = tuple(words(f"{name.particle} {name.family}" if name.family else name.given))
        return Who("".join(own), own, False, given=tuple(words(name.given)))
    parsed = names.organisation(name.literal)
    own = body_words(parsed.literal)
    whole = parsed if parsed.short else Name(literal=parsed.literal, short=name.short)
    # Not all short forms of a body that is known: CRS is Swiss Red Cross in French, and Catholic Relief Services.
    shorts = {letters(text) for text in (name.short, parsed.short, names.acronym(parsed.literal))}
    if body := known_body(whole):
        shorts.add(f" {body.code}")  # which no word of a name is
    is_body = ";" not in name.literal  # else it is a list of people that nobody took apart
    return Who("".join(own), own, is_body, frozenset(shorts - {""}) or NOTHING)


class People(Memo):
    """Those who answer for a publication: `first` of them the authors, else the editors, else the publisher.

    `families` are the names of these in one word each, `bag` all words of them, `bodies` all organisations of the record.
    """

    __slots__ = ("bag", "bodies", "families", "first", "known", "publication")
    first: tuple[Who, ...]
    families: frozenset[str]
    bag: frozenset[str]
    bodies: tuple[Who, ...]

    def __init__(self, publication: Publication, known: Mapping[str, str]) -> None:
        """Take a publication, and the name that an organisation is compared under by its folded names."""
        self.publication = publication
        self.known = known

    def authors(self) -> tuple[Who, ...]:
        """Return the authors that have a name."""
        return _whos(self.publication.authors, self.known)

    def editors(self) -> tuple[Who, ...]:
        """Return the editors that have a name."""
        return _whos(self.publication.editors, self.known)

    def publishers(self) -> tuple[Who, ...]:
        """Return the publisher, if there is one."""
        publisher = self.publication.publisher
        return _whos([Name(literal=publisher)], self.known) if publisher else ()


def _bag(people: People) -> frozenset[str]:
    return frozenset(
        word
        for each in people.first
        for word in (*each.words, *each.given)
        if len(word) >= _WORD and word not in OF_NAMES
    )


def _bodies(people: People) -> tuple[Who, ...]:
    everybody = (*people.authors(), *people.editors(), *people.publishers())
    return tuple(dict.fromkeys([each for each in everybody if each.is_body]))


People.makers = {
    "bag": _bag,
    "bodies": _bodies,
    "families": lambda people: frozenset([each.joined for each in people.first]),
    "first": lambda people: people.authors() or people.editors() or people.publishers(),
}


def _whos(listed: Sequence[Name], known: Mapping[str, str]) -> tuple[Who, ...]:
    if not listed:
        return ()
    meant = [_canonical(name, known) for name in listed] if known else listed
    return tuple([who(name) for name in meant if not _is_nobody(name)])


def _is_nobody(name: Name) -> bool:
    joined = who(name).joined
    return not joined or joined in _NOBODY or names.is_nobody(name.literal or joined)


def _canonical(name: Name, known: Mapping[str, str]) -> Name:
    """Return an organisation under the name that is known for its name, or for its short form; others as they are."""
    canonical = known.get(fold(name.literal)) or known.get(fold(name.short))
    return Name(literal=canonical) if canonical and name.literal else name


def are_by_same(one: People, other: People) -> Agreement:
    """Tell whether two publications are by the same: by one of them, or by an organisation that only one names as publisher."""
    if not one.first or not other.first:
        return Agreement.UNKNOWN
    if one.first[0].joined == other.first[0].joined or not one.families.isdisjoint(other.families):
        return Agreement.AGREES
    smaller = min(len(one.bag), len(other.bag))
    if smaller and len(one.bag & other.bag) / smaller >= _SHARED and not (one.bodies and other.bodies):
        return Agreement.AGREES
    if _has(one.first[0], other.first) or _has(other.first[0], one.first[1:]):
        return Agreement.AGREES
    if any(_has(each, other.bodies) for each in one.first) or any(_has(each, one.bodies) for each in other.first):
        return Agreement.AGREES
    return Agreement.DIFFERS


def have_one_first(one: People, other: People) -> bool:
    """Tell whether the first who answers for two publications is the same."""
    return bool(one.first and other.first) and _is_same(one.first[0], other.first[0])


def _has(sought: Who, others: Sequence[Who]) -> bool:
    return any(_is_same(sought, each) for each in others)


def _is_same(one: Who, other: Who) -> bool:
    """Tell whether two names may be one: a part of a family name, or an organisation's acronym, is enough."""
    if one.joined == other.joined:
        return True
    if one.is_body and other.is_body:
        return _is_same_body(one, other)
    first, second = set(one.words), set(other.words)
    return first <= second or second <= first or _is_misspelt(one.joined, other.joined)


def _is_misspelt(one: str, other: str) -> bool:
    return min(len(one), len(other)) >= _LONG and letters_alike(one, other) >= _MISSPELT


def _is_same_body(one: Who, other: Who) -> bool:
    shared = min(len(one.words), len(other.words))
    if one.words[:shared] == other.words[:shared] or _abbreviates(one, other) or _abbreviates(other, one):
        return True
    if not one.shorts.isdisjoint(other.shorts) or _is_shortened(one, other):
        return True
    return not one.shorts.isdisjoint(other.words) or not other.shorts.isdisjoint(one.words)


def _is_shortened(one: Who, other: Who) -> bool:
    """Tell whether each word of a name stands for one of another: "US Dept. of State"."""
    if len(one.words) != len(other.words):
        return False
    pairs = zip(one.words, other.words, strict=True)
    return all(
        word == twin or (min(len(word), len(twin)) >= _WORD and (is_short_for(word, twin) or is_short_for(twin, word)))
        for word, twin in pairs
    )


def _abbreviates(short: Who, full: Who) -> bool:
    """Tell whether a single word is made of initials of the others, in their order: "OHCHR", "UNODC"."""
    if not len(short.words) == 1 < len(full.words):
        return False
    return names.matches_initials(short.joined, " ".join(full.words))
