"""Marks in the titles and notes of records, which say who may see them: "CONFIDENTIAL - not for circulation"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Final

from protlib.record.access import GUARDED, rank
from protlib.record.access_words import level_beside, level_of_part, parts_of, plain, words_of

_STROKES: Final = re.compile(r"[:|•·]\s|\s[–—-]+\s")
_BRACKETED: Final = re.compile(r"^[(\[]([^()\[\]]+)[)\]]|[(\[]([^()\[\]]+)[)\]]$")
_STRICTLY: Final = ("strict", "estrict", "estrit", "strett", "streng", "строго")
_SURE: Final = ("confiden", "конфиден", "vertraulich", "riservat", "سري", *_STRICTLY)
"""Words that begin marks; "secret" or "internal" also begin titles."""
_FEWEST_WORDS: Final = 3
"""Words of a phrase that no title is: "not for circulation"; one is "internal use"."""
_WORD: Final = re.compile(r"[^\W_]+")


def find_mark(title: str, notes: Iterable[str], tags: Iterable[str] = ()) -> tuple[str, str]:
    """Return the strictest level that a title, a note or a tag says, and its text; "" for none."""
    marks = [(level_beside(part), title) for part in _of_title(title)]
    marks += [(level_of_part(part), part.strip()) for note in notes for part in _of_note(note)]
    marks += [(level_beside(tag), tag) for tag in tags if _may_have(tag) and plain(tag).startswith(_SURE)]
    return max((mark for mark in marks if mark[0] in GUARDED), key=lambda mark: rank(mark[0]), default=("", ""))


def _of_title(title: str) -> Iterator[str]:
    """Yield the parts of a title that may be marks: in brackets at an end, and before or behind a stroke."""
    if not _may_have(title):
        return
    text = title.strip()
    yield from (part for match in _BRACKETED.finditer(text) for part in match.groups() if part)
    ends = _STROKES.split(_BRACKETED.sub("", text).strip())
    for part in (ends[0], ends[-1]):
        mark = plain(part).split()
        bare = [word for word in mark if word not in words_of("beside")]
        is_sure = len(bare) == 1 and bare[0].startswith(_SURE)
        is_shouted = part.isupper() and not title.isupper()
        if is_sure or is_shouted or len(mark) >= _FEWEST_WORDS or (mark and mark[0].startswith(_STRICTLY)):
            yield part


def _of_note(note: str) -> Iterator[str]:
    """Yield the parts of a note that may be marks; a lone word such as "internal" is one only as the whole note."""
    if not _may_have(note):
        return
    yield note
    yield from (part for part in parts_of(note) if " " in plain(part) or plain(part).startswith(_SURE))


def _may_have(text: str) -> bool:
    return bool(text) and not _telling_words().isdisjoint(
        _WORD.findall(text.lower() if text.isascii() else plain(text))
    )


@cache
def _telling_words() -> frozenset[str]:
    """Return the longest word of each mark: a text without any of them needs no closer look."""
    others = {word for phrase in words_of("beside") for word in _WORD.findall(phrase)}
    word_lists = (_WORD.findall(phrase) for level in GUARDED for phrase in words_of(level))
    return frozenset(max([word for word in words if word not in others] or words, key=len) for words in word_lists)
