"""Braces in titles: styles for sentence case lower-case what is not protected, so names and acronyms are.

Each is braced by itself and not the whole title, which would keep every style from its work.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from protlib import places
from protlib.formats.bib.capitals import CAPITALISED
from protlib.formats.bib.encoding import encode

_WORD: Final = re.compile(r"[^\W_]+")


@lru_cache(maxsize=2048)
def protect(title: str, ascii_only: bool = False) -> str:
    """Return a title in LaTeX, with proper nouns, acronyms and words with a capital inside in braces."""
    spans = _protected(title)
    if not spans:
        return encode(title, ascii_only)
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += title[position:start], "\x02", title[start:end], "\x03"
        position = end
    pieces.append(title[position:])
    return encode("".join(pieces), ascii_only).replace("\x02", "{").replace("\x03", "}")


def _protected(title: str) -> list[tuple[int, int]]:
    """Return where the names and acronyms stand; of names that overlap, the longest.

    In a title that is all in capitals nobody can tell them.
    """
    spans: list[tuple[int, int]] = []
    position = end = 0
    for part in title.split(" ") if not title.isupper() else ():
        for offset, names in _names_in(part):
            start = position + offset
            name = next((name for name in names if _has_at(title, name, start)), "") if start >= end else ""
            if name:
                end = start + len(name)
                spans.append((start, end))
        position += len(part) + 1
    return spans


def _has_at(title: str, name: str, start: int) -> bool:
    end = start + len(name)
    return title.startswith(name, start) and not title[end : end + 1].isalnum()


@lru_cache(maxsize=16_384)
def _names_in(part: str) -> tuple[tuple[int, tuple[str, ...]], ...]:
    """Return where names may begin in a part of a title that is between spaces, and which."""
    found = ((match.start(), _names_from(match.group())) for match in _WORD.finditer(part))
    return tuple((offset, names) for offset, names in found if names)


def _names_from(word: str) -> tuple[str, ...]:
    """Return the names that begin with a word, the longest first; it is one itself if it has a capital inside."""
    if word.islower():
        return ()
    known = _nouns().get(word, ())
    return known if word[1:] == word[1:].lower() else (*known, word)


@cache
def _nouns() -> Mapping[str, tuple[str, ...]]:
    """Return the proper nouns by their first word, the longest first."""
    by_word: dict[str, list[str]] = {}
    known = CAPITALISED | places.proper_nouns()
    nouns = {noun.replace("'", mark) for noun in known for mark in "'’"}
    for noun in sorted(nouns, key=len, reverse=True):
        if match := _WORD.match(noun):
            by_word.setdefault(match.group(), []).append(noun)
    return {word: tuple(nouns) for word, nouns in by_word.items()}
