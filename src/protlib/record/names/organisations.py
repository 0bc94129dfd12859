"""Organisations: how to tell them from people, and their short forms."""

from itertools import pairwise
from typing import Final

from protlib.frozen import expression
from protlib.record import authority
from protlib.record.model import Name
from protlib.record.names.foreign_words import (
    FOREIGN_DISTINCTIVE,
    FOREIGN_HEADS,
    FOREIGN_TOPICS,
    OPENING_NOUNS,
    TITLE_SMALL_FOREIGN,
    is_compound,
    is_red_cross,
    tells_in_other_letters,
)
from protlib.record.names.initials import matches_initials
from protlib.record.names.lexicon import (
    CAPITAL_INSIDE,
    COMPOUND_ENDINGS,
    DEGREES,
    DISTINCTIVE_TOPICS,
    HEADS,
    HONORIFICS,
    LATE_SUFFIXES,
    LEADING_FORMS,
    NO_BODIES,
    NO_PERSONS,
    PARTICLES,
    PLACES_IN_ACRONYMS,
    SMALL_WORDS,
    SUFFIXES,
    TITLE_SMALL_WORDS,
    TOPICS,
    WEAK_HEADS,
    WORDS_BEFORE_DER,
)
from protlib.record.small_words import words_for
from protlib.text import clean, fold, words

EVIDENCE: Final = WEAK_HEADS | TOPICS | DISTINCTIVE_TOPICS | FOREIGN_DISTINCTIVE | FOREIGN_TOPICS
DISTINCTIVE_HEADS: Final = HEADS | FOREIGN_HEADS
_DISTINCTIVE_WORDS: Final = DISTINCTIVE_TOPICS | FOREIGN_DISTINCTIVE
_CAPS_SMALL_WORDS: Final = frozenset(word.upper() for word in SMALL_WORDS | TITLE_SMALL_WORDS if len(word) > 1)
_MAY_END_A_NAME: Final = PARTICLES | SUFFIXES | DEGREES
_MARKS: Final = frozenset("&/+@0123456789")
COMMAS_AT_END: Final = (",", "،", "，")
"""What EndNote asks for behind the name of a body, as keyboards have it."""
_COMMAS_AND_SPACES: Final = f"{''.join(COMMAS_AT_END)} "
_LONGEST_INITIALS: Final = 3  # of a person: longer words in capitals are acronyms or family names
_ARTICLES: Final = words_for("opening")
_JOINING: Final = words_for("joining")
_PRO: Final = "pro"
_LONG_LIVED: Final = frozenset(("IOM", "OIM", "ILO", "OIT"))
_MOST_LETTERS_OF_A_SHORT: Final = 15
_FEWEST_CAPITALS: Final = 3  # half of so many letters of an acronym are capitals, or of all
_MOST_OF_AN_AFFILIATION: Final = 3  # words before the acronym of a body
_SYLLABLE: Final = expression("[^aeiouy]*[aeiouy]+[^aeiouy]*")  # such as "keng"
_SHORTEST_OWNER: Final = 4  # letters of a word in the genitive: "Children's", not "A's"


def organisation(text: str) -> Name:
    """Return the organisation of a text, with its short form if that follows in brackets.

    Braces around the whole are dropped, likewise the trailing comma that EndNote asks for. "{{literal} (short)}" is
    taken literally: the inner braces hold the name.
    """
    text = clean(text).rstrip(_COMMAS_AND_SPACES)
    if is_braced(text):
        text = text[1:-1].strip()
    if text.startswith("{"):
        literal, _, acronym = text[1:].partition("}")
        return Name(literal=literal.strip(), short=acronym.strip().removeprefix("(").removesuffix(")"))
    literal, acronym = without_short(text)
    return Name(literal=_without_stop(clean(literal.replace("{", "").replace("}", ""))), short=acronym)


def _without_stop(literal: str) -> str:
    """Return a name without a final full stop, unless its last word is an abbreviation: "IOM Ukraine."."""
    bare = literal.removesuffix(".")
    if bare == literal or "." in bare:
        return literal
    last = bare.rpartition(" ")[2]
    is_whole = authority.is_known(bare) or (bare != last and len(last) > _LONGEST_INITIALS and is_place(last))
    return bare if is_whole else literal


def is_no_person(literal: str) -> bool:
    """Tell whether a whole text is surely no person: the name of a body, or a text in place of an author."""
    return fold(literal) in NO_PERSONS or authority.is_known(literal)


def is_nobody(text: str) -> bool:
    """Tell whether a whole text says that nobody is named: "[Anonymous]", "n.a.", "No author"."""
    from protlib.record.shared_words import plain_words_of  # which names that are shown never need

    bare = fold(text).strip("[].")
    return not bare or bare in plain_words_of("nobody")


def without_short(text: str) -> tuple[str, str]:
    """Return a text without the short form in brackets at its end, and the short form, "" for none."""
    if not text.endswith(")"):
        return text, ""
    literal, _, acronym = text[:-1].rpartition("(")
    literal, acronym = literal.strip(), acronym.strip()
    return (literal, acronym) if literal and _is_short_form(acronym, literal) else (text, "")


def is_braced(text: str) -> bool:
    """Tell whether one pair of braces holds the whole text."""
    if not (text.startswith("{") and text.endswith("}")):
        return False
    depth = 0
    for char in text[:-1]:
        depth += (char == "{") - (char == "}")
        if depth == 0:
            return False
    return depth == 1


def is_corporate(text: str) -> bool:
    """Tell whether a clean text names an organisation, by the rules of `names.parser.parse_name`."""
    if "{" in text:
        return is_braced(text) or (text.endswith(",") and "}" in text)
    if text.endswith(COMMAS_AT_END):
        return True
    literal, acronym = without_short(text)
    if "," in literal:
        return _is_corporate_with_commas(literal, acronym) or is_no_person(literal)
    return _is_corporate_without_comma(literal, acronym) or is_no_person(literal)


def is_distinctive(text: str) -> bool:
    """Tell whether the words of a text are those of an organisation."""
    text_words = words(text)
    has_word = has_head(text_words) or not _DISTINCTIVE_WORDS.isdisjoint(text_words)
    if has_word or _has_mark(text) or _has_small_word(text):
        return True
    if _has_owner(text) or is_red_cross(text_words):
        return True
    return sum(word in EVIDENCE for word in text_words) > 1


def has_head(text_words: list[str]) -> bool:
    """Tell whether one of some folded words is a word for an organisation."""
    if not DISTINCTIVE_HEADS.isdisjoint(text_words) or tells_in_other_letters(text_words):
        return True
    return any(word.endswith(COMPOUND_ENDINGS) or is_compound(word) for word in text_words)


def _is_short_form(acronym: str, literal: str) -> bool:
    letters = [char for char in acronym if char.isalnum()]
    # Acronyms of UN bodies have up to fifteen letters.
    if not 2 <= len(letters) <= _MOST_LETTERS_OF_A_SHORT or len(acronym.split()) > 2 or acronym.startswith("for "):
        return False
    if acronym in PLACES_IN_ACRONYMS or sum(map(str.isupper, letters)) * 2 < max(len(letters), _FEWEST_CAPITALS):
        return matches_initials(acronym, literal) or authority.is_full_name(acronym)
    return True


def _is_corporate_without_comma(text: str, acronym: str) -> bool:
    tokens = text.split()
    if len(tokens) == 1:
        return bool(acronym) or _is_corporate_word(text)
    first, last = tokens[0], tokens[-1]
    if is_distinctive(text) or _ends_like_no_name(first, last) or _has_small_foreign_word(tokens):
        return True
    if first in LEADING_FORMS:
        return not _may_be_given(tokens[1:])
    if (
        _opens_with_noun(tokens)
        or _opens_with_acronym(first)
        or _is_long_lived(last)
        or authority.opens_with_name(text)
    ):
        return True
    if _is_acronym_of_office(first) and is_place(text.removeprefix(first).rstrip(".")):
        return True
    # A person has at most three words before the affiliation.
    is_affiliation = (
        len(tokens) <= _MOST_OF_AN_AFFILIATION and authority.is_acronym(acronym) and not matches_initials(acronym, text)
    )
    return bool(acronym) and not is_affiliation


def _may_be_given(tokens: list[str]) -> bool:
    """Tell whether words may be given names of a person called Ong or Ngo: "Keng Yong", "J. H.", "Bassong Marie"."""
    from protlib.record.names.given_names import COMMON  # almost no name needs it
    from protlib.record.names.persons import is_initials

    folded_tokens = [fold(token) for token in tokens]
    ends = {folded_tokens[0], folded_tokens[0].partition("-")[0], folded_tokens[-1]}
    is_short = all(map(_SYLLABLE.fullmatch, folded_tokens)) or all(map(is_initials, tokens))
    return is_short or not COMMON.isdisjoint(ends)


def _is_corporate_with_commas(text: str, acronym: str) -> bool:
    first, *further_parts = (part.strip() for part in text.split(","))
    tokens = first.split()
    if any(has_head(words(part)) or _has_small_word(part) for part in further_parts):
        return True
    if len(tokens) > 1 and tokens[0] not in PARTICLES and is_distinctive(first):
        return True
    if len(tokens) == 1 and _opens_with_acronym(first):
        return True
    if len(tokens) > 1 and authority.is_full_name(first):
        return True
    if sum(not _is_appendix(part) for part in further_parts) > 1:
        return True
    return bool(acronym) and matches_initials(acronym, text)


def _is_appendix(part: str) -> bool:
    is_behind_name = part in SUFFIXES or part in LATE_SUFFIXES or part in DEGREES
    return is_behind_name or all(word.lower() in HONORIFICS for word in part.split())


def _has_mark(text: str) -> bool:
    return not _MARKS.isdisjoint(text) and any(
        word not in SUFFIXES and not _MARKS.isdisjoint(word) for word in text.split()
    )


def _has_small_word(text: str) -> bool:
    tokens = text.split()
    small_words = SMALL_WORDS.intersection(tokens)
    if small_words == {"in"}:
        return " in 't" not in text and " in der " not in text  # Sophie in 't Veld, Anna in der Au
    if small_words == {"und"}:
        return " von und zu " not in text
    if small_words or not TITLE_SMALL_WORDS.isdisjoint(tokens):
        return True
    if "der" in tokens[1:] and tokens[tokens.index("der", 1) - 1] not in PARTICLES | WORDS_BEFORE_DER:
        return True  # "Zentralrat der Muslime", but Jan van der Berg
    # One word alone, as in "Smith, AT", is initials.
    return len(tokens) > 1 and text.isupper() and not _CAPS_SMALL_WORDS.isdisjoint(tokens)


def is_place(text: str) -> bool:
    """Tell whether a whole text is a country or a region."""
    from protlib.record.places.spellings import find_country_or_region  # almost no name needs it

    return find_country_or_region(text.strip()) is not None


def _has_small_foreign_word(tokens: list[str]) -> bool:
    return len(tokens) > 2 and not TITLE_SMALL_FOREIGN.isdisjoint(tokens[1:-1])


def _has_owner(text: str) -> bool:
    """Tell whether a text has a genitive before another word: "Samaritan's Purse", "Lawyers' Association"."""
    if "'" not in text and "’" not in text:
        return False
    return any(
        word.replace("’", "'").endswith(("'s", "s'")) and len(word) >= _SHORTEST_OWNER for word in text.split()[:-1]
    )


def _opens_with_noun(tokens: list[str]) -> bool:
    """Tell whether a text begins with a noun and a particle: "Câmara dos Deputados", "Les Restos du Coeur"."""
    noun, *next_tokens = tokens[1:] if tokens[0].lower() in _ARTICLES else tokens
    if not next_tokens or fold(noun) not in OPENING_NOUNS:
        return False
    particle = next_tokens[0].lower().replace("’", "'")
    return fold(noun) == _PRO or particle.startswith("d'") or (particle in _JOINING and len(next_tokens) > 1)


def _opens_with_acronym(word: str) -> bool:
    """Tell whether the first word is the acronym of a body: "IOM Iraq", "UN. Secretary-General"."""
    bare = word.rstrip(".:")
    if not (bare.isupper() and bare.isalpha()):
        return False
    return bare == "UN" or (len(bare) > 2 and (bare in NO_BODIES or bare in authority.distinctive_acronyms()))


def _is_acronym_of_office(word: str) -> bool:
    """Tell whether a word before a place is a body's acronym, in any case: "WHO Europe", "Unicef Kenya"."""
    return authority.is_word_in_capitals(word) or authority.is_like_acronym(word)


def _is_long_lived(word: str) -> bool:
    """Tell whether the last word is an acronym; up to three capitals may be initials: "Team IOM", "Brown EC"."""
    if not word.isupper() or (len(word) <= _LONGEST_INITIALS and word not in _LONG_LIVED):
        return False
    return word in NO_BODIES or word in authority.distinctive_acronyms()


def _is_corporate_word(text: str) -> bool:
    if text.isupper():
        return any(sum(map(str.isalpha, part)) > 1 for part in text.split("."))
    if _has_mark(text) or has_head(words(text)):
        return True
    acronym, hyphen, place = text.partition("-")
    if hyphen and _opens_with_acronym(acronym) and is_place(place):
        return True
    return any(map(_has_capital_inside, text.replace("-", " ").split()))


def _ends_like_no_name(first: str, last: str) -> bool:
    """Tell whether the last word has no capital ("Croix-Rouge française"), or ends in one ("GBV AoR")."""
    if not first[0].isupper() or not last[0].isalpha() or last in _MAY_END_A_NAME:
        return False
    return last.islower() or (last.rstrip(".")[-1:].isupper() and not last.isupper())


def _has_capital_inside(part: str) -> bool:
    return any(a.islower() and b.isupper() for a, b in pairwise(part)) and not part.startswith(CAPITAL_INSIDE)
