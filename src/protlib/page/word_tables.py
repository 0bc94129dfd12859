"""The tables for splitting and comparing words on the page: those of Python, and the classes of letters in Unicode."""

import functools
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import Final

from protlib.index import words
from protlib.text import LETTERS, UNWANTED

_LAST: Final = 0x30000
"""Where letters that are written end: behind it there are tags and private use."""


@functools.cache
def word_tables() -> dict[str, object]:
    """Return the tables (see `interface/search/words.js`); ranges are for classes of a regular expression."""
    rules = words.rules()
    letters = [chr(code) for code in range(0x80, min(_LAST, sys.maxunicode))]
    unspaced = ((ord(first), ord(after) - 1) for first, after in rules["unspaced"])
    return rules | {
        "letters": list(LETTERS.items()),
        "caseless": [
            (letter, letter.casefold()) for letter in letters if letter == letter.lower() != letter.casefold()
        ],
        "combining": "".join(map(_format_range, _find_runs(filter(unicodedata.combining, letters)))),
        "unwanted": UNWANTED[1:-1].replace("\ud800-\udfff", r"\ud800-\udfff"),
        "unspaced": "".join(map(_format_range, unspaced)),
    }


def _find_runs(letters: Iterable[str]) -> Iterator[tuple[int, int]]:
    """Yield the beginnings and ends of runs of letters, which come in the order of their codes."""
    codes = list(map(ord, letters))
    starts = [codes[0], *(after for code, after in pairwise(codes) if after != code + 1)]
    ends = [*(code for code, after in pairwise(codes) if after != code + 1), codes[-1]]
    return zip(starts, ends, strict=True)


def _format_range(run: tuple[int, int]) -> str:
    first, last = run
    return rf"\u{{{first:x}}}" + (rf"-\u{{{last:x}}}" if last > first else "")
