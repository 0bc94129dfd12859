"""The words that say who may see a work, on covers and in tables; `access_words.txt` has them by language."""

from functools import cache
from pathlib import Path
from typing import Final

from protlib.record.access import LEVELS
from protlib.record.tables import read_phrases
from protlib.text import fold

_EDGES: Final = " .:;,|/–—-•·*«»“”\"'![]()<>"


@cache
def words_of(level: str) -> frozenset[str]:
    """Return the words and phrases that say a level, folded, in all languages."""
    return frozenset(map(plain, read_phrases(Path(__file__).with_suffix(".txt"), level)))


def level_of(text: str) -> str:
    """Return the level that a whole text says, "Usage interne" for one; "" where it says none."""
    return next((level for level in LEVELS if plain(text) in words_of(level)), "")


def plain(text: str) -> str:
    """Return a text as the words are compared: in one case, without accents and without signs around it."""
    return " ".join(fold(text.replace("’", "'")).split()).strip(_EDGES)
