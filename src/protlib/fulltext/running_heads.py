"""Lines at the head or the foot that run through the pages of a file."""

import re
from collections import Counter
from typing import Final

_LONGEST: Final = 200
"""Letters of a running head; what is longer is a paragraph."""
_NUMBERS: Final = re.compile(r"[\W\d_]+|\b[ivxlc]+\b", re.IGNORECASE)
_OFTEN: Final = 3  # pages


def is_running(paragraph: str, counts: Counter[str]) -> bool:
    """Tell whether a paragraph runs through a file; `counts` has on how many pages its `letters_of` stand."""
    letters = letters_of(paragraph)
    return len(paragraph) <= _LONGEST and (not letters or counts[letters] >= _OFTEN)


def letters_of(paragraph: str) -> str:
    """Return the letters of a line that its pages have in common: all but its numbers, in one case."""
    return _NUMBERS.sub("", paragraph[: _LONGEST + 1]).casefold()
