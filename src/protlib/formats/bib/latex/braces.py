"""Braces in titles: styles for sentence case lower-case what is not protected, so names and acronyms are.

Each is braced by itself and not the whole title, which would keep every style from its work.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.latex.encoder import encode
from protlib.record.titles.proper_nouns import find_proper_nouns, spans_apart
from protlib.text import NO_CASE, add_case_marks, split_case_marks

# What stands for braces until the rest is LaTeX.
_OPENING: Final = "\x02"
_CLOSING: Final = "\x03"
_WITHOUT_STAND_INS: Final = str.maketrans("", "", _OPENING + _CLOSING)
# A brace before a command makes one letter of what is in it, to BibTeX: one that changes its case.
_BEFORE_COMMAND: Final = f"{_OPENING}\\"
_NO_LETTER: Final = f"{_OPENING}{{}}\\"


# What begins a word; behind an apostrophe one begins, too: "l'Afrique".
_WORD: Final = re.compile(r"[^\W\d_]+")
_SENTENCE: Final = ("", ". ", "? ", "! ", ": ")
"""What stands before a word that begins a sentence: the two characters."""


@lru_cache(maxsize=2048)
def protect(title: str, ascii_only: bool = False, *, every_word: bool = False) -> str:
    """Return a title in LaTeX, with what it marks, proper nouns, acronyms and words with a capital inside in braces.

    With `every_word` it is every word with a capital within a sentence, so that a reader that makes sentence case of it leaves it.
    """
    if _OPENING in title or _CLOSING in title:
        title = title.translate(_WITHOUT_STAND_INS)
    title, marked = split_case_marks(title)
    spans = nouns = find_proper_nouns(title)
    if marked := _beyond(marked, nouns):
        spans = sorted([*marked, *spans_apart(nouns, marked)])
    if every_word:
        spans = sorted([*spans, *spans_apart(_capitals_within(title), spans)])
    if not spans:
        return encode(title, ascii_only)
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += title[position:start], _OPENING, title[start:end], _CLOSING
        position = end
    pieces.append(title[position:])
    latex = encode("".join(pieces), ascii_only).replace(_BEFORE_COMMAND, _NO_LETTER)
    return latex.replace(_OPENING, "{").replace(_CLOSING, "}")


def _capitals_within(title: str) -> list[tuple[int, int]]:
    """Return the words with a capital that begin no sentence: sentence case takes it from them."""
    return [
        word.span()
        for word in _WORD.finditer(title)
        if word[0][0].isupper() and title[max(0, word.start() - 2) : word.start()] not in _SENTENCE
    ]


def read_title(raw: str) -> str:
    """Return the text of a title in LaTeX, with what its braces protect marked where `protect` would not know of it."""
    text = decode(raw, protects=True).strip() if "{" in raw else decode(raw).strip()
    return necessary(text) if NO_CASE in text else text


def necessary(title: str) -> str:
    """Return a title with those marks alone that `protect` needs.

    Mendeley, JabRef and others put braces round every title, by habit: these count where there is a capital in it
    that a style for sentence case would take.
    """
    bare, marked = split_case_marks(title)
    nouns = find_proper_nouns(bare)
    if marked == [(0, len(bare))] and not _has_other_capitals(bare, nouns):
        return bare
    return add_case_marks(bare, _beyond(marked, nouns))


def _has_other_capitals(title: str, nouns: Sequence[tuple[int, int]]) -> bool:
    """Tell whether there are capitals beside the first letter and the parts that are known."""
    covered = {place for start, end in nouns for place in range(start, end)}
    first = next((place for place, char in enumerate(title) if char.isalnum()), 0)
    return any(char.isupper() and place != first and place not in covered for place, char in enumerate(title))


def _beyond(marked: Sequence[tuple[int, int]], nouns: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts that are marked and are not, nor lie in, one that is known."""
    return [(start, end) for start, end in marked if not any(first <= start and end <= last for first, last in nouns)]
