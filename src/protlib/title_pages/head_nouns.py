"""Whether the noun that a name is built on is a word for an organisation: "Oak Council", and no "Council Strategy"."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.record import authority
from protlib.record.names.foreign_words import FOREIGN_HEADS
from protlib.record.names.lexicon import HEADS, SMALL_WORDS
from protlib.record.names.organisations import has_head
from protlib.record.small_words import choices_for, words_for
from protlib.record.titles.common_words import is_common
from protlib.text import fold, words
from protlib.title_pages.words import words_of

# Such as the beginning of "the United Nations" and "l’Agence".
ARTICLE: Final = re.compile(
    rf"\A(?:(?:{choices_for('before', 2)}|{choices_for('genitive')})\s+|(?:l|d)['’]\s*)+", re.IGNORECASE
)
OPENING_ARTICLE: Final = rf"(?:(?:{choices_for('before').title()}) |L['’])"
"""An article, and the space behind it, with which a sentence begins."""
_FIRST_WORDS: Final = 3  # of a name: one of them says what it is, such as “Ministry” or “Office”
_BETWEEN_BODIES: Final = "inter-"  # begins an adjective, such as "Inter-Ministerial"
_WORDS_BEHIND: Final = 4  # words behind the noun: adjectives stand there in other languages, before "de" and "para"
_MOST_SHORT: Final = 2  # words of a name such as "Groupe ABC" or "Fondation Aurore", which has no small word
_MOST_GENITIVES: Final = 5  # words of a name such as "Zakład Badań Naukowych Towarzystwa", which has no small word, too
_ONLY_FOREIGN: Final = FOREIGN_HEADS - HEADS
_LONGEST_ENDING: Final = 2  # letters that the case of a Slavic noun adds: "фондом"
_AND_WORDS: Final = frozenset({"and", "&"})
_FOREIGN_SMALL: Final = words_for("foreign")
"""Small words that English has not: "Centre national de" is French, though its nouns are English, too."""
_JOINING_WORDS: Final = words_for("joining") | {"of", "for", "on", "to", "by", "under", "with", "from"}


def is_built_on_body(text: str) -> bool:
    """Tell whether a text has its word for an organisation where a name has its noun.

    That is the last word, or one before "of" and "for"; in French or Spanish adjectives may follow it.
    """
    tokens = ARTICLE.sub("", text).split()
    if not authority.is_latin(text):
        return has_head(words(text)) and not _is_oblique(text)
    forms = list(map(fold, tokens))
    is_of_several = bool(forms) and forms[-1] in words_of("several") and _JOINING_WORDS.isdisjoint(forms)
    return not is_of_several and any(_is_noun(tokens, position) for position in range(len(tokens)))


def _is_oblique(text: str) -> bool:
    """Tell whether a text begins in a case that names have within a sentence only: "Фонда имени Белля"."""
    first = next(iter(words(text)), "")
    nouns = words_of("head")
    if first in nouns:
        return False
    if first.endswith(tuple(words_of("oblique"))):
        return True
    stems = (noun.rstrip("аеияо") for noun in nouns)
    return any(first.startswith(stem) and len(first) - len(stem) <= _LONGEST_ENDING for stem in stems)


def is_lone_office(text: str) -> bool:
    """Tell whether a text is one word that names an office alone: "Socialministeriet", and no "Ministerio"."""
    folded_text = fold(text)
    return (
        folded_text.isalpha()
        and folded_text.endswith(tuple(words_of("lone office")))
        and folded_text not in FOREIGN_HEADS
    )


def _is_noun(tokens: Sequence[str], position: int) -> bool:
    """Tell whether a word says what kind of body a text names, where a name has such a word."""
    token = tokens[position]
    if not _may_be_noun(token, is_first=position == 0, is_last=position + 1 == len(tokens)):
        return False
    next_words = [fold(word) for word in tokens[position + 1 :] if word[0] != "("]
    is_near_start = position < _FIRST_WORDS
    if not has_head(words(token)):
        return is_near_start and _opens_name(fold(token), next_words)
    if not next_words:
        return not _is_object(tokens[:position])
    if not is_near_start:
        return next_words[0] == "of" and not has_head(next_words) and _are_names(tokens[:position])
    is_of_several = position == 0 and fold(token) in words_of("several") and next_words[0] in _JOINING_WORDS
    return not is_of_several and (_is_small(next_words[0]) or _is_foreign_noun(token, next_words))


def _may_be_noun(token: str, *, is_first: bool, is_last: bool) -> bool:
    """Tell whether a word is written as the noun of a name is: with a capital, and without a comma behind it.

    "Inter-Agency" before another word is an adjective: "Inter-Agency Risk Assessment" is no agency.
    """
    if fold(token).startswith(_BETWEEN_BODIES) and not is_last:
        return False
    is_written_so = token[:1].isupper() or (not is_first and fold(token) in words_of("small head"))
    return is_written_so and (is_last or token[-1] != ",") and fold(token) not in words_of("no head")


def _opens_name(token: str, next_words: Sequence[str]) -> bool:
    """Tell whether a folded word opens a name by what stands behind it: "Bank of", "Groupe de"."""
    if next_words[:1] == ["of"]:
        return token in words_of("head before of")
    return token in words_of("head") and any(map(_is_small, next_words[:_WORDS_BEHIND]))


def _is_foreign_noun(token: str, next_words: Sequence[str]) -> bool:
    """Tell whether a noun is of another language, which has its adjectives behind it: "Centre national de"."""
    nearest_words = next_words[:_WORDS_BEHIND]
    is_english = is_common(token) and is_common(next_words[0]) and _FOREIGN_SMALL.isdisjoint(nearest_words)
    if is_english or fold(token) in words_of("no English head"):
        return False
    is_genitive = (
        fold(token) in _ONLY_FOREIGN and len(next_words) <= _MOST_GENITIVES and all(map(str.isalpha, next_words))
    )
    return any(map(_is_small, nearest_words)) or len(next_words) <= _MOST_SHORT or is_genitive


def _are_names(name_words: Sequence[str]) -> bool:
    """Tell whether words are those of a name: "National Human Rights" with capitals, and "and" between them."""
    return all(fold(word) in _AND_WORDS or (word[0].isupper() and not _is_small(fold(word))) for word in name_words)


def _is_small(word: str) -> bool:
    return word in SMALL_WORDS or word in words_of("joining") or word.startswith(("d'", "l'", "d’", "l’"))


def _is_object(leading_words: Sequence[str]) -> bool:
    """Tell whether the last word stands behind "of" or "in the": "Order of Government" is no government."""
    last = [fold(word) for word in leading_words]
    return not _JOINING_WORDS.isdisjoint(last) or last[-2:] == ["in", "the"]
