"""Whether words may be the name of a region, without reading the gazetteer.

`region_words.txt` has the words of all names, a line for each; `make docs` makes it from the gazetteer.
"""

import re
from functools import cache
from pathlib import Path
from typing import Final

from protlib.text import fold

_WORDS: Final = "region_words.txt"


def may_name_region(text: str) -> bool:
    """Tell whether a text may be the name of a region: it has a word of such a name, or other letters than Latin."""
    return any(not word.isascii() or f"\n{word}\n" in _words() for word in words_of_region_text(text))


def words_of_region_text(text: str) -> set[str]:
    """Return the folded words of a text: those around an apostrophe both apart and as one."""
    folded = fold(text)
    return {*re.findall(r"[^\W_]+", folded), *re.findall(r"[^\W_]+", folded.replace("'", ""))}


@cache
def _words() -> str:
    return f"\n{Path(__file__).with_name(_WORDS).read_text(encoding='utf-8')}"
