"""The words that say who may see a work, on covers and in tables; `access_words.txt` has them by language.

`tools/mark_words.py` makes `access_mark_words.txt` from it: a text without any of its words needs no closer look.
"""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import expression
from protlib.record.access import LEVELS, RESTRICTED
from protlib.record.tables import read_phrases
from protlib.text import fold, fold_phrase

_EDGES: Final = " .:;,|/–—-•·*«»“”\"'![]()<>"

_LINE_PART_SEPARATOR: Final = expression(r"[|•·;:()\[\]/*!\n]|\s[–—-]+\s|[.,](?:\s|$)")
_WORD: Final = expression(r"[^\W_]+")
_SMALL_LETTERS: Final = bytes(ord(sign.lower() if sign.isalnum() else " ") for sign in map(chr, range(128))).ljust(256)
"""Makes small letters of capitals and spaces of signs: to split ASCII so is twice as quick as to search it for words.
"""
_WORDS_BESIDE_ONLY: Final = 2
"""Words of a phrase beside "only": "general only" says nothing."""
_FEWEST_WORDS: Final = 3
"""Words of a phrase that also says a level where more words stand behind: "Do not share outside the office"."""


@cache
def mark_words(level: str) -> frozenset[str]:
    """Return the words and phrases that say a level, folded, in all languages."""
    return frozenset(map(plain_mark, read_phrases(Path(__file__).with_suffix(".txt"), level)))


@cache
def _beginnings(*kinds: str) -> tuple[str, ...]:
    """Return the beginnings of words of some kinds, as `str.startswith` takes them."""
    return tuple(word for kind in kinds for word in mark_words(kind))


def is_strict(mark: str) -> bool:
    """Tell whether a folded mark begins with a word such as "strictly"."""
    return mark.startswith(_beginnings("strict"))


def is_sure(mark: str) -> bool:
    """Tell whether a folded mark begins as no title does: "secret" or "internal" also begin titles."""
    return mark.startswith(_beginnings("sure", "strict"))


def level_of(text: str) -> str:
    """Return the level that a whole text says, such as "Usage interne"; "" for none.

    "Only" and words like it may stand at either end of a phrase, as in "Internal document only".
    """
    mark = plain_mark(text)
    marks = (mark, *_without_only(mark.split()))
    return next((level for mark in marks for level in LEVELS if mark in mark_words(level)), "")


def level_beside(text: str) -> str:
    """Return the level that a text says beside words for documents: "Confidential list", "Sources confidentielles"."""
    if level := level_of(text):
        return level
    tokens = plain_mark(text).split()
    level_words = [token for token in tokens if token not in mark_words("beside")]
    return level_of(" ".join(level_words)) if 0 < len(level_words) < len(tokens) else ""


def level_before_term(text: str) -> str:
    """Return the level that closes a record for a time or but for some: "Confidential until 2027"; "" for none."""
    tokens = plain_mark(text).split()
    ends = (end for end, token in enumerate(tokens) if end and token in mark_words("term"))
    levels = (level_of(" ".join(tokens[:end])) for end in ends)
    return next((level for level in levels if level in RESTRICTED), "")


def may_close(text: str) -> bool:
    """Tell whether a text has a word of a mark that closes records; a text without any needs no closer look."""
    if not text.isascii():  # most words of it are, and few others recur: to fold all takes four times as long
        text = " ".join([word if word.isascii() else _plain_word(word) for word in text.split()])
    if text.isascii():
        return not _distinctive_words().isdisjoint(text.encode().translate(_SMALL_LETTERS).split())
    return not _distinctive_words().isdisjoint(map(str.encode, _WORD.findall(text.lower())))


_plain_word: Final = lru_cache(maxsize=8192)(lambda word: fold(word.replace("’", "'")))


@cache
def _distinctive_words() -> frozenset[bytes]:
    """Return the longest word of each mark, and a word that many titles have only where a mark has no other."""
    return frozenset(Path(__file__).with_name("access_mark_words.txt").read_bytes().split())


def split_line(text: str) -> list[str]:
    """Return the sentences of a line, and what stands between its strokes, dashes and brackets."""
    return [part for part in _LINE_PART_SEPARATOR.split(text) if plain_mark(part)]


def level_of_part(part: str) -> str:
    """Return the level that a part of a text says as a whole, or at its beginning: "Do not share with donors"."""
    return level_beside(part) or _level_at_beginning(part) or level_for_a_time(part)


def level_for_a_time(part: str) -> str:
    """Return the level before "until" and the like where no text begins so: a study may be "restricted to" a town."""
    return level_before_term(part) if is_sure(plain_mark(part)) else ""


def _level_at_beginning(part: str) -> str:
    begin = plain_mark(part)
    if begins_title(begin):
        return ""
    return next((level for level in reversed(RESTRICTED) if begin.startswith(_long_phrases(level))), "")


def begins_title(begin: str) -> bool:
    """Tell whether a text begins as titles do, though its first words are a mark: "Do not share needles"."""
    return f"{begin} ".startswith(_title_beginnings())


@cache
def _title_beginnings() -> tuple[str, ...]:
    """Return the first words of titles, each with the space behind it."""
    return tuple(f"{phrase} " for phrase in mark_words("title"))


@cache
def _long_phrases(level: str) -> tuple[str, ...]:
    """Return the phrases that say a level also where more words stand behind, each with the space behind it."""
    return tuple(f"{phrase} " for phrase in mark_words(level) if len(phrase.split()) >= _FEWEST_WORDS)


def _without_only(words: list[str]) -> Iterator[str]:
    """Yield a phrase without the word "only" at its end, at its beginning, and at both; a lone word is no phrase."""
    starts = (0, 1) if words and words[0] in mark_words("only") else (0,)
    ends = (len(words), len(words) - 1) if words and words[-1] in mark_words("only") else (len(words),)
    phrases = (words[start:end] for start in starts for end in ends)
    yield from (" ".join(phrase) for phrase in phrases if _WORDS_BESIDE_ONLY <= len(phrase) < len(words))


@lru_cache(maxsize=1024)  # each part of a text is asked for several times
def plain_mark(text: str) -> str:
    """Return a text as the words are compared: in one case, without accents and without signs around it."""
    return fold_phrase(text, _EDGES)
