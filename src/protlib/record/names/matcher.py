"""One matcher of names: whether two mean the same body or person, or a text names one, as strictly as is asked.

`are_same_names` is for names of one list or one record: only what is sure counts. `may_be_same_body` is for records
that two offices wrote down. `is_named_in` is for texts that people type.
"""

from functools import lru_cache
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.model import Name
from protlib.record.names.initials import initials_of, is_short_for, matches_initials
from protlib.record.names.known_bodies import body_words, find_known_body, is_short, letters, own_shorts, short_forms
from protlib.record.names.organisations import is_nobody, organisation
from protlib.text import words

_PAIRS_IN_MEMORY: Final = 1 << 16  # pairs: those of a library of 50,000 records stay in memory
_SHORTEST_WORD: Final = 3  # letters: fewer are an initial, or a beginning of too much


class ComparedName(NamedTuple):
    """A name as it is compared.

    `compact` is the family name, or the name of the organisation, in one word; "" where nobody is named. `shorts` are
    the short forms of an organisation, `code` is that of a known one.
    """

    compact: str
    words: tuple[str, ...]
    is_body: bool
    shorts: frozenset[str] = frozenset()
    code: str = ""
    given_words: tuple[str, ...] = ()


_NOBODY: Final = ComparedName("", (), is_body=False)


@lru_cache(maxsize=_PAIRS_IN_MEMORY)
def make_comparable(name: Name) -> ComparedName:
    """Return a name as it is compared."""
    if not name.literal:
        name_words = tuple(words(f"{name.particle} {name.family}" if name.family else name.given))
        given_words = tuple(words(name.given))
        return (
            _NOBODY
            if is_nobody(" ".join(name_words))
            else ComparedName("".join(name_words), name_words, is_body=False, given_words=given_words)
        )
    parsed = organisation(name.literal)
    name_words = body_words(parsed.literal)
    if is_nobody(name.literal) or not name_words:
        return _NOBODY
    # A known body does not get all its short forms: CRS is Swiss Red Cross in French, and Catholic Relief Services.
    shorts = own_shorts(parsed) | own_shorts(name)
    body = find_known_body(parsed if parsed.short else Name(literal=parsed.literal, short=name.short))
    is_body = ";" not in name.literal  # with a semicolon it is a list of people that nobody split
    return ComparedName("".join(name_words), name_words, is_body, shorts, body.code if body else "")


def are_same_names(first: Name, second: Name) -> bool:
    """Tell whether two names surely mean one person or one body: "HRW" and "Human Rights Watch".

    Bodies are one if both are known as it, have the same words, or one is the acronym of the other. If only one is
    known, the other needs the same words and no acronym of its own, or is the first one's acronym.
    """
    if first == second or not (first.literal and second.literal):
        return first == second
    bodies = find_known_body(first), find_known_body(second)
    if all(bodies):
        return bodies[0] == bodies[1]
    has_same_words = body_words(first.literal) == body_words(second.literal)
    if any(bodies):
        return (has_same_words and not (first.short and second.short)) or _has_acronyms(first, second)
    return has_same_words or _is_acronym_of(first, second) or _is_acronym_of(second, first)


def _has_acronyms(first: Name, second: Name) -> bool:
    """Tell whether one name is the acronym that is written beside the other: "CRS" has many meanings by itself."""
    acronyms = letters(first.short), letters(second.short)
    return bool(acronyms[1] and letters(first.literal) == acronyms[1]) or bool(
        acronyms[0] and letters(second.literal) == acronyms[0]
    )


def _is_acronym_of(short_name: Name, name: Name) -> bool:
    return is_short(short_name.literal) and letters(short_name.literal) in possible_shorts(name)


def possible_shorts(name: Name) -> frozenset[str]:
    """Return the short forms under which a body may be cited, in the form of `letters`: sure ones, and its initials."""
    return short_forms(name).union(initials_of(name.literal))


def may_be_same_body(first: ComparedName, second: ComparedName) -> bool:
    """Tell whether two names may mean one body, even if one is cut off, abbreviated, or has the other's acronym."""
    shared_count = min(len(first.words), len(second.words))
    if (
        first.words[:shared_count] == second.words[:shared_count]
        or _has_initials_of(first, second)
        or _has_initials_of(second, first)
    ):
        return True
    if (first.code and first.code == second.code) or not first.shorts.isdisjoint(second.shorts):
        return True
    if _is_shortened(first, second):
        return True
    return not first.shorts.isdisjoint(second.words) or not second.shorts.isdisjoint(first.words)


def _is_shortened(first: ComparedName, second: ComparedName) -> bool:
    """Tell whether each word of one name abbreviates, or equals, the word of the other: "US Dept. of State"."""
    if len(first.words) != len(second.words):
        return False
    pairs = zip(first.words, second.words, strict=True)
    return all(
        word == other_word or (min(len(word), len(other_word)) >= _SHORTEST_WORD and _is_short_form(word, other_word))
        for word, other_word in pairs
    )


def _is_short_form(word: str, full_form: str) -> bool:
    return is_short_for(word, full_form) or is_short_for(full_form, word)


def _has_initials_of(short_form: ComparedName, name: ComparedName) -> bool:
    """Tell whether a single word consists of the initials of the other words, in order: "OHCHR", "UNODC"."""
    return len(short_form.words) == 1 < len(name.words) and matches_initials(short_form.compact, " ".join(name.words))


def is_named_in(name: Name, text: str) -> bool:
    """Tell whether a typed text names a person or a body, whichever of its names or short forms it has.

    Chinese and its neighbours write a person's names as one word: "王小明".
    """
    if not name.literal:
        forms = (name.family or name.given, f"{name.family}{name.given}")
        return any(_words_in(text).issuperset(words(form)) for form in forms)
    if not short_forms(name).isdisjoint(_letters_in(text)):
        return True
    body, text_words = find_known_body(name), words(text)
    compact_text, literal = _compact_letters(text), _compact_letters(name.literal)
    if body and any(_compact_letters(body_name.text) in compact_text for body_name in body.names):
        return True
    if literal in compact_text or (len(text_words) > 1 and compact_text in literal):
        return True
    return len(text_words) == 1 and matches_initials(text_words[0], name.literal)


# A typed text is compared with many names, and each name with many texts.
@lru_cache(maxsize=4096)
def _compact_letters(text: str) -> str:
    return "".join(words(text.replace("&", " and ")))


@lru_cache(maxsize=4)
def _words_in(text: str) -> frozenset[str]:
    return frozenset((*words(text), *words(text.replace("-", ""))))


@lru_cache(maxsize=4)
def _letters_in(text: str) -> frozenset[str]:
    return frozenset(map(letters, text.split()))
