"""Marks that say who may see a report: "CONFIDENTIAL", "Document interne", "not for circulation"."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.formats.reports.front import Front
from protlib.formats.reports.words import cut_opening, plain
from protlib.record.access import GUARDED, Access, stricter
from protlib.record.access_words import level_of, words_of

_BETWEEN_PARTS: Final = re.compile(r"[|•·;()\[\]]|\s[–—-]+\s|\.\s")
_UPPER, _LOWER = 0.12, 0.88
"""Beyond these shares of a page's height stand running heads and feet."""
_FIRST_LINES: Final = 20
"""So many lines of a first page are looked at, because the text begins below them where there is no cover."""
_LONGEST: Final = 100  # letters
_FEWEST_WORDS: Final = 3
"""Words of a phrase that is a mark also within a line: "draft, not for circulation"; a title has "internal use"."""


def find_access(front: Front, title: str) -> str:
    """Return who may see a report by the marks on its cover and in its heads and feet, "" where there is none.

    A line of the title is no mark: "INTERNAL" may stand above "DISPLACEMENT".
    """
    cover = [_plain(line.text) for line in front.lines(front.first)]
    level = ""
    for line in _lines(front):
        for mark, own_level in _marks_in(line):
            if _times(mark, " ".join(cover)) > _times(mark, plain(title)) or _plain(line) not in cover:
                level = stricter(level, own_level)
    return level


def is_mark(text: str) -> bool:
    """Tell whether a whole text says who may see a report, and nothing else."""
    return level_of(_plain(text)) in GUARDED


def is_sure_mark(text: str) -> bool:
    """Tell whether a whole text is such a mark and begins no title, as "INTERNAL" may do."""
    return is_mark(text) and (" " in _plain(text) or level_of(_plain(text)) == Access.CONFIDENTIAL)


def _lines(front: Front) -> Iterator[str]:
    for number, page in front.pages.items():
        for position, line in enumerate(page.lines):
            is_edge = not _UPPER < line.top / (page.height or 1) < _LOWER
            if len(line.text) < _LONGEST and (is_edge or (number == front.first and position < _FIRST_LINES)):
                yield line.text


def _marks_in(line: str) -> Iterator[tuple[str, str]]:
    """Yield the marks of a line, each with its level: alone, between strokes, behind "classification:", in a phrase."""
    rest = cut_opening("circulation", line)
    parts = {_plain(part) for part in (line, *_BETWEEN_PARTS.split(line), *([rest] if rest else []))}
    for level in (Access.INTERNAL, Access.CONFIDENTIAL):
        phrases = (phrase for phrase in words_of(level) if len(phrase.split()) >= _FEWEST_WORDS)
        yield from ((part, level) for part in parts & words_of(level))
        yield from ((phrase, level) for phrase in phrases if _times(phrase, _plain(line)))


def _plain(text: str) -> str:
    """Return a text as words of the table are compared, without the signs around it."""
    return plain(text).strip("«»“”\"'!*[]()<> ")


def _times(phrase: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(phrase)}(?!\w)", text))
