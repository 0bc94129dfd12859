"""Braces in titles: styles for sentence case lower-case what is not protected, so names and acronyms are.

Each is braced by itself and not the whole title, which would keep every style from its work.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import Final

from protlib.formats.bib.latex.capitals import CAPITALISED
from protlib.formats.bib.latex.decoder import decode
from protlib.formats.bib.latex.encoder import encode
from protlib.record import places
from protlib.text import NO_CASE, case_marks, with_case_marks

# "N'Djamena" and "O'Connor" are one word; "Cox's" and "l'OUA" are two.
_WORD: Final = re.compile(r"[A-ZÀ-ÖØ-Þ]['’][A-ZÀ-ÖØ-Þ][^\W_]+|[^\W_]+")
# Such as "“Do No Harm”", with what is inside as its group.
_QUOTED: Final = re.compile(r"[\"“„«‘](\b[^\"“”„«»‘<>{}]+?\b[?!.]?)(?:[\"”“»]|’(?!\w))")
# What stands for braces until the rest is LaTeX.
_OPENING: Final = "\x02"
_CLOSING: Final = "\x03"
_WITHOUT_STAND_INS: Final = str.maketrans("", "", _OPENING + _CLOSING)
# A brace before a command makes one letter of what is in it, to BibTeX: one that changes its case.
_BEFORE_COMMAND: Final = f"{_OPENING}\\"
_NO_LETTER: Final = f"{_OPENING}{{}}\\"


@lru_cache(maxsize=2048)
def protect(title: str, ascii_only: bool = False) -> str:
    """Return a title in LaTeX, with what it marks, proper nouns, acronyms and words with a capital inside in braces."""
    if _OPENING in title or _CLOSING in title:
        title = title.translate(_WITHOUT_STAND_INS)
    title, marked = case_marks(title)
    spans = known = protected(title)
    if marked := _beyond(marked, known):
        spans = sorted([*marked, *_apart(known, marked)])
    if not spans:
        return encode(title, ascii_only)
    pieces: list[str] = []
    position = 0
    for start, end in spans:
        pieces += title[position:start], _OPENING, title[start:end], _CLOSING
        position = end
    pieces.append(title[position:])
    written = encode("".join(pieces), ascii_only).replace(_BEFORE_COMMAND, _NO_LETTER)
    return written.replace(_OPENING, "{").replace(_CLOSING, "}")


def read(raw: str) -> str:
    """Return the text of a title in LaTeX, with what its braces protect marked where `protect` would not know of it."""
    text = decode(raw, protects=True).strip() if "{" in raw else decode(raw).strip()
    return necessary(text) if NO_CASE in text else text


def necessary(title: str) -> str:
    """Return a title with those marks alone that `protect` needs.

    Mendeley, JabRef and others put braces round every title, by habit: these count where there is a capital in it
    that a style for sentence case would take.
    """
    bare, marked = case_marks(title)
    known = protected(bare)
    if marked == [(0, len(bare))] and not _has_other_capitals(bare, known):
        return bare
    return with_case_marks(bare, _beyond(marked, known))


def _has_other_capitals(title: str, known: Sequence[tuple[int, int]]) -> bool:
    """Tell whether there are capitals beside the first letter and the parts that are known."""
    covered = {place for start, end in known for place in range(start, end)}
    first = next((place for place, char in enumerate(title) if char.isalnum()), 0)
    return any(char.isupper() and place != first and place not in covered for place, char in enumerate(title))


def _apart(known: Sequence[tuple[int, int]], marked: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts that are known and touch none that is marked."""
    return [
        (start, end) for start, end in known if all(end <= first or last <= start for first, last in marked)
    ]


def _beyond(marked: Sequence[tuple[int, int]], known: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts that are marked and are not, nor lie in, one that is known."""
    return [
        (start, end)
        for start, end in marked
        if not any(first <= start and end <= last for first, last in known)
    ]


def protected(title: str) -> list[tuple[int, int]]:
    """Return where the names, the acronyms and the titles in quotation marks stand; of names that overlap, the longest.

    In a title that is all in capitals nobody can tell them.
    """
    if title.isupper():
        return []
    quoted = [match.span(1) for match in _QUOTED.finditer(title) if _is_title(match.group(1))]
    return sorted([*quoted, *_apart(_names(title), quoted)]) if quoted else _names(title)


def _is_title(quotation: str) -> bool:
    """Tell whether what is quoted has capitals as titles have."""
    words = quotation.split()
    return words[0][0].isupper() and any(word[0].isupper() for word in words[1:])


def _names(title: str) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    position = end = 0
    for part in title.split(" "):
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
