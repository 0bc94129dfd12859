"""Braces in titles: styles for sentence case lower-case what is not protected, so names and acronyms are.

Each is braced by itself and not the whole title, which would keep every style from its work.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Final

from protlib import places
from protlib.formats.bib.encoding import encode

_WORD: Final = re.compile(r"<[^<>]*>|[^\W_]+")


def protect(title: str, ascii_only: bool = False) -> str:
    """Return a title in LaTeX, with proper nouns, acronyms and words with a capital inside in braces."""
    pieces: list[str] = []
    position = 0
    for start, end in _protected(title):
        pieces += title[position:start], "\x02", title[start:end], "\x03"
        position = end
    if not pieces:
        return encode(title, ascii_only)
    pieces.append(title[position:])
    return encode("".join(pieces), ascii_only).replace("\x02", "{").replace("\x03", "}")


def _protected(title: str) -> Iterator[tuple[int, int]]:
    """Return where the names and acronyms stand; of names that overlap, the longest.

    In a title that is all in capitals nobody can tell them.
    """
    nouns = _nouns() if not title.isupper() else {}
    end = 0
    for match in _WORD.finditer(title):
        word = match.group()
        if word.islower() or match.start() < end or word[0] == "<":
            continue
        known = nouns.get(word, ())
        phrase = next((noun for noun in known if title.startswith(noun, match.start())), "") if known else ""
        if phrase and not title[match.start() + len(phrase) :][:1].isalnum():
            end = match.start() + len(phrase)
            yield match.start(), end
        elif nouns and _has_inner_capital(word):
            end = match.end()
            yield match.start(), end


def _has_inner_capital(word: str) -> bool:
    return (rest := word[1:]) != rest.lower()


@cache
def _nouns() -> Mapping[str, tuple[str, ...]]:
    """Return the proper nouns by their first word, the longest first."""
    by_word: dict[str, list[str]] = {}
    nouns = {noun.replace("'", mark) for noun in places.proper_nouns() for mark in "'’"}
    for noun in sorted(nouns, key=len, reverse=True):
        if match := _WORD.match(noun):
            by_word.setdefault(match.group(), []).append(noun)
    return {word: tuple(nouns) for word, nouns in by_word.items()}
