"""Marks in the names of files, which close all that a file has: "CONFIDENTIAL list.xlsx", "brief_confidential.pdf"."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import PurePath
from typing import Final

from protlib.record.access import strictest_of
from protlib.record.access_words import is_strict, is_sure, level_beside, level_of, mark_words, may_close, plain_mark
from protlib.record.authority import is_acronym
from protlib.record.fields.access_marks import FEWEST_WORDS, MarkedTexts, find_mark, is_lone_mark
from protlib.record.shared_words import wordings
from protlib.system.document_suffixes import (
    BOOK,
    MARKDOWN,
    OLD_WORD,
    OPEN_DOCUMENT,
    PDF,
    PLAIN_TEXT,
    RICH_TEXT,
    WEB_PAGES,
    WORD,
)
from protlib.text import fold

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_PART_OF_WORD: Final = re.compile(r"[^\W_]+")
_PART_SEPARATOR: Final = re.compile(r"[()\[\]{},;:|•·+]|\s[–—-]+\s")
# Such as "v2", "Rev1", "final", "2019": what people put before and behind a name.
_VERSION: Final = re.compile(rf"(?:{wordings('file version')})?\d*", re.IGNORECASE)
_PROTOCOL: Final = "tlp"
"""Begins marks of two words, which no title begins or ends with, as "strictly" does: "TLP:AMBER"."""
_MOST_WORDS_OF_A_MARK: Final = 8
"""Words of a mark at an end of a name."""
TEXT_SUFFIXES: Final = frozenset(
    {PDF, WORD[0], OLD_WORD, OPEN_DOCUMENT, RICH_TEXT, BOOK, *WEB_PAGES, PLAIN_TEXT, MARKDOWN[0]}
)
"""Suffixes of files that may be named after their title: "LA Confidential.pdf"; a list of records has none."""
_PARTS_BESIDE_ONE: Final = 2
"""Parts of a name that one stroke parts; more strokes stand for blanks: "confidential-reporting-mechanisms"."""


def level_of_file_name(name: str) -> str:
    """Return the level that closes what a file has, by its name; "" for none."""
    stem = PurePath(name).stem.replace("%20", " ")
    if not may_close(stem):
        return ""
    stem = _without_titles(stem)
    levels = [find_mark(MarkedTexts(stem.replace("_", " ")))[0]]
    levels += [level_beside(part) for part in (*_PART_SEPARATOR.split(stem), *_set_off(stem)) if is_lone_mark(part)]
    name_words = [word for word in _WORD.findall(stem) if not _VERSION.fullmatch(word)]
    levels += map(level_of, _phrases_in(name_words))
    if name_words and PurePath(name).suffix.lower() not in TEXT_SUFFIXES:
        levels += map(level_of, filter(is_lone_mark, (name_words[0], name_words[-1])))
    return strictest_of(levels)


def _without_titles(stem: str) -> str:
    """Return a name with a letter for each phrase of titles: "confidential-helplines_2019" makes "x_2019".

    In capitals beside small letters, such a phrase is a mark and a noun: "CONFIDENTIAL hotline calls" is none of it.
    """
    tokens = [*_PART_OF_WORD.finditer(stem)]
    folded_tokens = [fold(token[0]) for token in tokens]
    for start, token in enumerate(tokens):
        size = next((len(phrase) for phrase in _titles() if folded_tokens[start : start + len(phrase)] == [*phrase]), 0)
        text = stem[token.start() : tokens[start + size - 1].end()] if size else ""
        if text and token[0].isupper() == stem.isupper():
            return _without_titles(stem.replace(text, "X" if text.isupper() else "x"))
    return stem


@cache
def _titles() -> tuple[tuple[str, ...], ...]:
    """Return the words of each phrase of titles, the longest first."""
    phrases = (tuple(_PART_OF_WORD.findall(phrase)) for phrase in mark_words("title"))
    return tuple(sorted(phrases, key=len, reverse=True))


def _set_off(stem: str) -> Iterator[str]:
    """Yield what a stroke without blanks sets off at an end of a name: "survivors-confidential_v2".

    Strokes also stand for blanks, as in names that websites make of titles: "confidential-reporting-mechanisms". People
    put "_" before a mark.
    """
    for stroke in "_-.":
        parts = [part for part in stem.split(stroke) if not _VERSION.fullmatch(part.strip())]
        if len(parts) == _PARTS_BESIDE_ONE and (stroke == "_" or " " in stem):
            yield parts[0]
        if len(parts) == _PARTS_BESIDE_ONE or (parts and stroke == "_"):
            yield parts[-1]


def _phrases_in(name_words: Sequence[str]) -> Iterator[str]:
    """Yield what may be a mark: phrases that no title has at an end of a name, and words that stand out in capitals."""
    if len(name_words) == 1 and name_words[0].isupper():
        yield name_words[0]
    for phrase in _edges(name_words):
        mark = plain_mark(" ".join(phrase))
        if len(phrase) >= FEWEST_WORDS or (len(phrase) > 1 and (is_strict(mark) or mark.startswith(_PROTOCOL))):
            yield mark
    is_all_shouted = all(map(str.isupper, name_words))
    for is_shouted, run in groupby(name_words, str.isupper):
        shouted_words = [word for word in run if is_shouted and not is_acronym(word)]
        for phrase in _edges(shouted_words):
            mark = plain_mark(" ".join(phrase))
            is_whole = len(phrase) == len(shouted_words) or len(phrase) > 1
            if is_sure(mark) or (is_whole and not is_all_shouted):
                yield mark


def _edges(phrase: Sequence[str]) -> Iterator[Sequence[str]]:
    """Yield the first words of a phrase, and its last, each so many as a mark may have."""
    for size in range(1, min(_MOST_WORDS_OF_A_MARK, len(phrase)) + 1):
        yield phrase[:size]
        yield phrase[-size:]
