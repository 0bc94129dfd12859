"""The edges of pages: lines that run through a file at head or foot, and the words on both sides of a page break."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from protlib.fulltext.page_text import Page

_MOST_LETTERS_OF_A_HEAD: Final = 200
"""Letters of a running head; what is longer is a paragraph."""
_NUMBERS: Final = re.compile(r"[\W\d_]+|\b[ivxlc]+\b", re.IGNORECASE)
_PAGES_OF_A_RUNNING_HEAD: Final = 3  # pages
_LETTERS: Final = 240
"""So much of each page stands in a seam, about forty words: no longer phrase is typed."""
_PARAGRAPH: Final = "\n\n"


def is_running(paragraph: str, counts: Counter[str]) -> bool:
    """Tell whether a paragraph runs through a file; `counts` has on how many pages its `letters_of` stand."""
    letters = letters_of(paragraph)
    return len(paragraph) <= _MOST_LETTERS_OF_A_HEAD and (not letters or counts[letters] >= _PAGES_OF_A_RUNNING_HEAD)


def letters_of(paragraph: str) -> str:
    """Return the letters of a line that its pages have in common: all but its numbers, in one case."""
    return _NUMBERS.sub("", paragraph[: _MOST_LETTERS_OF_A_HEAD + 1]).casefold()


def seams_of(pages: Sequence[Page]) -> Iterator[str]:
    """Yield for each page but the last the end of its text and the beginning of the next, without running heads.

    A line at the head or the foot runs through a file where three of its pages have it, numbers aside.
    """
    parts = [page.text.split(_PARAGRAPH) for page in pages]
    heads = Counter(letters_of(paragraphs[0]) for paragraphs in parts)
    feet = Counter(letters_of(paragraphs[-1]) for paragraphs in parts)
    bodies = [_PARAGRAPH.join(_strip_edges(paragraphs, heads, feet)) for paragraphs in parts]
    for body, next_body in pairwise(bodies):
        yield f"{_last_words(body)} {_first_words(next_body)}"


def _strip_edges(paragraphs: Sequence[str], heads: Counter[str], feet: Counter[str]) -> Sequence[str]:
    start = len(paragraphs) > 1 and is_running(paragraphs[0], heads)
    end = len(paragraphs) > start + 1 and is_running(paragraphs[-1], feet)
    return paragraphs[start : len(paragraphs) - end]


def _last_words(text: str) -> str:
    if len(text) <= _LETTERS:
        return text
    return text[-_LETTERS:].partition(" ")[2]


def _first_words(text: str) -> str:
    if len(text) <= _LETTERS:
        return text
    return text[:_LETTERS].rpartition(" ")[0]
