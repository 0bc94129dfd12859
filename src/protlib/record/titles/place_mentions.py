"""The countries and areas that a title names: "Goma" of "Le rétablissement des liens familiaux à Goma"."""

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from protlib.text import fold

if TYPE_CHECKING:
    from protlib.record.places import Place

_NAME_WORDS: Final = Path(__file__).with_name("title_place_words.txt")
_WORD: Final = r"[^\W\d_]+"
_APOSTROPHE: Final = "['’]"  # within a name, or behind an article: "Murang'a", "l'Ituri"
_GENITIVE_OR_HYPHEN: Final = r"['’]s\b|-"  # such as those of "Sindh's" and "Kathmandu-Doha"
_ASCII_LETTERS: Final = bytes(ord(sign if sign.isalpha() else " ") for sign in map(chr, range(256)))
"""Makes spaces of what is no letter: to split ASCII so is three times as quick as to search it for words."""


@cache
def _name_words() -> frozenset[str]:
    """Return the longest word of each name of a place.

    `make docs` writes them to a table: to work them out from the names takes 7 % of the instructions of an `add`.
    """
    return frozenset(_NAME_WORDS.read_text("utf-8").split())


def find_title_places(title: str) -> "tuple[Place, ...]":
    """Return the countries and areas that a title names, each once; not names that may mean something else."""
    has_apostrophe = "'" in title or "’" in title
    if has_apostrophe or "-" in title:
        title = re.sub(_GENITIVE_OR_HYPHEN, " ", title)
    texts = f"{title} {re.sub(_APOSTROPHE, '', title)}" if has_apostrophe else title
    if _name_words().isdisjoint(_split_letters(fold(texts))):  # as of most titles
        return ()
    from protlib.record.places.title_places import iterate_places

    capitals = {fold(word) for word in _split_letters(texts) if not word[0].islower()}
    return tuple(dict.fromkeys(iterate_places(title, capitals)))


def _split_letters(text: str) -> list[str]:
    """Return the runs of letters in a text."""
    return text.encode().translate(_ASCII_LETTERS).decode().split() if text.isascii() else re.findall(_WORD, text)
