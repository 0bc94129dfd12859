"""Words that tell organisations from people in other languages than English; Latin ones are folded (`text.fold`).

Most stand in `foreign_words.txt`.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.tables import words_by_section
from protlib.text import fold

_TABLE: Final = words_by_section(Path(__file__).with_suffix(".txt"))
FOREIGN_HEADS: Final = _TABLE["foreign heads"]
"""Words in no person's name: a single one makes an organisation."""

FOREIGN_ENDINGS: Final = tuple(_TABLE["foreign endings"])
"""Endings of compounds for organisations ("Welthungerhilfe")."""
_SHORTEST_COMPOUND: Final = 8  # letters: shorter words with such an end are family names

FOREIGN_DISTINCTIVE: Final = _TABLE["foreign distinctive"]
"""Topics of organisations that are in no person's name: a single one makes an organisation."""

FOREIGN_TOPICS: Final = _TABLE["foreign topics"]
"""Further topics and places of organisations; two of them make an organisation."""

TITLE_SMALL_FOREIGN: Final = _TABLE["title small foreign"]
"""Small words of other languages in Title Case; between two words, they occur in no person's name."""

OPENING_NOUNS: Final = _TABLE["opening nouns"]
"""Words that begin an organisation's name before a particle ("Casa de ..."), and are surnames elsewhere."""

_CYRILLIC_ENDINGS: Final = ("ское", "ность", "ство")
"""Endings of Cyrillic words that are in no person's name."""
_HAN: Final = "[\u1100-\u11ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
_LONGEST_PERSON: Final = 3  # characters of a person's name in Chinese, Japanese or Korean
_ARTICLES: Final = ("ال", "وال", "لل")


def is_compound(word: str) -> bool:
    """Tell whether a folded word is a compound that ends in a word for an organisation."""
    return len(word) >= _SHORTEST_COMPOUND and word.endswith(FOREIGN_ENDINGS)


@cache
def _red_cross() -> str:
    from protlib.record.shared_words import plain_choices_for  # which names that are shown never need

    return rf"\b(?:{plain_choices_for('red cross')})\b"


def is_red_cross(text_words: list[str]) -> bool:
    """Tell whether folded words name a society of the Red Cross or the Red Crescent."""
    return re.search(_red_cross(), " ".join(text_words)) is not None


def tells_in_other_letters(text_words: list[str]) -> bool:
    """Tell whether one of some folded words, in other than Latin letters, is a word for an organisation."""
    return any(not word.isascii() and _names_body(word) for word in text_words)


@cache
def _fold_section(section: str) -> tuple[str, ...]:
    return tuple(map(fold, _TABLE[section]))


def _names_body(word: str) -> bool:
    if re.search(_HAN, word):
        return len(word) > _LONGEST_PERSON and (
            word.endswith(_fold_section("han endings")) or word.startswith(_fold_section("han openings"))
        )
    bare = next((word.removeprefix(article) for article in _ARTICLES if word.startswith(article)), word)
    if bare in _fold_section("arabic") or word in _fold_section("arabic with article"):
        return True
    return word.startswith(_fold_section("openings")) or word.endswith(_CYRILLIC_ENDINGS)
